"""What is written to a spreadsheet comes back from it, whatever it is, and is never calculated."""

import csv
import zipfile
from contextlib import suppress

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.sheets_files import FileSheets
from domain.ports.sheets import BadSheet, Line

SHEETS = FileSheets()
QUICK = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=40),
    st.sampled_from(
        [
            "=1+1",
            "'=1+1",
            "''",
            "+44",
            "-1",
            "@SUM(A1)",
            "\t=1",
            " =1",
            "_x0041_",
            "_x005F_",
            "a\nb",
        ]
    ),
    st.from_regex(r"\A'*[=+\-@\t\n][a-z']*\Z"),
    st.from_regex(r"\A_x00[0-9A-F]{2}_{1,2}x\Z"),
)


def written(folder, kind, rows, about=()):
    file = folder / f"sheet.{kind}"
    SHEETS.write(file, kind, rows, about)
    return file


def read(file):
    return [line.cells for line in SHEETS.lines(file)]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@QUICK
@given(rows=st.lists(st.lists(TEXTS, min_size=2, max_size=3), max_size=3))
def test_any_text_comes_back_as_it_was(kind, rows, tmp_path_factory):
    """Formulas, apostrophes, line ends, control characters, numbers of characters."""
    folder = tmp_path_factory.mktemp("sheet")
    whole = [("One", "Two", "Three"), *((*row, "end")[:3] for row in rows)]
    found = read(written(folder, kind, whole))
    assert [(*cells, "", "", "")[:3] for cells in found] == [tuple((*row, "")[:3]) for row in whole]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@A1", "\t=1", " =1", "\uff1d1", "=cmd|' /C calc'!A0"]
)
def test_what_looks_like_a_formula_stays_text(text, tmp_path):
    """In a CSV by an apostrophe, in a workbook by being written as a text."""
    file = written(tmp_path, "csv", [("A",), (text,)])
    with file.open(encoding="utf-8-sig", newline="") as raw:
        assert list(csv.reader(raw)) == [["A"], [f"'{text}"]]
    book = openpyxl.load_workbook(written(tmp_path, "xlsx", [("A",), (text,)]))
    cell = book["Register"]["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    assert read(tmp_path / "sheet.csv") == read(tmp_path / "sheet.xlsx") == [("A",), (text,)]


def test_a_workbook_tells_what_it_is_on_a_second_sheet(tmp_path):
    """And holds days as days."""
    file = written(
        tmp_path, "xlsx", [("A",), ("2026-04-01",)], [("As at", "2026-04-01"), ("B", "c")]
    )
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == ["Register", "About"]
    assert book["Register"]["A2"].is_date
    assert [[cell.value for cell in row] for row in book["About"].iter_rows(min_row=2)] == [
        ["B", "c"]
    ]


@pytest.mark.parametrize(
    ("content", "cells"),
    [
        (b"A,B\r\nx,y\r\n", [("A", "B"), ("x", "y")]),
        (b"A;B\nx,1;y\n", [("A", "B"), ("x,1", "y")]),
        ("A\tB\nx\té\n".encode("utf-16"), [("A", "B"), ("x", "é")]),
        ("A,B\ncaf\xe9,\x93y\x94".encode("latin-1"), [("A", "B"), ("café", "“y”")]),
        ("\ufeffA,B\n\n“x”,\n".encode(), [("A", "B"), (), ("“x”", "")]),
        (b"", []),
    ],
)
def test_a_csv_is_read_as_it_was_saved(content, cells, tmp_path):
    """With another mark between the cells, in another encoding, with empty lines."""
    (tmp_path / "x.csv").write_bytes(content)
    assert read(tmp_path / "x.csv") == cells


def test_a_workbook_is_read_as_others_make_it(tmp_path):
    """Numbers, truth, days, formulas as they were worked out, empty rows before the first."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A3"], sheet["B3"], sheet["C3"], sheet["D3"] = 7, 1.5, True, "=1+1"
    book.create_sheet("Other")["A1"] = "not read"
    book.save(tmp_path / "x.xlsx")
    assert list(SHEETS.lines(tmp_path / "x.xlsx"))[2:] == [Line(3, ("7", "1.5", "yes", ""))]


def _packed(folder, parts):
    with zipfile.ZipFile(folder / "x.xlsx", "w") as packed:
        for name, text in parts.items():
            packed.writestr(name, text)


@pytest.mark.parametrize(
    "parts",
    [{}, {"a": "b"}, {"[Content_Types].xml": "<x"}, {"xl/workbook.xml": "<workbook/>"}],
    ids=str,
)
def test_a_damaged_workbook_is_refused_with_what_to_do(parts, tmp_path):
    """Whatever the library makes of it."""
    _packed(tmp_path, parts)
    with pytest.raises(BadSheet, match="save it again"):
        read(tmp_path / "x.xlsx")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"\xd0\xcf\x11\xe0rest", "old or a protected workbook"),
        (b"PK\x03\x04rest", "save it again"),
        (b'A,B\nx,"y\n', "save it again"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_with_what_to_do(content, why, tmp_path):
    """And never breaks anything."""
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(BadSheet, match=why):
        read(tmp_path / "x")


@QUICK
@given(content=st.binary(max_size=300))
def test_no_file_breaks_the_reading(content, tmp_path_factory):
    """It is read, or it is refused."""
    file = tmp_path_factory.mktemp("sheet") / "x"
    file.write_bytes(content)
    with suppress(BadSheet):
        read(file)


@settings(QUICK, max_examples=25)
@given(at=st.integers(0, 5_000), byte=st.integers(0, 255))
def test_no_damage_to_a_workbook_breaks_the_reading(at, byte, tmp_path_factory):
    """One byte changed anywhere: it is read, or it is refused."""
    folder = tmp_path_factory.mktemp("sheet")
    file = written(folder, "xlsx", [("A", "B"), ("x", "=y")])
    content = bytearray(file.read_bytes())
    content[at % len(content)] = byte
    file.write_bytes(content)
    with suppress(BadSheet):
        read(file)


def test_nothing_takes_the_place_of_a_file_before_all_is_written(tmp_path):
    """What breaks on the way leaves the old one."""
    file = written(tmp_path, "csv", [("A",)])

    def breaking():
        yield ("B",)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        SHEETS.write(file, "csv", breaking())
    assert read(file) == [("A",)]
    assert [each.name for each in tmp_path.iterdir()] == ["sheet.csv"]


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(BadSheet, match="cannot be read"):
        read(tmp_path / "none")
