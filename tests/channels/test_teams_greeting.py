"""Whoever the assistant comes to is greeted once, however many events tell of it."""

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


@pytest.mark.parametrize("kind", ["personal", "group", "channel"])
async def test_one_installation_is_one_welcome(teams, sergeant, kind):
    """Both events of it come at the same moment."""
    made = {
        "personal": lambda: teams.personal(sergeant),
        "group": lambda: teams.group(sergeant, teams.user("inspector", INSPECTOR)),
        "channel": lambda: teams.channel("safer", sergeant),
    }
    chat = made[kind]()
    await chat.install(sergeant)
    assert len(chat.messages) == 1
    assert "Partnerships Assistant" in str(chat.messages[0].card)


@pytest.mark.parametrize("first", ["conversationUpdate", "installationUpdate"])
async def test_either_event_may_come_first(teams, sergeant, first):
    chat = teams.personal(sergeant)
    events = {
        "conversationUpdate": {"membersAdded": [{"id": teams.bot["id"]}]},
        "installationUpdate": {"action": "add"},
    }
    for kind in sorted(events, key=lambda each: each != first):
        await chat.turn(sergeant, kind, **events[kind])
    assert len(chat.messages) == 1


async def test_who_comes_back_after_removing_it_is_greeted_again(teams, sergeant):
    chat = teams.personal(sergeant)
    await chat.install(sergeant)
    await chat.uninstall(sergeant)
    await chat.install(sergeant)
    assert len(chat.messages) == 2


async def test_a_restart_greets_nobody_anew(tmp_path, teams, sergeant):
    chat = teams.personal(sergeant)
    await chat.install(sergeant)
    async with running(tmp_path) as other:
        teams.endpoint = other.endpoint
        await chat.turn(sergeant, "conversationUpdate", membersAdded=[{"id": teams.bot["id"]}])
    assert len(chat.messages) == 1


async def test_somebody_elses_joining_is_no_occasion(teams, sergeant):
    group = teams.group(sergeant)
    await group.install(sergeant)
    turn = await group.join(teams.user("inspector", INSPECTOR))
    assert turn.messages == []


async def test_help_is_never_a_second_welcome(teams, sergeant):
    chat = teams.personal(sergeant)
    await chat.install(sergeant)
    helped = await chat.say(sergeant, "help")
    assert "You can always type" in str(helped.card)


async def test_who_has_a_question_open_is_shown_it_and_nothing_is_recorded(bot, teams, sergeant):
    chat = teams.personal(sergeant)
    await chat.say(sergeant, DOG_UNIT)
    recorded = bot.names
    await chat.uninstall(sergeant)
    await chat.install(sergeant)
    assert "This is what I heard" in str(chat.messages[-1].card)
    assert f"Welcome back. You were asking: “{DOG_UNIT}”" in str(chat.messages[-1].card)
    assert bot.names == recorded


@pytest.mark.parametrize("action", ["add-upgrade", "remove-upgrade"])
async def test_a_newer_version_is_no_occasion(teams, sergeant, action):
    chat = teams.personal(sergeant)
    await chat.install(sergeant)
    upgraded = await chat.turn(sergeant, "installationUpdate", action=action)
    added = await chat.turn(sergeant, "conversationUpdate", membersAdded=[{"id": teams.bot["id"]}])
    assert (upgraded.messages, added.messages) == ([], [])
