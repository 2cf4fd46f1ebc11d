"""A deed asks for what it lacks, at once on a card and line by line when typed, and loses nothing."""

from dataclasses import replace

import pytest

from bot.asked import Ask, asked
from bot.doing import page_of
from bot.feature import Deed, Feature, Told, button, read_deed
from bot.screens import Choice, Field, Screen, Section
from domain.refusals import NotDecided
from tests.support.person import DOG_UNIT, Person, opened_app

FIELDS = (
    Field("why", "Why", required=True, longest=20),
    Field("how", "How", kind="choice", choices=(Choice("well", "Well"), Choice("badly", "Badly"))),
    Field("when", "When", kind="day"),
    Field("cost", "Cost", kind="amount"),
)


def told(_front, row) -> Told:
    """The toy's part of an entry's page."""
    return Told(
        (f"A toy stands on {row.short}.",),
        (Section("Toys", ("one",)),),
        (
            button("toy", "play", says="play", does="play with it", label="Play"),
            button("toy", "refuse", says="refuse", does="not do it", label="Refuse"),
            button("toy", "sure", says="be sure", does="do it for good", label="For good"),
        ),
    )


def said(front, text) -> Screen | None:
    """The toy takes one word."""
    if text != "play":
        return None
    return done(front, Deed("toy", "play", stream=f"arrangement-{front.entry_id}"))


def done(front, deed) -> Screen:
    """Play, refuse, or ask to be agreed with."""
    if deed.what == "refuse":
        raise NotDecided
    fields = FIELDS if deed.what == "play" else ()
    values = asked(front, Ask(deed, "Play with it", "Play it", fields, ("The toy is told.",)))
    if isinstance(values, Screen):
        return values
    played = ", ".join(f"{name}={value}" for name, value in values.items())
    return page_of(front, deed.stream, f"Played: {played}.")


TOY = Feature("toy", told=told, said=said, done=done, greets=lambda _: ("A toy waits.",))


@pytest.fixture
def person(tmp_path):
    """Return somebody on the page of an entry, in an assistant that has the toy alone."""
    with opened_app(tmp_path) as app:
        toys = replace(app, desk=replace(app.desk, features=(TOY,)))
        someone = Person(toys).says(DOG_UNIT, "none of these", "no", "no")
        someone.says("register", "yes", "Merseyside Police", "yes")
        yield someone.says(
            "show the register", app.arrangements.all(someone.conversation.actor)[0].short
        )


def test_the_page_of_an_entry_says_what_each_feature_says(person):
    """Its lines, its lists and its buttons stand with what the entry is."""
    assert "A toy stands on ARR-" in person.page
    assert [each.heading for each in person.screen.sections] == ["What it is", "Toys"]
    assert person.screen.sections[1] == Section("Toys", ("one",))
    assert person.buttons[:3] == ["Play", "Refuse", "For good"]


def test_on_a_card_everything_is_asked_for_at_once(person):
    """What is filled in is read as what it is, and the deed is done."""
    person.presses_button("Play")
    assert [field.name for field in person.screen.inputs.fields] == ["why", "how", "when", "cost"]
    person.fills({"why": " For  fun ", "how": "well", "when": "2026-03-03", "cost": "1,200.5"})
    assert person.screen.notice == (
        "Played: why=For fun, how=well, when=2026-03-03, cost=1200.50.",
    )


def test_what_cannot_be_read_is_named_and_the_rest_stays(person):
    """Nobody types anything twice."""
    person.presses_button("Play").fills(
        {"why": "", "how": "so-so", "cost": "1,200", "when": "soon"}
    )
    assert person.screen.notice == (
        "Why: this is needed.",
        "“so-so” is none of these: Well or Badly.",
        "When: write a day with its year, such as 3 March 2026.",
    )
    assert [field.value for field in person.screen.inputs.fields] == ["", "so-so", "soon", "1,200"]
    person.fills({"why": "fun", "how": "2", "when": "3 March 2026"})
    assert person.screen.notice == ("Played: why=fun, how=badly, when=2026-03-03, cost=1200.00.",)


def test_typed_it_is_asked_line_by_line_and_agreed_to(person):
    """What may be left empty can be skipped; one step back is one line back."""
    person.says("play", "skip")
    assert person.screen.notice == ("Why: this is needed.",)
    person.says("back", "play", "")
    assert person.screen.notice == ("Why: this is needed.",)
    person.says("for fun", "nonsense")
    assert person.screen.notice == ("“nonsense” is none of these: Well or Badly.",)
    person.says("2", "3 March 2026", "back", "skip", "none")
    assert "Why: for fun How: Badly When: left empty Cost: left empty" in person.page
    person.says("perhaps")
    assert person.screen.notice == ("Type yes to do it, back to change something, or cancel.",)
    person.says("yes")
    assert person.screen.notice == ("Played: why=for fun, how=badly, when=, cost=.",)


def test_what_is_too_long_is_asked_again(person):
    """The limit is said."""
    person.says("play", "x" * 21)
    assert person.screen.notice == ("Why: that is longer than 20 characters.",)


def test_a_question_beside_it_is_answered_and_it_is_asked_again_beneath(person):
    """Help does not lose what was typed."""
    person.says("play", "for fun", "help")
    assert person.screen.below.progress == "2 of 4"


@pytest.mark.parametrize("line", ["cancel", "resume"])
def test_not_now_does_nothing_and_shows_the_entry(person, line):
    """By the word or by the button."""
    person.says("play", line)
    assert person.screen.notice == ("Nothing was done.",)
    person.presses_button("Play").presses_button("Not now")
    assert "A toy stands on" in person.page
    assert person.screen.inputs is None


def test_a_deed_without_fields_is_agreed_to_all_the_same(person):
    """It says who will be told."""
    person.presses_button("For good")
    assert person.screen.inputs.about == ("The toy is told.",)
    person.fills()
    assert person.screen.notice == ("Played: .",)


def test_a_refusal_is_said_on_the_page_that_it_is_about(person):
    """And the conversation knows why."""
    person.presses_button("Refuse")
    assert person.screen.notice[0].startswith("That comes once the questions are answered.")
    assert "A toy stands on" in person.page
    assert person.conversation.refusal == NotDecided()


def test_an_unknown_deed_shows_how_it_stands(person):
    """A button of an older version of the program is no defect."""
    card = person.screen
    with_other = replace(
        card, actions=(button("gone", "x", says="", does="", label="Gone"), *card.actions)
    )
    person.presses_button("Gone", on=with_other)
    assert person.screen.notice == ("That cannot be done here any more. This is how it stands.",)


def test_the_welcome_says_what_waits(person):
    """Each feature has its line."""
    assert "A toy waits." in person.says("start again").page


@pytest.mark.parametrize("line", ["", "toy", "toy.", ".play", "nothing at all"])
def test_what_is_no_deed_is_read_as_none(line):
    """Only a feature and what it does make one."""
    assert read_deed(line) is None


def test_a_deed_is_read_back_from_its_line():
    """Of several it says which."""
    deed = Deed("toy", "play", "a:b", "arrangement-x", 3, {"why": "fun"})
    read = read_deed(deed.line, stream="arrangement-x", version=3, given={"why": "fun"})
    assert read == deed
    assert deed.id == "x"
