"""Why, by whom and when something was decided is told in the chat, and how it stood on a day."""

from contextlib import closing
from datetime import datetime

import pytest

from bot.replaying import replayed
from bot.settings import Settings
from bot.wiring import wire
from tests.bot.test_words_on_screen import faults
from tests.support.person import DOG_UNIT, CountingIds, Person, opened_app
from tests.support.tampering import Tampering

SUPPLIER = "Our software supplier calls our contract a strategic partnership. Is it one?"


@pytest.fixture
def app(tmp_path):
    with opened_app(tmp_path) as opened:
        yield opened


@pytest.fixture
def person(app):
    return Person(app, "demo-sergeant")


def asks(person, text):
    """Let *person* ask *text*, as a line that was understood to ask of what was decided."""
    person._show(replayed(person.conversation._front, text))
    return person


def decided(person):
    return person.says(DOG_UNIT, "none of these", "no", "yes")


def test_why_it_was_decided_so_is_told_with_the_clauses_and_decided_again(person):
    """When, by whom, under what; the reasons; who answered what, and what was changed."""
    person.says(SUPPLIER, "yes")
    number = person.enquiry.short
    asks(person, "why was this decided so").sees(
        f"Why {number} was decided so",
        "Decided 1 April 2026, 09:00, asked by you, under the Cheshire policy, version 0.2.",
        "Decided again just now, on the same answers and the same version of the policy: the same.",
        "This is not a partnership - Because: A contract with a supplier, or a bought service:"
        " Yes.",
        "CHE-7.3: ",
        "What was answered - A contract with a supplier, or a bought service: Yes (you, 1 April"
        " 2026, 09:00)",
    ).does_not_see("What was changed")
    person.says("change 1", "no")
    asks(person, "why was this decided so").sees(
        "What was changed - 1 April 2026, 09:00, you: changed an answer: A contract with a"
        " supplier, or a bought service: now No, was Yes",
        "Answers were given or changed after that, so it is to be decided anew.",
    )


def test_before_it_is_decided_there_are_no_reasons(person):
    """What waits for an answer stands beneath."""
    person.says(DOG_UNIT)
    asks(person, "why was this decided so").sees(
        "It is not decided yet, so there are no reasons to tell."
    )
    assert person.screen.below is not None


@pytest.mark.parametrize("text", ["who decided it and when", "show the history", "timeline"])
def test_the_history_is_a_line_for_each_act(person, text):
    """What came of one press stands on one line."""
    person.says(SUPPLIER, "yes")
    number = person.enquiry.short
    asks(person, text)
    assert person.screen.title == f"What happened to {number}"
    assert person.screen.paragraphs[0].startswith("Decided 1 April 2026, 09:00, asked by you,")
    (section,) = person.screen.sections
    when = "1 April 2026, 09:00, you:"
    supplier = "A contract with a supplier, or a bought service: Yes"
    heard = f"that was heard as: {supplier} (“supplier”)"
    answer = "This is not a partnership; No approval under this policy"
    assert section.lines == (
        f"{when} asked whether it is a partnership: “{SUPPLIER}”; {heard}",
        f"{when} confirmed what was heard; answered, as said at the start: {supplier}",
        f"{when} got the answer: {answer}",
        f"{when} let it rest as considered: it is on no register",
    )


def test_a_matter_is_told_by_its_number_whatever_is_in_front(person):
    """What is in front stays there."""
    person.says(SUPPLIER, "yes")
    number = person.enquiry.short
    person.says("start again", DOG_UNIT)
    other = person.enquiry.short
    asks(person, f"show the history of {number.lower()}").sees(f"What happened to {number}")
    assert person.enquiry.short == other


def test_how_it_stood_on_a_day_is_what_had_been_recorded_by_its_end(tmp_path):
    """Before, between, and after a change."""
    ids = CountingIds()

    def on(moment, *lines):
        now = datetime.fromisoformat(moment)
        url = f"sqlite:///{tmp_path}/chat.sqlite"
        with closing(wire(Settings(store=url, now=now), ids)) as app:
            person = Person(app, "demo-sergeant")
            person.says(*lines)
            return person if not lines else person.enquiry.short

    number = on("2026-03-03T10:00+00:00", SUPPLIER, "yes")
    on("2026-03-05T10:00+00:00", number, "change 1", "no")
    now = datetime.fromisoformat("2026-03-06T10:00+00:00")
    url = f"sqlite:///{tmp_path}/chat.sqlite"
    with closing(wire(Settings(store=url, now=now), ids)) as app:
        person = Person(app, "demo-sergeant").says(number)
        asks(person, "how did it stand on 3 March 2026").sees(
            f"How {number} stood at the end of 3 March 2026",
            "Decided 3 March 2026, 10:00, asked by you",
            "This is not a partnership",
            "A contract with a supplier, or a bought service: Yes (you, 3 March 2026, 10:00)",
        ).does_not_see("changed an answer")
        asks(person, "how did it stand yesterday").sees("It waited for answers.", "now No, was Yes")
        asks(person, "how did it stand on 2 March").sees(
            "Nothing of it had been recorded by then. It was first recorded on 3 March 2026, 10:00."
        )


def registered(person):
    decided(person).says("register", "yes", "none", "yes")
    return next(iter(person.app.arrangements.all(person.conversation.actor))).short


def test_an_entry_is_told_with_the_reasons_behind_it_to_whoever_may_read_them(app, person):
    """Its opener; others are told whose they are, and see what the register shows."""
    number = registered(person)
    enquiry = person.enquiry.short
    asks(person, f"why is {number} on the register").sees(
        f"Why {enquiry} was decided so", "CHE-6.12: "
    )
    asks(person, f"history of {number}").sees(f", {number}, you: put on the Register")
    other = Person(app, "demo-inspector")
    asks(other, f"why is {number} on the register").sees(
        f"The answers and reasons behind it are in {enquiry}: they are for whoever opened that,"
        " and for those who audit.",
        "Register: Register of collaborations",
    )
    asks(other, f"history of {number}").sees(f"What happened in {enquiry} is for whoever opened")
    asks(other, f"how did {number} stand today").sees(
        f"How {number} stood at the end of 1 April 2026",
        "Kind: Collaboration under section 22A",
        "What had happened by then",
    )
    asks(other, f"how did {number} stand yesterday").sees("Nothing of it had been recorded by then")


def test_another_persons_matter_is_for_those_who_audit(app, person):
    """Whose it is to see is said; they see the role of whoever asked."""
    number = decided(person).enquiry.short
    asks(Person(app, "demo-inspector"), f"why was {number} decided so").sees(
        "That is for others to see: whoever opened the matter, the Commissioner's Chief of Staff,"
        " the Chief Constable, the OPCC Head of Policy and Partnerships or an auditor."
    )
    asks(Person(app, "demo-head-of-policy"), f"why was {number} decided so").sees(
        "asked by a neighbourhood sergeant, under the Cheshire policy"
    )


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("ENQ-AAAAAAAA", "You have no matter with the number ENQ-AAAAAAAA."),
        ("ARR-AAAAAAAA", "There is no entry with the number ARR-AAAAAAAA."),
    ],
)
def test_a_number_that_is_nobodys_is_named(person, number, told):
    """With where to look."""
    asks(person, f"history of {number}").sees(told)


def test_with_nothing_in_front_it_is_asked_which_matter_is_meant(person):
    """To be picked, or said by its number."""
    asks(person, "show the history").sees("There is nothing to tell of yet.")
    number = decided(person).enquiry.short
    person.says("start again")
    asks(person, "show the history").sees(
        "Which matter do you mean?", f"for example: history of {number}"
    )
    assert [choice.value for choice in person.screen.pick.choices] == [f"history of {number}"]


def test_what_was_changed_behind_our_back_is_never_told_as_a_reason(person, tmp_path):
    """What was recorded is told, and that it does not come out so any more."""
    person.says(SUPPLIER, "yes")
    number = person.enquiry.short
    Tampering(tmp_path / "chat.sqlite").change(
        "outcome-determined", lambda body: body["result"].update(partnership="yes")
    )
    with opened_app(tmp_path, person.app.desk.new_key.__self__) as app:
        again = Person(app, "demo-sergeant").says(number)
        asks(again, "why was this decided so").sees(
            "Decided again just now it does not come out as it was recorded.",
            "- This is a partnership",
        ).does_not_see("CHE-7.3")


def test_a_long_history_shows_its_newest_acts(person):
    """And says how many there were before."""
    person.says(SUPPLIER, "yes")
    for answer in ("no", "yes") * 20:
        person.says("change 1", answer)
    asks(person, "timeline")
    lines = person.screen.sections[0].lines
    assert len(lines) == 41
    assert lines[0].startswith("and ")
    assert lines[0].endswith(" earlier: the whole of it can be printed by whoever audits")


def test_every_screen_of_it_is_in_plain_words(person):
    """No word of our own making, no blame."""
    number = registered(person)
    for text in (
        "why",
        "history",
        f"history of {number}",
        f"why {number}",
        "how did it stand today",
        f"how did {number} stand yesterday",
        "history of ENQ-AAAAAAAA",
    ):
        asks(person, text)
        assert faults(iter([person.page])) == [], text
