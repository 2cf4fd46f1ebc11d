"""A notice says what it is about and opens it; of what is sensitive, only that it waits."""

import json

import pytest

from bot.cards.budget import MOST
from bot.cards.card import adaptive_card, told
from bot.notice_screens import notice_screen, settled_screen
from bot.presses import Press, decode
from bot.screens import Screen
from domain.services.outbox import Ready

ENTRY = "arrangement-" + "0" * 32
NOTICE = Ready(
    id="n-1",
    person="demo-chief-constable",
    title="Dog units: your approval is awaited",
    lines=("Asked by Sgt Ahmed on 1 April 2026.",),
    about=ENTRY,
    number="ARR-AAAAAAAA",
    attempt=0,
    statutory=True,
)


def noticed(**different) -> Screen:
    values = {name: getattr(NOTICE, name) for name in Ready.__slots__} | different
    return notice_screen(Ready(**values))


def pressed(screen: Screen) -> Press:
    """Return what the only button of the card of *screen* means."""
    card = adaptive_card(screen, "token")
    [button] = card["actions"]
    assert button["title"] == "Open"
    press = decode(button["data"]["press"])
    assert press is not None
    return press


def test_it_says_what_it_is_about_and_opens_that():
    screen = noticed()
    assert screen.title == "Dog units: your approval is awaited"
    assert screen.paragraphs == ("Asked by Sgt Ahmed on 1 April 2026.",)
    assert told(screen) == "Dog units: your approval is awaited."
    assert pressed(screen) == Press(ENTRY, 0, "show")


def test_what_cannot_be_turned_off_says_so_and_its_lines_say_how_to_turn_off_the_rest():
    assert noticed(statutory=False).progress == ""
    assert noticed(statutory=True).progress == "A notice of this kind cannot be turned off."


@pytest.mark.parametrize(
    ("about", "press"),
    [
        ("task-" + "1" * 32, Press("task-" + "1" * 32, 0, "show")),
        ("form-" + "1" * 32, Press("form-" + "1" * 32, 0, "show")),
        ("enquiry-" + "1" * 32, Press("enquiry-" + "1" * 32, 0, "resume")),
        ("office-head_of_policy", Press("office-head_of_policy", 0, "show")),
        ("", Press("", 0, "line", "what waits for me")),
        ("somewhere-new", Press("", 0, "line", "what waits for me")),
    ],
)
def test_each_kind_of_thing_is_opened_as_its_own_buttons_do(about, press):
    assert pressed(noticed(about=about)) == press


@pytest.mark.parametrize("marking", ["OFFICIAL-SENSITIVE", "sensitive"])
def test_of_what_is_sensitive_nothing_is_named_on_card_or_telephone(marking):
    screen = noticed(marking=marking)
    card = json.dumps(adaptive_card(screen, "token"))
    assert "Dog units" not in card
    assert "Ahmed" not in card
    assert told(screen) == f"{marking.upper()}: something waits for you."
    assert pressed(screen) == Press(ENTRY, 0, "show")


def test_another_marking_is_told_with_it():
    assert noticed(marking="OFFICIAL").paragraphs[0] == "OFFICIAL"


def test_the_longest_notice_is_a_card_that_teams_takes():
    lines = tuple(f"{n}: " + "Ω\N{WOMAN}" * 2_000 for n in range(100))
    card = adaptive_card(noticed(title="T" * 5_000, lines=lines), "token")
    assert len(json.dumps(card, separators=(",", ":"))) <= MOST
    assert [button["title"] for button in card["actions"]] == ["Open"]


def test_what_is_settled_has_nothing_to_press():
    card = adaptive_card(settled_screen(NOTICE), "token")
    assert card["actions"] == []
    assert "Dog units: your approval is awaited" in json.dumps(card)
    assert "nothing waits for you here" in json.dumps(card)
