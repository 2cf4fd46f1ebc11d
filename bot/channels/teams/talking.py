"""A turn of a person's conversation ends in a card: sent, put in place of another, or answered."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, replace
from typing import Any

from botbuilder.core import TurnContext
from botbuilder.schema import Activity

from bot.cards.card import adaptive_card, told
from bot.channels.teams import words
from bot.channels.teams.arriving import Arrived
from bot.channels.teams.clients import has_dialogs, personal
from bot.channels.teams.replies import Json, message
from bot.channels.teams.rooms import Room, Rooms, Turned
from bot.channels.teams.undelivered import Undelivered
from bot.conversation import Conversation
from bot.failures import log as log_trace
from bot.failures import reference_of
from bot.presses import Press, encode
from bot.screens import Screen

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Patience:
    """How many seconds until a person sees that something is being done."""

    typing_after: float = 1.0
    answer_within: float = 4.0
    """A press is answered within this time, done or not: clients give up soon after."""


class Talk:
    """Carries out turns in rooms, and shows what comes of them."""

    def __init__(
        self,
        rooms: Rooms,
        new_token: Callable[[], str],
        patience: Patience,
        *,
        refreshes: bool = False,
    ) -> None:
        """Draw each card under a token of its own; where a client *refreshes*, it looks anew."""
        self._refreshes = refreshes
        self._rooms = rooms
        self._new_token = new_token
        self._patience = patience
        self._later: set[asyncio.Task[None]] = set()

    def room(self, arrived: Arrived) -> Room:
        """Return the room of whoever *arrived* is from."""
        return self._rooms.room(arrived.person, arrived.conversation)

    async def turn(
        self, room: Room, arrived: Arrived, work: Callable[[Conversation], Screen]
    ) -> Turned:
        """Return what came of *work* in *room*."""
        return await self._rooms.turn(room, arrived.person, arrived.conversation, work)

    async def glance(self, room: Room, arrived: Arrived, key: str) -> Turned:
        """Return how what the button *key* belongs to stands; whoever glances can do nothing."""
        return await self.turn(room, arrived, lambda talking: talking.glance(key))

    async def with_typing(self, context: TurnContext, turn: Awaitable[Turned]) -> Turned:
        """Return what comes of *turn*; whoever waits sees that something is being typed."""
        waiting = asyncio.ensure_future(turn)
        done, _ = await asyncio.wait({waiting}, timeout=self._patience.typing_after)
        if not done:
            await context.send_activity(Activity(type="typing"))
        return await waiting

    async def in_time(self, turn: Awaitable[Turned]) -> "Turned | asyncio.Future[Turned]":
        """Return what comes of *turn*, or what will give it where that takes too long."""
        waiting = asyncio.ensure_future(turn)
        done, _ = await asyncio.wait({waiting}, timeout=self._patience.answer_within)
        return waiting.result() if done else waiting

    def drawn(self, screen: Screen, arrived: Arrived, *, dialog: bool = False) -> Json:
        """Return the card of *screen* as the client of *arrived* can show it."""
        token = self._new_token()
        dialogs = has_dialogs(arrived) and personal(arrived)
        card = adaptive_card(screen, token, dialog=dialog, can_open_dialog=dialogs)
        if self._refreshes and screen.stream and not dialog:
            card["refresh"] = _refresh(screen, token, arrived.sender)
        return card

    async def send(self, context: TurnContext, arrived: Arrived, screen: Screen) -> None:
        """Send *screen* as a new message; that it could not be is logged, what is done is done."""
        room = self.room(arrived)
        try:
            sent = await context.send_activity(message(self.drawn(screen, arrived), told(screen)))
        except Undelivered as trouble:
            _log.warning("a reply was not delivered: %s", trouble.reason)
            if room.conversation is not None:
                room.conversation.unseen()
            return
        message_id = sent.id if sent is not None else ""
        room.showed(message_id, screen)
        await self._close_asking(context, arrived, room, but=message_id)

    async def replace(self, context: TurnContext, arrived: Arrived, screen: Screen) -> None:
        """Put *screen* in place of the message that *arrived* answers, or send it anew."""
        if not arrived.reply_to:
            await self.send(context, arrived, screen)
            return
        if not await self._put(context, arrived.reply_to, self.drawn(screen, arrived), screen):
            await self.send(context, arrived, screen)
            return
        await self.stands_in(context, arrived, screen)

    async def put(self, context: TurnContext, arrived: Arrived, card: Json, screen: Screen) -> None:
        """Keep *card*, which is on the presser's screen already, in the message as well.

        Not one that is being filled in by now: to be drawn anew would take away what was picked.
        """
        if arrived.reply_to and not _is_filled_in(screen):
            await self._put(context, arrived.reply_to, card, screen)
        await self.stands_in(context, arrived, screen)

    async def stands_in(self, context: TurnContext, arrived: Arrived, screen: Screen) -> None:
        """Remember which message shows *screen* now, and close the others once all is decided."""
        room = self.room(arrived)
        room.showed(arrived.reply_to, screen)
        await self._close_asking(context, arrived, room, but=arrived.reply_to)

    async def bring_up_to_date(
        self, context: TurnContext, at: str, card: Json, screen: Screen
    ) -> bool:
        """Put *card*, which shows *screen*, in place of the message *at*; tell if it is there."""
        return await self._put(context, at, card, screen)

    def later(self, work: Coroutine[Any, Any, None]) -> None:
        """Do *work* after the answer."""
        task = asyncio.create_task(work)
        self._later.add(task)
        task.add_done_callback(self._done)

    async def idle(self, within: float | None = None) -> None:
        """Wait until all that was left for later is done; give up what is not *within* seconds."""
        try:
            async with asyncio.timeout(within):
                while self._later:
                    await asyncio.gather(*self._later, return_exceptions=True)
        except TimeoutError:
            _log.warning("%s cards were not brought up to date", len(self._later))

    def _done(self, task: asyncio.Task[None]) -> None:
        self._later.discard(task)
        defect = None if task.cancelled() else task.exception()
        if defect is not None:
            # A trace may quote what people typed: it is told where that was asked for.
            reference = reference_of(defect)
            log_trace(defect, reference)
            _log.error("what was left for later failed: %s", reference)

    async def _close_asking(
        self, context: TurnContext, arrived: Arrived, room: Room, *, but: str
    ) -> None:
        """Take the buttons off whatever else asks something of a matter that is decided."""
        conversation = room.conversation
        if conversation is None or not conversation.decided:
            return
        for message_id, screen in room.outstanding(conversation.matter, but):
            closed = _closed(screen)
            await self._put(context, message_id, self.drawn(closed, arrived), closed)

    async def _put(self, context: TurnContext, at: str, card: Json, screen: Screen) -> bool:
        """Put *card* in place of the message *at*; tell whether it is there now."""
        activity = message(card, told(screen))
        activity.id = at
        try:
            await context.update_activity(activity)
        except Undelivered as trouble:
            _log.warning("a card was not replaced: %s", trouble.reason)
            return False
        return True


def _is_filled_in(screen: Screen) -> bool:
    """Tell whether there is anything on *screen* to pick or to type."""
    shown = [each for each in (screen, screen.below) if each is not None]
    return any(each.question or each.said or each.pick or each.inputs for each in shown)


def _closed(screen: Screen) -> Screen:
    """Return what *screen* said, without anything to press or to fill in."""
    return replace(
        screen,
        notice=(words.OVERTAKEN,),
        question=None,
        progress="",
        actions=(),
        below=None,
        said=(),
        pick=None,
        inputs=None,
    )


def _refresh(screen: Screen, token: str, whose: str) -> Json:
    """Return how the client of *whose* card it is may see how the matter stands by now."""
    data: Json = {
        "press": encode(Press(screen.stream, screen.version, "show")),
        "card": token,
    }
    return {
        "action": {"type": "Action.Execute", "verb": "press", "data": data},
        "userIds": [whose],
    }
