"""An entry is shared from its page by being told how: in Teams any chat can find it."""

import re

from bot.doing import entry_page, page_of
from bot.feature import Deed, Feature, Told, button
from bot.front import Front
from bot.screens import Screen
from domain.views.register import RegisterRow

HOW = (
    "To share {number} in Teams: in any chat or channel, open this app beneath the line where you"
    " type, type the number or a word of the title, and pick it. Everybody there sees what is on"
    " this page up here; whoever is awaited can answer on the card itself."
)
_FEATURE = "sharing"
_SHARE = re.compile(r"share (?:it|this|(?P<id>ARR-\S+?))[.!]?", re.IGNORECASE)


def told(front: Front, row: RegisterRow) -> Told:
    """Offer to share an entry."""
    del front
    if not row.listed:
        return Told()
    share = button(
        _FEATURE, "how", says=f"share {row.short}", does="how to show it to others", label="Share"
    )
    return Told(actions=(share,))


def said(front: Front, text: str) -> Screen | None:
    """Say how an entry is shared: the one named, or the one shown last."""
    wish = None if front.waiting else _SHARE.fullmatch(" ".join(text.split()))
    number = (wish["id"] or front.entry_id) if wish is not None else ""
    return _page(front, number) if number else None


def done(front: Front, deed: Deed) -> Screen:
    """Say how it is shared."""
    return page_of(front, deed.stream) if not deed.id else _page(front, deed.id)


def _page(front: Front, number: str) -> Screen:
    row = front.desk.arrangements.get(front.actor, number)
    return front.aside(entry_page(front, row.id, HOW.format(number=row.short)))


SHARING = Feature(_FEATURE, told=told, said=said, done=done)
