"""The cards by which an entry is filled in and mended are such as phones draw."""

import pytest

from tests.cards.card_lint import faults
from tests.cards.test_card_rules import cards_of, invalid
from tests.support.person import DOG_UNIT, Person, opened_app

WISHES = (
    "fill in",
    "fill in what it is",
    "fill in what is agreed",
    "fill in who looks after it",
    "what is missing",
    "what is missing on the register",
    "add a note",
    "attach a document",
    "correct",
    "correct the title",
    "merge",
    "made by mistake",
)


def wrong(screen):
    """Return what is wrong with *screen* as a card, in whichever way it is drawn."""
    return [fault for card in cards_of(screen) for fault in (*invalid(card), *faults(card))]


@pytest.fixture(scope="module")
def person(tmp_path_factory):
    """Return somebody with an entry of which much is held."""
    with opened_app(tmp_path_factory.mktemp("store")) as app:
        someone = Person(app).says(DOG_UNIT, "none of these", "no", "no")
        someone.says("register", "Dog unit", "Merseyside Police", "yes", "fill in how it ends")
        someone.says("a" * 2000, "b\nb", "yes", "yes", "add a note: <b>[x](y)</b>")
        yield someone.says("attach a document", "skip", "https://x.example/a.pdf", "skip", "yes")


@pytest.mark.parametrize("wish", WISHES)
def test_every_card_of_it_is_drawn_on_a_phone(person, wish):
    """By the rules that every card keeps."""
    person.says(wish)
    assert wrong(person.screen) == []
    person.says("cancel")


def test_the_page_of_a_full_entry_is_drawn_on_a_phone(person):
    """With all that is held of it."""
    (row,) = person.app.arrangements.all(person.conversation.actor)
    person.says(row.short).sees("Notes", "Documents", "How it ends")
    assert wrong(person.screen) == []


def test_what_looks_alike_is_drawn_on_a_phone(person):
    """The last of them: it begins another matter."""
    person.says("start again", DOG_UNIT, "none of these", "no", "no")
    person.says("register", "Dog units", "none", "yes").sees("Some entries look like this one")
    assert wrong(person.screen) == []
