"""The command line lists risks, shows one whole, and writes the log to a spreadsheet."""

import csv
import json
from contextlib import closing
from datetime import UTC, date, datetime

import openpyxl
import pytest

from adapters.directory_file import FileDirectory
from bot.settings import Settings
from bot.wiring import wire
from domain.messages import Act

TREASURER = "demo-head-of-policy"
"""Who answers for the Chief Finance Officer in the demonstration."""


@pytest.fixture(autouse=True)
def _on_a_day(monkeypatch, partnerships):
    """Let it be 1 April 2026."""
    del partnerships
    monkeypatch.setenv("PARTNERSHIPS_NOW", "2026-04-01T08:00:00Z")


def _at(folder, day, do):
    now = datetime(2026, 3, day, 12, 0, tzinfo=UTC)
    with closing(wire(Settings(store=f"sqlite:///{folder}/store.sqlite", now=now))) as app:
        return do(app, lambda who: Act(actor=app.actor(who), key=f"{day} {who}", conversation="t"))


def reported(folder, title="=The grant ends"):
    """Report a risk on 2 March, judge it on the 3rd, put it on the log on the 4th."""
    row = _at(
        folder,
        2,
        lambda app, act: app.desk.risks.report(
            act("demo-sergeant"),
            title=title,
            scopes=("authority",),
            categories=("financial",),
            bearers=("opcc",),
        ),
    )
    _at(
        folder,
        3,
        lambda app, act: app.desk.risks.evaluate(
            act(TREASURER), row.id, significant=True, reason="nobody else pays"
        ),
    )
    _at(
        folder,
        4,
        lambda app, act: app.desk.risks.take_on_log(
            act(TREASURER), row.id, mitigations=[{"what": "ask for a renewal"}], office="managers"
        ),
    )
    return row.short


def test_without_any_risk_that_is_said(partnerships):
    """And what to do to see more."""
    ran = partnerships("risks", "list", "--as", "demo-sergeant")
    assert (ran.code, ran.out) == (0, "")
    assert "No risk is open. With --all, those that are closed are listed too.\n" in ran.err
    assert partnerships("risks").code == 2


def test_risks_are_listed_as_they_stand_and_as_they_stood(partnerships, tmp_path):
    """Where each stands, and whom it waits for."""
    number = reported(tmp_path)
    assert partnerships("risks", "list", "--as", "demo-sergeant").out == (
        f"{number}  =The grant ends (on the log; looked after by the managers)\n"
    )
    then = partnerships("risks", "list", "--as", "demo-sergeant", "--as-at", "2026-03-02").out
    assert then == (f"{number}  =The grant ends (reported; waits for the Chief Finance Officer)\n")
    before = partnerships("risks", "list", "--as", "demo-sergeant", "--as-at", "2026-03-01")
    assert before.out == ""


def test_closed_risks_are_listed_only_with_all_of_them(partnerships, tmp_path):
    """They stay in the log."""
    number = reported(tmp_path)
    _at(
        tmp_path,
        5,
        lambda app, act: app.desk.risks.close(act(TREASURER), number, reason="the council pays"),
    )
    assert partnerships("risks", "list", "--as", "demo-sergeant").out == ""
    listed = partnerships("risks", "list", "--as", "demo-sergeant", "--all").out
    assert listed == f"{number}  =The grant ends (closed; looked after by the managers)\n"


def test_a_risk_is_shown_whole_with_what_happened_to_it(partnerships, tmp_path):
    """Label by label, then event by event."""
    number = reported(tmp_path)
    ran = partnerships("risks", "show", number, "--as", "demo-sergeant")
    assert ran.code == 0
    whole, history = ran.out.split("\n\n")
    assert whole.splitlines() == [
        f"Number: {number}",
        "Risk: =The grant ends",
        "What it is: =The grant ends",
        "Whose risk: Our own",
        "Kinds: Financial",
        "Borne by: The Commissioner (OPCC)",
        "Status: On the log",
        "Significant: yes",
        "Why so judged: nobody else pays",
        "Looked after by: managers",
        "Treatment: Made smaller",
        "What is done about it: 1. ask for a renewal",
        "Reported on: 2026-03-02",
        "Reported by: a neighbourhood sergeant",
        "On the log since: 2026-03-04",
    ]
    assert [line[:13] for line in history.splitlines() if not line.startswith(" ")] == [
        "2 March 2026,",
        "3 March 2026,",
        "4 March 2026,",
    ]
    stood = partnerships("risks", "show", number, "--as", "demo-sergeant", "--as-at", "2026-03-03")
    assert "Status: Judged" in stood.out
    assert "4 March" not in stood.out


def test_a_risk_that_is_not_there_is_said_not_to_be(partnerships, tmp_path):
    """Nor was one before it was reported."""
    number = reported(tmp_path)
    for arguments in (("RSK-AAAAAAAA",), ("junk",), (number, "--as-at", "2026-03-01")):
        ran = partnerships("risks", "show", *arguments, "--as", "demo-sergeant")
        assert (ran.code, ran.out) == (2, "")
        assert "partnerships risks list --all" in ran.err


def test_risks_are_data_for_programs(partnerships, tmp_path):
    """The whole of each, and what is shown of it."""
    number = reported(tmp_path)
    listed = json.loads(partnerships("risks", "list", "--json", "--as", "demo-sergeant").out)
    assert [(each["number"], each["risk"]["status"]) for each in listed] == [(number, "logged")]
    shown = json.loads(partnerships("risks", "show", number, "--json", "--as", "demo-sergeant").out)
    assert shown["shown"] == listed[0]["shown"]
    assert [each["event"] for each in shown["history"]] == [
        "risk-reported",
        "risk-evaluated",
        "risk-logged",
    ]


def test_the_log_goes_to_a_spreadsheet_with_no_cell_as_a_formula(partnerships, tmp_path):
    """As text, or as a workbook with what it is as at."""
    number = reported(tmp_path)
    ran = partnerships("risks", "export", f"{tmp_path}/r.csv", "--as", "demo-sergeant")
    assert ran.code == 0
    assert "1 risk written to" in ran.err
    with (tmp_path / "r.csv").open(encoding="utf-8-sig", newline="") as file:
        heading, line = csv.reader(file)
    told = dict(zip(heading, line, strict=True))
    assert told["Number"] == number
    assert told["Risk"] == "'=The grant ends"
    folder = partnerships("risks", "export", f"{tmp_path}", "--as", "demo-sergeant")
    assert folder.code == 0
    book = openpyxl.load_workbook(tmp_path / "risks-as-at-2026-04-01.xlsx")
    cells = [cell for row in book.worksheets[0].iter_rows(min_row=2) for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert partnerships("risks", "export", "x.pdf", "--format", "pdf").code == 2
    lost = partnerships("risks", "export", f"{tmp_path}/no/r.csv", "--as", "demo-sergeant")
    assert lost.code != 0


def test_risks_are_for_the_staff(partnerships, tmp_path, monkeypatch):
    """CHE-0.4: whoever is with somebody else is told so."""
    number = reported(tmp_path)
    known = FileDirectory.default_file().read_text(encoding="utf-8")
    known = known.replace("organisations: [", "organisations: [A council, ")
    clerk = "people:\n  clerk: {shown: a clerk, organisation: A council}\n"
    people = tmp_path / "people.yaml"
    people.write_text(known.replace("people:\n", clerk, 1), encoding="utf-8")
    monkeypatch.setenv("PARTNERSHIPS_DIRECTORY", str(people))
    for arguments in (("list",), ("show", number), ("export", f"{tmp_path}/r.csv")):
        ran = partnerships("risks", *arguments, "--as", "clerk")
        assert (ran.code, ran.out) == (2, "")
        assert "Risks are shown to the staff of" in ran.err


def test_a_sweep_ends_what_somebody_accepted_once_its_day_has_passed(partnerships, tmp_path):
    """Once, and it says so."""
    number = reported(tmp_path)
    _at(
        tmp_path,
        5,
        lambda app, act: app.desk.risks.score(act(TREASURER), number, words="likely, and grave"),
    )
    _at(
        tmp_path,
        6,
        lambda app, act: app.desk.risks.accept(
            act(TREASURER), number, by="demo-chief-of-staff", until=date(2026, 3, 20), reason="x"
        ),
    )
    told = f"{number} =The grant ends: the time for which it was accepted is over\n"
    assert partnerships("sweep").out == told
    assert partnerships("sweep").out == ""
    shown = json.loads(partnerships("risks", "show", number, "--json", "--as", "demo-sergeant").out)
    assert shown["risk"]["acceptance"] is None
    assert shown["history"][-1]["says"] == (
        "ended the acceptance of the risk, as the time was over"
    )
