"""Every kind of card is valid, drawn by phones and within its budget, whatever is written on it."""

import json
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema.validators import validator_for

from bot.cards import words
from bot.cards.card import adaptive_card, told
from bot.cards.text import plain
from bot.outcome import outcome_screen
from bot.reasons import why_screen
from domain.policy.goals import GOALS
from tests.bot.test_words_on_screen import faults as word_faults
from tests.cards.card_lint import INPUTS, as_older_clients_draw_it, buttons, faults, of_type, shown
from tests.cards.made_screens import everywhere, screens
from tests.cards.real_screens import NAMES, real_screens
from tests.policies.cases import load_cases
from tests.support.person import opened_app

pytestmark = pytest.mark.xdist_group("cards")
SCHEMAS = Path(find_spec("adaptive_cards").origin).parent / "schemas"
OFFICIAL = json.loads((SCHEMAS / "schema-1.5.json").read_text(encoding="utf-8"))
VALIDATOR = validator_for(OFFICIAL)(OFFICIAL)
WAYS = ({}, {"can_open_dialog": True}, {"dialog": True})


@pytest.fixture(scope="module")
def policy(tmp_path_factory):
    with opened_app(tmp_path_factory.mktemp("store")) as app:
        yield app.desk.policy


def invalid(card) -> list[str]:
    """Return what the official schema of Adaptive Cards says against *card*."""
    older = as_older_clients_draw_it(card)
    return [
        f"{list(error.absolute_path)}: {error.message}" for error in VALIDATOR.iter_errors(older)
    ]


def cards_of(screen):
    """Return *screen* drawn in every way."""
    return [adaptive_card(screen, "token-1", **way) for way in WAYS]


def test_the_schema_finds_what_is_wrong():
    """It knows the elements, their properties and their values."""
    block = {"type": "TextBlock", "text": "x"}
    good = {"type": "AdaptiveCard", "version": "1.5", "body": [block]}
    assert invalid(good) == []
    for bad in ({"wieght": "Bolder"}, {"weight": "Heavy"}, {"type": "TextBlok"}, {"text": None}):
        assert invalid({**good, "body": [{**block, **bad}]})


@pytest.mark.parametrize("name", NAMES)
def test_every_card_is_valid_and_keeps_the_rules(name):
    """By the official schema, and by the rules that it does not know."""
    for card in cards_of(real_screens()[name]):
        assert invalid(card) == []
        assert faults(card) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_offer_of_a_screen_has_its_button(name):
    """Whatever has a label can be pressed, unless it only leads to what stands beneath."""
    screen = real_screens()[name]
    card = adaptive_card(screen, "token-1")
    below = screen.below
    offered = [each.label for each in screen.actions if each.label]
    beneath = [each.label for each in below.actions if each.label] if below is not None else []
    titles = [action["title"] for action in buttons(card)]
    assert {*offered, *beneath} - {"Go on"} <= set(titles)
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("name", NAMES)
def test_no_real_card_is_cut_short(name):
    """The longest that there is, all reasons of everything, fits as it is."""
    card = json.dumps(adaptive_card(real_screens()[name], "token-1"))
    assert "too long to show whole" not in card


@pytest.mark.parametrize("goal", GOALS)
def test_the_outcome_of_every_worked_case_is_a_card(policy, goal):
    """With its reasons, and one of which nothing is sure."""
    facts = [case.facts for case in load_cases("cheshire")]
    for each in (*facts, dict.fromkeys(policy.edition.fact_by_id, "unsure")):
        found = policy.determine(each)
        for screen in (outcome_screen(found, goal), why_screen(found, goal)):
            card = adaptive_card(screen, "token-1")
            assert invalid(card) == []
            assert faults(card) == []


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(screens)
def test_any_card_is_valid_and_keeps_the_rules(screen):
    """Whatever is written anywhere, and however much of it."""
    for card in cards_of(screen):
        assert invalid(card) == []
        assert faults(card) == []
        json.dumps(card, ensure_ascii=False).encode()
    plain(told(screen)).encode()


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(screens)
def test_any_card_keeps_its_buttons_and_inputs(screen):
    """Shortening takes away nothing that can be pressed or filled in."""
    card = adaptive_card(screen, "token-1")
    short = {**card, "body": card["body"]}
    last = screen if screen.below is None else screen.below
    labelled = [each for each in last.actions if plain(each.label)]
    keys = {action["data"]["press"] for action in buttons(short)}
    assert len(buttons(short)) >= len(labelled)
    assert len(keys) >= len({(each.verb or each.says) for each in labelled})
    if screen.inputs is not None:
        names = [node["id"] for node in of_type(card, *INPUTS)]
        asked = [name for name in names if name != "line"]  # that is what a list is picked from
        assert asked == [field.name for field in screen.inputs.fields]


@pytest.mark.parametrize("times", [1, 30, 1_000, 64_000])
@pytest.mark.parametrize("letter", ["x", "\u00e9", "\U0001f692", "\u202e", "e\u0301\u0489", "“*"])
def test_a_card_fits_however_long_its_texts_are(letter, times):
    """A letter that is written as twelve bytes, one that is shown by its number, a tower of marks."""
    for screen in everywhere(letter * times).values():
        for card in cards_of(screen):
            assert invalid(card) == []
            assert faults(card) == []


@pytest.mark.parametrize("name", NAMES)
def test_what_a_card_says_is_plain(name):
    """None of the words of our own making, no blame, no ids."""
    said = shown(adaptive_card(real_screens()[name], "token-1"))
    assert word_faults(iter(said)) == []


def test_what_a_card_adds_is_plain():
    """Its own sentences and titles."""
    said = [value for name, value in vars(words).items() if name.isupper()]
    assert len(said) > 12
    assert word_faults(iter(said)) == []
