"""What answers nothing goes out in one attempt: seen once at the most, and waited for by nobody."""

import asyncio

import pytest

from bot.channels.teams.undelivered import Undelivered
from tests.support.teams import faults

HELLO = {"type": "message", "text": "hello"}
UNCERTAIN = ("uncertain", False, 0.0)


@pytest.fixture
def chat(teams):
    return teams.personal(teams.user("alice"))


@pytest.fixture
def once(teams, connector, chat):
    return lambda: connector.send_once(teams.service_url, chat.id, HELLO)


async def undelivered(call):
    """Return why *call* is undelivered, whether it may be tried again, and what was asked for."""
    with pytest.raises(Undelivered) as told:
        await call
    return told.value.reason, told.value.again, told.value.wait


async def test_it_is_sent_and_its_id_is_known(once, chat):
    assert await once() == chat.messages[0].id
    assert [message.text for message in chat.messages] == ["hello"]


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (faults.busy, ("busy", True, 0.0)),
        (faults.answers(429, headers={"Retry-After": "61"}), ("busy", True, 61.0)),
        (faults.answers(412), ("busy", True, 0.0)),
        (faults.blocked, ("blocked", False, 0.0)),
        (faults.answers(404), ("gone", False, 0.0)),
        (faults.answers(413), ("too-large", False, 0.0)),
        (faults.answers(400), ("refused", False, 0.0)),
        *((faults.answers(status), UNCERTAIN) for status in (408, 500, 502, 503, 504)),
        (faults.resets, UNCERTAIN),
    ],
)
async def test_whatever_comes_of_it_it_is_not_tried_again(teams, once, chat, time, fault, expected):
    teams.fail(fault, fault)
    assert await undelivered(once()) == expected
    assert (len(teams.calls), chat.messages, time.slept) == (1, [], [])


@pytest.mark.parametrize("status", [408, 500, 502, 503, 504])
async def test_what_was_delivered_and_not_said_is_seen_once(teams, once, chat, status):
    """A gateway's 502 and 504 too, which the answer of a turn is repeated after."""
    teams.fail(faults.delivers_then(faults.answers(status)))
    assert await undelivered(once()) == UNCERTAIN
    assert len(chat.messages) == 1


async def test_a_service_that_is_down_was_sent_nothing(teams, once):
    await teams.connector.stop()
    assert await undelivered(once()) == ("unreachable", True, 0.0)


async def test_the_answer_of_a_turn_does_not_wait_for_it(teams, connector, once, chat, time):
    """The notice hangs for as long as it may; the answer overtakes it in the same conversation."""
    held = faults.Held()
    teams.fail(held)
    hanging = asyncio.create_task(once())
    await held.reached.wait()
    await connector.send(teams.service_url, chat.id, {"type": "message", "text": "answer"})
    assert [message.text for message in chat.messages] == ["answer"]
    assert not hanging.done()
    time.forward(10)
    assert await undelivered(hanging) == UNCERTAIN


async def test_it_does_not_wait_for_the_answer_of_a_turn(teams, connector, once, chat):
    held = faults.Held()
    teams.fail(held)
    answering = asyncio.create_task(connector.send(teams.service_url, chat.id, HELLO))
    await held.reached.wait()
    await once()
    assert not answering.done()
    held.go.set()
    await answering
