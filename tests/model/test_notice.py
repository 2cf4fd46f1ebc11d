"""A notice is begun by one alone, and ends sent, gathered, withdrawn or dead with its reason."""

from datetime import timedelta
from functools import reduce

import pytest

from domain.model.notice.decider import decide
from domain.model.notice.messages import (
    BeginNotice,
    DeadLetter,
    DeferNotice,
    GatherNotice,
    NoticeBegun,
    NoticeDeadLettered,
    NoticeDeferred,
    NoticeGathered,
    NoticeRaised,
    NoticeRetried,
    NoticeSent,
    NoticeWithdrawn,
    ReportSent,
    RetryNotice,
    WithdrawNotice,
)
from domain.model.notice.refusals import NoSuchNotice, NoticeIsOver, NoticeUnderWay
from domain.model.notice.state import UNRAISED, Notice, evolve
from tests.support.builders import NOON, said
from tests.support.noticing import raising

RAISED = NoticeRaised(**dict(raising()))
BEGUN = NoticeBegun(attempt=1, instance="one", at=NOON)
LATER = NOON + timedelta(minutes=5)
BEGIN = BeginNotice(instance="two", at=LATER)
DEFERRED = NoticeDeferred(attempt=1, until=LATER, reason="rate", said="429")
SENT = NoticeSent(attempt=1, message="m-1")
WITHDRAWN = NoticeWithdrawn(reason="overtaken")
GATHERED = NoticeGathered(digest="d-1")
RETRY = RetryNotice(reason=said("they never saw it"))


def dead(reason="uncertain"):
    return NoticeDeadLettered(attempt=1, reason=reason, said="502")


def after(*events):
    return reduce(evolve, events, UNRAISED)


def happens(command, *before):
    return decide(command, after(*before))


def test_a_notice_says_what_it_tells_whom_and_why():
    """As it was when it was raised."""
    assert happens(raising()) == [RAISED]
    assert after(RAISED) == Notice(
        status="waiting",
        person="sgt-1",
        kind="approval",
        statutory=True,
        source="event-1",
        matter="arrangement-a1 approval 1 chief",
        about="arrangement-a1",
        number="ARR-ABCDEFGH",
        title="Your approval is asked",
        at=NOON,
    )


def test_it_is_raised_once_however_it_is_worded():
    assert happens(raising(number="ARR-OTHER222"), RAISED) == []
    assert happens(raising(), RAISED, BEGUN, SENT) == []


def test_it_is_begun_by_one_and_tried_again_by_anybody():
    assert happens(BEGIN, RAISED) == [NoticeBegun(attempt=1, instance="two", at=LATER)]
    with pytest.raises(NoticeUnderWay):
        happens(BEGIN, RAISED, BEGUN)
    again = happens(BEGIN, RAISED, BEGUN, DEFERRED)
    assert again == [NoticeBegun(attempt=2, instance="two", at=LATER)]


@pytest.mark.parametrize(
    ("end", "status"), [(SENT, "sent"), (WITHDRAWN, "withdrawn"), (GATHERED, "gathered")]
)
def test_what_is_over_is_not_begun_nor_retried(end, status):
    for command in (BEGIN, RETRY):
        with pytest.raises(NoticeIsOver) as refused:
            happens(command, RAISED, BEGUN, end)
        assert refused.value == NoticeIsOver(status)


def test_what_was_never_raised_is_not_there():
    for command in (BEGIN, RETRY, ReportSent(message="m-1"), WithdrawNotice(reason="overtaken")):
        with pytest.raises(NoSuchNotice):
            happens(command)


def test_whoever_sends_it_says_what_came_of_it():
    assert happens(ReportSent(message="m-1"), RAISED, BEGUN) == [SENT]
    assert happens(DeferNotice(until=LATER, reason="rate", said="429"), RAISED, BEGUN) == [DEFERRED]
    assert happens(DeadLetter(reason="uncertain", said="502"), RAISED, BEGUN) == [dead()]


@pytest.mark.parametrize("why", ["uncertain", "silence"])
def test_late_news_that_it_was_sent_counts_where_it_may_have_been(why):
    assert happens(ReportSent(message="m-1"), RAISED, BEGUN, dead(why)) == [SENT]
    assert after(RAISED, BEGUN, dead(why), SENT).status == "sent"


def test_late_news_of_anything_else_changes_nothing():
    """It was put aside or sent by then; nobody may try it again because of it."""
    defer = DeferNotice(until=LATER, reason="later")
    assert happens(defer, RAISED, BEGUN, dead("silence")) == []
    assert happens(defer, RAISED, BEGUN, SENT) == []
    assert happens(DeadLetter(reason="tries"), RAISED, BEGUN, SENT) == []
    assert happens(ReportSent(message="m-2"), RAISED, BEGUN, SENT) == []
    assert happens(ReportSent(message="m-1"), RAISED) == []


def test_a_person_may_have_it_sent_after_all():
    assert happens(RETRY, RAISED, BEGUN, dead()) == [NoticeRetried(reason=RETRY.reason)]
    insisted = after(RAISED, BEGUN, dead(), NoticeRetried(reason=RETRY.reason))
    assert (insisted.status, insisted.insisted, insisted.why) == ("waiting", True, "")
    assert decide(RETRY, insisted) == []
    with pytest.raises(NoticeUnderWay):
        happens(RETRY, RAISED, BEGUN)


def test_only_what_waits_is_withdrawn_or_gathered():
    assert happens(WithdrawNotice(reason="overtaken"), RAISED) == [WITHDRAWN]
    assert happens(WithdrawNotice(reason="overtaken"), RAISED, BEGUN) == []
    assert happens(GatherNotice(digest="d-1"), RAISED) == [GATHERED]
    assert happens(GatherNotice(digest="d-1"), RAISED, BEGUN) == []
    assert happens(GatherNotice(digest="d-1", instance="one"), RAISED, BEGUN) == [GATHERED]


def test_an_event_that_makes_no_sense_changes_nothing():
    assert after(SENT) == UNRAISED
    assert after(RAISED, BEGUN, SENT, dead()).status == "sent"
    assert after(RAISED, RAISED) == after(RAISED)
