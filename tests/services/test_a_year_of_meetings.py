"""A year of meetings and risks gives every report, with the totals that its generator counted."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.services.reporting.period import Period, last_before, period_from
from tests.support.a_year import MEETINGS, NONE_YET, RISKS_APART, RISKS_MET, WHOLE, Year
from tests.support.process_world import AREAS

QUARTERS = tuple(f"2026Q{number}" for number in (1, 2, 3, 4))
FIGURES = {
    "Meetings attended": "attended",
    "No feedback yet": "missing",
    "Apologies": "away",
    "Cancelled": "cancelled",
    "Outcome": "outcome",
    "None yet": "none_yet",
    "Risks": "risks",
}
LISTS = {
    "Meetings attended": ("attended",),
    "What was achieved for communities": ("outcome", "none_yet"),
    "Issues and worries": ("issues",),
    "Risks told of": ("risks",),
    "Risks from before that still stand": ("earlier",),
    "What our being there added": ("value",),
    "Apologies, substitutes and cancelled meetings": ("away", "substitute", "cancelled"),
    "Meetings with no feedback yet": ("missing",),
}


@pytest.fixture(scope="module")
def year():
    """The year, once: it takes a few seconds, and what is tested here only reads."""
    return Year(2026).run()


def end_of(period):
    """Return the last moment of a period in London."""
    last = datetime.combine(period.end, time(23, 59, 59), ZoneInfo("Europe/London"))
    return last.astimezone(UTC)


def written(year, name, **others):
    """Return a report, written once for each wish."""
    wish = (name, *others.items())
    if wish not in year.written:
        year.written[wish] = year.world.reports.write(year.world.actor("head"), name, **others)
    return year.written[wish]


def rows_under(paper, heading):
    """Return every row of the tables under one heading of a paper."""
    part = next(each for each in paper.parts if each.heading == heading)
    return [row for each in part.each() if each.table for row in each.table.rows]


def figures_of(paper):
    """Return the figures by area, each by what it counts."""
    table = paper.parts[0].table
    return {
        row[0]: dict(zip(table.columns[1:], map(int, row[1:]), strict=True)) for row in table.rows
    }


def expected(count):
    return {name: count[key] for name, key in FIGURES.items()}


def whole(year):
    """Return the moment and the day that it is at the end of everything."""
    clock = year.world.clock
    return clock.now(), clock.today()


def test_the_year_is_as_big_as_it_should_be(year):
    """Four areas, three hundred meetings and a hundred and twenty risks."""
    assert (len(AREAS), len(year.meetings), len(year.risks)) == (
        4,
        MEETINGS,
        RISKS_MET + RISKS_APART,
    )
    assert (MEETINGS, RISKS_MET + RISKS_APART) == (300, 120)


@pytest.mark.parametrize("quarter", QUARTERS)
@pytest.mark.parametrize("area", ["", *AREAS])
def test_the_lead_members_report_has_the_totals_that_were_counted(year, quarter, area):
    """SCR-P31b, for each area and over all of them; in its figures and in each list."""
    (moment, day), period = whole(year), period_from(quarter)
    paper = written(year, "lead_member_quarterly", period=period, area=area)
    count = year.count(moment, day, period, area)
    figures = list(figures_of(paper).values())
    assert figures[-1] == expected(count)
    assert {name: len(rows_under(paper, name)) for name in LISTS} == {
        name: sum(count[key] for key in keys) for name, keys in LISTS.items()
    }


@pytest.mark.parametrize("quarter", QUARTERS)
def test_each_line_of_the_figures_is_its_areas_own(year, quarter):
    """What is about the whole county is told apart, and counts together with the rest."""
    (moment, day), period = whole(year), period_from(quarter)
    paper = written(year, "lead_member_quarterly", period=period)
    titles = {paper_area: paper_area for paper_area in figures_of(paper)}
    areas = dict(zip(AREAS, titles, strict=False)) | {WHOLE: "All of Cheshire"}
    assert {title: figures_of(paper)[title] for title in areas.values()} == {
        title: expected(year.count(moment, day, period, area)) for area, title in areas.items()
    }


@pytest.mark.parametrize("quarter", QUARTERS)
def test_a_report_as_at_the_end_of_its_quarter_knows_only_what_was_known_then(year, quarter):
    """What was logged, corrected or entered in error later changes the later report alone."""
    period = period_from(quarter)
    moment = end_of(period)
    paper = written(year, "lead_member_quarterly", period=period, as_at=moment)
    then = year.count(moment, period.end, period)
    assert figures_of(paper)["Together"] == expected(then)
    later = written(year, "lead_member_quarterly", period=period)
    now = year.count(*whole(year), period)
    assert figures_of(later)["Together"] == expected(now)
    assert expected(then) != expected(now)


def test_a_correction_after_the_quarter_ended_changes_only_what_is_written_after_it(year):
    """The day and the moment are two things: the quarter keeps its meeting, the answer is new."""
    period = period_from("2026Q1")
    moment, late = end_of(period), None
    for known in year.meetings:
        fact = known.at(moment)
        now = known.at(whole(year)[0])
        if fact and fact.status == "logged" and not fact.outside and period.holds(fact.on):
            late = late or (known if now.outcome != fact.outcome else None)
    assert late is not None
    then, now = late.at(moment), late.at(whole(year)[0])
    assert {then.outcome, now.outcome} > {NONE_YET}
    heading = "What was achieved for communities"
    at_end = written(year, "lead_member_quarterly", period=period, as_at=moment)
    again = year.world.reports.write(
        year.world.actor("head"), "lead_member_quarterly", period=period, as_at=moment
    )
    today = written(year, "lead_member_quarterly", period=period)
    assert at_end.sha256 == again.sha256
    assert rows_under(at_end, heading) != rows_under(today, heading)


def test_collaborations_stand_in_no_report_and_that_is_said(year):
    """SCR-P9b, A-43"""
    (moment, day), period = whole(year), period_from("2026Q2")
    count = year.count(moment, day, period)
    paper = written(year, "lead_member_quarterly", period=period)
    assert count["outside"] > 0
    why = (
        "Collaborations, companies and other bodies stand in no lead member's report (SCR-P9b, "
        "A-43)."
    )
    assert f"{count['outside']} meetings left out: {why}" in paper.left_out
    assert b"Joint Corporate Services" not in paper.facts


def test_a_report_about_one_area_says_what_stands_in_the_one_over_all(year):
    """Nothing is left out in silence."""
    period = period_from("2026Q3")
    count = year.count(*whole(year), period, WHOLE)
    met = sum(count[each] for each in ("attended", "missing", "away", "cancelled"))
    apart = year.count(*whole(year), period, "halton")["dismissed"]
    paper = written(year, "lead_member_quarterly", period=period, area="Halton")
    assert (met > 0, apart > 1) == (True, True)
    assert paper.left_out == (
        f"{met} meeting(s) about no one council area: they stand in this report over all areas.",
        f"{apart} risks told of before and judged not significant: not listed again.",
    )


@pytest.mark.parametrize("quarter", QUARTERS)
def test_the_risk_log_has_the_totals_that_were_counted(year, quarter):
    """As at the end of each quarter: where each risk stands, what is done, what was passed on."""
    moment = end_of(period_from(quarter))
    paper, count = written(year, "risk_log", as_at=moment), year.log(moment)
    by_status = {row[0]: int(row[-1]) for row in paper.parts[0].table.rows}
    assert by_status == {
        "Told of, not judged yet": count["reported"],
        "Judged, not on the log": count["evaluated"],
        "On the log": count["logged"],
        "Closed": count["closed"],
        "Together": count["all"],
    }
    assert len(rows_under(paper, "Risks on the log")) == count["logged"]
    assert len(rows_under(paper, "Risks passed on")) == count["passed"]
    assert len(rows_under(paper, "Risks that somebody bears as they are")) == count["borne"]
    on_log = next(each for each in paper.parts if each.heading == "Risks on the log")
    if count["logged"]:
        assert f"{count['done']} of {count['actions']} actions done" in on_log.paragraphs[0]


@pytest.mark.parametrize("quarter", QUARTERS)
def test_the_treasurer_sees_what_was_told_of_and_what_still_waits(year, quarter):
    """SCR-R3i-a: with the lead members' reports of each quarter."""
    period = period_from(quarter)
    moment = end_of(period)
    paper = written(year, "risks_to_judge", period=period, as_at=moment)
    rows = rows_under(paper, "Newly reported risks, to be judged")
    waiting = [row for row in rows if row[-1] == "Not yet"]
    assert len(waiting) == year.log(moment)["reported"]
    assert len(rows) >= year.count(moment, period.end, period)["risks"]


@pytest.mark.parametrize("quarter", QUARTERS)
def test_what_was_heard_is_collated_once_that_was_agreed(year, quarter):
    """SCR-R4b, A-40: off it says so, and says how much is not collated."""
    period = period_from(quarter)
    heard = year.heard(whole(year)[0], period)
    paper = written(year, "npu_quarterly", period=period, as_at=year.agreed_at - timedelta(hours=1))
    assert paper.parts[0].table is None
    assert paper.parts[0].figures == (("notes", str(heard["notes"])),)
    assert "switched off until the Engagement Committee agrees" in paper.parts[0].paragraphs[0]
    on = written(year, "npu_quarterly", period=period)
    assert len(rows_under(on, "What members heard")) == heard["notes"]
    assert len(rows_under(on, "Partnership issues among it")) == heard["issues"]


def test_what_was_heard_in_an_area_goes_to_each_of_its_lead_members(year):
    """P07: one summary for Warrington, and both get it (A-39)."""
    period = period_from("2026Q1")
    paper = written(year, "npu_quarterly", period=period, area="Warrington")
    heard = year.heard(whole(year)[0], period, "warrington")
    assert len(rows_under(paper, "What members heard")) == heard["notes"]
    assert (
        "first lead member for Warrington and second lead member for Warrington"
        in (paper.parts[0].paragraphs[0])
    )


@pytest.mark.parametrize("area", ["", *AREAS])
def test_what_is_raised_with_a_commander_and_at_the_forum_has_the_half_years_totals(year, area):
    """SCR-R8, SCR-R10: issues of meetings and, for an area's visit, of what was heard there."""
    (moment, day), half = whole(year), Period(date(2026, 1, 1), date(2026, 6, 30), "the half-year")
    count, heard = year.count(moment, day, half, area), year.heard(moment, half, area)
    visit = written(year, "area_visit_item", period=half, area=area)
    brief = written(year, "area_meeting_brief", period=half, area=area)
    forum = written(year, "forum_pack", period=half, area=area)
    issues = count["issues"] + heard["issues"]
    assert len(rows_under(visit, "Partnership issues")) == issues > 0
    assert len(rows_under(brief, "Partnership issues")) == issues
    assert len(rows_under(brief, "Risks told of")) == count["risks"]
    assert len(rows_under(forum, "Issues to share")) == count["issues"]


@pytest.mark.parametrize("month", [2, 5, 8, 11])
def test_a_bulletin_has_the_triggers_of_its_fortnight(year, month):
    """SCR-R12"""
    period = last_before("fortnight", date(2026, month, 20))
    paper = written(year, "bulletin", period=period)
    told = year.told(whole(year)[0], period)
    assert len(rows_under(paper, "Partnership matters")) == told["triggers"]
    figures = {"matters": told["triggers"], "calling for something": told["calling"]}
    assert dict(paper.figures) == {name: str(number) for name, number in figures.items() if told}


def test_the_annual_report_has_the_year(year):
    """P11, SCR-P55b: from the store, in June; here of the calendar year."""
    days = Period(date(2026, 1, 1), date(2026, 12, 31), "2026")
    paper = written(year, "partnership_annual", period=days)
    count = year.count(*whole(year), days)
    assert figures_of(paper)["Together"] == expected(count)
    assert len(rows_under(paper, "The Partnership Strategy")) == 9


def test_every_report_is_written_from_the_year(year):
    """None fails, none is empty, and every section that a report names is there."""
    known = year.world.reports.list(year.world.actor("head"))
    for each in known:
        paper = written(year, f"{each.layer}/{each.name}" if each.layer else each.name)
        assert not [line for line in paper.left_out if "nothing of it is recorded here" in line]
        assert all(part.paragraphs for part in paper.parts), each.name


@pytest.mark.parametrize("name", ["lead_member_quarterly", "risk_log", "npu_quarterly"])
def test_a_report_of_this_moment_is_the_same_folded_from_the_log(year, name):
    """The lists say what the log says."""
    moment, _ = whole(year)
    assert written(year, name, as_at=moment).sha256 == written(year, name).sha256


@pytest.mark.parametrize("seed", range(5))
def test_any_other_year_is_counted_alike(seed):
    """Small ones, one seed each, as at the end of a quarter and as at the end of everything."""
    small = Year(seed, meetings=24, risks=8).run()
    for quarter in QUARTERS[1:3]:
        period = period_from(quarter)
        then = written(small, "lead_member_quarterly", period=period, as_at=end_of(period))
        assert figures_of(then)["Together"] == expected(
            small.count(end_of(period), period.end, period)
        )
        now = written(small, "lead_member_quarterly", period=period)
        assert figures_of(now)["Together"] == expected(small.count(*whole(small), period))
