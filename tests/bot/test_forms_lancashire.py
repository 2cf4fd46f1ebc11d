"""A Lancashire member is taken through the Key Principles, and what they say is told in the outcome."""

import pytest

from tests.support.person import Person, opened_app

ARSON = "We want to join a partnership with the county council and the fire service against arson."
DECIDED = (ARSON, "none of these", "1-5 yes, 6b, 7 yes, 8 no")
PRINCIPLES = (*DECIDED, "begin the key principles")
WELL = ("all yes", "1 yes, 2 yes, 3 not applicable, 4 yes, 5 yes", "all yes", "1 yes, 2 no", "2")


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    with opened_app(tmp_path_factory.mktemp("store"), policy="lancashire") as opened:
        yield opened


@pytest.fixture
def person(app, request):
    """Return somebody of whom the store has never heard."""
    return Person(app, request.node.nodeid)


def completed(person):
    (row,) = person.app.desk.forms.mine(person.conversation._front.actor)
    return row


def test_all_ten_are_asked_on_four_cards(person):
    """What was said of each is checked; clear and favourable, they change nothing but the fact."""
    person.says(*PRINCIPLES).sees("Why a partnership, and to what end", "part 1 of 4")
    person.says(*WELL).sees("check your answers", "13. For how long is that? With no end set")
    person.does_not_see("When does our membership end?", "To be taken care of", "Risks proposed")
    person.says("complete").sees("The ten Key Principles: done on 1 April 2026")
    assert person.answers["key_principles_clear"] == "yes"
    assert (completed(person).care, completed(person).risks) == ((), ())


def test_an_answer_that_is_not_clear_is_to_be_taken_care_of_and_is_no_bar(person):
    """LAN-KP11, A-31: approval and register are as they were."""
    person.says(*DECIDED).sees("The Chief Executive, after consulting")
    person.says("begin the key principles", *WELL, "change 2", "not clear", "complete").sees(
        "The ten Key Principles: the form is complete. 1 thing to take care of.",
        "Have the aims agreed by every partner, and written down. Ask the Partnerships &",
        "A Key Principle has no clear answer. That is no bar by itself",
        "The Chief Executive, after consulting",
    )
    assert person.answers["key_principles_clear"] == "some_unclear"


def test_a_clear_unfavourable_answer_proposes_a_risk_and_is_referred(person):
    """The policy does not say what follows; nothing is refused."""
    person.says(*PRINCIPLES, *WELL, "change 14", "yes", "complete").sees(
        "1 risk proposed.",
        "Now: The policy does not say what follows when the answer to a Key Principle is clear",
        "Being in the partnership could run against the Equality Scheme.",
        "ask the Chief Executive (LAN-KP11, A-31)",
    )
    assert person.answers["key_principles_clear"] == "some_adverse"


def test_a_set_time_is_asked_for_its_end(person):
    """A question that hangs on the one before it; the day is read as people write it."""
    person.says(*PRINCIPLES, *WELL[:-1], "1").sees("When does our membership end?")
    person.says("soon").sees("I could not read “soon” as a day.")
    person.says("31/3/2028").sees("14. When does our membership end? 31 March 2028")


def test_the_first_minutes_are_enough_only_where_all_three_hold(person):
    """LAN-G0b: what is asked follows from three answers, which become the matter's."""
    person.says(*DECIDED, "begin the governance arrangements")
    person.sees("Is it likely to be short?", "Does it come with commitments")
    person.says("1 yes, 2 yes, 3 no").sees("Which minutes or notes record the arrangements?")
    person.says("skip", "back", "3 yes", "keep").sees("Which terms of reference record")


def test_a_part_that_does_not_concern_the_matter_is_not_asked(person):
    """A member's appointment asks nothing of an officer's."""
    person.says(*DECIDED, "begin appointing the representative", "1", "She chairs it well.")
    person.sees("Has it been talked over with the member in Member Development?")
    person.says("all not yet", "skip").sees("check your answers", "Put it to the Annual General")
    person.does_not_see("Has a manager proposed it?")


def test_a_form_that_logs_something_is_logged_and_needs_no_matter(person):
    """A report back: what is told of a risk is reported, and nothing else changes."""
    person.says("begin reporting back").sees(
        "Which partnership or association was it?", "this one is ours"
    )
    person.says(
        "The arson board", "1 April 2026", "They want a car.", "It may be ours to pay", "yes"
    )
    person.sees("Logged as MTG-", "It goes to the Partnerships & Performance Officer.")
    (risk,) = person.app.desk.risks.all(person.conversation.actor)
    assert risk.risk.title == "It may be ours to pay"
    person.says("forms").sees("Reporting back from a partnership or association")


def test_who_did_what_to_a_form_is_told_with_its_matter(person):
    """The timeline has the form's own words."""
    person.says(*PRINCIPLES, *WELL, "complete", "timeline")
    person.sees("began the form The ten Key Principles", "Is it agreed who leads, and who is")
    person.sees("completed the form The ten Key Principles", "answered, in a form:")
