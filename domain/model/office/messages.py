"""What may be wished of an office, and what may have happened to one."""

from datetime import date
from typing import Literal, TypeAlias

from domain.identity import OpaqueId
from domain.messages import Command, Event, PersonalText

STREAM = "office-"
"""The stream of an office is this and its id in the policy."""

Capacity: TypeAlias = Literal["holder", "acting", "delegate"]
"""How somebody comes to answer for an office: by holding it, standing in, or being sent."""


class OfficeAppointed(Event, name="office-appointed", shape=2):
    """Somebody holds the office from a day on; *person* is their id in the directory.

    *seat* is the one of several that they hold; *until* the last day, where it is known already.
    Where a body decided it, *decided_by* is its office, and *minute* says where that is written.
    """

    office: str
    person: OpaqueId
    organisation: str
    since: date
    seat: str = ""
    until: date | None = None
    decided_by: str = ""
    minute: PersonalText | None = None


class ActingAppointed(Event, name="acting-appointed"):
    """Somebody stands in for a time: for *instead_of*, or for whoever holds the office or none."""

    office: str
    person: OpaqueId
    organisation: str
    since: date
    until: date | None
    seat: str
    instead_of: OpaqueId | None
    why: PersonalText


class OfficeDelegated(Event, name="office-delegated"):
    """*by*, who holds the office or acts in it, gave *person* a part of it for a time: *what*."""

    office: str
    by: OpaqueId
    person: OpaqueId
    organisation: str
    since: date
    until: date
    seat: str
    what: PersonalText


class OfficeVacated(Event, name="office-vacated", shape=2):
    """Somebody stood down: *until* is the last day on which they hold the office.

    Acting and being a delegate end alike, as *capacity* says.
    """

    office: str
    person: OpaqueId
    until: date
    seat: str = ""
    capacity: Capacity = "holder"
    reason: PersonalText | None = None


class AppointToOffice(Command):
    """Let somebody hold the office from a day on."""

    office: str
    person: OpaqueId
    organisation: str
    since: date
    seat: str = ""
    until: date | None = None
    decided_by: str = ""
    minute: PersonalText | None = None


class AppointActing(Command):
    """Let somebody stand in for a time, for one of the holders or for all there are."""

    office: str
    person: OpaqueId
    organisation: str
    since: date
    until: date | None = None
    seat: str = ""
    instead_of: OpaqueId | None = None
    why: PersonalText


class DelegateOffice(Command):
    """Let somebody have a part of the office for a time; *by* is who holds it."""

    office: str
    by: OpaqueId
    person: OpaqueId
    organisation: str
    since: date
    until: date
    seat: str = ""
    what: PersonalText


class StandDown(Command):
    """Let somebody's time in the office end with a day; before it began only with a *reason*."""

    office: str
    person: OpaqueId
    until: date
    seat: str = ""
    capacity: Capacity = "holder"
    reason: PersonalText | None = None


OfficeCommand: TypeAlias = AppointToOffice | AppointActing | DelegateOffice | StandDown
