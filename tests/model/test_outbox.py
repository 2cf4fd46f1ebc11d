"""The outbox says who looked after it, what is held, and which news were seen to."""

from datetime import timedelta
from functools import reduce

import pytest

from domain.model.outbox.decider import decide
from domain.model.outbox.messages import (
    AddressNews,
    HoldNotices,
    NewsAddressed,
    NoticesHeld,
    NoticesReleased,
    OutboxWatched,
    ReleaseNotices,
    WatchOutbox,
)
from domain.model.outbox.refusals import NothingHeld
from domain.model.outbox.state import UNWATCHED, Outbox, evolve
from tests.support.builders import NOON

LATER = NOON + timedelta(hours=30)
HELD = NoticesHeld(before=NOON, because="unwatched", since=NOON - timedelta(days=2))


def after(*events):
    return reduce(evolve, events, UNWATCHED)


def test_it_is_known_when_somebody_first_looked_after_it_and_when_last():
    """Clocks of several may differ: the last is the latest."""
    watched = [OutboxWatched(instance="one", at=at) for at in (NOON, LATER, NOON)]
    assert decide(WatchOutbox(instance="one", at=NOON), UNWATCHED) == watched[:1]
    assert after(*watched) == Outbox(first=NOON, watched=LATER)


def test_what_is_held_stays_so_until_it_is_released():
    assert decide(HoldNotices(before=NOON, because="asked"), after(HELD)) == []
    more = HoldNotices(before=LATER, because="asked")
    assert decide(more, after(HELD)) == [NoticesHeld(before=LATER, because="asked")]
    assert decide(ReleaseNotices(), after(HELD)) == [NoticesReleased(dropped=False)]
    assert after(HELD, NoticesReleased(dropped=False)) == UNWATCHED


def test_what_was_let_go_stays_so_whether_it_was_raised_by_then_or_not():
    let_go = Outbox(dropped=NOON)
    assert after(HELD, NoticesReleased(dropped=True)) == let_go
    again = HELD.model_copy(update={"before": LATER})
    assert (
        after(HELD, NoticesReleased(dropped=True), again, NoticesReleased(dropped=False)) == let_go
    )


def test_there_is_nothing_to_release_where_nothing_is_held():
    with pytest.raises(NothingHeld):
        decide(ReleaseNotices(), UNWATCHED)


def test_news_are_seen_to_once():
    command = AddressNews(stream="task-a1", news=("e1.1", "e2.1"))
    first = NewsAddressed(stream="task-a1", news=("e1.1",))
    assert decide(command, after(first)) == [NewsAddressed(stream="task-a1", news=("e2.1",))]
    assert decide(command, after(first, NewsAddressed(stream="task-a1", news=("e2.1",)))) == []
