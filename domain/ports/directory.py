"""The directory says who people are: their organisation, and the offices that they hold."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Held:
    """An office that somebody holds, from the first day to the last where they are known.

    *seat* is the one of several that they hold, where it has seats.
    """

    office: str
    since: date | None = None
    until: date | None = None
    seat: str = ""

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
        return tuple(dict.fromkeys(each.office for each in self.held if each.covers(day)))

    def seats(self, office: str, day: date) -> tuple[str, ...]:
        """Return the seats of *office* held on *day*, "" for the office without one."""
        held = (each for each in self.held if each.office == office and each.covers(day))
        return tuple(dict.fromkeys(each.seat for each in held))


@dataclass(frozen=True, slots=True)
class Office:
    """An office that the directory knows, what it is called, and its seats with their titles."""

    id: str
    title: str
    seats: tuple[tuple[str, str], ...] = ()


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
