"""A risk is told to the office whose turn it is and to its reporter, a report to whom it waits for."""

from datetime import UTC, date, datetime
from functools import reduce

from domain.model.report.messages import (
    ReportCleared,
    ReportDrafted,
    ReportReleased,
    ReportWithdrawn,
)
from domain.model.risk.messages import (
    EscalationDecided,
    RiskClosed,
    RiskEscalated,
    RiskEvaluated,
    RiskReported,
    RiskVoided,
)
from domain.model.risk.parts import Awaited
from domain.views.outbox import fold
from tests.support.builders import recorded, said
from tests.support.toy_policy import TOY

RISK, REPORT = "risk-" + "ab" * 16, "report-" + "cd" * 16
REPORTED = RiskReported(
    title=said("Money without governance"),
    what=said("nobody signs for it"),
    scopes=("authority",),
    evaluator="treasurer",
    edition=TOY.ref,
)
LOGS = Awaited(step="log", does="logs", office="risk_manager")
DECIDES = Awaited(route="r", step="take", does="decides", office="audit_committee")


def judged(*awaits, significant=True):
    return RiskEvaluated(
        significant=significant,
        scopes=("authority",),
        reason=said("it is large"),
        office="treasurer",
        awaits=awaits,
    )


def passed_to(office, route):
    return RiskEscalated(
        route=route,
        step="tell",
        from_office="treasurer",
        to_office=office,
        reason=said("before the budget"),
        document=None,
    )


def news(stream, *events):
    """Return the news that each of *events* made, event by event."""
    row, known, told = None, 0, []
    for number, event in enumerate(events, 1):
        row = fold(row, recorded(event, stream, number))
        told.append(row.news[known:])
        known = len(row.news)
    return told


def short(found):
    return [(each.kind, each.what, each.offices, each.people) for each in found]


def test_whoever_judges_a_risk_is_told_that_it_was_reported():
    [first] = news(RISK, REPORTED)
    assert short(first) == [("risk", "evaluates", ("treasurer",), ())]
    assert first[0].title == "Money without governance"


def test_the_next_office_and_the_reporter_are_told_of_each_step():
    _, judging, deciding = news(
        RISK,
        REPORTED,
        judged(LOGS),
        EscalationDecided(
            route="r",
            step="take",
            office="audit_committee",
            to_office="",
            choice="yes",
            reason=said("we take it"),
        ),
    )
    assert short(judging)[1:] == [
        ("risk", "logs", ("risk_manager",), ()),
        ("risk-told", "significant", (), ("sgt-1",)),
    ]
    assert judging[-1].said == "it is large"
    assert short(deciding)[-1] == ("risk-told", "decided_yes", (), ("sgt-1",))
    assert deciding[-2].overtakes == (f"{RISK} passed r",)


def test_an_office_that_a_risk_was_passed_to_is_told_though_nothing_is_asked_of_it():
    *_, news_of = news(RISK, REPORTED, judged(LOGS), passed_to("audit_committee", "r"))
    assert short(news_of)[1:] == [
        ("risk", "passed", ("audit_committee",), ()),
        ("risk-told", "escalated", (), ("sgt-1",)),
    ]


def test_a_closed_risk_waits_for_nobody():
    *_, closed = news(RISK, REPORTED, judged(DECIDES), RiskClosed(reason=said("gone")))
    assert closed[0].overtakes == (f"{RISK} risk r take audit_committee",)
    assert short(closed)[1:] == [("risk-told", "closed", (), ("sgt-1",))]


def test_no_step_that_the_reporter_hears_of_makes_room_for_another():
    """Passed on by both routes in one night: they are told of both."""
    both = (passed_to("audit_committee", "r"), passed_to("chief_executive", "s"))
    told = news(RISK, REPORTED, judged(), *both)
    matters = [each.matter for found in told for each in found if each.kind == "risk-told"]
    assert len(matters) == len(set(matters)) == 3


def test_the_reporter_is_told_that_others_say_it_was_reported_in_error():
    *_, gone = news(RISK, REPORTED, RiskVoided(reason=said("twice")))
    assert short(gone)[-1] == ("risk-told", "voided", (), ("sgt-1",))
    assert gone[-1].said == "twice"


DRAFTED = ReportDrafted(
    report="quarterly",
    layer="",
    title=said("Quarterly report"),
    start=date(2026, 4, 1),
    end=date(2026, 6, 30),
    called="Q2 2026",
    area="",
    as_at=datetime(2026, 7, 1, tzinfo=UTC),
    sha256="ab" * 32,
    marking="",
    exempt=None,
    clears=("chief_executive", "treasurer"),
    releases=("clerk",),
    wanted_by=("committee",),
    clauses=(),
    edition=TOY.ref,
)


def cleared(office):
    return ReportCleared(office=office, sha256="ab" * 32, remark=None)


def test_a_report_is_told_to_who_clears_it_then_lets_it_go_then_reads_it():
    first, one, both, out = news(
        REPORT,
        DRAFTED,
        cleared("chief_executive"),
        cleared("treasurer"),
        ReportReleased(office="clerk", sha256="ab" * 32, to=said("the committee"), form="docx"),
    )
    assert short(first) == [
        ("report", "clears", ("chief_executive",), ()),
        ("report", "clears", ("treasurer",), ()),
    ]
    assert first[0].title == "Quarterly report, Q2 2026"
    assert one[0].overtakes == (f"{REPORT} clears 1 chief_executive",)
    assert short(both)[1:] == [("report", "releases", ("clerk",), ())]
    assert short(out)[1:] == [("report", "released", ("committee",), ())]


def test_what_is_told_of_a_report_is_marked_as_the_report_is():
    marked = DRAFTED.model_copy(update={"marking": "OFFICIAL-SENSITIVE"})
    [first] = news(REPORT, marked)
    assert {each.marking for each in first} == {"OFFICIAL-SENSITIVE"}


def test_a_report_that_is_withdrawn_waits_for_nobody():
    _, gone = news(REPORT, DRAFTED, ReportWithdrawn(reason=said("wrong quarter")))
    assert set(gone[0].overtakes) == {
        f"{REPORT} clears 1 {office}" for office in ("chief_executive", "treasurer")
    }


def test_rows_come_back_from_json_as_they_were():
    for stream, events in ((RISK, (REPORTED, judged(LOGS))), (REPORT, (DRAFTED,))):
        whole = [recorded(each, stream, n) for n, each in enumerate(events, 1)]
        row = reduce(fold, whole, None)
        assert type(row).model_validate_json(row.model_dump_json()) == row
