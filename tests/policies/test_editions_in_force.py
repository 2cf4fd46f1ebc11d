"""Which edition is used on a day is what the lock says of it, and a changed byte is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from adapters.clock import FixedClock
from adapters.editions_files import FileEditions
from domain.policy.publishing import Publication
from domain.ports import BadEdition, UnknownPolicy
from domain.refusals import Unavailable
from tests.policies.test_editions_files import laid, small

if TYPE_CHECKING:
    from pathlib import Path

SPRING, SUMMER, AUTUMN = date(2027, 4, 1), date(2027, 7, 1), date(2027, 10, 1)


def here(folder: Path, *versions: str) -> FileEditions:
    for version in versions:
        laid(folder, version=version)
    return FileEditions(folder)


def publish(editions: FileEditions, *periods: tuple[str, date, date | None]) -> None:
    editions.lock.publish(
        "small",
        tuple(
            Publication(
                version=version,
                sha256=editions.at("small", version).ref.sha256,
                since=since,
                until=until,
            )
            for version, since, until in periods
        ),
    )


def test_while_nothing_is_published_the_newest_is_used(tmp_path: Path) -> None:
    """It is a draft, and nothing breaks."""
    editions = here(tmp_path, "0.1", "0.2")
    assert editions.in_force("small", SPRING).ref.version == "0.2"
    assert editions.lock.published("small") == ()


def test_the_day_chooses_the_edition(tmp_path: Path) -> None:
    """Before the first of all it is the newest still."""
    editions = here(tmp_path, "0.1", "0.2", "0.3")
    publish(editions, ("0.1", SPRING, date(2027, 6, 30)), ("0.2", SUMMER, None))
    days = (date(2027, 3, 31), SPRING, date(2027, 6, 30), SUMMER, AUTUMN)
    assert [editions.in_force("small", day).ref.version for day in days] == [
        "0.3",
        "0.1",
        "0.1",
        "0.2",
        "0.2",
    ]


@pytest.mark.parametrize(
    ("moment", "version"),
    [
        (datetime(2027, 6, 30, 22, 59, tzinfo=UTC), "0.1"),
        (datetime(2027, 6, 30, 23, 0, tzinfo=UTC), "0.2"),
    ],
)
def test_the_day_is_london_s(tmp_path: Path, moment: datetime, version: str) -> None:
    """Summer time begins the day an hour earlier."""
    publish(
        here(tmp_path, "0.1", "0.2"),
        ("0.1", SPRING, date(2027, 6, 30)),
        ("0.2", SUMMER, None),
    )
    editions = FileEditions(tmp_path, FixedClock(moment))
    assert editions.current("small").ref.version == version


def test_a_running_program_sees_what_is_published(tmp_path: Path) -> None:
    """Another program wrote the lock; no restart is needed."""
    running = here(tmp_path, "0.1", "0.2")
    assert running.in_force("small", SUMMER).ref.version == "0.2"
    publish(FileEditions(tmp_path), ("0.1", SPRING, None))
    assert running.in_force("small", SUMMER).ref.version == "0.1"


def test_a_changed_byte_of_what_is_published_is_refused(tmp_path: Path) -> None:
    """Nothing is ever decided under it."""
    editions = here(tmp_path, "0.1")
    publish(editions, ("0.1", SPRING, None))
    (tmp_path / "small" / "0.1" / "edition.yaml").write_text(small("0.1", "Changed"))
    with pytest.raises(BadEdition) as refused:
        editions.in_force("small", SUMMER)
    assert str(refused.value) == "small 0.1 was changed since it was published"


def test_what_is_published_and_not_here_is_refused(tmp_path: Path) -> None:
    """By its name."""
    editions = here(tmp_path, "0.1", "0.2")
    publish(editions, ("0.1", SPRING, None))
    (tmp_path / "small" / "0.1" / "edition.yaml").unlink()
    with pytest.raises(BadEdition) as refused:
        editions.in_force("small", SUMMER)
    assert str(refused.value) == "small 0.1, which is in force, is not here"


def test_one_edition_is_tried_whatever_is_in_force(tmp_path: Path) -> None:
    """Of one policy; the others are as they are."""
    publish(here(tmp_path, "0.1", "0.2"), ("0.1", SPRING, None))
    trying = FileEditions(tmp_path, FixedClock.at("2027-07-01"), ("small", "0.2"))
    assert trying.current("small").ref.version == "0.2"
    with pytest.raises(UnknownPolicy) as unknown:
        FileEditions(tmp_path, tried=("small", "0.9")).current("small")
    assert str(unknown.value) == "small has no version '0.9'; it has: 0.1, 0.2"


def test_a_turn_is_held_under_one_edition(tmp_path: Path) -> None:
    """What is published while it lasts counts from the next one on; elsewhere it counts at once."""
    editions, other = here(tmp_path, "0.1", "0.2"), FileEditions(tmp_path)
    publish(editions, ("0.1", SPRING, None))
    with editions.steady():
        assert editions.in_force("small", SUMMER).ref.version == "0.1"
        publish(other, ("0.1", SPRING, date(2027, 6, 30)), ("0.2", SUMMER, None))
        assert editions.in_force("small", SUMMER).ref.version == "0.1"
        assert other.in_force("small", SUMMER).ref.version == "0.2"
        assert editions.policies() == ("small",)
        (tmp_path / "small").rename(tmp_path / "tiny")
        assert (editions.policies(), other.policies()) == (("small",), ("tiny",))
        (tmp_path / "tiny").rename(tmp_path / "small")
    assert editions.in_force("small", SUMMER).ref.version == "0.2"


# --- the file -----------------------------------------------------------------------------------


def test_the_lock_is_a_line_for_each_publication(tmp_path: Path) -> None:
    """It reads well where a change of it is looked at, and comes back as it was."""
    editions = here(tmp_path, "0.1", "0.2")
    publish(editions, ("0.1", SPRING, date(2027, 6, 30)), ("0.2", SUMMER, None))
    one, two = (editions.at("small", version).ref.sha256 for version in ("0.1", "0.2"))
    lines = (tmp_path / "LOCK").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == [
        "",
        "small:",
        f'  - {{version: "0.1", sha256: "{one}", since: 2027-04-01, until: 2027-06-30}}',
        f'  - {{version: "0.2", sha256: "{two}", since: 2027-07-01}}',
    ]
    assert FileEditions(tmp_path).lock.published("small") == editions.lock.published("small")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["LOCK"]


def test_what_is_published_of_one_policy_leaves_the_others(tmp_path: Path) -> None:
    """Each has a paragraph of its own."""
    editions = here(tmp_path, "0.1")
    editions.lock.publish("another", (Publication(version="7", sha256="a" * 64, since=SPRING),))
    publish(editions, ("0.1", SPRING, None))
    assert [each.version for each in editions.lock.published("another")] == ["7"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("small: [", "LOCK cannot be read: while parsing"),
        ("small: [{version: '1'}]", "LOCK cannot be read: small.0.sha256: Field required"),
        ("small: [{version: '1', colour: red}]", "Extra inputs are not permitted"),
    ],
)
def test_a_lock_that_cannot_be_read_is_never_taken_for_none(
    tmp_path: Path, text: str, told: str
) -> None:
    """What is in force is not guessed."""
    editions = here(tmp_path, "0.1")
    (tmp_path / "LOCK").write_text(text, encoding="utf-8")
    with pytest.raises(BadEdition) as refused:
        editions.current("small")
    assert told in str(refused.value)


def test_a_folder_that_cannot_be_written_says_so_before_anything_is_recorded(
    tmp_path: Path,
) -> None:
    """With what to do."""
    lock = FileEditions(tmp_path / "nowhere").lock
    for attempt in (lock.must_be_writable, lambda: lock.publish("small", ())):
        with pytest.raises(Unavailable) as refused:
            attempt()
        assert refused.value.data["advice"].startswith("Give this user the right to write")
