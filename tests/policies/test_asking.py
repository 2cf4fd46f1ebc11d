"""What is asked next still matters to the goal, and the promise of cards left is never too low."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.policy.conditions import OneOf, walk
from domain.policy.determining import Unsettled
from domain.policy.facts import Fact
from domain.policy.goals import GOALS
from tests.policies.builders import UNSURE, cheshire, fact_sets, often

if TYPE_CHECKING:
    from domain.policy.asking import Card
    from domain.policy.policy import Outcome

GOAL = st.sampled_from(sorted(GOALS))
SEED = st.integers(0, 2**32)
NONE_OF_THE_EXCLUSIONS = {
    "professional_network": "no",
    "supplier_contract": "no",
    "conference": "no",
    "consultative_group": "no",
}
A_COLLABORATION = {
    **NONE_OF_THE_EXCLUSIONS,
    "statutory_basis": "no",
    "collaboration": "yes",
    "agreement_basis": "other",
    "kind_on_register": "not_registered",
    "grant_funding": "no",
    "financial_relationship": "no",
    "information_sharing": "no",
}


def shown(card: Card | None) -> tuple[str, ...]:
    return () if card is None else tuple(fact.id for fact in card.facts)


def matters_to(found: Outcome, goal: str) -> set[str]:
    """Give the facts on which an unsettled slot hangs, of the goal or to be asked with it."""
    beside = found.policy.edition.asked_with(GOALS[goal])
    return {
        fact
        for slot, each in found.unsettled.items()
        if slot.partition(".")[0] in GOALS[goal] or slot in beside
        for fact in each.depends_on
    }


def answered(found: Outcome, facts: dict[str, str], goal: str, random: Random, doubt: float) -> int:
    """Answer every fact of every card that follows, and count the cards."""
    cards = 0
    while (card := found.next_card(goal)) is not None:
        cards += 1
        for fact in card.facts:
            facts[fact.id] = UNSURE if random.random() < doubt else random.choice(fact.domain)
        found = cheshire().determine(facts)
    return cards


@often
@given(fact_sets(), GOAL)
def test_a_card_shows_only_facts_that_can_change_the_goal(facts: dict[str, str], goal: str) -> None:
    """Unanswered, of one group, in asking order, and each on a slot that the goal wants settled."""
    found = cheshire().determine(facts)
    card = found.next_card(goal)
    wanted = matters_to(found, goal) - found.reading.unsure
    assert set(shown(card)) <= wanted
    assert not set(shown(card)) & found.reading.known.keys()
    assert list(shown(card)) == [f for f in found.policy.order if f in shown(card)]
    if card is not None:
        groups = {found.policy.edition.group_of.get(fact) for fact in shown(card)}
        assert groups == {card.group}
        assert card.group is not None or len(card.facts) == 1


@often
@given(fact_sets(), GOAL)
def test_the_first_fact_that_matters_and_may_be_asked_is_on_the_card(
    facts: dict[str, str], goal: str
) -> None:
    """Nothing that comes earlier in asking order is passed over, and its group comes along."""
    found = cheshire().determine(facts)
    edition = found.policy.edition
    case = found.case()
    open_yet = found.still_to_ask(GOALS[goal], edition.asked_with(GOALS[goal]))

    def time_has_come(fact: Fact) -> bool:
        """Nothing is waited for, it has come, or whoever was asked for it is not sure."""
        if fact.asked_when is None or fact.asked_when.holds(case) is not None:
            return fact.asked_when is None or bool(fact.asked_when.holds(case))
        waits_for = {part.fact for part in walk(fact.asked_when) if isinstance(part, OneOf)}
        return not waits_for & set(open_yet)

    askable = [f.id for f in edition.facts if f.id in open_yet and time_has_come(f)]
    card = shown(found.next_card(goal))
    if askable:
        assert askable[0] in card
        group = edition.group_of.get(askable[0])
        assert (
            card == tuple(f for f in askable if edition.group_of.get(f) == group and group)
            or (askable[0],) == card
        )


@often
@given(fact_sets(), GOAL, SEED, st.sampled_from((0.0, 0.2, 0.6)))
def test_the_cards_that_follow_are_never_more_than_promised(
    facts: dict[str, str], goal: str, seed: int, doubt: float
) -> None:
    """Whatever is answered, not sure included, "at most N more cards" was true."""
    found = cheshire().determine(facts)
    promised = found.cards_left(goal)
    assert answered(found, dict(facts), goal, Random(seed), doubt) <= promised


@often
@given(fact_sets(), GOAL, SEED)
def test_nothing_is_promised_once_nothing_is_asked(
    facts: dict[str, str], goal: str, seed: int
) -> None:
    """At the outcome there is no card left to promise, and before it at least one."""
    found = cheshire().determine(facts)
    answers = dict(facts)
    answered(found, answers, goal, Random(seed), 0.5)
    assert cheshire().determine(answers).cards_left(goal) == 0
    assert (found.next_card(goal) is None) == (found.cards_left(goal) == 0)


@often
@given(fact_sets(doubt=0), GOAL, SEED)
def test_sure_answers_settle_the_goal(facts: dict[str, str], goal: str, seed: int) -> None:
    """With every card answered only the policy leaves a slot open, or an act that is yet to come."""
    answers = dict(facts)
    answered(cheshire().determine(facts), answers, goal, Random(seed), 0)
    found = cheshire().determine(answers)
    later = {fact.id for fact in cheshire().edition.facts if fact.asked_when is not None}
    for slot, each in found.unsettled.items():
        if slot.partition(".")[0] in GOALS[goal]:
            assert each.left_open or set(each.depends_on) <= later


@often
@given(fact_sets())
def test_a_wider_goal_asks_no_less(facts: dict[str, str]) -> None:
    """Whether it is a partnership is part of which approval, and that of everything."""
    found = cheshire().determine(facts)
    asked = [set(found.still_to_ask(GOALS[g])) for g in ("partnership", "approval", "everything")]
    assert asked[0] <= asked[1] <= asked[2]
    assert asked[2] == set(found.still_to_ask())
    left = [found.cards_left(goal) for goal in ("partnership", "approval", "everything")]
    assert left == sorted(left)


@pytest.mark.parametrize(
    ("stage", "signature"),
    [
        ("exploring", ()),
        ("new", ()),
        ("ending", ()),
        ("existing", ("agreement_signed",)),
        ("renewal", ("agreement_signed",)),
        ("extension", ("agreement_signed",)),
    ],
)
def test_a_signature_is_asked_about_only_where_one_may_have_been_given(
    stage: str, signature: tuple[str, ...]
) -> None:
    """A new matter is not asked whether it was signed: only a later act can answer that."""
    found = cheshire().determine({**A_COLLABORATION, "stage": stage})
    assert shown(found.next_card("everything")) == signature


def test_who_approved_is_asked_once_it_is_signed_and_not_when_it_is_not() -> None:
    """CHE-6.12: what came before the signature matters only where there is one."""
    existing = {**A_COLLABORATION, "stage": "existing"}
    signed = cheshire().determine({**existing, "agreement_signed": "yes"})
    assert shown(signed.next_card("everything")) == (
        "chief_constable_approved",
        "commissioner_approved",
    )
    unsigned = cheshire().determine({**existing, "agreement_signed": "no"})
    assert unsigned.next_card("everything") is None


def test_the_first_card_begins_with_the_four_exclusions_for_every_goal() -> None:
    """With nothing known the policy's own order begins."""
    for goal in GOALS:
        card = cheshire().determine({}).next_card(goal)
        assert shown(card)[:4] == tuple(NONE_OF_THE_EXCLUSIONS)


def test_a_single_exclusion_ends_the_asking() -> None:
    """CHE-7: what is not a partnership needs no further question."""
    found = cheshire().determine({"conference": "yes"})
    assert [found.next_card(goal) for goal in GOALS] == [None, None, None]
    assert [found.cards_left(goal) for goal in GOALS] == [0, 0, 0]


def test_not_sure_whether_it_advises_still_asks_whether_it_delivers() -> None:
    """A group that delivers is not excluded, whether or not it advises: the answer can settle it."""
    facts = {**NONE_OF_THE_EXCLUSIONS, "consultative_group": UNSURE, "statutory_basis": "yes"}
    found = cheshire().determine({**facts, "collaboration": "no"})
    partnership = found.slots["partnership"]
    assert isinstance(partnership, Unsettled)
    assert partnership.depends_on == ("consultative_group", "delivery_function")
    assert cheshire().determine({**facts, "delivery_function": "yes"}).settled("partnership")
    assert shown(found.next_card("partnership")) == ("delivery_function",)


def test_which_approval_also_asks_whether_a_signed_agreement_was_approved() -> None:
    """CHE-6.12, A-57: a breach is never left unasked where the approval itself is settled."""
    facts = {
        **NONE_OF_THE_EXCLUSIONS,
        "statutory_basis": "no",
        "collaboration": "yes",
        "agreement_basis": "s22a_23_23a",
        "stage": "existing",
        "kind_on_register": "collaboration",
        "agreement_signed": "yes",
        "information_sharing": "no",
    }
    found = cheshire().determine(facts)
    assert found.settled("approval") == "none_now"
    asked = ("chief_constable_approved", "commissioner_approved")
    assert shown(found.next_card("approval")) == asked
    assert found.next_card("partnership") is None
