"""A report tells what stood at a moment, and what it was not given; the same moment says the same."""

from datetime import UTC, date, datetime

import pytest

from domain.identity import Actor
from domain.model.report.refusals import NoSuchArea, NoSuchReport
from domain.refusals import NotYourOffice
from domain.services.reporting.period import months_from
from tests.support.reviewing import CHESHIRE_BOARD, COLLABORATION, world

TODAY = date(2026, 11, 23)
INSPECTOR, KEEPER, CONTACT = "demo-inspector", "demo-risk-manager", "demo-head-of-policy"
LATER = datetime(2026, 11, 23, 23, 59, tzinfo=UTC)


def filled(now):
    """Put a board of 2025 on a register that was reviewed since, and a dog unit of that year."""
    board = now.registered(
        "Criminal Justice Board", CHESHIRE_BOARD, date(2025, 5, 1), "strategic_statutory"
    )
    now.held(board, CONTACT, date(2026, 8, 20))
    now.registered("Dog unit", COLLABORATION, date(2025, 8, 3), "collaboration")


@pytest.fixture
def cheshire(tmp_path):
    with world(tmp_path, "cheshire", TODAY, INSPECTOR) as now:
        filled(now)
        yield now


def written(now, name, who=INSPECTOR, **how):
    return now.app.desk.reports.write(now.app.actor(who), name, **how)


def rows(paper, title):
    return next(table.rows for table in paper.tables if table.title == title)


def test_the_reports_are_those_of_the_policy_and_of_the_layers_that_are_on(cheshire):
    """The policy's own come first."""
    found = cheshire.app.desk.reports.list(cheshire.app.actor(KEEPER))
    assert [(each.layer, each.name) for each in found] == [
        ("", "chief_officer_group"),
        ("", "registers"),
        ("copacc", "public_declaration"),
    ]
    group, registers, declared = found
    assert (group.made_for, group.clears) == (("Chief Officer Group",), ())
    assert (registers.drafts, registers.releases) == (
        ("planning_performance_and_risk_manager", "opcc_head_of_policy_and_partnerships"),
        ("opcc_head_of_policy_and_partnerships",),
    )
    assert (declared.made_for, declared.drafts) == (
        ("public",),
        ("opcc_head_of_policy_and_partnerships",),
    )


def test_what_nobody_defined_is_no_report(cheshire):
    """Nor is an area that the policy does not name."""
    for name in ("weather", "copacc/registers", ""):
        with pytest.raises(NoSuchReport):
            written(cheshire, name)
    with pytest.raises(NoSuchArea):
        written(cheshire, "registers", area="Mars")


def test_reports_are_for_those_whom_the_policy_is_for(cheshire):
    """CHE-0.4"""
    stranger = Actor(id="stranger", organisation="elsewhere")
    with pytest.raises(NotYourOffice):
        cheshire.app.desk.reports.write(stranger, "registers")


def test_it_tells_what_stands_what_came_and_what_was_reviewed(cheshire):
    """Of the quarter that is over, as on the day on which it is written."""
    paper = written(cheshire, "registers")
    assert (paper.period.title, paper.day) == ("July to September 2026", TODAY)
    assert rows(paper, "Entries by kind") == (
        (
            "Collaboration under section 22A, 23 or 23A of the Police Act 1996",
            "Register of collaborations",
            "1",
        ),
        ("Strategic partnership", "Register of strategic and statutory partnerships", "1"),
    )
    ((day, number, title, _, outcome),) = rows(paper, "Reviews held")
    assert (day, title, outcome) == (
        "20 August 2026",
        "Criminal Justice Board",
        "It goes on as it is",
    )
    assert number.startswith("ARR-")
    assert [row[2] for row in rows(paper, "Reviews overdue")] == ["Dog unit"]
    assert dict(paper.figures)["entries on the registers"] == "2"


def test_other_days_tell_of_other_days(cheshire):
    """The entry of August 2025 came in that quarter, and the review in none of its days."""
    paper = written(cheshire, "registers", period=months_from(date(2025, 7, 1), 3))
    assert [(row[0], row[2]) for row in rows(paper, "Changes")] == [("3 August 2025", "Dog unit")]
    assert "Reviews held" not in [table.title for table in paper.tables]


def test_an_area_leaves_out_what_names_none_and_says_so(cheshire):
    """Nothing is guessed into it."""
    paper = written(cheshire, "registers", area="Halton")
    assert (paper.area, paper.area_title) == ("halton", "Halton")
    assert "Entries: nothing is recorded of it." in paper.left_out


def test_the_same_moment_says_the_same_however_much_was_recorded_since(tmp_path):
    """To the byte, whoever else has been at work."""
    with world(tmp_path, "cheshire", TODAY, INSPECTOR) as now:
        filled(now)
        before = written(now, "registers", as_at=LATER)
    with world(tmp_path, "cheshire", date(2026, 12, 3), "demo-sergeant") as then:
        filed = then.app.arrangements.all(then.app.actor(CONTACT))
        board = next(row for row in filed if row.title == "Criminal Justice Board")
        act = then.act(CONTACT).model_copy(update={"key": "correct-1"})
        then.app.arrangements.correct(act, board.id, title="Justice Board", reason="renamed")
        again = written(then, "registers", as_at=LATER)
        now_paper = written(then, "registers")
    assert (again.facts, again.sha256) == (before.facts, before.sha256)
    assert now_paper.sha256 != before.sha256
    titles = {row[2] for row in rows(now_paper, "Reviews held")}
    assert titles == {"Justice Board"}


def test_nothing_that_was_recorded_later_is_told(cheshire):
    """As at a day before anything was recorded there is nothing, and it says so."""
    paper = written(cheshire, "registers", as_at=datetime(2026, 11, 22, 12, 0, tzinfo=UTC))
    assert "Entries: nothing is recorded of it." in paper.left_out
    assert dict(paper.figures).get("entries on the registers") is None


def test_only_flagged_collaborations_go_to_the_chief_officer_group(cheshire):
    """CHE-14.4"""
    bare = written(cheshire, "chief_officer_group")
    assert "Flagged entries: nothing is recorded of it." in bare.left_out
    actor = cheshire.app.actor(KEEPER)
    unit = next(r for r in cheshire.app.arrangements.all(actor) if r.title == "Dog unit")
    flag = {"chief_officer_report": ("yes",), "monitoring": ("Quarterly figures",)}
    cheshire.app.life.records.record(cheshire.act(KEEPER), unit.id, flag)
    paper = written(cheshire, "chief_officer_group")
    assert "Quarterly figures" in [row[1] for row in rows(paper, "Dog unit")]
    assert dict(paper.figures)["flagged for this report"] == "1"


def test_what_is_declared_is_only_what_was_entered_for_it(cheshire):
    """COP-5.7"""
    actor = cheshire.app.actor(KEEPER)
    unit = next(r for r in cheshire.app.arrangements.all(actor) if r.title == "Dog unit")
    says = {"copacc_declared_transactions": ("£12,000 a year",)}
    cheshire.app.life.records.record(cheshire.act(KEEPER), unit.id, says)
    (declared,) = rows(written(cheshire, "public_declaration"), "Declared")
    assert (declared[0], declared[3]) == ("Dog unit", "£12,000 a year")
    assert declared.count("Nothing is entered") == 3


def test_who_has_been_told_is_known_as_far_as_they_asked(tmp_path):
    """CAM-0.2: what happened elsewhere is said to be unknown."""
    with world(tmp_path, "cambridgeshire", TODAY, "demo-officer") as now:
        assert written(now, "policy_told", "demo-officer").left_out == (
            "Told: nothing is recorded of it.",
        )
        for key in ("a", "b"):
            act = now.act("demo-member").model_copy(update={"key": key})
            now.app.enquiries.open(act, goal="everything", opening="We want to join a board.")
        paper = written(now, "policy_told", "demo-officer")
    assert rows(paper, "Who has asked") == (
        ("a Member of the Authority", "23 November 2026", "23 November 2026", "2"),
    )
    assert paper.marking == "Not protectively marked"
    assert len(paper.left_out) == 1
