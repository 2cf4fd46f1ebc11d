"""The demonstration shows the process where it is on and its people are there, and not otherwise."""

import pytest

from bot.demonstration import demonstration
from bot.seeding import seed
from tests.support.person import Person
from tests.support.scrutiny import opened_process

LEAD, TREASURER = "demo-lead-halton", "demo-treasurer"


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    with opened_process(tmp_path_factory.mktemp("shown")) as app:
        seed(app, demonstration("cheshire"), "memory")
        yield app


def test_every_kind_of_log_is_there_and_so_are_risks_and_their_ways(shown):
    """Made by the same acts as in real life."""
    actor = shown.actor(LEAD)
    assert {row.kind for row in shown.life.meetings.all(actor)} == {
        "meeting",
        "neighbourhood",
        "liaison",
        "forum",
        "trigger",
        "training",
        "protocol",
    }
    risks = shown.life.risks.all(actor)
    assert sorted(row.status for row in risks) == ["evaluated", "logged", "reported"]
    passed_on = [each.to_office for row in risks for each in row.risk.escalations]
    assert sorted(passed_on) == ["audit_committee", "chief_executive"]
    assert shown.life.notes.trained(actor)[0].row is not None


def test_how_far_the_recommendations_are_follows_from_it(shown):
    """Some done, some under way, some not begun."""
    rows = shown.life.recommendations.rows(shown.actor(LEAD))
    standing = {row.recommendation.number: row.status for row in rows}
    assert standing["4, considering"] == "done"
    assert {
        standing[each] for each in ("3(i), upwards", "5", "6", "8", "9", "10(i)", "11", "12")
    } == {"under_way"}
    assert {standing[each] for each in ("2", "7", "13")} == {"not_begun"}


def test_a_lead_member_sees_what_waits_and_the_treasurer_too(shown):
    """A meeting to log, a talk to have, a question of the Panel's Chairman."""
    Person(shown, LEAD).says("my tasks").sees(
        "Log what came of",
        "Talk with the Area Commander before",
        "Say which partnership issues matter in Halton",
    )
    Person(shown, TREASURER).says("my tasks").sees("Review the Strategy against")


def test_without_its_people_nothing_of_the_process_is_made_up(tmp_path, capsys):
    """The rest of the demonstration is there, and it is said what is missing."""
    with opened_process(tmp_path, directory=None, roles=None) as app:
        seed(app, demonstration("cheshire"), "memory")
        assert app.store.streams("meeting-") == ()
    assert "Nothing is shown of the process scrutiny" in capsys.readouterr().err
