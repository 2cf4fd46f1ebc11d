"""The event store in one SQLite file: eventsourcing's recorder, and our own names as its topics."""

from collections.abc import Sequence
from typing import Protocol

from eventsourcing.persistence import StoredEvent
from eventsourcing.sqlite import SQLiteApplicationRecorder

from adapters.events_mapping import read, written
from adapters.sqlite_file import Cursor, SqliteFile, append_only
from domain.messages import Recorded
from domain.ports import Appended, Logged, Receipt
from domain.refusals import KeyReused, StaleStream

# The number is called rowid, as the library selects it; AUTOINCREMENT never gives one out twice.
_EVENTS = (
    """CREATE TABLE stored_events (
        rowid INTEGER PRIMARY KEY AUTOINCREMENT,
        originator_id TEXT NOT NULL,
        originator_version INTEGER NOT NULL,
        topic TEXT NOT NULL,
        state BLOB NOT NULL,
        UNIQUE (originator_id, originator_version))""",
    *append_only(
        "stored_events",
        "rowid = NEW.rowid OR (originator_id = NEW.originator_id "
        "AND originator_version = NEW.originator_version)",
    ),
)
_RECEIPTS = (
    """CREATE TABLE receipts (
        command_key TEXT PRIMARY KEY,
        payload TEXT NOT NULL,
        stream TEXT NOT NULL,
        after INTEGER NOT NULL,
        events INTEGER NOT NULL)""",
    *append_only("receipts", "command_key = NEW.command_key"),
)


class Follower(Protocol):
    """A view that is written in the append's own transaction."""

    def catch_up(self, cursor: Cursor) -> None:
        """Fold what the log holds beyond the view's place; never refuse an event."""
        ...


class _Recorder(SQLiteApplicationRecorder):
    """The library's recorder, inserting into a table of ours and within a transaction of ours."""

    def __init__(self, file: SqliteFile) -> None:
        super().__init__(file.datastore)
        self.insert_events_statement = (
            "INSERT INTO stored_events (originator_id, originator_version, topic, state) "
            "VALUES (?, ?, ?, ?)"
        )

    def add(self, cursor: Cursor, events: Sequence[StoredEvent]) -> None:
        """Insert *events* in the transaction of *cursor*."""
        self._insert_events(cursor, events)


class SqliteEventStore:
    """Keeps events in a file; a view that follows is never behind what was appended."""

    def __init__(self, file: SqliteFile, followers: Sequence[Follower] = ()) -> None:
        """Use *file*, making the tables of the log unless they are there."""
        self._file = file
        ensure_log(file)
        self._recorder = _Recorder(file)
        self._followers = followers

    def append(
        self, stream: str, expected: int, events: Sequence[Recorded], receipt: Receipt
    ) -> Appended:
        """Add *events* and *receipt*, and fold them into the views, in one transaction."""
        stored = [
            StoredEvent(each.stream, each.position, each.name, written(each)) for each in events
        ]
        with self._file.writing() as cursor:
            if (done := _receipted(cursor, receipt)) is not None:
                return done
            if (found := _length(cursor, stream)) != expected:
                raise StaleStream(stream, expected, found)
            cursor.execute(
                "INSERT INTO receipts VALUES (?, ?, ?, ?, ?)",
                [receipt.key, receipt.payload, stream, expected, len(stored)],
            )
            self._recorder.add(cursor, stored)
            for follower in self._followers:
                follower.catch_up(cursor)
        return Appended(stream, tuple(events), again=False)

    def receipted(self, receipt: Receipt) -> Appended | None:
        """Return what the command of *receipt* added, if it was carried out, or `KeyReused`."""
        with self._file.reading() as cursor:
            return _receipted(cursor, receipt)

    def load(self, stream: str) -> tuple[Recorded, ...]:
        """Return every event of *stream*, oldest first."""
        with self._file.plainly():
            rows = self._recorder.select_events(stream)
        return tuple(_event(row) for row in rows)

    def read(self, after: int, limit: int) -> tuple[Logged, ...]:
        """Return at most *limit* events of the log that stand after a place."""
        with self._file.plainly():
            rows = self._recorder.select_notifications(after, limit, inclusive_of_start=False)
        return tuple(Logged(row.id, _event(row)) for row in rows)

    def streams(self, prefix: str) -> tuple[str, ...]:
        """Return the streams whose names begin with *prefix*, in the order of their names."""
        with self._file.reading() as cursor:
            cursor.execute(
                "SELECT originator_id FROM stored_events WHERE originator_version = 1 "
                "AND originator_id >= ? AND originator_id < ? ORDER BY originator_id",
                [prefix, prefix + "\U0010ffff"],
            )
            return tuple(row[0] for row in cursor.fetchall())


def ensure_log(file: SqliteFile) -> None:
    """Make the tables of the log in *file* unless they are there."""
    file.ensure("stored_events", _EVENTS)
    file.ensure("receipts", _RECEIPTS)


def _event(row: StoredEvent) -> Recorded:
    return read(str(row.originator_id), row.originator_version, row.topic, row.state)


def _length(cursor: Cursor, stream: str) -> int:
    cursor.execute(
        "SELECT COALESCE(MAX(originator_version), 0) FROM stored_events WHERE originator_id = ?",
        [stream],
    )
    return int(cursor.fetchone()[0])


def _receipted(cursor: Cursor, receipt: Receipt) -> Appended | None:
    cursor.execute("SELECT * FROM receipts WHERE command_key = ?", [receipt.key])
    if (found := cursor.fetchone()) is None:
        return None
    if found["payload"] != receipt.payload:
        raise KeyReused(receipt.key)
    stream, after = found["stream"], found["after"]
    cursor.execute(
        "SELECT originator_version, topic, state FROM stored_events WHERE originator_id = ? "
        "AND originator_version > ? AND originator_version <= ? ORDER BY originator_version",
        [stream, after, after + found["events"]],
    )
    events = tuple(read(stream, *row) for row in cursor.fetchall())
    return Appended(stream, events, again=True)
