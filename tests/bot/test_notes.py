"""What is said beside meetings is logged in a line by whose it is, and shown to whom it is for."""

import pytest

from tests.support.person import Person
from tests.support.scrutiny import opened_process

LEAD, HEARS, CLERK = "demo-lead-halton", "demo-npu-member", "demo-research-officer"
PANEL, TREASURER, CHIEF = "demo-panel-chairman", "demo-treasurer", "demo-chief-of-staff"


@pytest.fixture
def app(tmp_path):
    with opened_process(tmp_path) as app:
        yield app


@pytest.fixture
def lead(app):
    return Person(app, LEAD)


def test_what_can_be_logged_is_listed_with_what_to_type_and_whose_the_rest_is(app):
    """SCR-P36a and the others, each with its clause."""
    Person(app, HEARS).says("what can I log").sees(
        "Feedback from neighbourhood policing: log neighbourhood feedback.",
        "Logged by others",
        "Trigger for the Members' Bulletin: by the officers of the Authority",
    )


def test_neighbourhood_feedback_knows_the_unit_and_its_council_area(app):
    """By the seat of whoever logs it, and by what the deployment set (A-39)."""
    member = Person(app, HEARS).says("log neighbourhood feedback")
    member.sees("Now: Widnes. Type yes to keep it.").says("yes", "inspector", "yes", "Parking")
    member.says("yes").sees("Logged as MTG-", "under Halton", "Which council area does it lie in?")
    member.says("log npu feedback for Macclesfield").sees("Now: Macclesfield.")
    member.says("yes", "area commander", "yes", "Bikes", "yes").sees("under Cheshire East")


def test_whoever_may_not_is_told_whose_it_is_before_anything_is_asked(lead):
    """SCR-R12: triggers are for officers."""
    lead.says("enter a trigger").sees("That is for others to do: the officers of the Authority")
    assert lead.app.store.streams("meeting-") == ()


def test_a_talk_is_noted_on_the_page_of_its_meeting(app, lead):
    """SCR-R9: before and after; it stands there, and leads back."""
    lead.says("plan a meeting", "Halton CDRP", "6 April 2026", "skip", "skip", "yes")
    lead.sees("In the diary as MTG-").presses_button("Note a talk")
    lead.sees("Which council area was it about?").fills(
        {"spoke_with": "area_commander", "what_for": "preparing"}
    ).sees("Logged as MTG-", "Talk around Halton Crime and Disorder Reduction Partnership")
    number = next(word for word in lead.page.split() if word.startswith("MTG-"))
    lead.says("my meetings").says(
        next(row.short for row in app.life.meetings.mine(app.actor(LEAD)) if row.kind == "meeting")
    )
    lead.sees("Talks around it", "Getting ready for a meeting")
    assert number.startswith("MTG-")


def test_a_trigger_reaches_both_who_lead_an_area_and_their_answers_come_back(app):
    """SCR-R12, A-39: Warrington has two."""
    clerk = Person(app, CLERK).says("enter a trigger", "A new Act", "Warrington", "that is all")
    clerk.says("yes").sees("the first lead member for Warrington", "the second lead member")
    first = Person(app, "demo-lead-warrington-one").says("my tasks").sees("A new Act")
    mine = app.life.tasks.of_person("demo-lead-warrington-one")
    number = mine[0].short
    first.says(f"done {number}", "I asked the chair", "skip", "skip", "yes").sees("Done")
    clerk.says("triggers").sees(
        "the first lead member for Warrington: “I asked the chair”",
        "the second lead member for Warrington: no answer yet",
    )


def test_the_panels_chairman_asks_in_a_line_and_the_lead_member_replies(app, lead):
    """P09, SCR-R10i"""
    chair = Person(app, PANEL)
    chair.says(
        "ask the lead members before my meeting with the area commander of Northern on 4 May"
    )
    chair.sees("Now: Northern.").says("yes").sees("Now: 4 May 2026.").says("yes", "yes")
    chair.sees("Asked: the lead member for Halton for Halton (TSK-")
    lead.says("my tasks").sees("Say which partnership issues matter in Halton")
    lead.says("reply before the meeting", "yes", "Nobody chairs the group", "skip", "yes")
    lead.sees("Logged as MTG-").says("my tasks").does_not_see("Say which partnership issues")


def test_training_is_recorded_member_by_member(app):
    """SCR-R11: all members are known from the office."""
    clerk = Person(app, CLERK).says("record training").sees("7. the Chairman of the Performance")
    clerk.says("1", "yes", "skip", "yes").sees("Logged as MTG-")
    clerk.says("training").sees("1 of 7 members took it.", "the lead member for Halton, 1 April")


def test_protocols_and_the_councils_choices_stand_as_they_were_logged_last(app):
    """SCR-R5, SCR-R6, SCR-P39"""
    clerk = Person(app, CLERK).says("protocols").sees("None was logged yet")
    clerk.says(
        "log a protocol with Halton Borough Council", "yes", "2", "yes", "yes", "30 June 2026"
    )
    clerk.says("Halton", "yes").says("yes").says("protocols").sees(
        "Halton Borough Council: being brought up to date, made like the others: yes, to be agreed"
        " by 30 June 2026"
    )
    chief = Person(app, CHIEF).says("scrutiny seats").sees("Halton: nothing was logged yet")
    chief.says("log a council's scrutiny", "Halton", "1", "yes", "that is all", "yes")
    chief.says("scrutiny seats").sees("Halton: a member on the committee (MTG-")


def test_the_nine_things_are_on_one_card_and_show_that_the_review_was_done(app):
    """P11, SCR-P54b"""
    treasurer = Person(app, TREASURER).says("strategy checklist")
    card = treasurer.screen.inputs
    assert len(card.fields) == 9
    treasurer.fills({field.name: "covered" for field in card.fields}).sees("Logged as MTG-")


def test_recommendations_are_listed_and_each_is_shown(lead):
    """Thirteen, with their parts."""
    lead.says("recommendations").sees(
        "0 done, 0 under way, 21 not begun, of 21.", "R6: Each council has chosen", "0 of 4"
    )
    lead.says("recommendation 3").sees("3(i), judging", "3(ii), deciding")
    lead.says("recommendation 10(ii)").sees(
        "It is for the Police Authority.", "Nothing was recorded"
    )
    lead.says("recommendation 14").sees("There is no recommendation 14")


def test_without_a_process_such_a_line_means_nothing_here(tmp_path):
    """It is left to whatever else it may mean."""
    with opened_process(tmp_path, layers=("copacc",), roles=None) as app:
        person = Person(app, CLERK)
        person.says("triggers").does_not_see("Triggers for lead members")
        person.says("log neighbourhood feedback").does_not_see("Which neighbourhood")
