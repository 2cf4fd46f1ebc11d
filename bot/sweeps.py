"""While the server runs, what waits too long is looked after once an hour, beside the turns."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from bot.failures import say
from domain.refusals import Unavailable, Unreadable

HOUR = 3600.0
"""Seconds from one sweep to the next."""


@asynccontextmanager
async def sweeping(
    sweep: Callable[[], tuple[object, ...]],
    every: float = HOUR,
    held: Callable[[], str] = str,
) -> AsyncIterator[None]:
    """Carry out *sweep* at once and then *every* so many seconds, while inside.

    Each time it is said what notices are *held*, where any are: they wait for somebody.
    """
    task = asyncio.create_task(_sweeps(sweep, every, held))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _sweeps(
    sweep: Callable[[], tuple[object, ...]], every: float, held: Callable[[], str]
) -> None:
    """Sweep in a thread, so that no turn waits; what cannot be done now is done next time."""
    while True:
        try:
            done = await asyncio.to_thread(sweep)
            if done:
                say(f"Looked after what waits: {len(done)}.")
            if told := await asyncio.to_thread(held):
                say(f"Notices: {told}.")
        except (Unavailable, Unreadable) as error:
            advice = error.data.get("advice", "")
            say(f"What waits could not be looked after now: {error}. {advice}".rstrip())
        await asyncio.sleep(every)
