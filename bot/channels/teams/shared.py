"""The card of a shared entry is alike for everybody but who is awaited; here it is only looked at.

Nothing here can act: what is pressed goes by shared_presses.py.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar

from botbuilder.schema import InvokeResponse
from pydantic import JsonValue

from bot.cards.card import adaptive_card
from bot.channels.teams import words
from bot.channels.teams.arriving import Arrived
from bot.channels.teams.correspondence import Correspondence
from bot.channels.teams.looking import Looks
from bot.channels.teams.pressed import SHARED, PressedButton
from bot.channels.teams.replies import Json, failed, replaced_by, told
from bot.onlooking import Onlooker
from bot.presses import ARRANGEMENT, Press, decode, encode
from bot.screens import Screen
from domain.refusals import NoSuchId, NotYourOffice, Unavailable, Unreadable

MOST_OWN = 60
"""For so many people a client fetches a view of their own by itself."""

T = TypeVar("T")


class SharedCards:
    """Draws the cards of entries that are shared, and answers what is done with them."""

    def __init__(
        self,
        looks: Looks,
        correspondence: Correspondence,
        new_token: Callable[[], str],
        *,
        within: float,
        refreshes: bool,
    ) -> None:
        """Look by *looks*, and know people in Teams by *correspondence*.

        Looking is answered *within* so many seconds; where a client *refreshes*, it looks by
        itself.
        """
        self._looks = looks
        self._refreshes = refreshes
        self._correspondence = correspondence
        self._new_token = new_token
        self._within = within

    async def drawn(self, screen: Screen, awaited: Iterable[str], arrived: Arrived) -> Json:
        """Return the card of *screen*; it looks anew for who is *awaited* and who shares it."""
        token = self._new_token()
        card = adaptive_card(screen, token)
        marked(card)
        if not self._refreshes:
            return card
        known: list[str] = [await self._correspondence.sender_of(person) for person in awaited]
        data: Json = {
            "press": encode(Press(screen.stream, screen.version, "show")),
            "card": token,
            SHARED: "entry",
        }
        refresh: Json = {"action": {"type": "Action.Execute", "verb": "press", "data": data}}
        if all(known):
            whose: dict[JsonValue, None] = dict.fromkeys((*known, arrived.sender))
            refresh["userIds"] = [*whose][:MOST_OWN]
        # Who is not known in Teams yet is found by everybody's client looking, in a small chat.
        card["refresh"] = refresh
        return card

    async def look(self, arrived: Arrived, button: PressedButton) -> InvokeResponse:
        """Return the card as it stands for whoever's client looks; nothing is recorded."""
        press = entry_of(button)
        if press is None:
            return failed(403, "InCompany", words.NOT_HERE)
        return await self.own(arrived, press.id)

    async def own(self, arrived: Arrived, number: str, *notice: str) -> InvokeResponse:
        """Return the card of an entry as it stands for whoever *arrived* is from."""
        return await self._kindly(self._own(arrived, number, *notice))

    async def plain(self, arrived: Arrived, number: str) -> tuple[Screen, Json]:
        """Return the entry, and its card, as they stand for everybody."""

        def work(onlooker: Onlooker) -> tuple[Screen, tuple[str, ...]]:
            return onlooker.plain(number), onlooker.awaited(number)

        screen, awaited = await self._looks.look(arrived.person, work)
        return screen, await self.drawn(screen, awaited, arrived)

    async def _own(self, arrived: Arrived, number: str, *notice: str) -> InvokeResponse:
        def work(onlooker: Onlooker) -> tuple[Screen, tuple[str, ...]]:
            return onlooker.own(number, *notice), onlooker.awaited(number)

        screen, awaited = await self._looks.look(arrived.person, work)
        return replaced_by(await self.drawn(screen, awaited, arrived))

    async def _kindly(self, answer: Awaitable[InvokeResponse]) -> InvokeResponse:
        """Return *answer*, or a sentence where it takes too long or cannot be given."""
        try:
            async with asyncio.timeout(self._within):
                return await answer
        except TimeoutError:
            return told(words.STILL_WORKING)
        except NotYourOffice:
            return told(words.NOT_FOR_YOU)
        except (NoSuchId, Unavailable, Unreadable):
            return told(words.TRY_LATER)


def entry_of(button: PressedButton) -> Press | None:
    """Return what was pressed on the card of an entry; None for any other card."""
    press = decode(button.key)
    return press if press is not None and press.stream.startswith(ARRANGEMENT) else None


def marked(node: object) -> None:
    """Write into every button of a card that the card is a shared one."""
    match node:
        case dict():
            data = node.get("data")
            if str(node.get("type", "")).startswith("Action.") and isinstance(data, dict):
                data[SHARED] = "entry"
            for each in node.values():
                marked(each)
        case list():
            for each in node:
                marked(each)
        case _:
            pass
