"""The register goes out to a file and comes in from one, with everything said that people need."""

import csv
import hashlib
import json

import openpyxl
import pytest

CONTACT = ("--as", "demo-head-of-policy")
HEAD = "Title,Register,Kind,Stage,Partners\n"
GOOD = HEAD + '=1+1,local,operational,Running,"Halton, Wirral"\nB,local,,,\n'
NOT_HERE = (
    "What was taken over is marked as not decided here yet; the page of each entry offers to decide"
    " it.\n"
)


@pytest.fixture
def sheet(tmp_path):
    def written(text, name="old.csv"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return name

    return written


def rows(file):
    with file.open(encoding="utf-8-sig", newline="") as raw:
        return list(csv.DictReader(raw))


def test_a_spreadsheet_is_looked_at_taken_over_and_goes_out_again(partnerships, sheet, tmp_path):
    """Dry first; then all of it; then nothing more, however often."""
    name = sheet(GOOD)
    dry = partnerships("register", "import", name, *CONTACT)
    assert (dry.code, dry.out) == (0, "")
    assert dry.err == (
        "Nothing was changed: 2 rows would be taken over. Type it again with --apply to do it.\n"
    )
    done = partnerships("register", "import", name, "--apply", *CONTACT)
    assert done.err == f"Done: 2 rows were taken over, 0 entries were corrected.\n{NOT_HERE}"
    again = partnerships("register", "import", name, "--apply", *CONTACT)
    assert again.err == (
        "Nothing was changed, and there is nothing to do: 2 rows were taken over before.\n"
    )
    out = partnerships("register", "export", "out.csv", "--as", "demo-sergeant")
    assert (out.code, out.out) == (0, "")
    assert out.err.startswith("Wrote 2 entries to out.csv: all registers, as at ")
    assert [(row["Title"], row["Partners"]) for row in rows(tmp_path / "out.csv")] == [
        ("'=1+1", "Halton; Wirral"),
        ("B", ""),
    ]
    partnerships("register", "export", "out.xlsx", "--as", "demo-sergeant")
    for file in ("out.csv", "out.xlsx"):
        back = partnerships("register", "import", file, *CONTACT)
        assert back.err.endswith("there is nothing to do: 2 rows say what stands.\n")


def test_every_wrong_row_is_named_and_the_exit_code_says_so(partnerships, sheet):
    """For people a line each, for programs as data."""
    name = sheet(HEAD + "A,nowhere,,,\n,local,,,\n")
    ran = partnerships("register", "import", name, "--apply", *CONTACT)
    assert ran.code == 1
    assert ran.out.splitlines() == [
        (
            "row 2, Register: “nowhere” is no register of the policy; write one of: Register of"
            " collaborations; Register of strategic and statutory partnerships; Local record"
        ),
        "row 3, Title: there is no title; write a few words by which others will know it",
    ]
    assert ran.err.startswith("Nothing was changed: 2 rows have to be mended first; then ")
    data = json.loads(partnerships("register", "import", name, "--json", *CONTACT).out)
    assert (data["applied"], data["file"]) == (
        False,
        hashlib.sha256((HEAD + "A,nowhere,,,\n,local,,,\n").encode()).hexdigest(),
    )
    assert [(each["row"], each["column"], each["fault"]) for each in data["faults"]] == [
        (2, "Register", "unknown-register"),
        (3, "Title", "no-title"),
    ]


def test_a_mapping_says_how_a_spreadsheet_calls_things(partnerships, sheet, tmp_path):
    sheet(
        '[columns]\n"Scheme" = "title"\n"Notes" = ""\n[values.kind]\n"S22" = "strategic"\n',
        "m.toml",
    )
    name = sheet("Scheme,Kind,Notes\nA,S22,x\n")
    options = ("--mapping", "m.toml", "--register", "local", "--apply", *CONTACT)
    assert partnerships("register", "import", name, *options).code == 0
    partnerships("register", "export", "out.csv")
    (row,) = rows(tmp_path / "out.csv")
    assert (row["Title"], row["Kind"]) == ("A", "Strategic partnership")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[columns", "is no TOML"),
        ("[other]\nx = 1\n", "says something that is none"),
        ("[columns]\nx = 1\n", "says something that is none"),
        ("values = 1\n", "says something that is none"),
        (None, "cannot be read"),
    ],
)
def test_a_mapping_that_cannot_be_used_is_said(partnerships, sheet, text, said):
    if text is not None:
        sheet(text, "m.toml")
    ran = partnerships("register", "import", sheet(GOOD), "--mapping", "m.toml", *CONTACT)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("import", "none.csv"), "cannot be read"),
        (("import", "."), "cannot be"),
        (("import", "bad.csv"), "after row 1"),
        (("import", "old.csv", "--register", "nowhere"), "There is no such register"),
        (("export", "--register", "nowhere"), "There is no such register"),
        (("export", "x.ods", "--format", "ods"), "There is no format 'ods'"),
        (("export", "nowhere/x.csv"), "could not be written"),
        (("export", "--as-at", "soon"), "cannot be read"),
    ],
)
def test_what_cannot_be_done_is_said_with_what_to_do(partnerships, sheet, arguments, said):
    """In one sentence, and without a trace."""
    sheet(GOOD)
    sheet('Title\n"x\n', "bad.csv")
    ran = partnerships("register", *arguments, *CONTACT)
    assert ran.code in {1, 2}
    assert said in ran.err
    assert "Sorry" not in ran.err


def test_an_import_is_for_whoever_keeps_the_register(partnerships, sheet):
    """Whoever else tries is told whose it is."""
    ran = partnerships("register", "import", sheet(GOOD), "--as", "demo-sergeant")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "That is for others to do: whoever keeps the register or the OPCC Head of Policy and"
        " Partnerships; name one with --as.\n"
    )


def test_an_export_is_called_after_what_it_is(partnerships, sheet, tmp_path, monkeypatch):
    """Register, policy, version and day; in a workbook on a sheet of its own, in words."""
    monkeypatch.setenv("PARTNERSHIPS_NOW", "2026-04-01T09:00:00+01:00")
    partnerships("register", "import", sheet(GOOD), "--apply", *CONTACT)
    partnerships("register", "export", "--format", "csv", "--register", "local")
    assert (tmp_path / "register-local-cheshire-0.2-as-at-2026-04-01.csv").exists()
    partnerships("register", "export", "--as-at", "2026-03-31")
    (file,) = tmp_path.glob("*2026-03-31.xlsx")
    assert file.name == "register-cheshire-0.2-as-at-2026-03-31.xlsx"
    about = openpyxl.load_workbook(file)["About"]
    told = {row[0].value: row[1].value for row in about.iter_rows()}
    assert told["As at"] == "as at the end of 31 March 2026"
    assert told["Policy version"].startswith("cheshire 0.2 (")
    assert (told["Register"], told["Entries"]) == ("all registers", "0")


def test_an_entry_that_was_taken_over_says_so_wherever_it_is_shown(partnerships, sheet):
    """In the list for programs, on its page, and where its decision is asked for."""
    partnerships("register", "import", sheet(GOOD), "--apply", *CONTACT)
    first = json.loads(partnerships("register", "list", "--json").out)[0]
    assert (first["enquiry"], first["origin"]["line"]) == (None, 2)
    number = first["number"]
    shown = partnerships("register", "show", number).out
    assert "Enquiry: none; taken over from a spreadsheet, not decided here yet" in shown
    replayed = partnerships("audit", "replay", number)
    assert (replayed.code, replayed.out) == (2, "")
    assert "is not decided here yet" in replayed.err
    told = partnerships("audit", "timeline", number, *CONTACT).out
    assert "took it over from row 2 of a spreadsheet onto the Local record as “=1+1”" in told
    assert partnerships("rebuild", "--check").code == 0
