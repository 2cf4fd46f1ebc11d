"""An office is a role that people hold; it may have seats, each held by somebody of its own."""

from typing import Annotated, Literal

from pydantic import Field

from domain.policy.facts import Citation, Name, Part, Words

SeatKind = Literal["portfolio", "council_area", "policing_area", "npu", "year"]


class Seat(Part):
    """One seat of an office, and what it is called."""

    id: Name
    title: Words


class Seats(Part):
    """By what an office has seats, and those that the document names.

    Where it names none, each deployment has its own: the directory and appointments say which.
    """

    by: SeatKind
    known: tuple[Seat, ...] = ()
    clauses: Annotated[tuple[Citation, ...], Field(min_length=1)]


class Office(Part):
    """A role that people hold; the office-holder's name never stands in an edition.

    While nobody holds it, the first of its *deputies* that is held answers for it. What a *body*
    decides it decides in a meeting: whoever holds it records that, with the minute.
    """

    id: Name
    title: Words
    seats: Seats | None = None
    deputies: tuple[Name, ...] = ()
    body: bool = False
