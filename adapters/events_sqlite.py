"""The event store in one SQLite file: eventsourcing's recorder, and our own names as its topics."""

from collections.abc import Sequence

from eventsourcing.persistence import StoredEvent
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteCursor

from adapters.events_database import DatabaseEventStore, Follower
from adapters.sqlite_file import SqliteFile, append_only

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
_KEPT = ("editions", "shown")
"""The tables of what is kept by its hash."""


class _Recorder(SQLiteApplicationRecorder):
    """The library's recorder, inserting into a table of ours and within a transaction of ours."""

    def __init__(self, file: SqliteFile) -> None:
        super().__init__(file.datastore)
        self.insert_events_statement = (
            "INSERT INTO stored_events (originator_id, originator_version, topic, state) "
            "VALUES (?, ?, ?, ?)"
        )

    def add(self, cursor: SQLiteCursor, events: Sequence[StoredEvent]) -> None:
        """Insert *events* in the transaction of *cursor*."""
        self._insert_events(cursor, events)


class SqliteEventStore(DatabaseEventStore):
    """Keeps events in a file."""

    def __init__(self, file: SqliteFile, followers: Sequence[Follower] = ()) -> None:
        """Use *file*, where the log is."""
        super().__init__(file, _Recorder(file).add, followers)


def ensure_log(file: SqliteFile) -> None:
    """Make the tables of *file* that only grow, unless they are there."""
    file.ensure("stored_events", _EVENTS)
    file.ensure("receipts", _RECEIPTS)
    for table in _KEPT:
        made = f"CREATE TABLE {table} (sha256 TEXT PRIMARY KEY, content BLOB NOT NULL)"
        file.ensure(table, (made, *append_only(table, "sha256 = NEW.sha256")))
