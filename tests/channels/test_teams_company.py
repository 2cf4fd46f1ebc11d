"""In company the assistant is short and says nothing of anybody's matters."""

import pytest

from tests.support.person import DOG_UNIT
from tests.support.teams import FakeTeams
from tests.support.teams_bot import INSPECTOR, SERGEANT, running


@pytest.fixture
async def bot(tmp_path):
    async with running(tmp_path) as bot:
        yield bot


@pytest.fixture
async def teams(bot):
    async with FakeTeams(bot.endpoint) as teams:
        yield teams


@pytest.fixture
def sergeant(teams):
    return teams.user("sergeant", SERGEANT)


@pytest.fixture
def group(teams, sergeant):
    return teams.group(sergeant, teams.user("inspector", INSPECTOR))


async def test_help_and_the_policy_are_answered_in_company(bot, group, sergeant):
    asked = await group.say(sergeant, "What does the policy say about exit strategies?")
    assert "CHE-" in str(asked.card)
    helped = await group.say(sergeant, "help")
    assert helped.messages
    assert bot.names == []


async def test_a_matter_is_not_opened_in_company(bot, group, sergeant):
    """Whoever has no chat with the assistant yet is told the way to one."""
    turn = await group.say(sergeant, DOG_UNIT)
    assert "This is what I heard" not in str(turn.card)
    assert bot.names == []


async def test_a_matter_told_in_company_goes_on_in_the_personal_chat(bot, teams, group, sergeant):
    home = teams.personal(sergeant)
    await home.install(sergeant)
    before = len(home.messages)
    turn = await group.say(sergeant, DOG_UNIT)
    assert "I have answered you in our own chat." in str(turn.card)
    assert "dog" not in str(turn.card)
    assert "This is what I heard" in str(home.messages[before].card)
    pressed = await home.press(sergeant, home.messages[before], "None of these")
    assert "governed by statute" in str(pressed.card)
    assert bot.log[-1][1] == "demo-sergeant"


async def test_nothing_of_ones_own_is_shown_in_company(teams, group, sergeant):
    await teams.personal(sergeant).say(sergeant, DOG_UNIT)
    for text in ("my matters", "show the register", "my answers", "resume"):
        turn = await group.say(sergeant, text)
        assert "ENQ-" not in str(turn.card)
        assert "dog-unit" not in str(turn.card)


async def test_a_channel_is_answered_in_its_thread(teams, sergeant):
    channel = teams.channel("safer", sergeant)
    turn = await channel.say(sergeant, "help")
    assert turn.only.conversation == turn.activity["conversation"]["id"]
    assert turn.only.reply_to == turn.activity["id"]


async def test_no_card_of_a_matter_is_answered_in_company(bot, teams, group, sergeant):
    """A press that was carried over to a group shows nothing there, whoever made it."""
    home = teams.personal(sergeant)
    card = (await home.say(sergeant, DOG_UNIT)).only
    pressed = await home.press(sergeant, card, "None of these")
    helped = await group.say(sergeant, "help")
    recorded = bot.log
    for name in ("adaptiveCard/action", "task/fetch", "task/submit"):
        value = {**pressed.activity["value"], "data": pressed.activity["value"]["action"]["data"]}
        carried = await group.turn(
            sergeant, "invoke", name=name, value=value, on=helped.only, strict=False
        )
        assert carried.body["statusCode"] == 403
    assert bot.log == recorded
    assert len(group.messages) == 1
