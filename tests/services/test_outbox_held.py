"""After a restore nothing is sent again unless somebody says so."""

from datetime import timedelta

import pytest

from domain.identity import Actor
from domain.model.notice.refusals import NoSuchNotice
from domain.model.outbox.refusals import NothingHeld
from domain.refusals import NotYourOffice
from domain.services.notice_times import Times
from domain.services.noticing import Held
from domain.services.outbox import Failure
from tests.support.builders import INSPECTOR, NOON, SERGEANT, act
from tests.support.noticing import Desk, fails, sends, statutory
from tests.support.stores import in_memory

HOUR = timedelta(hours=1)
AUTHOR = Actor(id="author-4", offices=("author",), organisation="office")
AUDITOR = Actor(id="aud-6", offices=("auditor",))


@pytest.fixture
def desk():
    desk = Desk(in_memory())
    desk.outbox.raise_due()
    return desk


def stopped(desk, hours=25):
    """Let nobody look after the outbox for so long, and then somebody again."""
    desk.clock.forward(hours * HOUR)
    desk.outbox.raise_due()


def test_whoever_looks_after_it_again_after_long_holds_what_came_up_before(desk):
    """The store may be older than what people have seen; it may as well have been a holiday."""
    statutory(desk, "A-1", "A-2")
    stopped(desk)
    assert desk.outbox.ready(5) == ()
    standing = desk.noticing.stands()
    assert standing.held == Held(desk.clock.now(), "unwatched", NOON)
    assert [row.notice.number for row in standing.kept_back] == ["A-1", "A-2"]


def test_what_comes_up_afterwards_is_told(desk):
    statutory(desk, "A-1")
    stopped(desk)
    desk.clock.forward(HOUR)
    statutory(desk, "A-2")
    assert sends(desk) == ["A-2"]
    assert [row.notice.number for row in desk.noticing.stands().kept_back] == ["A-1"]


def test_news_that_were_not_raised_by_then_are_held_as_well(desk):
    desk.tasks.open(act("a"), title="Write", office="keeper")
    stopped(desk)
    assert [row.notice.title for row in desk.noticing.stands().kept_back] == ["task Write"]
    desk.clock.forward(24 * HOUR)
    desk.outbox.raise_due()
    assert desk.stand() == {"task Write": "waiting"}


def test_a_short_stop_holds_nothing(desk):
    statutory(desk, "A-1")
    stopped(desk, hours=23)
    assert desk.noticing.stands().held is None
    desk.clock.london("2026-07-02T12:00")
    assert sends(desk) == ["A-1"]


def test_that_somebody_looks_is_recorded_now_and_then_and_for_all_together(desk):
    """Two that look every minute of a day record that seven times."""
    other = Desk(desk.kept, desk.clock)
    for _ in range(24 * 60):
        desk.clock.forward(timedelta(minutes=1))
        desk.outbox.raise_due()
        other.outbox.raise_due()
    assert len(desk.kept.store.load("outbox-watch-2026-07")) == 1 + 6
    assert desk.noticing.stands().held is None


def test_how_long_is_long_can_be_set():
    desk = Desk(in_memory(), times=Times(unwatched=HOUR))
    desk.outbox.raise_due()
    statutory(desk, "A-1")
    stopped(desk, hours=2)
    assert desk.noticing.stands().held is not None


def test_the_contact_releases_what_is_held(desk):
    statutory(desk, "A-1", "A-2")
    stopped(desk)
    released = desk.noticing.release(act("r", AUTHOR))
    assert [row.notice.number for row in released] == ["A-1", "A-2"]
    assert desk.noticing.stands().held is None
    assert sends(desk) == ["A-1", "A-2"]


def test_or_lets_it_go(desk):
    """Then it stands in the list as dropped, and is never sent."""
    statutory(desk, "A-1")
    stopped(desk)
    desk.noticing.release(act("r", AUTHOR), drop=True)
    assert sends(desk) == []
    assert [row.notice.why for row in desk.notices.standing("withdrawn")] == ["dropped"]


def test_what_was_held_unraised_and_let_go_is_not_told_afterwards(desk):
    """Held and let go before anything serves: what nobody had raised yet goes with the rest."""
    desk.tasks.open(act("a"), title="Write", office="keeper")
    desk.noticing.hold(act("h", AUTHOR))
    desk.noticing.release(act("r", AUTHOR), drop=True)
    desk.clock.forward(HOUR)
    desk.tasks.open(act("b"), title="Ring", office="keeper")
    desk.outbox.raise_due()
    assert desk.stand() == {"task Ring": "waiting"}


def test_the_contact_may_hold_before_anybody_sends(desk):
    """As after a restore from this morning, of which no machine knows."""
    statutory(desk, "A-1")
    standing = desk.noticing.hold(act("h", AUTHOR))
    assert standing.held == Held(desk.clock.now(), "asked", None)
    assert desk.outbox.ready(5) == ()


def test_a_digest_that_is_held_is_in_no_later_one(desk):
    """It may have been seen before the restore; what comes up afterwards is told without it."""
    for day, title in ((2, "Ring"), (3, "Write")):
        who = act(title, INSPECTOR)
        desk.tasks.open(who, title=title, person="sgt-1", source="meeting")
        desk.clock.london(f"2026-07-0{day}T09:00")
        desk.outbox.raise_due()
        if day == 2:
            desk.noticing.hold(act("h", AUTHOR))
            desk.clock.forward(HOUR)
    assert desk.titles() == [("sgt-1", "task Write")]
    [back] = desk.noticing.stands().kept_back
    assert (back.notice.kind, back.notice.title) == ("digest", "task Ring")


def test_one_of_what_is_held_can_be_sent_alone(desk):
    statutory(desk, "A-1", "A-2")
    desk.noticing.hold(act("h", AUTHOR))
    first = desk.noticing.stands().waiting[0]
    row = desk.noticing.retry(act("r", AUTHOR), first.id, "she asked for it")
    assert row.notice.insisted
    assert sends(desk) == ["A-1"]


def test_what_was_put_aside_is_sent_after_all_where_the_contact_wants_it(desk):
    statutory(desk, "A-1")
    notice = fails(desk, Failure("502", "uncertain"))
    desk.noticing.retry(act("r", AUTHOR), notice, "he never saw it")
    assert sends(desk) == ["A-1"]


@pytest.mark.parametrize("written", ["", "zzz", "sgt", "%", "ffffffff"])
def test_a_notice_that_is_not_there_is_not_retried(desk, written):
    with pytest.raises(NoSuchNotice):
        desk.noticing.retry(act("r", AUTHOR), written, "because")


def test_only_the_contact_keeps_notices_and_auditors_see_them(desk):
    statutory(desk, "A-1")
    assert len(desk.noticing.standing(AUDITOR).waiting) == 1
    assert len(desk.noticing.all(AUDITOR, "sgt-1")) == 1
    for wish in (
        lambda: desk.noticing.hold(act("a", AUDITOR)),
        lambda: desk.noticing.release(act("b", SERGEANT)),
        lambda: desk.noticing.retry(act("c", SERGEANT), "abcdef", "because"),
        lambda: desk.noticing.standing(SERGEANT),
        lambda: desk.noticing.all(SERGEANT, "insp-2"),
    ):
        with pytest.raises(NotYourOffice):
            wish()


def test_everybody_sees_their_own_the_newest_first(desk):
    statutory(desk, "A-1", "A-2")
    statutory(desk, "B-1", person="insp-2")
    assert [row.notice.number for row in desk.noticing.mine(SERGEANT)] == ["A-2", "A-1"]
    assert desk.noticing.all(SERGEANT, "sgt-1") == desk.noticing.mine(SERGEANT)


def test_nothing_is_released_where_nothing_is_held(desk):
    with pytest.raises(NothingHeld):
        desk.noticing.release(act("r", AUTHOR))
