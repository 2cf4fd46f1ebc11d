"""What is pressed on a shared card is done once, and everybody's card is brought up to date."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

from botbuilder.core import TurnContext
from botbuilder.schema import InvokeResponse

from bot.cards.card import adaptive_card
from bot.channels.teams import words
from bot.channels.teams.arriving import Arrived
from bot.channels.teams.pressed import PressedButton
from bot.channels.teams.replies import Json, failed, replaced_by, told
from bot.channels.teams.rooms import Turned
from bot.channels.teams.security import SecurityLog
from bot.channels.teams.shared import SharedCards, entry_of, marked
from bot.channels.teams.talking import Talk
from bot.screens import Screen
from domain.refusals import NotYours


class SharedPresses:
    """Carries out what people press on the cards of shared entries."""

    def __init__(
        self, cards: SharedCards, talk: Talk, new_token: Callable[[], str], log: SecurityLog
    ) -> None:
        """Act by *talk*, and show by *cards* what stands then.

        *log* is told of what nobody does by mistake.
        """
        self._log = log
        self._cards = cards
        self._talk = talk
        self._new_token = new_token

    async def press(
        self, context: TurnContext, arrived: Arrived, button: PressedButton
    ) -> InvokeResponse:
        """Carry out what was pressed, and return the card as it stands then for who pressed.

        Everybody else's is brought up to date after the answer.
        """
        press = entry_of(button)
        if press is None:
            return failed(403, "InCompany", words.NOT_HERE)
        if press.verb != "do":
            return await self._cards.own(arrived, press.id)
        act_key = button.act_key(arrived.person)
        room = self._talk.room(arrived)
        turn = self._talk.turn(
            room,
            arrived,
            lambda talking: talking.press_apart(button.key, button.given, act_key),
        )
        turned = await self._talk.in_time(turn)
        if not isinstance(turned, Turned):
            self._talk.later(self._finish(context, arrived, press.id, turned))
            return told(words.STILL_WORKING)
        self._log.of(turned.refusal, person=arrived.person, conversation=arrived.conversation)
        if isinstance(turned.refusal, NotYours):
            return failed(403, "NotYours", words.NOT_YOURS)
        if turned.screen.inputs is not None:
            return replaced_by(self._asking(turned.screen))
        self._talk.later(self._put(context, arrived, press.id))
        return await self._cards.own(arrived, press.id, *turned.screen.notice)

    def _asking(self, screen: Screen) -> Json:
        """Return the card that asks what a deed lacks, with buttons that know where they are."""
        card = adaptive_card(replace(screen, below=None), self._new_token())
        marked(card)
        return card

    async def _finish(
        self,
        context: TurnContext,
        arrived: Arrived,
        number: str,
        turn: "asyncio.Future[Turned]",
    ) -> None:
        """Show what stands once what took too long is done."""
        await turn
        await self._put(context, arrived, number)

    async def _put(self, context: TurnContext, arrived: Arrived, number: str) -> None:
        """Bring the message up to date for everybody; one that is not ours to change stays."""
        if arrived.reply_to:
            screen, card = await self._cards.plain(arrived, number)
            await self._talk.bring_up_to_date(context, arrived.reply_to, card, screen)
