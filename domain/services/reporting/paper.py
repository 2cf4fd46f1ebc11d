"""A paper is what a report says, whole and without a layout: every rendering shows the same facts.

Nothing in it is a moment of writing: the same store, moment and request give the same paper.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime

from domain.services.reporting.period import Period


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one row of headings; every row has a cell for each of *columns*.

    *title* says what it shows, and names its sheet in a workbook.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        """Refuse a row that is not as wide as the table."""
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"a row of {self.title!r} is not {len(self.columns)} cells wide")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as PNG bytes, and in words for whoever does not see it."""

    alt: str
    png: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a paper under its *heading*: a few paragraphs, then a table, then a picture.

    *figures* are the numbers that a summary shows, each with what it counts. *left_out* says what
    the part does not hold and why; *clauses* what it rests on. *parts* stand beneath it, one level
    deep, as for one area each.
    """

    heading: str
    paragraphs: tuple[str, ...] = ()
    table: Table | None = None
    picture: Picture | None = None
    figures: tuple[tuple[str, str], ...] = ()
    left_out: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    parts: tuple["Part", ...] = ()

    def each(self) -> Iterator["Part"]:
        """Yield this part and those beneath it, in the order of reading."""
        yield self
        for part in self.parts:
            yield from part.each()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A report as written: what it is of, for whom, by whom, as at when, and what it says.

    *id* is that of the report in the policy or layer *document*. *area* is the id of an area of
    the policy, "" for all of them, *area_title* what it is called. *exempt* is the clause on which
    it is not open, "" where it is open; *exempt_basis* the clause that asks for that to be said.
    *cleared_by* and *released_by* are the offices, by their titles, without whom it does not go
    out.
    """

    id: str
    title: str
    document: str
    for_whom: tuple[str, ...]
    by_whom: tuple[str, ...]
    period: Period
    area: str
    area_title: str
    as_at: datetime
    day: date
    marking: str
    exempt: str = ""
    exempt_basis: tuple[str, ...] = ()
    cleared_by: tuple[str, ...] = ()
    released_by: tuple[str, ...] = ()
    parts: tuple[Part, ...]
    left_out: tuple[str, ...]
    clauses: tuple[str, ...]

    @property
    def each_part(self) -> tuple[Part, ...]:
        """Every part, in the order of reading."""
        return tuple(each for part in self.parts for each in part.each())

    @property
    def figures(self) -> tuple[tuple[str, str], ...]:
        """The numbers that a summary shows."""
        return tuple(figure for part in self.parts for figure in part.figures)

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every table, in the order of reading."""
        return tuple(part.table for part in self.each_part if part.table is not None)

    @property
    def facts(self) -> str:
        """All of it as canonical JSON, pictures by the sha256 of their bytes."""
        return json.dumps(asdict(self), sort_keys=True, ensure_ascii=False, default=_plain)

    @property
    def sha256(self) -> str:
        """The sha256 of the facts: two papers with the same one say the same."""
        return hashlib.sha256(self.facts.encode()).hexdigest()


def _plain(value: object) -> str:
    match value:
        case bytes():
            return hashlib.sha256(value).hexdigest()
        case date():
            return value.isoformat()
        case _:
            raise TypeError(type(value).__name__)
