"""A workbook has a sheet for each table of a paper, and nothing in it is ever calculated."""

import io
import re
from collections.abc import Iterable, Iterator

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from adapters.paper_lines import DRAFT, LEFT_OUT, NOTHING_LEFT_OUT, about
from adapters.sheet_cells import FORMULA, coded, fitting
from domain.model.report.paper import Paper
from domain.ports.papers import Imprint

ABOUT = "About"
_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})")
_NARROW, _WIDE = 10, 60
_HEADING = PatternFill("solid", start_color="E4E8F0")


def document(paper: Paper, imprint: Imprint) -> bytes:
    """Return *paper* as a workbook: what it is, what it says in words, then each table."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)  # noqa: S101 - a new workbook has one
    first.title = ABOUT
    _write(first, ("What", "Says"), _told(paper, imprint))
    used = {ABOUT.casefold()}
    for table in paper.tables:
        sheet = book.create_sheet(_named(table.title, used))
        _write(sheet, table.columns, table.rows)
    for sheet in book.worksheets:
        left = f"{DRAFT} " if imprint.draft else ""
        if sheet.oddHeader is not None:
            sheet.oddHeader.center.text = f"{left}{paper.marking}".strip().replace("&", "&&")
    book.properties.title, book.properties.language = paper.title, "en-GB"
    book.properties.creator = ", ".join(paper.by_whom)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _told(paper: Paper, imprint: Imprint) -> Iterator[tuple[str, ...]]:
    yield "Report", paper.title
    yield from about(paper, imprint)
    for part in paper.each_part:
        yield from ((part.heading, line) for line in part.paragraphs)
        if part.picture is not None:
            yield part.heading, f"Picture: {part.picture.alt}"
    yield from ((LEFT_OUT, line) for line in paper.left_out or (NOTHING_LEFT_OUT,))


def _write(sheet: Worksheet, heading: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    wide = [len(text) for text in heading]
    for row, texts in enumerate((heading, *rows), start=1):
        for column, text in enumerate(texts, start=1):
            cell = sheet.cell(row, column)
            assert isinstance(cell, Cell)  # noqa: S101 - no cells are merged here
            _put(cell, text, heading=row == 1)
            wide[column - 1] = max(wide[column - 1], *map(len, text.split("\n")))
    for column, most in enumerate(wide, start=1):
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = max(_NARROW, min(_WIDE, most + 2))
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"


def _put(cell: Cell, text: str, *, heading: bool) -> None:
    if not heading and _NUMBER.fullmatch(text):
        cell.value = int(text)
    elif text:
        # Not by the property, which takes what begins with "=" for a formula.
        cell._value, cell.data_type = coded(fitting(text)), "s"  # type: ignore[attr-defined]  # noqa: SLF001
        if FORMULA.match(text):
            cell.quotePrefix = True
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if heading:
        cell.font, cell.fill = Font(bold=True), _HEADING


def _named(title: str, used: set[str]) -> str:
    """Return *title* as the name of a sheet that is not there yet."""
    bare = " ".join(_FORBIDDEN.sub(" ", title).split())[:_NAME] or "Table"
    name, number = bare, 1
    while name.casefold() in used:
        number += 1
        name = f"{bare[: _NAME - len(str(number)) - 1]} {number}"
    used.add(name.casefold())
    return name
