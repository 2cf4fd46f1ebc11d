"""Sixty sentences a policy, written before its phrases: how many are understood, how many mistaken."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final, get_args

import pytest

from bot.phrases import Intent
from tests.policies.builders import policy_of
from tests.policies.hearing_rates import Hearing, Rates, Sentence, rates_of, sentences_of


@dataclass(frozen=True)
class Promise:
    """The least that is understood, and the most that is mistaken, as shares of the sentences."""

    accuracy: float
    intents: float
    wrong_intents: float
    wrong_facts: float


PROMISES: Final[dict[str, Promise]] = {
    "cambridgeshire": Promise(accuracy=0.8, intents=0.88, wrong_intents=0.03, wrong_facts=0.03),
    "cheshire": Promise(accuracy=0.8, intents=0.95, wrong_intents=0.0, wrong_facts=0.02),
    "lancashire": Promise(accuracy=0.85, intents=0.95, wrong_intents=0.02, wrong_facts=0.02),
}
"""Each policy that has sentences."""


@pytest.mark.parametrize("policy", PROMISES)
def test_sentences_are_understood_and_seldom_mistaken(policy: str) -> None:
    """The rates are printed: ``pytest -s -k seldom_mistaken``."""
    rates, promise = rates_of(policy), PROMISES[policy]
    print(f"\n{rates}")  # noqa: T201 - to be seen
    assert rates.accuracy >= promise.accuracy
    assert rates.intents >= promise.intents
    assert rates.wrong_intents <= promise.wrong_intents
    assert rates.wrong_facts <= promise.wrong_facts


@pytest.mark.parametrize("policy", PROMISES)
def test_the_sentences_are_sixty_and_half_of_them_state_facts(policy: str) -> None:
    """What is wished and stated in them is something that can be wished and stated."""
    sentences, edition = sentences_of(policy), policy_of(policy)
    assert len(sentences) >= 60
    assert len({each.says for each in sentences}) == len(sentences)
    assert sum(bool(each.facts) for each in sentences) >= 30
    assert {each.intent for each in sentences} <= set(get_args(Intent))
    assert {each.intent for each in sentences if each.facts} == {"determine"}
    for each in sentences:
        edition.determine(each.facts)


def test_a_mistake_is_told_from_what_is_merely_not_understood() -> None:
    """Not understanding a wish, or missing a fact, leads to a question; hearing wrongly does not."""
    said = Sentence("We have a grant.", "determine", {"grant": "yes", "stage": "new"})
    whole = Hearing(said, "determine", {"grant": "yes", "stage": "new"})
    missed = Hearing(said, "determine", {"grant": "yes"})
    deaf = Hearing(said, "unknown", {})
    wrong = Hearing(said, "help", {})
    invented = Hearing(said, "determine", {"grant": "no", "stage": "new", "board": "yes"})
    rates = Rates("small", (whole, missed, deaf, wrong, invented))
    assert Counter(each.right for each in rates.hearings) == {True: 1, False: 4}
    assert rates.accuracy == 0.2
    assert rates.intents == 0.6
    assert rates.wrong_intents == 0.2
    assert rates.wrong_facts == 0.2
    assert rates.summary == (
        "small: 5 sentences, 20% understood whole, 60% of the wishes; "
        "mistaken: 20% another wish, 20% a fact that was not said"
    )
    assert str(rates).splitlines()[1:] == [
        "  'We have a grant.': missed stage new",
        "  'We have a grant.': unknown, not determine; missed grant yes; missed stage new",
        "  'We have a grant.': help, not determine; missed grant yes; missed stage new",
        "  'We have a grant.': WRONG grant no; WRONG board yes",
    ]
