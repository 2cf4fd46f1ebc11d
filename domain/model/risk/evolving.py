"""What an event changes of a risk: evolve takes any event and refuses none."""

from functools import singledispatch
from typing import TypeAlias

from domain.messages import Event, PersonalText
from domain.model.risk import messages as told
from domain.model.risk.parts import Awaited, Mitigation
from domain.model.risk.state import (
    Acceptance,
    Asked,
    Escalation,
    Link,
    Mitigating,
    Risk,
    Score,
)

Changed: TypeAlias = dict[str, object]


def evolve(state: Risk, event: Event) -> Risk:
    """Return *state* after *event*; one that makes no sense changes nothing."""
    if isinstance(event, told.RiskReported):
        return _reported(event) if state.status == "unopened" else state
    if state.status == "unopened":
        return state
    changed = _after(event, state)
    return state.model_copy(update=changed) if changed else state


def _reported(event: told.RiskReported) -> Risk:
    return Risk(
        status="reported",
        title=event.title.text,
        what=event.what.text,
        scopes=event.scopes,
        categories=event.categories,
        bearers=event.bearers,
        partners=tuple(each.text for each in event.partners),
        about=event.about,
        source=event.source,
        area=event.area,
        evaluator=event.evaluator,
        edition=event.edition,
        prompt=event.prompt,
        awaits=(Awaited(step="evaluate", does="evaluates", office=event.evaluator),),
    )


@singledispatch
def _after(event: Event, state: Risk) -> Changed:
    """Return what *event* changes of *state*: nothing, unless it is one of those below."""
    del event, state
    return {}


@_after.register
def _evaluated(event: told.RiskEvaluated, state: Risk) -> Changed:
    return {
        "status": "evaluated" if state.status == "reported" else state.status,
        "significant": event.significant,
        "scopes": event.scopes,
        "judged": event.reason.text,
        "awaits": event.awaits,
    }


@_after.register
def _logged(event: told.RiskLogged, state: Risk) -> Changed:
    mitigations = (_mitigating(number, each) for number, each in enumerate(event.mitigations, 1))
    return {
        "status": "logged",
        "office": event.office,
        "owner": event.owner,
        "treatment": event.treatment,
        "mitigations": tuple(mitigations),
        "next_review": event.next_review,
        "external": _text(event.external) or state.external,
        "awaits": event.awaits,
    }


@_after.register
def _escalated(event: told.RiskEscalated, state: Risk) -> Changed:
    passed = Escalation(
        route=event.route,
        step=event.step,
        from_office=event.from_office,
        to_office=event.to_office,
        reason=event.reason.text,
        clauses=event.clauses,
        minute=_text(event.minute),
    )
    return {"escalations": (*state.escalations, passed), "awaits": event.awaits}


@_after.register
def _decided(event: told.EscalationDecided, state: Risk) -> Changed:
    """Say what came of the last escalation by the route that nobody had decided on."""
    escalations = [*state.escalations]
    undecided = (at for at, e in enumerate(escalations) if e.route == event.route and not e.decided)
    last = max(undecided, default=None)
    if last is None:
        return {}
    escalations[last] = escalations[last].model_copy(
        update={
            "decided": True,
            "decided_at": event.step,
            "choice": event.choice,
            "said": event.reason.text,
            "went_to": event.to_office,
        }
    )
    return {"escalations": tuple(escalations), "awaits": event.awaits}


@_after.register
def _scored(event: told.RiskScored, state: Risk) -> Changed:
    score = Score(
        likelihood=event.likelihood,
        impact=event.impact,
        score=event.score,
        level=event.level,
        scale=event.scale,
        words=_text(event.words),
    )
    due = {} if event.next_review is None else {"next_review": event.next_review}
    asked: Changed = {} if event.which == "target" else {"rescoring": ()}
    return {"scores": {**state.scores, event.which: score}, **asked, **due}


@_after.register
def _rescoring_asked(event: told.RiskRescoringAsked, state: Risk) -> Changed:
    return {
        "rescoring": (*state.rescoring, Asked(of=event.of, what=event.what.text)),
        "asked_before": (*state.asked_before, event.of),
    }


@_after.register
def _accepted(event: told.RiskAccepted, state: Risk) -> Changed:
    del state
    held = Acceptance(
        by=event.by,
        office=event.office,
        score=event.score,
        level=event.level,
        until=event.until,
        reason=event.reason.text,
    )
    return {"acceptance": held}


@_after.register
def _lapsed(event: told.RiskAcceptanceLapsed, state: Risk) -> Changed:
    del event, state
    return {"acceptance": None}


@_after.register
def _flagged(event: told.RiskHighFlagged, state: Risk) -> Changed:
    del state
    due = {} if event.next_review is None else {"next_review": event.next_review}
    return {"high": event.high, "high_reason": event.reason.text if event.high else "", **due}


@_after.register
def _added(event: told.MitigationAdded, state: Risk) -> Changed:
    one = _mitigating(len(state.mitigations) + 1, event.mitigation)
    return {"mitigations": (*state.mitigations, one)}


@_after.register
def _completed(event: told.MitigationCompleted, state: Risk) -> Changed:
    shown = {"done": event.on, "shown": event.evidence.text, "document": _text(event.document)}
    return _with(state, event.number, shown)


@_after.register
def _given(event: told.MitigationReassigned, state: Risk) -> Changed:
    return _with(state, event.number, {"office": event.office, "owner": event.owner})


@_after.register
def _dropped(event: told.MitigationDropped, state: Risk) -> Changed:
    return _with(state, event.number, {"dropped": event.reason.text})


@_after.register
def _reviewed(event: told.RiskReviewed, state: Risk) -> Changed:
    del state
    return {"next_review": event.next_review}


@_after.register
def _reassigned(event: told.RiskReassigned, state: Risk) -> Changed:
    del state
    return {"office": event.office, "owner": event.owner}


@_after.register
def _treated(event: told.RiskTreatmentChanged, state: Risk) -> Changed:
    del state
    return {"treatment": event.treatment}


@_after.register
def _closed(event: told.RiskClosed, state: Risk) -> Changed:
    if not state.standing:
        return {}
    shut = {"status": "closed", "before_closing": state.status}
    return {**shut, "closed": event.reason.text, "awaits": ()}


@_after.register
def _reopened(event: told.RiskReopened, state: Risk) -> Changed:
    if state.status != "closed":
        return {}
    due = event.next_review or state.next_review
    stood: Changed = {"status": state.before_closing, "before_closing": "unopened"}
    return {**stood, "closed": "", "next_review": due, "awaits": event.awaits}


@_after.register
def _voided(event: told.RiskVoided, state: Risk) -> Changed:
    del state
    return {"status": "void", "voided": event.reason.text, "awaits": ()}


@_after.register
def _linked(event: told.RiskLinked, state: Risk) -> Changed:
    return {"links": (*state.links, Link(other=event.other, why=event.why.text))}


@_after.register
def _unlinked(event: told.RiskUnlinked, state: Risk) -> Changed:
    return {"links": tuple(each for each in state.links if each.other != event.other)}


@_after.register
def _corrected(event: told.RiskCorrected, state: Risk) -> Changed:
    texts = (("title", event.title), ("what", event.what), ("external", event.external))
    said = {name: text.text for name, text in texts if text is not None}
    partners = None if event.partners is None else tuple(each.text for each in event.partners)
    others = {
        "categories": event.categories,
        "bearers": event.bearers,
        "partners": partners,
        "about": event.about,
        "area": event.area,
    }
    given = {name: value for name, value in others.items() if value is not None}
    return {**said, **given, "corrections": state.corrections + 1}


def _with(state: Risk, number: int, changed: dict[str, object]) -> Changed:
    """Return the mitigations with one of them changed."""
    after = (
        each.model_copy(update=changed) if each.number == number else each
        for each in state.mitigations
    )
    return {"mitigations": tuple(after)}


def _mitigating(number: int, one: Mitigation) -> Mitigating:
    return Mitigating(
        number=number, what=one.what.text, office=one.office, owner=one.owner, due=one.due
    )


def _text(text: PersonalText | None) -> str:
    return "" if text is None else text.text
