"""Who must be told and cannot be reached is told of to whoever answers after them, once."""

import pytest

from domain.services.outbox import Failure
from tests.support.noticing import Desk, fails, raising, statutory
from tests.support.stores import in_memory

BLOCKED = Failure("blocked", "never")


@pytest.fixture
def desk():
    desk = Desk(in_memory())
    desk.outbox.raise_due()
    return desk


def told_instead(desk):
    """Return who is told of somebody who cannot be: whom, of what, and how it stands."""
    rows = (*desk.notices.standing("waiting"), *desk.notices.standing("dead"))
    return [
        (row.person, row.notice.title, row.status) for row in rows if row.notice.kind == "unreached"
    ]


def test_the_policys_contact_is_told_where_nobody_stands_after_them(desk):
    statutory(desk, "A-1")
    fails(desk, BLOCKED)
    assert desk.outbox.raise_due() == 1
    assert desk.outbox.raise_due() == 0
    assert told_instead(desk) == [
        ("author-4", "unreached Your approval is asked", "waiting"),
    ]
    [row] = desk.notices.standing("waiting")
    assert (row.notice.statutory, row.notice.about) == (True, "arrangement-a1")


def test_what_need_not_be_told_is_told_to_nobody_else(desk):
    desk.notices.carry_out("a" * 32, raising(kind="review", statutory=False, at=desk.clock.now()))
    assert desk.outbox.begin("a" * 32)
    desk.outbox.failed("a" * 32, BLOCKED)
    assert desk.outbox.raise_due() == 0


@pytest.mark.parametrize("failure", [Failure("500", "uncertain"), Failure("400", "never")])
def test_what_may_have_arrived_or_is_our_own_fault_is_told_to_nobody_else(desk, failure):
    statutory(desk, "A-1")
    fails(desk, failure)
    assert desk.outbox.raise_due() == 0


def test_that_the_next_cannot_be_reached_either_is_told_to_nobody_further(desk):
    statutory(desk, "A-1")
    fails(desk, BLOCKED)
    desk.outbox.raise_due()
    fails(desk, BLOCKED)
    assert desk.outbox.raise_due() == 0
    assert [status for _, _, status in told_instead(desk)] == ["dead"]


def test_the_contact_is_not_told_of_themselves(desk):
    statutory(desk, "A-1", person="author-4")
    fails(desk, BLOCKED)
    assert desk.outbox.raise_due() == 0
