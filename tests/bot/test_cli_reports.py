"""Reports are written, drafted, cleared and released on the command line, with their exit codes."""

import json

import openpyxl
import pytest
from docx import Document

CHIEF, TREASURER = "demo-chief-executive", "demo-treasurer"


@pytest.fixture(autouse=True)
def _in_cambridgeshire(monkeypatch, partnerships):
    """Let it be 1 April 2026, under the policy that has reports cleared."""
    del partnerships
    monkeypatch.setenv("PARTNERSHIPS_NOW", "2026-04-01T08:00:00Z")
    monkeypatch.setenv("PARTNERSHIPS_POLICY", "cambridgeshire")


def number_of(ran):
    return ran.out.partition(":")[0]


def drafted(partnerships):
    return number_of(partnerships("reports", "draft", "registers", "--as", CHIEF))


def test_what_can_be_written_is_listed(partnerships):
    """With whom it is for, and of which days it is."""
    ran = partnerships("report", "--list", "--as", CHIEF)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "policy_told  Who has been told of the policy (for the Police Authority; as it\n"
        "    stood on 1 April 2026; CAM-0.2)\n"
        "registers  How the partnerships stand (for the Police Authority; January to\n"
        "    March 2026; CAM-2.3, CAM-0.7)\n"
        "public_declaration  Partners outside the public sector, declared (for the\n"
        "    public; as it stood on 1 April 2026; COP-5.7, COP-5.3, A-50)\n"
    )
    data = json.loads(partnerships("report", "--list", "--json", "--as", CHIEF).out)
    assert data[1]["cleared_by"] == ["chief_executive", "treasurer"]


def test_a_report_is_written_as_text_with_all_that_it_is(partnerships):
    """As a draft, since nobody released it."""
    ran = partnerships("report", "registers", "--as", CHIEF)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(
        "DRAFT\n"
        "How the partnerships stand\n"
        "==========================\n"
        "For: Police Authority\n"
        "From: officer from whom a report comes\n"
        "Period: January to March 2026\n"
        "Area: all areas\n"
        "As at: 1 April 2026, 09:00\n"
        "Marking: Not protectively marked\n"
        "Open or exempt: Open report, not exempt\n"
        "Needs clearance from: Chief Executive of the Authority and Treasurer\n"
        "May be released by: Chief Executive of the Authority\n"
    )


@pytest.mark.parametrize(
    ("option", "period"),
    [
        (("--quarter", "2025Q3"), "July to September 2025"),
        (("--month", "2025-06"), "June 2025"),
        (("--year", "2025"), "2025"),
        (("--days", "2025-06-01..2025-06-14"), "1 to 14 June 2025"),
    ],
)
def test_other_days_are_asked_for(partnerships, option, period):
    """A quarter, a month, a year, or any days."""
    ran = partnerships("report", "registers", *option, "--as", CHIEF)
    assert f"Period: {period}\n" in ran.out


def test_the_facts_are_given_as_data(partnerships):
    """With their hash, which is the same for the same moment."""
    wish = ("report", "registers", "--as-at", "2026-03-01", "--json", "--as", CHIEF)
    first, again = (json.loads(partnerships(*wish).out) for _ in range(2))
    assert first == again
    assert (first["draft"], first["openness"]) == (True, "Open report, not exempt")
    assert first["as_at"] == "2026-03-01T23:59:59.999999Z"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("report",),
            "Say which report, or --list to see them all: partnerships report registers.",
        ),
        (
            ("report", "weather"),
            "There is no report 'weather'; partnerships report --list shows them all.",
        ),
        (
            ("report", "registers", "--area", "mars"),
            "There is no area 'mars'; the policy's areas are: ",
        ),
        (("report", "registers", "--quarter", "Q3"), "The --quarter 'Q3' cannot be read; "),
        (
            ("report", "registers", "--year", "2025", "--month", "2025-06"),
            "Give one of --quarter, --month, --year and --days, not several.",
        ),
        (
            ("report", "registers", "--out", "report.pdf"),
            "A report is written as .docx, .xlsx, .txt or .json; give --out a file that ends so.",
        ),
        (
            ("reports", "show", "RPT-AAAAAAAA"),
            "There is no report 'RPT-AAAAAAAA'; partnerships reports drafted shows them all.",
        ),
        (("reports",), "Say what to do with the reports: partnerships reports drafted."),
        (
            ("reports", "release", "RPT-AAAAAAAA"),
            'Say to whom it goes: --to "Police Authority".',
        ),
        (
            ("reports", "withdraw", "RPT-AAAAAAAA"),
            'Say why: --reason "Drafted for the wrong quarter".',
        ),
    ],
)
def test_what_cannot_be_understood_is_wrong_use(partnerships, arguments, said):
    """One sentence that says what to do."""
    who = () if len(arguments) == 1 else ("--as", CHIEF)
    ran = partnerships(*arguments, *who)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(said)


def test_a_report_goes_into_a_file_of_each_kind(partnerships, tmp_path):
    """And it is said that it is a draft."""
    for kind in ("docx", "xlsx", "txt", "json"):
        ran = partnerships("report", "registers", "--as", CHIEF, "--out", f"report.{kind}")
        assert (ran.code, ran.out) == (0, "")
        assert ran.err == (
            "Wrote “How the partnerships stand”, January to March 2026, as at 1 April 2026,"
            f" 09:00, to report.{kind}; every page says that it is a draft.\n"
        )
    document = Document(tmp_path / "report.docx")
    assert document.sections[0].header.paragraphs[0].text == "Not protectively marked\tDRAFT"
    assert openpyxl.load_workbook(tmp_path / "report.xlsx").sheetnames[0] == "About"
    assert (tmp_path / "report.txt").read_text(encoding="utf-8").startswith("DRAFT\n")
    assert json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["draft"] is True


def test_a_file_that_cannot_be_written_is_said_so(partnerships):
    """With what to do."""
    ran = partnerships("report", "registers", "--as", CHIEF, "--out", "nowhere/report.txt")
    assert ran.code == 1
    assert ran.err == (
        "The report could not be written to nowhere/report.txt (No such file or directory); give"
        " another file.\n"
    )


def test_a_report_goes_from_its_draft_to_whoever_it_is_released_to(partnerships, tmp_path):
    """CAM-0.7: cleared by both, and released by name."""
    number = drafted(partnerships)
    listed = partnerships("reports", "drafted", "--as", CHIEF)
    assert listed.out == (
        f"{number}  How the partnerships stand, January to March 2026 (Drafted, to be\n"
        "    cleared)\n"
    )
    early = partnerships("reports", "release", number, "--to", "Authority", "--as", CHIEF)
    assert (early.code, early.out) == (1, "")
    assert early.err == (
        "It does not go out before everybody cleared it who has to: the Chief Executive of the"
        " Authority and the Treasurer. Nothing was released.\n"
    )
    other = partnerships("reports", "clear", number, "--as", "demo-officer")
    assert other.code == 2
    ran = partnerships("reports", "clear", number, "--as", TREASURER, "--remark", "Consulted.")
    assert ran.out == (
        f"{number} is cleared by the Treasurer, and awaits clearance by the Chief Executive of"
        " the Authority.\n"
    )
    partnerships("reports", "clear", number, "--as", CHIEF)
    out = ("--out", "final.docx")
    ran = partnerships("reports", "release", number, "--to", "Authority", "--as", CHIEF, *out)
    assert (ran.code, ran.out) == (0, f"{number} is released to Authority.\n")
    document = Document(tmp_path / "final.docx")
    assert document.sections[0].header.paragraphs[0].text == "Not protectively marked"
    told = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Cleared by the Treasurer (Treasurer), 1 April 2026" in told
    shown = json.loads(partnerships("reports", "show", number, "--json", "--as", CHIEF).out)
    assert [each["event"] for each in shown["history"]] == [
        "report-drafted",
        "report-cleared",
        "report-cleared",
        "report-released",
    ]
    assert shown["paper"]["title"] == "How the partnerships stand"


def test_a_draft_is_shown_with_what_happened_and_withdrawn_with_a_reason(partnerships):
    """It is a draft in every rendering."""
    number = drafted(partnerships)
    shown = partnerships("reports", "show", number, "--as", CHIEF)
    assert shown.out.startswith(f"{number}: Drafted, to be cleared, and awaits clearance by the ")
    assert "\nDRAFT\n" in shown.out
    assert "1 April 2026, demo-chief-executive: drafted the report" in shown.out
    ran = partnerships("reports", "withdraw", number, "--reason", "Wrong days.", "--as", CHIEF)
    assert (ran.code, ran.out) == (0, f"{number} is withdrawn.\n")
    assert "(Withdrawn)" in partnerships("reports", "drafted", "--as", CHIEF).out


def test_nothing_drafted_is_said_so(partnerships):
    """With the way to draft something."""
    ran = partnerships("reports", "drafted", "--as", CHIEF)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "No report was drafted yet; partnerships reports draft NAME drafts one.\n"
