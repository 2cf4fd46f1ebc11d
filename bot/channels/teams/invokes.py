"""A press is answered by the card that comes next; a card that refreshes itself records nothing."""

import asyncio
from dataclasses import replace

from botbuilder.core import TurnContext
from botbuilder.schema import InvokeResponse

from bot.asked import SURE, given_for
from bot.channels.teams import words
from bot.channels.teams.arriving import Arrived
from bot.channels.teams.clients import personal
from bot.channels.teams.extension import Extension
from bot.channels.teams.pressed import PressedButton, button_of
from bot.channels.teams.replies import dialog, dialog_told, failed, replaced_by, told
from bot.channels.teams.rooms import Room, Turned
from bot.channels.teams.security import SecurityLog
from bot.channels.teams.shared import SharedCards
from bot.channels.teams.shared_presses import SharedPresses
from bot.channels.teams.talking import Talk
from bot.conversation import Conversation
from bot.failures import reference_of
from bot.screens import Inputs, Screen
from domain.refusals import NotYours

_AUTOMATIC = "automatic"
_ACTION, _EXTENSION = "adaptiveCard/action", "composeExtension/"


class Invokes:
    """Answers what buttons and dialogs ask."""

    def __init__(
        self,
        talk: Talk,
        log: SecurityLog,
        extension: Extension,
        shared: SharedCards,
        presses: SharedPresses,
    ) -> None:
        """Carry turns out by *talk*; tell *log* of what nobody does by mistake.

        *extension* answers searches from a chat; the cards that come of them are looked at by
        *shared*, and what is pressed on them goes by *presses*.
        """
        self._extension = extension
        self._shared = shared
        self._presses = presses
        self._talk = talk
        self._log = log

    async def answer(self, context: TurnContext, arrived: Arrived) -> InvokeResponse:
        """Return the answer to the invoke *arrived*."""
        value = arrived.value if isinstance(arrived.value, dict) else {}
        if arrived.name.startswith(_EXTENSION):
            return await self._extension.answer(arrived, value)
        if arrived.name == _ACTION and _is_shared(value):
            return await self._on_shared(context, arrived, value)
        if not personal(arrived):  # no card of a matter is ever shown in company
            return failed(403, "InCompany", words.NOT_HERE)
        return await self._in_private(context, arrived, value)

    async def _in_private(
        self, context: TurnContext, arrived: Arrived, value: dict[str, object]
    ) -> InvokeResponse:
        match arrived.name:
            case "adaptiveCard/action":
                return await self._action(context, arrived, value)
            case "task/fetch":
                return await self._fetch(arrived, button_of(value.get("data")))
            case "task/submit":
                return await self._submit(context, arrived, button_of(value.get("data")))
            case _:
                return failed(400, "UnknownInvoke", words.NOT_A_REQUEST, http=400)

    async def press(self, room: Room, arrived: Arrived, button: PressedButton) -> Turned:
        """Return what comes of *button*, having told of a press that is no mistake."""

        def work(talking: Conversation) -> Screen:
            return talking.press(button.key, button.given, button.act_key(arrived.person))

        turned = await self._talk.turn(room, arrived, work)
        self._log.of(turned.refusal, person=arrived.person, conversation=arrived.conversation)
        return turned

    async def _action(
        self, context: TurnContext, arrived: Arrived, value: dict[str, object]
    ) -> InvokeResponse:
        action = value.get("action")
        if not isinstance(action, dict):
            return failed(400, "BadRequest", words.TRY_AGAIN, http=400)
        button = button_of(action.get("data"))
        room = self._talk.room(arrived)
        if value.get("trigger") == _AUTOMATIC:
            return await self._refreshed(room, arrived, button)
        turned = await self._talk.in_time(self.press(room, arrived, button))
        if not isinstance(turned, Turned):
            self._talk.later(self._finish(context, arrived, turned))
            return told(words.STILL_WORKING)
        if isinstance(turned.refusal, NotYours):
            return failed(403, "NotYours", words.NOT_YOURS)
        card = self._talk.drawn(turned.screen, arrived)
        self._talk.later(self._talk.put(context, arrived, card, turned.screen))
        return replaced_by(card)

    async def _on_shared(
        self, context: TurnContext, arrived: Arrived, value: dict[str, object]
    ) -> InvokeResponse:
        button = _button_in(value)
        if value.get("trigger") == _AUTOMATIC:
            return await self._shared.look(arrived, button)
        return await self._presses.press(context, arrived, button)

    async def _finish(
        self, context: TurnContext, arrived: Arrived, turn: "asyncio.Future[Turned]"
    ) -> None:
        try:
            screen = (await turn).screen
        except Exception as defect:
            report = words.REPORT.format(reference=reference_of(defect))
            await self._talk.send(context, arrived, Screen(words.SORRY, paragraphs=(report,)))
            raise
        await self._talk.replace(context, arrived, screen)

    async def _refreshed(
        self, room: Room, arrived: Arrived, button: PressedButton
    ) -> InvokeResponse:
        turned = await self._talk.in_time(self._talk.glance(room, arrived, button.key))
        if not isinstance(turned, Turned):
            return told(words.STILL_WORKING)
        return replaced_by(self._talk.drawn(turned.screen, arrived))

    async def _fetch(self, arrived: Arrived, button: PressedButton) -> InvokeResponse:
        """Open the form of the card as a dialog, with what was filled in on the card."""
        taken = {name: value for name, value in button.given.items() if name != SURE}
        opened = PressedButton(button.key, f"{button.card}+dialog", taken)
        turned = await self._talk.in_time(self.press(self._talk.room(arrived), arrived, opened))
        if not isinstance(turned, Turned):
            return dialog_told(words.TOO_SLOW)
        screen = turned.screen
        if screen.inputs is None:
            return dialog_told(first_sentence(screen))
        filled = replace(screen, inputs=_with(screen.inputs, button))
        return dialog(screen.inputs.title, self._talk.drawn(filled, arrived, dialog=True))

    async def _submit(
        self, context: TurnContext, arrived: Arrived, button: PressedButton
    ) -> InvokeResponse:
        """Take the form in; ask again in the dialog for what could not be taken."""
        turned = await self._talk.in_time(self.press(self._talk.room(arrived), arrived, button))
        if not isinstance(turned, Turned):
            self._talk.later(self._finish(context, arrived, turned))
            return dialog_told(words.STILL_WORKING)
        screen = turned.screen
        if screen.inputs is not None and screen.notice:
            again = replace(screen, inputs=_with(screen.inputs, button))
            return dialog(screen.inputs.title, self._talk.drawn(again, arrived, dialog=True))
        self._talk.later(self._talk.send(context, arrived, screen))
        return dialog_told(first_sentence(screen))


def _button_in(value: dict[str, object]) -> PressedButton:
    action = value.get("action")
    return button_of(action.get("data") if isinstance(action, dict) else None)


def _is_shared(value: dict[str, object]) -> bool:
    return _button_in(value).shared


def first_sentence(screen: Screen) -> str:
    """Return what *screen* says first."""
    return next(iter((*screen.notice, screen.title)))


def _with(inputs: Inputs, button: PressedButton) -> Inputs:
    """Return *inputs* with what was given for its fields."""
    fields = tuple(
        replace(each, value=given_for(button.given, each) or each.value) for each in inputs.fields
    )
    return replace(inputs, fields=fields)
