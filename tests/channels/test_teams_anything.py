"""Whatever comes is answered: fault table rows 27, 31, 32 and 33 through the whole bot."""

import asyncio
import json
import random
import resource
from pathlib import Path

import aiohttp
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.activities import TEXTS, malformed
from tests.support.person import DOG_UNIT
from tests.support.teams import FakeTeams
from tests.support.teams_bot import SERGEANT, running

SEED = 20261122
MALFORMED = 10_000
AT_ONCE = 16
MOST_GROWTH = 20 * 2**20


def resident() -> int:
    """Return how many bytes of memory this process holds."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize()


async def test_ten_thousand_malformed_activities_break_nothing(tmp_path):
    """Row 27: none is answered with a 5xx, and the bot answers as before; SEED repeats it."""
    rng = random.Random(SEED)
    async with running(tmp_path) as bot, FakeTeams(bot.endpoint) as teams:
        sergeant = teams.user("sergeant", SERGEANT)
        chat = teams.personal(sergeant)
        data = _first_press((await chat.say(sergeant, DOG_UNIT)).only.card)

        def some():
            return [
                malformed(rng, data=data, service_url=teams.service_url)
                for _ in range(MALFORMED // 10)
            ]

        statuses = await _knocked(bot.endpoint, some())
        before = resident()
        for _ in range(9):
            statuses += await _knocked(bot.endpoint, some())
        await bot.channel.idle()
        assert resident() - before < MOST_GROWTH
        assert (len(statuses), max(statuses) < 500) == (MALFORMED, True)
        assert "failed" not in bot.security
        turn = await chat.say(sergeant, "help")
        assert "You can always type" in str(turn.card)


async def _knocked(endpoint, bodies):
    """Send *bodies*, some at once, and return the statuses that they were answered with."""
    statuses = []

    async def knock(client, share):
        for body in share:
            async with client.post(
                endpoint, data=body, headers={"Content-Type": "application/json"}
            ) as answer:
                await answer.read()
                statuses.append(answer.status)

    async with aiohttp.ClientSession() as client:
        await asyncio.gather(*(knock(client, bodies[n::AT_ONCE]) for n in range(AT_ONCE)))
    return statuses


def _first_press(node):
    if isinstance(node, dict):
        if node.get("type") == "Action.Execute":
            return node["data"]
        node = list(node.values())
    if isinstance(node, list):
        return next((found for each in node if (found := _first_press(each))), None)
    return None


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
async def test_any_text_becomes_a_title_or_is_refused_and_stays_harmless(tmp_path, text):
    """Rows 31 to 33: typed, recorded, listed again, and inert wherever it is shown."""
    async with running(tmp_path) as bot, FakeTeams(bot.endpoint) as teams:
        sergeant = teams.user("sergeant", SERGEANT)
        chat = teams.personal(sergeant)
        card = (await chat.say(sergeant, DOG_UNIT)).only
        for title in ("None of these", "No", "No", "Put it on the register"):
            await chat.press(sergeant, card, title)
        await chat.press(
            sergeant,
            card,
            "Put it on the register",
            {"title": f"Dogs {text}"[:150], "partners": text[:150]},
        )
        shown = await chat.say(sergeant, "show the register")
        assert not bot.app.rebuild(check=True)
        for drawn in (card.card, shown.card):
            said = json.dumps(drawn, ensure_ascii=False)
            assert "](http" not in said
            assert "<at>everyone</at>" not in said
            assert "\u202e" not in said
            assert "\x00" not in said


@given(lines=st.lists(st.text(max_size=400), min_size=12, max_size=12))
@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_lines_are_answered(tmp_path_factory, lines):
    asyncio.run(_answered(tmp_path_factory.mktemp("lines"), lines))


async def _answered(folder, lines):
    async with running(folder) as bot, FakeTeams(bot.endpoint) as teams:
        sergeant = teams.user("sergeant", SERGEANT)
        for line in lines:
            turn = await teams.personal(sergeant).say(sergeant, line)
            assert turn.only.card["body"]
        assert not bot.app.rebuild(check=True)
