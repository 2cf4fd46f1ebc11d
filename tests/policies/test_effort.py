"""Few cards is a feature: the cards from an opening to its outcome are counted, case by case."""

from __future__ import annotations

import os
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

import pytest

from domain.policy.goals import APPROVAL, EVERYTHING, PARTNERSHIP
from tests.policies.builders import BODY, openings, policy_of
from tests.policies.cases import load_cases
from tests.policies.readings import READINGS

if TYPE_CHECKING:
    from tests.policies.cases import Case

APPROVED: Final = Path(__file__).parent / "approved"
AT_MOST: Final = {PARTNERSHIP: 2, APPROVAL: 4, EVERYTHING: 5}
LEFT_OUT: Final = {"stage": "new", "agreement_basis": "other", "kind_on_register": "not_registered"}
"""How a fact that a case leaves out is answered when it is asked; every other one is no."""
CASES: Final = [(policy, case) for policy in READINGS for case in load_cases(policy)]


def answers_of(policy: str, case: Case) -> dict[str, str]:
    """Give the answer to every question, as the person of the case would give it."""
    edition = policy_of(policy).edition
    left_out = {
        fact.id: LEFT_OUT.get(fact.id, "no" if "no" in fact.domain else fact.domain[0])
        for fact in edition.facts
    }
    implied = edition.body_by_id[case.facts.get(BODY, "none_of_these")].implies
    return {**left_out, **implied, **case.facts}


def heard(policy: str, case: Case) -> dict[str, str]:
    """Give what is heard in the opening sentence of the case, a mixed matter's being shared."""
    opening = openings(policy)[case.id.partition(".")[0]]
    return {each.fact: each.value for each in policy_of(policy).hear(opening)}


def confirmed(policy: str, case: Case, answers: dict[str, str]) -> dict[str, str]:
    """Give what the person leaves standing on the confirm card."""
    found = heard(policy, case)
    kept = {fact: value for fact, value in found.items() if answers.get(fact) == value}
    body = found.get(BODY)
    if body is not None:
        implied = policy_of(policy).edition.body_by_id[body].implies
        if all(answers[fact] == value for fact, value in implied.items()):
            kept[BODY] = body
    return kept


def shown(policy: str, case: Case, goal: str) -> tuple[tuple[str, ...], ...]:
    """Give the facts on every card from the opening up to the outcome, the confirm card first.

    The confirm card asks the next group beside what was heard, as ``bot.confirming`` shows it.
    """
    cards: list[tuple[str, ...]] = []
    edition, answers = policy_of(policy), answers_of(policy, case)
    facts: dict[str, str] = {}
    if found := heard(policy, case):
        facts = confirmed(policy, case, answers)
        beside = edition.determine(found).next_card(goal)
        asked = [fact.id for fact in beside.facts] if beside and len(beside.facts) > 1 else []
        cards.append((*facts, *asked))
        facts |= {fact: answers[fact] for fact in asked}
    while (card := edition.determine(facts).next_card(goal)) is not None:
        cards.append(tuple(fact.id for fact in card.facts))
        facts |= {fact: answers[fact] for fact in cards[-1]}
    return tuple(cards)


def counted(policy: str) -> dict[str, dict[str, int]]:
    """Give the cards of every case, for each goal."""
    return {
        case.id: {goal: len(shown(policy, case, goal)) for goal in AT_MOST}
        for case in load_cases(policy)
    }


def table(policy: str) -> str:
    counts = counted(policy)
    medians = [median(each[goal] for each in counts.values()) for goal in AT_MOST]
    rows = [
        "# Cards from opening to outcome",
        "",
        f"The worked cases of the {policy.capitalize()} policy; the card that confirms what was heard",
        "is counted, the outcome is not. What a case leaves out is answered no, new, other or not",
        "registered, and where none of these is an answer, as the first option says.",
        "",
        f"| case | {' | '.join(AT_MOST)} |",
        "|---|---:|---:|---:|",
        *(f"| {case} | {' | '.join(map(str, each.values()))} |" for case, each in counts.items()),
        f"| median | {' | '.join(f'{each:g}' for each in medians)} |",
        f"| at most | {' | '.join(map(str, AT_MOST.values()))} |",
    ]
    return "\n".join(rows) + "\n"


@pytest.mark.parametrize("goal", AT_MOST)
@pytest.mark.parametrize("policy", READINGS)
def test_the_median_is_within_the_promise(policy: str, goal: str) -> None:
    """Two cards for "is it a partnership?", four for "which approval?", five for everything."""
    cards = {case.id: shown(policy, case, goal) for case in load_cases(policy)}
    assert median(map(len, cards.values())) <= AT_MOST[goal], cards


@pytest.mark.parametrize("policy", READINGS)
def test_the_cards_of_every_case_are_as_approved(policy: str) -> None:
    """Any case that takes a card more or fewer is seen; APPROVE=1 writes the table anew."""
    approved = APPROVED / f"effort-{policy}.md"
    if os.environ.get("APPROVE") == "1":
        approved.parent.mkdir(exist_ok=True)
        approved.write_text(table(policy), encoding="utf-8")
    assert table(policy) == approved.read_text(encoding="utf-8")


@pytest.mark.parametrize(("policy", "case"), CASES, ids=str)
def test_no_question_comes_twice(policy: str, case: Case) -> None:
    """What was confirmed or answered is not asked again."""
    for goal in AT_MOST:
        asked = [fact for card in shown(policy, case, goal) for fact in card]
        assert len(asked) == len(set(asked))
