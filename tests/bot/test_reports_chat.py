"""A report is asked for in words, read in short on a card, and taken from a draft to its release."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.editions_files import FileEditions
from adapters.layers_files import FileLayers
from bot.report_hearing import Asked, heard, read_asked
from domain.policy.layers_on import LayersOn
from domain.services.reporting.defined import defined
from tests.support.person import DOG_UNIT, Person, opened_app

POLICY = FileEditions(FileEditions.default_folder()).current("cheshire")
SCRUTINY = FileLayers(FileEditions.default_folder()).current("scrutiny").document
REPORTS = defined(POLICY, LayersOn((SCRUTINY,)))
TODAY = date(2026, 11, 23)
WHOLE = (
    "The whole of it as a document or a workbook comes with the command *partnerships report"
    " policy_told --out report.docx*."
)
MOVED_ON = (
    "The draft was written anew meanwhile, and says something else now. Nothing was recorded;"
    " this is how it stands."
)


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("draft the June report", "scrutiny/partnership_annual++"),
        ("quarterly report for Halton", "scrutiny/lead_member_quarterly++halton"),
        ("report on reviews", "registers++"),
        ("the representation gaps please", "scrutiny/representation++"),
        ("write the bulletin", "scrutiny/bulletin++"),
        (
            "report for the chief officer group, Q3 2026",
            "chief_officer_group+2026-07-01..2026-09-30+",
        ),
        ("report on the registers for June 2026", "registers+2026-06-01..2026-06-30+"),
        (
            "report on the registers in 2025 in Cheshire East",
            "registers+2025-01-01..2025-12-31+cheshire_east",
        ),
        ("who had the training?", "scrutiny/training_done++"),
        ("report for the audit committee", "scrutiny/risk_log++"),
        ("report on the safer roads partnership", "scrutiny/safer_roads_annual++"),
    ],
)
def test_which_report_of_which_days_and_where_is_heard(said, line):
    """In the words by which each is called, and in those of its title."""
    assert [each.line for each in heard(said, REPORTS, POLICY.edition, TODAY)] == [line]


def test_what_names_no_report_leads_to_none():
    """They are shown then, so that one can be picked."""
    assert heard("I need something for Monday", REPORTS, POLICY.edition, TODAY) == ()


@given(st.text(max_size=60))
def test_a_button_holds_what_was_asked_for_and_nothing_breaks_it(line):
    """Whatever comes back as its line."""
    read = read_asked(line)
    assert read.period is None or read.days
    asked = Asked("scrutiny/bulletin", "2026-07-01..2026-09-30", "halton")
    assert read_asked(asked.line) == asked


@pytest.fixture
def app(tmp_path):
    with opened_app(tmp_path, policy="cambridgeshire") as opened:
        yield opened


@pytest.fixture
def chief(app):
    """Return the Chief Executive, who clears reports and releases them."""
    return Person(app, "demo-chief-executive")


def drafts(chief):
    """Draft the report on who was told, open to everybody."""
    return chief.says("report on who has been told", "draft it", "skip", "yes")


def headings(person):
    return [each.heading for each in person.screen.sections]


def test_a_report_is_read_in_short_with_how_to_have_it_whole(chief):
    """Its days, the moment, whether it is open, and what it leaves out."""
    chief.says("report on who has been told")
    assert chief.screen.title == "Who has been told of the policy"
    assert chief.screen.paragraphs == (
        "As it stood on 1 April 2026, as at 1 April 2026, 09:00. Open report, not exempt.",
        "For the Police Authority, from the officer from whom a report comes.",
        WHOLE,
    )
    assert "What this report leaves out" in headings(chief)


def test_other_days_and_another_area_are_asked_for_and_carried_along(chief):
    """What cannot be read is said, and asked again."""
    chief.says("report on the partnerships").presses_button("Other days or area")
    chief.fills({"days": "whenever", "area": "peterborough"})
    assert chief.screen.notice == (
        "The days cannot be read. Write a quarter as 2026Q3, a month as 2026-06, a year as 2026.",
    )
    chief.fills({"days": "2025Q4", "area": "peterborough"})
    assert chief.screen.paragraphs[0].startswith("October to December 2025, Peterborough, as at ")
    assert "--days 2025-10-01..2025-12-31 --area peterborough" in chief.screen.paragraphs[-1]
    chief.presses_button("Draft it for release").fills()
    assert "October to December 2025, Peterborough. Open report, not exempt." in (
        chief.screen.paragraphs
    )


def test_a_report_is_drafted_cleared_by_both_and_released_by_name(app, chief):
    """CAM-0.7, A-50: each sees what waits for them, and what was done."""
    drafts(chief)
    assert chief.screen.notice == ("It is drafted.",)
    assert chief.screen.paragraphs[0] == (
        "DRAFT: it has not been released, and is not to be passed on."
    )
    number = chief.screen.paragraphs[1].partition(":")[0]
    treasurer = Person(app, "demo-treasurer").says("my tasks")
    assert any(number in line for each in treasurer.screen.sections for line in each.lines)
    treasurer.says(number, "clear it", "The Chairman was consulted.", "yes")
    assert "Awaits clearance by the Chief Executive of the Authority." in (
        treasurer.screen.paragraphs
    )
    assert "Release it" not in treasurer.buttons
    chief.says(number).presses_button("Clear it").fills()
    assert "The Chief Executive of the Authority can release it." in chief.screen.paragraphs
    chief.presses_button("Release it").fills({"to": "the Police Authority"})
    assert chief.screen.notice == ("It is released.",)
    assert (
        "Released on 1 April 2026 by the Chief Executive, as the Chief Executive of the Authority,"
        " to the Police Authority."
    ) in chief.screen.paragraphs
    assert not any("DRAFT" in line for line in chief.screen.paragraphs)
    history = chief.screen.sections[-1].lines
    assert len(history) == 4


def test_a_card_that_shows_an_older_draft_clears_nothing(app, chief):
    """Nobody clears what they have not seen."""
    old = drafts(chief).screen
    app.enquiries.open(
        chief.conversation._front.act(), goal="everything", opening="A board, and nothing else."
    )
    chief.presses_button("Write it anew")
    assert chief.screen.notice == ("It is written anew, and has to be cleared anew.",)
    chief.presses_button("Clear it", on=old).fills()
    assert chief.screen.notice == (MOVED_ON,)


def test_writing_anew_what_has_not_changed_changes_nothing(chief):
    """And it says so."""
    drafts(chief).presses_button("Write it anew")
    assert chief.screen.notice == ("It says what it said before.",)


def test_a_draft_is_withdrawn_with_a_reason(chief):
    """It is not to be used any more."""
    drafts(chief).presses_button("Withdraw it").fills({"reason": "Of the wrong day."})
    assert chief.screen.notice == ("It is withdrawn.",)
    assert chief.buttons == ["All reports"]


def test_all_reports_are_shown_with_those_that_were_drafted(chief):
    """To pick one of them."""
    drafts(chief).says("reports")
    assert headings(chief) == ["Reports that can be written", "Drafted"]
    chief.picks("report registers")
    assert chief.screen.title == "How the partnerships stand"


def test_what_names_no_report_shows_those_that_there_are(chief):
    """So does a number that leads nowhere."""
    chief.says("make a report for me")
    assert chief.screen.title == "Which report?"
    chief.says("RPT-AAAAAAAA")
    assert chief.screen.title == "There is no report RPT-AAAAAAAA here."


def test_whoever_may_not_draft_is_not_offered_it(app):
    """They read it all the same."""
    officer = Person(app, "demo-member").says("report on who has been told")
    assert officer.buttons == ["Other days or area", "All reports"]


def test_a_card_that_waits_is_not_left_for_a_report(tmp_path):
    """What cannot be its answer is shown above it, and the card stands as it was."""
    with opened_app(tmp_path) as opened:
        sergeant = Person(opened, "demo-sergeant").says(DOG_UNIT)
        asked = sergeant.screen
        sergeant.says("reports")
        assert sergeant.screen.title == "Reports"
        assert sergeant.screen.below == asked
