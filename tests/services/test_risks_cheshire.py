"""The process cases of risks hold under the Cheshire policy with the scrutiny process on."""

import pytest

from domain.messages import Act
from domain.model.risk.refusals import StepIsAnothers
from domain.services.due import Due
from tests.support.scrutiny import opened_process
from tests.support.strategic import KEEPER, on_register, seat_said


@pytest.fixture
def app(tmp_path):
    with opened_process(tmp_path) as app:
        yield app


@pytest.fixture
def people(app):
    """Who answers for each office of 2009 today."""
    return {
        office: app.offices.answering(office).people[0].id
        for office in ("treasurer", "chief_executive")
    }


def act(app, key, who, **others):
    return Act(actor=app.actor(who), key=key, conversation="test", **others)


def reported(app, key="r", **wished):
    wish = {"title": "The grant ends", "scopes": ("authority",), "bearers": ("opcc",)} | wished
    return app.desk.risks.report(act(app, key, "demo-sergeant"), **wish)


def registered(app):
    """Put the strategic partnership of Cheshire East on the register."""
    title = "Cheshire East Strategic Partnership"
    entry = on_register(app, "cheshire_east_lsp", title, "Cheshire East Council")
    return app.arrangements.get(app.actor(KEEPER), entry)


def test_p03_a_significant_risk_is_logged_with_what_is_done_and_goes_to_the_audit_committee(
    app, people
):
    """SCR-R3i-b, SCR-R3i-c: with the reason, and with the clauses of the step."""
    risks, treasurer = app.desk.risks, people["treasurer"]
    row = reported(app, categories=("financial",))
    assert [(due.kind, due.office) for due in risks.due(app.today)] == [("risk", "treasurer")]
    risks.evaluate(act(app, "a", treasurer), row.id, significant=True, reason="nobody else pays")
    risks.take_on_log(
        act(app, "b", treasurer), row.id, mitigations=[{"what": "ask for a renewal"}],
        office="managers",
    )  # fmt: skip
    after = risks.escalate(
        act(app, "c", treasurer), row.id, route="authority_risk", step="escalate",
        reason="beyond what we can bear",
    )  # fmt: skip
    (passed,) = after.risk.escalations
    assert (passed.from_office, passed.to_office, passed.reason, passed.clauses) == (
        "treasurer",
        "audit_committee",
        "beyond what we can bear",
        ("SCR-R3i-c", "A-41"),
    )
    assert [each.what for each in after.risk.mitigations] == ["ask for a renewal"]
    event = risks.story(app.actor(treasurer), row.id).recorded[-1].event
    assert (event.document.policy, event.document.version) == ("scrutiny", "2009")


def test_p05_a_risk_is_kept_where_somebody_goes_straight_to_the_audit_committee(app):
    """The route is through the Treasurer."""
    with pytest.raises(StepIsAnothers) as refused:
        reported(app, and_escalate_to="audit_committee")
    (row,) = app.desk.risks.all(app.actor("demo-sergeant"))
    assert refused.value.data == {
        "act": "escalate-risk",
        "may": "treasurer",
        "route": "A risk to the Authority",
        "step": "the Audit Committee is told",
        "kept": row.short,
    }
    assert (row.status, row.risk.title) == ("reported", "The grant ends")


@pytest.mark.parametrize(
    ("choice", "went_to"), [("yes", "chief_executives_management_team"), ("no", "")]
)
def test_the_chief_executive_chooses_whichever_way_and_says_why(app, people, choice, went_to):
    """SCR-R3ii-a, SCR-R3ii-b, A-41: beside the other route, and without the log."""
    risks = app.desk.risks
    row = reported(app, scopes=("authority", "partnership"))
    risks.evaluate(act(app, "a", people["treasurer"]), row.id, significant=True, reason="all of it")
    step = {"route": "partnership_risk", "reason": "all four councils pay"}
    risks.escalate(act(app, "b", people["treasurer"]), row.id, step="advise", **step)
    after = risks.decide(
        act(app, "c", people["chief_executive"]), row.id, step="discuss", choice=choice, **step
    )
    (passed,) = after.risk.escalations
    assert (passed.to_office, passed.choice, passed.said, passed.went_to) == (
        "chief_executive",
        choice,
        "all four councils pay",
        went_to,
    )
    assert [each.does for each in after.risk.awaits] == ["logs"]


def test_a_refused_seat_owes_a_risk_until_one_is_reported_for_it(app):
    """SCR-P21: it waits for who judges risks; judging it not significant settles it."""
    risks, entry = app.desk.risks, registered(app)
    seat_said(app, entry.id, "not_accepted")
    stream = f"arrangement-{entry.id}"
    assert [*risks.due(app.today)] == [
        Due(
            kind="risk",
            stream=stream,
            number=entry.short,
            title=f"Report a risk, as this asks for one: {entry.title}",
            office="treasurer",
            clauses=("SCR-P21",),
            about=stream,
        )
    ]
    shown = [each.id for each in risks.prompts(app.actor("demo-sergeant"), stream)]
    assert shown == ["young_partnership", "seat_refused"]
    reported(app, about=stream, prompt="seat_refused")
    assert [due.stream == stream for due in risks.due(app.today)] == [False]


def test_a_change_of_an_entry_asks_for_a_new_score_of_its_risks(app, people):
    """Once, by the act that reported it."""
    risks, entry = app.desk.risks, registered(app)
    row = reported(app, about=f"arrangement-{entry.id}")
    risks.score(act(app, "s", people["treasurer"]), row.id, words="likely, and grave")
    for _ in range(2):
        app.desk.reviews.changed(
            act(app, "change", "demo-sergeant"), entry.id, kind="funding", what="the grant fell"
        )
    asked = risks.get(app.actor("demo-sergeant"), row.id).risk.rescoring
    assert [each.what for each in asked] == ["the grant fell"]


def test_without_the_process_a_risk_is_judged_and_logged_and_goes_no_further(tmp_path):
    """By the office that the policy's own rules name."""
    with opened_process(tmp_path, layers=(), roles=None) as app:
        rules = app.desk.risks.rules()
        assert (rules.evaluator, rules.logger, rules.steps) == (
            "chief_finance_officer",
            "chief_finance_officer",
            (),
        )
        assert app.desk.risks.steps(reported(app)) == ()
