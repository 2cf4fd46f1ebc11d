"""An activity that comes again is answered as it was, or waits for the answer it will get."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

MOST = 5_000

T = TypeVar("T")


class Recent(Generic[T]):
    """The answers given lately, by whatever tells one activity from another.

    It saves the work and the second message; that nothing is recorded twice does not rest on it.
    """

    def __init__(self, most: int = MOST) -> None:
        """Remember the last *most*."""
        self._most = most
        self._answers: OrderedDict[tuple[str, ...], asyncio.Future[T]] = OrderedDict()

    async def once(self, key: tuple[str, ...], answer: Callable[[], Awaitable[T]]) -> T:
        """Return what *answer* gives the first time that *key* comes.

        What went wrong is not remembered: whoever comes again is tried again.
        """
        under_way = self._answers.get(key)
        if under_way is not None:
            return await asyncio.shield(under_way)
        first = self._answers[key] = asyncio.ensure_future(answer())
        while len(self._answers) > self._most:
            self._answers.popitem(last=False)
        try:
            return await asyncio.shield(first)
        except BaseException:
            if first.done():
                self._answers.pop(key, None)
            raise
