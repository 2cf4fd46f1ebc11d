"""Diagrams say what plain enumeration says, and equal functions are one node."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.policy.determining import Settled, judged
from domain.policy.diagrams import FALSE, TRUE, Diagrams, Restriction
from domain.policy.paths import count_paths
from tests.policies.builders import (
    BODY,
    UNSURE,
    Small,
    cheshire,
    compiled,
    often,
    small_editions,
    written_edition,
    written_fact,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

LEFT_OPEN = "undetermined"
Assignment = tuple[int, ...]

# --- against enumeration ------------------------------------------------------------------------


class Enumerated:
    """Every slot of a small edition for every full set of facts, and what follows for partial ones."""

    def __init__(self, small: Small) -> None:
        self.small = small
        self.domains = small.domains
        self.table = {
            tuple(full[fact] for fact in self.domains): small.judged(full)
            for full in small.everything()
        }

    def of(self, slot: str, known: Mapping[str, str]) -> tuple[set[str], set[str]]:
        """Give the values that completions of *known* reach, and the open facts that matter."""
        free = [fact for fact in self.domains if fact not in known]
        values = {}
        for chosen in product(*(self.domains[fact] for fact in free)):
            full = {**known, **dict(zip(free, chosen, strict=True))}
            values[chosen] = self.table[tuple(full[fact] for fact in self.domains)][slot]
        matter = set()
        for at, fact in enumerate(free):
            alike: dict[tuple[str, ...], set[str]] = {}
            for chosen, value in values.items():
                alike.setdefault((*chosen[:at], *chosen[at + 1 :]), set()).add(value)
            if any(len(found) > 1 for found in alike.values()):
                matter.add(fact)
        return set(values.values()), matter


def read(small: Small, answers: Mapping[str, str]) -> dict[str, str]:
    """Give the answers that are known, not sure read as the edition says."""
    reads_as = {f["id"]: f.get("unsure_as") for f in small.written["facts"]}
    read_ = {f: reads_as[f] if v == UNSURE else v for f, v in answers.items()}
    return {fact: value for fact, value in read_.items() if value is not None}


@settings(max_examples=max(20, settings.default.max_examples // 2 if settings.default else 20))
@given(small_editions())
def test_every_partial_set_of_answers_is_judged_as_by_enumeration(small: Small) -> None:
    """Value, possible, depends_on, refer_to and still_to_ask, for every set of answers there is."""
    plain = Enumerated(small)
    asks = {fact["id"]: fact["ask"] for fact in small.written["facts"]}
    choices = [(None, UNSURE, *domain) for domain in small.domains.values()]
    for chosen in product(*choices):
        pairs = zip(small.domains, chosen, strict=True)
        answers = {fact: value for fact, value in pairs if value is not None}
        known = read(small, answers)
        unsure = answers.keys() - known.keys()
        reading = small.compiled.read(answers)
        assert (dict(reading.known), set(reading.unsure)) == (known, unsure)
        for slot, found in judged(small.compiled, reading).items():
            if not slot.startswith(("partnership", "kind", "review", "register.")):
                continue
            reached, matter = plain.of(slot, known)
            if len(reached) == 1 and reached != {LEFT_OPEN}:
                assert isinstance(found, Settled)
                assert {found.value} == reached
                continue
            assert not isinstance(found, Settled)
            assert found.possible == tuple(sorted(reached - {LEFT_OPEN}))
            assert found.depends_on == tuple(sorted(matter))
            assert found.left_open == (LEFT_OPEN in reached)
            contact = {"contact"} if found.left_open else set()
            offices = {asks[fact] for fact in matter & unsure} | contact
            assert found.refer_to == tuple(sorted(offices))


@given(small_editions())
def test_the_rows_shown_are_just_those_that_fire_for_some_completion(small: Small) -> None:
    """The diagram of rows is exact too: it is what reasons are read from."""
    tables = dict(small.tables())
    known = {fact: domain[0] for fact, domain in list(small.domains.items())[:1]}
    for slot, found in judged(small.compiled, small.compiled.read(known)).items():
        fired = set()
        for full in small.everything():
            if any(full[fact] != value for fact, value in known.items()):
                continue
            results = small.judged(full)
            firing = (
                at for at, row in enumerate(tables[slot]) if small.holds(row["when"], full, results)
            )
            fired.add(next(firing, None))
        places = sorted(at for at in fired if at is not None)
        assert found.rows == tuple(small.compiled.slots[slot].rows[at] for at in places)


@given(small_editions(most=36))
def test_paths_are_counted_as_by_walking_them(small: Small) -> None:
    """The count of ways through equals that of plain walks, none and one answer not sure."""
    for unsure in (0, 1):
        assert count_paths(small.compiled, unsure=unsure) == _walked(small, {}, unsure)


def _walked(small: Small, answers: dict[str, str], unsure: int) -> int:
    found = judged(small.compiled, small.compiled.read(answers))
    wanted = {
        fact for each in found.values() if not isinstance(each, Settled) for fact in each.depends_on
    }
    asked = next((f for f in small.domains if f in wanted and f not in answers), None)
    if asked is None:
        return 1
    ways = sum(_walked(small, {**answers, asked: v}, unsure) for v in small.domains[asked])
    return ways + (_walked(small, {**answers, asked: UNSURE}, unsure - 1) if unsure else 0)


def test_a_named_body_is_a_question_like_any_other_to_the_diagrams() -> None:
    """A condition may look at the body itself; unanswered, it is none of them."""
    written = written_edition(
        [written_fact("f0", ("a", "b"))],
        scalars={"kind": [
            {"value": "x", "when": {BODY: "board"}, "clauses": ["XXX-1"]},
            {"value": "y", "when": {"f0": "a"}, "clauses": ["XXX-1"]},
            {"value": "z", "when": "otherwise", "clauses": ["XXX-1"]},
        ]},
    )  # fmt: skip
    written["bodies"].append({"id": "board", "label": "Board", "implies": {"f0": "a"}})
    policy = compiled(written)
    by_name = judged(policy, policy.read({BODY: "board"}))["kind"]
    without = judged(policy, policy.read({}))["kind"]
    assert isinstance(by_name, Settled)
    assert by_name.value == "x"
    assert not isinstance(without, Settled)
    assert (without.possible, without.depends_on) == (("y", "z"), ("f0",))


# --- the structure itself -----------------------------------------------------------------------

ARITIES = (2, 3, 2, 4)
Table = dict[Assignment, object]


def assignments() -> list[Assignment]:
    return list(product(*(range(arity) for arity in ARITIES)))


def node_of(diagrams: Diagrams, table: Table, order: list[Assignment]) -> int:
    """Build a function one full assignment at a time, in the order given."""
    node = diagrams.leaf("nothing")
    for full in order:
        here = TRUE
        for fact, value in enumerate(full):
            here = diagrams.both(here, diagrams.fact_in(fact, [value]))
        node = diagrams.choose(here, diagrams.leaf(table[full]), node)
    return node


TABLES = st.lists(
    st.sampled_from(("x", "y", "z")), min_size=len(assignments()), max_size=len(assignments())
).map(lambda values: dict(zip(assignments(), values, strict=True)))


@given(TABLES, st.permutations(assignments()))
def test_equal_functions_are_one_node(table: Table, order: list[Assignment]) -> None:
    """However a function is put together, it is the same integer in the end."""
    diagrams = Diagrams(ARITIES)
    assert node_of(diagrams, table, assignments()) == node_of(diagrams, table, order)


@given(TABLES, TABLES)
def test_unequal_functions_are_two_nodes(one: Table, other: Table) -> None:
    """Two nodes are equal only if every assignment gives the same."""
    diagrams = Diagrams(ARITIES)
    nodes = node_of(diagrams, one, assignments()), node_of(diagrams, other, assignments())
    assert (nodes[0] == nodes[1]) == (one == other)


@often
@given(TABLES, st.tuples(*(st.integers(-1, arity - 1) for arity in ARITIES)))
def test_a_restriction_is_exact_and_leaves_the_base_as_it_was(
    table: Table, known: Assignment
) -> None:
    """Fixing facts finds what is left, and adds no question to the diagrams of the edition."""
    diagrams = Diagrams(ARITIES)
    node = node_of(diagrams, table, assignments())
    size = len(diagrams)
    left = Restriction(diagrams, known)
    found = left.of(node)
    kept = {
        full: value
        for full, value in table.items()
        if all(fixed in (-1, own) for own, fixed in zip(full, known, strict=True))
    }
    assert set(diagrams.values(left.reach(found))) == set(kept.values())
    for fact in range(len(ARITIES)):
        alike: dict[Assignment, set[object]] = {}
        for full, value in kept.items():
            alike.setdefault((*full[:fact], *full[fact + 1 :]), set()).add(value)
        matters = known[fact] == -1 and any(len(values) > 1 for values in alike.values())
        assert bool(left.support(found) >> fact & 1) == matters
    assert len(diagrams) == size


def test_determinations_leave_the_compiled_edition_as_it_was() -> None:
    """However much is decided, memory stays bounded: no question is added."""
    policy = cheshire()
    size = len(policy.compiled.diagrams)
    for fact in policy.edition.facts:
        for value in (*fact.domain, UNSURE):
            policy.determine({fact.id: value}).as_record()
    assert len(policy.compiled.diagrams) == size


@given(TABLES, st.integers(0, len(ARITIES) - 1))
def test_a_node_with_a_fact_fixed_is_the_function_with_it_fixed(table: Table, fact: int) -> None:
    """Fixing one fact in the base itself gives the node of the smaller function."""
    diagrams = Diagrams(ARITIES)
    node = node_of(diagrams, table, assignments())
    for value in range(ARITIES[fact]):
        fixed = {full: table[(*full[:fact], value, *full[fact + 1 :])] for full in table}
        assert diagrams.with_fact(node, fact, value, {}) == node_of(diagrams, fixed, assignments())


def test_the_three_operations_have_their_meaning() -> None:
    """Both, not, and choose agree with their truth tables."""
    diagrams = Diagrams((2, 2))
    one, other = diagrams.fact_in(0, [1]), diagrams.fact_in(1, [1])
    assert diagrams.both(one, diagrams.negated(one)) == FALSE
    assert diagrams.choose(one, TRUE, diagrams.negated(one)) == TRUE
    assert diagrams.both(one, other) == diagrams.both(other, one)
    assert diagrams.negated(diagrams.negated(one)) == one
    assert diagrams.fact_in(0, [0, 1]) == TRUE
    assert diagrams.fact_in(0, []) == FALSE


@pytest.mark.parametrize("value", ["x", "", 3, ("row", 1)], ids=repr)
def test_a_leaf_is_what_was_put_in(value: object) -> None:
    """A constant comes out as it went in, the same node each time."""
    diagrams = Diagrams((2,))
    assert diagrams.leaf(value) == diagrams.leaf(value)
    assert list(diagrams.values(diagrams.reach(diagrams.leaf(value)))) == [value]
