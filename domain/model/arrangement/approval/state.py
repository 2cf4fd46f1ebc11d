"""What is known of the approval of an arrangement is what its events leave."""

from collections.abc import Callable
from datetime import date
from typing import Literal, TypeAlias

from domain.identity import OpaqueId
from domain.messages import Event, PersonalText
from domain.model.arrangement.approval import events as happened
from domain.model.arrangement.approval.parts import Gate, Seat
from domain.model.arrangement.approval.request import (
    Asked,
    Kept,
    Request,
    Status,
    closed,
    handed_over,
    request_after,
)
from domain.model.handing import OwnerSucceeded

GATES: tuple[Gate, ...] = ("signature", "entering")
AGAIN = ("renewal", "extension")
"""Stages at which an agreement that was signed before is signed again."""

CHANGEABLE = ("open", "approved")
"""What a request is that a change of the entry makes stale."""

Stands: TypeAlias = Literal["not_sought", "stale", "incomplete", "late", Status]
"""How it is with the approval as a whole: *incomplete* or *late* where a gate was passed first."""


class Consultation(Kept):
    """What an office said when it was consulted, or why it was not."""

    office: str
    strength: str
    outcome: Literal["consulted", "not_appropriate"]
    by: OpaqueId
    on: date
    said: PersonalText
    whom: PersonalText | None = None


class Breach(Kept):
    """A gate that was passed before the approvals that must come first, and what came of it."""

    gate: Gate
    route: str
    missing: tuple[Seat, ...]
    on: date
    refer_to: tuple[str, ...]
    clauses: tuple[str, ...]
    resolved: bool = False
    answers: tuple[tuple[str, PersonalText], ...] = ()


class Missed(Kept):
    """Something that had to or should have been there when a gate was passed, and was not."""

    gate: Gate
    requirement: str
    label: str
    strength: Literal["must", "should"]
    clauses: tuple[str, ...]
    on: date


class Passed(Kept):
    """A gate that was passed, when *requests* had been made so far."""

    gate: Gate
    on: date
    requests: int


class Approval(Kept):
    """The approval of an arrangement: every request, and all that was recorded beside them."""

    requests: tuple[Request, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    advice: tuple[tuple[str, date, PersonalText], ...] = ()
    passed: tuple[Passed, ...] = ()
    breaches: tuple[Breach, ...] = ()
    missed: tuple[Missed, ...] = ()

    @property
    def current(self) -> Request | None:
        """The last request, open or not."""
        return self.requests[-1] if self.requests else None

    @property
    def unresolved(self) -> tuple[Breach, ...]:
        """The breaches that stand."""
        return tuple(each for each in self.breaches if not each.resolved)

    @property
    def entered(self) -> bool:
        """Whether the agreement as it is now was signed, or the arrangement entered into."""
        return any(self.passing(gate) is not None for gate in GATES)

    @property
    def stands(self) -> Stands:
        """How it is with the approval as a whole."""
        current = self.current
        approved = current is not None and current.status == "approved" and not current.stale
        if self.unresolved:
            return "late" if approved else "incomplete"
        if current is None:
            return "not_sought"
        return "stale" if current.stale and current.status in CHANGEABLE else current.status

    def passing(self, gate: Gate) -> Passed | None:
        """Return how *gate* was passed last; for what is renewed it is passed again."""
        last = next((each for each in reversed(self.passed) if each.gate == gate), None)
        current = self.current
        if last is None or current is None or current.content.stage not in AGAIN:
            return last
        return last if last.requests >= current.number else None


def after(state: Approval, event: Event) -> Approval:
    """Return *state* after *event*; one that is not about it changes nothing."""
    match event:
        case happened.ApprovalSought():
            return state.model_copy(update={"requests": _sought(state.requests, event)})
        case happened.ConsultationRecorded():
            told = Consultation(
                office=event.office,
                strength=event.strength,
                outcome=event.outcome,
                by=event.by,
                on=event.on,
                said=event.said,
                whom=event.whom,
            )
            return state.model_copy(update={"consultations": (*state.consultations, told)})
        case happened.ApprovalAdvised():
            advice = (*state.advice, (event.office, event.on, event.said))
            return state.model_copy(update={"advice": advice})
        case OwnerSucceeded(was=was, now=now):
            moved = tuple(handed_over(each, was, now) for each in state.requests)
            return state.model_copy(update={"requests": moved})
        case _:
            return _of_gate(_of_request(state, event), event)


def _sought(requests: tuple[Request, ...], event: happened.ApprovalSought) -> tuple[Request, ...]:
    first = len(event.route.offices) if not event.route.ordered else 1
    asked = tuple(
        Asked(seat=seat, since=event.on if n < first else None)
        for n, seat in enumerate(event.route.offices)
    )
    request = Request(
        number=event.request,
        requester=event.by,
        on=event.on,
        route=event.route,
        content=event.content,
        note=event.note,
        asked=asked,
    )
    return (*(closed(each, "replaced", event.on) for each in requests), request)


def _of_request(state: Approval, event: Event) -> Approval:
    """Return *state* after an event of one request; of one that is not there, as it was."""
    number = getattr(event, "request", None)
    changed = tuple(
        request_after(each, event) if each.number == number else each for each in state.requests
    )
    return state if changed == state.requests else state.model_copy(update={"requests": changed})


def _of_gate(state: Approval, event: Event) -> Approval:
    match event:
        case happened.AgreementSigned():
            return _passing(state, "signature", event.on)
        case happened.ArrangementEntered():
            return _passing(state, "entering", event.on)
        case happened.BreachRecorded():
            breach = Breach(
                gate=event.gate,
                route=event.route,
                missing=event.missing,
                on=event.on,
                refer_to=event.refer_to,
                clauses=event.clauses,
            )
            return state.model_copy(update={"breaches": (*state.breaches, breach)})
        case _:
            return _remarked(state, event)


def _remarked(state: Approval, event: Event) -> Approval:
    match event:
        case happened.BreachResolved():
            return _breaches(state, event.gate, lambda _: {"resolved": True})
        case happened.BreachAnswered():
            said = (event.office, event.said)
            return _breaches(state, event.gate, lambda each: {"answers": (*each.answers, said)})
        case happened.RequirementMissed():
            missed = Missed(
                gate=event.gate,
                requirement=event.requirement,
                label=event.label,
                strength=event.strength,
                clauses=event.clauses,
                on=event.on,
            )
            return state.model_copy(update={"missed": (*state.missed, missed)})
        case happened.StepVoided():
            return _voided(state, event.gate)
        case _:
            return state


def _passing(state: Approval, gate: Gate, on: date) -> Approval:
    passed = Passed(gate=gate, on=on, requests=len(state.requests))
    return state.model_copy(update={"passed": (*state.passed, passed)})


def _breaches(
    state: Approval, gate: Gate, changed: Callable[[Breach], dict[str, object]]
) -> Approval:
    breaches = tuple(
        each.model_copy(update=changed(each)) if each.gate == gate and not each.resolved else each
        for each in state.breaches
    )
    return state.model_copy(update={"breaches": breaches})


def _voided(state: Approval, gate: Gate) -> Approval:
    """Return *state* without the last passing of *gate*, and without what came of that."""
    last = next((each for each in reversed(state.passed) if each.gate == gate), None)
    if last is None:
        return state

    def of_it(each: Breach | Missed) -> bool:
        return (each.gate, each.on) == (gate, last.on)

    return state.model_copy(
        update={
            "passed": tuple(each for each in state.passed if each != last),
            "breaches": tuple(each for each in state.breaches if not of_it(each)),
            "missed": tuple(each for each in state.missed if not of_it(each)),
        }
    )
