"""The risk log is told by where its risks stand, what is done about them, and what is late."""

from collections import Counter
from collections.abc import Iterator

from domain.model.risk.state import Risk, Status
from domain.services.reporting.entries_named import entry_named
from domain.services.reporting.listing import Listing
from domain.services.reporting.paper import Part, Table
from domain.services.reporting.risks_of import (
    action_said,
    actions,
    graveness,
    named,
    owner,
    passed_on,
    risks,
    to_whom,
    where_it_stands,
)
from domain.services.reporting.scope import Builder, Scope, SectionId
from domain.services.reporting.telling import SILENT, cell, counted, day_said, figure_line, who
from domain.views.risks import RiskRow

_LOG = ("SCR-R3i-b",)

_STATUS: dict[Status, str] = {
    "reported": "Told of, not judged yet",
    "evaluated": "Judged, not on the log",
    "logged": "On the log",
    "closed": "Closed",
}
_SCOPES = ("The authority", "The partnership", "Both")


def log_figures(scope: Scope) -> Part:
    """Return how many risks there are, by where they stand and whose they are."""
    rows = risks(scope)
    count = Counter((row.status, to_whom(row.risk)) for row in rows)
    made = tuple(
        (
            name,
            *(str(count[status, each]) for each in _SCOPES),
            str(sum(count[status, each] for each in _SCOPES)),
        )
        for status, name in _STATUS.items()
    )
    totals = [str(sum(count[status, each] for status in _STATUS)) for each in _SCOPES]
    logged = sum(row.status == "logged" for row in rows)
    waiting = sum(row.status == "reported" for row in rows)
    return Part(
        heading="The risk log in figures",
        paragraphs=(
            figure_line(
                counted(len(rows), "risk"),
                f"{logged or 'none'} on the log",
                f"{waiting or 'none'} still to be judged",
            ),
        ),
        table=Table(
            "Risks by where they stand and whose they are",
            ("Where they stand", *_SCOPES, "Together"),
            (*made, ("Together", *totals, str(len(rows)))),
        ),
        figures=(("risks", str(len(rows))), ("on the log", str(logged))),
        clauses=_LOG,
    )


def on_the_log(scope: Scope) -> Part:
    """Return the risks on the log: how grave, what is done, whose, and when looked at next."""
    rows = tuple(row for row in risks(scope) if row.status == "logged")
    listing = Listing[RiskRow](
        "Risks on the log",
        ("Number", "Risk", "To", "How grave", "What is done about it", "Whose", "Next review"),
        lambda row: (
            *named(row),
            graveness(row.risk) or "Not scored",
            " ".join(action_said(scope, each) for each in row.risk.mitigated),
            owner(scope, row.risk) or SILENT,
            day_said(row.risk.next_review),
        ),
        "No risk is on the log.",
        _LOG,
    )
    done = sum(not each.open for row in rows for each in row.risk.mitigated)
    every = sum(len(row.risk.mitigated) for row in rows)
    line = figure_line(
        f"{counted(len(rows), 'risk')} on the log", f"{done} of {counted(every, 'action')} done"
    )
    return listing.flat(rows, line)


def passed_up(scope: Scope) -> Part:
    """Return the risks that one office passed on to another, and what came of it."""
    rows = tuple(row for row in risks(scope) if row.risk.escalations)
    listing = Listing[RiskRow](
        "Risks passed on",
        ("Number", "Risk", "To", "To whom, and what came of it", "Why"),
        lambda row: (
            *named(row),
            " ".join(passed_on(scope, each) for each in row.risk.escalations),
            " ".join(cell(each.reason) for each in row.risk.escalations),
        ),
        "No risk was passed on to another office.",
        ("SCR-R3i-c", "SCR-R3ii-a", "SCR-R3ii-b"),
    )
    every = [each for row in rows for each in row.risk.escalations]
    open_ = sum(not each.decided for each in every)
    line = figure_line(
        f"{counted(len(rows), 'risk')} passed on",
        f"{counted(len(every), 'time')} altogether",
        f"{open_ or 'none'} without a decision written down",
    )
    return listing.flat(rows, line, "risks passed on")


def borne(scope: Scope) -> Part:
    """Return the risks that somebody bears as they are, until when, and where that is over."""
    rows = tuple(row for row in risks(scope) if row.risk.standing and row.risk.acceptance)
    over = sum(row.risk.accepted_on(scope.day) is None for row in rows)
    listing = Listing[RiskRow](
        "Risks that somebody bears as they are",
        ("Number", "Risk", "To", "By whom", "As it was scored", "Until", "Why"),
        lambda row: (*named(row), *_acceptance(scope, row.risk)),
        "Nobody bears a risk as it is.",
        _LOG,
    )
    line = figure_line(
        f"{counted(len(rows), 'risk')} borne", f"for {over or 'none'} of them the time is over"
    )
    return listing.flat(rows, line)


def overdue(scope: Scope) -> Part:
    """Return what is late: reviews of risks, and actions on them."""
    rows = tuple(row for row in risks(scope) if row.risk.standing and _late(scope, row.risk))
    listing = Listing[RiskRow](
        "Overdue reviews and actions",
        ("Number", "Risk", "To", "Review", "Actions that are late"),
        lambda row: (
            *named(row),
            _review(scope, row.risk),
            " ".join(_late_actions(scope, row.risk)) or SILENT,
        ),
        "No review of a risk and no action on one is overdue.",
        _LOG,
    )
    line = figure_line(f"{counted(len(rows), 'risk')} with something overdue")
    return listing.flat(rows, line, "risks with something overdue")


def summary(scope: Scope) -> Part:
    """Return the risks that stand, by the entry that they concern, for whoever keeps a register."""
    rows = tuple(row for row in risks(scope) if row.risk.standing)
    listing = Listing[RiskRow](
        "Summary of partnership risks",
        ("Number", "Risk", "To", "What it concerns", "How grave", "Actions", "Where it stands"),
        lambda row: (
            *named(row),
            entry_named(scope, row.about),
            f"{graveness(row.risk) or 'Not scored'}{', marked high' if row.risk.high else ''}",
            actions(row.risk) if row.risk.mitigated else "none",
            where_it_stands(scope, row),
        ),
        "No risk stands.",
        ("LAN-RS3", "LAN-RK4"),
    )
    high = sum(row.risk.high for row in rows)
    ours = sum("authority" in row.risk.scopes for row in rows)
    line = figure_line(
        f"{counted(len(rows), 'risk')} that {'stands' if len(rows) == 1 else 'stand'}",
        f"{ours or 'none'} to the authority",
        f"{high or 'none'} marked high",
    )
    return listing.flat(rows, line, "risks that stand")


def _acceptance(scope: Scope, risk: Risk) -> tuple[str, str, str, str]:
    held = risk.acceptance
    if held is None:
        return SILENT, SILENT, SILENT, SILENT
    over = "" if risk.accepted_on(scope.day) else ", which is over"
    score = f"{held.level} ({held.score})" if held.score is not None else held.level
    by = who(scope, held.by) or scope.office_title(held.office)
    return by, score or SILENT, f"{day_said(held.until)}{over}", cell(held.reason)


def _late(scope: Scope, risk: Risk) -> bool:
    return _review_late(scope, risk) or any(_late_actions(scope, risk))


def _review_late(scope: Scope, risk: Risk) -> bool:
    return risk.next_review is not None and risk.next_review < scope.day


def _review(scope: Scope, risk: Risk) -> str:
    if not _review_late(scope, risk):
        return SILENT
    return f"Was due on {day_said(risk.next_review)}"


def _late_actions(scope: Scope, risk: Risk) -> Iterator[str]:
    for each in risk.mitigated:
        if each.open and each.due is not None and each.due < scope.day:
            yield action_said(scope, each)


RISK_LOG_SECTIONS: dict[SectionId, Builder] = {
    "risk_log_figures": log_figures,
    "risks_on_the_log": on_the_log,
    "risks_passed_on": passed_up,
    "risks_borne": borne,
    "risks_overdue": overdue,
    "risk_summary": summary,
}
"""The sections over the risk log, by their ids."""
