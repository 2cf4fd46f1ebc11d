"""The page of what can be said names every intent, each with an example that is understood so."""

import re
from pathlib import Path
from typing import get_args

import pytest

from bot.asking_data import asking_words
from bot.hearing import hear_text
from bot.intents import intent_of
from bot.phrases import Intent, read_phrases
from tests.policies.builders import cheshire

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "what-can-be-said.md"
ROWS = re.findall(r"^\| `(\w+)` \| [^|]+ \| ([^|]+) \|", PAGE.read_text("utf-8"), re.MULTILINE)
ASKED = re.findall(r"\*([^*]+)\*", PAGE.read_text("utf-8").partition("## Asking the policy")[2])


def test_the_page_names_the_fifteen_intents():
    """Each once."""
    assert sorted(intent for intent, _ in ROWS) == sorted(get_args(Intent))


@pytest.mark.parametrize(("intent", "example"), ROWS)
def test_each_example_is_understood_as_the_page_says(intent, example):
    """As hear understands it under the Cheshire policy."""
    assert intent_of(example, facts_heard=bool(cheshire().hear(example))) == intent


@pytest.mark.parametrize("asked", ASKED)
def test_each_question_of_the_page_is_one_about_the_policy(asked):
    """By number, name, office or role."""
    assert intent_of(asked, facts_heard=bool(cheshire().hear(asked))) == "policy_question"


def test_hear_says_what_a_doubtful_line_may_be(capsys):
    """For people; data says only what was understood for certain."""
    hear_text(cheshire(), "approvals", as_json=False)
    hear_text(cheshire(), "approvals", as_json=True)
    assert capsys.readouterr().out.splitlines() == [
        "unknown (perhaps approval_status, determine or policy_question): no facts",
        '{"intent": "unknown", "facts": {}}',
    ]


def test_no_phrase_of_the_tables_stands_in_them_twice():
    """The first would always win."""
    phrases = [p for row in read_phrases().wish for p in row.phrases]
    assert [p for p in set(phrases) if phrases.count(p) > 1] == []
    heard = [p for row in asking_words().same for p in row.heard]
    assert [p for p in set(heard) if heard.count(p) > 1] == []
