"""One database for several replicas: what it refuses, whom it serves at once, what its troubles are called."""

import subprocess
import sys
import threading
import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from adapters import postgres_database
from adapters.postgres_database import PostgresDatabase
from domain.refusals import Unavailable
from tests.support.builders import act, answered, opened, receipt, recorded
from tests.support.postgres import binaries
from tests.support.stores import opened_at

ROOT = Path(__file__).parents[2]
FIRST = recorded(opened())
SECOND = recorded(answered("shared_aim", "yes"), position=2, key="key-2")


def test_without_a_server_the_tests_say_what_to_install(tmp_path):
    """They fail, and are not passed over in silence."""
    with pytest.raises(AssertionError, match="apt install postgresql"):
        binaries(tmp_path, str(tmp_path))
    for version in ("9", "15"):
        (tmp_path / version / "bin").mkdir(parents=True)
        (tmp_path / version / "bin" / "initdb").touch()
    assert binaries(tmp_path, str(tmp_path)) == tmp_path / "15" / "bin"


def test_without_the_driver_the_person_is_told_what_to_install():
    """The embedded default installs without it."""
    program = (
        "import sys; sys.modules['psycopg'] = None\n"
        "from adapters.stores import open_store\n"
        "try: open_store('postgresql://bot:secret@h/d')\n"
        "except Exception as error: print(error)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout == (
        "unavailable: cause='no-driver', advice='Install the program with its extra postgres.',"
        " again='no'\n"
    )


@pytest.fixture
def raw(postgres_url):
    """A session of somebody else, at the same database."""
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        yield connection


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE stored_events SET topic = 'enquiry-shut'",
        "DELETE FROM stored_events",
        "TRUNCATE stored_events",
        "INSERT INTO stored_events SELECT * FROM stored_events ON CONFLICT (notification_id) DO UPDATE SET topic = 'x'",
        "UPDATE receipts SET payload = 'x'",
        "DELETE FROM receipts",
        "TRUNCATE receipts",
        "UPDATE editions SET content = 'x'",
        "DELETE FROM editions",
        "TRUNCATE editions",
        "UPDATE shown SET content = 'x'",
        "DELETE FROM shown",
        "TRUNCATE shown",
    ],
)
def test_what_was_recorded_is_neither_changed_nor_removed(in_postgres, raw, attack):
    """The database itself refuses, whoever asks."""
    in_postgres.enquiries().open(act("key-1"), goal="approval", opening="a joint board")
    with pytest.raises(psycopg.errors.RestrictViolation, match="only grows"):
        raw.execute(attack)
    names = [each.recorded.name for each in in_postgres.store.read(0, 10)]
    assert names == ["edition-first-used", "enquiry-opened"]


def test_a_stranger_can_read_the_database(in_postgres, raw):
    """Names and JSON: no Python path, and nothing that needs our code."""
    in_postgres.store.append("enquiry-a1", 0, [FIRST], receipt())
    found = raw.execute(
        "SELECT topic, body #>> '{event,opening,text}', body #>> '{actor,id}' FROM"
        " (SELECT topic, convert_from(state, 'UTF8')::jsonb AS body FROM stored_events) AS read"
    ).fetchone()
    assert found == ("enquiry-opened", "a joint board", "sgt-1")


def test_a_commit_waits_for_the_disk_whatever_is_usual_there(in_postgres, raw):
    """A database whose sessions do not wait, or find tables elsewhere, changes nothing for us."""
    name = raw.info.dbname
    raw.execute(f"ALTER DATABASE {name} SET synchronous_commit = off")
    raw.execute(f"ALTER DATABASE {name} SET search_path = elsewhere")
    raw.execute(f"ALTER DATABASE {name} SET default_transaction_isolation = serializable")
    kept = opened_at(in_postgres.url)
    kept.store.append("enquiry-a1", 0, [FIRST], receipt())
    with kept.file.writing() as cursor:
        settings = ("synchronous_commit", "transaction_isolation", "lock_timeout")
        found = []
        for setting in settings:
            cursor.execute(f"SELECT current_setting('{setting}') AS said")
            found.append(cursor.fetchone()["said"])
    kept.close()
    assert found == ["on", "read committed", "30s"]
    assert in_postgres.store.load("enquiry-a1") == (FIRST,)


def test_places_that_were_lost_are_no_gap_to_a_reader(in_postgres, raw):
    """A place that no event came to have is passed over, and is never given again."""
    in_postgres.store.append("enquiry-a1", 0, [FIRST], receipt())
    raw.execute("SELECT nextval('stored_events_notification_id_seq')")
    in_postgres.store.append("enquiry-a1", 1, [SECOND], receipt("key-2"))
    assert [each.place for each in in_postgres.store.read(0, 10)] == [1, 3]
    assert in_postgres.views.rebuild(check=True) == ()


def test_twelve_replicas_may_start_at_once(postgres_url):
    """One of twelve processes makes the tables; the others wait for it, and all of them start."""
    command = [sys.executable, "-m", "tests.support.starters", postgres_url, "12"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("12 of 12 started\n", "")


def test_a_reader_that_follows_the_log_misses_nothing(in_postgres):
    """Places come in the order of the commits, however many write."""
    finished = threading.Event()

    def write(number):
        stream = f"enquiry-{number}"
        for position in range(1, 26):
            event = recorded(opened(), stream=stream, position=position, key=f"{number}-{position}")
            in_postgres.store.append(stream, position - 1, [event], receipt(event.command_key))

    def follow():
        seen, last_round = [], False
        while True:
            batch = in_postgres.store.read(seen[-1].place if seen else 0, 7)
            seen += batch
            if not batch and last_round:
                return seen
            last_round = finished.is_set()

    with ThreadPoolExecutor(5) as pool:
        following = pool.submit(follow)
        writers = [pool.submit(write, number) for number in range(4)]
        try:
            for writer in writers:
                writer.result()
        finally:
            finished.set()
        seen = following.result()
    assert len(seen) == 100
    assert tuple(seen) == in_postgres.store.read(0, 1000)
    assert in_postgres.views.rebuild(check=True) == ()


def test_the_same_act_at_two_replicas_at_once_is_done_once(in_postgres):
    """The receipt is looked for when it is one's turn, so the second finds it."""
    gate = threading.Barrier(2)
    other = opened_at(in_postgres.url)

    def append(kept):
        gate.wait()
        return kept.store.append("enquiry-a1", 0, [FIRST], receipt())

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(append, [in_postgres, other]))
    other.close()
    assert sorted(each.again for each in done) == [False, True]
    assert [each.events for each in done] == [(FIRST,), (FIRST,)]
    assert len(in_postgres.store.read(0, 10)) == 1


def test_a_lock_that_is_held_too_long_is_named(in_postgres, raw, monkeypatch):
    """Another session holds the table; nothing is added, reading goes on, trying again may help."""
    monkeypatch.setattr(postgres_database, "LOCK_TIMEOUT", 0.001)
    hasty = opened_at(in_postgres.url)
    with raw.transaction():
        raw.execute("LOCK TABLE stored_events IN EXCLUSIVE MODE")
        with pytest.raises(Unavailable) as told:
            hasty.store.append("enquiry-a1", 0, [FIRST], receipt())
        assert hasty.store.load("enquiry-a1") == ()
    assert (told.value.data["cause"], told.value.again) == ("locked", True)
    hasty.store.append("enquiry-a1", 0, [FIRST], receipt())
    assert hasty.store.load("enquiry-a1") == (FIRST,)
    hasty.close()


def test_a_server_that_was_restarted_costs_nobody_a_turn(cluster):
    """Connections that died with it are noticed before they are used."""
    kept = opened_at(cluster.url)
    kept.store.append("enquiry-a1", 0, [FIRST], receipt())
    cluster.stop()
    cluster.start()
    kept.store.append("enquiry-a1", 1, [SECOND], receipt("key-2"))
    assert kept.store.load("enquiry-a1") == (FIRST, SECOND)
    kept.close()


def test_a_server_that_is_gone_is_named(cluster, monkeypatch):
    """Whoever acts meanwhile is told to try again; whoever starts is told what to look at."""
    monkeypatch.setattr(postgres_database, "ANSWER_TIMEOUT", 1)
    kept = opened_at(cluster.url)
    cluster.stop()
    with pytest.raises(Unavailable) as acting:
        kept.store.append("enquiry-a1", 0, [FIRST], receipt())
    with pytest.raises(Unavailable) as starting:
        opened_at(cluster.url)
    kept.close()
    cluster.start()
    for told in (acting.value, starting.value):
        assert (told.data["cause"], told.again) == ("no-answer", True)


@pytest.fixture
def locked(cluster):
    """The URL, without a password, of a user who has one and has no right to anything."""
    with psycopg.connect(cluster.url, autocommit=True) as connection:
        connection.execute("CREATE ROLE locked LOGIN PASSWORD 'open-sesame'")
    return cluster.url.replace("user=postgres", "user=locked")


@pytest.mark.parametrize("end", ["&password=the-secret", ""])
def test_a_wrong_password_is_named_and_never_shown(locked, end):
    """Neither in the error nor in any that led to it."""
    with pytest.raises(Unavailable) as told:
        PostgresDatabase(locked + end)
    assert (told.value.data["cause"], told.value.again) == ("not-let-in", False)
    assert "the-secret" not in "".join(traceback.format_exception(told.value))


def test_a_user_without_rights_is_named(locked):
    """The tables cannot be made; the advice says who can."""
    with pytest.raises(Unavailable) as told:
        opened_at(f"{locked}&password=open-sesame")
    assert (told.value.data["cause"], told.value.again) == ("not-permitted", False)


def test_a_database_that_is_not_there_is_named(postgres_url):
    """A wrong name in the settings must not look like an empty store."""
    with pytest.raises(Unavailable) as told:
        PostgresDatabase(postgres_url.replace("/partnerships_test_", "/nowhere_"))
    assert told.value.data["cause"] == "no-database"


def test_a_database_of_another_encoding_is_refused(postgres_server, raw):
    """Else a name with an accent is refused long after the start."""
    name = f"{raw.info.dbname}_ascii"
    raw.execute(f"CREATE DATABASE {name} ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0")
    place, _, options = postgres_server.partition("?")
    try:
        with pytest.raises(Unavailable) as told:
            PostgresDatabase(f"{place.rpartition('/')[0]}/{name}?{options}")
    finally:
        raw.execute(f"DROP DATABASE {name} WITH (FORCE)")
    assert told.value.data["cause"] == "wrong-encoding"
