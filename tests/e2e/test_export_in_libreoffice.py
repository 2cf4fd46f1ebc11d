"""The register that was exported opens in LibreOffice, and every cell there is what it is here."""

import pytest

from adapters.sheets_files import FileSheets
from tests.e2e.libreoffice import saved, sheet

pytestmark = pytest.mark.e2e

ROWS = [
    ("Number", "Title", "Partners", "On the register since", "What it costs us in a year"),
    ("ARR-AAAAAAAA", "=1+1", "Halton; Wirral", "2026-04-01", "1200.50"),
    ("ARR-BBBBBBBB", "@SUM(1;2)", "–“quoted”, with a comma;", "2020-02-29", ""),
    ("ARR-CCCCCCCC", "-1", "two\nlines", "1901-01-01", "+44"),
    ("ARR-DDDDDDDD", "_x0041_ 🐕 'kept'", "007", "1850-01-01", "1e5"),
]


def test_a_workbook_opens_with_every_cell_as_it_was_written(tmp_path):
    """What looks like a formula is the text that it was, and days are days."""
    file = tmp_path / "register.xlsx"
    FileSheets().write(file, "xlsx", ROWS, [("As at", "1 April 2026")])
    assert sheet(file) == ROWS


def test_what_libreoffice_saves_comes_in_again(tmp_path):
    """As a workbook of its own making."""
    source, folder = tmp_path / "register.xlsx", tmp_path / "saved"
    # It saves what looks like a coded character without coding it, so that nobody can tell.
    rows = [tuple(cell.replace("_x0041_", "A") for cell in row) for row in ROWS]
    FileSheets().write(source, "xlsx", rows)
    folder.mkdir()
    saved(source, "xlsx", folder)
    read = [line.cells for line in FileSheets().lines(folder / "register.xlsx")]
    assert [(*cells, "")[:5] for cells in read] == rows  # the empty end of a row is not saved
