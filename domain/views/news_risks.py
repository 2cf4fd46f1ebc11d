"""Of a risk, the office whose turn it is is told so, and its reporter every step."""

from collections.abc import Iterator

from domain.identity import short_form
from domain.messages import Event, Recorded
from domain.model.risk.evolving import evolve
from domain.model.risk.messages import (
    PREFIX,
    STREAM,
    EscalationDecided,
    RiskAccepted,
    RiskClosed,
    RiskEscalated,
    RiskEvaluated,
    RiskLogged,
    RiskReopened,
    RiskReported,
    RiskVoided,
)
from domain.model.risk.parts import Awaited
from domain.model.risk.state import UNREPORTED, Risk
from domain.views.news import News, OutboxRow, turned


def heard(row: OutboxRow, recorded: Recorded) -> OutboxRow:
    """Return *row* after an event of a risk."""
    before = row.risk or UNREPORTED
    now = evolve(before, recorded.event)
    own = recorded.stream.removeprefix(STREAM)
    named = {"risk": now, "title": now.title, "number": short_form(PREFIX, own)}
    if isinstance(recorded.event, RiskReported):
        named["owner"] = recorded.actor.id
    found = (
        *turned(_turns(row.id, before), _turns(row.id, now)),
        *_passed(row.id, now, recorded.event),
        *_told(row, recorded),
    )
    return row.with_news(recorded, found, **named)


def _turns(stream: str, risk: Risk) -> dict[str, News]:
    """Return the offices whose turn it is, each with the step that it takes."""
    if not risk.standing:
        return {}
    awaits = risk.awaits
    if risk.status == "reported" and not awaits:
        awaits = (Awaited(step="evaluate", does="evaluates", office=risk.evaluator),)
    return {
        (matter := f"{stream} risk {each.route} {each.step} {each.office}"): News(
            kind="risk", what=each.does, offices=(each.office,), matter=matter
        )
        for each in awaits
    }


def _passed(stream: str, risk: Risk, event: Event) -> Iterator[News]:
    """Yield that an office has it before them now, where it is not their turn to do anything."""
    if not isinstance(event, RiskEscalated | EscalationDecided):
        return
    matter = f"{stream} passed {event.route}"
    waits = {each.office for each in risk.awaits}
    to = (event.to_office,) if event.to_office and event.to_office not in waits else ()
    yield News(kind="risk", what="passed", offices=to, matter=matter, overtakes=(matter,))


def _told(row: OutboxRow, recorded: Recorded) -> Iterator[News]:
    """Yield what the reporter hears: what was done, by which office, and why.

    Each step is a matter of its own, so that none makes room for the next.
    """
    told = _judged(recorded.event) or _kept(recorded.event)
    if told is not None and row.owner:
        what, office, said = told
        yield News(
            kind="risk-told",
            what=what,
            people=(row.owner,),
            matter=f"{row.id} told {what} {recorded.position}",
            office=office,
            said=said,
        )


def _judged(event: Event) -> tuple[str, str, str] | None:
    match event:
        case RiskEvaluated(significant=significant, office=office, reason=reason):
            return "significant" if significant else "not_significant", office, reason.text
        case RiskEscalated(to_office=office, reason=reason):
            return "escalated", office, reason.text
        case EscalationDecided(office=office, choice=choice, reason=reason):
            return f"decided_{choice}", office, reason.text
        case _:
            return None


def _kept(event: Event) -> tuple[str, str, str] | None:
    match event:
        case RiskLogged(office=office):
            return "logged", office, ""
        case RiskAccepted(office=office, reason=reason):
            return "accepted", office, reason.text
        case RiskClosed(reason=reason):
            return "closed", "", reason.text
        case RiskReopened(reason=reason):
            return "reopened", "", reason.text
        case RiskVoided(reason=reason):
            return "voided", "", reason.text
        case _:
            return None
