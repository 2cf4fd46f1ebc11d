"""What was sent and is settled since is seen to once, and nothing else of it changes."""

import pytest

from domain.messages import Event
from domain.model.notice.decider import decide
from domain.model.notice.messages import (
    BeginNotice,
    NoticeEdited,
    NoticeSettled,
    ReportEdited,
    ReportSent,
    SettleNotice,
    WithdrawNotice,
)
from domain.model.notice.state import UNRAISED, Notice, evolve
from tests.support.builders import NOON
from tests.support.noticing import raising

BEGIN = BeginNotice(instance="me", at=NOON)
SENT = (raising(), BEGIN, ReportSent(message="m-1"))


def after(*commands) -> Notice:
    state = UNRAISED
    for command in commands:
        for event in decide(command, state):
            state = evolve(state, event)
    return state


def decided(command, *before) -> list[Event]:
    return decide(command, after(*before))


def test_what_was_sent_is_settled_and_its_message_edited_once_each():
    assert decided(SettleNotice(), *SENT) == [NoticeSettled()]
    assert decided(SettleNotice(), *SENT, SettleNotice()) == []
    assert decided(ReportEdited(), *SENT, SettleNotice()) == [NoticeEdited()]
    assert decided(ReportEdited(), *SENT, SettleNotice(), ReportEdited()) == []


@pytest.mark.parametrize(
    "before",
    [(raising(),), (raising(), BEGIN), (raising(), WithdrawNotice(reason="gone"))],
)
def test_what_was_not_sent_has_no_message_to_be_edited(before):
    assert decided(SettleNotice(), *before) == []
    assert decided(ReportEdited(), *before) == []


def test_it_stays_sent_as_that_message():
    state = after(*SENT, SettleNotice(), ReportEdited())
    assert (state.status, state.message, state.settled, state.edited) == ("sent", "m-1", True, True)


def test_an_event_that_makes_no_sense_changes_nothing():
    state = after(raising())
    assert evolve(evolve(state, NoticeSettled()), NoticeEdited()) == state
