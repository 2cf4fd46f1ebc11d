"""What must hold of every determination, whatever the facts and in whatever order they were given."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from domain.policy.conditions import ABSENT, walk
from domain.policy.determining import Settled, Unsettled
from domain.policy.policy import Outcome
from tests.policies.builders import (
    BODY,
    UNSURE,
    Told,
    cheshire,
    completion,
    fact_sets,
    often,
    open_facts,
    random_facts,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.policy.aspects import Row

LEFT_OPEN = "undetermined"
RANDOMS = st.integers(0, 2**32).map(Random)


def decided(facts: Mapping[str, str]) -> Outcome:
    return cheshire().determine(facts)


def value_of(found: Outcome, slot: str) -> str:
    """Give a slot's value for full facts, where only the policy itself can leave it open."""
    each = found.slots[slot]
    return each.value if isinstance(each, Settled) else LEFT_OPEN


def first_row(slot: str, full: Outcome) -> Row | None:
    """Give the first row that holds for full facts, row by row, without the diagrams."""
    results = {name: value_of(full, name) for name in full.slots}
    terms = {name: term.when for name, term in full.policy.edition.terms.items()}
    told = Told({**full.reading.known, BODY: full.reading.body}, results, terms)
    return next((row for row in full.policy.slots[slot].rows if row.when.holds(told)), None)


@often
@given(fact_sets(), RANDOMS)
def test_the_order_of_the_answers_changes_nothing(facts: dict[str, str], random: Random) -> None:
    """A determination looks at what was answered, never at when."""
    shuffled = list(facts.items())
    random.shuffle(shuffled)
    assert decided(dict(shuffled)).as_record() == decided(facts).as_record()


@often
@given(fact_sets(), RANDOMS)
def test_answering_step_by_step_in_any_order_ends_alike(
    facts: dict[str, str], random: Random
) -> None:
    """Determining on the way leaves no trace: the compiled edition stays as it was."""
    told: dict[str, str] = {}
    for fact in random.sample(sorted(facts), len(facts)):
        told[fact] = facts[fact]
        decided(told)
    assert decided(told).as_record() == decided(facts).as_record()


@often
@given(fact_sets(doubt=0), st.data())
def test_change_and_change_back_restores_the_outcome(
    facts: dict[str, str], data: st.DataObject
) -> None:
    """Nothing is kept of an answer that was taken back."""
    before = decided(facts).as_record()
    fact = data.draw(st.sampled_from(cheshire().edition.facts))
    for value in (*fact.domain, UNSURE):
        decided({**facts, fact.id: value})
    assert decided(facts).as_record() == before


def said(found: Outcome, slot: str) -> object:
    """Give what a slot says: its value, or what may come and what that hangs on."""
    each = found.slots[slot]
    if isinstance(each, Settled):
        return each.value
    return (each.possible, each.depends_on, each.left_open)


@often
@given(fact_sets(), st.data())
def test_a_fact_that_does_not_matter_changes_nothing(
    facts: dict[str, str], data: st.DataObject
) -> None:
    """A slot keeps its value and its doubts whatever is answered to a fact it does not depend on."""
    before = decided(facts)
    for fact in data.draw(st.permutations(open_facts(before)))[:3]:
        matters = {slot for slot, each in before.unsettled.items() if fact in each.depends_on}
        assert (fact in before.still_to_ask()) == (
            bool(matters) and fact not in before.reading.unsure
        )
        for value in (*cheshire().fact(fact).domain, UNSURE):
            after = decided({**facts, fact: value})
            changed = {slot for slot in before.slots if said(after, slot) != said(before, slot)}
            assert changed <= matters


@often
@given(fact_sets(), RANDOMS)
def test_a_fact_that_matters_really_does(facts: dict[str, str], random: Random) -> None:
    """Each fact of depends_on changes the slot for some completion: found by trying, so on a sample."""
    found = decided(facts)
    for slot, each in random.sample(sorted(found.unsettled.items()), min(2, len(found.unsettled))):
        if len(each.depends_on) > 3:  # every completion of them is tried below
            continue
        for fact in each.depends_on:
            assert any(
                len(
                    {value_of(decided({**base, fact: v}), slot) for v in found.policy.domains[fact]}
                )
                > 1
                for base in _completions(found, each.depends_on, fact)
            )


def _completions(found: Outcome, facts: tuple[str, ...], but: str) -> list[dict[str, str]]:
    bases = [completion(found, Random(0))]
    for fact in facts:
        if fact != but:
            bases = [{**base, fact: v} for base in bases for v in found.policy.domains[fact]]
    return bases


@often
@given(fact_sets())
def test_every_ground_is_true_of_the_facts(facts: dict[str, str]) -> None:
    """A reason states the answer as read and the result as settled, never what a rule hoped for."""
    found = decided(facts)
    read = {**found.reading.known, BODY: found.reading.body}
    for slot in found.slots:
        for reason in found.reasons(slot):
            for ground in reason.grounds:
                held = found.settled(ground.subject) if ground.is_result else read[ground.subject]
                assert ground.value == held


@often
@given(fact_sets())
def test_a_row_shown_may_hold_and_a_certain_one_does(facts: dict[str, str]) -> None:
    """No shown row is excluded by what is known; certain means the only one, and holding already."""
    found = decided(facts)
    case = found.case()
    for slot, each in found.slots.items():
        reasons = found.reasons(slot)
        assert [reason.row for reason in reasons] == list(each.rows)
        for reason in reasons:
            held = reason.row.when.holds(case)
            assert held is not False
            assert reason.certain == (held is True and len(reasons) == 1)


@often
@given(fact_sets())
def test_the_grounds_of_a_row_that_holds_are_enough(facts: dict[str, str]) -> None:
    """Whoever knows only the grounds shown can see that the row holds."""
    found = decided(facts)
    case = found.case()
    terms = {name: term.when for name, term in found.policy.edition.terms.items()}
    for slot in found.slots:
        for reason in found.reasons(slot):
            if reason.row.when.holds(case) is True:
                told = Told(
                    {g.subject: g.value for g in reason.grounds if not g.is_result},
                    {g.subject: g.value for g in reason.grounds if g.is_result},
                    terms,
                )
                assert reason.row.when.holds(told) is True


@often
@given(fact_sets(), RANDOMS)
def test_under_every_completion_a_shown_row_is_the_first_that_holds(
    facts: dict[str, str], random: Random
) -> None:
    """Reasons leave no completion out, settled slot or not."""
    found = decided(facts)
    for _ in range(3):
        full = decided(completion(found, random))
        for slot, each in found.slots.items():
            row = first_row(slot, full)
            assert (row in each.rows) if row is not None else value_of(full, slot) == ABSENT


@often
@given(fact_sets(), RANDOMS)
def test_a_settled_slot_keeps_its_value_under_every_completion(
    facts: dict[str, str], random: Random
) -> None:
    """Settled means that nothing open can change it; unsettled lists all that may come."""
    found = decided(facts)
    for _ in range(4):
        full = decided(completion(found, random))
        for slot, each in found.slots.items():
            value = value_of(full, slot)
            if isinstance(each, Unsettled):
                assert each.left_open if value == LEFT_OPEN else value in each.possible
            else:
                assert value == each.value


def test_everything_listed_as_possible_is_reached_by_some_completion() -> None:
    """No value is listed that no answers lead to: shown by walking to each along depends_on."""
    random = Random(61)
    for _ in range(60):
        found = decided(random_facts(random))
        unsettled = sorted(found.unsettled.items())
        for slot, each in random.sample(unsettled, min(4, len(unsettled))):
            wanted = set(each.possible) | ({LEFT_OPEN} if each.left_open else set())
            for value in wanted:
                assert _reached(found, slot, value, random), (slot, value, found.reading)


def _reached(found: Outcome, slot: str, value: str, random: Random) -> bool:
    """Settle one fact after another so that *value* stays possible, and look where that ends."""
    facts = {**found.reading.known, BODY: found.reading.body}
    here = found
    while isinstance(each := here.slots[slot], Unsettled) and each.depends_on:
        fact = each.depends_on[0]
        nexts = [decided({**facts, fact: v}) for v in here.policy.domains[fact]]
        here = next((n for n in nexts if _can_be(n, slot, value)), nexts[0])
        facts = {**here.reading.known, BODY: here.reading.body}
    return value_of(decided(completion(here, random)), slot) == value


def _can_be(found: Outcome, slot: str, value: str) -> bool:
    each = found.slots[slot]
    if isinstance(each, Settled):
        return each.value == value
    return each.left_open if value == LEFT_OPEN else value in each.possible


@often
@given(fact_sets(bodies=False), st.data())
def test_not_sure_is_never_stronger_than_an_answer(
    facts: dict[str, str], data: st.DataObject
) -> None:
    """What is settled although a fact is not sure is settled alike by each of its values."""
    plain = [fact for fact in cheshire().edition.facts if fact.unsure_as is None]
    fact = data.draw(st.sampled_from(plain))
    doubtful = decided({**facts, fact.id: UNSURE})
    for value in fact.domain:
        sure = decided({**facts, fact.id: value})
        for slot, each in doubtful.slots.items():
            if isinstance(each, Settled):
                assert sure.settled(slot) == each.value
            elif isinstance(now := sure.slots[slot], Unsettled):
                assert set(now.possible) <= set(each.possible)


@often
@given(fact_sets(bodies=False))
def test_not_sure_and_unanswered_leave_the_same_open(facts: dict[str, str]) -> None:
    """Doubt adds whom to ask and stops the asking; values and what they hang on are the same."""
    silent = {
        f: v for f, v in facts.items() if v != UNSURE or cheshire().fact(f).unsure_as is not None
    }
    doubtful, unanswered = decided(facts), decided(silent)
    for slot, each in doubtful.slots.items():
        other = unanswered.slots[slot]
        if isinstance(each, Unsettled):
            assert isinstance(other, Unsettled)
            assert (each.possible, each.depends_on) == (other.possible, other.depends_on)
        else:
            assert each == other
    assert set(doubtful.still_to_ask()) == set(unanswered.still_to_ask()) - doubtful.reading.unsure


@often
@given(fact_sets())
def test_whom_to_ask_are_the_offices_of_the_facts_not_sure(facts: dict[str, str]) -> None:
    """Unanswered facts add nobody; the policy's contact joins where the policy leaves it open."""
    found = decided(facts)
    for each in found.unsettled.values():
        offices = {cheshire().fact(f).ask for f in each.depends_on if f in found.reading.unsure} | (
            {"opcc_head_of_policy_and_partnerships"} if each.left_open else set()
        )
        assert each.refer_to == tuple(sorted(offices))


@often
@given(fact_sets())
def test_a_record_is_json_and_holds_every_citation_of_its_rows(facts: dict[str, str]) -> None:
    """What an event keeps can be read without the edition, and says on what authority it stands."""
    found = decided(facts)
    record = found.as_record()
    assert json.loads(json.dumps(record)) == record
    reasons = record["reasons"]
    assert isinstance(reasons, dict)
    for slot, each in found.slots.items():
        if isinstance(each, Settled) and each.value == ABSENT:
            assert slot not in reasons
            continue
        written = json.dumps(reasons[slot])
        for row in each.rows:
            for citation in (*row.clauses, *row.looked_in):
                assert json.dumps(citation) in written
                if citation.startswith("A-"):
                    assert citation in json.dumps(record["assumptions"])


@often
@given(fact_sets())
def test_a_record_begins_as_the_contract_has_it(facts: dict[str, str]) -> None:
    """The record adds to the contract and changes nothing of it."""
    found = decided(facts)
    contract, record = found.as_contract(), found.as_record()
    assert {key: record[key] for key in contract} == contract


def test_no_row_of_the_edition_holds_without_a_ground_unless_it_always_does() -> None:
    """A reason without a ground is only ever given by a row that says always or otherwise."""
    random = Random(62)
    for _ in range(150):
        found = decided(random_facts(random))
        for slot in found.slots:
            for reason in found.reasons(slot):
                unconditional = type(next(iter(walk(reason.row.when)))).__name__ == "Always"
                assert bool(reason.grounds) or not reason.certain or unconditional
