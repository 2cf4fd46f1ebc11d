"""Two editions differ just where their diagrams do: for these facts it was that, and is this."""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from functools import partial, reduce

from domain.policy.aspects import Row
from domain.policy.compiling import NO_ROW, CompiledEdition, RowNumber, Slot, Space
from domain.policy.conditions import ABSENT
from domain.policy.diagrams import TRUE, Node
from domain.policy.policy import Policy
from domain.policy.regions import Region, regions

VALUE = "value"
_KIND = "kind"
_BEFORE_KIND = frozenset({"partnership", _KIND})

Said = str | tuple[str, ...]
"""A value, or what a row says beside it; empty where there is none."""

BESIDE: dict[str, Callable[[Row], Said]] = {
    "led_by": lambda row: row.led_by or "",
    "refer_to": lambda row: row.refer_to,
    "silence": lambda row: row.silence or "",
    "text_absent": lambda row: row.text_absent or "",
    "advice": lambda row: row.advice or "",
    "clauses": lambda row: (*row.clauses, *row.looked_in),
}
"""What a row says beside its value, in the order told."""


@dataclass(frozen=True, slots=True)
class Difference:
    """That *what* (``value``, or a part of a row) of *slot* *was* one thing and *is* another."""

    slot: str
    what: str
    was: Said
    is_now: Said
    where: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """How the decisions of two editions compare, for the answers that both have.

    *same* are the slots of both whose diagrams are equal: they say the same for every set of facts.
    """

    differences: tuple[Difference, ...]
    same: tuple[str, ...]


def decided_otherwise(old: Policy, new: Policy) -> Decided:
    """Return every difference in what is decided, exactly.

    Named bodies and not-sure readings are no part of it: they fill in facts.
    """
    space = Space.of(old.edition, new.edition)
    was = CompiledEdition(old.edition, old.ref, space)
    now = CompiledEdition(new.edition, new.ref, space)
    both = _Both(space, _possible(space, old, new), _kinds(space, was, now))
    found: list[Difference] = []
    same = []
    for slot in dict.fromkeys((*was.slots, *now.slots)):
        differences = tuple(both.differences(slot, was, now))
        found += differences
        if not differences:
            same.append(slot)
    return Decided(tuple(found), tuple(same))


def _possible(space: Space, old: Policy, new: Policy) -> Node:
    """Return where every fact that both editions have has a value that both have."""
    nodes = []
    domains = [policy.compiled.domains for policy in (old, new)]
    for number, (fact, domain) in enumerate(space.domains.items()):
        if all(fact in each for each in domains):
            shared = [n for n, value in enumerate(domain) if all(value in d[fact] for d in domains)]
            nodes.append(space.diagrams.fact_in(number, shared))
    return reduce(space.diagrams.both, nodes, TRUE)


def _kinds(space: Space, was: CompiledEdition, now: CompiledEdition) -> dict[str, Node]:
    """Return where each kind comes out, unless just that has changed."""
    kind = was.slots[_KIND].value
    if now.slots[_KIND].value != kind:
        return {}
    leaves = space.diagrams.values(space.diagrams.reach(kind))
    return {str(leaf): space.diagrams.relabelled(kind, _is(leaf)) for leaf in leaves}


class _Both:
    def __init__(self, space: Space, possible: Node, kinds: dict[str, Node]) -> None:
        self._space = space
        self._possible = possible
        self._kinds = kinds

    def differences(
        self, slot: str, was: CompiledEdition, now: CompiledEdition
    ) -> Iterator[Difference]:
        """Yield where *slot* differs; beside its value only where that is the same."""
        values = [self._value(slot, policy) for policy in (was, now)]
        yield from self._between(slot, VALUE, *values)
        alike = self._alike(*values)
        for what, read in BESIDE.items():
            said = [self._beside(slot, policy, read, alike) for policy in (was, now)]
            yield from self._between(slot, what, *said)

    def _value(self, slot: str, policy: CompiledEdition) -> Node:
        found = policy.slots.get(slot)
        return self._space.diagrams.leaf(ABSENT) if found is None else found.value

    def _beside(
        self, slot: str, policy: CompiledEdition, read: Callable[[Row], Said], alike: Node
    ) -> Node:
        found = policy.slots.get(slot)
        nothing = self._space.diagrams.leaf("")
        if found is None:
            return nothing
        node = self._space.diagrams.relabelled(found.chosen, _reader(found, read))
        return self._space.diagrams.choose(alike, node, nothing)

    def _alike(self, one: Node, other: Node) -> Node:
        """Return where both have the same constant."""
        return self._space.diagrams.relabelled(self._paired(one, other), lambda pair: pair is None)

    def _between(self, slot: str, what: str, was: Node, now: Node) -> Iterator[Difference]:
        diagrams = self._space.diagrams
        none = diagrams.leaf(None)
        pairs = diagrams.choose(self._possible, self._paired(was, now), none)
        for pair in diagrams.values(diagrams.reach(pairs)):
            if not isinstance(pair, _Pair):
                continue
            where = diagrams.relabelled(pairs, _is(pair))
            kinds = {} if slot in _BEFORE_KIND else self._kinds
            told = regions(self._space, where, self._possible, kinds)
            yield Difference(slot, what, pair.was, pair.now, told)

    def _paired(self, was: Node, now: Node) -> Node:
        """Return the constants of both as one function: a pair, or None where they are the same."""
        diagrams = self._space.diagrams
        paired = diagrams.leaf(None)
        for value in diagrams.values(diagrams.reach(was)):
            guard = diagrams.relabelled(was, _is(value))
            pairs = diagrams.relabelled(now, partial(_pair_of, value))
            paired = diagrams.choose(guard, pairs, paired)
        return paired


@dataclass(frozen=True, slots=True)
class _Pair:
    was: Said
    now: Said


def _pair_of(was: Hashable, now: Hashable) -> _Pair | None:
    assert isinstance(was, str | tuple)  # noqa: S101 - the leaves are what is said
    assert isinstance(now, str | tuple)  # noqa: S101
    return None if was == now else _Pair(was, now)


def _is(constant: Hashable) -> Callable[[Hashable], bool]:
    return lambda leaf: leaf == constant


def _reader(slot: Slot, read: Callable[[Row], Said]) -> Callable[[Hashable], Hashable]:
    def said(row: Hashable) -> Hashable:
        assert isinstance(row, RowNumber)  # noqa: S101 - every leaf of a row diagram is one
        return "" if row == NO_ROW else read(slot.rows[row.at]) or ""

    return said
