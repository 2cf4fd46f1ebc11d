"""One PostgreSQL database for each force: here it is reached and shared, and its troubles named."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
import psycopg_pool
from eventsourcing.persistence import PersistenceError
from eventsourcing.postgres import PostgresDatastore
from psycopg import conninfo
from psycopg.rows import DictRow, dict_row

from adapters.database import RESTORE, Cursor
from domain.refusals import Unavailable, Unreadable

SCHEME = "postgresql://"
LOCK_TIMEOUT = 30
"""Seconds that a writer waits for another: far longer than any append."""

ANSWER_TIMEOUT = 5
"""Seconds within which a server accepts a connection, or does not answer."""

IDLE_TIMEOUT = 60
"""Seconds after which the server gives up a client that went quiet while others wait for it."""

_WIRE = {
    "connect_timeout": ANSWER_TIMEOUT,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}
"""What the URL may say otherwise: a network that swallows everything is noticed in a minute."""

CONNECTIONS = 4
MORE_CONNECTIONS = 4
"""As many as there are workers, and some for a rebuild and those who look in."""

ATTEMPTS = 3
"""How often a dead connection is replaced before its failure is somebody's."""

MAKING = 7_305_020_926
"""The number of the advisory lock under which tables are made."""

_AGAIN = "Try again; if it goes on, look for a session that holds the table stored_events."
_ANSWER = "Check that the server runs and can be reached, then try again."
_TROUBLES = {
    "55P03": ("locked", _AGAIN, True),
    "40P01": ("locked", _AGAIN, True),
    "40001": ("locked", _AGAIN, True),
    "57014": ("locked", _AGAIN, True),
    "53100": ("disk-full", "Free some space on the server's disk, then try again.", True),
    "53300": ("busy", "Raise the server's max_connections, or run fewer replicas.", True),
    "58030": ("disk-failing", "Look at the server's disk, then try again.", True),
    "25006": ("read-only", "Name the primary server in the URL, not a standby.", False),
    "42501": ("not-permitted", "Make the URL's user the owner of the database.", False),
    "3D000": ("no-database", "Create the database that the URL names.", False),
    "3F000": ("no-schema", "Create the schema public in the database.", False),
}
_CLASSES = {
    "08": ("no-answer", _ANSWER, True),
    "57": ("no-answer", _ANSWER, True),
    "28": ("not-let-in", "Check the user and the password in the URL, and pg_hba.conf.", False),
    "53": ("busy", "Try again in a moment.", True),
    "58": ("disk-failing", "Look at the server's disk, then try again.", True),
}
_SAID = {
    "password authentication failed": _CLASSES["28"],
    "no password supplied": _CLASSES["28"],
    "no pg_hba.conf entry": _CLASSES["28"],
    "role": _CLASSES["28"],
    "does not exist": _TROUBLES["3D000"],
}
"""A refused connection has no code, only words."""


class PostgresCursor:
    """The driver's cursor; the library's recorder is handed *raw*."""

    def __init__(self, raw: psycopg.Cursor[DictRow]) -> None:
        """Wrap *raw*."""
        self.raw = raw

    def execute(self, statement: str, parameters: Sequence[object] = (), /) -> None:
        """Carry out one statement."""
        self.raw.execute(_marked(statement), parameters or None)

    def executemany(self, statement: str, rows: Sequence[Sequence[object]], /) -> None:
        """Carry out one statement for each of *rows*."""
        self.raw.executemany(_marked(statement), rows)

    def fetchone(self) -> DictRow | None:
        """Return the next row, or nothing."""
        return self.raw.fetchone()

    def fetchall(self) -> list[DictRow]:
        """Return the rows that are left."""
        return self.raw.fetchall()


class _Datastore(PostgresDatastore):
    """The library's datastore, reached by any URL that the driver takes."""

    def __init__(self, reached_by: Mapping[str, Any]) -> None:
        super().__init__(
            dbname="",
            host="",
            port="",
            user="",
            password="",
            connect_timeout=ANSWER_TIMEOUT,
            idle_in_transaction_session_timeout=IDLE_TIMEOUT,
            pool_size=CONNECTIONS,
            max_overflow=MORE_CONNECTIONS,
            originator_id_type="text",
        )
        self.pool.kwargs = {**_WIRE, **reached_by, "row_factory": dict_row}

    def after_connect_func(self) -> Callable[[psycopg.Connection[Any]], None]:
        """Make the names of tables mean ours, and a commit wait for the disk, whatever is usual."""
        usual = super().after_connect_func()

        def after_connect(connection: psycopg.Connection[Any]) -> None:
            usual(connection)
            connection.execute(
                "SELECT set_config('search_path', 'public', false),"
                " set_config('lock_timeout', %s, false),"
                " set_config('default_transaction_isolation', 'read committed', false),"
                " set_config('synchronous_commit', CASE current_setting('synchronous_commit')"
                " WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END, false)",
                [f"{LOCK_TIMEOUT}s"],
            )

        return after_connect

    @contextmanager
    def get_connection(self) -> Iterator[psycopg.Connection[DictRow]]:
        """Give a connection that answers; when one is dead, all the dead ones are replaced at once.

        The pool's own check waits longer from one dead connection to the next: after a restart of
        the server four of them would cost the first who asks more than he has.
        """
        for _ in range(ATTEMPTS):
            with super().get_connection() as connection:
                if _answers(connection):
                    yield connection
                    return
            self.pool.check()
        with super().get_connection() as connection:
            yield connection


class PostgresDatabase:
    """One database, which other threads, processes and machines may use at the same time."""

    text = 'TEXT COLLATE "C"'
    place = "notification_id"

    def __init__(self, url: str) -> None:
        """Reach the database of ``postgresql://user:password@host/name``.

        Raises ``ValueError`` for another kind of URL, and :class:`Unavailable`.
        """
        reached_by = _parsed(url)
        with self.plainly():
            _look_at(reached_by)
        self.datastore = _Datastore(reached_by)

    def close(self) -> None:
        """Let the connections go."""
        self.datastore.close()

    @contextmanager
    def reading(self) -> Iterator[Cursor]:
        """Give a cursor that sees what is kept now, statement by statement."""
        with self.plainly(), self.datastore.cursor() as raw:
            yield PostgresCursor(raw)

    @contextmanager
    def writing(self) -> Iterator[Cursor]:
        """Give a cursor whose work is kept whole, or not at all; other writers wait."""
        with self.plainly(), self.datastore.transaction(commit=True) as raw:
            _take_turn(raw)
            yield PostgresCursor(raw)

    @contextmanager
    def alone(self) -> Iterator[Cursor]:
        """Give a cursor of one connection that ends its transactions itself."""
        with self.plainly(), self.datastore.get_connection() as connection:
            try:
                yield PostgresCursor(connection.cursor())
            finally:
                connection.rollback()

    def begin(self, cursor: Cursor) -> None:
        """Begin a transaction on a cursor of `alone`; other writers wait."""
        cursor.execute("BEGIN")
        if isinstance(cursor, PostgresCursor):
            _take_turn(cursor.raw)

    def ensure(self, table: str, statements: Sequence[str]) -> None:
        """Make *table* by *statements* unless it is there; one replica makes it, the rest wait."""
        with self.reading() as cursor:
            if _has(cursor, table):
                return
        with self.plainly(), self.datastore.transaction(commit=True) as raw:
            cursor = PostgresCursor(raw)
            cursor.execute("SELECT pg_advisory_xact_lock(?)", [MAKING])
            if not _has(cursor, table):
                for statement in statements:
                    cursor.execute(statement)

    @contextmanager
    def plainly(self) -> Iterator[None]:
        """Turn the database's errors into ours, which say what to do next and no password."""
        try:
            yield
        except (psycopg.Error, PersistenceError) as error:
            named = _named(error)
            if named is None:
                raise
            raise named from error


def append_only(table: str) -> tuple[str, ...]:
    """Return the trigger that lets *table* grow and forbids every other change of it."""
    return (
        f"""CREATE TRIGGER {table}_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION only_grows()""",
    )


def _answers(connection: psycopg.Connection[DictRow]) -> bool:
    try:
        psycopg_pool.ConnectionPool.check_connection(connection)
    except psycopg.OperationalError:
        return False
    return True


def _take_turn(raw: psycopg.Cursor[DictRow]) -> None:
    """Wait for the library's own lock: who has it commits before another is given a place."""
    raw.execute("LOCK TABLE stored_events IN EXCLUSIVE MODE")


def _look_at(reached_by: Mapping[str, Any]) -> None:
    """Connect once without the pool, which would keep trying and never say why it cannot."""
    with psycopg.connect(**{**_WIRE, **reached_by}) as connection:
        found = connection.execute("SHOW server_encoding").fetchone()
    if found != ("UTF8",):
        raise Unavailable(
            "wrong-encoding", "Create the database with ENCODING 'UTF8'.", again=False
        )


def _parsed(url: str) -> dict[str, Any]:
    if url.startswith(SCHEME):
        try:
            return conninfo.conninfo_to_dict(url)
        except psycopg.Error:
            pass  # its words may repeat the password
    raise ValueError(f"the store's URL is {SCHEME}user:password@host/database")


def _marked(statement: str) -> bytes:
    return statement.replace("?", "%s").encode()


def _has(cursor: Cursor, table: str) -> bool:
    # Not to_regclass: it takes no lock, so it may remember that there was no such table before we
    # waited for the one who made it.
    cursor.execute(
        "SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = 'public' AND tablename = ?", [table]
    )
    return cursor.fetchone() is not None


def _named(error: Exception) -> Unavailable | Unreadable | None:
    root = error.__cause__ if isinstance(error, PersistenceError) else error
    if isinstance(root, psycopg_pool.PoolTimeout | psycopg_pool.PoolClosed):
        return Unavailable(*_CLASSES["08"][:2], again=True)
    if not isinstance(root, psycopg.Error):
        return None
    code = root.sqlstate or ""
    if code.startswith("XX"):
        return Unreadable("the database", code, RESTORE)
    trouble = _TROUBLES.get(code) or _CLASSES.get(code[:2])
    if not code and isinstance(root, psycopg.OperationalError):
        said = (trouble for words, trouble in _SAID.items() if words in str(root))
        trouble = next(said, _CLASSES["08"])
    return None if trouble is None else Unavailable(*trouble[:2], again=trouble[2])
