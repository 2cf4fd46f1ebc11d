"""Views in memory, kept as the databases keep them: JSON by key, and what each row is found by."""

import json
from collections.abc import Iterable, Sequence

from adapters.views_folding import (
    Entry,
    Kept,
    concerns,
    fold,
    row_of,
    told_of_parked,
    told_of_row,
)
from domain.ports import Logged, Parked
from domain.views import VIEWS
from domain.views.view import AnyView, R, View, as_column


class MemoryViews:
    """The rows of every view, and the log that they were folded from."""

    def __init__(self, views: Sequence[AnyView] = VIEWS) -> None:
        """Keep *views*."""
        self._log: list[Entry] = []
        self._rows: dict[AnyView, dict[str, Kept]] = {view: {} for view in views}
        self._parked: dict[AnyView, tuple[Parked, ...]] = dict.fromkeys(views, ())

    def get(self, view: View[R], key: str) -> R | None:
        """Return the row of *key*, if there is one."""
        rows = self._of(view)
        return self._read(view, [key])[0] if key in rows else None

    def where(self, view: View[R], column: str, value: object) -> tuple[R, ...]:
        """Return the rows whose *column*, one of the indexed, has *value*."""
        view.check(column)
        at, held = view.indexed.index(column), as_column(value)
        return self._read(view, [k for k, r in self._of(view).items() if r.columns[at] == held])

    def all(self, view: View[R]) -> tuple[R, ...]:
        """Return every row."""
        return self._read(view, self._of(view))

    def parked(self) -> tuple[Parked, ...]:
        """Return the events that await a rebuild, oldest first."""
        found = [each for parked in self._parked.values() for each in parked]
        return tuple(sorted(found, key=lambda each: each.place))

    def catch_up(self, log: Sequence[Logged]) -> None:
        """Fold the events of *log*; park those that do not fold."""
        new = [Entry(each.place, each.recorded.stream, each.recorded) for each in log]
        self._log += new
        for view, rows in self._rows.items():
            self._parked[view] += _folded(view, rows, new)

    def rebuild(self, *, check: bool = False) -> tuple[str, ...]:
        """Fold the log anew, put it in place unless only *check*; return where the two differed."""
        told: list[str] = []
        for view, live in self._rows.items():
            anew: dict[str, Kept] = {}
            parked = _folded(view, anew, self._log)
            for key in sorted(k for k in {*live, *anew} if live.get(k) != anew.get(k)):
                told += told_of_row(view, key, _values(live.get(key)), _values(anew.get(key)))
            told += told_of_parked(view, self._parked[view], parked)
            if not check:
                self._rows[view], self._parked[view] = anew, parked
        return tuple(told)

    def _of(self, view: AnyView) -> dict[str, Kept]:
        if view not in self._rows:
            raise ValueError(f"the view {view.name} is not kept here")
        return self._rows[view]

    def _read(self, view: View[R], keys: Iterable[str]) -> tuple[R, ...]:
        flagged = {each.key for each in self._parked[view]}
        rows = self._of(view)
        return tuple(row_of(view, rows[k].body, flagged=k in flagged) for k in sorted(keys))


def _folded(view: AnyView, rows: dict[str, Kept], log: Sequence[Entry]) -> tuple[Parked, ...]:
    found = concerns(view, log)
    bodies = {each.key: rows[each.key].body for each in found if each.key in rows}
    done = fold(view, found, bodies)
    for key, kept in done.rows.items():
        if kept is None:
            rows.pop(key, None)
        else:
            rows[key] = kept
    return done.parked


def _values(kept: Kept | None) -> dict[str, object] | None:
    return None if kept is None else json.loads(kept.body)
