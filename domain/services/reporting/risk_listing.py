"""A list of risks is one table, each risk named alike, with what the list is about beside it."""

from collections.abc import Callable
from dataclasses import dataclass

from domain.services.reporting.paper import Part, Table
from domain.services.reporting.risks_of import to_whom
from domain.services.reporting.telling import cell
from domain.views.risks import RiskRow


@dataclass(frozen=True, slots=True)
class RiskListing:
    """A list of risks: its heading, its columns after the risk itself, and their cells."""

    heading: str
    columns: tuple[str, ...]
    cells: Callable[[RiskRow], tuple[str, ...]]
    nothing: str
    clauses: tuple[str, ...]

    def told(self, rows: tuple[RiskRow, ...], line: str, figure: str = "") -> Part:
        """Return *rows* in one table under *line*; *figure* is what a summary calls them."""
        made = tuple(
            (row.short, cell(row.risk.title), to_whom(row.risk), *self.cells(row)) for row in rows
        )
        columns = ("Number", "Risk", "To", *self.columns)
        return Part(
            heading=self.heading,
            paragraphs=(line if rows else self.nothing,),
            table=Table(self.heading, columns, made) if rows else None,
            figures=((figure, str(len(rows))),) if figure else (),
            clauses=self.clauses,
        )
