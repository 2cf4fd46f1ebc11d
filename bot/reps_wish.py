"""A wish about who represents us asks for what it lacks, and ends where they are all shown."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from bot import reps_words as said
from bot.asked import Ask, Values, asked
from bot.feature import Deed
from bot.front import Front
from bot.reps_screens import page
from bot.screens import Field, Screen
from domain.messages import Act
from domain.services.representation import Represented

Then: TypeAlias = Callable[[Act, Values], tuple[Represented, str]]
"""What is done once everything is there: how it stands after it, and what is said of that."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Something about who represents us in an entry, and what was said of it when it was wished."""

    front: Front
    deed: Deed
    found: Represented

    @property
    def entry(self) -> str:
        """The id of the entry."""
        return self.found.row.id

    @property
    def number(self) -> int:
        """Which representative, appointment or standing in is meant."""
        return int(self.deed.which) if self.deed.which.isdecimal() else 0

    def hint(self, name: str) -> str:
        """Return what was said of a field when it was wished, nothing once it is filled in."""
        return self.deed.given.get(f"said_{name}", "")

    def done(
        self,
        title: str,
        button: str,
        fields: tuple[Field, ...],
        about: tuple[str, ...],
        then: Then,
    ) -> Screen:
        """Ask for what is lacking; do it once it is there, and show who represents us then.

        A day that is still to come is asked for again, with all else as it was filled in.
        """
        ask = Ask(self.deed, title, button, fields, about)
        values = asked(self.front, ask)
        if isinstance(values, Screen):
            return values
        day = day_in(values, "day")
        if day is not None and day > self.found.today:
            kept = tuple(replace(each, value=values.get(each.name, "")) for each in fields)
            self.front.ask = replace(ask, deed=replace(self.deed, given={}), fields=kept)
            return self.front.now(said.LATER)
        act = self.front.act()
        after, told = then(act.model_copy(update={"happened_on": day}) if day else act, values)
        return self.front.aside(page(self.front, after, (told,)))


def day_in(values: Values, name: str) -> date | None:
    """Return the day that was filled in, if one was."""
    return date.fromisoformat(values[name]) if values.get(name) else None
