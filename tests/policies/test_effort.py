"""Few cards is a feature: the cards from an opening to its outcome are counted, case by case."""

from __future__ import annotations

import os
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

import pytest

from domain.policy.goals import APPROVAL, EVERYTHING, PARTNERSHIP
from tests.policies.builders import BODY, cheshire, openings
from tests.policies.cases import load_cases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.policies.cases import Case

APPROVED: Final = Path(__file__).parent / "approved" / "effort.md"
AT_MOST: Final = {PARTNERSHIP: 2, APPROVAL: 4, EVERYTHING: 5}
LEFT_OUT: Final = {"stage": "new", "agreement_basis": "other", "kind_on_register": "not_registered"}
"""How a fact that a case leaves out is answered when it is asked; every other one is no."""


def answers_of(case: Case) -> dict[str, str]:
    """Give the answer to every question, as the person of the case would give it."""
    policy = cheshire()
    left_out = {fact.id: LEFT_OUT.get(fact.id, "no") for fact in policy.edition.facts}
    implied = policy.edition.body_by_id[case.facts.get(BODY, "none_of_these")].implies
    return {**left_out, **implied, **case.facts}


def confirmed(case: Case, answers: dict[str, str]) -> tuple[int, dict[str, str]]:
    """Give the confirm card, if anything was heard, and what the person leaves standing on it."""
    heard = {each.fact: each.value for each in cheshire().hear(openings()[case.id])}
    kept = {fact: value for fact, value in heard.items() if answers.get(fact) == value}
    body = heard.get(BODY)
    if body is not None:
        implied = cheshire().edition.body_by_id[body].implies
        if all(answers[fact] == value for fact, value in implied.items()):
            kept[BODY] = body
    return (1 if heard else 0), kept


def shown(case: Case, goal: str) -> Iterator[tuple[str, ...]]:
    """Give the facts on every card from the opening up to the outcome, the confirm card first.

    The confirm card asks the next group beside what was heard, as ``bot.confirming`` shows it.
    """
    answers = answers_of(case)
    confirm, facts = confirmed(case, answers)
    if confirm:
        heard = {each.fact: each.value for each in cheshire().hear(openings()[case.id])}
        beside = cheshire().determine(heard).next_card(goal)
        asked = [fact.id for fact in beside.facts] if beside and len(beside.facts) > 1 else []
        yield (*facts, *asked)
        facts |= {fact: answers[fact] for fact in asked}
    while (card := cheshire().determine(facts).next_card(goal)) is not None:
        asked = tuple(fact.id for fact in card.facts)
        facts |= {fact: answers[fact] for fact in asked}
        yield asked


def counted() -> dict[str, dict[str, int]]:
    """Give the cards of every case, for each goal."""
    return {
        case.id: {goal: len(list(shown(case, goal))) for goal in AT_MOST}
        for case in load_cases("cheshire")
    }


def medians(counts: dict[str, dict[str, int]]) -> dict[str, float]:
    return {goal: median(each[goal] for each in counts.values()) for goal in AT_MOST}


def table() -> str:
    counts = counted()
    rows = [
        "# Cards from opening to outcome",
        "",
        "The worked cases of the Cheshire policy; the card that confirms what was heard is counted,",
        "the outcome is not. What a case leaves out is answered no, new, other or not registered.",
        "",
        f"| case | {' | '.join(AT_MOST)} |",
        "|---|---:|---:|---:|",
        *(f"| {case} | {' | '.join(map(str, each.values()))} |" for case, each in counts.items()),
        f"| median | {' | '.join(f'{each:g}' for each in medians(counts).values())} |",
        f"| at most | {' | '.join(map(str, AT_MOST.values()))} |",
    ]
    return "\n".join(rows) + "\n"


@pytest.mark.parametrize("goal", AT_MOST)
def test_the_median_is_within_the_promise(goal: str) -> None:
    """Two cards for "is it a partnership?", four for "which approval?", five for everything."""
    cards = {case.id: list(shown(case, goal)) for case in load_cases("cheshire")}
    assert median(map(len, cards.values())) <= AT_MOST[goal], cards


def test_the_cards_of_every_case_are_as_approved() -> None:
    """Any case that takes a card more or fewer is seen; APPROVE=1 writes the table anew."""
    if os.environ.get("APPROVE") == "1":
        APPROVED.parent.mkdir(exist_ok=True)
        APPROVED.write_text(table(), encoding="utf-8")
    assert table() == APPROVED.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", load_cases("cheshire"), ids=lambda case: case.id)
def test_no_question_comes_twice(case: Case) -> None:
    """What was confirmed or answered is not asked again."""
    for goal in AT_MOST:
        asked = [fact for card in shown(case, goal) for fact in card]
        assert len(asked) == len(set(asked))
