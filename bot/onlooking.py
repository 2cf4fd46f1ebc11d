"""An onlooker sees the register as one person may, and has nothing by which to change it."""

from dataclasses import dataclass

from bot import words
from bot.desk import Desk
from bot.doing import page_of_shared
from bot.front import Front
from bot.registry import register_label, stage_label
from bot.screens import Screen
from domain.identity import Actor
from domain.views.register import RegisterRow

LONGEST = 200
"""Characters of what is looked for."""


EVERYBODY = "everybody"
"""Who looks where all see the same: with the rights of whoever shares, and nobody's name."""


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that was found: its number and title, a line about it, and its card for everybody.

    *awaited* are the people, by their ids, of whom something is awaited there.
    """

    title: str
    about: str
    screen: Screen
    awaited: tuple[str, ...]


class Onlooker:
    """Looks on as one person."""

    def __init__(self, desk: Desk, actor: Actor) -> None:
        """Look as *actor* may; whatever would act on the way is a defect, and does nothing."""
        self._front = _looking(desk, actor)
        # What everybody sees speaks to nobody: it never says "you".
        self._everybody = _looking(desk, actor.model_copy(update={"id": EVERYBODY}))

    def find(self, text: str, skip: int, most: int) -> tuple[Found, ...]:
        """Return the entries that say *text*, the newest of all where it is blank, after *skip*.

        Raises ``NotYourOffice`` for whoever may not read the register.
        """
        arrangements, actor = self._front.desk.arrangements, self._front.actor
        sought = text.strip()[:LONGEST]
        if sought:
            rows = [row for row in arrangements.find(actor, sought) if row.listed]
        else:
            entries = arrangements.all(actor)
            rows = sorted(entries, key=lambda row: row.touched_at, reverse=True)
        return tuple(map(self._found, rows[skip : skip + most]))

    def own(self, number: str, *notice: str) -> Screen:
        """Return the entry as it stands, as its card is for this very person."""
        return page_of_shared(self._front, number, *notice, own=True)

    def plain(self, number: str) -> Screen:
        """Return the entry as it stands, as its card is for everybody."""
        return page_of_shared(self._everybody, number, own=False)

    def awaited(self, number: str) -> tuple[str, ...]:
        """Return the people, by their ids, of whom something is awaited at the entry."""
        row = self._front.desk.arrangements.get(self._front.actor, number)
        return awaited_at(self._front, row)

    def _found(self, row: RegisterRow) -> Found:
        edition = self._front.desk.under(row.edition).edition
        about = f"{register_label(edition, row.register_id)}; {stage_label(edition, row).lower()}"
        title = f"{row.short}  {words.shortened(row.title)}"
        return Found(title, about, self.plain(row.id), awaited_at(self._front, row))


def _looking(desk: Desk, actor: Actor) -> Front:
    front = Front(desk, actor, "")
    front.looking = True
    return front


def awaited_at(front: Front, row: RegisterRow) -> tuple[str, ...]:
    """Return the people of whom any feature awaits something at the entry *row*."""
    shared = (each.shared(front, row) for each in front.desk.features if each.shared is not None)
    return tuple(dict.fromkeys(person for each in shared for person in each.awaited))
