"""A report opens in LibreOffice as it was written: its pages, its headings, and every cell."""

import csv
import subprocess
from dataclasses import replace

import pytest

from adapters.papers_made import MadePapers
from domain.model.report.paper import Part, Table
from domain.ports.papers import Imprint
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
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", to, "--outdir", folder, source],
        check=True,
        capture_output=True,
        timeout=180,
    )
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
    # Sheet 2 is the first table; the last parameter says which sheet is written.
    as_csv = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2"
    source = tmp_path / "report.xlsx"
    MadePapers().put(source, made)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", as_csv, "--outdir", tmp_path, source],
        check=True,
        capture_output=True,
        timeout=180,
    )
    (written,) = tmp_path.glob("report-*.csv")
    with written.open(encoding="utf-8", newline="") as raw:
        assert [tuple(row) for row in csv.reader(raw)] == [
            ("Kind", "Count"),
            ("=SUM(A1:A9)", "2"),
            ("Statutory partnership", "1"),
        ]
