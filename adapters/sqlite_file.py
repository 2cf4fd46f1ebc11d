"""One SQLite file holds everything: here it is opened and shared, and its troubles are named."""

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from eventsourcing.persistence import ConnectionPoolClosedError, PersistenceError
from eventsourcing.sqlite import (
    SQLiteConnection,
    SQLiteConnectionPool,
    SQLiteCursor,
    SQLiteDatastore,
    SQLiteTransaction,
)

from adapters.database import RESTORE, Cursor
from domain.refusals import Unavailable, Unreadable

SCHEME = "sqlite:///"
LOCK_TIMEOUT = 30
"""Seconds that a writer waits for another: far longer than any append."""

_ATTEMPTS = 300
"""How often it is tried within them where SQLite itself does not wait."""

FORMAT = 1
"""The form of the tables, kept in the file's own ``user_version``."""

_AGAIN = "Try again; if it goes on, look for another program that holds the file open."
_TROUBLES = {
    sqlite3.SQLITE_BUSY: ("locked", _AGAIN, True),
    sqlite3.SQLITE_LOCKED: ("locked", _AGAIN, True),
    sqlite3.SQLITE_FULL: ("disk-full", "Free some space on the disk, then try again.", True),
    sqlite3.SQLITE_IOERR: ("disk-failing", "Look at the disk and its mount, then try again.", True),
    sqlite3.SQLITE_READONLY: (
        "read-only",
        "Give the service's user the right to write the file and its folder.",
        False,
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "cannot-open",
        "Check that the folder exists and that the service's user may write there.",
        False,
    ),
    sqlite3.SQLITE_PERM: ("not-permitted", "Give the service's user the right to it.", False),
}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def append_only(table: str, known: str) -> tuple[str, ...]:
    """Return the triggers that let *table* grow and forbid every other change of it.

    *known* finds the row that NEW would replace: ``INSERT OR REPLACE`` removes it silently.
    """
    refuse = f"SELECT RAISE(ABORT, '{table} only grows')"
    replacing = f"EXISTS (SELECT 1 FROM {table} WHERE {known})"  # noqa: S608 - our own names only
    before = {
        "update": f"BEFORE UPDATE ON {table}",
        "delete": f"BEFORE DELETE ON {table}",
        "replace": f"BEFORE INSERT ON {table} WHEN {replacing}",
    }
    return tuple(
        f"CREATE TRIGGER {table}_no_{change} {when} BEGIN {refuse}; END"
        for change, when in before.items()
    )


class _Transaction(SQLiteTransaction):
    """A writer takes its turn at the start: one that reads first and then writes may lose it."""

    def __enter__(self) -> SQLiteCursor:
        cursor = self.connection.cursor()
        cursor.execute("BEGIN IMMEDIATE" if self.commit else "BEGIN")
        return cursor


class _Connection(SQLiteConnection):
    @contextmanager
    def transaction(self, *, commit: bool) -> Iterator[SQLiteCursor]:
        with _Transaction(self, commit=commit) as cursor, cursor:
            yield cursor


def _write_ahead(made: sqlite3.Connection) -> None:
    """Let *made* keep its log apart; whoever finds the file locked by another's change tries again.

    SQLite does not wait for a lock here, however long it may otherwise.
    """
    for attempt in range(_ATTEMPTS):
        try:
            if made.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                made.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or attempt == _ATTEMPTS - 1:
                raise
            time.sleep(LOCK_TIMEOUT / _ATTEMPTS)
        else:
            return


class _Pool(SQLiteConnectionPool):
    def _create_connection(self) -> SQLiteConnection:
        made = sqlite3.connect(
            self.db_name, timeout=LOCK_TIMEOUT, isolation_level=None, check_same_thread=False
        )
        made.row_factory = sqlite3.Row
        _write_ahead(made)
        made.execute("PRAGMA synchronous = FULL")
        return _Connection(made, max_age=None)


class _Datastore(SQLiteDatastore):
    def __init__(self, path: Path) -> None:
        super().__init__(str(path), originator_id_type="text")
        self.pool = _Pool(db_name=str(path))


class SqliteFile:
    """One file, which other threads and processes may have open at the same time."""

    text = "TEXT"
    place = "rowid"

    def __init__(self, url: str) -> None:
        """Open the file of ``sqlite:///path``, making it and its folder if they are not there.

        Raises ``ValueError`` for another kind of URL, :class:`Unavailable`, :class:`Unreadable`.
        """
        self.path = path_of(url)
        self.datastore = _Datastore(self.path)
        with self.plainly():
            # What people say of their work is in it: nobody else on this machine reads it.
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.path.touch(mode=0o600)
            self._check_format()

    def close(self) -> None:
        """Let the file go."""
        self.datastore.close()

    @contextmanager
    def reading(self) -> Iterator[Cursor]:
        """Give a cursor that sees the file as it is now, whatever others write meanwhile."""
        with self.plainly(), self.datastore.transaction(commit=False) as cursor:
            yield cursor

    @contextmanager
    def writing(self) -> Iterator[Cursor]:
        """Give a cursor whose work is kept whole, or not at all; other writers wait."""
        with self.plainly(), self.datastore.transaction(commit=True) as cursor:
            yield cursor

    @contextmanager
    def alone(self) -> Iterator[Cursor]:
        """Give a cursor of one connection that begins and ends its transactions itself."""
        with self.plainly(), self.datastore.get_connection(commit=True) as connection:
            try:
                yield connection.cursor()
            finally:
                connection.rollback()

    def begin(self, cursor: Cursor) -> None:
        """Begin a transaction on a cursor of `alone`; other writers wait."""
        cursor.execute("BEGIN IMMEDIATE")

    def ensure(self, table: str, statements: Sequence[str]) -> None:
        """Make *table* by *statements* unless it is there; a file that has it is not written to."""
        if self._has(table):
            return
        with self.writing() as cursor:
            cursor.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [table])
            if cursor.fetchone() is None:  # nobody else made it while we waited for our turn
                for statement in statements:
                    cursor.execute(statement)

    @contextmanager
    def plainly(self) -> Iterator[None]:
        """Turn the database's errors into ours, which say what to do next."""
        try:
            yield
        except (sqlite3.Error, PersistenceError, ConnectionPoolClosedError, OSError) as error:
            named = self._named(error)
            if named is None:
                raise
            raise named from error

    def _has(self, table: str) -> bool:
        with self.reading() as cursor:
            cursor.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [table])
            return cursor.fetchone() is not None

    def _check_format(self) -> None:
        # Both are looked at in one transaction: another program may be making the file just now.
        with self.datastore.transaction(commit=False) as cursor:
            cursor.execute("SELECT 1 FROM sqlite_master LIMIT 1")
            has_tables = cursor.fetchone() is not None
            cursor.execute("PRAGMA user_version")
            found = cursor.fetchone()[0]
        if found > FORMAT:
            raise Unreadable(
                self.path.name, f"its form {found} is newer", "Start the release that wrote it."
            )
        if found == 0 and has_tables:
            raise Unreadable(
                self.path.name, "another program's tables are in it", "Name a file of its own."
            )
        if found < FORMAT:
            with self.datastore.transaction(commit=True) as cursor:
                cursor.execute(f"PRAGMA user_version = {FORMAT}")

    def _named(self, error: Exception) -> Unavailable | Unreadable | None:
        root = error.__cause__ if isinstance(error, PersistenceError) else error
        if isinstance(root, OSError):
            return Unavailable("cannot-open", _TROUBLES[sqlite3.SQLITE_CANTOPEN][1], again=False)
        if not isinstance(root, sqlite3.Error):
            return Unavailable("busy", "Try again in a moment.", again=True)
        # The lower byte is the kind; the rest says more than anybody can act on.
        kind = (getattr(root, "sqlite_errorcode", None) or 0) & 0xFF
        if kind in _DAMAGED:
            return Unreadable(self.path.name, str(root), RESTORE)
        if kind not in _TROUBLES:
            return None
        cause, advice, again = _TROUBLES[kind]
        return Unavailable(cause, advice, again=again)


def path_of(url: str) -> Path:
    """Return the path in ``sqlite:///path``; a fourth slash begins an absolute one."""
    path = url.removeprefix(SCHEME)
    if not url.startswith(SCHEME) or not path or path.startswith(":"):
        raise ValueError(f"the store's URL is {SCHEME} and the path of a file, not {url!r}")
    return Path(path).absolute()
