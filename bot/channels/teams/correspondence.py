"""How to reach a person or a chat is kept as it last came in, so that they can be told things."""

from collections.abc import Callable, Mapping
from typing import Protocol

from botbuilder.core import TurnContext
from botbuilder.schema import ConversationReference
from pydantic import JsonValue

from bot.cards.card import adaptive_card, told
from bot.channels.teams.adapter import TeamsAdapter
from bot.channels.teams.arriving import Arrived
from bot.channels.teams.connector import Undelivered
from bot.channels.teams.replies import Json, message
from bot.offload import Offload
from bot.screens import Screen

_KEPT = ("serviceUrl", "channelId", "conversation", "locale")


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
    ) -> None:
        """Keep *references*, off the event loop."""
        self._references = references
        self._offload = offload
        self._adapter = adapter
        self._new_token = new_token

    async def known(self, whom: str) -> Json | None:
        """Return what is kept of *whom*, a person or a chat."""
        return await self._offload.run(lambda: self._references.get(whom))

    async def keep(self, whom: str, arrived: Arrived, **more: JsonValue) -> None:
        """Keep how *whom* can be reached, as *arrived* says, and what more is to be known."""
        raw = arrived.raw
        reference = {name: raw[name] for name in _KEPT if name in raw}
        reference |= {"user": raw.get("from"), "bot": raw.get("recipient"), **more}
        await self._offload.run(lambda: self._references.put(whom, reference))

    async def forget(self, whom: str) -> None:
        """Forget how *whom* was reached: they do not want to be, or cannot be."""
        await self._offload.run(lambda: self._references.forget(whom))

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


def chat_key(conversation: str) -> str:
    """Return the key of a chat of several people, which is no person's."""
    return f"chat:{conversation}"
