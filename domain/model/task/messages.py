"""What may be wished of a task, and what may have happened to one."""

from datetime import date
from typing import Literal, TypeAlias

from domain.identity import OpaqueId
from domain.messages import Command, Event, PersonalText, Sha256
from domain.policy.edition import EditionRef

STREAM = "task-"
"""The stream of a task is this and its whole id."""

PREFIX = "TSK"
"""What the short form of a task's id begins with."""

Source: TypeAlias = Literal["duty", "review", "meeting", "person", "change"]
"""Where a task comes from; one from a *duty* is one occurrence of it."""


class TaskOpened(Event, name="task-opened"):
    """Something is to be done by whoever holds *office* (at *seat*), or by *person*.

    *beside* are offices that do it together with the owner. *evidence* says what is to show that it
    was done, *about* is the stream that it belongs to, ``""`` where none. *edition* is the policy's
    as it stood; of an occurrence of a duty, *duty* and *occurrence* say which one.
    """

    title: PersonalText
    office: str
    seat: str
    person: str
    beside: tuple[str, ...]
    due: date | None
    evidence: PersonalText | None
    about: str
    area: str
    clauses: tuple[str, ...]
    source: Source
    edition: EditionRef | None = None
    duty: str = ""
    occurrence: date | None = None


class TaskTaken(Event, name="task-taken"):
    """One of those whose office it is took it on: *person* does it."""

    person: OpaqueId


class TaskReassigned(Event, name="task-reassigned"):
    """It is another's from here on, by office and seat or as a person."""

    office: str
    seat: str
    person: str
    reason: PersonalText


class TaskRescheduled(Event, name="task-rescheduled"):
    """The day by which it is due was moved, or set, or taken away."""

    was: date | None
    now: date | None
    reason: PersonalText


class TaskCompleted(Event, name="task-completed"):
    """It was done: *evidence* says how that is known, *document* where it is written.

    *sha256* is the hash of the document's bytes, where it was at hand.
    """

    evidence: PersonalText
    document: PersonalText | None
    sha256: Sha256 | None


class TaskReopened(Event, name="task-reopened"):
    """What was done or withdrawn is to be done after all."""

    reason: PersonalText


class TaskWithdrawn(Event, name="task-withdrawn"):
    """It need not be done any more."""

    reason: PersonalText


class TaskCommand(Command):
    """A wish that is about a task."""


class OpenTask(TaskCommand):
    """Let there be a task; the fields are those of the event. A duty's begins with its own id."""

    title: PersonalText
    office: str = ""
    seat: str = ""
    person: str = ""
    beside: tuple[str, ...] = ()
    due: date | None = None
    evidence: PersonalText | None = None
    about: str = ""
    area: str = ""
    clauses: tuple[str, ...] = ()
    source: Source = "person"


class TakeTask(TaskCommand):
    """Take on what one's office has to do."""

    person: OpaqueId


class HandTaskOver(TaskCommand):
    """Let it be another's."""

    office: str = ""
    seat: str = ""
    person: str = ""
    reason: PersonalText


class SucceedInTask(TaskCommand):
    """Let *person* do what *before* did, who has left; the office stays whose it is."""

    before: OpaqueId
    person: OpaqueId
    reason: PersonalText


class RescheduleTask(TaskCommand):
    """Let it be due on another day, or on none."""

    due: date | None
    reason: PersonalText


class CompleteTask(TaskCommand):
    """Say that it was done, and how that is known."""

    evidence: PersonalText
    document: PersonalText | None = None
    sha256: Sha256 | None = None


class ReopenTask(TaskCommand):
    """Let it be done after all."""

    reason: PersonalText


class WithdrawTask(TaskCommand):
    """Let it not be done any more."""

    reason: PersonalText
