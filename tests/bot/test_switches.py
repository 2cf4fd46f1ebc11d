"""What a process leaves to a committee is turned on in the chat and on the command line."""

import json

import pytest

from tests.support.person import Person
from tests.support.scrutiny import PEOPLE, ROLES, opened_process


@pytest.fixture
def recorder(tmp_path):
    with opened_process(tmp_path) as app:
        yield Person(app, "demo-committee-recorder")


def test_recommendation_4_is_put_on_by_whoever_records_for_the_committee(recorder):
    """In words, with what is missing asked for (SCR-R4a, A-40)."""
    recorder.says("switches").sees("collated each quarter: off, as the document has it")
    recorder.says("turn on neighbourhood collation").sees("Turn on: neighbourhood feedback")
    recorder.says("Minute 14 of 3 March", "it helps the lead members", "skip", "3 March 2026")
    recorder.says("yes").sees(
        "Recorded: neighbourhood feedback is collated each quarter is on.",
        "the Engagement Committee decided so on 3 March 2026 (Minute 14 of 3 March)",
    )
    recorder.says("our process").sees(
        "neighbourhood feedback is collated each quarter: on, as the Engagement Committee"
    ).says("switches")
    recorder.presses_button("Turn 2 off").sees("Turn off: neighbourhood feedback is collated")


def test_somebody_else_is_told_whose_it_is(recorder):
    """Nothing is recorded."""
    other = Person(recorder.app, "demo-lead-halton")
    other.says("switches")
    assert not [label for label in other.buttons if label.startswith("Turn")]
    other.says("turn the collation on", "Minute 1", "why not", "skip", "skip", "yes")
    other.sees("Nothing was recorded")
    assert recorder.app.store.streams("switch-") == ()


def test_what_is_not_clear_is_asked_back(recorder):
    """With the list of what there is."""
    recorder.says("help").sees("Beside meetings: what can I log")
    recorder.says("turn on the neighbourhood feedback").sees("Which part do you mean")
    recorder.says("turn off 1").sees("asks about partnership issues")


def test_without_a_process_there_is_nothing_to_turn(tmp_path):
    """And a line about something else is left to others."""
    with opened_process(tmp_path, layers=("copacc",), roles=None) as app:
        person = Person(app, "demo-committee-recorder")
        person.says("switches").sees("No process is switched on here")
        person.says("help")
        assert not [line for line in person.screen.paragraphs if "Beside meetings" in line]


@pytest.fixture
def process(partnerships, monkeypatch):
    """Return the command line with the process on."""
    monkeypatch.setenv("PARTNERSHIPS_LAYERS", "scrutiny")
    monkeypatch.setenv("PARTNERSHIPS_DIRECTORY", str(PEOPLE))
    monkeypatch.setenv("PARTNERSHIPS_ROLES", str(ROLES))
    return partnerships


def test_the_command_line_lists_and_turns_them(process):
    """With day, minute, paper and reason."""
    ran = process("layers", "switches", "--as", "demo-lead-halton")
    assert [line.split(": ")[0] for line in ran.out.splitlines()] == [
        "1. the neighbourhood feedback form asks about partnership issues",
        "2. neighbourhood feedback is collated each quarter",
    ]
    turn = (
        "layers",
        "switch",
        "npu_collation",
        "on",
        "--minute",
        "Minute 14",
        "--reason",
        "agreed",
    )
    refused = process(*turn, "--as", "demo-lead-halton")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.startswith("That is for others to do: the Engagement Committee or")
    ran = process(*turn, "--on", "2026-03-03", "--as", "demo-committee-recorder")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "Recorded: neighbourhood feedback is collated each quarter is on.\n"
    listed = process("layers", "switches", "--json", "--as", "demo-lead-halton")
    assert json.loads(listed.out)[1]["decisions"] == [
        {
            "on": "2026-03-03",
            "recorded_by": "demo-committee-recorder",
            "value": "on",
            "by": "engagement_committee",
            "minute": "Minute 14",
            "document": "",
            "reason": "agreed",
        }
    ]
    assert process(*turn[:3], "perhaps", *turn[4:]).code == 2
