"""Every kind of card is approved as the JSON that it is; APPROVE=1 approves."""

import json
import os
from pathlib import Path

import pytest

from bot.cards.card import adaptive_card
from tests.cards.real_screens import real_screens

pytestmark = pytest.mark.xdist_group("cards")
FOLDER = Path(__file__).parent / "approved"
NAMES = (
    "welcome-with-matters",
    "heard-and-asked",
    "single-question",
    "group",
    "lettered-group",
    "misread",
    "changing",
    "outcome-everything",
    "why-asked",
    "answers",
    "register-title",
    "register-done",
    "matters-beside-a-question",
    "stale",
    "form-text",
    "form-group",
    "form-check",
    "outcome-with-forms",
)


def written(card) -> str:
    """Return *card* as lines that can be compared."""
    return json.dumps(card, indent=1, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("name", NAMES)
def test_a_card_is_as_it_was_approved(name):
    """Elements, texts and what the buttons carry."""
    card = written(adaptive_card(real_screens()[name], "token-1"))
    path = FOLDER / f"{name}.json"
    if os.environ.get("APPROVE") == "1":
        path.parent.mkdir(exist_ok=True)
        path.write_text(card, encoding="utf-8")
    assert card == path.read_text(encoding="utf-8")


def test_every_approved_card_is_one_that_is_drawn():
    """None is left over."""
    assert {path.stem for path in FOLDER.glob("*.json")} == set(NAMES)
