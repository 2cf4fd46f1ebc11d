"""What may be wished of the outbox as a whole, and what may have happened to it."""

from typing import Literal, TypeAlias

from domain.identity import OpaqueId
from domain.messages import Command, Event, Moment

WATCH = "outbox-watch-"
"""The stream that says who looked after the outbox is this and the month, as ``2026-11``."""

HOLD = "outbox-hold"
"""The stream that says what is held."""

SEEN_TO = "outbox-of-"
"""The stream that says which news of another stream were seen to is this and that one's name."""

Because: TypeAlias = Literal["unwatched", "asked"]
"""Why notices are held: nobody had looked after them for long, or somebody wants it so."""


class OutboxWatched(Event, name="outbox-watched"):
    """*instance* looked after the outbox *at* that moment; told now and then, not every time."""

    instance: OpaqueId
    at: Moment


class NoticesHeld(Event, name="notices-held"):
    """What came up *before* a moment is not sent until it is released.

    *since* is when somebody had looked after it last, where that is why.
    """

    before: Moment
    because: Because
    since: Moment | None = None


class NoticesReleased(Event, name="notices-released"):
    """What was held is sent from now on; or it was *dropped* before, and only the rest is."""

    dropped: bool


class NewsAddressed(Event, name="news-addressed"):
    """Those *news* of *stream* were seen to: everybody whom they concern has a notice."""

    stream: OpaqueId
    news: tuple[OpaqueId, ...]


class OutboxCommand(Command):
    """A wish that is about the outbox as a whole."""


class WatchOutbox(OutboxCommand):
    """Say that somebody looks after it."""

    instance: OpaqueId
    at: Moment


class HoldNotices(OutboxCommand):
    """Send nothing that came up before a moment."""

    before: Moment
    because: Because
    since: Moment | None = None


class ReleaseNotices(OutboxCommand):
    """Send what is held; *dropped* says that those which waited were let go."""

    dropped: bool = False


class AddressNews(OutboxCommand):
    """Say that some news of a stream were seen to."""

    stream: OpaqueId
    news: tuple[OpaqueId, ...]
