"""What may be wished of somebody's being here, and what may have happened to it."""

from datetime import date
from typing import TypeAlias

from domain.identity import OpaqueId
from domain.messages import Command, Event, PersonalText

STREAM = "person-"
"""The stream of a person is this and their id in the directory."""


class PersonLeft(Event, name="person-left"):
    """Somebody left: *until* is the last day on which they hold any office, whoever says so.

    What was theirs goes to *successor*; each thing that moves is recorded where it is.
    """

    person: OpaqueId
    successor: OpaqueId
    until: date
    reason: PersonalText | None = None


class PersonReturned(Event, name="person-returned"):
    """Somebody is here after all, or again; what others took over stays with them."""

    person: OpaqueId
    since: date
    reason: PersonalText


class LetGo(Command):
    """Say that somebody leaves, on which day, and who takes over."""

    person: OpaqueId
    successor: OpaqueId
    until: date
    reason: PersonalText | None = None


class TakeBack(Command):
    """Say that somebody is here after all, or again, and why."""

    person: OpaqueId
    since: date
    reason: PersonalText


PersonCommand: TypeAlias = LetGo | TakeBack
