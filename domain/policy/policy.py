"""A policy is an edition ready for use.

It checks facts, determines, chooses what to ask, and hears.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from domain.policy.asking import Card, cards_left, next_card
from domain.policy.compiling import CompiledEdition
from domain.policy.determining import Determination, judged
from domain.policy.edition import Edition, EditionRef
from domain.policy.facts import Fact
from domain.policy.goals import GOALS
from domain.policy.hearing import Heard, Hearing
from domain.policy.results import as_contract, as_record


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
        return next_card(self, goal)

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
        """Return what the policy says for *facts*; raise as :meth:`check` does."""
        reading = self.compiled.read(facts)
        return Outcome(self.compiled, reading, judged(self.compiled, reading))

    def hear(self, text: str) -> tuple[Heard, ...]:
        """Return the facts that *text* states, each with the words it rests on."""
        return self._hearing.hear(text)
