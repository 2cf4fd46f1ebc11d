"""Whoever the assistant comes to is greeted once: on installation, however many events tell of it.

A client tells of an installation by two events, in either order: the second greets nobody. The
client of a laptop forgets its messages and installs anew at every look, and is greeted each time.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from botbuilder.core import TurnContext

from bot.channels.teams.arriving import Arrived
from bot.channels.teams.clients import personal
from bot.channels.teams.correspondence import INSTALLED, Correspondence, chat_key
from bot.channels.teams.talking import Talk
from bot.company import company_welcome
from bot.conversation import Desk


class Greeter:
    """Greets people and chats."""

    def __init__(self, talk: Talk, correspondence: Correspondence, desk: Desk) -> None:
        """Remember who was greeted by *correspondence*."""
        self._talk = talk
        self._correspondence = correspondence
        self._desk = desk
        # A lock lives for as long as somebody holds it or waits for it.
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def installed(self, context: TurnContext, arrived: Arrived) -> None:
        """Greet upon the installation itself, unless the other event has done so for it."""
        async with self._one_by_one(_whom(arrived)):
            known = await self._correspondence.known(_whom(arrived))
            await self._correspondence.keep(_whom(arrived), arrived, **{INSTALLED: True})
            if known is None or known.get(INSTALLED):
                await self._greet(context, arrived)

    async def added(self, context: TurnContext, arrived: Arrived) -> None:
        """Greet upon being added to a chat, unless it is known already."""
        async with self._one_by_one(_whom(arrived)):
            if await self._correspondence.known(_whom(arrived)) is None:
                await self._correspondence.keep(_whom(arrived), arrived, **{INSTALLED: False})
                await self._greet(context, arrived)

    async def removed(self, arrived: Arrived) -> None:
        """Forget where nobody wants to be told anything more."""
        await self._correspondence.forget(_whom(arrived))

    @asynccontextmanager
    async def _one_by_one(self, whom: str) -> AsyncIterator[None]:
        """Let the two events of one installation wait for each other."""
        lock = self._locks.setdefault(whom, asyncio.Lock())
        async with lock:
            yield

    async def _greet(self, context: TurnContext, arrived: Arrived) -> None:
        if not personal(arrived):
            await self._talk.send(context, arrived, company_welcome(self._desk))
            return
        room = self._talk.room(arrived)
        turned = await self._talk.turn(room, arrived, lambda talking: talking.greeting())
        await self._talk.send(context, arrived, turned.screen)


def _whom(arrived: Arrived) -> str:
    return arrived.person if personal(arrived) else chat_key(arrived.conversation)
