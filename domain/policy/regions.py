"""A set of fact sets is told in as few ways as are needed, each no longer than it must be."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import reduce

from domain.policy.compiling import Space
from domain.policy.diagrams import FALSE, TRUE, Diagrams, Node

Way = Mapping[str, tuple[str, ...]]
"""Facts, each with the values that it may have; a fact that is not named may have any."""


@dataclass(frozen=True, slots=True)
class Region:
    """Fact sets where something is so: *ways* lead there, and *more* says there are others.

    All of it lies where the kind is one of *kinds*, where kinds are named; no way at all is all of
    that. *example* has facts that are enough for it, whatever the others are.
    """

    kinds: tuple[str, ...]
    ways: tuple[Way, ...]
    more: bool
    example: Mapping[str, str]


def regions(
    space: Space, where: Node, possible: Node, kinds: Mapping[str, Node]
) -> tuple[Region, ...]:
    """Return *where*, which is not empty, told kind by kind.

    *kinds* says where each kind is what comes out; without any, it is told by facts alone. What is
    not *possible* never comes, and is passed over where that makes a way shorter.
    """
    diagrams = space.diagrams
    found: dict[tuple[str, bool], Region] = {}
    for kind, guard in (kinds or {"": TRUE}).items():
        part = diagrams.both(diagrams.both(where, guard), possible)
        if part == FALSE:
            continue
        ways, more = ways_to(space, part, diagrams.both(possible, guard))
        key = (repr(ways), more)
        if key in found:
            found[key] = replace(found[key], kinds=(*found[key].kinds, kind))
        else:
            (least,), _ = ways_to(space, part, possible, most=1)
            example = {fact: values[0] for fact, values in least.items()}
            found[key] = Region((kind,) if kind else (), ways, more, example)
    told = tuple(found.values())
    # The same for every kind is no matter of kinds.
    same = len(told) == 1 and set(told[0].kinds) == set(kinds) and bool(kinds)
    return regions(space, where, possible, {}) if same else told


def ways_to(
    space: Space, region: Node, possible: Node, most: int = 4
) -> tuple[tuple[Way, ...], bool]:
    """Return *region*, which is not empty, in at most *most* ways, and whether there are more."""
    diagrams = space.diagrams
    enough = diagrams.either(region, diagrams.negated(possible))
    left = diagrams.both(region, possible)
    ways: list[Way] = []
    while left != FALSE and len(ways) < most:
        way = _widened(space, _shortest(diagrams, left), enough)
        left = diagrams.both(left, diagrams.negated(_node_of(diagrams, way)))
        ways.append(_named(space, way, possible))
    return tuple(ways), left != FALSE


_Numbered = dict[int, frozenset[int]]


def _shortest(diagrams: Diagrams, node: Node) -> _Numbered:
    """Return the way to true that asks least."""
    best: dict[Node, _Numbered | None] = {TRUE: {}, FALSE: None}

    def walk(at: Node) -> _Numbered | None:
        if at not in best:
            fact, branches = diagrams.asked_at(at)
            found = [
                {fact: frozenset(n for n, other in enumerate(branches) if other == kid), **way}
                for kid in dict.fromkeys(branches)
                if (way := walk(kid)) is not None
            ]
            best[at] = min(found, key=len, default=None)
        return best[at]

    way = walk(node)
    assert way is not None  # noqa: S101 - only FALSE has no way to true
    return way


def _widened(space: Space, way: _Numbered, enough: Node) -> _Numbered:
    """Drop each fact of *way*, or let it have more values, as far as it stays in *enough*."""
    domains = list(space.domains.values())
    for fact in sorted(way, reverse=True):
        without = {other: values for other, values in way.items() if other != fact}
        if _within(space.diagrams, without, enough):
            way = without
            continue
        for value in range(len(domains[fact])):
            wider = {**way, fact: way[fact] | {value}}
            if _within(space.diagrams, wider, enough):
                way = wider
    return way


def _within(diagrams: Diagrams, way: _Numbered, enough: Node) -> bool:
    return diagrams.both(_node_of(diagrams, way), diagrams.negated(enough)) == FALSE


def _node_of(diagrams: Diagrams, way: _Numbered) -> Node:
    return reduce(
        diagrams.both,
        (diagrams.fact_in(fact, sorted(values)) for fact, values in way.items()),
        TRUE,
    )


def _named(space: Space, way: _Numbered, possible: Node) -> Way:
    """Return *way* by the names of facts and values, leaving out values that never come."""
    names = list(space.domains.items())
    found = {}
    for fact in sorted(way):
        name, domain = names[fact]
        possible_values = (
            value
            for value in sorted(way[fact])
            if space.diagrams.both(possible, space.diagrams.fact_in(fact, [value])) != FALSE
        )
        found[name] = tuple(domain[value] for value in possible_values)
    return found
