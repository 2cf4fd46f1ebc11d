"""The event store on a database: one append is one transaction, its receipt and views included."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeAlias

from eventsourcing.persistence import StoredEvent

from adapters.database import Cursor, Database
from adapters.events_mapping import happening, read, written
from domain.messages import Recorded
from domain.ports import Appended, Happening, Logged, Receipt
from domain.refusals import KeyReused, StaleStream

Add: TypeAlias = Callable[[Any, Sequence[StoredEvent]], None]
"""How a recorder of the library inserts events; Any: its own cursor, of this very database."""

_LAST = "\U0010ffff"
"""Behind the beginning of a name: no name that begins so comes after."""


class Follower(Protocol):
    """Views that are written in the append's own transaction."""

    def catch_up(self, cursor: Cursor) -> None:
        """Fold what the log holds beyond the views' places; never refuse an event."""
        ...


class DatabaseEventStore:
    """Keeps events in tables; a view that follows is never behind what was appended."""

    def __init__(self, database: Database, add: Add, followers: Sequence[Follower] = ()) -> None:
        """Use *database*, where the tables of the log are, and insert with *add*."""
        self._database = database
        self._add = add
        self._followers = followers

    def append(
        self, stream: str, expected: int, events: Sequence[Recorded], receipt: Receipt
    ) -> Appended:
        """Add *events* and *receipt*, and fold them into the views, in one transaction."""
        stored = [
            StoredEvent(each.stream, each.position, each.name, written(each)) for each in events
        ]
        with self._database.writing() as cursor:
            if (done := _receipted(cursor, receipt)) is not None:
                return done
            if (found := _length(cursor, stream)) != expected:
                raise StaleStream(stream, expected, found)
            cursor.execute(
                "INSERT INTO receipts VALUES (?, ?, ?, ?, ?)",
                [receipt.key, receipt.payload, stream, expected, len(stored)],
            )
            if stored:
                self._add(cursor, stored)
            for follower in self._followers:
                follower.catch_up(cursor)
        return Appended(stream, tuple(events), again=False)

    def receipted(self, receipt: Receipt) -> Appended | None:
        """Return what the command of *receipt* added, if it was carried out, or `KeyReused`."""
        with self._database.reading() as cursor:
            return _receipted(cursor, receipt)

    def load(self, stream: str, after: int = 0) -> tuple[Recorded, ...]:
        """Return the events of *stream* beyond its first *after*, oldest first."""
        with self._database.reading() as cursor:
            cursor.execute(
                "SELECT originator_version, topic, state FROM stored_events "
                "WHERE originator_id = ? AND originator_version > ? ORDER BY originator_version",
                [stream, after],
            )
            rows = cursor.fetchall()
        return tuple(_event(stream, row) for row in rows)

    def read(self, after: int, limit: int) -> tuple[Logged, ...]:
        """Return at most *limit* events of the log that stand after a place."""
        with self._database.reading() as cursor:
            rows = log_after(self._database, cursor, after, limit)
        return tuple(Logged(row["place"], _event(row["originator_id"], row)) for row in rows)

    def happenings(
        self, beginning: str, after: tuple[str, int], limit: int
    ) -> tuple[Happening, ...]:
        """Return at most *limit* events of the streams whose names begin so, beyond *after*."""
        with self._database.reading() as cursor:
            cursor.execute(
                "SELECT originator_id, originator_version, topic, state FROM stored_events "
                "WHERE originator_id >= ? AND originator_id < ? "
                "AND (originator_id, originator_version) > (?, ?) "
                "ORDER BY originator_id, originator_version LIMIT ?",
                [beginning, beginning + _LAST, *after, limit],
            )
            rows = cursor.fetchall()
        return tuple(
            happening(row["originator_id"], row["originator_version"], row["topic"], row["state"])
            for row in rows
        )

    def streams(self, prefix: str) -> tuple[str, ...]:
        """Return the streams whose names begin with *prefix*, in the order of their names."""
        with self._database.reading() as cursor:
            cursor.execute(
                "SELECT originator_id FROM stored_events WHERE originator_version = 1 "
                "AND originator_id >= ? AND originator_id < ? ORDER BY originator_id",
                [prefix, prefix + _LAST],
            )
            return tuple(row["originator_id"] for row in cursor.fetchall())


def log_after(database: Database, cursor: Cursor, after: int, limit: int) -> list[Any]:
    """Return at most *limit* rows of the log that stand after a place; Any: see `Cursor`."""
    place = database.place
    cursor.execute(
        f"SELECT {place} AS place, originator_id, originator_version, topic, state "  # noqa: S608
        f"FROM stored_events WHERE {place} > ? ORDER BY {place} LIMIT ?",  # our own names only
        [after, limit],
    )
    return cursor.fetchall()


def _event(stream: str, row: Any) -> Recorded:  # noqa: ANN401 - see Cursor
    return read(stream, row["originator_version"], row["topic"], row["state"])


def _length(cursor: Cursor, stream: str) -> int:
    cursor.execute(
        "SELECT COALESCE(MAX(originator_version), 0) AS length FROM stored_events "
        "WHERE originator_id = ?",
        [stream],
    )
    return int(cursor.fetchone()["length"])


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
    return Appended(stream, tuple(_event(stream, row) for row in cursor.fetchall()), again=True)
