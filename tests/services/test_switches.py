"""A part of a process counts while its switch is on, from the day on which that was decided."""

from datetime import date

import pytest

from domain.messages import Act
from domain.model.switch.refusals import NoSuchSwitch, StandsSo
from domain.refusals import NotYourOffice
from tests.support.scrutiny import opened_process

RECORDER, RESEARCHER, LEAD = (
    "demo-committee-recorder",
    "demo-research-officer",
    "demo-lead-halton",
)
AGREED = {"minute": "Minute 14", "reason": "It is worth the work."}


@pytest.fixture
def app(tmp_path):
    with opened_process(tmp_path) as app:
        yield app


def act(app, person, key="a", day=None):
    return Act(actor=app.actor(person), key=key, conversation="test", happened_on=day)


def standing(app):
    return {each.switch.id: each.value for each in app.life.switches.all(app.actor(LEAD))}


def collations(app):
    due = app.life.agendas.mine(app.actor(RESEARCHER)).all
    return [each for each in due if "neighbourhood feedback" in each.title]


def test_at_first_it_is_as_the_document_has_it(app):
    """A-40: what members hear is asked for, and nobody has to put it together."""
    assert standing(app) == {"npu_partnership_issues": "on", "npu_collation": "off"}
    assert collations(app) == []


def test_once_it_is_turned_on_the_duty_comes_due_from_then_on(app):
    """A quarter that had passed before the decision is nobody's omission (SCR-R4b, A-40)."""
    day = date(2026, 3, 3)
    seen = app.life.switches.turn(
        act(app, RECORDER, day=day), "npu_collation", value="on", **AGREED
    )
    assert (seen.on, seen.since, seen.turns[0].recorded_by) == (True, day, RECORDER)
    assert standing(app)["npu_collation"] == "on"
    assert [(each.due, each.since) for each in collations(app)] == [(date(2026, 5, 25), day)]


def test_turned_off_again_the_duty_is_nobodys(app):
    """And both decisions are kept."""
    app.life.switches.turn(act(app, RECORDER), "npu_collation", value="on", **AGREED)
    seen = app.life.switches.turn(act(app, RECORDER, "b"), "npu_collation", value="off", **AGREED)
    assert [each.turn.value for each in seen.turns] == ["on", "off"]
    assert collations(app) == []


def test_only_the_office_that_decides_records_it(app):
    """Or the policy's contact; the refusal names whose it is."""
    for person in (LEAD, RESEARCHER):
        with pytest.raises(NotYourOffice) as refused:
            app.life.switches.turn(act(app, person), "npu_collation", value="on", **AGREED)
        assert refused.value.data["may"].startswith("engagement_committee, ")
    app.life.switches.turn(act(app, "demo-head-of-policy"), "npu_collation", value="on", **AGREED)


def test_the_same_act_turns_it_once_and_another_hears_that_it_stands_so(app):
    """However often it arrives."""
    turn = app.life.switches.turn
    assert turn(act(app, RECORDER), "npu_collation", value="on", **AGREED) == turn(
        act(app, RECORDER), "npu_collation", value="on", **AGREED
    )
    with pytest.raises(StandsSo):
        turn(act(app, RECORDER, "b"), "npu_collation", value="on", **AGREED)
    with pytest.raises(NoSuchSwitch):
        turn(act(app, RECORDER, "c"), "collation", value="on", **AGREED)


def test_a_part_of_a_form_behind_a_switch_that_is_off_is_left_out(app):
    """SCR-R4a: the committee can have partnership issues left out of the form."""
    (layer,) = app.desk.layers.processes("cheshire")
    form, switches = layer.form_by_id["npu_feedback"], app.life.switches
    assert switches.form(layer, form) is form
    switches.turn(act(app, RECORDER), "npu_partnership_issues", value="off", **AGREED)
    assert [part.id for part in switches.form(layer, form).parts] == ["contact"]
    assert "partnership_issues" not in switches.form(layer, form).question_by_id


def test_how_it_stood_at_a_moment_is_told_by_what_had_been_recorded(app):
    """The day before it was recorded nobody had decided."""
    app.life.switches.turn(act(app, RECORDER), "npu_collation", value="on", **AGREED)
    actor = app.actor(LEAD)
    before = app.life.switches.all(actor, as_at=app.now.replace(year=2025))
    assert [each.value for each in before] == ["on", "off"]
    assert [each.value for each in app.life.switches.all(actor, as_at=app.now)] == ["on", "on"]
