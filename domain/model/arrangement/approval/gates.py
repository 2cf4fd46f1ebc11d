"""A gate that is passed too early is recorded as that: nothing is blocked and nothing hidden."""

from collections.abc import Iterator
from datetime import date

from domain.messages import Event
from domain.model.arrangement.approval.events import (
    AgreementSigned,
    ArrangementEntered,
    BreachAnswered,
    BreachRecorded,
    DiscretionUsed,
    RequirementMissed,
    StepVoided,
)
from domain.model.arrangement.approval.messages import (
    AnswerBreach,
    EnterArrangement,
    PassGate,
    SignAgreement,
    VoidStep,
)
from domain.model.arrangement.approval.parts import FrozenRoute, Gate, Seat
from domain.model.arrangement.approval.refusals import (
    NothingPassed,
    PassedAlready,
    ReasonNeeded,
    RouteChanged,
)
from domain.model.arrangement.approval.state import Approval
from domain.model.arrangement.standing import Standing
from domain.refusals import NothingSaid, NotYourOffice

APPROVAL = "approval"
"""What is judged where an approval that should be there is not."""


def sign(command: SignAgreement, state: Approval, standing: Standing) -> list[Event]:
    """Record the signature, and what had to come before it and had not."""
    signed = AgreementSigned(
        edition=standing.edition,
        on=standing.day,
        by=standing.by.id,
        signatories=command.signatories,
        document=command.document,
    )
    return _passed("signature", command, signed, state, standing)


def enter(command: EnterArrangement, state: Approval, standing: Standing) -> list[Event]:
    """Record that it was entered into, and what had to come before that and had not."""
    entered = ArrangementEntered(edition=standing.edition, on=standing.day, by=standing.by.id)
    return _passed("entering", command, entered, state, standing)


def _passed(
    gate: Gate, command: PassGate, event: Event, state: Approval, standing: Standing
) -> list[Event]:
    done = state.passing(gate)
    if done is not None:
        raise PassedAlready(gate, done.on.isoformat())
    route = command.route
    on_its_route(route, standing)
    missing = in_time(route, state, standing.day) if comes_before(route, gate) else ()
    if missing and route.strength == "should" and command.reason is None:
        raise ReasonNeeded
    return [event, *_without(gate, missing, command, state, standing)]


def _without(
    gate: Gate, missing: tuple[Seat, ...], command: PassGate, state: Approval, standing: Standing
) -> Iterator[Event]:
    """Yield what the gate was passed without."""
    route, edition, day = command.route, standing.edition, standing.day
    told = any(e.route == route.id and state.passing(e.gate) for e in state.unresolved)
    if missing and route.strength == "must" and not told:
        yield BreachRecorded(
            gate=gate,
            edition=edition,
            on=day,
            route=route.id,
            missing=missing,
            refer_to=route.refer_to,
            clauses=tuple(dict.fromkeys((*route.clauses, *route.breach_clauses))),
        )
    if command.reason is not None and missing and route.strength == "should":
        yield DiscretionUsed(
            edition=edition, on=day, by=standing.by.id, about=APPROVAL, reason=command.reason
        )
    known = {e.requirement for e in state.missed if e.gate == APPROVAL or state.passing(e.gate)}
    for each in command.missing:
        if each.id not in known:
            yield RequirementMissed(
                gate=gate,
                edition=edition,
                on=day,
                requirement=each.id,
                label=each.label,
                strength=each.strength,
                clauses=each.clauses,
            )


def on_its_route(route: FrozenRoute, standing: Standing) -> None:
    """Refuse a *route* that was read before the entry was classified anew."""
    if standing.classified is not None and standing.classified.approval != route.id:
        raise RouteChanged


def comes_before(route: FrozenRoute, gate: Gate) -> bool:
    """Return whether the approvals of *route* come before *gate*: signing, or entering at last."""
    return route.asks and gate in {"entering", route.before}


def in_time(route: FrozenRoute, state: Approval, day: date) -> tuple[Seat, ...]:
    """Return those of *route* that had not approved by *day* what stood there then."""
    current = state.current
    whole = current is not None and current.status not in {"withdrawn", "replaced"}
    if current is None or not whole or (current.stale_on is not None and current.stale_on <= day):
        return route.offices
    asked = {each.seat.office: each for each in current.asked}
    missing = tuple(
        seat if (each := asked.get(seat.office)) is None else each.seat
        for seat in route.offices
        if (each := asked.get(seat.office)) is None
        or each.answer != "approved"
        or each.on is None
        or each.on > day
    )
    return () if route.mode == "any" and len(missing) < len(route.offices) else missing


def void(command: VoidStep, state: Approval, standing: Standing) -> list[Event]:
    """Take back that a gate was passed, for a reason."""
    if state.passing(command.gate) is None:
        raise NothingPassed
    if not command.reason.text.strip():
        raise NothingSaid("reason")
    return [
        StepVoided(
            edition=standing.edition,
            on=standing.day,
            by=standing.by.id,
            gate=command.gate,
            reason=command.reason,
        )
    ]


def answer_breach(command: AnswerBreach, state: Approval, standing: Standing) -> list[Event]:
    """Keep what an office that a breach was referred to says is to come of it."""
    breach = next((each for each in state.unresolved if each.gate == command.gate), None)
    if breach is None:
        raise NothingPassed
    office = next((each for each in breach.refer_to if standing.by.holds(each)), None)
    if office is None:
        raise NotYourOffice("answer-breach", breach.refer_to)
    if not command.said.text.strip():
        raise NothingSaid("said")
    return [
        BreachAnswered(
            edition=standing.edition,
            on=standing.day,
            by=standing.by.id,
            gate=command.gate,
            office=office,
            said=command.said,
        )
    ]
