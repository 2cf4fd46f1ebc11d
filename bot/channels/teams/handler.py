"""What comes from Teams is a line, a press, or news of a chat, and each has its answer."""

import logging
from contextlib import suppress
from dataclasses import replace

from botbuilder.core import TurnContext
from botbuilder.core.teams import TeamsActivityHandler
from botbuilder.schema import InvokeResponse

from bot.channels.teams import words
from bot.channels.teams.adapter import ARRIVED
from bot.channels.teams.arriving import Arrived
from bot.channels.teams.clients import personal
from bot.channels.teams.company import Company
from bot.channels.teams.correspondence import Correspondence
from bot.channels.teams.greeting import Greeter
from bot.channels.teams.invokes import Invokes
from bot.channels.teams.pressed import button_of, keyed
from bot.channels.teams.talking import Talk
from bot.conversation import Conversation
from bot.failures import log as log_trace
from bot.failures import reference_of
from bot.screens import Screen
from domain.refusals import NotYours, Unavailable, Unreadable

_log = logging.getLogger(__name__)


class Handler(TeamsActivityHandler):  # type: ignore[misc]  # botbuilder has no types
    """Deals with one activity at a time, of anybody."""

    def __init__(
        self,
        talk: Talk,
        invokes: Invokes,
        company: Company,
        greeter: Greeter,
        correspondence: Correspondence,
    ) -> None:
        """Put the parts together that deal with each kind."""
        self._talk = talk
        self._invokes = invokes
        self._company = company
        self._greeter = greeter
        self._correspondence = correspondence

    async def on_message_activity(self, turn_context: TurnContext) -> None:
        """Answer a line, or a press of a client that knows no other way to tell of it.

        Teams repeats nothing that was taken: whatever goes wrong here, the person is told.
        """
        arrived = _arrived(turn_context)
        try:
            await self._answer(turn_context, arrived)
        except Exception as defect:  # noqa: BLE001 - nobody else would tell the person
            reference = reference_of(defect)
            log_trace(defect, reference)
            _log.error("a message could not be answered: %s", reference)
            report = words.REPORT.format(reference=reference)
            sorry = Screen(words.SORRY, paragraphs=(report,))
            await self._talk.send(turn_context, arrived, sorry)

    async def _answer(self, context: TurnContext, arrived: Arrived) -> None:
        if not personal(arrived):
            await self._company.answer(context, arrived)
            return
        with suppress(Unavailable, Unreadable):  # it is kept at the next turn
            await self._correspondence.reached(arrived)
        if isinstance(arrived.value, dict):
            await self._submitted(context, arrived)
        else:
            await self._said(context, arrived)

    async def on_invoke_activity(self, turn_context: TurnContext) -> InvokeResponse:
        """Answer what a button or a dialog asks."""
        return await self._invokes.answer(turn_context, _arrived(turn_context))

    async def on_teams_message_edit(self, turn_context: TurnContext) -> None:
        """Say that what was recorded of a message stays as it was."""
        arrived = _arrived(turn_context)
        if personal(arrived):
            edited = Screen(words.EDITED, paragraphs=(words.HOW_TO_CHANGE,))
            await self._talk.send(turn_context, arrived, edited)

    async def on_conversation_update_activity(self, turn_context: TurnContext) -> None:
        """Greet where the assistant was added, forget where it was removed."""
        arrived = _arrived(turn_context)
        if not _has_whom(arrived):
            return
        if _is_among(arrived, "membersRemoved"):
            await self._greeter.removed(arrived)
        elif _is_among(arrived, "membersAdded"):
            await self._greeter.added(turn_context, arrived)

    async def on_installation_update_add(self, turn_context: TurnContext) -> None:
        """Greet whoever installed the assistant; a newer version of it is no occasion."""
        arrived = _arrived(turn_context)
        if _has_whom(arrived) and arrived.raw.get("action") == "add":
            await self._greeter.installed(turn_context, arrived)

    async def on_installation_update_remove(self, turn_context: TurnContext) -> None:
        """Forget whoever removed it; their matters are kept."""
        arrived = _arrived(turn_context)
        if _has_whom(arrived) and arrived.raw.get("action") == "remove":
            await self._greeter.removed(arrived)

    async def _said(self, context: TurnContext, arrived: Arrived) -> None:
        room = self._talk.room(arrived)
        key = keyed("said", arrived.person, arrived.conversation, arrived.id)

        def work(talking: Conversation) -> Screen:
            if arrived.text:
                return talking.say(arrived.text, key)
            standing = talking.standing()
            return replace(standing, notice=(words.ONLY_TEXT, *standing.notice))

        turned = await self._talk.with_typing(context, self._talk.turn(room, arrived, work))
        await self._talk.send(context, arrived, turned.screen)

    async def _submitted(self, context: TurnContext, arrived: Arrived) -> None:
        room = self._talk.room(arrived)
        press = self._invokes.press(room, arrived, button_of(arrived.value))
        turned = await self._talk.with_typing(context, press)
        if isinstance(turned.refusal, NotYours):
            await self._talk.send(context, arrived, Screen(words.NOT_YOURS))
        else:
            await self._talk.replace(context, arrived, turned.screen)


def _arrived(context: TurnContext) -> Arrived:
    arrived: Arrived = context.turn_state[ARRIVED]
    return arrived


def _has_whom(arrived: Arrived) -> bool:
    """Tell whether it is known whom the news is about: in a personal chat it is a person."""
    return bool(arrived.person) or not personal(arrived)


def _is_among(arrived: Arrived, members: str) -> bool:
    """Tell whether the assistant itself is among *members*."""
    listed = arrived.raw.get(members)
    recipient = arrived.raw.get("recipient")
    own = recipient.get("id") if isinstance(recipient, dict) else None
    if own is None or not isinstance(listed, list):
        return False
    return any(isinstance(each, dict) and each.get("id") == own for each in listed)
