"""The directory says who people are: their organisation, and the offices that they hold."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Held:
    """An office that somebody holds, from the first day to the last where they are known."""

    office: str
    since: date | None = None
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Return whether the office is held on *day*."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as others see them: *shown* is a role title, never a name that we made up."""

    id: str
    shown: str
    organisation: str
    held: tuple[Held, ...] = ()

    def offices(self, day: date) -> tuple[str, ...]:
        """Return the offices held on *day*, in the order of the directory."""
        return tuple(each.office for each in self.held if each.covers(day))


@dataclass(frozen=True, slots=True)
class Office:
    """An office that the directory knows, and what it is called."""

    id: str
    title: str


class Directory(Protocol):
    """Knows people and offices."""

    def person(self, person: str) -> Person | None:
        """Return who has this id, or nothing if nobody has.

        A person may be known by another id in Teams, in capitals or not: it finds the same person.
        """
        ...

    def offices(self) -> tuple[Office, ...]:
        """Return every office, in the order of the directory."""
        ...

    def holders(self, office: str, day: date) -> tuple[Person, ...]:
        """Return who holds *office* on *day*, in the order of the directory."""
        ...
