"""What may be wished of an office, and what may have happened to one."""

from datetime import date
from typing import TypeAlias

from domain.identity import OpaqueId
from domain.messages import Command, Event

STREAM = "office-"
"""The stream of an office is this and its id in the policy."""


class OfficeAppointed(Event, name="office-appointed"):
    """Somebody holds the office from a day on; *person* is their id in the directory."""

    office: str
    person: OpaqueId
    organisation: str
    since: date


class OfficeVacated(Event, name="office-vacated"):
    """Somebody stood down: *until* is the last day on which they hold the office."""

    office: str
    person: OpaqueId
    until: date


class AppointToOffice(Command):
    """Let somebody hold the office from a day on."""

    office: str
    person: OpaqueId
    organisation: str
    since: date


class StandDown(Command):
    """Let somebody's office end with a day."""

    office: str
    person: OpaqueId
    until: date


OfficeCommand: TypeAlias = AppointToOffice | StandDown
