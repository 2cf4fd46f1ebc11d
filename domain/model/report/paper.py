"""A paper is what a report says, whole and without a layout: every rendering shows the same facts.

Nothing in it is a moment of writing: the same store, moment and request give the same paper.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from pydantic import ConfigDict, TypeAdapter

from domain.model.report.period import Period
from domain.policy.document import EditionRef


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

    __pydantic_config__: ClassVar = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")

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

    *id* is that of the report in the *layer*, or in the policy itself where that is ""; *said_in*
    is what that document is called, *edition* the policy's as it was in force. *area* is the id of
    an area of the policy, "" for all of them. *exempt* is the clause on which it is not open, ""
    where it is open. *cleared_by* and *released_by* are the offices, by their titles, without whom
    it does not go out.
    """

    id: str
    title: str
    layer: str
    said_in: str
    edition: EditionRef
    for_whom: tuple[str, ...]
    by_whom: tuple[str, ...]
    period: Period
    area: str
    area_title: str
    as_at: datetime
    day: date
    marking: str
    exempt: str = ""
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
        """The numbers that a summary shows, each with what it counts."""
        return tuple(figure for part in self.parts for figure in part.figures)

    @property
    def tables(self) -> tuple[Table, ...]:
        """Every table, in the order of reading."""
        return tuple(part.table for part in self.each_part if part.table is not None)

    @property
    def openness(self) -> str:
        """Whether it is open or exempt, and on which clause, as it is printed (CAM-0.6)."""
        return f"Exempt report: {self.exempt}" if self.exempt else "Open report, not exempt"

    @property
    def facts(self) -> bytes:
        """All of it as canonical JSON, pictures in base 64: the same paper has the same bytes."""
        return json.dumps(
            _WHOLE.dump_python(self, mode="json"), sort_keys=True, ensure_ascii=False
        ).encode()

    @property
    def sha256(self) -> str:
        """The sha256 of the facts: two papers with the same one say the same."""
        return hashlib.sha256(self.facts).hexdigest()


def paper_of(facts: bytes) -> Paper:
    """Return the paper whose facts these are; ``ValueError`` for what are none."""
    return _WHOLE.validate_json(facts)


_WHOLE = TypeAdapter(Paper)
