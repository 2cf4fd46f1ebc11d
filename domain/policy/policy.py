"""A policy is an edition ready for use.

It checks facts, determines, chooses what to ask, and hears.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from pydantic import JsonValue

from domain.policy.asking import Card, cards_left, next_card
from domain.policy.compiling import CompiledEdition
from domain.policy.determining import Determination, judged
from domain.policy.edition import Edition, EditionRef
from domain.policy.facts import Fact
from domain.policy.goals import GOALS
from domain.policy.hearing import Heard, Hearing
from domain.policy.results import as_contract, as_record

MOST_KEPT = 500
"""How many determinations are kept, each some ten kilobytes: those that people are coming by."""


@dataclass(frozen=True)
class Outcome(Determination):
    """A determination that can be asked what comes next and be written down."""

    def as_contract(self) -> dict[str, JsonValue]:
        """Return the result with exactly the keys of the decision contract."""
        return as_contract(self)

    def as_record(self) -> dict[str, JsonValue]:
        """Return the result with its reasons, clauses and edition: what an event holds."""
        return as_record(self)

    def next_card(self, goal: str) -> Card | None:
        """Return the card to show next for *goal*, or None when nothing is left to ask."""
        if goal not in self._next:
            self._next[goal] = next_card(self, goal)
        return self._next[goal]

    @cached_property
    def _next(self) -> dict[str, Card | None]:
        return {}

    def cards_left(self, goal: str) -> int:
        """Return at most how many more cards *goal* needs."""
        return cards_left(self, goal)


class Policy:
    """One edition of one policy, compiled: everything a service may ask of it."""

    goals = GOALS

    def __init__(self, compiled: CompiledEdition) -> None:
        """Use *compiled* for every question."""
        self.compiled = compiled
        self._hearing = Hearing(compiled.edition)
        self._determine = lru_cache(MOST_KEPT)(self._determined)
        self._hear = lru_cache(MOST_KEPT)(self._hearing.hear)

    @property
    def edition(self) -> Edition:
        """The edition as written."""
        return self.compiled.edition

    @property
    def ref(self) -> EditionRef:
        """Which edition this is, by the hash of its bytes."""
        return self.compiled.ref

    def fact(self, fact: str) -> Fact:
        """Return the fact with that id."""
        return self.edition.fact_by_id[fact]

    def check(self, facts: Mapping[str, object]) -> None:
        """Raise :class:`UnknownFact` or :class:`UnknownValue` for what is not in the edition."""
        self.compiled.read(facts)

    def determine(self, facts: Mapping[str, object]) -> Outcome:
        """Return what the policy says for *facts*; raise as :meth:`check` does.

        What was determined lately is given again: a turn asks for the same several times over.
        """
        try:
            return self._determine(frozenset(facts.items()))
        except TypeError:  # a value that no fact can have, told by the reading
            return self._determined(facts.items())

    def _determined(self, facts: Iterable[tuple[str, object]]) -> Outcome:
        given = dict(facts)
        # In one order, whatever order they came in: what is written down is the same each time.
        in_order = {fact: given[fact] for fact in self.compiled.order if fact in given}
        reading = self.compiled.read(in_order | given)
        return Outcome(self.compiled, reading, judged(self.compiled, reading))

    def hear(self, text: str) -> tuple[Heard, ...]:
        """Return the facts that *text* states, each with the words it rests on."""
        return self._hear(text)
