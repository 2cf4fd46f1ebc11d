"""Reviews, changes, high risk and leaving, as they are asked for and done in the chat."""

from datetime import date

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


def test_when_a_board_is_due_and_who_leads_is_answered_in_a_sentence(tmp_path):
    """S15: within a month, the named lead, a checklist that is not in the text, no approval."""
    with world(tmp_path, "cheshire", TODAY, INSPECTOR) as now:
        board = now.registered(
            "Criminal Justice Board", CHESHIRE_BOARD, date(2024, 5, 1), "strategic_statutory"
        )
        now.held(board, HEAD_OF_POLICY, date(2025, 12, 23))
        now.names_lead(board, HEAD_OF_POLICY, "demo-sergeant")

        asks = now.person("demo-sergeant").says(
            "When is the Criminal Justice Board due for review and who does it?"
        )

        asks.sees(
            "Next review: 23 December 2026. Yearly review, counted from the last one on 23"
            " December 2025.",
            "Led by: ",
            "“Appendix 3: the review checklist” is not in the policy document.",
            "No new approval comes of it.",
            "CHE-15.5: ",
            "CHE-15.9: ",
        )
        asks.does_not_see("names nobody")


def test_a_review_filed_on_its_form_stands_on_the_register(tmp_path):
    """Checked first, and it is said who will see it and when the next one is due."""
    with world(tmp_path, "cheshire", TODAY, INSPECTOR) as now:
        board = now.registered(
            "Criminal Justice Board", CHESHIRE_BOARD, date(2025, 5, 1), "strategic_statutory"
        )
        now.names_lead(board, HEAD_OF_POLICY, "demo-sergeant")
        lead = now.person("demo-sergeant")
        row = now.of(board).row

        lead.says(f"review {row.short}", "20 November 2026", "skip", "no", "all yes")
        lead.says("It goes on and is changed", "the council and the probation service")
        lead.says("The council drafts new terms", "minute 7")

        lead.sees(
            "Completed, it stands on the register, where it is seen by ", "the OPCC Head of Policy"
        )
        lead.says("complete")
        lead.sees(
            "The review is on record. It goes on and is changed. The next one is due on 20"
            " November 2027.",
            "agreed with the council and the probation service (minute 7)",
        )
        (held,) = now.of(board).review.past
        assert (held.day, held.outcome, held.adds_value) == (date(2026, 11, 20), "amend", "yes")
        names = [each.name for each in now.app.arrangements.story(lead_of(now), board).recorded]
        assert names.count("arrangement-reviewed") == 1


def lead_of(now):
    return now.app.actor("demo-sergeant")


def test_a_statutory_board_that_wastes_time_is_gone_over_and_not_left(tmp_path):
    """S17: asked in one sentence; the review's answer opens the lead's task."""
    with world(tmp_path, "cheshire", TODAY, INSPECTOR) as now:
        board = now.registered(
            "Public protection board", STATUTORY_BOARD, date(2025, 3, 1), "strategic_statutory"
        )
        now.names_lead(board, HEAD_OF_POLICY, "demo-sergeant")
        lead = now.person("demo-sergeant").says(f"show {now.of(board).row.short}")

        lead.says("We must attend this statutory board but it's a waste of time. Can we stop?")

        lead.sees("it is not left for that", "we do not leave because it is poor value", "CHE-15.8")
        lead.says(f"end {now.of(board).row.short}", "3", "It wastes our time", "1", "yes")
        lead.sees("The law asks us to attend, so it is not left while it does.")
        lead.says("review it", "23 November 2026", "skip", "no")
        lead.says("1 yes, 2 yes, 3 no, 4 yes, 5 yes")
        lead.says("Its terms and membership are gone over with the group")
        lead.says("We draft new terms", "skip", "complete")
        lead.sees("A task was opened for whoever leads it")
        (held,) = now.of(board).review.past
        assert held.outcome == "revisit"
        assert [
            row.task.person
            for row in now.app.desk.tasks.about(lead_of(now), f"arrangement-{board}")
        ] == ["demo-sergeant"]


def test_what_is_overdue_says_by_how_much_and_who_follows_it_up(tmp_path):
    """S27: two months, nobody leads, its keeper follows it up."""
    with world(tmp_path, "cheshire", TODAY, INSPECTOR) as now:
        motorway = now.registered(
            "Motorway policing", COLLABORATION, date(2023, 1, 10), "collaboration"
        )
        now.held(motorway, RISK_MANAGER, date(2025, 9, 23))
        keeper = now.person(RISK_MANAGER)

        keeper.says("Which reviews are overdue?")

        keeper.sees(
            "Motorway policing: overdue by 2 months, due 23 September 2026 (nobody named; the"
            " Planning, Performance and Risk Manager follows it up)"
        )
        keeper.says(f"show {now.of(motorway).row.short}")
        keeper.sees(
            "Review overdue by 2 months: it was due on 23 September 2026.",
            "Led by: the policy names nobody. Ask the Planning, Performance and Risk Manager.",
            "Followed up by: the Planning, Performance and Risk Manager",
        )


def test_no_review_overdue_says_so(tmp_path):
    with world(tmp_path, "cheshire", TODAY, INSPECTOR) as now:
        now.person(INSPECTOR).says("reviews overdue").sees("No review is overdue.")


def test_how_to_get_out_is_answered_checked_and_recorded(tmp_path):
    """C19: the signs, the three questions, whom to ask; then it ends."""
    with world(tmp_path, "cambridgeshire", TODAY, "demo-officer") as now:
        parks = now.registered("Parks", VOLUNTARY, date(2025, 1, 1), "not_required_by_policy")
        number = now.of(parks).row.short
        officer = now.person("demo-officer").says(f"show {number}")

        officer.says("The partnership no longer fits our plan. How do we get out?")

        officer.sees(
            "Leaving needs no new risk assessment",
            "Ask the Chief Executive",
            "CAM-A2.7",
            "CAM-A2.8",
            "CAM-A2.17",
            "CAM-7.16",
        )
        officer.says(f"end {number}", "It no longer fits our plans", "The plan changed", "yes")
        officer.sees("Type yes: End it.")
        officer.says("yes")
        officer.sees("It is on record that it is to end.", "The way out has not been checked yet.")
        officer.says(
            f"check the way out of {number}", "They are met", "Two years without a project"
        )
        officer.says("no", "all yes", "skip", "complete")
        officer.sees("The check of the way out is on record.")
        assert now.of(parks).review.ending.indicators == "met"
        officer.says(f"{number} has ended", "skip", "skip", "skip")
        officer.sees("Ask the Chief Executive of the Authority before it ends.")
        officer.says("yes").sees("It is on record that it has ended.", "It ended on 23 November")
        assert now.of(parks).review.ended_on == TODAY
        officer.says(f"history {number}").does_not_see("arrangement-ended")


def test_marked_as_high_risk_in_june_its_risk_is_next_reviewed_in_september(tmp_path):
    """L15: said by its number, asked why, confirmed; the yearly review stays."""
    with world(tmp_path, "lancashire", date(2026, 6, 1), "demo-officer") as now:
        joint = now.registered("Joint outreach", COVERED, date(2026, 1, 12), "partnership")
        number = now.of(joint).row.short
        officer = now.person(OFFICER)

        officer.says(f"mark {number} as high risk", "Its funding is in doubt", "skip")
        officer.sees(
            "Then its risk is reviewed every 3 months, and its other reviews stay due.",
            "The policy does not say when the first quarter begins.",
            "The Partnerships & Performance Officer is given a task",
        )
        officer.says("yes")

        officer.sees(
            "It is marked as high risk from 1 June 2026 on. Its next risk review is due on 1"
            " September 2026.",
            "Next review: 12 January 2027.",
            "It is counted in the yearly summary of risks",
        )


def test_whoever_may_not_mark_it_is_not_offered_to(tmp_path):
    """The officer marks it, and nobody else is shown how (A-27)."""
    with world(tmp_path, "lancashire", date(2026, 6, 1), "demo-officer") as now:
        joint = now.registered("Joint outreach", COVERED, date(2026, 1, 12), "partnership")
        number = now.of(joint).row.short

        now.person("demo-officer").says(f"show {number}").does_not_see("as high risk]")
        now.person(OFFICER).says(f"show {number}").sees(f"[mark {number} as high risk]")


def test_a_reported_change_is_confirmed_and_makes_a_review_due(tmp_path):
    """It is said before whom it comes."""
    with world(tmp_path, "cheshire", TODAY, INSPECTOR) as now:
        board = now.registered(
            "Criminal Justice Board", CHESHIRE_BOARD, date(2026, 5, 1), "strategic_statutory"
        )
        number = now.of(board).row.short
        asks = now.person("demo-sergeant").says(f"report a change to {number}", "Funding")
        asks.says("The grant ends in March", "20 November 2026", "the council")

        asks.sees("A review is due from then on.")
        asks.says("yes")

        asks.sees(
            "The change is on record, and a review is due.",
            "A review is due since 20 November 2026, because of a change (funding): The grant ends"
            " in March",
        )


def test_a_day_that_cannot_be_read_loses_nothing(tmp_path):
    """It is asked again; a day to come is refused with what to do."""
    with world(tmp_path, "cheshire", TODAY, INSPECTOR) as now:
        board = now.registered(
            "Criminal Justice Board", CHESHIRE_BOARD, date(2026, 5, 1), "strategic_statutory"
        )
        asks = now.person("demo-sergeant").says(f"report a change to {now.of(board).row.short}")
        asks.says("Funding", "The grant ends", "some day").sees("write a day with its year")
        asks.says("1 January 2031", "skip", "yes")

        asks.sees("That day has not come yet.")
        assert now.of(board).review.changes == ()
