"""Which risks stand in a report follows from when they were told of, and where each stands."""

from collections.abc import Iterable

from domain.model.risk.parts import Awaited
from domain.model.risk.state import Escalation, Mitigating, Risk
from domain.services.reporting.by_area import within
from domain.services.reporting.scope import Scope
from domain.services.reporting.telling import cell, counted, day_said, office_said, who
from domain.views.risks import RISKS, RiskRow

_TO = {"authority": "The authority", "partnership": "The partnership"}

_DOES = {
    "evaluates": "is to judge it",
    "logs": "is to put it on the log",
    "escalates": "may pass it on",
    "decides": "is to decide on it",
}

_CHOICE = {"yes": "taken on", "no": "not taken on", "considered": "talked about"}


def risks(scope: Scope) -> tuple[RiskRow, ...]:
    """Return every risk of the area of *scope* that was not entered in error, oldest first."""
    rows = (row for row in scope.rows(RISKS) if row.status not in {"void", "unopened"})
    return in_order(within(scope, rows, lambda row: row.area))


def risks_told(scope: Scope) -> tuple[RiskRow, ...]:
    """Return the risks that were told of in the period, wherever they stand now."""
    return tuple(row for row in risks(scope) if scope.period.holds(row.reported_on))


def risks_before(scope: Scope) -> tuple[RiskRow, ...]:
    """Return the risks that were told of before the period and stand still."""
    return tuple(
        row for row in risks(scope) if row.reported_on < scope.period.start and row.risk.standing
    )


def dismissed(row: RiskRow) -> bool:
    """Return whether it was judged not to be significant, and stands on no log."""
    return row.status == "evaluated" and not row.risk.significant


def in_order(rows: Iterable[RiskRow]) -> tuple[RiskRow, ...]:
    """Return *rows* by the day they were told of, then by title."""
    return tuple(sorted(rows, key=lambda row: (row.reported_on, row.risk.title, row.id)))


def to_whom(risk: Risk) -> str:
    """Return whose risk it is: the authority's, the partnership's, or both's.

    >>> to_whom(Risk(scopes=("partnership", "authority")))
    'Both'
    """
    if len(risk.scopes) > 1:
        return "Both"
    return "".join(_TO[each] for each in risk.scopes)


def title_of(risk: Risk) -> str:
    """Return what it is called: all that was said of it, where its title was cut short."""
    return cell(risk.what if risk.title.endswith("…") and risk.what else risk.title)


def named(row: RiskRow) -> tuple[str, str, str]:
    """Return the first three cells of a line about a risk: its number, what it is, whose."""
    return row.short, title_of(row.risk), to_whom(row.risk)


def where_it_stands(scope: Scope, row: RiskRow) -> str:
    """Return in a few sentences what came of a risk so far, and whose turn it is."""
    risk = row.risk
    return " ".join(
        each
        for each in (
            _so_far(scope, risk),
            *(passed_on(scope, each) for each in risk.escalations),
            _borne(scope, risk),
            f"Closed: {_stop(risk.closed)}" if risk.status == "closed" else "",
            *(_awaited(scope, each) for each in risk.awaits if risk.standing),
        )
        if each
    )


def _so_far(scope: Scope, risk: Risk) -> str:
    match risk.status:
        case "reported":
            asked = any(each.does == "evaluates" for each in risk.awaits)
            return "" if asked else f"Waits for {office_said(scope, risk.evaluator)} to judge it."
        case "evaluated":
            return "Judged significant." if risk.significant else "Judged not significant."
        case "logged":
            return f"On the log: {actions(risk)}."
        case _:
            return ""


def actions(risk: Risk) -> str:
    """Return how many of the actions on a risk are done."""
    held = risk.mitigated
    return f"{sum(not each.open for each in held)} of {counted(len(held), 'action')} done"


def passed_on(scope: Scope, each: Escalation) -> str:
    """Return to whom a risk was passed on, and what came of that."""
    told = f"Passed on to {office_said(scope, each.to_office)}"
    if not each.decided:
        return f"{told}."
    choice = _CHOICE.get(each.choice or "", "decided on")
    if each.went_to and each.went_to != each.to_office:
        choice = f"goes on to {office_said(scope, each.went_to)}"
    return f"{told}: {choice}. {_stop(each.said)}" if each.said else f"{told}: {choice}."


def _borne(scope: Scope, risk: Risk) -> str:
    held = risk.accepted_on(scope.day)
    if held is None or not risk.standing:
        return ""
    by = who(scope, held.by) or scope.office_title(held.office)
    return f"Borne by {by} until {day_said(held.until)}."


def _awaited(scope: Scope, each: Awaited) -> str:
    if each.does == "escalates":
        return ""
    whose = office_said(scope, each.office)
    return f"{whose[:1].upper()}{whose[1:]} {_DOES[each.does]}."


def graveness(risk: Risk) -> str:
    """Return how grave it is as it stands, by its scale or in words, "" where nobody scored it."""
    score = risk.score
    if score is None:
        return ""
    said = score.level or score.words
    return f"{said} ({score.score})" if score.score is not None else said


def owner(scope: Scope, risk: Risk) -> str:
    """Return whose a risk on the log is to look after."""
    return who(scope, risk.owner) or (scope.office_title(risk.office) if risk.office else "")


def action_said(scope: Scope, each: Mitigating) -> str:
    """Return one thing that is done about a risk, and whether it was."""
    whose = who(scope, each.owner) or (scope.office_title(each.office) if each.office else "")
    if each.done is not None:
        return f"{_stop(each.what)} Done on {day_said(each.done)}."
    by = f" by {day_said(each.due)}" if each.due else ""
    return f"{_stop(each.what)} To be done{by}{f' by the {whose}' if whose else ''}."


def _stop(text: str) -> str:
    whole = " ".join(text.split())
    return whole if whole.endswith((".", "!", "?")) else f"{whole}."
