"""A report comes due for whoever makes it, once for each period, until it was drafted."""

from datetime import date

import pytest

from domain.services.reporting.period import period_from
from tests.support.process_world import AREAS, LEAD, ProcessWorld

READY = date(2026, 4, 1)


@pytest.fixture
def world():
    """A world in which something was recorded in the first quarter, and the second has begun."""
    made = ProcessWorld(date(2026, 1, 5))
    made.life.meetings.plan(made.act("lead-halton"), body="Halton CDRP", on=date(2026, 1, 20))
    made.clock.to(READY)
    return made


def due_of(world, name, day=READY):
    return {each.area: each for each in world.life.coming.coming(day) if each.found.name == name}


def test_nothing_is_due_where_nothing_was_ever_recorded():
    """A deployment that begins today owes no report of the time before."""
    assert list(ProcessWorld(READY).life.coming.due(READY)) == []


def test_the_lead_members_report_comes_due_for_each_area_when_its_quarter_is_over(world):
    """SCR-P31b: from the day after, for the seat of the area; a week is ours, nothing says."""
    due = {
        each.area: each for each in world.life.coming.due(READY) if "lead members rep" in each.title
    }
    assert set(due) == set(AREAS)
    one = due["halton"]
    assert (one.kind, one.office, one.seat, one.since, one.due) == (
        "drafting",
        LEAD,
        "halton",
        READY,
        date(2026, 4, 8),
    )
    assert one.title == (
        "Look at the report “What the lead members report”, January to March 2026, Halton"
    )


def test_both_lead_members_of_an_area_are_waited_for(world):
    """A-39"""
    for who in ("lead-warrington-1", "lead-warrington-2"):
        mine = world.life.agendas.mine(world.actor(who)).waiting
        reports = [each.area for each in mine if "lead members report" in each.title]
        assert reports == ["warrington"]


def test_it_has_the_same_number_until_the_next_period(world):
    """So that a replica that looks tells the same thing; what is told of again has another."""
    first = due_of(world, "lead_member_quarterly")["halton"].short
    later = due_of(world, "lead_member_quarterly", date(2026, 6, 30))["halton"].short
    following = due_of(world, "lead_member_quarterly", date(2026, 7, 1))["halton"].short
    assert (first == later, first == following) == (True, False)
    found = world.life.coming.find(world.actor("lead-halton"), first.lower(), READY)
    assert (found.name, found.period.title) == (
        "scrutiny/lead_member_quarterly",
        "January to March 2026",
    )


def test_what_was_drafted_is_due_no_more(world):
    """For its area, or for every one where it was drafted over all."""
    drafts, quarter = world.life.drafts, period_from("2026Q1")
    drafts.draft(world.act("head"), "lead_member_quarterly", period=quarter, area="halton")
    assert set(due_of(world, "lead_member_quarterly")) == set(AREAS) - {"halton"}
    row = drafts.draft(world.act("head"), "lead_member_quarterly", period=quarter)
    assert due_of(world, "lead_member_quarterly") == {}
    drafts.withdraw(world.act("head"), row.id, reason="The figures were wrong")
    assert set(due_of(world, "lead_member_quarterly")) == set(AREAS) - {"halton"}


def test_a_collation_that_nobody_agreed_to_is_due_for_nobody(world):
    """A-40"""
    assert due_of(world, "npu_quarterly") == {}
    world.life.switches.turn(
        world.act("clerk"), "npu_collation", value="on", minute="Minute 4", reason="It was agreed"
    )
    (one,) = due_of(world, "npu_quarterly").values()
    assert (one.office, one.area, one.due) == ("research_officer", "", date(2026, 4, 8))


def test_what_is_made_in_a_month_comes_due_in_it(world):
    """SCR-P55a, P55b: in January the Strategy, in June the year's report; of what was over then."""
    assert due_of(world, "partnership_annual") == {}
    (june,) = due_of(world, "partnership_annual", date(2026, 6, 10)).values()
    assert (june.since, june.due) == (date(2026, 6, 1), date(2026, 6, 30))
    assert june.period.title == "April 2025 to March 2026"
    (january,) = due_of(world, "strategy_review", date(2027, 1, 2)).values()
    assert (january.office, january.period.title, january.due) == (
        "treasurer",
        "2026",
        date(2027, 1, 31),
    )


def test_a_bulletin_comes_due_each_fortnight_and_not_each_day(world):
    """SCR-P52b: fortnights are counted from the day of the document."""
    days = [date(2026, 5, 1 + number) for number in range(28)]
    found = {day: due_of(world, "bulletin", day)[""].period for day in days}
    assert all(period.end < day for day, period in found.items())
    assert len(set(found.values())) == 3


def test_the_treasurers_list_comes_due_for_the_treasurer(world):
    """SCR-R3i-a: with the reports of the lead members, and on its clauses."""
    (one,) = due_of(world, "risks_to_judge").values()
    assert (one.office, one.area) == ("treasurer", "")
    assert "SCR-R3i-a" in one.found.clauses


def test_whoever_makes_it_is_told_once_that_it_can_be_looked_at(world):
    """However often, and by whichever replica, it is asked whether there is something to tell."""
    outbox, notices = world.life.outbox, world.life.notices
    world.clock.to(READY, 14)
    outbox.raise_due()
    mine = notices.mine(world.actor("lead-halton"))
    (told,) = (each.notice for each in mine if each.notice.kind == "report-due")
    due = due_of(world, "lead_member_quarterly")["halton"]
    assert (told.title, told.number) == (f"{due.title}: due on 8 April 2026", due.short)
    assert outbox.raise_due() == 0
