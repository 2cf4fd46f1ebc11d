"""A CSV file is read as it was saved by whatever program, and written as every program reads it."""

import codecs
import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TextIO

from adapters.sheet_cells import fitting, hidden, shown
from domain.ports.sheets import MOST_CELLS, MOST_LINES, BadSheet, Line

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LOOKED_AT = 64 * 1024
_LONGEST_FIELD = 1_000_000
_SAVE_AGAIN = "save it again as CSV (UTF-8)"


def lines(file: Path) -> Iterator[Line]:
    """Yield the lines of *file*; a line with line ends in its cells is counted once."""
    csv.field_size_limit(_LONGEST_FIELD)
    last = 0
    with _opened(file) as text:
        parted = _parted_by(text)
        rows = csv.reader(text, delimiter=parted, strict=True)
        try:
            for last, row in enumerate(rows, start=1):
                if last > MOST_LINES or len(row) > MOST_CELLS:
                    raise BadSheet("it is larger than a register: split it", last)
                yield Line(last, tuple(map(shown, row)))
        except (csv.Error, UnicodeError) as error:
            raise BadSheet(
                f"the line after it cannot be read ({error}): {_SAVE_AGAIN}", last
            ) from error


def write(to: TextIO, rows: Iterable[Sequence[str]]) -> None:
    """Write *rows* to *to*, which must leave line ends alone."""
    # A byte order mark: without it Excel takes UTF-8 for something else.
    to.write("\ufeff")
    writer = csv.writer(to, lineterminator="\r\n")
    for row in rows:
        writer.writerow([hidden(fitting(cell)) for cell in row])


@contextmanager
def _opened(file: Path) -> Iterator[TextIO]:
    """Give *file* as text, whose encoding its first bytes tell, or that it is not UTF-8."""
    with file.open("rb") as raw:
        start = raw.read(len(codecs.BOM_UTF16_LE))
    encoding = "utf-16" if start in _UTF_16 else "utf-8-sig" if _is_utf_8(file) else "cp1252"
    with file.open(encoding=encoding, newline="") as text:
        yield text


def _is_utf_8(file: Path) -> bool:
    try:
        with file.open(encoding="utf-8-sig", newline="") as text:
            while text.read(_LOOKED_AT):
                pass
    except UnicodeDecodeError:
        return False
    return True


def _parted_by(text: TextIO) -> str:
    """Return what parts the cells of the first line that holds anything, and go back to it."""
    try:
        first = next((line for line in islice(text, 100) if line.strip()), "")
        text.seek(0)
    except UnicodeError as error:
        raise BadSheet(f"it is no text ({error}): {_SAVE_AGAIN}") from error
    counted = {mark: first.count(mark) for mark in ",;\t"}
    return max(counted, key=lambda mark: counted[mark])
