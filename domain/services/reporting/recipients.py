"""A report goes to whoever holds the offices it is made for: of an area, to each of its holders."""

from dataclasses import dataclass

from domain.services.reporting.by_area import councils
from domain.services.reporting.scope import Scope


@dataclass(frozen=True, slots=True)
class Recipients:
    """Who gets a report, or its part about one area: an office, and everybody who answers for it.

    *people* are as others see them, *ids* their ids in the directory, both in one order; empty
    where nobody holds the office. *area* is "" where the office has no seats by area.
    """

    office: str
    office_title: str
    area: str
    area_title: str
    people: tuple[str, ...]
    ids: tuple[str, ...]


def recipients(scope: Scope) -> tuple[Recipients, ...]:
    """Return who gets the report of *scope*: for each office of today, area by area if it has them.

    Everybody who holds a seat gets it: both, where an area has two lead members (A-39).
    """
    return tuple(
        _of(scope, office, area, title)
        for office in _offices(scope)
        for area, title in _seats(scope, office).items()
    )


def _offices(scope: Scope) -> tuple[str, ...]:
    """Return the offices of today for which it is made; one mapped to nobody stays as it is."""
    if not scope.layer:
        return scope.report.made_for
    layers = scope.read.layers
    today = (layers.today(scope.layer, each) or each for each in scope.report.made_for)
    return tuple(dict.fromkeys(today))


def _seats(scope: Scope, office: str) -> dict[str, str]:
    """Return the areas of *scope* that are seats of *office*, or none of them in one line."""
    offices = scope.read.offices
    if office not in offices.titles:
        return {"": ""}
    seats = offices.seats(office)
    mine = {area: title for area, title in councils(scope).items() if area in seats}
    return mine or {"": ""}


def _of(scope: Scope, office: str, area: str, title: str) -> Recipients:
    offices = scope.read.offices
    known = office in offices.titles
    found = scope.roster.answering(office, area) if known else None
    people = () if found is None or found.vacant else found.people
    return Recipients(
        office=office,
        office_title=scope.office_title(office),
        area=area,
        area_title=title,
        people=tuple(each.shown for each in people),
        ids=tuple(each.id for each in people),
    )
