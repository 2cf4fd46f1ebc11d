"""Ten thousand activities, each with something wrong in it, neither break the edge nor fill it."""

import asyncio
import os
import random
from collections import Counter

from bot.channels.teams.door import LoopbackDoor
from tests.support.activities import every_kind, malformed
from tests.support.memory import resident_kilobytes
from tests.support.served_edge import served_edge

SEED = int(os.environ.get("PARTNERSHIPS_TEST_SEED", "20260401"))
"""Another one looks elsewhere."""

HOW_MANY = 10_000
CONNECTIONS = 8
WARM = 1_000
MEGABYTE = 1024


async def test_ten_thousand_malformed_activities_are_answered_with_2xx_or_4xx():
    """Over real HTTP; the memory of the server, and of this test with it, does not grow."""
    rng, statuses = random.Random(SEED), Counter()
    async with served_edge(LoopbackDoor()) as edge:

        async def sending(how_many):
            for _ in range(how_many):
                body = malformed(rng)
                knocked = await edge.post(body)
                statuses[knocked.status] += 1
                assert 200 <= knocked.status < 500, f"PARTNERSHIPS_TEST_SEED={SEED}: {body}"
                edge.security.stream.seek(0)
                edge.security.stream.truncate()
                edge.received.clear()

        async def send(how_many):
            share = how_many // CONNECTIONS
            await asyncio.gather(*(sending(share) for _ in range(CONNECTIONS)))

        await send(WARM)
        before = resident_kilobytes()
        await send(HOW_MANY)
        assert resident_kilobytes() - before < 20 * MEGABYTE
        assert (await edge.post(every_kind()["message"])).status == 200
    assert statuses.total() == WARM + HOW_MANY
    assert set(statuses) == {200, 400, 403, 413}
    # It is no test of the receiving end if hardly anything gets there.
    assert statuses[200] > HOW_MANY // 4
