"""What was logged beside meetings stands in the reports that it is for, and nothing else does."""

from datetime import date

import pytest

from domain.services.reporting.period import period_from
from tests.support.process_world import LEADS, ProcessWorld

QUARTER = period_from("2026Q1")


@pytest.fixture
def world():
    return ProcessWorld(date(2026, 1, 5))


def written(world, name, **others):
    return world.reports.write(world.actor("head"), name, **others)


def part(paper, heading):
    return next(each for each in paper.parts if each.heading == heading)


def feedback(world, who, body, day, **others):
    world.clock.to(day)
    answers = {
        "body": body,
        "held_on": day.isoformat(),
        "capacity": "for_the_authority",
        "outcome": "Lights on the towpath",
    }
    return world.log(who, "meeting_feedback", answers | others)


def npu(world, day, area, issues, partnership=""):
    world.clock.to(day)
    answers = {
        "unit": "Widnes",
        "council_area": area,
        "heard_from": "inspector",
        "heard_on": day.isoformat(),
        "key_issues": issues,
    }
    also = {"partnership_issues": partnership} if partnership else {}
    return world.log("member-npu", "npu_feedback", answers | also)


def test_p01_feedback_with_an_outcome_and_no_risk_stands_in_the_quarters_report(world):
    """P01: under Halton, with the capacity declared (SCR-P31b, P32a, P42iii)."""
    row = feedback(world, "lead-halton", "Halton CDRP", date(2026, 2, 3))
    paper = written(world, "lead_member_quarterly", period=QUARTER, area="halton")
    assert part(paper, "Meetings attended").table.rows == (
        (
            "3 February 2026",
            "Halton Crime and Disorder Reduction Partnership",
            "lead member for Halton",
            "For the Authority",
            row.short,
        ),
    )
    assert part(paper, "What was achieved for communities").table.rows == (
        (
            "3 February 2026",
            "Halton Crime and Disorder Reduction Partnership",
            "Lights on the towpath",
        ),
    )
    assert part(paper, "Risks told of").paragraphs == (
        "No risk to the authority or to a partnership was told of.",
    )


def test_a_risk_shows_where_it_stands_with_its_way_up(world):
    """P03, SCR-R3: reported, significant, on the log, passed on to the Audit Committee."""
    risk = {"risk_to_authority": "The coordinator is not paid for after March"}
    feedback(world, "lead-halton", "Halton CDRP", date(2026, 2, 3), **risk)
    risks = world.life.risks
    (row,) = risks.all(world.actor("finance"))
    finance = world.act
    risks.evaluate(finance("finance"), row.id, significant=True, reason="The post goes")
    risks.take_on_log(
        finance("finance"),
        row.id,
        mitigations=[{"what": "Ask the council for half", "due": date(2026, 3, 1)}],
        office="chief_finance_officer",
        next_review=date(2026, 6, 1),
    )
    risks.escalate(
        finance("finance"), row.id, route="authority_risk", step="escalate", reason="It is a lot"
    )
    paper = written(world, "lead_member_quarterly", period=QUARTER, area="halton")
    ((_, title, whose, stands, _),) = part(paper, "Risks told of").table.rows
    assert (title, whose) == ("The coordinator is not paid for after March", "The authority")
    assert stands.startswith("On the log: 0 of 1 action done. Passed on to the Audit Committee.")
    log = written(world, "risk_log")
    assert part(log, "Risks on the log").table.rows == (
        (
            row.short,
            "The coordinator is not paid for after March",
            "The authority",
            "Not scored",
            "Ask the council for half. To be done by 1 March 2026.",
            "Chief Finance Officer",
            "1 June 2026",
        ),
    )
    assert part(log, "Risks passed on").table.rows[0][3:] == (
        "Passed on to the Audit Committee.",
        "It is a lot",
    )
    world.clock.to(date(2026, 7, 1))
    late = part(written(world, "risk_log"), "Overdue reviews and actions").table.rows
    assert late[0][3:] == (
        "Was due on 1 June 2026",
        "Ask the council for half. To be done by 1 March 2026.",
    )


def test_p07_one_summary_goes_to_both_lead_members_of_warrington(world):
    """P07, SCR-P18b, A-39"""
    world.life.switches.turn(
        world.act("clerk"), "npu_collation", value="on", minute="Minute 4", reason="It was agreed"
    )
    npu(world, date(2026, 2, 3), "warrington", "Noise at night", "The wardens do not come")
    npu(world, date(2026, 2, 4), "halton", "Cars on the path")
    paper = written(world, "npu_quarterly", period=QUARTER, area="warrington")
    heard = part(paper, "What members heard")
    assert heard.paragraphs == (
        (
            "1 note. Warrington: it goes to first lead member for Warrington and second lead "
            "member for Warrington."
        ),
    )
    assert [row[3] for row in heard.table.rows] == ["Noise at night"]
    issues = part(paper, "Partnership issues among it").table.rows
    assert [row[2] for row in issues] == ["The wardens do not come"]
    assert len(LEADS["warrington"]) == 2


def test_p09_the_brief_for_an_area_meeting_has_the_lead_members_reply(world):
    """P09, SCR-R10i: and says who has not replied."""
    world.clock.to(date(2026, 3, 2))
    reply = {"council_area": "halton", "meeting_on": "2026-03-20", "issues": "The wardens' pay"}
    world.log("lead-halton", "area_meeting_reply", reply)
    world.clock.to(date(2026, 7, 2))
    paper = written(world, "area_meeting_brief")
    (beneath,) = part(paper, "What the lead members want raised").parts
    assert beneath.heading == "Halton"
    assert beneath.table.rows == (
        ("2 March 2026", "lead member for Halton", "The wardens' pay", "20 March 2026"),
    )
    assert (
        "No reply yet from the lead members of Cheshire East, Cheshire West and Chester and "
        "Warrington."
    ) in paper.left_out


def test_p11_the_strategy_is_told_by_its_nine_things_in_january(world):
    """P11, SCR-P54b, P55a"""
    paper = written(world, "strategy_review")
    assert part(paper, "The Partnership Strategy").paragraphs == (
        "9 things. Nobody has looked at them yet.",
    )
    nine = [row[0] for row in part(paper, "The Partnership Strategy").table.rows]
    world.clock.to(date(2026, 1, 20))
    form = next(
        f
        for layer in world.layers.processes("cheshire")
        for f in layer.forms
        if f.logs == "strategy"
    )
    answers = dict.fromkeys(form.question_by_id, "covered") | {"informal": "missing"}
    row = world.log("finance", "strategy_checklist", answers)
    after = part(written(world, "strategy_review"), "The Partnership Strategy")
    assert [each[0] for each in after.table.rows] == nine
    assert after.paragraphs == (
        (
            "9 things, 8 answered “Yes”, 1 answered “Not yet”. They were looked at on 20 January "
            f"2026 ({row.short})."
        ),
    )


def test_the_forum_is_told_what_came_up_since_it_met_and_what_it_agreed(world):
    """SCR-R8"""
    feedback(world, "lead-east", "Cheshire East CDRP", date(2026, 1, 20), issues="An old issue")
    world.clock.to(date(2026, 2, 1))
    log = {
        "met_on": "2026-02-01",
        "present": "lead_members",
        "issues": "The chair",
        "actions": "Ask",
    }
    world.log("lead-halton", "forum_log", log)
    feedback(world, "lead-east", "Cheshire East CDRP", date(2026, 3, 2), issues="A new issue")
    world.clock.to(date(2026, 7, 2))
    paper = written(world, "forum_pack")
    (east,) = part(paper, "Issues to share").parts
    assert [row[2] for row in east.table.rows] == ["A new issue"]
    assert part(paper, "What was agreed at the last meeting").table.rows == (
        ("1 February 2026", "The chair", "Ask"),
    )


def test_a_protocol_past_its_day_is_said_to_be(world):
    """SCR-R5: the last note of each partner counts."""
    protocol = {
        "partner": "Halton Borough Council",
        "council_area": "halton",
        "state": "not_there",
        "alike": "no",
        "looked_at_on": "2026-01-05",
        "agreed_for": "2026-03-01",
    }
    world.log("officer", "protocol_status", protocol)
    world.clock.to(date(2026, 4, 1))
    row = part(written(world, "information_sharing_protocols"), "Information sharing protocols")
    assert row.table.rows == (
        (
            "Halton Borough Council",
            "Halton",
            "None yet",
            "Not yet",
            "1 March 2026, which has passed",
            "5 January 2026",
        ),
    )
    assert row.paragraphs == ("1 partner, 1 “None yet”, 1 past the day agreed.",)


def test_a_bulletin_is_a_paragraph_to_be_taken_over(world):
    """SCR-R12"""
    world.clock.to(date(2026, 3, 2))
    item = {
        "development": "The council moves its officers",
        "council_area": "halton",
        "action": "Ask who will chair",
        "by_when": "2026-03-20",
    }
    world.log("officer", "trigger_item", item)
    (told,) = written(world, "bulletin").parts
    assert told.paragraphs == (
        "1 matter, 1 calling for something.",
        (
            "Halton: The council moves its officers. The lead member is asked: Ask who will chair, "
            "by 20 March 2026."
        ),
    )
    assert told.table.rows[0][-1] == "No answer yet."
    mine = world.life.tasks.mine(world.actor("lead-halton"))
    (task,) = (each for each in mine if each.about.startswith("meeting-"))
    world.life.tasks.done(world.act("lead-halton"), task.id, evidence="The leader will")
    (after,) = written(world, "bulletin").parts
    assert after.table.rows[0][-1] == "Done on 2 March 2026: The leader will"


def test_figures_that_are_not_in_the_store_have_a_place_and_somebody_to_ask(world):
    """SCR-P27b, P31c: nothing is made up."""
    roads = written(world, "safer_roads_annual")
    assert part(roads, "What has to be asked for").table.rows == (
        (
            "Performance against its targets",
            "To be filled in",
            "the officers of the Safer Roads Partnership",
        ),
        (
            "How its money and people were used",
            "To be filled in",
            "the officers of the Safer Roads Partnership",
        ),
    )
    targets = written(world, "performance_two_monthly")
    asked = {row[2] for row in part(targets, "What has to be asked for").table.rows}
    assert asked == {"the Chief Constable"}


def test_a_meeting_that_is_to_come_is_not_missing(world):
    """Only what was held by the day of the report lacks its feedback."""
    meetings = world.life.meetings
    meetings.plan(world.act("lead-halton"), body="Halton CDRP", on=date(2026, 1, 10))
    meetings.plan(world.act("lead-halton"), body="Halton LSP", on=date(2026, 3, 10))
    world.clock.to(date(2026, 2, 1))
    paper = written(world, "lead_member_quarterly", period=QUARTER, area="halton")
    missing = part(paper, "Meetings with no feedback yet").table.rows
    assert [row[1] for row in missing] == ["Halton Crime and Disorder Reduction Partnership"]
