"""One file for all: what it refuses, whom it serves at once, and what its troubles are called."""

import shutil
import sqlite3
import threading
from contextlib import closing

import pytest

from adapters.sqlite_file import SqliteFile, path_of
from domain.ports import Happening
from domain.refusals import Unavailable, Unreadable
from domain.services.showing import Shown
from tests.support.builders import act, answered, opened, receipt, recorded
from tests.support.stores import in_file

FIRST = recorded(opened())
SECOND = recorded(answered("shared_aim", "yes"), position=2, key="key-2")


def _raw(path):
    return sqlite3.connect(path, isolation_level=None)


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE stored_events SET topic = 'enquiry-shut'",
        "DELETE FROM stored_events",
        "INSERT OR REPLACE INTO stored_events SELECT rowid, originator_id, originator_version, 'x', state FROM stored_events",
        "INSERT OR REPLACE INTO stored_events SELECT NULL, originator_id, originator_version, 'x', state FROM stored_events",
        "UPDATE receipts SET payload = 'x'",
        "DELETE FROM receipts",
        "REPLACE INTO receipts SELECT command_key, 'x', stream, after, events FROM receipts",
        "UPDATE editions SET content = 'x'",
        "DELETE FROM editions",
        "REPLACE INTO editions SELECT sha256, 'x' FROM editions",
        "UPDATE shown SET content = 'x'",
        "DELETE FROM shown",
        "REPLACE INTO shown SELECT sha256, 'x' FROM shown",
    ],
)
def test_what_was_recorded_is_neither_changed_nor_removed(in_a_file, path, attack):
    """The file itself refuses, whoever asks."""
    in_a_file.enquiries().open(act("key-1"), goal="approval", opening="a joint board")
    Shown(in_a_file.shown).keep(b"a card")
    raw = _raw(path)
    with pytest.raises(sqlite3.IntegrityError, match="only grows"):
        raw.execute(attack)
    raw.close()
    names = [each.recorded.name for each in in_a_file.store.read(0, 10)]
    assert names == ["edition-first-used", "enquiry-opened"]


def test_a_place_in_the_log_is_never_given_twice(in_a_file, path):
    """Even after somebody got past the triggers and cut the end off."""
    in_a_file.store.append("enquiry-a1", 0, [FIRST, SECOND], receipt())
    raw = _raw(path)
    raw.execute("DROP TRIGGER stored_events_no_delete")
    raw.execute("DELETE FROM stored_events WHERE rowid = 2")
    raw.close()
    in_a_file.store.append("enquiry-a1", 1, [SECOND], receipt("key-2"))
    assert [each.place for each in in_a_file.store.read(0, 10)] == [1, 3]


def test_a_stranger_can_read_the_file(in_a_file, path):
    """Names and JSON: no Python path, and nothing that needs our code."""
    in_a_file.store.append("enquiry-a1", 0, [FIRST], receipt())
    raw = _raw(path)
    topic, opening, actor, day = raw.execute(
        "SELECT topic, json_extract(state, '$.event.opening.text'), json_extract(state, '$.actor.id'),"
        " json_extract(state, '$.happened_on') FROM stored_events"
    ).fetchone()
    settings = (
        raw.execute("PRAGMA journal_mode").fetchone()[0],
        raw.execute("PRAGMA user_version").fetchone()[0],
    )
    raw.close()
    assert (topic, opening, actor, day) == (
        "enquiry-opened",
        "a joint board",
        "sgt-1",
        "2026-07-01",
    )
    assert settings == ("wal", 1)


def test_a_commit_waits_for_the_disk(in_a_file):
    """Synchronous is FULL (2) on the connections that write."""
    with in_a_file.file.writing() as cursor:
        cursor.execute("PRAGMA synchronous")
        assert cursor.fetchone()[0] == 2
        cursor.execute("PRAGMA busy_timeout")
        assert cursor.fetchone()[0] == 30_000


def test_many_may_start_on_a_file_that_is_not_there_yet(path):
    """Whoever comes second finds the tables made."""
    started, errors = [], []
    gate = threading.Barrier(8)

    def start():
        gate.wait()
        try:
            started.append(in_file(path))
        except Exception as error:  # noqa: BLE001 - shown by the assert below
            errors.append(error)

    threads = [threading.Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for kept in started:
        kept.close()
    assert (len(started), errors) == (8, [])


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("topic = 'subprocess:Popen'", "no event is called 'subprocess:Popen'"),
        ("state = json_set(state, '$.shape', 2)", "enquiry-opened has the newer shape 2"),
        (
            "state = json_set(state, '$.shape', 2, '$.event.more', 1)",
            "enquiry-opened has the newer shape 2",
        ),
        ("state = 'gibberish'", "the body is no event"),
        ("state = json_remove(state, '$.actor')", "enquiry-opened does not read at actor"),
        ("state = json_set(state, '$.position', 7)", "the row says another stream or position"),
        ("topic = 'goal-widened'", "goal-widened does not read at"),
    ],
)
def test_a_row_that_is_not_what_we_wrote_is_refused_aloud(in_a_file, path, change, why):
    """A name is looked up and never imported; the row is named, and the way on."""
    in_a_file.store.append("enquiry-a1", 0, [FIRST], receipt())
    raw = _raw(path)
    raw.execute("DROP TRIGGER stored_events_no_update")
    raw.execute(f"UPDATE stored_events SET {change}")  # noqa: S608 - an attack
    raw.close()
    with pytest.raises(Unreadable) as told:
        in_a_file.store.load("enquiry-a1")
    assert told.value.data["what"] == "event 1 of enquiry-a1"
    assert why in told.value.data["why"]
    assert "a joint board" not in str(told.value), "what people said is in no error"
    assert told.value.data["advice"]


def test_changed_bytes_of_an_edition_are_refused_aloud(in_a_file, path):
    """The hash is taken again at each reading."""
    in_a_file.enquiries().open(act("key-1"), goal="approval", opening="a joint board")
    sha256 = in_a_file.store.load(in_a_file.store.streams("enquiry-")[0])[0].event.edition.sha256
    raw = _raw(path)
    raw.execute("DROP TRIGGER editions_no_update")
    raw.execute("UPDATE editions SET content = 'other'")
    raw.close()
    with pytest.raises(Unreadable):
        in_a_file.keeper.kept(sha256)


def test_a_row_that_cannot_be_read_stands_in_its_place_among_the_others(in_a_file, path):
    """What comes before it and after it is read all the same."""
    in_a_file.store.append("enquiry-a1", 0, [FIRST, SECOND], receipt())
    raw = _raw(path)
    raw.execute("DROP TRIGGER stored_events_no_update")
    raw.execute("UPDATE stored_events SET state = 'gibberish' WHERE originator_version = 1")
    raw.close()
    lost, read = in_a_file.histories.happenings("enquiry-", ("", 0), 500)
    assert (lost.stream, lost.position) == ("enquiry-a1", 1)
    assert isinstance(lost.event, Unreadable)
    assert lost.event.data["why"] == "the body is no event"
    assert read == Happening("enquiry-a1", 2, SECOND)


def test_a_lock_that_is_held_too_long_is_named(in_a_file, path):
    """Another program holds the file; nothing is added, and trying again may help."""
    raw = _raw(path)
    raw.execute("BEGIN IMMEDIATE")
    with in_a_file.file.reading() as cursor:
        cursor.execute("PRAGMA busy_timeout = 1")  # this connection is the one that writes next
    with pytest.raises(Unavailable) as told:
        in_a_file.store.append("enquiry-a1", 0, [FIRST], receipt())
    raw.execute("ROLLBACK")
    raw.close()
    assert (told.value.data["cause"], told.value.again) == ("locked", True)
    in_a_file.store.append("enquiry-a1", 0, [FIRST], receipt())
    assert in_a_file.store.load("enquiry-a1") == (FIRST,)


def test_a_full_disk_is_named_and_adds_nothing(in_a_file):
    """The page limit of SQLite stands in for the end of the disk."""
    in_a_file.store.append("enquiry-a1", 0, [FIRST], receipt())
    with in_a_file.file.reading() as cursor:
        cursor.execute("PRAGMA max_page_count = 1")
    long = recorded(opened(text="long " * 20_000), stream="enquiry-b2", key="key-2")
    with pytest.raises(Unavailable) as told:
        in_a_file.store.append("enquiry-b2", 0, [long], receipt("key-2"))
    assert told.value.data["cause"] == "disk-full"
    assert [each.recorded for each in in_a_file.store.read(0, 10)] == [FIRST]
    assert in_a_file.store.receipted(receipt("key-2")) is None


def test_a_connection_that_may_only_read_is_named(in_a_file):
    """As when the file belongs to another user."""
    in_a_file.store.append("enquiry-a1", 0, [FIRST], receipt())
    with in_a_file.file.reading() as cursor:
        cursor.execute("PRAGMA query_only = ON")
    with pytest.raises(Unavailable) as told:
        in_a_file.store.append("enquiry-a1", 1, [SECOND], receipt("key-2"))
    assert (told.value.data["cause"], told.value.again) == ("read-only", False)


def test_a_file_that_is_no_database_is_named(path):
    """A wrong path in the settings must not look like an empty store."""
    path.parent.mkdir()
    path.write_bytes(b"this is a letter, and no database at all" * 100)
    with pytest.raises(Unreadable) as told:
        SqliteFile(f"sqlite:///{path}")
    assert told.value.data["what"] == "partnerships.db"


def test_a_damaged_file_is_named(in_a_file, path, tmp_path):
    """Pages overwritten in the middle."""
    for number in range(1, 60):
        stream = f"enquiry-{number:02}"
        event = recorded(opened(text="text " * 100), stream=stream, key=f"key-{number}")
        in_a_file.store.append(stream, 0, [event], receipt(f"key-{number}"))
    raw = _raw(path)
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()
    damaged = tmp_path / "damaged.db"
    shutil.copy(path, damaged)
    with damaged.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xff" * (damaged.stat().st_size - 4096 * 3))
    with pytest.raises(Unreadable) as told:
        in_file(damaged).store.read(0, 500)
    assert told.value.data["what"] == "damaged.db"


@pytest.mark.usefixtures("in_a_file")
def test_a_newer_files_form_is_refused(path):
    """An old release must not write into a file that it does not know."""
    raw = _raw(path)
    raw.execute("PRAGMA user_version = 2")
    raw.close()
    with pytest.raises(Unreadable) as told:
        SqliteFile(f"sqlite:///{path}")
    assert told.value.data["why"] == "its form 2 is newer"


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    """A file stands where the folder should be."""
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(Unavailable) as told:
        SqliteFile(f"sqlite:///{tmp_path}/data/partnerships.db")
    assert told.value.data["cause"] == "cannot-open"


@pytest.mark.parametrize(
    "url", ["postgres://x", "sqlite:///", "sqlite://x.db", "sqlite:///:memory:", ""]
)
def test_only_the_url_of_a_file_is_taken(url):
    """A store that forgets at the end is not chosen by accident."""
    with pytest.raises(ValueError, match="the store's URL"):
        path_of(url)


def test_three_slashes_are_relative_and_four_are_absolute(monkeypatch, tmp_path):
    """As such URLs are read elsewhere."""
    monkeypatch.chdir(tmp_path)
    assert path_of("sqlite:///data/s.db") == tmp_path / "data" / "s.db"
    assert str(path_of("sqlite:////var/s.db")) == "/var/s.db"


def test_the_file_is_its_owners_alone(tmp_path):
    """What people say of their work is in it."""
    SqliteFile(f"sqlite:///{tmp_path / 'ours' / 'store.sqlite'}").close()
    assert (tmp_path / "ours").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "ours" / "store.sqlite").stat().st_mode & 0o777 == 0o600


def test_another_programs_file_is_left_alone(tmp_path):
    """Its tables are not ours, and ours do not belong among them."""
    path = tmp_path / "theirs.sqlite"
    with closing(sqlite3.connect(path)) as theirs:
        theirs.execute("CREATE TABLE receipts (x)")
        theirs.commit()
    with pytest.raises(Unreadable) as told:
        SqliteFile(f"sqlite:///{path}")
    assert told.value.data["advice"] == "Name a file of its own."
    with closing(sqlite3.connect(path)) as theirs:
        assert theirs.execute("SELECT name FROM sqlite_master").fetchall() == [("receipts",)]
