"""When an entry is due for review follows from its rule, its last review and what happened."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.model.arrangement.review.state import ReportedChange, Review
from domain.policy.cycles import due_between, next_due
from domain.policy.reviews import Cycle, ReviewRule, Start


@dataclass(frozen=True, slots=True)
class Anchors:
    """The days from which the first review of an entry may be counted, as far as they are known."""

    registered: date
    approved: date | None = None


@dataclass(frozen=True, slots=True)
class Falling:
    """A review that is due on *due*: of which *cycle*, or because of which *change*.

    *start* says what its time is counted from and *since* when that was; a change makes a review
    due on its own day, since no policy sets another.
    """

    due: date
    since: date
    start: Start | None
    cycle: Cycle | None = None
    change: ReportedChange | None = None


def falling(rule: ReviewRule, review: Review, anchors: Anchors) -> Iterator[Falling]:
    """Yield the next due day of each cycle that runs, and what changes ask for; none once ended."""
    if review.ended_on is not None:
        return
    for cycle in running(rule, review):
        start, since = _anchor(cycle, review, anchors)
        yield Falling(next_due(since, cycle.every_months), since, start, cycle=cycle)
    for change in review.open_changes:
        yield Falling(change.day, change.day, None, cycle=rule.main, change=change)


def running(rule: ReviewRule, review: Review) -> tuple[Cycle, ...]:
    """Return the cycles by which the entry is reviewed as it stands."""
    high = review.high_risk_since is not None
    return tuple(each for each in rule.cycles if high or not each.while_high_risk)


def listed(
    rule: ReviewRule, review: Review, anchors: Anchors, first: date, last: date
) -> Iterator[Falling]:
    """Yield every due day from *first* to *last*, as they come if each review is held in time.

    One that was due before *first* and was not held is overdue, and is no day of the calendar.
    """
    if review.ended_on is not None:
        return
    for cycle in running(rule, review):
        start, since = _anchor(cycle, review, anchors)
        for due in due_between(since, cycle.every_months, first, last):
            yield Falling(due, since, start, cycle=cycle)
    for change in review.open_changes:
        if first <= change.day <= last:
            yield Falling(change.day, change.day, None, cycle=rule.main, change=change)


def _anchor(cycle: Cycle, review: Review, anchors: Anchors) -> tuple[Start, date]:
    """Return what the cycle is counted from: the first of what it names that is known.

    What comes only while it is high risk is counted from no review before it was marked.
    """
    last = review.last(cycle.id)
    held = None if last is None else last.day
    marked = review.high_risk_since
    if cycle.while_high_risk and held is not None and marked is not None and held < marked:
        held = None
    days: dict[Start, date | None] = {
        "last_review": held,
        "high_risk": marked,
        "approval": anchors.approved,
        "registration": anchors.registered,
    }
    for start in cycle.starts:
        if (day := days[start]) is not None:
            return start, day
    return "registration", anchors.registered
