"""The event store in PostgreSQL: the library's recorder and table lock, our own names."""

from collections.abc import Sequence

from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresAggregateRecorder, PostgresApplicationRecorder

from adapters.events_database import DatabaseEventStore, Follower
from adapters.postgres_database import PostgresCursor, PostgresDatabase, append_only

_ONLY_GROWS = """CREATE FUNCTION only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' only grows',
            ERRCODE = 'restrict_violation';
    END $$"""

# The library's own table and type, but for the order of the streams' names and for what is NULL.
_EVENTS = (
    _ONLY_GROWS,
    """CREATE TYPE stored_event_text AS (
        originator_id text, originator_version bigint, topic text, state bytea)""",
    """CREATE TABLE stored_events (
        originator_id text COLLATE "C" NOT NULL,
        originator_version bigint NOT NULL,
        topic text NOT NULL,
        state bytea NOT NULL,
        notification_id bigserial NOT NULL UNIQUE,
        PRIMARY KEY (originator_id, originator_version))""",
    *append_only("stored_events"),
)
_RECEIPTS = (
    """CREATE TABLE receipts (
        command_key text PRIMARY KEY,
        payload text NOT NULL,
        stream text NOT NULL,
        after bigint NOT NULL,
        events bigint NOT NULL)""",
    *append_only("receipts"),
)
_KEPT = ("editions", "shown")
"""The tables of what is kept by its hash."""


class _Recorder(PostgresApplicationRecorder):
    """The library's recorder, inserting within a transaction of ours, which has the lock."""

    def __init__(self, database: PostgresDatabase) -> None:
        with database.plainly():
            super().__init__(database.datastore)

    def add(self, cursor: PostgresCursor, events: Sequence[StoredEvent]) -> None:
        """Insert *events*: by the step that neither locks again nor notifies, as nobody listens."""
        PostgresAggregateRecorder._insert_stored_events(self, cursor.raw, events)  # noqa: SLF001


class PostgresEventStore(DatabaseEventStore):
    """Keeps events in a database that several replicas of the bot share."""

    def __init__(self, database: PostgresDatabase, followers: Sequence[Follower] = ()) -> None:
        """Use *database*, where the log is."""
        super().__init__(database, _Recorder(database).add, followers)


def ensure_log(database: PostgresDatabase) -> None:
    """Make the tables of *database* that only grow, unless they are there."""
    database.ensure("stored_events", _EVENTS)
    database.ensure("receipts", _RECEIPTS)
    for table in _KEPT:
        made = f"CREATE TABLE {table} (sha256 text PRIMARY KEY, content bytea NOT NULL)"
        database.ensure(table, (made, *append_only(table)))
