"""Views are tables, written in the append's own transaction and rebuilt at any time."""

import json
from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from adapters.database import Cursor, Database
from adapters.events_database import log_after
from adapters.views_folding import (
    Concern,
    Entry,
    concerns,
    entry,
    fold,
    parked_for,
    row_of,
    told_of_parked,
    told_of_row,
)
from domain.ports import Parked
from domain.refusals import Unreadable
from domain.views import VIEWS
from domain.views.view import AnyView, R, View, as_column

BATCH = 500

_PLACES = "CREATE TABLE views (name {text} PRIMARY KEY, place BIGINT NOT NULL)"
_PARKED = """CREATE TABLE parked_events (
    view {text} NOT NULL,
    place BIGINT NOT NULL,
    stream {text} NOT NULL,
    key {text} NOT NULL,
    reason {text} NOT NULL,
    PRIMARY KEY (view, place))"""


class DatabaseViews:
    """The rows of every view. No event is refused for their sake: what does not fold is parked."""

    def __init__(self, database: Database, views: Sequence[AnyView] = VIEWS) -> None:
        """Use *database*, where the log is; fill the tables whose form is new there."""
        self._database = database
        self._views = tuple(views)
        text = database.text
        database.ensure("views", [_PLACES.format(text=text)])
        database.ensure("parked_events", [_PARKED.format(text=text)])
        for view in self._views:
            database.ensure(view.table, _defined(view, text))
        if behind := self._behind():
            self._rebuild(behind, check=False)

    def get(self, view: View[R], key: str) -> R | None:
        """Return the row of *key*, if there is one."""
        return next(iter(self._rows(view, "key = ?", [key])), None)

    def where(self, view: View[R], column: str, value: object) -> tuple[R, ...]:
        """Return the rows whose *column*, one of the indexed, has *value*."""
        view.check(column)
        held = as_column(value)
        if held is None:
            return self._rows(view, f'"{column}" IS NULL', [])
        return self._rows(view, f'"{column}" = ?', [held])

    def all(self, view: View[R]) -> tuple[R, ...]:
        """Return every row."""
        return self._rows(view, "TRUE", [])

    def parked(self) -> tuple[Parked, ...]:
        """Return the events that await a rebuild, oldest first."""
        with self._database.reading() as cursor:
            found = [each for view in self._views for each in _parked(cursor, view)]
        return tuple(sorted(found, key=lambda each: each.place))

    def catch_up(self, cursor: Cursor) -> None:
        """Fold what the log holds beyond the views' places, in the transaction of *cursor*.

        That is more than was just appended when a release without one of the views wrote too.
        """
        places = self._places(cursor)
        after = min(places.values(), default=0)
        full = True
        while full and (entries := self._batch(cursor, after)):
            full = len(entries) == BATCH
            for view in self._views:
                new = [each for each in entries if each.place > places[view.table]]
                _park(cursor, _folded(cursor, view, view.table, new))
            after = entries[-1].place
        for view in self._views:
            if after > places[view.table]:
                _set_place(cursor, view, after)

    def rebuild(self, *, check: bool = False) -> tuple[str, ...]:
        """Fold the log anew, put it in place unless only *check*; return where the two differed.

        Writers wait only for the last batch and the swap.
        """
        return self._rebuild(self._views, check=check)

    def _rebuild(self, views: Sequence[AnyView], *, check: bool) -> tuple[str, ...]:
        """Fold into tables that are private to one connection, so writers are not held up."""
        with self._database.alone() as cursor:
            for view in views:
                cursor.execute(f"DROP TABLE IF EXISTS {_anew(view)}")
                cursor.execute(_table(view, _anew(view), self._database.text, "TEMPORARY "))
            after, parked = self._fill(cursor, views, 0)
            self._database.begin(cursor)
            after, late = self._fill(cursor, views, after)
            parked += late
            told: list[str] = []
            for view in views:
                own = [each for each in parked if each.view == view.table]
                told += _differences(cursor, view, own)
                if not check:
                    _swap(cursor, view, after, own)
            cursor.execute("ROLLBACK" if check else "COMMIT")
            for view in views:
                cursor.execute(f"DROP TABLE {_anew(view)}")
        return tuple(told)

    def _fill(
        self, cursor: Cursor, views: Sequence[AnyView], after: int
    ) -> tuple[int, list[Parked]]:
        """Fold the log after a place into the new tables; return how far it went."""
        parked: list[Parked] = []
        while entries := self._batch(cursor, after):
            for view in views:
                if found := concerns(view, entries):
                    parked += _written(cursor, view, _anew(view), found)
            after = entries[-1].place
        return after, parked

    def _batch(self, cursor: Cursor, after: int) -> list[Entry]:
        return [
            entry(
                row["place"],
                row["originator_id"],
                row["originator_version"],
                row["topic"],
                row["state"],
            )
            for row in log_after(self._database, cursor, after, BATCH)
        ]

    def _rows(self, view: View[R], where: str, values: Sequence[object]) -> tuple[R, ...]:
        """Return rows by one statement, so that a row and its flag are of one moment."""
        if view not in self._views:
            raise ValueError(f"the view {view.name} is not kept here")
        with self._database.reading() as cursor:
            cursor.execute(
                f"SELECT body, EXISTS (SELECT 1 FROM parked_events p WHERE p.view = ? "  # noqa: S608
                f"AND p.key = v.key) AS flagged FROM {view.table} v "  # our own names only
                f"WHERE {where} ORDER BY key",
                [view.table, *values],
            )
            rows = cursor.fetchall()
        try:
            return tuple(row_of(view, row["body"], flagged=bool(row["flagged"])) for row in rows)
        except ValidationError as damaged:
            raise Unreadable(
                f"the list {view.name}", "a row of it is damaged", "Run partnerships rebuild."
            ) from damaged

    def _places(self, cursor: Cursor) -> dict[str, int]:
        cursor.execute("SELECT name, place FROM views")
        found = {row["name"]: int(row["place"]) for row in cursor.fetchall()}
        return {view.table: found.get(view.table, 0) for view in self._views}

    def _behind(self) -> list[AnyView]:
        with self._database.reading() as cursor:
            places = self._places(cursor)
            return [
                view
                for view in self._views
                if log_after(self._database, cursor, places[view.table], 1)
            ]


def _defined(view: AnyView, text: str) -> list[str]:
    table = view.table
    indexes = [f'CREATE INDEX {table}_{name} ON {table} ("{name}")' for name in view.indexed]
    return [_table(view, table, text), *indexes]


def _table(view: AnyView, table: str, text: str, kind: str = "") -> str:
    columns = "".join(f', "{name}" {text}' for name in view.indexed)
    return f"CREATE {kind}TABLE {table} (key {text} PRIMARY KEY, body {text} NOT NULL{columns})"


def _anew(view: AnyView) -> str:
    """Return where a rebuild folds."""
    return f"anew_{view.table}"


def _folded(
    cursor: Cursor, view: AnyView, table: str, entries: Sequence[Entry]
) -> Sequence[Parked]:
    """Fold *entries* within a savepoint; if the table fails us, all of them are parked."""
    if not (found := concerns(view, entries)):
        return ()
    cursor.execute("SAVEPOINT fold")
    try:
        parked = _written(cursor, view, table, found)
    except Exception as fault:  # noqa: BLE001 - whatever it is, recording the event wins
        try:
            cursor.execute("ROLLBACK TO fold")
        except Exception:  # noqa: BLE001 - then it was the transaction itself that failed
            raise fault from None
        parked = tuple(parked_for(view, each, fault) for each in found)
    cursor.execute("RELEASE SAVEPOINT fold")
    return parked


def _written(
    cursor: Cursor, view: AnyView, table: str, found: Sequence[Concern]
) -> tuple[Parked, ...]:
    """Fold *found* into the rows of *table*; return those that did not fold."""
    keys = list(dict.fromkeys(each.key for each in found if "\0" not in each.key))
    bodies = {key: row["body"] for key, row in _held(cursor, table, keys).items()}
    done = fold(view, found, bodies)
    gone = [[key] for key, kept in done.rows.items() if kept is None]
    if gone:
        cursor.executemany(f"DELETE FROM {table} WHERE key = ?", gone)  # noqa: S608 - our names
    rows = [[key, kept.body, *kept.columns] for key, kept in done.rows.items() if kept]
    if rows:
        cursor.executemany(_upsert(view, table), rows)
    return done.parked


def _upsert(view: AnyView, table: str) -> str:
    names = ["body", *(f'"{name}"' for name in view.indexed)]
    marks = ", ".join("?" * (1 + len(names)))
    changed = ", ".join(f"{name} = excluded.{name}" for name in names)
    return f"INSERT INTO {table} VALUES ({marks}) ON CONFLICT (key) DO UPDATE SET {changed}"  # noqa: S608


def _held(cursor: Cursor, table: str, keys: Sequence[str]) -> dict[str, Any]:
    """Return the rows of *table* by key; Any: see `Cursor`."""
    if not keys:
        return {}
    marks = ", ".join("?" * len(keys))
    cursor.execute(f"SELECT * FROM {table} WHERE key IN ({marks})", keys)  # noqa: S608 - our names
    return {row["key"]: row for row in cursor.fetchall()}


def _set_place(cursor: Cursor, view: AnyView, place: int) -> None:
    cursor.execute(
        "INSERT INTO views VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET place = excluded.place",
        [view.table, place],
    )


def _park(cursor: Cursor, parked: Sequence[Parked]) -> None:
    for each in parked:
        cursor.execute(
            "INSERT INTO parked_events VALUES (?, ?, ?, ?, ?) ON CONFLICT (view, place) "
            "DO UPDATE SET reason = excluded.reason",
            [each.view, each.place, each.stream, each.key, each.reason],
        )


def _parked(cursor: Cursor, view: AnyView) -> tuple[Parked, ...]:
    cursor.execute(
        "SELECT place, stream, key, reason FROM parked_events WHERE view = ? ORDER BY place",
        [view.table],
    )
    return tuple(
        Parked(view.table, row["place"], row["stream"], row["key"], row["reason"])
        for row in cursor.fetchall()
    )


def _swap(cursor: Cursor, view: AnyView, place: int, parked: Sequence[Parked]) -> None:
    cursor.execute(f"DELETE FROM {view.table}")  # noqa: S608 - our own names only
    cursor.execute(f"INSERT INTO {view.table} SELECT * FROM {_anew(view)}")  # noqa: S608
    cursor.execute("DELETE FROM parked_events WHERE view = ?", [view.table])
    _park(cursor, parked)
    _set_place(cursor, view, place)


def _differences(cursor: Cursor, view: AnyView, parked: Sequence[Parked]) -> list[str]:
    """Return what a rebuild changes, row by row and value by value, and what stays parked."""
    live, anew = f"SELECT * FROM {view.table}", f"SELECT * FROM {_anew(view)}"  # noqa: S608
    either = f"({live} EXCEPT {anew}) AS one", f"({anew} EXCEPT {live}) AS two"
    cursor.execute(" UNION ".join(f"SELECT key FROM {side}" for side in either))  # noqa: S608
    told = []
    for key in sorted(row["key"] for row in cursor.fetchall()):
        held = (_held(cursor, table, [key]).get(key) for table in (view.table, _anew(view)))
        told += told_of_row(view, key, *(row and _values(view, row) for row in held))
    return told + told_of_parked(view, _parked(cursor, view), parked)


def _values(view: AnyView, row: Any) -> dict[str, object]:  # noqa: ANN401 - see Cursor
    """Return the values of a row; a body that is no JSON is one value."""
    try:
        body = json.loads(row["body"])
    except ValueError:
        body = {"body": row["body"]}
    return {**{f"column {name}": row[name] for name in view.indexed}, **body}
