"""The outbox is what its events leave: evolve takes any event and refuses none."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from domain.messages import Event
from domain.model.outbox.messages import (
    Because,
    NewsAddressed,
    NoticesHeld,
    NoticesReleased,
    OutboxWatched,
)


class Outbox(BaseModel):
    """When it was looked after *first* and last (*watched*), and what is *held*: all before then.

    *since* is how long nobody had looked after it when it was held. Of what came up until
    *dropped* nobody is told: it was let go. *addressed* are the news of one stream that were seen
    to.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    first: datetime | None = None
    watched: datetime | None = None
    held: datetime | None = None
    because: Because | Literal[""] = ""
    since: datetime | None = None
    dropped: datetime | None = None
    addressed: tuple[str, ...] = ()


UNWATCHED = Outbox()


def evolve(state: Outbox, event: Event) -> Outbox:
    """Return *state* after *event*; one that makes no sense changes nothing."""
    changed: dict[str, object] = {}
    match event:
        case OutboxWatched(at=at):
            changed = {"first": state.first or at, "watched": max(state.watched or at, at)}
        case NoticesHeld(before=before, because=because, since=since):
            changed = {"held": before, "because": because, "since": since}
        case NoticesReleased(dropped=dropped):
            let_go = state.held if dropped else state.dropped
            changed = {"held": None, "because": "", "since": None, "dropped": let_go}
        case NewsAddressed(news=news):
            changed = {"addressed": tuple(dict.fromkeys((*state.addressed, *news)))}
        case _:
            pass
    return state.model_copy(update=changed) if changed else state
