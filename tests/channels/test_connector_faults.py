"""What the connector does when Teams is busy, broken, gone, or does not say (fault table 16-19)."""

import asyncio

import pytest

from bot.channels.teams.undelivered import Undelivered
from tests.support.teams import faults

HELLO = {"type": "message", "text": "hello"}
BYE = {"type": "message", "text": "bye"}
IN_DOUBT = [408, 500, 503, 520]
GATEWAY = [502, 504]


@pytest.fixture
def chat(teams):
    return teams.personal(teams.user("alice"))


@pytest.fixture
async def message(teams, connector, chat):
    """Give a message that is there already, with no call to its name."""
    await connector.send(teams.service_url, chat.id, HELLO)
    teams.calls.clear()
    return chat.messages[0]


@pytest.fixture
def send(teams, connector, chat):
    return lambda: connector.send(teams.service_url, chat.id, HELLO)


@pytest.fixture
def update(teams, connector, chat, message):
    return lambda: connector.update(teams.service_url, chat.id, message.id, BYE)


async def undelivered(call):
    """Return why *call* is undelivered, and whether it may be tried again."""
    with pytest.raises(Undelivered) as told:
        await call
    shown = f"{told.value!s} {told.value!r} {told.value.__cause__} {told.value.__context__}"
    assert "SECRET-OF-TEAMS" not in shown
    return told.value.reason, told.value.again


@pytest.mark.parametrize("status", [412, 429])
async def test_asked_for_patience_it_waits_longer_each_time_and_delivers_once(
    teams, send, chat, time, status
):
    """Row 17: Teams says that it did nothing, so nothing is doubled."""
    teams.fail(faults.answers(status), faults.answers(status))
    assert await send() == chat.messages[0].id
    assert len(chat.messages) == 1
    assert len(teams.calls) == 3
    first, second = time.slept
    assert 0.5 <= first <= 1 <= second <= 1.5


async def test_what_teams_asks_for_is_waited(teams, send, chat, time):
    """Row 17, with Retry-After as seconds and as a date."""
    date = {"Date": "Wed, 01 Apr 2026 08:00:00 GMT", "Retry-After": "Wed, 01 Apr 2026 08:00:04 GMT"}
    teams.fail(
        faults.answers(429, headers={"Retry-After": "3.5"}), faults.answers(429, headers=date)
    )
    await send()
    assert len(chat.messages) == 1
    assert time.slept == [3.5, 4]


@pytest.mark.parametrize("after", ["0", "-1", "soon", "1e3", "Wed, 99 Foo", "٣", "9" * 400])
async def test_what_makes_no_sense_is_waited_for_as_if_it_were_not_there(
    teams, send, chat, time, after
):
    teams.fail(faults.answers(429, headers={"Retry-After": after}))
    await send()
    assert len(chat.messages) == 1
    [waited] = time.slept
    assert 0.5 <= waited <= 1


async def test_nobody_waits_longer_than_a_turn_may_take(teams, send, chat, time):
    """A minute is told to whoever sends, at once; so are waits that come to more together."""
    teams.fail(faults.answers(429, headers={"Retry-After": "60"}))
    assert await undelivered(send()) == ("busy", True)
    assert time.slept == []
    six = faults.answers(429, headers={"Retry-After": "6"})
    teams.fail(six, six)
    assert await undelivered(send()) == ("busy", True)
    assert time.slept == [6]
    assert chat.messages == []


async def test_after_three_tries_it_is_given_up(teams, send, chat):
    teams.fail(*[faults.busy] * 3)
    assert await undelivered(send()) == ("busy", True)
    assert (len(teams.calls), chat.messages) == (3, [])


@pytest.mark.parametrize("status", GATEWAY)
async def test_a_message_that_a_gateway_did_not_pass_on_is_sent_once_more(
    teams, send, chat, status
):
    """Row 17: as the platform asks for it."""
    teams.fail(faults.answers(status))
    await send()
    assert (len(teams.calls), len(chat.messages)) == (2, 1)


@pytest.mark.parametrize("status", GATEWAY)
async def test_a_message_is_seen_twice_at_most(teams, send, chat, status):
    """Row 18: the gateway passes everything on, and never says so."""
    fault = faults.delivers_then(faults.answers(status))
    teams.fail(fault, fault, fault)
    assert await undelivered(send()) == ("uncertain", False)
    assert (len(teams.calls), len(chat.messages)) == (2, 2)


async def test_doubt_is_not_forgotten_over_a_clear_answer(teams, send, chat):
    """The first may have arrived, whatever becomes of the second."""
    teams.fail(faults.delivers_then(faults.answers(502)), faults.busy, faults.answers(500))
    assert await undelivered(send()) == ("uncertain", False)
    assert (len(teams.calls), len(chat.messages)) == (3, 1)
    teams.fail(faults.delivers_then(faults.answers(504)), faults.blocked)
    assert await undelivered(send()) == ("uncertain", False)


@pytest.mark.parametrize("status", IN_DOUBT)
async def test_a_message_that_may_have_arrived_is_not_sent_again(teams, send, chat, status):
    """Row 18."""
    teams.fail(faults.delivers_then(faults.answers(status)))
    assert await undelivered(send()) == ("uncertain", False)
    assert (len(teams.calls), len(chat.messages)) == (1, 1)


async def test_a_message_whose_connection_is_cut_is_not_sent_again(teams, send, chat):
    """Row 19: on a new connection, and on one that was in use."""
    teams.fail(faults.delivers_then(faults.resets))
    assert await undelivered(send()) == ("uncertain", False)
    await send()
    teams.fail(faults.delivers_then(faults.resets))
    assert await undelivered(send()) == ("uncertain", False)
    assert (len(teams.calls), len(chat.messages)) == (3, 3)


async def test_a_message_that_hangs_is_given_up_in_time_and_not_sent_again(teams, send, chat, time):
    """Row 19."""
    held = faults.Held()
    teams.fail(held)
    sending = asyncio.create_task(send())
    await held.reached.wait()
    time.forward(10)
    assert await undelivered(sending) == ("uncertain", False)
    assert (len(teams.calls), chat.messages) == (1, [])


async def test_a_message_whose_answer_drips_is_sent_without_an_id(teams, send, chat, time):
    """Row 19: Teams has said that it took it, only not under which id."""
    drips = faults.Drips()
    teams.fail(drips)
    sending = asyncio.create_task(send())
    await drips.reached.wait()
    time.forward(10)
    assert await sending == ""
    assert (len(teams.calls), len(chat.messages)) == (1, 1)


@pytest.mark.parametrize("status", [*IN_DOUBT, *GATEWAY, 412, 429])
async def test_an_update_is_repeated_whatever_became_of_it(teams, update, message, status):
    """Putting the same in the same place twice is putting it there once."""
    fault = faults.delivers_then(faults.answers(status))
    teams.fail(fault, fault)
    await update()
    assert (message.text, len(teams.calls)) == ("bye", 3)


async def test_an_update_whose_connection_is_cut_is_repeated(teams, update, message):
    teams.fail(faults.resets)
    await update()
    assert (message.text, len(message.versions)) == ("bye", 1)


async def test_an_update_that_hangs_is_repeated_in_time(teams, update, message, time):
    """Half of the time is kept for the second try."""
    held = faults.Held()
    teams.fail(held)
    updating = asyncio.create_task(update())
    await held.reached.wait()
    time.forward(5)
    await updating
    assert (message.text, len(teams.calls)) == ("bye", 2)


async def test_an_update_that_never_gets_through_can_be_tried_later(teams, update, message):
    teams.fail(*[faults.answers(500)] * 3)
    assert await undelivered(update()) == ("unreachable", True)
    assert message.text == "hello"


async def test_a_deletion_that_is_repeated_after_it_was_done_is_done(
    teams, connector, chat, message
):
    teams.fail(faults.delivers_then(faults.answers(500)))
    await connector.delete(teams.service_url, chat.id, message.id)
    assert message.deleted
    assert [call.status for call in teams.calls] == [500, 404]


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (faults.blocked, ("blocked", False)),
        (faults.answers(403), ("blocked", False)),
        (faults.answers(403, text="<html>", content_type="text/html"), ("refused", False)),
        (faults.answers(404), ("gone", False)),
        (faults.answers(404, text="no such page", content_type="text/plain"), ("refused", False)),
        (faults.answers(410), ("gone", False)),
        (faults.answers(413), ("too-large", False)),
        (faults.answers(413, text=""), ("too-large", False)),
        (faults.answers(400), ("refused", False)),
        (faults.answers(401), ("refused", False)),
        (faults.answers(501), ("refused", False)),
    ],
)
async def test_a_clear_no_is_not_repeated(teams, send, update, time, fault, expected):
    """Row 16; a page of somebody on the way says nothing of the conversation."""
    teams.fail(fault, fault)
    assert await undelivered(send()) == expected
    assert await undelivered(update()) == expected
    assert (len(teams.calls), time.slept) == (2, [])


async def test_a_bot_that_was_removed_or_blocked_or_never_there_is_told_so(
    teams, connector, send, chat
):
    """Row 16, as Teams answers it."""
    chat.place.blocked = True
    assert await undelivered(send()) == ("blocked", False)
    chat.place.blocked, chat.place.installed = False, False
    assert await undelivered(send()) == ("blocked", False)
    nobody = connector.send(teams.service_url, "a:nobody", HELLO)
    assert await undelivered(nobody) == ("gone", False)
    nothing = connector.update(teams.service_url, chat.id, "1600", BYE)
    assert await undelivered(nothing) == ("blocked", False)
    assert len(teams.calls) == 4


async def test_a_message_that_is_too_large_is_told_so(teams, connector, chat):
    large = {"type": "message", "text": "x" * 30_000}
    assert await undelivered(connector.send(teams.service_url, chat.id, large)) == (
        "too-large",
        False,
    )


async def test_a_service_that_is_down_is_tried_three_times(teams, send, time):
    """Nothing got there, so a message may be repeated too."""
    await teams.connector.stop()
    assert await undelivered(send()) == ("unreachable", True)
    assert len(time.slept) == 2


async def test_whoever_waits_behind_a_hanging_message_gives_up_in_time_too(teams, send, chat, time):
    """It never left, so it may be tried again."""
    held = faults.Held()
    teams.fail(held)
    first = asyncio.create_task(send())
    await held.reached.wait()
    time.forward(3)
    second = asyncio.create_task(send())
    await asyncio.sleep(0)
    time.forward(6)
    third = asyncio.create_task(send())
    await asyncio.sleep(0)
    time.forward(1)
    assert await undelivered(first) == ("uncertain", False)
    await asyncio.gather(second, third)
    assert (len(teams.calls), len(chat.messages)) == (3, 2)


async def test_a_conversation_that_stays_stuck_keeps_nobody_beyond_their_time(
    teams, send, chat, time
):
    held, drips = faults.Held(), faults.Held()
    teams.fail(held, drips)
    first = asyncio.create_task(send())
    await held.reached.wait()
    time.forward(5)
    second, third = asyncio.create_task(send()), asyncio.create_task(send())
    await asyncio.sleep(0)
    time.forward(5)
    await drips.reached.wait()
    time.forward(5)
    assert await undelivered(first) == ("uncertain", False)
    assert await undelivered(second) == ("uncertain", False)
    assert await undelivered(third) == ("busy", True)
    assert (len(teams.calls), chat.messages) == (2, [])


async def test_a_conversation_that_hangs_holds_up_no_other(teams, connector, send):
    """Row 19: a hundred messages elsewhere go out while one hangs."""
    held = faults.Held()
    teams.fail(held)
    hanging = asyncio.create_task(send())
    await held.reached.wait()
    others = [teams.personal(teams.user(f"user{n}")) for n in range(100)]
    await asyncio.gather(*(connector.send(teams.service_url, o.id, HELLO) for o in others))
    assert [len(other.messages) for other in others] == [1] * 100
    assert not hanging.done()
    held.go.set()
    await hanging


async def test_whoever_is_cancelled_lets_the_next_one_go(teams, send, chat):
    held = faults.Held()
    teams.fail(held)
    first = asyncio.create_task(send())
    await held.reached.wait()
    second = asyncio.create_task(send())
    first.cancel()
    await second
    assert len(chat.messages) == 1


async def test_no_lock_is_kept_for_a_conversation_that_is_quiet(teams, connector, send):
    teams.fail(faults.busy, faults.answers(500))
    assert await undelivered(send()) == ("uncertain", False)
    await asyncio.gather(send(), send())
    assert dict(connector._locks) == {}


async def test_after_closing_nothing_is_sent(teams, connector, send):
    await send()
    await connector.close()
    assert await undelivered(send()) == ("unreachable", True)
    assert len(teams.calls) == 1
