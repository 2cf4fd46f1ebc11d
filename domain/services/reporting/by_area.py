"""What a report tells by council area stands under the areas of the policy, in their order."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from domain.services.reporting.scope import Scope
from domain.services.reporting.telling import listed

T = TypeVar("T")

UNSAID = "No council area said"
"""The heading of what belongs to no area at all."""


@dataclass(frozen=True)
class Area(Generic[T]):
    """An area of a report and what belongs to it; *own* is one of the policy's council areas."""

    id: str
    title: str
    own: bool
    rows: tuple[T, ...]


def councils(scope: Scope) -> dict[str, str]:
    """Return the council areas that *scope* is about, by their ids, with what they are called."""
    return {
        each.id: each.title
        for each in scope.edition.areas
        if each.kind == "council" and scope.area in {"", each.id}
    }


def wider(scope: Scope) -> dict[str, str]:
    """Return what a form lets one answer for an area besides the areas of the policy."""
    own = {each.id for each in scope.edition.areas}
    forms = (
        *scope.edition.forms,
        *(f for e in scope.read.layers.processes(scope.edition.id) for f in e.forms),
    )
    asked = (form.telling.get("area") for form in forms)
    return {
        option.value: option.label
        for question in asked
        if question is not None
        for option in question.options
        if option.value not in own
    }


def by_area(scope: Scope, rows: Iterable[T], area_of: Callable[[T], str]) -> tuple[Area[T], ...]:
    """Return *rows* by their areas: every council area of *scope*, with rows or without.

    In a report over all areas what lies in another, or in none, comes after them.
    """
    held: dict[str, list[T]] = {}
    for row in rows:
        held.setdefault(area_of(row), []).append(row)
    own = councils(scope)
    found = [Area(name, title, True, tuple(held.pop(name, ()))) for name, title in own.items()]
    if not scope.area:
        also = {each.id: each.title for each in scope.edition.areas} | wider(scope)
        found += [
            Area(name, also.get(name, name) if name else UNSAID, False, tuple(held[name]))
            for name in sorted(held, key=lambda name: (not name, also.get(name, name)))
        ]
    return tuple(found)


def within(scope: Scope, rows: Iterable[T], area_of: Callable[[T], str]) -> tuple[T, ...]:
    """Return those of *rows* that a report about the area of *scope* tells of."""
    return tuple(row for row in rows if scope.area in {"", area_of(row)})


def beside(
    scope: Scope, rows: Iterable[T], area_of: Callable[[T], str], what: str
) -> Iterator[str]:
    """Yield that a report about one area leaves out those of *rows* that are about no one area.

    *what* says what they are, in the plural.
    """
    own = {each.id for each in scope.edition.areas}
    if scope.area and (count := sum(area_of(row) not in own for row in rows)):
        yield (
            f"{count} {what} about no one council area: they stand in this report over all areas."
        )


def none_from(areas: Iterable[Area[T]]) -> Iterator[str]:
    """Yield which of *areas* there is nothing from, in one sentence, if there are any."""
    silent = [area.title for area in areas if not area.rows]
    if silent:
        yield f"None from {listed(silent)}."
