"""The worked cases of reviews and endings, given, when and then: S15, S17, S27, C19 and L15."""

from datetime import date

import pytest

from domain.messages import PersonalText
from domain.model.arrangement.review.messages import FileReview
from domain.model.arrangement.review.refusals import MustStay
from domain.refusals import NotYourOffice
from tests.support.reviewing import (
    CHESHIRE_BOARD,
    COLLABORATION,
    COVERED,
    STATUTORY_BOARD,
    VOLUNTARY,
    world,
)

TODAY = date(2026, 11, 23)
HEAD_OF_POLICY = "demo-head-of-policy"
INSPECTOR = "demo-inspector"
RISK_MANAGER = "demo-risk-manager"
OFFICER = "demo-performance-officer"


def _text(text):
    return PersonalText(subject="x", text=text)


def test_s15_the_board_is_due_within_a_month_and_its_named_lead_leads_it(tmp_path):
    """At least yearly, from the last review; the lead is the register's; no approval follows."""
    with world(tmp_path, "cheshire", TODAY, INSPECTOR) as now:
        board = now.registered(
            "Criminal Justice Board", CHESHIRE_BOARD, date(2024, 5, 1), "strategic_statutory"
        )
        now.held(board, HEAD_OF_POLICY, date(2025, 12, 23))
        now.names_lead(board, HEAD_OF_POLICY, "demo-sergeant")
        before = now.app.arrangements.story(now.app.actor(INSPECTOR), board).recorded

        found = now.of(board)

        assert found.row.kind == "strategic"
        assert [each.due for each in found.coming] == [date(2026, 12, 23)]
        assert found.next.falling.start == "last_review"
        assert found.next.led.people == ("demo-sergeant",)
        assert found.next.clauses == ("CHE-15.2", "CHE-8.7", "A-45")
        assert found.led.clauses == ("CHE-15.5",)
        form = found.policy.edition.form_by_id[found.rule.form]
        assert (form.text_absent, form.ours) == ("ABS-3", True)
        now.held(board, "demo-sergeant", TODAY)
        after = now.app.arrangements.story(now.app.actor(INSPECTOR), board).recorded
        assert [each.name for each in after[len(before) :]] == ["arrangement-reviewed"]
        assert [each.day for each in now.of(board).review.past] == [TODAY, date(2025, 12, 23)]
        assert now.of(board).next.due == date(2027, 11, 23)


def test_s17_what_the_law_asks_us_to_attend_is_not_left_but_gone_over(tmp_path):
    """The kind stays, the review stands on the register, and the lead is given the task."""
    with world(tmp_path, "cheshire", TODAY, INSPECTOR) as now:
        board = now.registered(
            "Public protection board", STATUTORY_BOARD, date(2025, 3, 1), "strategic_statutory"
        )
        now.names_lead(board, HEAD_OF_POLICY, "demo-sergeant")
        lead = now.app.actor("demo-sergeant")

        with pytest.raises(MustStay):
            now.reviews.propose_end(
                now.act(INSPECTOR), board, ground="no_value", reason="a waste of time"
            )
        ending = FileReview(cycle="yearly", led_by=_text("us"), outcome="end", adds_value="no")
        with pytest.raises(MustStay):
            now.reviews.file(now.act("demo-sergeant"), board, ending)
        revisit = FileReview(cycle="yearly", led_by=_text("us"), outcome="revisit", adds_value="no")
        found = now.reviews.file(now.act("demo-sergeant"), board, revisit)

        assert found.row.kind == "statutory"
        assert found.review.ending is None
        assert [(each.outcome, each.adds_value) for each in found.review.past] == [
            ("revisit", "no")
        ]
        (task,) = now.app.desk.tasks.about(lead, f"arrangement-{board}")
        assert task.task.person == "demo-sergeant"
        assert task.task.title.startswith("Go over terms of reference and membership")
        assert task.task.clauses == ("CHE-15.8", "CHE-8.7")


def test_a_statutory_board_may_end_once_the_law_asks_for_it_no_more(tmp_path):
    """That is no matter of value."""
    with world(tmp_path, "cheshire", TODAY, INSPECTOR) as now:
        board = now.registered(
            "Public protection board", STATUTORY_BOARD, date(2025, 3, 1), "strategic_statutory"
        )

        found = now.reviews.propose_end(
            now.act(INSPECTOR), board, ground="duty_ended", reason="the Act is repealed"
        )

        assert found.review.ending.ground == "duty_ended"


def test_s27_a_collaboration_reviewed_14_months_ago_is_two_months_overdue(tmp_path):
    """Yearly, against criteria that are not in the text; its keeper chases, and nobody leads."""
    with world(tmp_path, "cheshire", TODAY, INSPECTOR) as now:
        motorway = now.registered(
            "Motorway policing", COLLABORATION, date(2023, 1, 10), "collaboration"
        )
        now.held(motorway, RISK_MANAGER, date(2025, 9, 23))

        (late,) = now.reviews.overdue(now.app.actor(RISK_MANAGER))

        assert (late.row.id, late.due, late.late(TODAY)) == (motorway, date(2026, 9, 23), (2, 0))
        assert late.chaser == "planning_performance_and_risk_manager"
        assert (late.led.known, late.led.named_by_policy) == (False, False)
        assert late.led.ask == "planning_performance_and_risk_manager"
        assert late.clauses == ("CHE-14.3", "A-16", "A-45")
        found = now.of(motorway)
        assert found.policy.edition.form_by_id[found.rule.form].text_absent == "ABS-4"
        (due,) = now.reviews.due(TODAY)
        assert (due.office, due.person) == ("planning_performance_and_risk_manager", "")


def test_c19_the_way_out_is_checked_and_whom_to_ask_is_said(tmp_path):
    """Signs met or not, the three questions of the check list, and no new risk assessment."""
    with world(tmp_path, "cambridgeshire", TODAY, "demo-officer") as now:
        voluntary = now.registered("Parks", VOLUNTARY, date(2025, 1, 1), "not_required_by_policy")
        proposed = now.reviews.propose_end(
            now.act("demo-officer"),
            voluntary,
            ground="not_aligned",
            reason="What it wants and what we plan no longer go together",
        )
        filled = now.reviews.begin_check(now.act("demo-officer"), voluntary)
        asked = {each.id: each.clauses for each in filled.form.question_by_id.values()}

        assert asked["indicators"] == ("CAM-7.16", "CAM-2.2f")
        assert asked["aligned"] == ("CAM-7.5a",)
        assert asked["varying"] == ("CAM-A2.7",)
        assert asked["terminating"] == ("CAM-A2.8",)
        assert asked["disposal"] == ("CAM-A2.17",)
        assert proposed.review.ending.ground == "not_aligned"
        assert proposed.leaving.ask == "chief_executive"
        assert proposed.leaving.approved_by is None
        assert proposed.leaving.says == (
            "Leaving needs no new risk assessment; renewing or extending the partnership would.",
        )
        assert proposed.coming == ()


def test_l15_high_risk_from_june_has_a_quarter_in_september_and_the_year_in_january(tmp_path):
    """The extra review runs from the day of marking, beside the yearly one (A-54)."""
    with world(tmp_path, "lancashire", date(2026, 6, 1), "demo-officer") as now:
        joint = now.registered("Joint outreach", COVERED, date(2026, 1, 12), "partnership")
        assert [each.due for each in now.of(joint).coming] == [date(2027, 1, 12)]

        with pytest.raises(NotYourOffice):
            now.reviews.mark_high_risk(now.act("demo-officer"), joint, reason="Its funding")
        found = now.reviews.mark_high_risk(now.act(OFFICER), joint, reason="Its funding")

        assert found.review.high_risk_since == date(2026, 6, 1)
        assert [(each.falling.cycle.id, each.due) for each in found.coming] == [
            ("risk", date(2026, 9, 1)),
            ("yearly", date(2027, 1, 12)),
        ]
        assert found.next.led.office == "partnerships_and_performance_officer"
        keeper = now.app.actor(OFFICER)
        (task,) = now.app.desk.tasks.about(keeper, f"arrangement-{joint}")
        assert task.task.title.startswith("Bring the entry in the Authority's Risk Register")
        assert [each.row.id for each in now.reviews.high_risk(keeper)] == [joint]
        assert "summary of risks" in found.rule.marking.told[0]
        assert {"LAN-RK4", "LAN-RK6", "LAN-RS3", "A-54"} <= set(found.rule.marking.clauses)
        listed = now.reviews.between(keeper, date(2026, 6, 1), date(2027, 6, 30))
        assert [(each.falling.cycle.id, each.due) for each in listed] == [
            ("risk", date(2026, 9, 1)),
            ("risk", date(2026, 12, 1)),
            ("yearly", date(2027, 1, 12)),
            ("risk", date(2027, 3, 1)),
            ("risk", date(2027, 6, 1)),
        ]


def test_an_outcome_that_finds_it_high_risk_marks_it_with_its_registration(tmp_path):
    """Nobody has to mark it a second time."""
    with world(tmp_path, "lancashire", TODAY, "demo-officer") as now:
        facts = COVERED | {"high_risk_flag": "yes"}

        joint = now.registered("Joint outreach", facts, date(2026, 11, 2), "partnership")

        found = now.of(joint)
        assert found.review.high_risk_since == date(2026, 11, 2)
        assert [each.due for each in found.coming] == [date(2027, 2, 2), date(2027, 11, 2)]


def test_a_change_of_funding_makes_a_review_due_until_one_was_held(tmp_path):
    """On the day of the change, since the policy names no other (CHE-15.3)."""
    with world(tmp_path, "cheshire", TODAY, INSPECTOR) as now:
        board = now.registered(
            "Criminal Justice Board", CHESHIRE_BOARD, date(2026, 5, 1), "strategic_statutory"
        )

        changed = now.reviews.changed(
            now.act("demo-sergeant", date(2026, 11, 20)),
            board,
            kind="funding",
            what="The grant ends in March",
        )

        assert changed.next.due == date(2026, 11, 20)
        assert changed.next.clauses == ("CHE-15.3",)
        now.held(board, HEAD_OF_POLICY, TODAY)
        assert [each.due for each in now.of(board).coming] == [date(2027, 11, 23)]


def test_a_change_to_a_collaboration_is_kept_and_makes_nothing_due(tmp_path):
    """There the policy speaks of a yearly review alone (CHE-14.3)."""
    with world(tmp_path, "cheshire", TODAY, INSPECTOR) as now:
        motorway = now.registered(
            "Motorway policing", COLLABORATION, date(2026, 1, 10), "collaboration"
        )

        changed = now.reviews.changed(
            now.act("demo-sergeant"), motorway, kind="membership", what="A force joined"
        )

        assert [each.what for each in changed.review.changes] == ["A force joined"]
        assert [each.due for each in changed.coming] == [date(2027, 1, 10)]


def test_who_neither_leads_nor_keeps_files_no_review(tmp_path):
    """Once a lead is named, the lead and the keeper do (CHE-15.5)."""
    with world(tmp_path, "cheshire", TODAY, INSPECTOR) as now:
        board = now.registered(
            "Criminal Justice Board", CHESHIRE_BOARD, date(2026, 5, 1), "strategic_statutory"
        )
        now.held(board, INSPECTOR, date(2026, 6, 1))
        now.names_lead(board, HEAD_OF_POLICY, "demo-sergeant")

        with pytest.raises(NotYourOffice):
            now.held(board, INSPECTOR, TODAY)
        now.held(board, "demo-sergeant", TODAY)

        assert len(now.of(board).review.past) == 2
