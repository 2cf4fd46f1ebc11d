"""A store that is put back from a backup does not send again what went out since."""

import sqlite3
from contextlib import closing
from datetime import timedelta

from domain.identity import Actor
from tests.support.builders import act
from tests.support.noticing import Desk, HandClock, sends, statutory
from tests.support.stores import opened_at

AUTHOR = Actor(id="author-4", offices=("author",), organisation="office")


def copied(of, to):
    """Copy a store while it may be in use, by the database's own means."""
    with closing(sqlite3.connect(of)) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)


def life_before(folder, clock):
    """Back up a store in which two notices wait, send both, and put the backup back."""
    with closing(opened_at(f"sqlite:///{folder}/s.db")) as kept:
        desk = Desk(kept, clock)
        desk.outbox.raise_due()
        statutory(desk, "A-1", "A-2")
        copied(folder / "s.db", folder / "backup.db")
        assert sends(desk) == ["A-1", "A-2"]
    return opened_at(f"sqlite:///{folder}/backup.db")


def test_a_backup_older_than_a_day_is_held_by_itself(tmp_path):
    clock = HandClock()
    with closing(life_before(tmp_path, clock)) as kept:
        clock.forward(timedelta(hours=24, minutes=10))
        desk = Desk(kept, clock)
        desk.outbox.raise_due()
        assert sends(desk) == []
        back = desk.noticing.stands().kept_back
        assert [row.notice.number for row in back] == ["A-1", "A-2"]
        clock.forward(timedelta(hours=1))
        statutory(desk, "A-3")
        assert sends(desk) == ["A-3"]


def test_a_younger_one_is_held_by_whoever_put_it_back(tmp_path):
    clock = HandClock()
    with closing(life_before(tmp_path, clock)) as kept:
        clock.forward(timedelta(hours=1))
        desk = Desk(kept, clock)
        desk.noticing.hold(act("h", AUTHOR))
        desk.outbox.raise_due()
        assert sends(desk) == []
        desk.noticing.release(act("r", AUTHOR), drop=True)
        assert sends(desk) == []


def test_the_lists_of_notices_are_nothing_but_their_events(tmp_path):
    clock = HandClock()
    with closing(life_before(tmp_path, clock)) as kept:
        desk = Desk(kept, clock)
        desk.tasks.open(act("t"), title="Write", office="keeper")
        desk.noticing.prefer(act("p"), how="none")
        desk.noticing.hold(act("h", AUTHOR))
        desk.outbox.raise_due()
        assert kept.views.rebuild(check=True) == ()
