"""A spreadsheet is lines of texts, each with the number that the spreadsheet gives it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol, TypeAlias

Format: TypeAlias = Literal["csv", "xlsx"]

MOST_LINES = 100_000
MOST_CELLS = 1_000
LONGEST_CELL = 30_000
"""How large a spreadsheet may be: lines, cells of a line, characters of a cell (Excel's limit)."""


class BadSheet(Exception):
    """A file that is no spreadsheet we can read; the text says why and what to do.

    *line* is where reading stopped, 0 where nothing was read.
    """

    def __init__(self, why: str, line: int = 0) -> None:
        super().__init__(why)
        self.line = line


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a spreadsheet: its number there, from 1, and its cells as texts.

    A day is written as year, month and day; what a formula was worked out to stands for it.
    """

    number: int
    cells: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(cell.strip() for cell in self.cells)


class Sheets(Protocol):
    """Reads and writes spreadsheets, a line at a time."""

    def lines(self, file: Path) -> Iterator[Line]:
        """Yield the lines of the first sheet of *file*; raise :class:`BadSheet`."""
        ...

    def write(
        self,
        file: Path,
        kind: Format,
        rows: Iterable[Sequence[str]],
        about: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Write *rows* to *file*, whole or not at all, every cell as text and none as a formula.

        A cell that is a day is one in a workbook; *about* is its second sheet. Raises ``OSError``.
        """
        ...
