"""Everybody reports a risk; each step after that is for one office, and what was said stays."""

from datetime import UTC, date, datetime

import pytest

from adapters.clock import FixedClock
from domain.identity import Actor
from domain.model.risk.refusals import (
    NotEvaluated,
    NotOnLog,
    NotPassedOn,
    NoWayUp,
    StepIsAnothers,
)
from domain.refusals import NothingSaid, NotYourOffice, OutsideScope, UnknownOffice
from domain.services.due import Due
from tests.support.builders import INSPECTOR, NOON, SERGEANT, act
from tests.support.risky import AUDIT, CHIEF, KEEPER, TREASURER, risks_over
from tests.support.stores import in_memory

STRANGER = Actor(id="stranger-5", organisation="council")
ACTING = Actor(id="insp-2", offices=("treasurer",), organisation="force")
STANDING_IN = Actor(id="author-4", organisation="office", stands_in=("treasurer",))
RENEW = {"what": "ask for a renewal", "office": "clerk", "due": date(2026, 9, 1)}
BOTH = ("authority", "partnership")


@pytest.fixture
def kept():
    return in_memory()


@pytest.fixture
def risks(kept):
    return risks_over(kept)


def reported(risks, key="r", actor=SERGEANT, **wished):
    wish = {"title": "The money ends", "scopes": ("authority",)} | wished
    return risks.report(act(key, actor), **wish)


def judged(risks, key="e", **wished):
    row = reported(risks, f"{key}-report", **wished)
    return risks.evaluate(act(key, TREASURER), row.id, significant=True, reason="it is much")


def logged(risks, key="l", **wished):
    row = judged(risks, f"{key}-judge", **wished)
    return risks.take_on_log(act(key, TREASURER), row.id, mitigations=[RENEW], owner="insp-2")


def dues(risks):
    return [(due.title, due.office, due.person, due.due) for due in risks.due(NOON.date())]


def test_anybody_of_the_staff_reports_a_risk_once(risks):
    """It then waits for the office that judges it, and is the reporter's own."""
    row = reported(risks, area="halton", source="meeting-1")
    assert reported(risks, area="halton", source="meeting-1") == row
    assert (row.opener, row.reported_on, row.status, row.held_by, row.version) == (
        "sgt-1",
        NOON.date(),
        "reported",
        "treasurer",
        1,
    )
    assert risks.mine(SERGEANT) == risks.mine(TREASURER) == risks.all(INSPECTOR) == (row,)
    assert risks.mine(INSPECTOR) == ()
    assert [*risks.due(NOON.date())] == [
        Due(
            kind="risk",
            stream=row.stream,
            number=row.short,
            title="Judge whether the risk is significant: The money ends",
            office="treasurer",
            since=NOON.date(),
            area="halton",
            clauses=("CHE-1.1",),
        )
    ]
    with pytest.raises(OutsideScope):
        reported(risks, "x", STRANGER)
    with pytest.raises(NotYourOffice):
        risks.get(STRANGER, row.id)


def test_the_way_of_a_risk_from_its_report_to_the_choice(risks):
    """P03: judged, on the log with something done about it, to the Audit Committee with reason."""
    row = logged(risks, scopes=BOTH)
    up = risks.escalate(
        act("a", TREASURER), row.id, route="authority_risk", step="escalate", reason="it is grave"
    )
    advised = risks.escalate(
        act("b", TREASURER), row.id, route="partnership_risk", step="advise", reason="all of it"
    )
    assert dues(risks)[0] == (
        "Choose what follows from the risk: The money ends",
        "chief",
        "",
        None,
    )
    decided = risks.decide(
        act("c", CHIEF), row.id, route="partnership_risk", step="discuss", choice="no",
        reason="we can bear it ourselves",
    )  # fmt: skip
    assert [(e.route, e.to_office, e.reason) for e in up.risk.escalations] == [
        ("authority_risk", "audit", "it is grave")
    ]
    assert advised.held_by == "chief"
    assert [(e.decided, e.choice, e.said, e.went_to) for e in decided.risk.escalations] == [
        (False, None, "", ""),
        (True, "no", "we can bear it ourselves", ""),
    ]
    assert [each.name for each in risks.told(SERGEANT, row.short)] == [
        "risk-evaluated",
        "risk-logged",
        "risk-escalated",
        "risk-escalated",
        "escalation-decided",
    ]


def test_whoever_wants_it_passed_on_at_once_hears_whose_step_that_is_and_it_stays_on_record(risks):
    """P05: the route is through the Treasurer."""
    with pytest.raises(StepIsAnothers) as refused:
        reported(risks, and_escalate_to="audit")
    (row,) = risks.all(SERGEANT)
    assert refused.value == StepIsAnothers(
        "escalate-risk", ("treasurer",), "A risk to us", "it goes up", row.short
    )
    assert (row.status, row.risk.escalations) == ("reported", ())
    with pytest.raises(StepIsAnothers):
        reported(risks, and_escalate_to="audit")
    assert risks.all(SERGEANT) == (row,)


def test_nobody_passes_it_on_before_it_was_judged_and_logged(risks):
    """The Treasurer neither; and to no office that no route leads to."""
    with pytest.raises(NotEvaluated):
        reported(risks, "a", TREASURER, and_escalate_to="audit")
    with pytest.raises(NoWayUp) as refused:
        reported(risks, "b", and_escalate_to="kitchen")
    rows = risks.all(SERGEANT)
    assert len(rows) == 2
    assert refused.value.data["kept"] in {row.short for row in rows}
    early = judged(risks, "c")
    with pytest.raises(NotOnLog):
        risks.escalate(
            act("d", TREASURER), early.id, route="authority_risk", step="escalate", reason="x"
        )


@pytest.mark.parametrize("actor", [SERGEANT, INSPECTOR, CHIEF, AUDIT, KEEPER])
def test_only_the_office_of_the_step_takes_it(risks, actor):
    """And the refusal says whose it is, by which route, and where the risk is."""
    row = reported(risks)
    with pytest.raises(StepIsAnothers) as refused:
        risks.evaluate(act("a", actor), row.id, significant=True, reason="x")
    assert refused.value.data == {
        "act": "evaluate-risk",
        "may": "treasurer",
        "route": "as for every risk",
        "step": "the risk is judged",
        "kept": row.short,
    }
    ready = logged(risks, "b")
    with pytest.raises(StepIsAnothers):
        risks.escalate(
            act("c", actor), ready.id, route="authority_risk", step="escalate", reason="x"
        )


@pytest.mark.parametrize("actor", [ACTING, STANDING_IN])
def test_whoever_acts_in_the_office_takes_its_steps(risks, actor):
    """As deputy, for a time, or while nobody holds it."""
    row = reported(risks)
    done = risks.evaluate(act("a", actor), row.id, significant=False, reason="small")
    assert (done.status, done.risk.significant) == ("evaluated", False)
    assert [*risks.due(NOON.date())] == []


def test_only_the_chief_chooses_and_never_before_being_told(risks):
    """R3(ii)"""
    row = judged(risks, scopes=("partnership",))
    step = {"route": "partnership_risk", "step": "discuss", "choice": "yes", "reason": "x"}
    with pytest.raises(NotPassedOn):
        risks.decide(act("a", CHIEF), row.id, **step)
    risks.escalate(act("b", TREASURER), row.id, route="partnership_risk", step="advise", reason="x")
    with pytest.raises(StepIsAnothers):
        risks.decide(act("c", TREASURER), row.id, **step)
    after = risks.decide(act("d", CHIEF), row.id, **step)
    assert after.risk.escalations[0].went_to == "chiefs_team"


def test_what_a_committee_made_of_it_is_entered_by_itself_or_for_it(risks):
    """For it with the minute; by nobody else."""
    row = logged(risks)
    route = {"route": "authority_risk", "step": "escalate"}
    risks.escalate(act("a", TREASURER), row.id, **route, reason="x")
    heard = route | {"choice": "considered", "reason": "watch it"}
    with pytest.raises(StepIsAnothers):
        risks.decide(act("b", CHIEF), row.id, **heard)
    told = risks.decide(act("c", TREASURER), row.id, **heard, minute="Minute 7")
    assert (told.risk.escalations[0].choice, told.risk.escalations[0].went_to) == (
        "considered",
        "audit",
    )
    event = risks.story(SERGEANT, row.id).recorded[-1].event
    assert (event.office, event.recorded_for, event.minute.text) == ("audit", True, "Minute 7")
    again = risks.escalate(act("d", TREASURER), row.id, **route, reason="worse")
    assert len(again.risk.escalations) == 2
    own = risks.decide(act("e", AUDIT), row.id, **heard)
    assert not risks.story(SERGEANT, own.id).recorded[-1].event.recorded_for


def test_whoever_looks_after_it_keeps_it_and_so_does_who_judges(risks):
    """Acts on it, scores it, looks at it again; others do not."""
    row = logged(risks)
    with pytest.raises(NotYourOffice):
        risks.score(act("a"), row.id, likelihood=3, impact=3)
    scored = risks.score(act("b", INSPECTOR), row.id, likelihood=3, impact=3)
    assert (scored.risk.score.level, scored.risk.next_review) == ("high", date(2027, 1, 1))
    more = risks.mitigate(act("c", TREASURER), row.id, what="ask the minister", owner="a friend")
    done = risks.complete_mitigation(
        act("d", INSPECTOR), row.id, number=1, evidence="they renewed it"
    )
    assert [each.number for each in more.risk.mitigations] == [1, 2]
    assert done.risk.mitigations[0].done == NOON.date()
    assert done.risk.mitigations[1].owner.name.text == "a friend"
    gone = risks.drop_mitigation(act("e", INSPECTOR), row.id, number=2, reason="no use")
    assert [each.open for each in gone.risk.mitigations] == [False, False]
    later = risks.review(act("f", INSPECTOR), row.id, remark="as it was")
    given_away = risks.reassign(act("g", TREASURER), row.id, reason="moved", office="clerk")
    assert (later.risk.next_review, given_away.risk.office) == (date(2027, 1, 1), "clerk")
    with pytest.raises(NotYourOffice):
        risks.review(act("h", INSPECTOR), row.id, remark="mine no more")
    with pytest.raises(UnknownOffice):
        risks.reassign(act("i", TREASURER), row.id, reason="x", office="kitchen")


def test_a_risk_is_borne_by_somebody_named_until_it_is_scored_anew_or_the_time_is_over(kept, risks):
    """An acceptance that ran out counts for nothing, and is ended once."""
    row = logged(risks)
    risks.score(act("a", INSPECTOR), row.id, likelihood=3, impact=2)
    accepted = risks.accept(
        act("b", INSPECTOR), row.id, by="chief-7", office="chief", until=date(2026, 8, 1),
        reason="no more can be done",
    )  # fmt: skip
    held = accepted.risk.acceptance
    assert (held.by.person, held.score, held.level) == ("chief-7", 6, "high")
    borne = risks.treat(act("c", TREASURER), row.id, treatment="tolerate", reason="they accept")
    assert borne.risk.treatment == "tolerate"
    assert (
        "The time for which the risk is accepted ends: The money ends", "", "insp-2",
        date(2026, 8, 1),
    ) in dues(risks)  # fmt: skip
    rescored = risks.score(act("d", INSPECTOR), row.id, likelihood=3, impact=2)
    assert rescored.risk.acceptance is None
    assert (
        "Treat the risk, or let somebody named accept it: The money ends", "", "insp-2", None
    ) in dues(risks)  # fmt: skip
    risks.accept(act("e", INSPECTOR), row.id, by="chief-7", until=date(2026, 8, 1), reason="y")
    later = risks_over(kept, clock=FixedClock(datetime(2026, 8, 2, 11, tzinfo=UTC)))
    assert [each.short for each in later.lapse_expired()] == [row.short]
    assert later.lapse_expired() == ()
    assert later.get(SERGEANT, row.id).risk.acceptance is None
    back = later.accept(
        act("f", INSPECTOR), row.id, by="chief-7", until=date(2026, 9, 1), reason="z"
    )
    assert back.risk.acceptance.until == date(2026, 9, 1)
    ended = later.end_acceptance(act("g", INSPECTOR), row.id, reason="they changed their mind")
    assert ended.risk.acceptance is None


def test_what_was_accepted_before_it_came_on_the_log_ends_as_well(kept, risks):
    row = reported(risks)
    risks.score(act("a", TREASURER), row.id, likelihood=3, impact=2)
    until = date(2026, 8, 1)
    risks.accept(act("b", TREASURER), row.id, by="chief-7", until=until, reason="y")
    later = risks_over(kept, clock=FixedClock(datetime(2026, 8, 2, 11, tzinfo=UTC)))
    assert [each.short for each in later.lapse_expired()] == [row.short]
    assert later.get(SERGEANT, row.id).risk.acceptance is None


def test_what_waits_of_a_risk_on_the_log_waits_for_who_looks_after_it(risks):
    """Its actions by their days, its next review, and a new score where something changed."""
    row = logged(risks, about="arrangement-1")
    risks.score(act("a", INSPECTOR), row.id, likelihood=1, impact=1)
    change = act("change", KEEPER)
    risks.ask_rescoring(change, "arrangement-1", "the grant fell")
    risks.ask_rescoring(change, "arrangement-1", "the grant fell")
    risks.ask_rescoring(act("other", KEEPER), "arrangement-9", "elsewhere")
    assert dues(risks) == [
        ("Look at the risk again: The money ends", "", "insp-2", date(2027, 7, 1)),
        (
            "Carry out what is done about the risk (ask for a renewal): The money ends",
            "clerk", "", date(2026, 9, 1),
        ),
        ("Score the risk anew: The money ends", "", "insp-2", None),
    ]  # fmt: skip
    names = [each.name for each in risks.story(SERGEANT, row.id).recorded]
    assert names.count("risk-rescoring-asked") == 1
    risks.score(act("b", INSPECTOR), row.id, likelihood=1, impact=1)
    assert len(dues(risks)) == 2


def test_only_the_office_that_marks_it_as_high_does_so(risks):
    """A-27: with the reason."""
    row = reported(risks)
    with pytest.raises(NotYourOffice):
        risks.flag_high(act("a", TREASURER), row.id, reason="x")
    with pytest.raises(NothingSaid):
        risks.flag_high(act("b", KEEPER), row.id, reason=" ")
    marked = risks.flag_high(act("c", KEEPER), row.id, reason="it is grave")
    assert (marked.risk.high, marked.risk.high_reason) == (True, "it is grave")


def test_whoever_reported_it_corrects_it_until_it_was_judged(risks):
    """Then whoever judges risks does; linking stays theirs."""
    row = reported(risks)
    fixed = risks.correct(act("a"), row.id, reason="typing", title="The grant ends")
    assert fixed.risk.title == "The grant ends"
    with pytest.raises(NotYourOffice):
        risks.correct(act("b", INSPECTOR), row.id, reason="x", title="y")
    risks.evaluate(act("c", TREASURER), row.id, significant=False, reason="small")
    with pytest.raises(NotYourOffice):
        risks.void(act("d"), row.id, reason="x")
    linked = risks.link(act("e"), row.id, other="form-1", why="it was asked there")
    assert linked.risk.links[0].other == "form-1"
    assert risks.unlink(act("f"), row.id, other="form-1", reason="no").risk.links == ()
    gone = risks.void(act("g", TREASURER), row.id, reason="twice")
    assert (gone.status, risks.all(SERGEANT), risks.mine(SERGEANT)) == ("void", (), ())
    assert risks.get(SERGEANT, row.id) == gone


def test_a_risk_is_closed_and_reopened_by_who_judges(risks):
    """It waits for nobody meanwhile."""
    row = reported(risks)
    with pytest.raises(NotYourOffice):
        risks.close(act("a"), row.id, reason="x")
    closed = risks.close(act("b", TREASURER), row.id, reason="it is over")
    assert (closed.status, dues(risks)) == ("closed", [])
    assert risks.reopen(act("c", TREASURER), row.id, reason="it is not").status == "reported"


def test_what_may_be_done_is_offered_to_whom_it_is_for(risks):
    """Nothing in vain."""
    row = reported(risks)
    assert risks.may(SERGEANT, row) == {"correct", "void", "link"}
    assert risks.may(INSPECTOR, row) == frozenset()
    assert risks.may(KEEPER, row) == {"flag"}
    assert risks.may(TREASURER, row) == {"correct", "void", "evaluate", "close", "link", "score"}
    ready = judged(risks, "j", scopes=BOTH)
    assert risks.may(TREASURER, ready) - risks.may(TREASURER, row) == {"log", "escalate"}
    on_log = logged(risks, "k", scopes=BOTH)
    assert risks.may(INSPECTOR, on_log) == {"keep", "score", "link"}
    assert [each.id for each in risks.steps(on_log)] == ["escalate", "advise"]
    advised = risks.escalate(
        act("a", TREASURER), on_log.id, route="partnership_risk", step="advise", reason="x"
    )
    assert risks.may(CHIEF, advised) == {"decide"}
    closed = risks.close(act("b", TREASURER), on_log.id, reason="x")
    assert risks.may(TREASURER, closed) == {"correct", "void", "reopen"}


def test_risks_are_read_as_they_stood_at_a_moment(kept, risks):
    """And those of an entry, a meeting or a form beside it."""
    row = reported(risks, about="arrangement-1", source="meeting-2")
    later = risks_over(kept, clock=FixedClock(datetime(2026, 7, 2, 11, tzinfo=UTC)))
    later.evaluate(act("a", TREASURER), row.id, significant=True, reason="x")
    assert risks.all(SERGEANT, as_at=NOON) == (row,)
    assert [each.status for each in risks.all(SERGEANT)] == ["evaluated"]
    assert [each.id for each in risks.about(SERGEANT, "arrangement-1")] == [row.id]
    assert [each.id for each in risks.about(SERGEANT, "meeting-2")] == [row.id]
    assert risks.about(SERGEANT, "arrangement-2") == ()
