"""How to reach a person or a chat is kept as it last came in, so that they can be told things."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol, cast

from botbuilder.core import TurnContext
from botbuilder.schema import ConversationReference
from pydantic import JsonValue

from bot.cards.card import adaptive_card, told
from bot.channels.teams.adapter import TeamsAdapter
from bot.channels.teams.arriving import Arrived
from bot.channels.teams.replies import Json, message
from bot.channels.teams.undelivered import Undelivered
from bot.offload import Offload
from bot.reaching import KNOWN_AS, called, reached
from bot.screens import Screen
from domain.identity import Actor

INSTALLED = "installed"
"""Whether the event of the installation itself has come; see ``greeting.py``."""

_MOST = 5_000
_SURE_FOR = 60.0
"""Seconds for which nobody looks again whether a person is where they were."""

_CHAT = "chat:"
_KEPT = ("serviceUrl", "channelId", "conversation", "locale")


@dataclass(frozen=True, slots=True)
class Address:
    """Where somebody is reached: at which *service*, in which *chat*; *whom* is their key here."""

    whom: str
    service: str
    chat: str
    reference: Json


class References(Protocol):
    """What keeps raw references; ``ConversationReferences`` of the store does."""

    def put(self, person: str, reference: Mapping[str, JsonValue]) -> None:
        """Remember *reference*."""

    def get(self, person: str) -> Json | None:
        """Return what is remembered."""

    def forget(self, person: str) -> None:
        """Remember nothing."""


class Correspondence:
    """The references of people and chats, and messages to them that answer nothing."""

    def __init__(
        self,
        references: References,
        offload: Offload,
        adapter: TeamsAdapter,
        new_token: Callable[[], str],
        actor: Callable[[str], Actor],
    ) -> None:
        """Keep *references*, off the event loop; *actor* says who somebody is in the directory."""
        self._actor = actor
        self._references = references
        self._offload = offload
        self._adapter = adapter
        self._new_token = new_token
        self._last: dict[str, tuple[tuple[str, str], float]] = {}
        self.kept = 0
        """How often somebody was found anew, or elsewhere, since this process began."""

    async def known(self, whom: str) -> Json | None:
        """Return what is kept of *whom*, a person or a chat."""
        return await self._offload.run(lambda: self._references.get(whom))

    async def keep(self, whom: str, arrived: Arrived, **more: JsonValue) -> None:
        """Keep how *whom* can be reached, as *arrived* says, and what more is to be known."""
        raw = arrived.raw
        reference = {name: cast(JsonValue, raw[name]) for name in _KEPT if name in raw}
        sides = {"user": raw.get("from"), "bot": raw.get("recipient")}
        reference |= {name: cast(JsonValue, each) for name, each in sides.items()} | more
        await self._offload.run(lambda: self._put(whom, reference))
        self.kept += 1

    def _is_named(self, person: str) -> bool:
        """Tell whether it is kept who *person* of the directory is in this channel, and where."""
        named = self._references.get(called(self._actor(person).id))
        return named is not None and named.get(KNOWN_AS) == person

    def _put(self, whom: str, reference: Json) -> None:
        self._references.put(whom, reference)
        if not whom.startswith(_CHAT):
            named: Json = {"user": reference.get("user"), KNOWN_AS: whom}
            self._references.put(called(self._actor(whom).id), named)

    async def reached(self, arrived: Arrived) -> None:
        """Keep where a person speaks from, if that is not where they were before."""
        here = (arrived.service_url, arrived.conversation)
        now = asyncio.get_running_loop().time()
        last, looked = self._last.get(arrived.person, (None, now))
        if last == here and now - looked < _SURE_FOR:  # another replica may have forgotten them
            return
        known = await self.known(arrived.person)
        named = await self._offload.run(lambda: self._is_named(arrived.person))
        if known is None or _place(known) != here or not named:
            installed = True if known is None else known.get(INSTALLED, True)
            await self.keep(arrived.person, arrived, **{INSTALLED: installed})
        self._last[arrived.person] = here, now
        while len(self._last) > _MOST:
            del self._last[next(iter(self._last))]

    async def sender_of(self, person: str) -> str:
        """Return who *person* of the directory is in this channel, "" where that is not known."""
        known = await self.known(called(person)) or await self.known(person)
        user = (known or {}).get("user")
        sender = user.get("id") if isinstance(user, dict) else None
        return sender if isinstance(sender, str) else ""

    def address_of(self, person: str) -> Address | None:
        """Return where *person* of the directory is reached, None where that is not known.

        It waits for the store, so no turn may call it.
        """
        found = reached(self._references, person)
        if found is None:
            return None
        whom, reference = found
        place = _place(reference)
        if not all(isinstance(each, str) and each for each in place):
            return None
        return Address(whom, str(place[0]), str(place[1]), reference)

    async def forget(self, whom: str) -> None:
        """Forget how *whom* was reached: they do not want to be, or cannot be."""
        self._last.pop(whom, None)
        await self._offload.run(lambda: self._forget(whom))

    def _forget(self, whom: str) -> None:
        self._references.forget(whom)
        if not whom.startswith(_CHAT):
            self._references.forget(called(self._actor(whom).id))

    async def tell(self, whom: str, screen: Screen) -> str | None:
        """Send *screen* where *whom* was last reached; return the message's id, None if nowhere.

        Whoever has blocked the assistant is forgotten, and told nothing more.
        """
        reference = await self.known(whom)
        if reference is None:
            return None
        sent: list[str] = []

        async def say(context: TurnContext) -> None:
            card = adaptive_card(screen, self._new_token())
            response = await context.send_activity(message(card, told(screen)))
            sent.append(response.id if response is not None else "")

        try:
            to = ConversationReference().deserialize(reference)
            await self._adapter.continue_conversation(to, say)
        except Undelivered as trouble:
            if trouble.reason in {"blocked", "gone"}:
                await self.forget(whom)
            return None
        return sent[0] if sent else None


def _place(reference: Json) -> tuple[object, object]:
    chat = reference.get("conversation")
    return reference.get("serviceUrl"), chat.get("id") if isinstance(chat, dict) else None


def chat_key(conversation: str) -> str:
    """Return the key of a chat of several people, which is no person's."""
    return f"{_CHAT}{conversation}"
