"""The command line shows meetings, puts them in the diary, logs them and corrects what was logged."""

import json

import pytest

from tests.support.scrutiny import PEOPLE, ROLES

LEAD = ("--as", "demo-lead-halton")
CDRP = "Halton Crime and Disorder Reduction Partnership"


@pytest.fixture(autouse=True)
def _with_the_process(monkeypatch, partnerships):
    """Let it be 1 April 2026, with the scrutiny process on."""
    del partnerships
    monkeypatch.setenv("PARTNERSHIPS_NOW", "2026-04-01T08:00:00Z")
    monkeypatch.setenv("PARTNERSHIPS_LAYERS", "scrutiny")
    monkeypatch.setenv("PARTNERSHIPS_DIRECTORY", str(PEOPLE))
    monkeypatch.setenv("PARTNERSHIPS_ROLES", str(ROLES))


@pytest.fixture
def logged(partnerships):
    """Return the number of a meeting that was logged."""
    ran = partnerships(
        *("meetings", "log", *LEAD, "--body", "Halton CDRP", "--on", "2026-03-30"),
        *("--answer", "outcome=Fewer thefts", "--answer", "risk_to_authority=No money"),
    )
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith(
        f"  30 March 2026: {CDRP}\n    (logged; the lead member for Halton (demo-lead-halton))\n"
    )
    return ran.out.split()[0]


def test_a_meeting_is_logged_with_what_is_known_filled_in(partnerships, logged):
    """Its kind, area and the capacity are not asked for."""
    (row,) = json.loads(partnerships("meetings", "list", *LEAD, "--json").out)
    assert (row["number"], row["status"], row["area"], row["report"]) == (
        logged,
        "logged",
        "halton",
        "lead_member_quarterly",
    )
    assert row["says"]["capacity"] == "For the Authority"


def test_one_meeting_is_shown_whole_with_its_history(partnerships, logged):
    ran = partnerships("meetings", "show", logged, *LEAD)
    assert "What is better for communities because of it? Fewer thefts" in ran.out
    assert "began to log" in " ".join(ran.out.split())
    whole = json.loads(partnerships("meetings", "show", logged, *LEAD, "--json").out)
    assert [each["event"] for each in whole["history"]] == [
        "feedback-begun",
        "feedback-answered",
        "feedback-logged",
    ]


def test_what_is_lacking_is_named_and_what_was_said_is_kept(partnerships):
    ran = partnerships(
        *("meetings", "log", *LEAD, "--body", "Halton Youth Panel"),
        *("--answer", "outcome=A hall"),
    )
    assert (ran.code, ran.out) == (2, "")
    assert "It still lacks: capacity, body_kind, council_area." in ran.err
    (draft,) = json.loads(partnerships("meetings", "list", *LEAD, "--mine", "--json").out)
    assert draft["status"] == "draft"
    ran = partnerships(
        *("meetings", "log", *LEAD, "--meeting", draft["number"]),
        *("--answer", "body_kind=other", "--answer", "council_area=halton"),
        *("--answer", "capacity=as_councillor"),
    )
    assert ran.code == 0
    assert "logged" in ran.out


def test_an_answer_is_corrected_with_its_reason(partnerships, logged):
    ran = partnerships(
        *("meetings", "correct", logged, *LEAD, "--answer", "outcome=More thefts"),
        *("--reason", "a slip"),
    )
    assert ran.code == 0
    shown = " ".join(partnerships("meetings", "show", logged, *LEAD).out.split())
    assert "“More thefts”, was “Fewer thefts” (“a slip”)" in shown


def test_a_meeting_stands_in_the_diary(partnerships):
    """With its time, for who goes."""
    ran = partnerships(
        *("meetings", "plan", *LEAD, "--body", "Halton LSP", "--on", "2026-04-12"),
        *("--at", "6.30pm"),
    )
    assert "12 April 2026 at 18:30: Halton Local Strategic Partnership" in " ".join(ran.out.split())
    assert partnerships("meetings", "list", *LEAD, "--as-at", "2026-03-31").err.startswith(
        "No meeting is there as it stood then."
    )


def test_the_forms_are_listed_with_the_ids_of_their_questions(partnerships):
    ran = partnerships("meetings", "forms", *LEAD)
    assert "meeting_feedback  Feedback from a partnership meeting" in ran.out
    forms = json.loads(partnerships("meetings", "forms", *LEAD, "--json").out)
    assert forms[0]["form"] == "meeting_feedback"
    assert forms[0]["to"] == ["engagement_committee"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (("list", "--mine", "--as-at", "2026-03-31"), "leave out --as-at"),
        (("show", "MTG-AAAAAAAZ"), "There is no meeting with that number"),
        (("plan", "--body", "X", "--on", "2026-04-12", "--at", "late"), "the time as 18:30"),
        (("log", "--answer", "nonsense=x"), "'nonsense' is no question of meeting_feedback"),
        (("log", "--form", "nothing", "--answer", "outcome=x"), "Nothing here has a form"),
        ((), "Say what to do with the meetings"),
    ],
)
def test_wrong_use_is_told_in_a_sentence(partnerships, line, said):
    ran = partnerships("meetings", *line, *(LEAD if line else ()))
    assert (ran.code, ran.out) == (2, "")
    assert said in " ".join(ran.err.split())


def test_what_is_no_answer_begins_nothing(partnerships):
    """It is looked at before."""
    partnerships("meetings", "log", *LEAD, "--answer", "nonsense=x")
    assert partnerships("meetings", "list", *LEAD, "--mine", "--json").out == "[]\n"
