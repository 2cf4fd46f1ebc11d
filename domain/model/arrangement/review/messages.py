"""What may be wished of the reviews of an arrangement, and what may have happened."""

from datetime import date
from typing import Literal, TypeAlias

from pydantic import BaseModel, PositiveInt

from domain.identity import OpaqueId
from domain.messages import STRICT, Command, Event, PersonalText
from domain.policy.edition import EditionRef
from domain.policy.reviews import Ground

ReviewOutcome: TypeAlias = Literal["continue", "amend", "end", "revisit"]
"""What follows from a review; *revisit* goes over the terms with the group, and never leaves."""

ChangeKind: TypeAlias = Literal["priorities", "funding", "body", "membership", "law", "other"]
"""What of an arrangement has changed."""


class ReviewAnswer(BaseModel):
    """One answer of a review's form, in the words that were shown, under its *heading*."""

    model_config = STRICT

    question: str
    heading: str
    asked: str
    value: str
    said: PersonalText


class ArrangementReviewed(Event, name="arrangement-reviewed"):
    """A review was held on *day*: which of the cycles it was, who led it, and what follows.

    *cycle* is nothing where the policy sets none; *whole* says that it was not of risk alone.
    *form* is the form that it is recorded on. *adds_value* is as it was answered, nothing where it
    was not asked. *next_due* is the day of the next one, by the rule as it was then.
    """

    edition: EditionRef
    cycle: str
    whole: bool = True
    day: date
    led_by: PersonalText
    outcome: ReviewOutcome
    adds_value: str = ""
    answers: tuple[ReviewAnswer, ...] = ()
    agreed_with: PersonalText | None = None
    document: PersonalText | None = None
    form: OpaqueId | None = None
    next_due: date | None = None
    clauses: tuple[str, ...] = ()


class ReviewVoided(Event, name="review-voided"):
    """A review had been entered in error: it counts for nothing and stays in the log."""

    edition: EditionRef
    number: PositiveInt
    reason: PersonalText


class SignificantChangeReported(Event, name="significant-change-reported"):
    """Something significant changed on *day*; *review_due* says whether that asks for a review."""

    edition: EditionRef
    kind: ChangeKind
    day: date
    what: PersonalText
    source: PersonalText | None = None
    review_due: bool
    clauses: tuple[str, ...] = ()


class ChangeVoided(Event, name="change-voided"):
    """A change had been reported in error: it asks for no review any more."""

    edition: EditionRef
    number: PositiveInt
    reason: PersonalText


class HighRiskMarked(Event, name="high-risk-marked"):
    """It is high risk from a day on, and reviewed more often; *next_due* is the first of those."""

    edition: EditionRef
    since: date
    reason: PersonalText
    next_due: date | None
    clauses: tuple[str, ...] = ()


class HighRiskUnmarked(Event, name="high-risk-unmarked"):
    """It is high risk no more from a day on."""

    edition: EditionRef
    since: date
    reason: PersonalText


class EndingProposed(Event, name="ending-proposed"):
    """It is to end or to be left: why, and whether that was planned."""

    edition: EditionRef
    day: date
    ground: Ground
    reason: PersonalText
    planned: bool


class ExitChecked(Event, name="exit-checked"):
    """The way out was checked: whether its signs are met and everybody agreed, answer by answer."""

    edition: EditionRef
    day: date
    indicators: str
    agreed_by_all: str
    answers: tuple[ReviewAnswer, ...] = ()
    document: PersonalText | None = None
    form: OpaqueId | None = None


class EndingWithdrawn(Event, name="ending-withdrawn"):
    """It is not to end after all, or it had been entered in error that it did."""

    edition: EditionRef
    reason: PersonalText


class ArrangementEnded(Event, name="arrangement-ended"):
    """It ended on *day*.

    *approved_by* is who agreed to that, where anybody did; *ask* is the office to put it to where
    the policy does not say whose agreement it needs. *unchecked* says that the way out was not
    checked before.
    """

    edition: EditionRef
    day: date
    ground: Ground
    reason: PersonalText
    planned: bool
    approved_by: PersonalText | None
    ask: str
    agreed_by_all: str
    unchecked: bool
    document: PersonalText | None = None


class ReviewCommand(Command):
    """A wish that is about the reviews of an arrangement."""


class FileReview(ReviewCommand):
    """Put a review on record, held on the day of the act."""

    cycle: str = ""
    led_by: PersonalText
    outcome: ReviewOutcome
    adds_value: str = ""
    answers: tuple[ReviewAnswer, ...] = ()
    agreed_with: PersonalText | None = None
    document: PersonalText | None = None
    form: OpaqueId | None = None


class VoidReview(ReviewCommand):
    """Say that a review was entered in error."""

    number: PositiveInt
    reason: PersonalText


class ReportChange(ReviewCommand):
    """Say that something significant changed."""

    kind: ChangeKind
    what: PersonalText
    source: PersonalText | None = None


class VoidChange(ReviewCommand):
    """Say that a change was reported in error."""

    number: PositiveInt
    reason: PersonalText


class MarkHighRisk(ReviewCommand):
    """Mark it as high risk from the day of the act."""

    reason: PersonalText


class UnmarkHighRisk(ReviewCommand):
    """Mark it as high risk no more from the day of the act."""

    reason: PersonalText


class ProposeEnd(ReviewCommand):
    """Say that it is to end or to be left."""

    ground: Ground
    reason: PersonalText
    planned: bool


class CheckExit(ReviewCommand):
    """Put the check of the way out on record."""

    indicators: str
    agreed_by_all: str
    answers: tuple[ReviewAnswer, ...] = ()
    document: PersonalText | None = None
    form: OpaqueId | None = None


class WithdrawEnding(ReviewCommand):
    """Say that it is not to end, or did not."""

    reason: PersonalText


class EndArrangement(ReviewCommand):
    """Say that it ended on the day of the act; what is not given is as it was proposed."""

    ground: Ground
    reason: PersonalText
    planned: bool
    approved_by: PersonalText | None = None
    document: PersonalText | None = None
