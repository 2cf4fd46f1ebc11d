"""A grid in a terminal is a table as wide as that, or a list where it would be too narrow."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap

from bot.grids import Cell, Grid

_INDENT, _BETWEEN = "  ", " | "
_LABEL, _NARROW = 18, 7
"""Characters of a label beside, at most, and of a column, at least."""


def table_of(grid: Grid, width: int) -> Iterator[str]:
    """Yield the lines of *grid*, none wider than *width*; a cell says its level and its count."""
    label = min(_LABEL, max(map(len, (*grid.rows, grid.down))))
    left = width - len(_INDENT) - label - len(_BETWEEN) * len(grid.columns)
    column = min(_LABEL, left // len(grid.columns))
    yield ""
    if column < _NARROW:
        yield from (f"{_INDENT}- {line}"[:width] for line in grid.told)
        return
    widths = (label, *[column] * len(grid.columns))
    yield from _row((f"{grid.down} by {grid.across.lower()}", *grid.columns), widths)
    for name, cells in zip(grid.rows, grid.cells, strict=True):
        yield _INDENT + "-+-".join("-" * each for each in widths)
        yield from _row((name, *map(_said, cells)), widths)


def _said(cell: Cell) -> str:
    if not cell.level:
        return str(cell.count)
    return f"{cell.level}: {cell.count}" if cell.count else cell.level.lower()


def _row(texts: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """Yield one row, on as many lines as its longest cell needs."""
    columns = [wrap(text, width) for text, width in zip(texts, widths, strict=True)]
    for parts in zip_longest(*columns, fillvalue=""):
        line = _BETWEEN.join(part.ljust(width) for part, width in zip(parts, widths, strict=True))
        yield (_INDENT + line).rstrip()
