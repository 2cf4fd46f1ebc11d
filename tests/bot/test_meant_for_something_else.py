"""While something is asked, a line that cannot be its answer does what it says, and nothing is lost."""

import pytest

from tests.support.person import Person
from tests.support.scrutiny import opened_process

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
