"""What may be wished of a notice, and what may have happened to one."""

from typing import Literal, TypeAlias

from domain.identity import OpaqueId
from domain.messages import Command, Event, Moment, PersonalText
from domain.model.notice.kinds import Kind

STREAM = "notice-"
"""The stream of a notice is this and the id that its source and its person make."""

Deferred: TypeAlias = Literal["later", "rate"]
"""Why a notice is tried again: the channel failed before it took it, or asked us to wait."""

Dead: TypeAlias = Literal["uncertain", "unreachable", "refused", "tries", "silence"]
"""Why a notice is not sent any more.

It may have arrived (*uncertain*; *silence* where whoever was sending never said), the person cannot
be reached, the channel refused it for good, or it was tried often enough.
"""

Withdrawn: TypeAlias = Literal["overtaken", "opted-out", "old", "dropped", "gone"]
"""Why a notice is not told: it is not so any more, its person does not want such, it had happened
long before anybody looked, somebody let it go after a restore, or its person has left.
"""


class NoticeRaised(Event, name="notice-raised"):
    """Something is to be told to *person*: *title* and *lines*, as they stood when it was raised.

    *source* is the event that it tells of, or the day of a dated thing; *matter* is what it is
    about, so that it can be overtaken, and *about* the stream whose page shows it, with its
    *number* and its *marking*. What it tells came up *at* a moment. A digest *gathers* other
    notices.
    """

    person: OpaqueId
    kind: Kind
    statutory: bool
    urgent: bool
    source: OpaqueId
    matter: str
    about: str
    number: str
    title: PersonalText
    lines: tuple[PersonalText, ...]
    at: Moment
    gathers: tuple[OpaqueId, ...] = ()
    marking: str = ""


class NoticeBegun(Event, name="notice-begun"):
    """*instance* began to send it, the first time or again; nobody else does meanwhile."""

    attempt: int
    instance: OpaqueId
    at: Moment


class NoticeSent(Event, name="notice-sent"):
    """The channel took it, as its message of that id."""

    attempt: int
    message: OpaqueId


class NoticeDeferred(Event, name="notice-deferred"):
    """It could not be sent and certainly was not: it is tried again, not before *until*."""

    attempt: int
    until: Moment
    reason: Deferred
    said: str = ""


class NoticeDeadLettered(Event, name="notice-dead-lettered"):
    """It is not sent any more of our own accord; *said* is what the channel answered."""

    attempt: int
    reason: Dead
    said: str = ""


class NoticeRetried(Event, name="notice-retried"):
    """Somebody wants it sent after all, held or not, knowing that it may have arrived."""

    reason: PersonalText


class NoticeWithdrawn(Event, name="notice-withdrawn"):
    """It need not be told any more."""

    reason: Withdrawn


class NoticeGathered(Event, name="notice-gathered"):
    """It is told as a line of a digest."""

    digest: OpaqueId


class NoticeSettled(Event, name="notice-settled"):
    """What it told was settled after it was sent: its message is to ask for nothing any more."""


class NoticeEdited(Event, name="notice-edited"):
    """Its message says by now that it is settled, or cannot be made to say so."""


class NoticeCommand(Command):
    """A wish that is about a notice."""


class RaiseNotice(NoticeCommand):
    """Let somebody be told; the fields are those of the event."""

    person: OpaqueId
    kind: Kind
    statutory: bool
    urgent: bool
    source: OpaqueId
    matter: str
    about: str
    number: str
    title: PersonalText
    lines: tuple[PersonalText, ...]
    at: Moment
    gathers: tuple[OpaqueId, ...] = ()
    marking: str = ""


class BeginNotice(NoticeCommand):
    """Send it: claimed by one *instance*, whatever others wish at the same time."""

    instance: OpaqueId
    at: Moment


class ReportSent(NoticeCommand):
    """Say that the channel took it."""

    message: OpaqueId


class DeferNotice(NoticeCommand):
    """Say that it was certainly not sent; it is tried again, not before *until*."""

    until: Moment
    reason: Deferred
    said: str = ""


class DeadLetter(NoticeCommand):
    """Say that it is not to be tried again."""

    reason: Dead
    said: str = ""


class RetryNotice(NoticeCommand):
    """Let it be sent after all."""

    reason: PersonalText


class WithdrawNotice(NoticeCommand):
    """Let it not be told."""

    reason: Withdrawn


class SettleNotice(NoticeCommand):
    """Say that nothing is asked any more by what was sent."""


class ReportEdited(NoticeCommand):
    """Say that its message was seen to."""


class GatherNotice(NoticeCommand):
    """Let it be a line of a digest; one that was begun only by the *instance* that did so."""

    digest: OpaqueId
    instance: str = ""
