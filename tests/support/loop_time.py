"""The event loop's own clock, moved by hand: nothing is late because the machine is busy."""

import asyncio
from typing import Self


class LoopTime:
    """Stands still, until it is put forward."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.slept: list[float] = []
        """For how long somebody has slept here, one after the other."""
        self._loop = loop

    def __enter__(self) -> Self:
        self._real = self._loop.time
        self._now = self._real()
        self._loop.time = self.now
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.time = self._real

    def now(self) -> float:
        return self._now

    def forward(self, seconds: float) -> None:
        """Skip *seconds*: every timer that ends within them goes off."""
        self._now += seconds

    async def sleep(self, seconds: float) -> None:
        """Sleep without waiting."""
        self.slept.append(seconds)
        self.forward(seconds)
        await asyncio.sleep(0)
