"""A list as it stood at a moment is the same fold, over what had been recorded by then."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Generic, Protocol

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
    folding = Folding(view)
    fold_as_at(log, (folding,), moment)
    return folding.result


def fold_as_at(log: Log, foldings: Sequence["Folding[Any]"], moment: datetime) -> None:
    """Fold what had been recorded by *moment*: the log is read once for all of *foldings*."""
    after = 0
    while batch := log.read(after, BATCH):
        for each in batch:
            if each.recorded.recorded_at <= moment:
                for folding in foldings:
                    folding.take(each.recorded)
        after = batch[-1].place


class Folding(Generic[R]):
    """The rows of a view as they come to be, one event after another."""

    def __init__(self, view: View[R]) -> None:
        self.view = view
        self._rows: dict[str, R] = {}
        self._flagged: set[str] = set()

    @property
    def result(self) -> tuple[R, ...]:
        """The rows as they stand, in the order of their keys."""
        return tuple(
            row.model_copy(update={"flagged": key in self._flagged})
            for key, row in sorted(self._rows.items())
        )

    def take(self, recorded: Recorded) -> None:
        """Fold one event, if it concerns the view."""
        key = self.view.own(recorded.stream)
        if key is None:
            return
        try:
            concerned = self.view.key(recorded)
            if concerned is None:
                return
            key = concerned
            after = self.view.fold(self._rows.get(key), recorded)
        except Exception:  # noqa: BLE001 - as in the list itself: the rest goes on
            self._flagged.add(key)
            return
        if after is None:
            self._rows.pop(key, None)
        else:
            self._rows[key] = after
