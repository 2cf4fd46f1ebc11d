"""A request is laid before those whom its route asks, chased, and taken back by who made it."""

from collections.abc import Iterator

from domain.messages import Event, PersonalText
from domain.model.arrangement.approval.events import (
    ApprovalEscalated,
    ApprovalExpired,
    ApprovalReminded,
    ApprovalSought,
    ApprovalStaled,
    ApprovalWithdrawn,
)
from domain.model.arrangement.approval.gates import on_its_route
from domain.model.arrangement.approval.messages import (
    EscalateApproval,
    ExpireApproval,
    RemindApprovers,
    SeekApproval,
    WithdrawApproval,
)
from domain.model.arrangement.approval.parts import Content, Seat
from domain.model.arrangement.approval.refusals import (
    AlreadyApproved,
    AlreadyAwaited,
    NobodyToAsk,
    NoSuchRequest,
    NudgedToday,
    OwnApproval,
    RequestClosed,
)
from domain.model.arrangement.approval.request import Asked, Request
from domain.model.arrangement.approval.state import CHANGEABLE, Approval
from domain.model.arrangement.standing import Standing
from domain.refusals import NothingSaid, NotYourOffice


def content_of(standing: Standing, material: tuple[str, ...]) -> Content:
    """Return what matters of the entry as it stands, with the values of the *material* fields."""
    classified = standing.classified
    return Content(
        kind="" if classified is None else classified.kind,
        approval="" if classified is None else classified.approval,
        register_id="" if classified is None else classified.register_id,
        title=standing.title,
        partners=standing.partners,
        stage=standing.stage,
        fields={
            field: tuple(
                PersonalText(subject=standing.id, text=value)
                for value in standing.fields.get(field, ())
            )
            for field in material
        },
        documents={field: standing.documents.get(field, ()) for field in material},
    )


def seek(command: SeekApproval, state: Approval, standing: Standing) -> list[Event]:
    """Lay the entry before those asked; one request at a time, and none for what is approved."""
    route, current = command.route, state.current
    on_its_route(route, standing)
    if not route.asks:
        raise NobodyToAsk(route.refer_to[0] if route.refer_to else standing.contact)
    content = content_of(standing, command.material)
    if current is not None and not current.stale:
        if current.open:
            raise AlreadyAwaited
        if current.status == "approved" and not _differing(current.content, content):
            raise AlreadyApproved
    return [
        ApprovalSought(
            request=len(state.requests) + 1,
            edition=standing.edition,
            on=standing.day,
            by=standing.by.id,
            route=route,
            content=content,
            sha256=content.sha256,
            note=command.note,
        )
    ]


def the_request(state: Approval, number: int) -> Request:
    """Return the open request with that *number*; refuse another, and one that is closed."""
    current = state.current
    if current is None or current.number != number:
        raise NoSuchRequest
    if not current.open:
        raise RequestClosed(current.status)
    return current


def withdraw(command: WithdrawApproval, state: Approval, standing: Standing) -> list[Event]:
    """Take back the whole request, or one's own decision on it."""
    current = state.current
    if current is None or current.number != command.request:
        raise NoSuchRequest
    if not command.reason.text.strip():
        raise NothingSaid("reason")
    own = next((each for each in current.asked if each.by == standing.by.id), None)
    if own is None and standing.by.id != current.requester:
        raise NotYourOffice("withdraw-approval", ("requester",))
    if own is None and not current.open:
        raise RequestClosed(current.status)
    if own is not None and (current.status in {"withdrawn", "replaced", "expired"}):
        raise RequestClosed(current.status)
    return [
        ApprovalWithdrawn(
            request=current.number,
            edition=standing.edition,
            on=standing.day,
            by=standing.by.id,
            seat=None if own is None else own.seat,
            reason=command.reason,
        )
    ]


def remind(command: RemindApprovers, state: Approval, standing: Standing) -> list[Event]:
    """Remind whoever is awaited: of our own accord once, and once a day when a person nudges."""
    request = the_request(state, command.request)
    awaited = [each for each in request.awaited if _meant(each, command.seats)]
    if command.nudge:
        if standing.by.id in {each.delegate for each in awaited}:
            raise OwnApproval
        if all(each.nudged == standing.day for each in awaited):
            raise NudgedToday
    else:
        awaited = [each for each in awaited if each.reminded is None]
    if not awaited:
        return []
    return [
        ApprovalReminded(
            request=request.number,
            edition=standing.edition,
            on=standing.day,
            seats=tuple(each.seat for each in awaited),
            nudge=command.nudge,
        )
    ]


def escalate(command: EscalateApproval, state: Approval, standing: Standing) -> list[Event]:
    """Tell others that nobody answers, once for each office."""
    request = the_request(state, command.request)
    silent = [e for e in request.awaited if _meant(e, command.seats) and e.escalated is None]
    if not silent:
        return []
    return [
        ApprovalEscalated(
            request=request.number,
            edition=standing.edition,
            on=standing.day,
            seats=tuple(each.seat for each in silent),
            to=command.to,
        )
    ]


def expire(command: ExpireApproval, state: Approval, standing: Standing) -> list[Event]:
    """Close a request that nobody answered."""
    request = the_request(state, command.request)
    return [
        ApprovalExpired(request=request.number, edition=standing.edition, on=standing.day),
    ]


def staled(state: Approval, standing: Standing) -> Iterator[Event]:
    """Yield that what was laid before the approvers is not what stands there now, once."""
    current = state.current
    if current is None or current.stale or current.status not in CHANGEABLE:
        return
    now = content_of(standing, tuple(current.content.fields))
    changed = _differing(current.content, now)
    if state.entered:
        # Entering moves the stage on, and that is what was approved.
        changed = tuple(each for each in changed if each != "stage")
    if changed:
        yield ApprovalStaled(
            request=current.number, edition=standing.edition, on=standing.day, changed=changed
        )


def _differing(was: Content, now: Content) -> tuple[str, ...]:
    """Return what differs: a part of the entry, or the id of a field."""
    parts = ("kind", "approval", "register_id", "title", "partners", "stage", "documents")
    plain, other = was.model_dump(), now.model_dump()
    fields = dict.fromkeys((*was.fields, *now.fields))
    return (
        *(part for part in parts if plain[part] != other[part]),
        *(f"field.{each}" for each in fields if was.fields.get(each) != now.fields.get(each)),
    )


def _meant(asked: Asked, seats: tuple[Seat, ...]) -> bool:
    return not seats or asked.seat in seats
