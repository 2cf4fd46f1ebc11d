"""What may be wished of who represents us in an arrangement, and what may have happened."""

from datetime import date
from typing import Literal, TypeAlias

from pydantic import PositiveInt

from domain.identity import OpaqueId
from domain.messages import Command, Event, PersonalText
from domain.model.arrangement.representation.parts import Named, Terms, Time, Way, Written
from domain.policy.edition import EditionRef
from domain.policy.representing import Status

Outcome: TypeAlias = Literal["done", "declined"]


class RepresentativeProposed(Event, name="representative-proposed"):
    """Somebody is to represent us, in a *way* that has steps; *number* tells them apart."""

    edition: EditionRef
    number: PositiveInt
    who: Named
    terms: Terms
    way: Way
    proposed_on: date
    proposed_by: OpaqueId


class AppointmentStepTaken(Event, name="appointment-step-taken"):
    """A step of the way was taken, or the appointment declined there.

    Where a body took it, it is recorded for that body, and *written* says where.
    """

    number: PositiveInt
    step: str
    office: str
    body: str
    outcome: Outcome
    day: date
    written: Written
    note: PersonalText | None


class AppointmentWithdrawn(Event, name="appointment-withdrawn"):
    """The appointment goes no further, for a reason."""

    number: PositiveInt
    reason: PersonalText


class RepresentativeAppointed(Event, name="representative-appointed"):
    """Somebody represents us: after every step of the *route*, or without one."""

    edition: EditionRef
    number: PositiveInt
    who: Named
    terms: Terms
    time: Time
    route: str
    written: Written
    renew_by: date | None


class RepresentativeEnded(Event, name="representative-ended"):
    """Somebody represents us no more: *until* is the last day on which they do."""

    number: PositiveInt
    until: date
    reason: PersonalText


class RepresentativeCorrected(Event, name="representative-corrected"):
    """What is said of a representative had been wrong; *now* is what should have stood there."""

    number: PositiveInt
    who: Named
    now: Terms
    time: Time
    reason: PersonalText


class StandInNamed(Event, name="stand-in-named"):
    """Somebody stands in: for a representative, or for one who is still to be appointed."""

    number: PositiveInt
    instead_of: PositiveInt | None
    who: Named
    status: Status
    time: Time
    why: PersonalText


class StandInEnded(Event, name="stand-in-ended"):
    """Somebody stands in no more."""

    number: PositiveInt
    until: date


class RepresentationCommand(Command):
    """A wish that is about who represents us in an arrangement."""


class ProposeRepresentative(RepresentationCommand):
    """Begin the way in which somebody comes to represent us."""

    who: Named
    terms: Terms
    way: Way


class TakeAppointmentStep(RepresentationCommand):
    """Take the next step, or decline the appointment there."""

    number: PositiveInt
    step: str
    outcome: Outcome = "done"
    written: Written = Written()
    note: PersonalText | None = None


class WithdrawAppointment(RepresentationCommand):
    """Let an appointment go no further."""

    number: PositiveInt
    reason: PersonalText


class AppointRepresentative(RepresentationCommand):
    """Record who represents us, where no way has to be gone or it was gone before."""

    who: Named
    terms: Terms
    time: Time
    written: Written = Written()


class EndRepresentative(RepresentationCommand):
    """Let a representative's time end with a day."""

    number: PositiveInt
    until: date
    reason: PersonalText


class CorrectRepresentative(RepresentationCommand):
    """Say what should have stood there."""

    number: PositiveInt
    who: Named
    now: Terms
    time: Time
    reason: PersonalText


class NameStandIn(RepresentationCommand):
    """Let somebody stand in."""

    instead_of: PositiveInt | None = None
    who: Named
    status: Status
    time: Time
    why: PersonalText


class EndStandIn(RepresentationCommand):
    """Let somebody's standing in end with a day."""

    number: PositiveInt
    until: date
