"""While something is asked, a line that cannot be its answer does what it says, and nothing is lost."""

import pytest

from tests.support.person import Person
from tests.support.scrutiny import opened_process

PROTOCOLS = "How far the information sharing protocols are"
NOTHING_COMING = "Nothing is in the diary. Type *plan a meeting* to put something there."
BEGUN = ("log feedback", "Halton Crime and Disorder Reduction Partnership")


@pytest.fixture
def lead(tmp_path):
    with opened_process(tmp_path) as app:
        yield Person(app, "demo-lead-halton")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("my meetings", "Your meetings"),
        ("what can I log", "What can be logged here"),
        ("risk log", "Risk log"),
        ("reports", "Reports"),
        ("notices", "What I tell you"),
    ],
)
def test_a_list_is_shown_above_the_question_which_stands(lead, line, title):
    lead.says(*BEGUN).sees("When did it meet?")
    lead.says(line)
    assert lead.screen.title == title
    lead.sees("When did it meet?")
    lead.says("yesterday").sees("In which capacity did you attend?")


def test_a_line_with_a_number_is_no_answer_even_where_anything_can_be_written(lead):
    lead.says(*BEGUN, "yes", "yes").sees("What is better for communities because of it?")
    lead.says("what have you sent me").sees("What I sent you", "What is better for communities")
    lead.says("accept RSK-AAAAAAAA").sees("What is better for communities because of it?")
    lead.says("Fewer thefts", "none", "none").sees(
        "What is better for communities because of it: Fewer thefts"
    )


@pytest.mark.parametrize("line", ["no", "No.", "n/a", "none", "no risk", "None that I know of"])
def test_saying_that_there_is_no_risk_reports_none(lead, line):
    lead.says(*BEGUN, "yes", "yes", "Fewer thefts", line, line).sees("Type yes: Log it.")
    lead.says("yes").sees("Logged as ")
    assert lead.app.desk.risks.all(lead.conversation.actor) == ()


def test_saying_so_on_a_card_reports_none_either(lead):
    lead.says("log feedback").fills(
        {
            "body": BEGUN[1],
            "outcome": "Fewer thefts",
            "risk_to_authority": "No",
            "risk_to_partnership": "n/a",
        }
    )
    lead.sees("Logged as ")
    assert lead.app.desk.risks.all(lead.conversation.actor) == ()


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("what did the lead members report last quarter", "What the lead members report"),
        ("risk report", "The risk log"),
        ("write the risk report for Halton", "The risk log"),
        ("training report", "Which members had the training"),
        ("recommendations report", "The thirteen recommendations and what became of them"),
        ("my training", "Training in partnership working"),
        ("how far the information sharing protocols are", PROTOCOLS),
        ("when is my next meeting", NOTHING_COMING),
        ("remind me on", "What I tell you"),
        ("theres a risk the council pulls out", "Report a risk"),
        ("risk: the coordinator's post is empty", "Report a risk"),
    ],
)
def test_what_people_type_for_it_leads_there(lead, line, title):
    lead.says(line)
    assert lead.screen.title == title


def test_a_risk_that_is_named_in_the_line_is_asked_to_be_kept(lead):
    lead.says("risk: the coordinator's post is empty").sees(
        "Now: The coordinator's post is empty. Type yes to keep it."
    )


def test_a_card_of_a_matter_stands_below_what_a_line_shows(lead):
    lead.says("we want a shared dog unit agreement with Merseyside Police under a section 22A")
    asked = lead.screen
    lead.says("my meetings")
    assert lead.screen.title.startswith("None yet")
    assert lead.screen.below == asked


def test_how_protocols_stand_is_shown_to_everybody(lead):
    lead.says("protocol status").sees("None was logged yet")


IN_DIARY = ("plan a meeting", "Halton Crime and Disorder Reduction Partnership", "9 April 2026")


@pytest.mark.parametrize(
    ("line", "attendance"),
    [
        ("I sent apologies for the CDRP meeting", "apologies"),
        ("I couldn't make the CDRP", "apologies"),
        ("the CDRP meeting was cancelled", None),
        ("cancel the CDRP meeting", None),
    ],
)
def test_what_came_between_is_said_in_a_sentence_and_recorded(lead, line, attendance):
    lead.says(*IN_DIARY, "skip", "skip", "yes").sees("in the diary")
    lead.says(line, "Snow", "yes")
    (row,) = lead.app.desk.meetings.all(lead.conversation.actor)
    assert row.meeting.attendance == attendance
    assert (row.status == "cancelled") is (attendance is None)


def test_apologies_for_what_is_not_in_the_diary_ask_which_meeting(lead):
    lead.says("I sent apologies for the Rotary").sees("Which meeting?", "plan a meeting")


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("RSK-AAAAAAAA", "Nothing here has the number RSK-AAAAAAAA."),
        ("MTG-AAAAAAAA", "Nothing here has the number MTG-AAAAAAAA."),
        ("ARR-AAAAAAAA", "There is no entry with the number ARR-AAAAAAAA."),
        ("ENQ-AAAAAAAA", "You have no matter with the number ENQ-AAAAAAAA."),
    ],
)
def test_a_number_that_leads_nowhere_is_called_what_it_is(lead, number, told):
    lead.says(number).sees(told)


def test_without_a_process_it_is_told_all_the_same_what_can_be_logged(tmp_path):
    with opened_process(tmp_path, layers=("copacc",), roles=None) as app:
        person = Person(app, "demo-lead-halton").says("what can I log")
        assert person.screen.title == "What can be logged here"


def test_whoever_resumes_a_draft_that_is_in_front_goes_on_with_it(lead):
    """It is what they were told to type when they left it."""
    lead.says(*BEGUN, "yes").sees("In which capacity did you attend?")
    lead.says("resume").sees("In which capacity did you attend?")
    lead.says("leave it for now", "resume", "resume").sees("In which capacity did you attend?")
    lead.does_not_see("Nothing was done")
