"""A decision on a request is taken by whoever holds the office at that moment, and once."""

from domain.identity import OpaqueId
from domain.messages import Event, PersonalText
from domain.model.arrangement.approval.asking import the_request
from domain.model.arrangement.approval.events import (
    ApprovalDeclined,
    ApprovalDelegated,
    ApprovalGiven,
    BreachResolved,
    ChangesAsked,
    RequirementMissed,
)
from domain.model.arrangement.approval.gates import in_time
from domain.model.arrangement.approval.messages import (
    AskForChanges,
    Decision,
    DeclineApproval,
    DelegateApproval,
    GiveApproval,
    RecordDecision,
)
from domain.model.arrangement.approval.parts import Minute, Seat
from domain.model.arrangement.approval.refusals import (
    ConsultFirst,
    DecidedAlready,
    DecidedForAnother,
    MinuteNeeded,
    NotYourTurn,
    OwnApproval,
    RequestStale,
)
from domain.model.arrangement.approval.request import Asked, Request
from domain.model.arrangement.approval.state import Approval, after
from domain.model.arrangement.standing import Standing
from domain.refusals import NothingSaid, NotYourOffice

CONSULTING = "consulting"
"""The requirement that somebody is consulted before the decision."""


def give(command: GiveApproval, state: Approval, standing: Standing) -> list[Event]:
    """Approve; consulting that must come first has been recorded by then."""
    request = _undecided(state, command.request, standing)
    asked = _for_whom(request, standing, command.seat)
    _in_person(request, asked)
    if request.route.strength == "must" and not consulted(request, state):
        raise ConsultFirst(request.route.consulting)
    return [_given(request, asked.seat, standing, note=command.note)]


def decline(command: DeclineApproval, state: Approval, standing: Standing) -> list[Event]:
    """Decline, for a reason."""
    request = _undecided(state, command.request, standing)
    asked = _for_whom(request, standing, command.seat)
    _in_person(request, asked)
    return [_declined(request, asked.seat, standing, _said(command.reason))]


def ask_for_changes(command: AskForChanges, state: Approval, standing: Standing) -> list[Event]:
    """Send it back, for a reason."""
    request = _undecided(state, command.request, standing)
    asked = _for_whom(request, standing, command.seat)
    _in_person(request, asked)
    return [_sent_back(request, asked.seat, standing, _said(command.reason))]


def record(command: RecordDecision, state: Approval, standing: Standing) -> list[Event]:
    """Enter what an office decided elsewhere; consulting that is not recorded is missed then.

    A decision that was taken in time resolves a breach that seemed to be one.
    """
    request = _undecided(state, command.request, standing)
    asked = next((each for each in request.asked if each.seat == command.seat), None)
    if asked is None:
        raise NotYourOffice("record-decision", tuple(each.seat.office for each in request.asked))
    if asked.answer:
        raise DecidedAlready(asked.seat.office, asked.answer)
    _said(command.minute.minute)
    return _recorded(command.decision, command, (request, asked.seat), state, standing)


def _recorded(
    decision: Decision,
    command: RecordDecision,
    of: tuple[Request, Seat],
    state: Approval,
    standing: Standing,
) -> list[Event]:
    request, seat = of
    if decision == "declined":
        return [_declined(request, seat, standing, _said(command.reason), command.minute)]
    if decision == "changes_asked":
        return [_sent_back(request, seat, standing, _said(command.reason), command.minute)]
    given = _given(request, seat, standing, note=command.reason, minute=command.minute)
    events: list[Event] = [given]
    if request.route.strength == "must" and not consulted(request, state):
        missed = RequirementMissed(
            edition=standing.edition,
            on=standing.day,
            gate="approval",
            requirement=CONSULTING,
            label="",
            strength="must",
            clauses=request.route.clauses,
        )
        events.append(missed)
    then = after(state, given)
    resolved = (b for b in state.unresolved if not in_time(request.route, then, b.on))
    events += [
        BreachResolved(edition=standing.edition, on=standing.day, gate=each.gate)
        for each in resolved
    ]
    return events


def delegate(command: DelegateApproval, state: Approval, standing: Standing) -> list[Event]:
    """Let somebody else decide for one's office; never who made the request."""
    request = _undecided(state, command.request, standing)
    asked = _for_whom(request, standing, command.seat, delegating=True)
    if command.to in request.askers:
        raise OwnApproval
    if command.to == asked.delegate:
        return []
    return [
        ApprovalDelegated(
            request=request.number,
            edition=standing.edition,
            on=standing.day,
            by=standing.by.id,
            seat=asked.seat,
            to=command.to,
            reason=command.reason,
        )
    ]


def consulted(request: Request, state: Approval) -> bool:
    """Return whether everybody was consulted who has to be before a decision on *request*."""
    heard = {each.office for each in state.consultations if each.outcome == "consulted"}
    wanted = set(request.route.consulting)
    return not wanted or (
        bool(wanted & heard) if request.route.consulting_mode == "any" else wanted <= heard
    )


def may_decide(asked: Asked, person: OpaqueId, standing: Standing) -> bool:
    """Return whether *person* decides for the one *asked*: in the office, or in its place."""
    return asked.delegate == person or standing.by.holds(asked.seat.office, asked.seat.seat)


def _in_person(request: Request, asked: Asked) -> None:
    """Refuse to press what a body decides in a meeting: that is entered with its minute."""
    if asked.seat.office in request.route.bodies and asked.delegate is None:
        raise MinuteNeeded(asked.seat.office)


def _undecided(state: Approval, number: int, standing: Standing) -> Request:
    """Return the request that is decided; refuse one's own, and one that is not as it was."""
    request = the_request(state, number)
    if standing.by.id in request.askers:
        raise OwnApproval
    if request.stale:
        raise RequestStale(request.stale)
    return request


def _for_whom(
    request: Request, standing: Standing, seat: Seat | None, *, delegating: bool = False
) -> Asked:
    """Return the one asked for whom the actor decides."""
    person = standing.by.id
    theirs = [
        each
        for each in request.asked
        if seat in {None, each.seat}
        and (
            standing.by.holds(each.seat.office, each.seat.seat)
            if delegating
            else may_decide(each, person, standing)
        )
    ]
    if not theirs:
        offices = tuple(each.seat.office for each in request.asked if seat in {None, each.seat})
        raise NotYourOffice("decide-approval", offices)
    open_yet = [each for each in theirs if not each.answer]
    if not open_yet:
        raise DecidedAlready(theirs[0].seat.office, theirs[0].answer)
    own = next((each for each in request.asked if each.by == person and each.answer), None)
    if own is not None and own.recorded is None:
        raise DecidedForAnother(own.seat.office)
    turn = next((each for each in open_yet if each.awaited), None)
    if turn is None:
        raise NotYourTurn(request.awaited[0].seat.office)
    return turn


def _given(
    request: Request,
    seat: Seat,
    standing: Standing,
    *,
    note: PersonalText | None,
    minute: Minute | None = None,
) -> ApprovalGiven:
    others = [each for each in request.asked if each.seat != seat]
    last = all(each.answer == "approved" for each in others)
    return ApprovalGiven(
        request=request.number,
        edition=standing.edition,
        on=standing.day,
        by=standing.by.id,
        seat=seat,
        recorded=minute,
        complete=last or request.route.mode == "any",
        note=note,
    )


def _declined(
    request: Request,
    seat: Seat,
    standing: Standing,
    reason: PersonalText,
    minute: Minute | None = None,
) -> ApprovalDeclined:
    left = [each for each in request.asked if each.seat != seat and not each.answer]
    return ApprovalDeclined(
        request=request.number,
        edition=standing.edition,
        on=standing.day,
        by=standing.by.id,
        seat=seat,
        recorded=minute,
        complete=request.route.mode != "any" or not left,
        reason=reason,
    )


def _sent_back(
    request: Request,
    seat: Seat,
    standing: Standing,
    reason: PersonalText,
    minute: Minute | None = None,
) -> ChangesAsked:
    return ChangesAsked(
        request=request.number,
        edition=standing.edition,
        on=standing.day,
        by=standing.by.id,
        seat=seat,
        recorded=minute,
        reason=reason,
    )


def _said(reason: PersonalText | None) -> PersonalText:
    if reason is None or not reason.text.strip():
        raise NothingSaid("reason")
    return reason
