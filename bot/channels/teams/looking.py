"""Whoever only looks is given an onlooker, who can change nothing, off the event loop."""

from collections.abc import Callable
from typing import TypeVar

from bot.desk import Desk
from bot.offload import Offload
from bot.onlooking import Onlooker
from domain.identity import Actor

T = TypeVar("T")


class Looks:
    """Looks at the register for people, with the offices that they hold at that moment."""

    def __init__(self, desk: Desk, actor: Callable[[str], Actor], offload: Offload) -> None:
        """Look at what *desk* has, as whom *actor* gives for a person."""
        self._desk = desk
        self._actor = actor
        self._offload = offload

    async def look(self, person: str, work: Callable[[Onlooker], T]) -> T:
        """Return what *work* sees as *person*; raise what is refused to them."""
        return await self._offload.run(lambda: work(Onlooker(self._desk, self._actor(person))))
