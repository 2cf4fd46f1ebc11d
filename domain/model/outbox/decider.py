"""What happens to the outbox when something is wished of it, or why it does not."""

from domain.messages import Event
from domain.model.outbox.messages import (
    AddressNews,
    HoldNotices,
    NewsAddressed,
    NoticesHeld,
    NoticesReleased,
    OutboxCommand,
    OutboxWatched,
    ReleaseNotices,
    WatchOutbox,
)
from domain.model.outbox.refusals import NothingHeld
from domain.model.outbox.state import Outbox


def decide(command: OutboxCommand, state: Outbox) -> list[Event]:
    """Return what happens if *command* is carried out, or refuse it.

    To hold what is held already, and to see to news again, changes nothing.
    """
    match command:
        case WatchOutbox(instance=instance, at=at):
            return [OutboxWatched(instance=instance, at=at)]
        case HoldNotices(before=before):
            held = state.held is not None and before <= state.held
            return [] if held else [NoticesHeld(**dict(command))]
        case ReleaseNotices(dropped=dropped):
            if state.held is None:
                raise NothingHeld
            return [NoticesReleased(dropped=dropped)]
        case AddressNews(stream=stream, news=news):
            fresh = tuple(each for each in news if each not in state.addressed)
            return [NewsAddressed(stream=stream, news=fresh)] if fresh else []
        case _:
            raise TypeError(type(command).__name__)
