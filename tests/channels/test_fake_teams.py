"""The fake Teams behaves as the notes on Teams say, tried with a bot of one page."""

import asyncio
import re

import pytest

from tests.support.echo_bot import EchoBot
from tests.support.teams import CardError, FakeTeams, buttons, faults, inputs, texts


@pytest.fixture
async def bot():
    async with EchoBot() as bot:
        yield bot


@pytest.fixture
async def teams(bot):
    async with FakeTeams(bot.url) as teams:
        yield teams


@pytest.fixture
def alice(teams):
    return teams.user("alice", aad="aaaaaaaa-0000-4000-8000-000000000001")


@pytest.fixture
def bob(teams):
    return teams.user("bob")


@pytest.fixture
def chat(teams, alice):
    return teams.personal(alice)


def says(card):
    """Return the first text of a card of the bot's."""
    return card["body"][0]["text"]


async def test_a_message_arrives_as_teams_sends_it(teams, bot, chat, alice):
    turn = await chat.say(alice, "hello")
    [heard] = bot.heard
    assert heard == turn.activity
    moment, number = heard.pop("timestamp"), heard.pop("id")
    assert re.fullmatch(r"2026-04-01T\d\d:\d\d:\d\d\.000Z", moment)
    assert re.fullmatch(r"1\d{12}", number)
    assert heard == {
        "type": "message",
        "channelId": "msteams",
        "serviceUrl": teams.service_url,
        "from": {
            "id": "29:1alice",
            "name": "Alice",
            "aadObjectId": "aaaaaaaa-0000-4000-8000-000000000001",
        },
        "recipient": {"id": "28:22222222-2222-4222-8222-222222222222", "name": "Partnerships"},
        "conversation": {
            "id": "a:1alice",
            "conversationType": "personal",
            "tenantId": "11111111-1111-4111-8111-111111111111",
        },
        "locale": "en-GB",
        "text": "hello",
        "textFormat": "plain",
        "entities": [
            {
                "type": "clientInfo",
                "locale": "en-GB",
                "country": "GB",
                "platform": "Web",
                "timezone": "Europe/London",
            }
        ],
        "channelData": {"tenant": {"id": "11111111-1111-4111-8111-111111111111"}},
    }


async def test_the_answer_is_there_when_the_turn_is_over(chat, alice):
    turn = await chat.say(alice, "hello")
    assert (turn.status, turn.body) == (202, None)
    assert (turn.only.text, turn.only.reply_to) == ("hello", turn.activity["id"])
    assert says(turn.card) == "hello"
    assert chat.typing == 1
    assert chat.messages == [turn.only]


async def test_what_a_card_shows_can_be_listed(chat, alice):
    card = (await chat.say(alice, "hello")).card
    assert texts(card)[0] == "hello"
    assert buttons(card) == ["Send", "Back", "Tell", "Break", "Keep", "Form", "More", "Note"]
    assert list(inputs(card)) == ["name", "code", "one", "many", "agree", "note"]


async def test_in_a_group_the_bot_is_named_in_any_of_several_ways(teams, bot, alice, bob):
    group = teams.group(alice, bob)
    await group.say(bob, "help")
    for mention in ("last", "twice", "hard space", "line", "none"):
        await group.say(alice, "help", mention=mention)
    assert [heard["text"] for heard in bot.heard] == [
        "<at>Partnerships</at> help",
        "help <at>Partnerships</at>",
        "<at>Partnerships</at> help <at>Partnerships</at>",
        "<at>Partnerships</at>&nbsp;help",
        "<at>Partnerships</at>\nhelp\n",
        "help",
    ]
    named = {"type": "mention", "text": "<at>Partnerships</at>", "mentioned": teams.bot}
    assert [heard["entities"][1:] for heard in bot.heard] == [[named]] * 5 + [[]]
    assert bot.heard[0]["attachments"] == [
        {"contentType": "text/html", "content": "<p><at>Partnerships</at> help</p>"}
    ]
    assert bot.heard[0]["conversation"]["isGroup"] is True


async def test_a_channel_has_threads(teams, bot, alice):
    channel = teams.channel("team", alice)
    first = await channel.say(alice, "help")
    second = await channel.say(alice, "more", thread=first.activity["id"])
    expected = f"19:team@thread.tacv2;messageid={first.activity['id']}"
    assert [heard["conversation"]["id"] for heard in bot.heard] == [expected] * 2
    assert [message.conversation for message in channel.messages] == [expected] * 2
    pressed = await channel.press(alice, second.only, "Back")
    assert pressed.activity["conversation"]["id"] == expected
    assert bot.heard[0]["channelData"]["team"] == {"id": "19:team@thread.tacv2"}


async def test_a_press_takes_along_the_data_and_the_inputs(bot, chat, alice):
    turn = await chat.say(alice, "hello")
    given = {"name": "Dogs", "many": ["yes", "no"], "agree": True}
    pressed = await chat.press(alice, turn.only, "Send", given)
    assert (pressed.activity["name"], pressed.activity["replyToId"]) == (
        "adaptiveCard/action",
        turn.only.id,
    )
    data = {"key": "send", "name": "Dogs", "one": "no", "many": "yes,no", "agree": "y"}
    assert bot.heard[1]["value"] == {
        "action": {"type": "Action.Execute", "title": "Send", "verb": "send", "data": data},
        "trigger": "manual",
    }
    assert says(pressed.card) == says(turn.only.card) == f"manual {sorted(data.items())}"


async def test_a_client_may_send_what_was_left_empty(teams, bot, chat, alice):
    turn = await chat.say(alice, "hello")
    teams.blanks = True
    await chat.press(alice, turn.only, "Send", {"name": "Dogs"})
    assert bot.heard[1]["value"]["action"]["data"] == {
        "key": "send",
        "name": "Dogs",
        "code": "",
        "one": "no",
        "many": "",
        "agree": "false",
    }


async def test_an_unfolded_part_takes_along_what_is_around_it(bot, chat, alice):
    turn = await chat.say(alice, "hello")
    await chat.press(alice, turn.only, "Note", {"name": "Dogs", "note": "n"})
    data = bot.heard[1]["value"]["action"]["data"]
    assert (data["name"], data["note"]) == ("Dogs", "n")


@pytest.mark.parametrize(
    ("title", "given", "told"),
    [
        ("Send", {}, "name: it is required"),
        ("Send", {"name": "x" * 11}, "name: longer than 10"),
        ("Send", {"name": "x", "code": "abc"}, "code: 'abc' is not of its form"),
        ("Send", {"name": "x", "one": "maybe"}, "one: not among its choices: ['maybe']"),
        ("Send", {"name": "x", "many": ["no", "maybe"]}, "many: not among its choices: ['maybe']"),
        ("Send", {"name": "x", "agree": "perhaps"}, "agree: 'perhaps' is neither on nor off"),
        ("Send", {"name": "x", "age": "9"}, "there are no such inputs here: ['age']"),
        ("Send", {"name": "x", "note": "n"}, "there are no such inputs here: ['note']"),
        ("Sign", {}, "0 buttons are called 'Sign' among"),
        ("More", {"name": "x"}, "Action.ShowCard tells the bot nothing"),
    ],
)
async def test_a_client_does_not_let_its_user_do_what_it_cannot(
    bot, chat, alice, title, given, told
):
    turn = await chat.say(alice, "hello")
    with pytest.raises(CardError, match=re.escape(told)):
        await chat.press(alice, turn.only, title, given)
    assert len(bot.heard) == 1


async def test_a_press_may_say_something_and_leave_the_card(chat, alice):
    turn = await chat.say(alice, "hello")
    pressed = await chat.press(alice, turn.only, "Tell")
    assert pressed.toast == "Told"
    assert says(pressed.card) == "hello"


async def test_a_press_that_fails_is_an_error_unless_it_is_expected(bot, chat, alice):
    turn = await chat.say(alice, "hello")
    with pytest.raises(AssertionError, match="an error is shown for"):
        await chat.press(alice, turn.only, "Break")
    pressed = await chat.press(alice, turn.only, "Break", strict=False)
    assert pressed.body["statusCode"] == 500
    assert says(pressed.card) == "hello"
    bot.status = 503
    with pytest.raises(AssertionError, match="503"):
        await chat.say(alice, "hello")
    refused = await chat.say(alice, "hello", strict=False)
    assert (refused.status, refused.body, refused.messages) == (503, {"error": "as told"}, [])


async def test_an_old_client_presses_what_it_falls_back_to(bot, chat, alice):
    """An Action.Submit is a message without text; this bot answers it by an update."""
    turn = await chat.say(alice, "hello")
    pressed = await chat.press(alice, turn.only, "Send", {"name": "Dogs"}, as_submit=True)
    heard = bot.heard[1]
    assert (heard["type"], heard["replyToId"], "text" in heard) == ("message", turn.only.id, False)
    assert heard["value"] == {"key": "send", "name": "Dogs", "one": "no", "agree": "false"}
    assert (turn.only.text[:4], len(turn.only.versions), pressed.messages) == ("kept", 1, [])
    kept = await chat.say(alice, "hello")
    await chat.press(alice, kept.only, "Keep", {"name": "Dogs"})
    assert kept.only.text.startswith("kept [('agree', 'false'), ('key', 'keep')")
    again = await chat.say(alice, "hello")
    with pytest.raises(CardError, match="'Keep' is not drawn by an old client"):
        await chat.press(alice, again.only, "Keep", {"name": "Dogs"}, as_submit=True)


async def test_an_earlier_drawing_can_be_pressed(bot, chat, alice):
    turn = await chat.say(alice, "hello")
    old = turn.card
    await chat.press(alice, turn.only, "Send", {"name": "Dogs"})
    await chat.press(alice, turn.only, "Send", {"name": "Cats"}, card=old)
    assert bot.heard[2]["value"]["action"]["data"]["name"] == "Cats"


async def test_a_press_changes_the_card_of_whoever_pressed(teams, alice, bob):
    """An update changes everybody's."""
    group = teams.group(alice, bob)
    message = (await group.say(alice, "hello")).only
    pressed = await group.press(bob, message, "Back")
    assert pressed.activity["from"]["id"] == "29:1bob"
    assert says(message.seen_by(bob)) == "manual [('key', 'back')]"
    assert says(message.seen_by(alice)) == says(message.card) == message.text
    message.update({**message.activity, "text": "anew"})
    assert says(message.seen_by(bob)) == says(message.card)


async def test_a_card_refreshes_itself_for_those_it_names(teams, bot, alice, bob):
    group = teams.group(alice, bob)
    await group.say(alice, "no refresh")
    bot.refreshed_for = ["29:1bob"]
    message = (await group.say(alice, "hello")).only
    assert await group.opens(alice) == []
    [turn] = await group.opens(bob)
    assert turn.on is message
    assert bot.heard[-1]["value"]["trigger"] == "automatic"
    assert bot.heard[-1]["value"]["action"]["verb"] == "look"
    assert says(message.seen_by(bob)) == "automatic [('key', 'look')]"
    assert "hello" in says(message.seen_by(alice))


async def test_a_dialog_goes_on_says_something_or_closes(bot, chat, alice):
    message = (await chat.say(alice, "hello")).only
    opened = await chat.press(alice, message, "Form")
    assert bot.heard[-1]["value"] == {
        "data": {"key": "form", "msteams": {"type": "task/fetch"}, "type": "task/fetch"},
        "context": {"theme": "default"},
    }
    assert opened.dialog.title == "A form"
    with pytest.raises(CardError, match="title: it is required"):
        await opened.dialog.submit("Save")
    again = await opened.dialog.submit("Save", {"title": "again"})
    assert bot.heard[-1]["name"] == "task/submit"
    assert bot.heard[-1]["value"]["data"] == {"key": "save", "title": "again"}
    assert again.dialog.title == "Another form"
    assert (await again.dialog.submit("Save", {"title": "said"})).toast == "Saved"
    closed = await again.dialog.submit("Save", {"title": "done"})
    assert (closed.body, closed.toast) == (None, None)


async def test_what_was_said_can_be_edited_deleted_and_liked(bot, chat, alice):
    turn = await chat.say(alice, "hello")
    await chat.edit(turn, "hallo")
    await chat.delete(turn)
    await chat.react(alice, turn.only)
    edited, deleted, liked = bot.heard[1:]
    assert (edited["type"], edited["id"], edited["text"]) == (
        "messageUpdate",
        turn.activity["id"],
        "hallo",
    )
    assert edited["channelData"]["eventType"] == "editMessage"
    assert (deleted["type"], deleted["id"]) == ("messageDelete", turn.activity["id"])
    assert deleted["channelData"]["eventType"] == "softDeleteMessage"
    assert (liked["type"], liked["replyToId"]) == ("messageReaction", turn.only.id)
    assert liked["reactionsAdded"] == [{"type": "like"}]


async def test_an_activity_is_sent_again_as_it_was_or_anew_or_by_another(bot, chat, alice, bob):
    turn = await chat.say(alice, "hello")
    pressed = await chat.press(alice, turn.only, "Back")
    await chat.resend(pressed)
    await chat.resend(pressed, anew=True)
    await chat.resend(pressed, by=bob)
    first, same, anew, stolen = bot.heard[1:]
    assert same == first
    assert anew == {**first, "id": anew["id"], "timestamp": anew["timestamp"]}
    assert (anew["id"] == first["id"], anew["timestamp"] > first["timestamp"]) == (False, True)
    by_bob = {"id": "29:1bob", "name": "Bob", "aadObjectId": "00000000-0000-4000-8000-000000000002"}
    assert stolen == {**first, "from": by_bob}


async def test_the_bot_is_added_and_removed(teams, bot, chat, alice, bob):
    turn = await chat.install(alice)
    assert sorted(heard["type"] for heard in bot.heard) == [
        "conversationUpdate",
        "installationUpdate",
    ]
    assert turn.only.text == "welcome"
    assert turn.activity["membersAdded"] == [{"id": "28:22222222-2222-4222-8222-222222222222"}]
    assert "name" not in turn.activity["from"]
    await chat.uninstall(alice)
    assert await bot.reply(turn.activity, "too late") == 403
    group = teams.group(alice)
    joined = await group.join(bob)
    assert joined.activity["membersAdded"] == [{"id": "29:1bob", "aadObjectId": bob.aad}]


async def test_the_connector_knows_its_people_and_messages(teams, bot, chat, alice, bob):
    heard = (await chat.say(alice, "hello")).activity
    assert await bot.call("GET", heard, "/../members/29%3A1alice") == 200
    assert await bot.call("GET", heard, f"/../members/{bob.aad}") == 404
    assert await bot.call("PUT", heard, "/1600", {"type": "message"}) == 404
    assert await bot.call("PUT", heard, f"/{chat.messages[0].id}", {"type": "message"}) == 200
    assert await bot.call("DELETE", heard, f"/{chat.messages[0].id}") == 200
    assert chat.messages[0].deleted
    assert await bot.call("DELETE", heard, f"/{chat.messages[0].id}") == 404
    assert await bot.call("POST", {**heard, "conversation": {"id": "a:x"}}, "", {}) == 404
    assert await bot.call("POST", heard, "", {"text": "x" * 28 * 1024}) == 413
    chat.place.blocked = True
    assert await bot.call("POST", heard, "", {"type": "message"}) == 403
    chat.place.blocked, teams.connector.bearer = False, "right"
    assert await bot.call("POST", heard, "", {"type": "message"}) == 401
    assert [call.status for call in teams.calls[2:]] == [
        *(200, 404, 404, 200, 200, 404),
        *(404, 413, 403, 401),
    ]


async def test_what_goes_wrong_goes_wrong_once_and_not_with_typing(teams, bot, chat, alice):
    teams.fail(faults.busy, faults.delivers_then(faults.answers(500)))
    heard = (await chat.say(alice, "hello")).activity
    assert (chat.typing, chat.messages) == (1, [])
    assert await bot.reply(heard, "delivered") == 500
    assert await bot.reply(heard, "well") == 201
    assert [message.text for message in chat.messages] == ["delivered", "well"]
    assert [call.status for call in teams.calls] == [201, 429, 500, 201]
    teams.fail(faults.busy, of={"update"})
    assert await bot.reply(heard, "not meant") == 201


async def test_what_the_bot_does_of_itself_is_waited_for(bot, chat, alice):
    heard = (await chat.say(alice, "hello")).activity
    later = asyncio.create_task(bot.reply(heard, "by the way"))
    await chat.until(lambda: len(chat.messages) == 2)
    assert chat.messages[1].text == "by the way"
    assert await later == 201


async def test_each_activity_is_signed_for_itself(bot):
    async with FakeTeams(bot.url, token=lambda activity: activity["id"]) as teams:
        alice = teams.user("alice")
        turn = await teams.personal(alice).say(alice, "hello")
    assert bot.authorizations == [f"Bearer {turn.activity['id']}"]
