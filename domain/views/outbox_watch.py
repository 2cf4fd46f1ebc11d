"""How the outbox is looked after is a fold of one row: since when, until when, and what is held."""

from domain.messages import Recorded
from domain.model.outbox.messages import HOLD, WATCH
from domain.model.outbox.state import UNWATCHED, Outbox, evolve
from domain.views.view import Row, View

ONE = "outbox"
"""The key of the one row."""


class WatchRow(Row):
    """The outbox as a whole."""

    outbox: Outbox


def fold(row: WatchRow | None, recorded: Recorded) -> WatchRow | None:
    """Return the row after *recorded*."""
    return WatchRow(outbox=evolve(UNWATCHED if row is None else row.outbox, recorded.event))


OUTBOX_WATCH = View(
    name="outbox_watch",
    form=1,
    row=WatchRow,
    streams=(WATCH, HOLD),
    fold=fold,
    keyed=lambda _: ONE,
)
"""When the outbox was looked after, and what of it is held."""
