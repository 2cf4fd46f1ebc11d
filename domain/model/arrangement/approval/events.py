"""What may have happened to the approval of an arrangement, each with its day and its office."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, PositiveInt

from domain.identity import OpaqueId
from domain.messages import Event, PersonalText, Sha256
from domain.model.arrangement.approval.parts import (
    Content,
    FrozenRoute,
    Gate,
    Minute,
    Seat,
    Signatory,
)
from domain.policy.edition import EditionRef


class _When(BaseModel):
    """Under which edition, on which day."""

    edition: EditionRef
    on: date


class _By(_When):
    by: OpaqueId


class _Of(_When):
    request: PositiveInt


class _Decided(_Of):
    """Somebody answered for an office; *recorded* is there where the answer was given elsewhere."""

    by: OpaqueId
    seat: Seat
    recorded: Minute | None = None


class ApprovalSought(_Of, Event, name="approval-sought"):
    """The entry as it stood was laid before those whom its route asks."""

    by: OpaqueId
    route: FrozenRoute
    content: Content
    sha256: Sha256
    note: PersonalText | None


class ApprovalGiven(_Decided, Event, name="approval-given"):
    """An office approved; *complete* says that nobody else is awaited."""

    complete: bool
    note: PersonalText | None


class ApprovalDeclined(_Decided, Event, name="approval-declined"):
    """An office declined; *complete* says that the request is closed by it."""

    complete: bool
    reason: PersonalText


class ChangesAsked(_Decided, Event, name="changes-asked"):
    """An office sent it back with what would have to change."""

    reason: PersonalText


class ApprovalWithdrawn(_Of, Event, name="approval-withdrawn"):
    """The request was taken back, or of it the decision of one *seat*."""

    by: OpaqueId
    seat: Seat | None
    reason: PersonalText


class ApprovalDelegated(_Of, Event, name="approval-delegated"):
    """An office let somebody decide for it, in this request."""

    by: OpaqueId
    seat: Seat
    to: OpaqueId
    reason: PersonalText | None


class ApprovalReminded(_Of, Event, name="approval-reminded"):
    """Those awaited were reminded, by a person if it is a *nudge*."""

    seats: tuple[Seat, ...]
    nudge: bool


class ApprovalEscalated(_Of, Event, name="approval-escalated"):
    """Nobody answered for these seats, and others were told."""

    seats: tuple[Seat, ...]
    to: tuple[str, ...]


class ApprovalExpired(_Of, Event, name="approval-expired"):
    """The request was closed since nobody answered."""


class ApprovalStaled(_Of, Event, name="approval-staled"):
    """What was laid before the approvers is not what stands there now: *changed* says what."""

    changed: tuple[str, ...]


class ConsultationRecorded(_By, Event, name="consultation-recorded"):
    """An office was consulted and said something, or that was judged not appropriate, and why."""

    office: str
    strength: str
    outcome: Literal["consulted", "not_appropriate"]
    whom: PersonalText | None
    said: PersonalText


class ApprovalAdvised(_By, Event, name="approval-advised"):
    """The office that is asked where the policy names no approver said who is, or that none is."""

    office: str
    said: PersonalText


class AgreementSigned(_By, Event, name="agreement-signed"):
    """The agreement was signed, on the day *on*."""

    signatories: tuple[Signatory, ...]
    document: PersonalText | None


class ArrangementEntered(_By, Event, name="arrangement-entered"):
    """The arrangement was entered into, and runs from the day *on*."""


class BreachRecorded(_When, Event, name="breach-recorded"):
    """A gate was passed before approvals that must come first; who is told of it, on which clauses.

    *missing* are the offices that had not approved what then stood there by that day.
    """

    gate: Gate
    route: str
    missing: tuple[Seat, ...]
    refer_to: tuple[str, ...]
    clauses: tuple[str, ...]


class BreachResolved(_When, Event, name="breach-resolved"):
    """It came out that the approvals had been there in time: they were only recorded late."""

    gate: Gate


class BreachAnswered(_By, Event, name="breach-answered"):
    """An office that a breach was referred to said what is to come of it."""

    gate: Gate
    office: str
    said: PersonalText


class RequirementMissed(_When, Event, name="requirement-missed"):
    """A gate was passed without something that must be there, or should as *strength* says."""

    gate: Gate
    requirement: str
    label: str
    strength: Literal["must", "should"]
    clauses: tuple[str, ...]


class StepVoided(_By, Event, name="step-voided"):
    """It was a mistake to record that a gate was passed; what came of that is void too."""

    gate: Gate
    reason: PersonalText


class DiscretionUsed(_By, Event, name="discretion-used"):
    """What the policy leaves to judgement was judged, and why."""

    about: str
    reason: PersonalText
