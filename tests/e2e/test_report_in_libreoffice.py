"""A report opens in LibreOffice as it was written: its pages, its headings, and every cell."""

from dataclasses import replace

import pytest

from adapters.papers_made import MadePapers
from domain.model.report.paper import Part, Table
from domain.ports.papers import Imprint
from tests.e2e.libreoffice import saved, sheet
from tests.support.papers import PAPER

pytestmark = pytest.mark.e2e

LONG = Part(
    heading="Reviews overdue",
    table=Table(
        "Reviews overdue",
        ("Due since", "Number", "Entry"),
        tuple((f"{n} May 2026", "ARR-AAAAAAAA", f"Partnership {n:03}") for n in range(1, 121)),
    ),
)
LONG_PAPER = replace(PAPER, parts=(*PAPER.parts, LONG))


def converted(folder, name, content, to):
    """Return *content* as LibreOffice converts it *to* another kind, as bytes."""
    source = folder / name
    MadePapers().put(source, content)
    saved(source, to)
    return (folder / f"{source.stem}.{to.partition(':')[0]}").read_bytes()


@pytest.mark.parametrize("draft", [True, False])
def test_every_page_says_what_it_is_and_headings_of_tables_are_repeated(tmp_path, draft):
    """The text of each page, as a reader of it has it."""
    made = MadePapers().document(LONG_PAPER, Imprint(draft, "RPT-ABCDEFGH"), "docx")
    text = converted(tmp_path, "report.docx", made, "pdf")
    assert text.startswith(b"%PDF-")
    pages = text.count(b"/Type/Page/") + text.count(b"/Type/Page\n") + text.count(b"/Type/Page>")
    assert pages >= 3
    flat = converted(tmp_path, "again.docx", made, "fodt").decode()
    assert ("DRAFT" in flat) is draft
    assert "Not protectively marked" in flat
    assert flat.count("<text:h ") == 5
    assert flat.count("<table:table-header-rows>") == len(LONG_PAPER.tables)
    assert 'fo:language="en" fo:country="GB"' in flat
    assert "<svg:desc>A grey field</svg:desc>" in flat


def test_every_cell_of_a_workbook_is_what_it_was(tmp_path):
    """What looks like a formula is the text that it was."""
    made = MadePapers().document(replace(PAPER, parts=PAPER.parts[:1]), Imprint(), "xlsx")
    source = tmp_path / "report.xlsx"
    MadePapers().put(source, made)
    # The first sheet says what it is; the second is the first table.
    assert sheet(source, 2) == [
        ("Kind", "Count"),
        ("=SUM(A1:A9)", "2"),
        ("Statutory partnership", "1"),
    ]
