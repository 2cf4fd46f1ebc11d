"""What may be wished of the approval of an arrangement; each wish may be refused."""

from typing import Literal, TypeAlias

from domain.messages import Command, PersonalText
from domain.model.arrangement.approval.parts import (
    FrozenRoute,
    Gate,
    Minute,
    Requirement,
    Seat,
    Signatory,
)

Decision: TypeAlias = Literal["approved", "declined", "changes_asked"]
"""What somebody who is asked may answer."""


class ApprovalCommand(Command):
    """A wish that is about the approval of an arrangement."""


class SeekApproval(ApprovalCommand):
    """Lay the entry as it stands before those whom its *route* asks.

    *material* are the fields whose values are frozen with it, *seats* those of the route's offices
    that have several.
    """

    route: FrozenRoute
    material: tuple[str, ...] = ()
    note: PersonalText | None = None


class _OfRequest(ApprovalCommand):
    request: int


class GiveApproval(_OfRequest):
    """Approve what was laid before one, as *seat* or as the first of those held that is awaited."""

    seat: Seat | None = None
    note: PersonalText | None = None


class DeclineApproval(_OfRequest):
    """Decline it, and say why."""

    seat: Seat | None = None
    reason: PersonalText


class AskForChanges(_OfRequest):
    """Send it back, and say what would have to change."""

    seat: Seat | None = None
    reason: PersonalText


class RecordDecision(_OfRequest):
    """Enter for an office what it decided elsewhere, by its minute; never one's own request."""

    seat: Seat
    decision: Decision
    minute: Minute
    reason: PersonalText | None = None


class WithdrawApproval(_OfRequest):
    """Take a request back as who made it, or one's own decision on it as who gave it."""

    reason: PersonalText


class DelegateApproval(_OfRequest):
    """Let somebody else decide for one's office, this once."""

    seat: Seat | None = None
    to: str
    reason: PersonalText | None = None


class RemindApprovers(_OfRequest):
    """Remind those of *seats* that are awaited; a *nudge* is a person's, once a day."""

    seats: tuple[Seat, ...] = ()
    nudge: bool = False


class EscalateApproval(_OfRequest):
    """Tell the offices *to* that nobody answers for *seats*."""

    seats: tuple[Seat, ...]
    to: tuple[str, ...]


class ExpireApproval(_OfRequest):
    """Close a request that nobody answered."""


class RecordConsultation(ApprovalCommand):
    """Say that an office was consulted and what came of it, or why that was *not_appropriate*.

    *strength* is how far the policy goes in asking for it.
    """

    office: str
    strength: str
    whom: PersonalText | None = None
    said: PersonalText
    not_appropriate: bool = False


class RecordAdvice(ApprovalCommand):
    """Keep what the *office* answered that is asked where the policy names no approver."""

    office: str
    said: PersonalText


class PassGate(ApprovalCommand):
    """Go through a gate: *route* is whose approval comes before, *missing* what else must be there.

    *reason* is needed where an approval that should be there is not.
    """

    route: FrozenRoute
    missing: tuple[Requirement, ...] = ()
    reason: PersonalText | None = None


class SignAgreement(PassGate):
    """Record that the agreement was signed: by whom for whom, and where it is kept."""

    signatories: tuple[Signatory, ...] = ()
    document: PersonalText | None = None


class EnterArrangement(PassGate):
    """Record that the arrangement was entered into: from that day on it runs."""


class VoidStep(ApprovalCommand):
    """Say that it was recorded by mistake that a gate was passed."""

    gate: Gate
    reason: PersonalText


class AnswerBreach(ApprovalCommand):
    """Say what was decided about a breach, as an office that it was referred to."""

    gate: Gate
    said: PersonalText


class UseDiscretion(ApprovalCommand):
    """Say that something which the policy leaves to judgement was judged so, and why."""

    about: str
    reason: PersonalText
