"""Which council areas a policing area or neighbourhood lies in is set by each deployment."""

from collections.abc import Iterable
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from domain.policy.facts import Name, Part, Words

PlaceKind: TypeAlias = Literal["policing", "neighbourhood"]


class Place(Part):
    """A policing area or a neighbourhood, which is a seat of an office of its kind."""

    id: Name
    kind: PlaceKind
    title: Words
    lies_in: Annotated[tuple[Name, ...], Field(min_length=1)]


def place_named(places: Iterable[Place], kind: PlaceKind, said: str) -> Place | None:
    """Return the place of that *kind* that is called so, by its id or its title."""
    wanted = said.strip().casefold()
    return next(
        (
            each
            for each in places
            if each.kind == kind and wanted in {each.id, each.title.casefold()}
        ),
        None,
    )


def places_over(places: Iterable[Place], kind: PlaceKind, area: str) -> tuple[Place, ...]:
    """Return the places of that *kind* that lie in the council *area*, or reach into it."""
    return tuple(each for each in places if each.kind == kind and area in each.lies_in)
