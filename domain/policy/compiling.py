"""An edition compiles once into diagrams.

Of each slot's rows and value, from which all else is read.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

from domain.policy.aspects import Row
from domain.policy.conditions import ABSENT, AtLeast, Condition, Not, OneOf, ResultIs, Term
from domain.policy.diagrams import TRUE, Diagrams, Node, Restriction
from domain.policy.edition import Edition, EditionRef
from domain.policy.facts import BODY_TYPE, NO_BODY, UNSURE, checked


@dataclass(frozen=True, slots=True)
class RowNumber:
    """A leaf of a slot's row diagram: the place of the row that gives the value."""

    at: int


NO_ROW = RowNumber(-1)


@dataclass(frozen=True, slots=True)
class Slot:
    """A compiled slot: which row gives it (*chosen*), its *value*, where each row holds."""

    id: str
    rows: tuple[Row, ...]
    guards: tuple[Node, ...]
    chosen: Node
    value: Node

    @property
    def is_item(self) -> bool:
        """Whether the slot is one item of a collection, which may be absent."""
        return "." in self.id


@dataclass(frozen=True, slots=True)
class Reading:
    """The answers as a determination takes them.

    Filled in from the named body, not sure read where it has a reading.

    *known* has only settled values; *unsure* the facts still open because the person is not sure;
    *filled* those that the body's name settled; *contradicted* those that the person answered
    otherwise than the name implies.
    """

    body: str
    known: Mapping[str, str]
    unsure: frozenset[str]
    filled: Mapping[str, str]
    contradicted: tuple[str, ...]


@dataclass(frozen=True)
class Space:
    """The facts, *body_type* first, with their values, and the diagrams over them.

    Editions compiled in one space can be compared: equal functions are one node.
    """

    domains: Mapping[str, tuple[str, ...]]
    diagrams: Diagrams

    @classmethod
    def of(cls, *editions: Edition) -> "Space":
        """Return a space with room for every fact and value of *editions*, the last one's first."""
        domains: dict[str, tuple[str, ...]] = {BODY_TYPE: ()}
        for edition in reversed(editions):
            bodies = {BODY_TYPE: tuple(body.id for body in edition.bodies)}
            for fact, domain in (bodies | {f.id: f.domain for f in edition.facts}).items():
                domains[fact] = tuple(dict.fromkeys((*domains.get(fact, ()), *domain)))
        return cls(domains, Diagrams([len(domain) for domain in domains.values()]))


class CompiledEdition:
    """One edition ready to decide: pure, and the same for ever for the same bytes."""

    def __init__(self, edition: Edition, ref: EditionRef, space: Space | None = None) -> None:
        """Compile *edition*, whose bytes have the hash in *ref*, in its own *space* or a given."""
        space = space or Space.of(edition)
        self.edition = edition
        self.ref = ref
        self.diagrams = space.diagrams
        self.domains = space.domains
        self.order = tuple(space.domains)
        self._number = {fact: n for n, fact in enumerate(self.order)}
        self._place = [
            {value: n for n, value in enumerate(domain)} for domain in space.domains.values()
        ]
        self.terms: dict[str, Node] = {}
        for name, term in edition.terms.items():
            self.terms[name] = self.node_of(term.when)
        self.slots: dict[str, Slot] = {}
        for slot, rows in edition.slots():
            self.slots[slot] = self._compiled(slot, rows)
        self._leaves: dict[int, tuple[Hashable, ...]] = {}

    def node_of(self, condition: Condition) -> Node:
        """Return the diagram of *condition*; slots it looks at must be compiled already."""
        match condition:
            case OneOf(fact=fact, values=values):
                number = self._number[fact]
                return self.diagrams.fact_in(number, [self._place[number][v] for v in values])
            case Term(name=name):
                return self.terms[name]
            case ResultIs(slot=slot):
                return self.diagrams.relabelled(
                    self.slots[slot].value, lambda value: condition.admits(str(value))
                )
            case Not(of=of):
                return self.diagrams.negated(self.node_of(of))
            case AtLeast(count=count, of=parts):
                return self.diagrams.at_least(count, [self.node_of(part) for part in parts])
            case _:
                return TRUE  # always

    def read(self, given: Mapping[str, object]) -> Reading:
        """Check *given* and read it: named body, then not sure (the order of the contract).

        Raises :class:`UnknownFact` or :class:`UnknownValue`.
        """
        answers = checked(self.edition.fact_by_id, self.edition.body_by_id, given)
        body = answers.pop(BODY_TYPE, NO_BODY)
        body = NO_BODY if body == UNSURE else body
        implied = self.edition.body_by_id[body].implies
        filled = {f: v for f, v in implied.items() if answers.get(f, UNSURE) == UNSURE}
        contradicted = tuple(
            f for f, v in implied.items() if answers.get(f, UNSURE) not in {UNSURE, v}
        )
        known = {**answers, **filled}
        for fact in [fact for fact, value in known.items() if value == UNSURE]:
            reads_as = self.edition.fact_by_id[fact].unsure_as
            if reads_as is None:
                del known[fact]
            else:
                known[fact] = reads_as
        unsure = frozenset(fact for fact in answers if fact not in known)
        return Reading(body, known, unsure, filled, contradicted)

    def restriction(self, reading: Reading) -> Restriction:
        """Return what is left of every diagram for the facts known in *reading*."""
        known = [-1] * len(self.order)
        known[0] = self._place[0][reading.body]
        for fact, value in reading.known.items():
            number = self._number[fact]
            known[number] = self._place[number][value]
        return Restriction(self.diagrams, known)

    def facts_of(self, support: int) -> tuple[str, ...]:
        """Return the facts of a support mask, in asking order."""
        return tuple(fact for n, fact in enumerate(self.order) if support >> n & 1)

    def leaves_of(self, reach: int) -> tuple[Hashable, ...]:
        """Return the constants of a reach mask."""
        if reach not in self._leaves:
            self._leaves[reach] = tuple(self.diagrams.values(reach))
        return self._leaves[reach]

    def first_of(self, guards: Sequence[tuple[int, Node]]) -> Node:
        """Return which row gives the value: the first whose guard is true, by its number."""
        return reduce(
            lambda below, row: self.diagrams.choose(
                row[1], self.diagrams.leaf(RowNumber(row[0])), below
            ),
            reversed(guards),
            self.diagrams.leaf(NO_ROW),
        )

    def value_of(self, chosen: Node, rows: Sequence[Row]) -> Node:
        """Return the value that the row gives which *chosen* comes to; no row is ``absent``."""
        values = [row.value for row in rows]

        def value(row: Hashable) -> Hashable:
            assert isinstance(row, RowNumber)  # noqa: S101 - every leaf of a row diagram is one
            return ABSENT if row == NO_ROW else values[row.at]

        return self.diagrams.relabelled(chosen, value)

    def _compiled(self, slot: str, rows: tuple[Row, ...]) -> Slot:
        guards = tuple(self.node_of(row.when) for row in rows)
        chosen = self.first_of(tuple(enumerate(guards)))
        return Slot(slot, rows, guards, chosen, self.value_of(chosen, rows))
