"""What the tests of a channel share: time that passes when it is told to, and a fake Teams."""

import asyncio

import pytest

from bot.channels.teams.bearer import NoBearer
from bot.channels.teams.connector import Connector
from tests.support.loop_time import LoopTime
from tests.support.teams import FakeTeams


@pytest.fixture
async def teams():
    """Give Teams with no bot behind it, for what only calls it."""
    async with FakeTeams("http://127.0.0.1:9/nobody") as teams:
        yield teams


@pytest.fixture
async def time(teams):  # noqa: ARG001 - it is closed before Teams is
    """Give the running loop's clock; it goes on by itself again before Teams is closed."""
    with LoopTime(asyncio.get_running_loop()) as time:
        yield time


@pytest.fixture
async def connector(teams, time):
    """Give a connector that may call this Teams alone, and whose waiting takes no time."""
    connector = Connector(NoBearer(), lambda url: url == teams.service_url, sleep=time.sleep)
    yield connector
    await connector.close()
