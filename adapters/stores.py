"""One URL chooses the store, and everything that is kept beside the events is in the same place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NoReturn

from adapters import events_sqlite
from adapters.database import Database
from adapters.events_database import DatabaseEventStore
from adapters.events_memory import MemoryEventStore
from adapters.kept import DatabaseKeeper, MemoryKeeper
from adapters.references import DatabaseConversationReferences, MemoryConversationReferences
from adapters.sqlite_file import SqliteFile
from adapters.views_database import DatabaseViews
from adapters.views_memory import MemoryViews
from domain.ports import ContentKeeper, ConversationReferences, EventStore, Histories, Views
from domain.refusals import Unavailable
from domain.views import VIEWS
from domain.views.view import AnyView

MEMORY = "memory:"
SQLITE = "sqlite:"
POSTGRES = "postgresql:"

SQLITE_WORKERS = 1
POSTGRES_WORKERS = 4
"""How many calls at once a store gains by: SQLite has one writer, and Python one runner."""


@dataclass(frozen=True, slots=True)
class Stores:
    """What is kept, and in how many threads to use it."""

    store: EventStore
    histories: Histories
    views: Views
    keeper: ContentKeeper
    shown: ContentKeeper
    references: ConversationReferences
    workers: int
    close: Callable[[], None]


def open_store(url: str, views: Sequence[AnyView] = VIEWS) -> Stores:
    """Open the store at *url*, making what is not there.

    Raises ``ValueError`` for a URL of another kind, ``Unavailable``, ``Unreadable``.
    """
    openers = {MEMORY: _in_memory, SQLITE: _in_a_file, POSTGRES: _in_postgres}
    return openers.get(url.partition(":")[0] + ":", _nowhere)(url, views)


def _in_memory(url: str, views: Sequence[AnyView]) -> Stores:
    if url != MEMORY:
        _nowhere(url, views)
    kept = MemoryViews(views)
    store = MemoryEventStore([kept])
    return Stores(
        store=store,
        histories=store,
        views=kept,
        keeper=MemoryKeeper(),
        shown=MemoryKeeper(),
        references=MemoryConversationReferences(),
        workers=1,
        close=lambda: None,
    )


def _in_a_file(url: str, views: Sequence[AnyView]) -> Stores:
    file = SqliteFile(url)
    events_sqlite.ensure_log(file)
    kept = DatabaseViews(file, views)
    store = events_sqlite.SqliteEventStore(file, [kept])
    return _in_a_database(file, store, kept, SQLITE_WORKERS, file.close)


def _in_postgres(url: str, views: Sequence[AnyView]) -> Stores:
    try:  # only whoever chooses PostgreSQL needs its driver
        from adapters import events_postgres  # noqa: PLC0415
        from adapters.postgres_database import PostgresDatabase  # noqa: PLC0415
    except ImportError as missing:
        advice = "Install the program with its extra postgres."
        raise Unavailable("no-driver", advice, again=False) from missing
    database = PostgresDatabase(url)
    try:
        events_postgres.ensure_log(database)
        kept = DatabaseViews(database, views)
        store = events_postgres.PostgresEventStore(database, [kept])
    except BaseException:
        database.close()
        raise
    return _in_a_database(database, store, kept, POSTGRES_WORKERS, database.close)


def _in_a_database(
    database: Database,
    store: DatabaseEventStore,
    kept: Views,
    workers: int,
    close: Callable[[], None],
) -> Stores:
    return Stores(
        store=store,
        histories=store,
        views=kept,
        keeper=DatabaseKeeper(database, "editions"),
        shown=DatabaseKeeper(database, "shown"),
        references=DatabaseConversationReferences(database),
        workers=workers,
        close=close,
    )


def _nowhere(url: str, views: Sequence[AnyView]) -> NoReturn:
    """Refuse, and repeat nothing of a URL that may hold a password."""
    del url, views
    raise ValueError("the store's URL begins with sqlite:/// or postgresql://")
