"""From any chat the register is searched for an entry to share, by whoever may read it."""

import asyncio
from collections.abc import Mapping
from html import escape

from botbuilder.schema import InvokeResponse

from bot.channels.teams import words
from bot.channels.teams.arriving import Arrived
from bot.channels.teams.looking import Looks
from bot.channels.teams.replies import Json, attachment, extension_found, extension_told
from bot.channels.teams.shared import SharedCards
from bot.onlooking import Found, Onlooker
from domain.refusals import NoSuchId, NotYourOffice, Unavailable, Unreadable

SEARCH = "find"
"""The command of the manifest, and the name of its one parameter."""

MOST = 10
"""Entries of one answer: a client asks for more as its list is scrolled."""

_THUMBNAIL = "application/vnd.microsoft.card.thumbnail"
_FURTHEST = 10_000


class Extension:
    """Answers the search from a chat, within the time that a client waits."""

    def __init__(self, looks: Looks, cards: SharedCards, within: float) -> None:
        """Look by *looks*, draw by *cards*, answer *within* so many seconds."""
        self._looks = looks
        self._cards = cards
        self._within = within

    async def answer(self, arrived: Arrived, value: Mapping[str, object]) -> InvokeResponse:
        """Return what was found, or a sentence where nothing was or nothing may be."""
        if arrived.name != "composeExtension/query" or value.get("commandId") != SEARCH:
            return extension_told(words.NOT_A_REQUEST)
        sought, skip = _sought(value), _skipped(value)
        try:
            async with asyncio.timeout(self._within):
                found = await self._looks.look(
                    arrived.person, lambda onlooker: _found(onlooker, sought, skip)
                )
                cards = [await self._card(each, arrived) for each in found]
        except TimeoutError:
            return extension_told(words.TOO_SLOW_TO_FIND)
        except NotYourOffice:
            return extension_told(words.NOT_FOR_YOU)
        except (NoSuchId, Unavailable, Unreadable):
            return extension_told(words.TRY_LATER)
        if cards or skip:
            return extension_found(cards)
        return extension_told(words.NOTHING_FOUND if sought else words.NOTHING_THERE)

    async def _card(self, found: Found, arrived: Arrived) -> Json:
        """Return one entry: a line for the list, and the card that is sent when it is chosen."""
        card = await self._cards.drawn(found.screen, found.awaited, arrived)
        # A client draws what looks like markup in a thumbnail.
        shown: Json = {"title": escape(found.title, quote=False), "text": found.about}
        preview: Json = {"contentType": _THUMBNAIL, "content": shown}
        return {**attachment(card), "preview": preview}


def _found(onlooker: Onlooker, sought: str, skip: int) -> tuple[Found, ...]:
    return onlooker.find(sought, skip, MOST)


def _sought(value: Mapping[str, object]) -> str:
    """Return what is looked for; nothing at first, when a client asks what there is."""
    parameters = value.get("parameters")
    for each in parameters if isinstance(parameters, list) else ():
        if isinstance(each, dict) and each.get("name") == SEARCH:
            said = each.get("value")
            return said if isinstance(said, str) else ""
    return ""


def _skipped(value: Mapping[str, object]) -> int:
    options = value.get("queryOptions")
    match options:
        case {"skip": int(skip)}:
            return min(max(skip, 0), _FURTHEST)
        case _:
            return 0
