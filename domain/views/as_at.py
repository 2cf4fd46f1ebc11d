"""A list as it stood at a moment is the same fold, over what had been recorded by then."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from domain.messages import Recorded
from domain.views.view import R, View

BATCH = 500


class Logged(Protocol):
    """An event and its place in the log."""

    @property
    def place(self) -> int: ...

    @property
    def recorded(self) -> Recorded: ...


class Log(Protocol):
    """As much of the event store as is needed here."""

    def read(self, after: int, limit: int) -> Sequence[Logged]:
        """Return at most *limit* events of the log that stand after a place."""
        ...


def rows_as_at(log: Log, view: View[R], moment: datetime) -> tuple[R, ...]:
    """Return the rows of *view* as they stood at *moment*, in the order of their keys.

    The whole log is read: clocks of several machines are not in step, so a later place may be an
    earlier moment. An event that does not fold flags its row, as in the list of today.
    """
    rows: dict[str, R] = {}
    flagged: set[str] = set()
    after = 0
    while batch := log.read(after, BATCH):
        for each in batch:
            if each.recorded.recorded_at <= moment:
                _fold(view, rows, flagged, each.recorded)
        after = batch[-1].place
    return tuple(
        row.model_copy(update={"flagged": key in flagged}) for key, row in sorted(rows.items())
    )


def _fold(view: View[R], rows: dict[str, R], flagged: set[str], recorded: Recorded) -> None:
    key = view.own(recorded.stream)
    if key is None:
        return
    try:
        concerned = view.key(recorded)
        if concerned is None:
            return
        key = concerned
        after = view.fold(rows.get(key), recorded)
    except Exception:  # noqa: BLE001 - as in the list itself: the rest goes on
        flagged.add(key)
        return
    if after is None:
        rows.pop(key, None)
    else:
        rows[key] = after
