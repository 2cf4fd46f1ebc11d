"""A risk goes its way step by step: reported, judged, logged, passed on, decided on, closed."""

from datetime import date
from functools import reduce

import pytest

from domain.model.risk.commands import (
    CloseRisk,
    CorrectRisk,
    DecideStep,
    EscalateRisk,
    EvaluateRisk,
    LogRisk,
    ReopenRisk,
    ReportRisk,
    VoidRisk,
)
from domain.model.risk.evolving import evolve
from domain.model.risk.ground import Ground
from domain.model.risk.messages import (
    EscalationDecided,
    RiskClosed,
    RiskCorrected,
    RiskEscalated,
    RiskEvaluated,
    RiskLogged,
    RiskReopened,
    RiskReported,
    RiskVoided,
)
from domain.model.risk.parts import Awaited, Mitigation, Named
from domain.model.risk.refusals import (
    MinuteNeeded,
    NobodyLooksAfterIt,
    NobodysRisk,
    NoSuchRisk,
    NoSuchStep,
    NotEvaluated,
    NothingDoneAboutIt,
    NotInList,
    NotOnLog,
    NotPassedOn,
    NotSignificant,
    OnLogAlready,
    OtherRisk,
    PassedOnAlready,
    RiskIsOpen,
    RiskIsOver,
    RiskIsVoid,
)
from domain.model.risk.state import UNREPORTED, Escalation, Mitigating, Risk
from domain.refusals import NothingSaid
from tests.support.builders import said
from tests.support.risky import RULES, rules_written
from tests.support.scenario import given_risk
from tests.support.toy_policy import TOY

DAY = date(2026, 7, 1)
GROUND = Ground(rules=RULES, day=DAY, today=DAY, office="treasurer")
WHY = said("because")
REPORT = ReportRisk(
    title=said("The money ends"),
    what=said("The grant ends in March and nobody pays after that."),
    scopes=("authority", "partnership"),
    categories=("money",),
    bearers=("us", "partner"),
    partners=(said("Halton council"),),
    about="arrangement-1",
    source="meeting-2",
    area="halton",
)
REPORTED = RiskReported(**dict(REPORT), evaluator="treasurer", edition=TOY.ref)
LOG_NEXT = Awaited(step="log", does="logs", office="treasurer")
ADVISE_NEXT = Awaited(route="partnership_risk", step="advise", does="escalates", office="treasurer")
DISCUSS_NEXT = Awaited(route="partnership_risk", step="discuss", does="decides", office="chief")
EVALUATE = EvaluateRisk(significant=True, scopes=("authority", "partnership"), reason=WHY)
EVALUATED = RiskEvaluated(**dict(EVALUATE), office="treasurer", awaits=(LOG_NEXT, ADVISE_NEXT))
RENEW = Mitigation(what=said("ask for a renewal"), office="clerk", due=date(2026, 9, 1))
LOG = LogRisk(office="clerk", treatment="treat", mitigations=(RENEW,))
LOGGED = RiskLogged(
    office="clerk",
    owner=None,
    treatment="treat",
    mitigations=(RENEW,),
    next_review=date(2027, 7, 1),
    awaits=(ADVISE_NEXT,),
)
ESCALATE = EscalateRisk(route="authority_risk", step="escalate", reason=WHY)
ESCALATED = RiskEscalated(
    **dict(ESCALATE),
    from_office="treasurer",
    to_office="audit",
    document=TOY.ref,
    clauses=("CHE-3.1",),
    awaits=(ADVISE_NEXT,),
)
ADVISE = EscalateRisk(route="partnership_risk", step="advise", reason=WHY)
ADVISED = RiskEscalated(
    **dict(ADVISE),
    from_office="treasurer",
    to_office="chief",
    document=TOY.ref,
    clauses=("CHE-4.1",),
    awaits=(DISCUSS_NEXT,),
)
DISCUSS = DecideStep(route="partnership_risk", step="discuss", choice="yes", reason=WHY)
DISCUSSED = EscalationDecided(
    **dict(DISCUSS), office="chief", to_office="chiefs_team", recorded_for=False
)
ON_LOG = (REPORTED, EVALUATED, LOGGED)
NOT_SIGNIFICANT = RiskEvaluated(
    significant=False, scopes=("authority",), reason=WHY, office="treasurer"
)


def given(*events, ground=GROUND):
    return given_risk(*events, ground=ground)


def after(*events):
    return reduce(evolve, events, UNREPORTED)


def test_a_risk_is_reported_as_it_was_said():
    """To whom it is one, of which kind, who bears it, what it is about, and who judges it."""
    given().when(REPORT).then(REPORTED)
    assert after(REPORTED) == Risk(
        status="reported",
        title="The money ends",
        what="The grant ends in March and nobody pays after that.",
        scopes=("authority", "partnership"),
        categories=("money",),
        bearers=("us", "partner"),
        partners=("Halton council",),
        about="arrangement-1",
        source="meeting-2",
        area="halton",
        evaluator="treasurer",
        edition=TOY.ref,
        awaits=(Awaited(step="evaluate", does="evaluates", office="treasurer"),),
    )


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"title": said(" ")}, NothingSaid("title")),
        ({"what": said("\n")}, NothingSaid("what")),
        ({"scopes": ()}, NobodysRisk()),
        ({"categories": ("money", "weather")}, NotInList("category", "weather")),
        ({"bearers": ("them",)}, NotInList("bearer", "them")),
        ({"partners": ()}, NothingSaid("partners")),
        ({"partners": (said(" "),)}, NothingSaid("partners")),
    ],
)
def test_what_is_reported_says_whose_it_is_and_picks_from_the_lists(changed, refusal):
    """A bearer that is a partner is named (CHE-11.3)."""
    given().when(REPORT.model_copy(update=changed)).then_refused(refusal)


def test_a_risk_is_reported_once_under_its_id():
    """And nothing is done with one that nobody reported."""
    given(REPORTED).when(REPORT).then_refused(OtherRisk())
    given().when(EVALUATE).then_refused(NoSuchRisk())


def test_a_judgement_is_written_down_whichever_way_it_goes():
    """Significant or not, with the reason; it then waits for the log, and for the next step."""
    given(REPORTED).when(EVALUATE).then(EVALUATED)
    no = EvaluateRisk(significant=False, scopes=("authority",), reason=WHY)
    given(REPORTED).when(no).then(NOT_SIGNIFICANT)
    given(REPORTED, EVALUATED).when(EVALUATE).then()
    given(REPORTED).when(EVALUATE.model_copy(update={"reason": said(" ")})).then_refused(
        NothingSaid("reason")
    )
    given(REPORTED).when(EVALUATE.model_copy(update={"scopes": ()})).then_refused(NobodysRisk())
    judged = after(REPORTED, EVALUATED)
    assert (judged.status, judged.significant, judged.judged) == ("evaluated", True, "because")
    assert judged.awaits == (LOG_NEXT, ADVISE_NEXT)
    assert after(REPORTED, NOT_SIGNIFICANT).awaits == ()


def test_a_risk_goes_on_the_log_with_something_done_about_it_and_somebody_who_looks_after_it():
    """SCR-R3i-b"""
    given(REPORTED, EVALUATED).when(LOG).then(LOGGED)
    logged = after(*ON_LOG)
    assert (logged.status, logged.office, logged.treatment) == ("logged", "clerk", "treat")
    assert logged.mitigations == (
        Mitigating(number=1, what="ask for a renewal", office="clerk", due=date(2026, 9, 1)),
    )
    assert logged.next_review == date(2027, 7, 1)
    bare = LOG.model_copy(update={"mitigations": ()})
    given(REPORTED, EVALUATED).when(bare).then_refused(NothingDoneAboutIt())
    blank = LOG.model_copy(update={"mitigations": (Mitigation(what=said(" ")),)})
    given(REPORTED, EVALUATED).when(blank).then_refused(NothingSaid("mitigation"))
    nobodys = LOG.model_copy(update={"office": ""})
    given(REPORTED, EVALUATED).when(nobodys).then_refused(NobodyLooksAfterIt())
    anns = nobodys.model_copy(update={"owner": Named(person="ann")})
    happened = LOGGED.model_copy(update={"office": "", "owner": Named(person="ann")})
    given(REPORTED, EVALUATED).when(anns).then(happened)


def test_a_risk_is_judged_before_it_goes_on_the_log_and_goes_there_once():
    """One that is not significant does not, unless it has to be there."""
    given(REPORTED).when(LOG).then_refused(NotEvaluated("treasurer"))
    given(*ON_LOG).when(LOG).then_refused(OnLogAlready())
    given(REPORTED, NOT_SIGNIFICANT).when(LOG).then_refused(NotSignificant("treasurer"))


def test_a_risk_that_must_be_on_the_log_is_kept_off_by_no_judgement():
    """LAN-RK4: what is mandatory waits for the log whichever way it is judged."""
    must = {"id": "must", "scope": "authority", "says": "It must.", "clauses": ["TOY-1"]}
    rules = rules_written(rules=[must | {"mandatory": True}])
    ground = Ground(rules=rules, day=DAY, today=DAY, office="treasurer")
    no = EvaluateRisk(significant=False, scopes=("authority",), reason=WHY)
    judged = NOT_SIGNIFICANT.model_copy(update={"awaits": (LOG_NEXT,)})
    given(REPORTED, ground=ground).when(no).then(judged)
    logged = LOGGED.model_copy(update={"awaits": ()})
    given(REPORTED, judged, ground=ground).when(LOG).then(logged)
    theirs = no.model_copy(update={"scopes": ("partnership",)})
    off = NOT_SIGNIFICANT.model_copy(update={"scopes": ("partnership",)})
    given(REPORTED, ground=ground).when(theirs).then(off)


def test_a_risk_on_the_log_is_passed_on_by_its_route_with_the_reason():
    """SCR-R3i-c: and what those who have it made of it can be written down."""
    given(*ON_LOG).when(ESCALATE).then(ESCALATED)
    given(REPORTED, EVALUATED).when(ESCALATE).then_refused(NotOnLog("treasurer"))
    given(REPORTED).when(ESCALATE).then_refused(NotEvaluated("treasurer"))
    given(*ON_LOG, ESCALATED).when(ESCALATE).then_refused(PassedOnAlready("audit"))
    silent = ESCALATE.model_copy(update={"reason": said("")})
    given(*ON_LOG).when(silent).then_refused(NothingSaid("reason"))
    assert after(*ON_LOG, ESCALATED).escalations == (
        Escalation(
            route="authority_risk",
            step="escalate",
            from_office="treasurer",
            to_office="audit",
            reason="because",
            clauses=("CHE-3.1",),
        ),
    )


def test_what_a_committee_made_of_it_is_entered_with_the_minute():
    """By itself, or for it by whoever passed it on."""
    heard = DecideStep(
        route="authority_risk", step="escalate", choice="considered", reason=WHY, minute=said("7")
    )
    entered = EscalationDecided(
        **dict(heard), office="audit", to_office="audit", recorded_for=True, awaits=(ADVISE_NEXT,)
    )
    for_them = Ground(rules=RULES, day=DAY, today=DAY, office="treasurer", recorded_for=True)
    given(*ON_LOG, ESCALATED, ground=for_them).when(heard).then(entered)
    bare = heard.model_copy(update={"minute": None})
    given(*ON_LOG, ESCALATED, ground=for_them).when(bare).then_refused(MinuteNeeded())
    again = ESCALATED.model_copy()
    given(*ON_LOG, ESCALATED, entered).when(ESCALATE).then(again)


def test_a_risk_to_the_partnership_goes_by_its_own_route_without_the_log():
    """SCR-R3ii-a, b: the choice is written down whichever way it goes."""
    given(*ON_LOG).when(ADVISE).then(ADVISED)
    early = ADVISED.model_copy(update={"awaits": (LOG_NEXT, DISCUSS_NEXT)})
    given(REPORTED, EVALUATED).when(ADVISE).then(early)
    given(*ON_LOG, ADVISED).when(DISCUSS).then(DISCUSSED)
    no = DISCUSS.model_copy(update={"choice": "no"})
    stays = EscalationDecided(**dict(no), office="chief", to_office="")
    given(*ON_LOG, ADVISED).when(no).then(stays)
    decided = after(*ON_LOG, ADVISED, DISCUSSED)
    assert decided.escalations == (
        Escalation(
            route="partnership_risk",
            step="advise",
            from_office="treasurer",
            to_office="chief",
            reason="because",
            clauses=("CHE-4.1",),
            decided=True,
            decided_at="discuss",
            choice="yes",
            said="because",
            went_to="chiefs_team",
        ),
    )
    assert decided.awaits == ()


def test_both_routes_run_where_a_risk_is_of_both_kinds():
    """A-41"""
    both = after(*ON_LOG, ESCALATED, ADVISED, DISCUSSED)
    assert [(each.route, each.decided) for each in both.escalations] == [
        ("authority_risk", False),
        ("partnership_risk", True),
    ]


def test_only_what_was_passed_on_is_decided_on_by_the_step_that_decides():
    """And a risk of one kind does not go the other's way."""
    given(*ON_LOG).when(DISCUSS).then_refused(NotPassedOn("partnership_risk"))
    talked = DISCUSS.model_copy(update={"choice": "considered"})
    up = ("escalate", "advise", "discuss")
    given(*ON_LOG, ADVISED).when(talked).then_refused(NoSuchStep("discuss", up))
    wrong = DISCUSS.model_copy(update={"route": "authority_risk", "step": "escalate"})
    given(*ON_LOG, ESCALATED).when(wrong).then_refused(NoSuchStep("escalate", up))
    ours = (REPORTED, EVALUATED.model_copy(update={"scopes": ("authority",)}))
    given(*ours).when(ADVISE).then_refused(NoSuchStep("advise", ("escalate",)))
    given(*ON_LOG).when(ADVISE.model_copy(update={"step": "fly"})).then_refused(
        NoSuchStep("fly", up)
    )
    given(*ON_LOG).when(ESCALATE.model_copy(update={"step": "register"})).then_refused(
        NoSuchStep("register", up)
    )


def test_a_risk_judged_anew_on_the_log_stays_there_and_may_go_another_way_too():
    """A-41: that it concerns the partnership may be found later."""
    ours = EVALUATED.model_copy(update={"scopes": ("authority",), "awaits": (LOG_NEXT,)})
    alone = (REPORTED, ours, LOGGED)
    again = EVALUATED.model_copy(update={"awaits": (ADVISE_NEXT,)})
    given(*alone).when(EVALUATE).then(again)
    assert after(*alone, again).status == "logged"


def test_what_was_passed_on_is_decided_also_where_it_is_judged_to_be_ours_alone_since():
    """Nothing that was passed on stays without an answer for good."""
    ours = EVALUATE.model_copy(update={"scopes": ("authority",)})
    judged = EVALUATED.model_copy(update={"scopes": ("authority",), "awaits": (DISCUSS_NEXT,)})
    given(*ON_LOG, ADVISED).when(ours).then(judged)
    given(*ON_LOG, ADVISED, judged).when(DISCUSS).then(DISCUSSED)


def test_a_risk_is_closed_and_reopened_with_the_reason():
    """It then stands where it stood."""
    closed, reopened = RiskClosed(reason=WHY), RiskReopened(reason=WHY)
    given(*ON_LOG).when(CloseRisk(reason=WHY)).then(closed)
    given(*ON_LOG).when(CloseRisk(reason=said(""))).then_refused(NothingSaid("reason"))
    due = reopened.model_copy(update={"next_review": date(2027, 7, 1), "awaits": (ADVISE_NEXT,)})
    given(*ON_LOG, closed).when(ReopenRisk(reason=WHY)).then(due)
    given(*ON_LOG).when(ReopenRisk(reason=WHY)).then_refused(RiskIsOpen())
    first = reopened.model_copy(
        update={"awaits": (Awaited(step="evaluate", does="evaluates", office="treasurer"),)}
    )
    given(REPORTED, closed).when(ReopenRisk(reason=WHY)).then(first)
    assert after(*ON_LOG, closed).status == "closed"
    assert after(*ON_LOG, closed, due) == after(*ON_LOG)


@pytest.mark.parametrize("wish", [EVALUATE, LOG, ESCALATE, DISCUSS, CloseRisk(reason=WHY)])
def test_nothing_changes_of_a_closed_risk_until_it_is_reopened(wish):
    """But for what should have stood there."""
    given(*ON_LOG, RiskClosed(reason=WHY)).when(wish).then_refused(RiskIsOver())


def test_a_risk_is_corrected_with_the_reason_also_when_it_is_closed():
    """What is not given stays; saying what stands there changes nothing."""
    wish = CorrectRisk(title=said("The grant ends"), bearers=("us",), reason=WHY)
    happened = RiskCorrected(title=said("The grant ends"), bearers=("us",), reason=WHY)
    given(*ON_LOG).when(wish).then(happened)
    given(*ON_LOG, RiskClosed(reason=WHY)).when(wish).then(happened)
    given(*ON_LOG, happened).when(wish).then()
    given(*ON_LOG).when(CorrectRisk(title=said(" "), reason=WHY)).then_refused(NothingSaid("title"))
    given(*ON_LOG).when(CorrectRisk(categories=("x",), reason=WHY)).then_refused(
        NotInList("category", "x")
    )
    corrected = after(*ON_LOG, happened)
    assert (corrected.title, corrected.bearers, corrected.partners, corrected.corrections) == (
        "The grant ends",
        ("us",),
        ("Halton council",),
        1,
    )


def test_a_risk_reported_in_error_is_touched_no_more():
    """It stays in the log."""
    voided = RiskVoided(reason=WHY)
    given(REPORTED).when(VoidRisk(reason=WHY)).then(voided)
    assert after(REPORTED, voided).status == "void"
    for wish in (EVALUATE, VoidRisk(reason=WHY), ReopenRisk(reason=WHY)):
        given(REPORTED, voided).when(wish).then_refused(RiskIsVoid())
