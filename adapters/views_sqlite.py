"""The list of enquiries as a table: written in the append's transaction, rebuilt at any time."""

import json
from collections.abc import Callable, Sequence
from sqlite3 import Row
from typing import TypeAlias

from adapters.events_mapping import read
from adapters.events_sqlite import ensure_log
from adapters.sqlite_file import Cursor, SqliteFile
from domain.messages import Recorded
from domain.model.enquiry.messages import STREAM
from domain.ports import Parked
from domain.views.enquiries import EnquiryRow, fold, id_of

Fold: TypeAlias = Callable[[EnquiryRow | None, Recorded], EnquiryRow | None]

VIEW = "enquiries_1"
"""The table, with the number of its form: a new form is a new table, filled at the first start."""

ANEW = "temp.anew"
"""Where a rebuild folds: private to its connection, so writers are not held up."""

BATCH = 500
REASON_LENGTH = 500

_COLUMNS = tuple(name for name in EnquiryRow.model_fields if name != "flagged")
_NESTED = {"answers", "ground"}
_DEFINED = ", ".join(("id TEXT PRIMARY KEY", *(name for name in _COLUMNS if name != "id")))
_VIEW = (
    f"CREATE TABLE {VIEW} ({_DEFINED})",
    f"CREATE INDEX {VIEW}_opener ON {VIEW} (opener, opened_at)",
)
_VIEWS = ("CREATE TABLE views (name TEXT PRIMARY KEY, place INTEGER NOT NULL)",)
_PARKED = (
    """CREATE TABLE parked (
        view TEXT,
        place INTEGER,
        stream TEXT,
        reason TEXT,
        PRIMARY KEY (view, place))""",
)


class SqliteEnquiryViews:
    """The list of enquiries. No event is refused for its sake: what cannot be folded is parked."""

    def __init__(self, file: SqliteFile, fold: Fold = fold) -> None:
        """Use *file*; fill the table from the log if this form of it is new there."""
        self._file = file
        self._fold = fold
        ensure_log(file)
        for table, statements in ((VIEW, _VIEW), ("views", _VIEWS), ("parked", _PARKED)):
            file.ensure(table, statements)
        if self._behind():
            self.rebuild()

    def by_opener(self, opener: str) -> tuple[EnquiryRow, ...]:
        """Return the enquiries that *opener* opened, newest first."""
        return self._rows("opener = ? ORDER BY opened_at DESC, id", opener)

    def find(self, enquiry: str) -> EnquiryRow | None:
        """Return the row of one enquiry, by its whole id."""
        return next(iter(self._rows("id = ?", enquiry)), None)

    def parked(self) -> tuple[Parked, ...]:
        """Return the events that await a rebuild, oldest first."""
        with self._file.reading() as cursor:
            return _parked(cursor)

    def catch_up(self, cursor: Cursor) -> None:
        """Fold what the log holds beyond the view's place, in the transaction of *cursor*.

        That is more than was just appended when a release without this form of the view wrote too.
        """
        after = _place(cursor)
        while rows := _batch(cursor, after):
            _park(cursor, self._folded(cursor, VIEW, rows))
            after = rows[-1]["rowid"]
        _set_place(cursor, after)

    def rebuild(self, *, check: bool = False) -> tuple[str, ...]:
        """Fold the log anew, put it in place unless only *check*; return where the two differed.

        Writers wait only for the last batch and the swap.
        """
        with self._file.alone() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS {ANEW}")
            cursor.execute(f"CREATE TABLE {ANEW} ({_DEFINED})")
            after, parked = self._fill(cursor, 0)
            cursor.execute("BEGIN IMMEDIATE")
            after, late = self._fill(cursor, after)
            parked += late
            differences = _differences(cursor, parked)
            if not check:
                _swap(cursor, after, parked)
            cursor.execute("ROLLBACK" if check else "COMMIT")
            cursor.execute(f"DROP TABLE {ANEW}")
        return differences

    def _fill(self, cursor: Cursor, after: int) -> tuple[int, list[Parked]]:
        """Fold the log after a place into the new table; return how far it went."""
        parked: list[Parked] = []
        while rows := _batch(cursor, after):
            parked += self._folded(cursor, ANEW, rows)
            after = rows[-1]["rowid"]
        return after, parked

    def _folded(self, cursor: Cursor, table: str, rows: Sequence[Row]) -> list[Parked]:
        """Fold each of *rows* within a savepoint of its own; return those that did not fold."""
        parked = []
        for row in rows:
            cursor.execute("SAVEPOINT fold")
            try:
                self._fold_one(cursor, table, row)
            except Exception as error:  # noqa: BLE001 - whatever it is, recording the event wins
                cursor.execute("ROLLBACK TO fold")
                reason = f"{type(error).__name__}: {error}"[:REASON_LENGTH]
                parked.append(Parked(row["rowid"], row["originator_id"], reason))
            cursor.execute("RELEASE fold")
        return parked

    def _fold_one(self, cursor: Cursor, table: str, row: Row) -> None:
        stream = row["originator_id"]
        if (enquiry := id_of(stream)) is None:
            return
        recorded = read(stream, row["originator_version"], row["topic"], row["state"])
        cursor.execute(f"SELECT * FROM {table} WHERE id = ?", [enquiry])  # noqa: S608 - our names
        found = cursor.fetchone()
        after = self._fold(None if found is None else _read(found), recorded)
        if after is not None:
            values = _written(after)
            marks = ", ".join("?" * len(values))
            cursor.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", values)  # noqa: S608

    def _rows(self, where: str, value: str) -> tuple[EnquiryRow, ...]:
        with self._file.reading() as cursor:
            flagged = {each.stream for each in _parked(cursor)}
            cursor.execute(f"SELECT * FROM {VIEW} WHERE {where}", [value])  # noqa: S608 - our names
            rows = [_read(row) for row in cursor.fetchall()]
        return tuple(
            row.model_copy(update={"flagged": True}) if STREAM + row.id in flagged else row
            for row in rows
        )

    def _behind(self) -> bool:
        with self._file.reading() as cursor:
            return bool(_batch(cursor, _place(cursor)))


def _read(row: Row) -> EnquiryRow:
    values = {name: row[name] for name in _COLUMNS}
    return EnquiryRow.model_validate(
        {name: json.loads(v) if name in _NESTED else v for name, v in values.items()}
    )


def _written(row: EnquiryRow) -> list[object]:
    values = row.model_dump(mode="json", exclude={"flagged"})
    return [json.dumps(v) if name in _NESTED else v for name, v in values.items()]


def _batch(cursor: Cursor, after: int) -> list[Row]:
    cursor.execute(
        "SELECT * FROM stored_events WHERE rowid > ? ORDER BY rowid LIMIT ?", [after, BATCH]
    )
    rows: list[Row] = cursor.fetchall()
    return rows


def _place(cursor: Cursor) -> int:
    cursor.execute("SELECT place FROM views WHERE name = ?", [VIEW])
    row = cursor.fetchone()
    return 0 if row is None else int(row[0])


def _set_place(cursor: Cursor, place: int) -> None:
    cursor.execute("INSERT OR REPLACE INTO views VALUES (?, ?)", [VIEW, place])


def _park(cursor: Cursor, parked: Sequence[Parked]) -> None:
    for each in parked:
        row = [VIEW, each.place, each.stream, each.reason]
        cursor.execute("INSERT OR REPLACE INTO parked VALUES (?, ?, ?, ?)", row)


def _parked(cursor: Cursor) -> tuple[Parked, ...]:
    cursor.execute("SELECT place, stream, reason FROM parked WHERE view = ? ORDER BY place", [VIEW])
    return tuple(Parked(*row) for row in cursor.fetchall())


def _swap(cursor: Cursor, place: int, parked: Sequence[Parked]) -> None:
    cursor.execute(f"DELETE FROM {VIEW}")  # noqa: S608 - our names
    cursor.execute(f"INSERT INTO {VIEW} SELECT * FROM {ANEW}")  # noqa: S608
    cursor.execute("DELETE FROM parked WHERE view = ?", [VIEW])
    _park(cursor, parked)
    _set_place(cursor, place)


def _differences(cursor: Cursor, parked: Sequence[Parked]) -> tuple[str, ...]:
    """Return what a rebuild changes, row by row and column by column, and what stays parked."""
    live, anew = f"SELECT * FROM {VIEW}", f"SELECT * FROM {ANEW}"  # noqa: S608 - our names
    one_sided = (f"SELECT * FROM ({a} EXCEPT {b})" for a, b in ((live, anew), (anew, live)))  # noqa: S608
    cursor.execute(f"SELECT DISTINCT id FROM ({' UNION '.join(one_sided)}) ORDER BY id")  # noqa: S608
    told = [told for row in cursor.fetchall() for told in _told(cursor, row[0])]
    still = {each.place for each in parked}
    mended = (
        f"{p.stream} at {p.place}: parked, and folds now"
        for p in _parked(cursor)
        if p.place not in still
    )
    broken = (f"{p.stream} at {p.place}: does not fold: {p.reason}" for p in parked)
    return (*told, *mended, *broken)


def _told(cursor: Cursor, enquiry: str) -> list[str]:
    found = []
    for table in (VIEW, ANEW):
        cursor.execute(f"SELECT * FROM {table} WHERE id = ?", [enquiry])  # noqa: S608 - our names
        found.append(cursor.fetchone())
    live, anew = found
    if live is None or anew is None:
        return [f"{enquiry}: only in the {'log' if live is None else 'view'}"]
    return [
        f"{enquiry}: {name} is {live[name]!r} in the view, {anew[name]!r} from the log"
        for name in _COLUMNS
        if live[name] != anew[name]
    ]
