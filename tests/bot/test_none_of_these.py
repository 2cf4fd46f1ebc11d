"""None of these answers no to what is left open on the card that it is on, in one act, once."""

import pytest

from bot.presses import Press, encode
from bot.pressing import LEFT_OUT
from tests.support.person import DOG_UNIT, Person, opened_app

FIRE = "We want to work with the fire service."
HEARD = {"collaboration": "yes", "agreement_basis": "s22a_23_23a", "stage": "new"}
EXCLUDED = {
    "professional_network": "no",
    "supplier_contract": "no",
    "conference": "no",
    "consultative_group": "no",
}


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    with opened_app(tmp_path_factory.mktemp("store")) as opened:
        yield opened


@pytest.fixture
def heard(app, request):
    """Return somebody before what was heard, with four questions beside it."""
    return Person(app, request.node.nodeid).says(DOG_UNIT)


@pytest.fixture
def asked(heard):
    """Return a person before the four exclusions."""
    return heard.says("yes").sees("Is it any of these?")


def acts(person):
    """Return the names of the events of each act, in order."""
    store, done = person.app.store, {}
    for each in store.load(f"enquiry-{person.enquiry.id}"):
        done.setdefault(each.command_key, []).append(each.name)
    return list(done.values())


def test_on_a_question_card_it_answers_no_to_all_of_it(asked):
    """In one act, as if it had been typed."""
    asked.presses("none").sees("Is the partnership itself governed by statute?")
    assert asked.answers == {**HEARD, **EXCLUDED}
    assert acts(asked)[-1] == ["question-answered"] * 4
    typed = Person(asked.app, f"{asked.name} who types").says(DOG_UNIT, "yes", "none of these")
    assert [a.shown for a in typed.enquiry.enquiry.answers] == [
        a.shown for a in asked.enquiry.enquiry.answers
    ]


def test_what_is_given_beside_it_is_kept(asked):
    """And what belongs to another part of the card is left alone."""
    asked.presses("none", {"conference": "unsure", "line": "change 1"})
    assert asked.answers == {**HEARD, **EXCLUDED, "conference": "unsure"}


def test_on_the_card_of_what_was_heard_it_takes_that_as_right(heard):
    """And answers no to what is asked beside it."""
    heard.presses("none").sees("Is the partnership itself governed by statute?")
    assert heard.answers == {**HEARD, **EXCLUDED}
    assert acts(heard)[-1] == ["hearing-confirmed", *["question-answered"] * 7]


def test_what_was_heard_is_corrected_and_left_out_beside_it(heard):
    """As the confirmation does."""
    given = {**HEARD, "stage": "existing", "agreement_basis": LEFT_OUT, "conference": "yes"}
    heard.presses("none", given)
    kept = {"collaboration": "yes", "stage": "existing"}
    assert heard.answers == {**kept, **EXCLUDED, "conference": "yes"}


def test_on_a_card_that_is_changed_it_changes_what_can_be_no(asked):
    """What takes no such answer stays; all of it is one act, and it says what changed."""
    asked.says("1, rest no").sees("This is not a partnership", "professional relationships: Yes")
    asked.says("back").sees("Is it any of these?", "Your answers are: 1 Yes, 2 No, 3 No, 4 No")
    asked.presses("none").sees("now “This is a partnership”, was “This is not a partnership”")
    assert asked.answers == {**HEARD, **EXCLUDED}
    assert acts(asked)[-1] == ["answer-changed"]
    asked.says("back", "back").sees("This is what you said at the start.")
    asked.presses("none", {"stage": "renewal"})
    assert asked.answers == {**HEARD, **EXCLUDED, "collaboration": "no", "stage": "renewal"}
    assert acts(asked)[-1] == ["answer-changed"] * 2


def test_a_changed_card_keeps_what_it_showed(asked):
    """Its hash is that of the card, not of the question that comes next."""
    asked.says("none of these", "back").sees("Your answers are: 1 No, 2 No, 3 No, 4 No")
    shown = asked.screen.question.shown
    card = asked.screen
    asked.is_recalled().presses("none", {"conference": "yes"}, on=card)
    assert asked.answers["conference"] == "yes"
    assert [a.shown for a in asked.enquiry.enquiry.answers if a.fact == "conference"] == [shown]
    assert "statutory_basis" not in asked.answers


def test_a_group_that_is_changed_keeps_what_it_showed(asked):
    """Also where only some of it is given."""
    asked.says("none of these", "back")
    shown = asked.screen.question.shown
    asked.presses("change", {"conference": "yes", "supplier_contract": "unsure"})
    changed = [a.shown for a in asked.enquiry.enquiry.answers if a.value in {"yes", "unsure"}][1:]
    assert changed == [shown, shown]


def test_on_an_older_card_it_records_nothing_and_says_so(asked):
    """An answer of that card was given since, in another window."""
    old = asked.screen
    Person(asked.app, asked.name).says("2")
    before = asked.everything
    asked.presses("none", on=old).sees("This matter has moved on", "This is not a partnership")
    assert asked.everything == before


@pytest.mark.parametrize("confirmed", ["yes", "yes, but not 2", "none of it"])
def test_on_a_card_of_what_was_heard_before_it_was_confirmed_it_is_too_late(heard, confirmed):
    """Whatever was confirmed then, if only that nothing of it was right."""
    old = heard.screen
    heard.says(confirmed)
    before = heard.everything
    heard.presses("none", on=old).sees("This matter has moved on", "Is it any of these?")
    assert heard.everything == before


def test_the_same_card_pressed_again_is_the_same_answer(asked):
    """By the same way or another, here or in another process, before or after it went on."""
    card = asked.screen
    asked.presses("none", on=card, act_key=f"{card.stream} once")
    first, before = asked.screen, asked.everything
    asked.presses("none", on=card, act_key=f"{card.stream} once")
    assert asked.screen == first
    for next_line in ("no", "no", "why"):
        begun, recalled = (Person(asked.app, asked.name) for _ in range(2))
        before = asked.everything
        for each in (asked, begun, recalled.is_recalled()):
            each.presses("none", on=card, act_key=f"{card.stream} once")
            each.does_not_see("moved on", "Nothing was recorded", "not recorded")
            assert each.everything == before
            assert each.conversation.refusal is None
        asked.says(next_line)


@pytest.mark.parametrize(
    "line", ["", " ", "dragons", "conference dragons", "statutory_basis", "stage conference"]
)
def test_what_no_card_asks_is_not_answered(asked, line):
    """A client may send anything; no button is made like that."""
    before, card = asked.everything, asked.screen
    asked.presses(key=encode(Press(card.stream, card.version, "none", line)))
    asked.sees("othing was recorded", "Is it any of these?")
    assert asked.everything == before


def test_nothing_is_asked_of_a_decided_matter(asked):
    """So there is nothing to deny, and what was answered stands."""
    asked.says("none of these", "no", "no").sees("This is a partnership")
    before, card = asked.everything, asked.screen
    asked.presses(key=encode(Press(card.stream, card.version, "none", "grant_funding")))
    asked.sees("othing was recorded", "This is a partnership")
    assert asked.everything == before


def test_on_a_lettered_card_only_what_takes_a_no_is_answered(app):
    """The rest is asked again."""
    person = Person(app, "lettered").says(FIRE)
    person.presses("none")
    while (question := person.screen.question) is not None and all(
        item.is_yes_no for item in question.items
    ):
        person.presses("none")
    assert question is not None
    asked = {item.fact for item in question.items}
    takes = {item.fact for item in question.items if item.is_yes_no}
    person.presses("none")
    assert asked & set(person.answers) == takes
