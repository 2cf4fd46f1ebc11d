"""What goes out to Teams: where to, signed how, in which order, and nowhere else."""

import asyncio

import pytest

from bot.channels.teams.connector import Connector
from bot.channels.teams.undelivered import Undelivered
from tests.support.teams import faults

HELLO = {"type": "message", "text": "héllo"}


@pytest.fixture
def chat(teams):
    return teams.personal(teams.user("alice"))


async def test_a_message_is_sent_and_its_id_comes_back(teams, connector, chat):
    name = await connector.send(teams.service_url, chat.id, HELLO)
    assert [(message.id, message.activity) for message in chat.messages] == [(name, HELLO)]
    [call] = teams.calls
    assert (call.method, call.path) == ("POST", "/v3/conversations/a%3A1alice/activities")
    assert call.headers["Content-Type"] == "application/json"
    assert "Authorization" not in call.headers


async def test_an_answer_goes_below_what_it_answers(teams, connector, chat):
    await connector.send(teams.service_url, chat.id, HELLO, reply_to="1600/..?x=1#y")
    assert chat.messages[0].reply_to == "1600/..?x=1#y"
    expected = "/v3/conversations/a%3A1alice/activities/1600%2F..%3Fx%3D1%23y"
    assert teams.calls[0].path == expected


async def test_the_thread_of_a_channel_is_part_of_its_conversation(teams, connector):
    channel = teams.channel("team", teams.user("alice"))
    await connector.send(teams.service_url, f"{channel.id};messageid=1600", HELLO)
    assert channel.messages[0].conversation == "19:team@thread.tacv2;messageid=1600"


async def test_a_message_is_updated_in_its_place_and_deleted(teams, connector, chat):
    name = await connector.send(teams.service_url, chat.id, HELLO)
    await connector.update(teams.service_url, chat.id, name, {"type": "message", "text": "bye"})
    [message] = chat.messages
    assert (message.text, message.versions, message.deleted) == ("bye", [HELLO], False)
    await connector.delete(teams.service_url, chat.id, name)
    assert message.deleted
    assert [call.kind for call in teams.calls] == ["send", "update", "delete"]


async def test_deleting_what_is_gone_already_is_as_good(teams, connector, chat):
    await connector.delete(teams.service_url, chat.id, "1600")
    assert [call.status for call in teams.calls] == [404]


async def test_typing_is_shown(teams, connector, chat):
    await connector.typing(teams.service_url, chat.id)
    assert (chat.typing, chat.messages) == (1, [])


@pytest.mark.parametrize(
    "fault",
    [faults.busy, faults.answers(500), faults.answers(403), faults.resets, faults.html],
)
async def test_typing_that_fails_is_nobodys_trouble_and_not_repeated(teams, connector, chat, fault):
    teams.fail(fault, of={"typing"})
    await connector.typing(teams.service_url, chat.id)
    await connector.typing(teams.service_url, "a:nobody")
    await connector.typing("http://127.0.0.1:1/", chat.id)
    assert [call.kind for call in teams.calls] == ["typing", "typing"]


async def test_typing_that_hangs_is_given_up(teams, connector, chat, time):
    held = faults.Held()
    teams.fail(held, of={"typing"})
    typing = asyncio.create_task(connector.typing(teams.service_url, chat.id))
    await held.reached.wait()
    time.forward(2)
    await typing


async def test_typing_is_not_shown_while_the_answer_is_on_its_way(teams, connector, chat):
    held = faults.Held()
    teams.fail(held)
    sending = asyncio.create_task(connector.send(teams.service_url, chat.id, HELLO))
    await held.reached.wait()
    await connector.typing(teams.service_url, chat.id)
    held.go.set()
    await sending
    await connector.typing(teams.service_url, chat.id)
    assert [call.kind for call in teams.calls] == ["send", "typing"]


@pytest.mark.parametrize("conversation", ["", ".", "..", "a:1alice"])
async def test_nothing_goes_to_a_service_that_is_not_allowed(teams, conversation, time):
    """Nor to an id that would lead to another place; stored references are no exception."""
    asked = []

    def allowed(url):
        asked.append(url)
        return url != teams.service_url

    url = teams.service_url if conversation == "a:1alice" else "http://127.0.0.1:1/"
    connector = Connector(None, allowed, sleep=time.sleep)
    for call in (
        lambda: connector.send(url, conversation, HELLO),
        lambda: connector.update(url, conversation, "1600", HELLO),
        lambda: connector.delete(url, conversation, "1600"),
    ):
        with pytest.raises(Undelivered) as told:
            await call()
        assert (told.value.reason, told.value.again) == ("not-allowed", False)
    await connector.typing(url, conversation)
    assert teams.calls == []
    assert asked == [url] * 4


async def test_no_redirect_is_followed(teams, connector, chat):
    """It could lead the bot's token anywhere."""
    bob = teams.personal(teams.user("bob"))
    there = f"{teams.service_url}v3/conversations/{bob.id}/activities"
    teams.fail(faults.answers(307, headers={"Location": there}))
    with pytest.raises(Undelivered) as told:
        await connector.send(teams.service_url, chat.id, HELLO)
    assert (told.value.reason, told.value.again) == ("refused", False)
    assert (len(teams.calls), bob.messages) == (1, [])


@pytest.mark.parametrize("fault", [faults.html, faults.wrong_json, faults.broken_json])
async def test_an_answer_that_is_taken_but_makes_no_sense_gives_no_id(
    teams, connector, chat, fault
):
    teams.fail(fault, faults.answers(200, {"id": 17}))
    assert await connector.send(teams.service_url, chat.id, HELLO) == ""
    assert await connector.send(teams.service_url, chat.id, HELLO) == ""
    assert len(teams.calls) == 2


async def test_an_answer_without_end_is_not_read_to_its_end(teams, connector, chat):
    teams.fail(faults.answers(201, {"id": "1600", "more": "x" * 1_000_000}))
    assert await connector.send(teams.service_url, chat.id, HELLO) == ""


async def test_messages_of_one_conversation_keep_their_order(teams, connector, chat):
    """A message that has to be repeated is not overtaken; other conversations go on meanwhile."""
    other = teams.personal(teams.user("bob"))
    held = faults.Held(then=faults.busy)
    teams.fail(held)
    first = asyncio.create_task(connector.send(teams.service_url, chat.id, {"text": "1"}))
    await held.reached.wait()
    later = [
        asyncio.create_task(connector.send(teams.service_url, chat.id, {"text": text}))
        for text in ("2", "3")
    ]
    await connector.send(teams.service_url, other.id, {"text": "meanwhile"})
    held.go.set()
    await asyncio.gather(first, *later)
    assert [message.text for message in other.messages] == ["meanwhile"]
    assert [message.text for message in chat.messages] == ["1", "2", "3"]
    assert [call.activity["text"] for call in teams.calls] == ["1", "meanwhile", "1", "2", "3"]
