"""What may be wished of a body of the area, and what may have happened to one."""

from datetime import date
from typing import TypeAlias

from domain.messages import Command, Event, PersonalText

STREAM = "body-"
"""The stream of a body is this and its id: the policy's own, or one made when it was added."""


class BodyAdded(Event, name="body-added"):
    """A body that the policy does not name is known from a *day* on.

    *type* is the named body of the policy that it is one of, *parent* what it belongs to; each is
    nothing where there is none.
    """

    title: PersonalText
    type: str
    areas: tuple[str, ...]
    parent: str
    day: date
    reason: PersonalText
    document: PersonalText | None


class BodyRenamed(Event, name="body-renamed"):
    """A body is called otherwise from a *day* on."""

    was: PersonalText
    now: PersonalText
    day: date
    reason: PersonalText
    document: PersonalText | None


class BodyMerged(Event, name="body-merged"):
    """A body became part of another, *into*, on a *day*."""

    into: str
    day: date
    reason: PersonalText
    document: PersonalText | None


class BodySplit(Event, name="body-split"):
    """A body became several others, *into*, on a *day*."""

    into: tuple[str, ...]
    day: date
    reason: PersonalText
    document: PersonalText | None


class BodyAbolished(Event, name="body-abolished"):
    """A body is no more since a *day*, and nothing took its place."""

    day: date
    reason: PersonalText
    document: PersonalText | None


class BodyRestored(Event, name="body-restored"):
    """It had been recorded in error that the body was merged, split up or abolished."""

    day: date
    reason: PersonalText


class AddBody(Command):
    """Let a body be known that was not."""

    title: PersonalText
    type: str = ""
    areas: tuple[str, ...] = ()
    parent: str = ""
    reason: PersonalText
    document: PersonalText | None = None


class RenameBody(Command):
    """Say what a body is called now."""

    title: PersonalText
    reason: PersonalText
    document: PersonalText | None = None


class MergeBody(Command):
    """Say that a body became part of another."""

    into: str
    reason: PersonalText
    document: PersonalText | None = None


class SplitBody(Command):
    """Say that a body became several others."""

    into: tuple[str, ...]
    reason: PersonalText
    document: PersonalText | None = None


class AbolishBody(Command):
    """Say that a body is no more."""

    reason: PersonalText
    document: PersonalText | None = None


class RestoreBody(Command):
    """Say that it had not ended after all."""

    reason: PersonalText


BodyCommand: TypeAlias = AddBody | RenameBody | MergeBody | SplitBody | AbolishBody | RestoreBody
BodyEvent: TypeAlias = (
    BodyAdded | BodyRenamed | BodyMerged | BodySplit | BodyAbolished | BodyRestored
)
