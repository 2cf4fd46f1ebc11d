"""A document has real headings, tables and languages; a workbook never calculates."""

import io
from dataclasses import replace

import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.papers_made import MadePapers
from domain.model.report.paper import Part, Picture, Table
from domain.ports.papers import Imprint
from tests.support.papers import PAPER, png

RELEASED = Imprint(draft=False, number="RPT-ABCDEFGH", told=("Cleared by the Treasurer",))
PAPERS = MadePapers()


def read(paper=PAPER, imprint=Imprint()):  # noqa: B008 - it is frozen
    return Document(io.BytesIO(PAPERS.document(paper, imprint, "docx")))


def texts(document):
    return [paragraph.text for paragraph in document.paragraphs]


def headings(document):
    return [(p.style.name, p.text) for p in document.paragraphs if "Heading" in p.style.name]


def test_headings_are_of_the_styles_by_which_a_document_is_walked_through():
    """One title, then each part, and beneath it what is beneath it."""
    document = read()
    assert document.paragraphs[0].style.name == "Title"
    assert headings(document) == [
        ("Heading 1", "Entries"),
        ("Heading 2", "By area"),
        ("Heading 1", "Reviews"),
        ("Heading 1", "What this report leaves out"),
    ]


def test_it_says_what_it_is_as_at_when_for_whom_and_what_it_leaves_out():
    """Label by label, in one order."""
    told = texts(read())
    for line in (
        "For\tChief of Staff and Chief Constable",
        "From\tRisk Manager",
        "Period\tJuly to September 2026",
        "Area\tHalton",
        "As at\t23 November 2026, 09:30",
        "Marking\tNot protectively marked",
        "Open or exempt\tOpen report, not exempt",
        "Needs clearance from\tChief Executive and Treasurer",
        "May be released by\tChief Executive",
        f"Facts (sha256)\t{PAPER.sha256}",
        "One entry says nothing of any area.",
    ):
        assert line in told


def test_every_page_of_a_draft_says_so_and_no_page_of_what_was_released():
    """In the header, with the marking; the footer has the moment, the number and the page."""
    draft, final = read(), read(imprint=RELEASED)
    assert draft.sections[0].header.paragraphs[0].text == "Not protectively marked\tDRAFT"
    assert final.sections[0].header.paragraphs[0].text == "Not protectively marked"
    footer = final.sections[0].footer.paragraphs[0]
    assert footer.text == "As at 23 November 2026, 09:30 · RPT-ABCDEFGH\tPage  of "
    fields = [part.text.strip() for part in footer._p.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert "DRAFT" not in "".join(texts(final))
    assert "What happened to it\tCleared by the Treasurer" in texts(final)


def test_tables_are_tables_whose_headings_are_repeated_and_whose_rows_stay_whole():
    """And each says what it is, for whoever hears it read."""
    first, second = read().tables
    assert [cell.text for cell in first.rows[0].cells] == ["Kind", "Count"]
    assert [cell.text for cell in first.rows[1].cells] == ["=SUM(A1:A9)", "2"]
    for table in (first, second):
        rows = table._tbl.tr_lst
        assert rows[0].trPr.find(qn("w:tblHeader")) is not None
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)
    caption = first._tbl.tblPr.find(qn("w:tblCaption"))
    assert caption.get(qn("w:val")) == "Entries by kind"


def test_the_parts_of_a_table_stand_in_the_order_that_the_format_wants():
    """Word refuses a file where they do not."""
    order = ["tblStyle", "tblW", "tblInd", "tblBorders", "tblLayout", "tblLook", "tblCaption"]
    names = [part.tag.partition("}")[2] for part in read().tables[0]._tbl.tblPr]
    assert names == order


def test_pictures_are_told_in_words_and_fit_the_page():
    """Whoever does not see one hears what it shows."""
    wide = Part(heading="Map", picture=Picture("Risks by level", png(4_000, 10)))
    document = read(replace(PAPER, parts=(*PAPER.parts, wide)))
    described = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert described == ["A grey field", "Risks by level"]
    page = document.sections[0]
    room = page.page_width - page.left_margin - page.right_margin
    assert document.inline_shapes[1].width <= room


def test_the_language_is_english_as_it_is_written_here():
    """And title and author stand in the document's own properties."""
    document = read()
    language = document.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val"))
    known = document.core_properties
    assert (language, known.language, known.title) == ("en-GB", "en-GB", PAPER.title)
    assert (known.author, known.content_status) == ("Risk Manager", "DRAFT")


def test_nothing_is_spaced_by_empty_paragraphs():
    """A screen reader would read each of them."""
    assert all(p.text.strip() or p._p.findall(f".//{qn('w:drawing')}") for p in read().paragraphs)


def test_a_wide_table_turns_the_page():
    """So that it can be read."""
    columns = tuple("abcdefg")
    wide = Part(heading="Wide", table=Table("Wide", columns, (columns,)))
    page = read(replace(PAPER, parts=(wide,))).sections[0]
    assert page.page_width > page.page_height


def test_a_table_without_rows_says_none():
    """It is not left to be guessed whether something is missing."""
    empty = Part(heading="Empty", table=Table("Nothing", ("A", "B"), ()))
    (table,) = read(replace(PAPER, parts=(empty,))).tables
    assert [cell.text for cell in table.rows[1].cells] == ["None", ""]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(max_size=30))
def test_whatever_people_wrote_stands_in_it(text):
    """Save what no document can hold."""
    part = Part(heading="Said", paragraphs=(f"a{text}b",), table=Table("T", ("A",), ((text,),)))
    try:
        paper = replace(PAPER, parts=(part,))
        _ = paper.facts
    except ValueError:
        return  # half a character: nothing that was recorded holds one
    kept = "".join(c for c in text if c.isalnum())
    document = read(paper)
    assert kept in "".join(c for c in "".join(texts(document)) if c.isalnum())


def sheets(paper=PAPER, imprint=Imprint()):  # noqa: B008 - as above
    return openpyxl.load_workbook(io.BytesIO(PAPERS.document(paper, imprint, "xlsx")))


def test_a_workbook_has_a_sheet_for_what_it_is_and_one_for_each_table():
    """With the headings frozen and filtered, and numbers as numbers."""
    book = sheets()
    assert book.sheetnames == ["About", "Entries by kind", "Entries by area"]
    table = book["Entries by kind"]
    assert [[cell.value for cell in row] for row in table.rows] == [
        ["Kind", "Count"],
        ["=SUM(A1:A9)", 2],
        ["Statutory partnership", 1],
    ]
    assert (table.freeze_panes, table.auto_filter.ref) == ("A2", "A1:B3")
    assert table["A1"].font.bold
    assert book.properties.title == PAPER.title


def test_nothing_in_a_workbook_is_calculated():
    """What begins as a formula is text, and stays text when somebody edits it there."""
    book = sheets()
    cell = book["Entries by kind"]["A2"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    told = [row[1].value for row in book["About"].rows]
    assert "+1 is no formula." in told
    assert all(cell.data_type != "f" for sheet in book for row in sheet.rows for cell in row)


def test_what_a_workbook_is_says_that_it_is_a_draft():
    """On its first sheet, and on every page that is printed."""
    book = sheets()
    told = {row[0].value: row[1].value for row in book["About"].rows}
    assert told["Status"] == "Draft: it has not been released, and is not to be passed on"
    assert told["What this report leaves out"] == "One entry says nothing of any area."
    assert book["Entries by area"].oddHeader.center.text == "DRAFT Not protectively marked"
    final = {row[0].value: row[1].value for row in sheets(imprint=RELEASED)["About"].rows}
    assert final["Status"] == "Released"


def test_sheets_have_names_that_a_workbook_takes_and_no_two_alike():
    """However tables are titled."""
    titles = ("A/B: [c]*?", "A B c", "x" * 40, "x" * 41, "About", "'")
    parts = tuple(Part(heading=t, table=Table(t, ("A",), (("1",),))) for t in titles)
    assert sheets(replace(PAPER, parts=parts)).sheetnames == [
        "About",
        "A B c",
        "A B c 2",
        "x" * 31,
        f"{'x' * 29} 2",
        "About 2",
        "Table",
    ]


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    """What stood there before stands until all is written."""
    file = tmp_path / "report.txt"
    PAPERS.put(file, b"whole")
    assert file.read_bytes() == b"whole"
    assert list(tmp_path.iterdir()) == [file]
    with pytest.raises(OSError, match="No such file"):
        PAPERS.put(tmp_path / "nowhere" / "report.txt", b"whole")
