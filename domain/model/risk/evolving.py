"""What an event changes of a risk: evolve takes any event and refuses none."""

from domain.messages import Event, PersonalText
from domain.model.risk.messages import (
    EscalationDecided,
    MitigationAdded,
    MitigationCompleted,
    MitigationDropped,
    RiskAcceptanceLapsed,
    RiskAccepted,
    RiskClosed,
    RiskCorrected,
    RiskEscalated,
    RiskEvaluated,
    RiskHighFlagged,
    RiskLinked,
    RiskLogged,
    RiskReassigned,
    RiskReopened,
    RiskReported,
    RiskRescoringAsked,
    RiskReviewed,
    RiskScored,
    RiskTreatmentChanged,
    RiskUnlinked,
    RiskVoided,
)
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

__all__ = ["evolve"]


def evolve(state: Risk, event: Event) -> Risk:
    """Return *state* after *event*; one that makes no sense changes nothing."""
    if isinstance(event, RiskReported):
        return _reported(event) if state.status == "unopened" else state
    if state.status == "unopened":
        return state
    changed = _judged(state, event) or _scored(state, event) or _kept(state, event)
    return state.model_copy(update=changed) if changed else state


def _reported(event: RiskReported) -> Risk:
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


def _judged(state: Risk, event: Event) -> dict[str, object]:
    """Return what a step of its way changes."""
    match event:
        case RiskEvaluated():
            return {
                "status": "evaluated" if state.status == "reported" else state.status,
                "significant": event.significant,
                "scopes": event.scopes,
                "judged": event.reason.text,
                "awaits": event.awaits,
            }
        case RiskLogged():
            return {
                "status": "logged",
                "office": event.office,
                "owner": event.owner,
                "treatment": event.treatment,
                "mitigations": tuple(
                    _mitigating(number, each) for number, each in enumerate(event.mitigations, 1)
                ),
                "next_review": event.next_review,
                "external": _text(event.external) or state.external,
                "awaits": event.awaits,
            }
        case RiskEscalated():
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
        case EscalationDecided():
            return {"escalations": _decided(state, event), "awaits": event.awaits}
        case RiskClosed(reason=reason):
            return {
                "status": "closed",
                "before_closing": state.status,
                "closed": reason.text,
                "awaits": (),
            }
        case RiskReopened():
            return {
                "status": state.before_closing,
                "closed": "",
                "next_review": event.next_review or state.next_review,
                "awaits": event.awaits,
            }
        case RiskVoided(reason=reason):
            return {"status": "void", "voided": reason.text, "awaits": ()}
        case _:
            return {}


def _decided(state: Risk, event: EscalationDecided) -> tuple[Escalation, ...]:
    """Return the escalations with what came of the last one of the route that was open."""
    open_ones = (
        at
        for at, each in enumerate(state.escalations)
        if each.route == event.route and not each.decided
    )
    last = max(open_ones, default=None)
    if last is None:
        return state.escalations
    after = state.escalations[last].model_copy(
        update={
            "decided": True,
            "decided_at": event.step,
            "choice": event.choice,
            "said": event.reason.text,
            "went_to": event.to_office,
        }
    )
    return (*state.escalations[:last], after, *state.escalations[last + 1 :])


def _scored(state: Risk, event: Event) -> dict[str, object]:
    """Return what changes of how grave it is, and of who bears it."""
    match event:
        case RiskScored(which=which):
            score = Score(
                likelihood=event.likelihood,
                impact=event.impact,
                score=event.score,
                level=event.level,
                scale=event.scale,
                words=_text(event.words),
            )
            changed: dict[str, object] = {"scores": {**state.scores, which: score}}
            if event.next_review is not None:
                changed["next_review"] = event.next_review
            return changed if which == "target" else {**changed, "rescoring": ()}
        case RiskRescoringAsked(of=of, what=what):
            return {
                "rescoring": (*state.rescoring, Asked(of=of, what=what.text)),
                "asked_before": (*state.asked_before, of),
            }
        case RiskAccepted():
            held = Acceptance(
                by=event.by,
                office=event.office,
                score=event.score,
                level=event.level,
                until=event.until,
                reason=event.reason.text,
            )
            return {"acceptance": held}
        case RiskAcceptanceLapsed():
            return {"acceptance": None}
        case RiskHighFlagged(high=high, reason=reason):
            changed = {"high": high, "high_reason": reason.text if high else ""}
            later = {} if event.next_review is None else {"next_review": event.next_review}
            return {**changed, **later}
        case _:
            return {}


def _kept(state: Risk, event: Event) -> dict[str, object]:
    """Return what changes of how it is looked after."""
    match event:
        case MitigationAdded(mitigation=one):
            number = len(state.mitigations) + 1
            return {"mitigations": (*state.mitigations, _mitigating(number, one))}
        case MitigationCompleted():
            shown = {"done": event.on, "shown": event.evidence.text}
            return _with(state, event.number, {**shown, "document": _text(event.document)})
        case MitigationDropped(number=number, reason=reason):
            return _with(state, number, {"dropped": reason.text})
        case RiskReviewed(next_review=next_review):
            return {"next_review": next_review}
        case RiskReassigned(office=office, owner=owner):
            return {"office": office, "owner": owner}
        case RiskTreatmentChanged(treatment=treatment):
            return {"treatment": treatment}
        case RiskLinked(other=other, why=why):
            return {"links": (*state.links, Link(other=other, why=why.text))}
        case RiskUnlinked(other=other):
            return {"links": tuple(each for each in state.links if each.other != other)}
        case RiskCorrected():
            return _corrected(state, event)
        case _:
            return {}


def _corrected(state: Risk, event: RiskCorrected) -> dict[str, object]:
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


def _with(state: Risk, number: int, changed: dict[str, object]) -> dict[str, object]:
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
