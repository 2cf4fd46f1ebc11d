"""How the reviews of an entry stand is read from its events by the rule of its own edition."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from domain.identity import Actor
from domain.model.arrangement.messages import STREAM
from domain.model.arrangement.review.falling import Anchors, Falling, falling, listed
from domain.model.arrangement.review.state import Review
from domain.policy.cycles import overdue_by
from domain.policy.policy import Policy
from domain.policy.reviews import Leaving, ReviewRule, rule_for
from domain.ports import Views
from domain.services.arrangements import Arrangements
from domain.services.due import Due, DueKind
from domain.services.handling import Handling
from domain.services.leading import Led, led_by
from domain.services.outcomes import outcome_behind
from domain.views.as_at import rows_as_at
from domain.views.records import RECORDS
from domain.views.register import REGISTER, RegisterRow
from domain.views.reviews import REVIEWS, ReviewRow
from domain.views.view import R, View


@dataclass(frozen=True, slots=True)
class Coming:
    """A review of an entry that is due: when and why, who leads it, and the office that chases."""

    row: RegisterRow
    falling: Falling
    led: Led
    chaser: str
    clauses: tuple[str, ...]

    @property
    def due(self) -> date:
        """The day on which it is due."""
        return self.falling.due

    def late(self, today: date) -> tuple[int, int]:
        """Return by how many months and days it is overdue."""
        return overdue_by(self.falling.due, today)


@dataclass(frozen=True, slots=True)
class Reviewing:
    """The reviews of one entry: what stands, its rule, and what its register says.

    *rule* is none where the policy knows no review of it; *fields* are those of the register.
    """

    row: RegisterRow
    review: Review
    rule: ReviewRule | None
    leaving: Leaving | None
    policy: Policy
    anchors: Anchors
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def chaser(self) -> str:
        """The office that chases its reviews: whoever keeps the register (CHE-14.1, A-16)."""
        return self.row.keeper

    @property
    def led(self) -> Led | None:
        """Who leads its reviews."""
        if self.rule is None:
            return None
        return led_by(self.rule, self.rule.main, self.fields)

    @property
    def coming(self) -> tuple[Coming, ...]:
        """The reviews that are due next, the first one first."""
        if self.rule is None:
            return ()
        return in_order(self._of(each) for each in falling(self.rule, self.review, self.anchors))

    @property
    def next(self) -> Coming | None:
        """What is due first."""
        return next(iter(self.coming), None)

    def between(self, first: date, last: date) -> Iterator[Coming]:
        """Yield every due day from *first* to *last*, if each review is held in time."""
        if self.rule is not None:
            days = listed(self.rule, self.review, self.anchors, first, last)
            yield from (self._of(each) for each in days)

    def term_ends(self) -> date | None:
        """Return the day on which it ends unless it is renewed, the first of several."""
        names = () if self.leaving is None else self.leaving.ends_with
        days = (value for name in names for value in self.fields.get(name, ()))
        return min(map(date.fromisoformat, days), default=None)

    def dues(self) -> Iterator[Due]:
        """Yield what is due of it: for who leads it, else for who chases."""
        for each in self.coming:
            yield self._due("review", each.led, each.due, each.falling.since, each.clauses)
        ends = self.term_ends()
        if ends is not None and self.review.ended_on is None and self.leaving is not None:
            yield self._due("renewal", self.led, ends, None, self.leaving.clauses)

    def _of(self, due: Falling) -> Coming:
        assert self.rule is not None  # noqa: S101 - what falls due does so by a rule
        led = led_by(self.rule, due.cycle, self.fields)
        clauses = (
            self.rule.on_change if due.change else () if due.cycle is None else due.cycle.clauses
        )
        return Coming(self.row, due, led, self.chaser, clauses)

    def _due(
        self,
        kind: DueKind,
        led: Led | None,
        due: date,
        since: date | None,
        clauses: tuple[str, ...],
    ) -> Due:
        people = () if led is None else led.people
        office = "" if led is None else led.office
        return Due(
            kind=kind,
            stream=f"{STREAM}{self.row.id}",
            number=self.row.short,
            title=self.row.title,
            office="" if people else office or self.chaser,
            person=next(iter(people), ""),
            since=since,
            due=due,
            clauses=clauses,
        )


class ReviewsSeen:
    """Reads the reviews; it asks nobody whether they may, and changes nothing."""

    def __init__(self, handling: Handling, arrangements: Arrangements, views: Views) -> None:
        self._handling = handling
        self._arrangements = arrangements
        self._views = views

    def may_read(self, actor: Actor) -> None:
        """Refuse whoever may not read the register."""
        self._arrangements.may_read(actor)

    def today(self) -> date:
        """Return which day it is in London."""
        return self._handling.clock.today()

    def of(self, row: RegisterRow) -> Reviewing:
        """Return how the reviews of one entry stand."""
        bare = ReviewRow(id=row.id, review=Review(), kind_since=row.registered_on)
        held = self._views.get(RECORDS, row.id)
        fields = {} if held is None else held.record.texts
        return self._reviewing(row, self._views.get(REVIEWS, row.id) or bare, fields)

    def next_due(self, row: RegisterRow) -> date | None:
        """Return the day on which the next review of one entry falls due, if any does."""
        coming = self.of(row).next
        return None if coming is None else coming.due

    def all(self, as_at: datetime | None = None) -> Iterator[Reviewing]:
        """Yield every entry that is still looked after; *as_at* as they stood then."""
        reviews, records = self._rows(REVIEWS, as_at), self._rows(RECORDS, as_at)
        kept = {row.id: row for row in reviews if row.looked_after}
        held = {row.id: row.record.texts for row in records}
        for row in self._rows(REGISTER, as_at):
            if row.listed and row.id in kept:
                yield self._reviewing(row, kept[row.id], held.get(row.id, {}))

    def _rows(self, view: View[R], as_at: datetime | None) -> tuple[R, ...]:
        if as_at is None:
            return self._views.all(view)
        return rows_as_at(self._handling.store, view, as_at)

    def _reviewing(
        self, row: RegisterRow, kept: ReviewRow, fields: Mapping[str, tuple[str, ...]]
    ) -> Reviewing:
        policy = self._arrangements.reviewed_under(row.edition)
        value = kept.review.value or self._value(row)
        rule = rule_for(policy.edition.reviews, value, row.kind)
        leaving = policy.edition.leaving
        return Reviewing(row, kept.review, rule, leaving, policy, kept.anchors, fields)

    def _value(self, row: RegisterRow) -> str:
        """Return what the outcome says of reviews, where the entry is older than its keeping it."""
        outcome = outcome_behind(self._handling, row.id)
        return "" if outcome is None else outcome.review


def in_order(coming: Iterable[Coming]) -> tuple[Coming, ...]:
    """Return them by the day on which they are due."""
    return tuple(
        sorted(coming, key=lambda each: (each.due, each.row.title.casefold(), each.row.id))
    )
