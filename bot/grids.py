"""A grid counts things by two scales: a heat map where its cells have levels, a table without."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """How many things there are of one row and one column, and which level that is.

    *shade* is how grave the level is, from 0 to 1; nothing is told by it that *level* does not say.
    """

    count: int
    level: str = ""
    shade: float = 0.0


@dataclass(frozen=True, slots=True)
class Grid:
    """Counts in *rows*, the first on top, and *columns*: each row of *cells* is as long as those.

    *down* says what the rows are, *across* what the columns are.
    """

    title: str
    down: str
    across: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]

    @property
    def told(self) -> Iterator[str]:
        """Yield every cell that holds something, in words."""
        for row, cells in zip(self.rows, self.cells, strict=True):
            for column, cell in zip(self.columns, cells, strict=True):
                if cell.count:
                    level = f" ({cell.level})" if cell.level else ""
                    yield f"{row}, {column}: {cell.count}{level}"

    @property
    def alt(self) -> str:
        """What whoever cannot see it is told."""
        about = f"{self.title}. {self.down} by {self.across.lower()}."
        return f"{about} {'; '.join(self.told) or 'Nothing is counted in it yet'}."
