"""What is known of the reviews of an arrangement is what its events leave."""

from datetime import date
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict

from domain.messages import Event
from domain.model.arrangement.messages import (
    ArrangementClassified,
    ArrangementImported,
    ArrangementRegistered,
)
from domain.model.arrangement.review.messages import (
    ArrangementEnded,
    ArrangementReviewed,
    ChangeKind,
    ChangeVoided,
    EndingProposed,
    EndingWithdrawn,
    ExitChecked,
    HighRiskMarked,
    HighRiskUnmarked,
    ReviewOutcome,
    ReviewVoided,
    SignificantChangeReported,
)
from domain.policy.reviews import Ground

_FROZEN = ConfigDict(frozen=True, extra="forbid")


class PastReview(BaseModel):
    """A review that was held; its *number* is its place among all that were entered.

    *whole* says that it was not of risk alone; *changes* counts those reported before it.
    """

    model_config = _FROZEN

    number: int
    cycle: str
    day: date
    led_by: str
    outcome: ReviewOutcome
    adds_value: str = ""
    agreed_with: str = ""
    document: str = ""
    form: str = ""
    whole: bool = True
    changes: int = 0
    voided: bool = False

    def looked_at(self, change: "ReportedChange") -> bool:
        """Return whether it was held after *change*, and after that was reported."""
        return self.whole and change.number <= self.changes and change.day <= self.day


class ReportedChange(BaseModel):
    """A change that was reported; *review_due* says whether it asks for a review."""

    model_config = _FROZEN

    number: int
    kind: ChangeKind
    day: date
    what: str
    review_due: bool
    voided: bool = False


class Ending(BaseModel):
    """How far an arrangement has come with ending: proposed, its way out checked, ended."""

    model_config = _FROZEN

    proposed_on: date
    ground: Ground
    reason: str
    planned: bool
    checked_on: date | None = None
    indicators: str = ""
    agreed_by_all: str = ""
    ended_on: date | None = None
    approved_by: str = ""


class Review(BaseModel):
    """The reviews of an arrangement, as it stands.

    *begun* says that it is on a register. *value* is what the outcome says of reviews, *kind* the
    kind it found. *reclassified_from* is the kind before, once another outcome found another.
    """

    model_config = _FROZEN

    begun: bool = False
    value: str = ""
    kind: str = ""
    reclassified_from: str = ""
    held: tuple[PastReview, ...] = ()
    changes: tuple[ReportedChange, ...] = ()
    high_risk_since: date | None = None
    ending: Ending | None = None

    @property
    def past(self) -> tuple[PastReview, ...]:
        """The reviews that count, the last one first."""
        standing = (each for each in self.held if not each.voided)
        return tuple(sorted(standing, key=lambda each: (each.day, each.number), reverse=True))

    @property
    def open_changes(self) -> tuple[ReportedChange, ...]:
        """The changes that ask for a review, which no review has looked at yet."""
        return tuple(
            each
            for each in self.changes
            if each.review_due
            and not each.voided
            and not any(review.looked_at(each) for review in self.past)
        )

    @property
    def ended_on(self) -> date | None:
        """The day on which it ended, if it did."""
        return None if self.ending is None else self.ending.ended_on

    def last(self, cycle: str) -> PastReview | None:
        """Return the last review of *cycle*."""
        return next((each for each in self.past if each.cycle == cycle), None)


def after(state: Review, event: Event) -> Review:
    """Return *state* after *event*; one that is not about it changes nothing."""
    if isinstance(event, ArrangementRegistered | ArrangementImported):
        return Review(begun=True)
    return _after(state, event) if state.begun else state


def _after(state: Review, event: Event) -> Review:
    match event:
        case ArrangementClassified():
            return _classified(state, event)
        case ArrangementReviewed() | ReviewVoided():
            return _with(state, held=_held(state, event))
        case SignificantChangeReported() | ChangeVoided():
            return _with(state, changes=_changes(state, event))
        case HighRiskMarked() | HighRiskUnmarked():
            marked = event.since if isinstance(event, HighRiskMarked) else None
            return _with(state, high_risk_since=marked)
        case _:
            return _with(state, ending=_ending(state.ending, event))


def _with(state: Review, **changed: Any) -> Review:  # noqa: ANN401 - any field's value
    return state.model_copy(update=changed)


E = TypeVar("E", PastReview, ReportedChange)


def _voided(each: E, number: int) -> E:
    return each.model_copy(update={"voided": True}) if each.number == number else each


def _classified(state: Review, event: ArrangementClassified) -> Review:
    another = bool(state.kind) and state.kind != event.kind
    return _with(
        state,
        value=event.review,
        kind=event.kind,
        reclassified_from=state.kind if another else state.reclassified_from,
    )


def _held(state: Review, event: ArrangementReviewed | ReviewVoided) -> tuple[PastReview, ...]:
    if isinstance(event, ReviewVoided):
        return tuple(_voided(each, event.number) for each in state.held)
    held = PastReview(
        number=len(state.held) + 1,
        cycle=event.cycle,
        day=event.day,
        led_by=event.led_by.text,
        outcome=event.outcome,
        adds_value=event.adds_value,
        agreed_with="" if event.agreed_with is None else event.agreed_with.text,
        document="" if event.document is None else event.document.text,
        form=event.form or "",
        whole=event.whole,
        changes=len(state.changes),
    )
    return (*state.held, held)


def _changes(
    state: Review, event: SignificantChangeReported | ChangeVoided
) -> tuple[ReportedChange, ...]:
    if isinstance(event, ChangeVoided):
        return tuple(_voided(each, event.number) for each in state.changes)
    reported = ReportedChange(
        number=len(state.changes) + 1,
        kind=event.kind,
        day=event.day,
        what=event.what.text,
        review_due=event.review_due,
    )
    return (*state.changes, reported)


def _ending(ending: Ending | None, event: Event) -> Ending | None:
    match event:
        case EndingProposed():
            return Ending(
                proposed_on=event.day,
                ground=event.ground,
                reason=event.reason.text,
                planned=event.planned,
            )
        case ExitChecked() if ending is not None:
            checked = {
                "checked_on": event.day,
                "indicators": event.indicators,
                "agreed_by_all": event.agreed_by_all,
            }
            return ending.model_copy(update=checked)
        case ArrangementEnded():
            return _ended(ending, event)
        case EndingWithdrawn():
            return None
        case _:
            return ending


def _ended(ending: Ending | None, event: ArrangementEnded) -> Ending:
    before = ending or Ending(
        proposed_on=event.day,
        ground=event.ground,
        reason=event.reason.text,
        planned=event.planned,
    )
    return before.model_copy(
        update={
            "ground": event.ground,
            "reason": event.reason.text,
            "planned": event.planned,
            "agreed_by_all": event.agreed_by_all,
            "ended_on": event.day,
            "approved_by": "" if event.approved_by is None else event.approved_by.text,
        }
    )
