"""A workbook is read and written a row at a time, and nothing in it is ever calculated."""

import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, BinaryIO

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from adapters.sheet_cells import FORMULA, as_text, coded, fitting
from domain.ports.sheets import MOST_CELLS, MOST_LINES, BadSheet, Line

REGISTER, ABOUT = "Register", "About"
"""What its sheets are called."""

_LARGEST = 300_000_000
"""Bytes that a workbook may come to when it is unpacked."""

_SAVE_AGAIN = "save it again as .xlsx or as CSV"
_DAY = "yyyy-mm-dd"
_ISO_DAY = len("2026-04-01")
_FIRST_YEAR = 1901
_WIDTH, _WIDE = 22, 48


def lines(file: Path) -> Iterator[Line]:
    """Yield the rows of the first sheet of *file*, the last that holds anything last."""
    last = 0
    try:
        _is_of_a_size(file)
        with warnings.catch_warnings():  # of what is left out: pictures, validation, styles
            warnings.simplefilter("ignore")
            book = load_workbook(file, read_only=True, data_only=True)
            try:
                for number, row in enumerate(_rows(book), start=1):
                    if number > MOST_LINES or len(row) > MOST_CELLS:
                        raise BadSheet("it is larger than a register: split it", number)
                    last = number
                    yield Line(number, tuple(map(as_text, row)))
            finally:
                book.close()
    except BadSheet:
        raise
    except Exception as error:  # what the library raises for a damaged workbook is open
        raise BadSheet(f"it is no workbook that can be read: {_SAVE_AGAIN}", last) from error


def write(
    to: BinaryIO, rows: Iterable[Sequence[str]], about: Sequence[tuple[str, str]] = ()
) -> None:
    """Write a workbook with *rows*, the first of them its heading, and a sheet *about* them."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(REGISTER)
    sheet.freeze_panes = "A2"
    heading = True
    for row in rows:
        if heading:
            _widen(sheet, len(row))
        sheet.append([_cell(sheet, text, heading=heading) for text in row])
        heading = False
    told = book.create_sheet(ABOUT)
    _widen(told, 2, _WIDE)
    for pair in about:
        told.append([_cell(told, text, heading=False) for text in pair])
    book.save(to)


def _is_of_a_size(file: Path) -> None:
    with zipfile.ZipFile(file) as packed:
        if sum(each.file_size for each in packed.infolist()) > _LARGEST:
            raise BadSheet("it is larger than a register: split it")


def _rows(book: Any) -> Iterator[tuple[object, ...]]:  # noqa: ANN401 - the library has no types
    sheets = book.worksheets
    if not sheets:
        return
    sheets[0].reset_dimensions()  # what the file says of its own size may be wrong
    yield from sheets[0].iter_rows(values_only=True)


def _cell(sheet: Any, text: str, *, heading: bool) -> object:  # noqa: ANN401 - as above
    day = None if heading else _day(text)
    if day is not None:
        cell = WriteOnlyCell(sheet, value=datetime.combine(day, time.min))
        cell.number_format = _DAY
        return cell
    if not text:
        return None
    cell = WriteOnlyCell(sheet)
    # Not by the property, which takes what begins with "=" for a formula.
    cell._value, cell.data_type = coded(fitting(text)), "s"  # type: ignore[attr-defined]  # noqa: SLF001
    if heading:
        cell.font = Font(bold=True)
    elif FORMULA.match(text):
        cell.quotePrefix = True  # it stays text when somebody edits it there
    return cell


def _day(text: str) -> date | None:
    """Return the day that *text* is, if a workbook can hold it."""
    try:
        day = date.fromisoformat(text) if len(text) == _ISO_DAY else None
    except ValueError:
        return None
    return day if day is not None and day.year >= _FIRST_YEAR else None


def _widen(sheet: Any, columns: int, width: int = _WIDTH) -> None:  # noqa: ANN401 - as above
    for number in range(columns):
        letters = chr(ord("A") + number) if number < 26 else None  # noqa: PLR2004 - the alphabet
        if letters:
            sheet.column_dimensions[letters].width = width
