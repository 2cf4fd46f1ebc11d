"""The event loop never waits for the store: calls wait in a short queue, or are refused at once."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from threading import BoundedSemaphore
from typing import TypeVar

from domain.refusals import Unavailable

WAITING = 64
"""How many calls may wait for a worker; who comes then is told to try again."""

T = TypeVar("T")


class Offload:
    """Carries out blocking calls in *workers* threads; the store says how many it gains by."""

    def __init__(self, workers: int, waiting: int = WAITING) -> None:
        """Start no thread before the first call."""
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="store")
        self._places = BoundedSemaphore(workers + waiting)

    async def run(self, call: Callable[[], T]) -> T:
        """Return what *call* returns, raise what it raises; `Unavailable` when too many wait.

        Whoever is cancelled takes a call that still waits along; one that runs is carried out to
        its end, since what it records is not undone by somebody's leaving.
        """
        if not self._places.acquire(blocking=False):
            raise Unavailable("busy", "Try again in a moment.", again=True)
        try:
            running = self._threads.submit(copy_context().run, call)
        except RuntimeError as closed:
            self._places.release()
            raise Unavailable("closing", "Try again in a moment.", again=True) from closed
        running.add_done_callback(self._left)
        return await asyncio.wrap_future(running)

    def close(self) -> None:
        """Let what runs and waits come to its end; take nothing more."""
        self._threads.shutdown(wait=True)

    def _left(self, _: Future[T]) -> None:
        self._places.release()
