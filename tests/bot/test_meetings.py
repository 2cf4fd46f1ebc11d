"""A lead member says in a minute what came of a meeting, and keeps a diary; typed or on a card."""

from datetime import date

import pytest

from tests.support.person import Person, opened_app
from tests.support.scrutiny import opened_process

CDRP = "Halton Crime and Disorder Reduction Partnership"
TYPED = ("just back from the Halton CDRP", "yes", "yes", "yes", "Fewer thefts at the station")
"""P01, typed: the body, the day and the capacity are known, and only agreed to."""


@pytest.fixture
def app(tmp_path):
    with opened_process(tmp_path) as opened:
        yield opened


@pytest.fixture
def lead(app):
    return Person(app, "demo-lead-halton")


def logged(person):
    (row,) = (each for each in person.app.desk.meetings.all(person.conversation.actor))
    return row


def section(person, heading):
    return next(each.lines for each in person.screen.sections if each.heading == heading)


def test_p01_feedback_is_logged_by_typing_with_a_receipt(lead):
    """SCR-P31b, P32a, P33, P42iii, R2: the number, the report, the quarter, and who receives it."""
    lead.says(*TYPED, "none", "none").sees("Type yes: Log it.")
    lead.says("yes")
    row = logged(lead)
    lead.sees(
        f"Logged as {row.short}.",
        f"{row.short}: logged, 1 April 2026.",
        "There for us: the lead member for Halton.",
        "It will stand in “What the lead members report” for April to June 2026, under Halton.",
        "It goes to the Engagement Committee.",
    )
    assert section(lead, "What was logged") == (
        f"Which partnership met? {CDRP}",
        "When did it meet? 1 April 2026",
        "In which capacity did you attend? For the Authority",
        "What is better for communities because of it? Fewer thefts at the station",
        "What kind of body is it? Community safety partnership",
        "Which council area is it about? Halton",
        "Who attended for us, by their role? the lead member for Halton",
    )
    assert {"Add more", "Correct something", "Plan the next one"} <= set(lead.buttons)


def test_p02_the_receipt_has_the_number_of_the_risk(lead):
    """SCR-R3i-a: it waits for the office that judges it."""
    lead.says(*TYPED, "Our post is unfunded", "skip", "yes")
    (risk,) = lead.app.desk.risks.all(lead.conversation.actor)
    (line,) = section(lead, "Risks told of")
    assert line.startswith(f"{risk.short}: Our post is unfunded (to be judged")


def test_a_bare_yes_to_a_risk_asks_what_it_is(lead):
    """Typed it would be lost, and on a card it would tell nobody anything."""
    lead.says(*TYPED, "yes").sees("Is there a risk to the Authority: say it in a few words.")
    lead.says("Our post is unfunded").sees("Is there a risk to the partnership itself?")
    lead.says("cancel", "log feedback").fills(
        {"body": CDRP, "outcome": "Fewer thefts", "risk_to_authority": "Yes"}
    )
    lead.sees("Say in a few words what the risk is")


def test_on_a_card_all_of_it_is_one_press(lead):
    """The body offers those of one's own, and everything known is filled in."""
    lead.says("log feedback")
    fields = {each.name: each for each in lead.screen.inputs.fields}
    assert list(fields) == [
        "body",
        "held_on",
        "capacity",
        "outcome",
        "risk_to_authority",
        "risk_to_partnership",
    ]
    assert [each.label for each in fields["body"].choices] == [
        "Halton Local Strategic Partnership",
        CDRP,
        "Halton Children's Trust",
    ]
    assert (fields["held_on"].value, fields["capacity"].value) == (
        "2026-04-01",
        "for_the_authority",
    )
    lead.fills({"body": CDRP, "outcome": "Fewer thefts"}).sees("Logged as MTG-")
    assert logged(lead).meeting.area == "halton"


def test_a_body_that_is_not_on_the_list_is_written_and_asked_about(lead):
    """Only what does not follow from it is asked, on one more card, and nothing is asked again."""
    lead.says("log feedback").fills({"body_other": "Halton Youth Panel", "outcome": "A hall"})
    lead.sees("One thing more before it is logged.")
    assert [each.name for each in lead.screen.inputs.fields] == ["body_kind", "council_area"]
    lead.fills({"body_kind": "other", "council_area": "halton"})
    lead.sees(
        "Logged as MTG-",
        "It stands in no report. Collaborations, companies and other bodies stand in no lead"
        " member's report (SCR-P9b, A-43).",
    )


def test_what_cannot_be_taken_is_asked_again_with_all_that_was_filled_in(lead):
    lead.says("log feedback").fills({"body": CDRP, "outcome": "none yet"})
    lead.sees("If nothing came of it yet, say in a few words why")
    values = {each.name: each.value for each in lead.screen.inputs.fields}
    assert (values["body"], values["outcome"]) == (CDRP, "none yet")
    lead.fills({"outcome": "none yet: it met once"}).sees("Logged as MTG-")
    assert len(lead.app.desk.meetings.mine(lead.conversation.actor)) == 1


def test_a_card_that_is_pressed_twice_logs_once(lead):
    card = lead.says("log feedback").screen
    lead.fills({"body": CDRP, "outcome": "Fewer thefts"}, on=card)
    lead.fills({"body": CDRP, "outcome": "Fewer thefts"}, on=card)
    lead.sees("That was logged already, as MTG-")
    assert len(lead.app.desk.meetings.mine(lead.conversation.actor)) == 1


def test_typed_answers_are_kept_as_they_come_and_gone_on_with_after_a_restart(lead):
    """Nothing is asked twice, and what was said is shown."""
    lead.says(*TYPED).comes_back()
    lead.sees(
        "You were logging this when you stopped. What you said is kept.",
        f"So far: {CDRP}; 1 April 2026; For the Authority; Fewer thefts at the station",
        "Is there a risk to the Authority?",
    )
    lead.says("that is all", "yes").sees("Logged as MTG-")


def test_a_server_that_starts_again_goes_on_without_a_word(lead):
    lead.says(*TYPED).is_recalled().says("Our post is unfunded")
    lead.sees("Is there a risk to the partnership itself?")


def test_what_was_left_for_now_waits_until_it_is_resumed(lead):
    lead.says(*TYPED, "leave it for now").sees("What you said so far is kept.")
    lead.is_recalled().says("hello").does_not_see("Is there a risk to the Authority?")
    lead.says("resume").sees("Is there a risk to the Authority?")


def test_whoever_does_not_go_on_loses_nothing(lead):
    lead.says(*TYPED, "cancel").sees("What you said so far is kept.", "begun, not logged yet")
    lead.presses_button("Go on logging").sees("Is there a risk to the Authority?")


def test_nothing_is_kept_of_what_was_never_begun(lead):
    lead.says("log feedback", "cancel").sees("Nothing was done.")
    assert lead.app.desk.meetings.mine(lead.conversation.actor) == ()


def test_more_is_added_later_and_follows(lead):
    """Discussion, issues, value added, an action with owner and day, and when it meets next."""
    lead.says(*TYPED, "that is all", "yes").presses_button("Add more")
    lead.says("Buses", "A cold hall", "Two officers", "send the figures")
    lead.says("the Chief Finance Officer", "1 May 2026", "1 June 2026", "that is all", "yes")
    lead.sees("Added to MTG-", "What was talked about, in a line or two? Buses")
    (line,) = section(lead, "What is to be done")
    assert line.endswith(
        ": send the figures (to be done, due 1 May 2026, in 30 days; the Chief Finance Officer)"
    )
    lead.says("my meetings")
    assert [each.heading for each in lead.screen.sections] == ["Coming", "Logged"]


def test_an_answer_is_corrected_by_its_number_and_what_it_said_is_kept(lead):
    lead.says(*TYPED, "that is all", "yes")
    number = logged(lead).short
    lead.says(f"correct {number}").sees(
        "Which answer is wrong?", "4. What is better for communities because of it? Fewer thefts"
    )
    lead.picks(f"correct {number} 4")
    lead.says("Fewer thefts and buses", "left out a half", "yes")
    lead.sees(
        "Corrected. What it said before is kept in its history.",
        "Corrected once; the history says what it said before.",
        "corrected it: What is better for communities because of it? “Fewer thefts and buses”, was"
        " “Fewer thefts at the station” (“left out a half”)",
    )


def test_the_diary_is_kept_from_the_page_of_a_meeting(lead):
    """Planned, moved, cancelled and put back; apologies and who went instead."""
    lead.says("plan a meeting", "2", "8 April 2026", "6.30pm", "skip", "yes")
    lead.sees("In the diary as MTG-", "in the diary, 8 April 2026 at 18:30.", "Before you go")
    number = logged(lead).short
    lead.says("what meetings are coming").sees(f"{number}: {CDRP}, 8 April 2026 at 18:30")
    lead.says("my tasks").sees(f"Get ready for {CDRP}")
    lead.says(f"move {number}", "3 June 2026", "7 pm", "the hall was taken", "yes")
    lead.sees("Moved.", "in the diary, 3 June 2026 at 19:00.")
    lead.says(f"cancel {number}", "too few", "yes").sees("Cancelled.")
    lead.says(f"reinstate {number}", "enough", "yes").sees("Back in the diary.")
    lead.says(f"apologies {number}", "skip", "yes").sees("Apologies were sent.")
    lead.says(f"substitute {number}", "the deputy", "ill", "yes")
    lead.sees("the deputy went instead.", "Remark: ill")
    lead.says(f"entered in error {number}", "a test", "yes").sees("Taken off the lists")
    lead.says("my meetings").sees("None yet.")


@pytest.mark.parametrize("time", ["half six", "25:00", "6", "13pm"])
def test_a_time_that_is_none_is_asked_again(lead, time):
    lead.says("plan a meeting", "2", "8 April 2026", time, "skip", "yes")
    lead.sees("write it as hours and minutes, such as 18:30.")
    assert lead.app.desk.meetings.all(lead.conversation.actor) == ()


def test_what_is_owed_is_said_at_once_and_logged_where_it_stands(lead):
    """The meeting of the diary is the one that is logged, and not another beside it."""
    lead.says("plan a meeting", "2", "30 March 2026", "skip", "skip", "yes")
    lead.comes_back().sees("A meeting waits to be logged.")
    lead.says("log feedback")
    values = {each.name: each.value for each in lead.screen.inputs.fields}
    assert (values["body"], values["held_on"]) == (CDRP, "2026-03-30")
    lead.fills({"outcome": "Fewer thefts"}).sees("Logged as MTG-")
    assert logged(lead).meeting.on == date(2026, 3, 30)


def test_a_meeting_of_another_body_is_not_the_one_that_is_owed(lead):
    """What stands in the diary waits on; what was logged stands beside it."""
    lead.says("plan a meeting", "2", "30 March 2026", "skip", "skip", "yes")
    owed = logged(lead)
    lead.says("log feedback").fills(
        {"body": "Halton Children's Trust", "held_on": "2026-03-31", "outcome": "A plan"}
    )
    lead.sees("Logged as MTG-", "Halton Children's Trust")
    meetings = lead.app.desk.meetings
    assert meetings.get(lead.conversation.actor, owed.id).status == "planned"
    assert len(meetings.all(lead.conversation.actor)) == 2


def test_what_was_raised_last_time_is_there_before_the_next(lead):
    lead.says(*TYPED, "that is all", "yes").presses_button("Add more")
    lead.says("that is all", "yes").presses_button("Plan the next one")
    lead.says("yes", "8 April 2026", "skip", "skip", "yes")
    (line,) = section(lead, "From last time")
    assert line == (
        "1 April 2026, What is better for communities because of it? Fewer thefts at the station"
    )


@pytest.mark.parametrize(
    ("line", "body", "day"),
    [
        ("I was at the LSP last night", "Halton Local Strategic Partnership", "2026-03-31"),
        ("just back from the Halton CDRP", CDRP, "2026-04-01"),
        ("log feedback on the children's trust", "Halton Children's Trust", "2026-04-01"),
        ("I went to the Warrington CDRP yesterday", "Warrington", "2026-03-31"),
        ("log feedback", "", "2026-04-01"),
        ("log feedback from the Frodsham Youth Panel", "Frodsham Youth Panel", "2026-04-01"),
        ("I attended the CSP meeting on Monday", CDRP, "2026-03-30"),
    ],
)
def test_the_body_and_the_day_are_heard(lead, line, body, day):
    lead.says(line)
    fields = {each.name: each.value for each in lead.screen.inputs.fields}
    assert fields["body"].startswith(body)
    assert bool(fields["body"]) is bool(body)
    assert fields["held_on"] == day


def test_the_day_is_said_as_people_say_it(lead):
    """Where it is asked for as well as in the first line."""
    lead.says("log feedback", "2", "last night", "yes", "Fewer thefts", "that is all", "yes")
    assert logged(lead).meeting.on == date(2026, 3, 31)


def test_nobody_is_offered_what_nothing_asks_for(tmp_path):
    """Under Cheshire alone; what can be done instead is said."""
    with opened_app(tmp_path) as app:
        sergeant = Person(app, "demo-sergeant").does_not_see("log feedback")
        sergeant.says("log feedback").sees(
            "Nothing here asks for a report of meetings", "open it and type add a note."
        )


def test_c15_a_member_with_another_hat_says_which_they_wore(tmp_path):
    """CAM-6.1e: what it brings up is asked in the same go, with whose rules then hold."""
    with opened_app(tmp_path, policy="cambridgeshire") as app:
        member = Person(app, "demo-member").says("I was at the Huntingdon LSP last night")
        member.says("yes", "yes", "yes").sees(
            "Whom did you represent?",
            "Which it should be, the policy does not say; ask the Chief Executive.",
            "2. The other body: its rules hold, and what it delegated to you in writing",
        )
        member.says("2", "yes", "the County Council", "yes").sees(
            "Logged as MTG-", "Which other body is it? the County Council"
        )


def test_a_number_that_leads_nowhere_is_said(lead):
    lead.says("correct MTG-AAAAAAAZ").sees("There is no meeting with the number MTG-AAAAAAAZ.")


def test_others_see_what_was_logged_and_change_nothing(app, lead):
    lead.says(*TYPED, "that is all", "yes")
    number = logged(lead).short
    sergeant = Person(app, "demo-sergeant").says(number)
    sergeant.sees("Fewer thefts at the station")
    assert "Correct something" not in sergeant.buttons
    sergeant.says(f"entered in error {number}", "mine", "yes").sees("That is for others to do")
    assert logged(lead).status == "logged"
