"""A list of a report is a table, area by area or whole, under one line that has its figures."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from domain.services.reporting.by_area import Area, by_area, none_from
from domain.services.reporting.paper import Part, Table
from domain.services.reporting.scope import Scope

T = TypeVar("T")


@dataclass(frozen=True)
class Listing(Generic[T]):
    """What a list is headed by, its columns and their cells, and what is said where it is empty.

    *clauses* are what it rests on.
    """

    heading: str
    columns: tuple[str, ...]
    cells: Callable[[T], tuple[str, ...]]
    nothing: str
    clauses: tuple[str, ...]

    def told(
        self, scope: Scope, rows: tuple[T, ...], line: str, area_of: Callable[[T], str]
    ) -> Part:
        """Return *rows* under *line*, in a table for each area; in one if it is about one alone."""
        if not rows or scope.area:
            return self.flat(rows, line)
        areas = by_area(scope, rows, area_of)
        told = tuple(self._of_area(area) for area in areas if area.rows)
        said = (line, *none_from(areas))
        return replace(self._empty, paragraphs=said, parts=told)

    def flat(self, rows: tuple[T, ...], line: str, figure: str = "") -> Part:
        """Return *rows* under *line* in one table; *figure* is what a summary calls them."""
        figures = ((figure, str(len(rows))),) if figure else ()
        if not rows:
            return replace(self._empty, figures=figures)
        table = self._table(rows, self.heading)
        return replace(self._empty, paragraphs=(line,), table=table, figures=figures)

    @property
    def _empty(self) -> Part:
        return Part(heading=self.heading, paragraphs=(self.nothing,), clauses=self.clauses)

    def _of_area(self, area: Area[T]) -> Part:
        table = self._table(area.rows, f"{self.heading}: {area.title}")
        return Part(heading=area.title, table=table)

    def _table(self, rows: tuple[T, ...], title: str) -> Table:
        return Table(title, self.columns, tuple(map(self.cells, rows)))
