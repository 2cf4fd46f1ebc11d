"""A button cannot hurt twice: fault table rows 4, 5, 6, 8, 9, 12, 13, 14, over real HTTP."""

import asyncio
from contextlib import AsyncExitStack

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.person import DOG_UNIT
from tests.support.teams import FakeTeams
from tests.support.teams_bot import INSPECTOR, SERGEANT, running

CHAIN = ("None of these", "No", "No")
"""What answers the dog-unit matter, card by card."""


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
def chat(teams, sergeant):
    return teams.personal(sergeant)


async def test_the_same_activity_twice_is_one_act_and_one_answer(bot, chat, sergeant):
    """Row 4, one after the other."""
    said = await chat.say(sergeant, DOG_UNIT)
    pressed = await chat.press(sergeant, said.only, "None of these")
    recorded = bot.names
    again = await chat.resend(pressed)
    resaid = await chat.resend(said)
    assert (again.body, resaid.messages, bot.names) == (pressed.body, [], recorded)


async def test_the_same_activity_eight_times_at_once_is_one_act(bot, chat, sergeant):
    """Row 4, at once."""
    said = await chat.say(sergeant, DOG_UNIT)
    key = _first_press(said.only.card, "None of these")
    value = {"action": {"type": "Action.Execute", "data": key}, "trigger": "manual"}
    sent = {"id": "f:1", "name": "adaptiveCard/action", "value": value, "on": said.only}
    answers = await asyncio.gather(*(chat.turn(sergeant, "invoke", **sent) for _ in range(8)))
    assert len({str(each.body) for each in answers}) == 1
    assert "governed by statute" in str(answers[0].body)
    assert bot.names.count("hearing-confirmed") == 1


async def test_the_same_line_at_two_replicas_is_one_act(tmp_path, bot, teams, chat, sergeant):
    """Row 4, on two replicas over one store: each alone would have opened a matter."""
    said = await chat.say(sergeant, DOG_UNIT)
    recorded = bot.names
    async with running(tmp_path) as other:
        teams.endpoint = other.endpoint
        again = await chat.resend(said)
        assert "This is what I heard" in str(again.card)
    assert bot.names == recorded


async def test_the_same_lines_at_two_replicas_are_each_one_act(
    tmp_path, bot, teams, chat, sergeant
):
    """A line that has been carried out means nothing else to a replica that knows nothing of it."""
    await chat.say(sergeant, DOG_UNIT)
    none = await chat.say(sergeant, "none of these")
    no = await chat.say(sergeant, "no")
    recorded = bot.names
    async with running(tmp_path) as other:
        teams.endpoint = other.endpoint
        for each in (no, none, no):
            await chat.resend(each)
    assert bot.names == recorded


@pytest.mark.parametrize("replica", [False, True])
async def test_the_same_press_under_a_new_activity_id_is_one_act(
    tmp_path, bot, teams, chat, sergeant, replica
):
    """Row 5: as Teams repeats a press the second time, here or at another replica."""
    said = await chat.say(sergeant, DOG_UNIT)
    pressed = await chat.press(sergeant, said.only, "None of these")
    recorded = bot.names
    async with AsyncExitStack() as stack:
        if replica:
            other = await stack.enter_async_context(running(tmp_path))
            teams.endpoint = other.endpoint
        again = await chat.resend(pressed, anew=True)
    assert "governed by statute" in str(again.body)
    assert (bot.names, bot.security) == (recorded, [])


@pytest.mark.parametrize("replica", [False, True])
async def test_another_matter_begun_by_a_press_is_begun_once(
    tmp_path, bot, teams, chat, sergeant, replica
):
    """The same press under a new activity id, here or at another replica, opens no second one."""
    await chat.say(sergeant, DOG_UNIT)
    said = await chat.say(sergeant, "Our software supplier calls our contract a partnership.")
    pressed = await chat.press(sergeant, said.only, "Begin a matter with this")
    assert "A contract with a supplier" in str(pressed.body)
    recorded = bot.names
    async with AsyncExitStack() as stack:
        if replica:
            other = await stack.enter_async_context(running(tmp_path))
            teams.endpoint = other.endpoint
        again = await chat.resend(pressed, anew=True)
    assert "A contract with a supplier" in str(again.body)
    assert (bot.names, bot.security) == (recorded, [])


async def test_one_press_with_other_values_is_refused_told_and_logged(bot, chat, sergeant):
    """Row 6: the key of a press that was carried out, with something else beside it."""
    said = await chat.say(sergeant, DOG_UNIT)
    card = said.only.card
    await chat.press(sergeant, said.only, "None of these")
    recorded = bot.names
    network = next(
        each["id"] for each in _inputs(card) if "network" in str(each.get("label", "")).lower()
    )
    again = await chat.press(sergeant, said.only, "None of these", {network: "yes"}, card=card)
    assert "governed by statute" in str(again.body)
    assert (bot.names, bot.security) == (recorded, ["key-reused"])


async def test_a_card_of_another_version_is_kindly_refused(bot, chat, sergeant):
    """Row 9: it records nothing, says that the matter has moved on, and shows it as it stands."""
    said = await chat.say(sergeant, DOG_UNIT)
    old = said.only.card
    await chat.say(sergeant, "none of these")
    recorded = bot.names
    late = await chat.press(sergeant, said.only, "That is right", card=old)
    assert "This matter has moved on" in str(late.body)
    assert "governed by statute" in str(late.body)
    assert (bot.names, bot.security) == (recorded, [])


async def test_both_the_execute_and_the_submit_of_one_press_are_one_act(bot, chat, sergeant):
    """Row 14."""
    said = await chat.say(sergeant, DOG_UNIT)
    card = said.only.card
    await chat.press(sergeant, said.only, "None of these")
    recorded = bot.names
    await chat.press(sergeant, said.only, "None of these", card=card, as_submit=True)
    assert "governed by statute" in str(said.only.card)
    assert (bot.names, bot.security) == (recorded, [])


async def test_somebody_elses_press_records_nothing_and_shows_nothing(bot, teams, chat, sergeant):
    """Row 12."""
    said = await chat.say(sergeant, DOG_UNIT)
    pressed = await chat.press(sergeant, said.only, "None of these")
    recorded = bot.log
    stranger = teams.user("stranger", INSPECTOR)
    stolen = await chat.resend(pressed, anew=True, by=stranger, strict=False)
    assert stolen.body["type"] == "application/vnd.microsoft.error"
    assert stolen.body["statusCode"] == 403
    assert "statute" not in str(stolen.body)
    assert (bot.log, bot.security) == (recorded, ["not-yours"])


async def test_an_automatic_refresh_shows_and_never_records(bot, chat, sergeant):
    """Row 13: even a press that would answer is only a look when nobody pressed it."""
    said = await chat.say(sergeant, DOG_UNIT)
    pressed = await chat.press(sergeant, said.only, "None of these")
    recorded = bot.log
    value = {**pressed.activity["value"], "trigger": "automatic"}
    looked = await chat.turn(
        sergeant, "invoke", name="adaptiveCard/action", value=value, on=said.only
    )
    assert "governed by statute" in str(looked.body)
    assert bot.log == recorded


@given(order=st.permutations(range(4)), again=st.lists(st.integers(0, 3), max_size=4))
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_presses_in_any_order_record_each_card_once(tmp_path_factory, order, again):
    """Row 8: cards pressed late, twice and out of order leave the matter as their first press did."""
    asyncio.run(_in_any_order(tmp_path_factory.mktemp("order"), (*order, *again)))


async def _in_any_order(folder, order):
    async with running(folder) as bot, FakeTeams(bot.endpoint) as teams:
        sergeant = teams.user("sergeant", SERGEANT)
        chat = teams.personal(sergeant)
        message = (await chat.say(sergeant, DOG_UNIT)).only
        drawn = [message.card]
        for title in CHAIN:
            await chat.press(sergeant, message, title)
            drawn.append(message.card)
        recorded = bot.log
        for n in order:
            card = drawn[n]
            title = CHAIN[n] if n < len(CHAIN) else "Reasons"
            turn = await chat.press(sergeant, message, title, card=card)
            assert turn.status == 200
        assert bot.log == recorded


def _first_press(node, title):
    """Return what the button *title* carries."""
    if isinstance(node, dict):
        if node.get("title") == title and "data" in node:
            return node["data"]
        node = list(node.values())
    if isinstance(node, list):
        return next((found for each in node if (found := _first_press(each, title))), None)
    return None


def _inputs(node):
    if isinstance(node, dict):
        own = [node] if str(node.get("type", "")).startswith("Input.") else []
        return own + [each for value in node.values() for each in _inputs(value)]
    return [each for value in node for each in _inputs(value)] if isinstance(node, list) else []
