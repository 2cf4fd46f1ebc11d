"""A request is what was laid before whom, how each answered, and what has changed since."""

from datetime import date
from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

from domain.identity import OpaqueId
from domain.messages import Event, PersonalText
from domain.model.arrangement.approval import events as happened
from domain.model.arrangement.approval.parts import Content, FrozenRoute, Minute, Seat

Ended: TypeAlias = Literal["approved", "declined", "changes_asked"]
Answer: TypeAlias = Literal["", Ended]
Status: TypeAlias = Literal["open", Ended, "withdrawn", "expired", "replaced"]


_APPROVED: Ended = "approved"
_DECLINED: Ended = "declined"
_CHANGES: Ended = "changes_asked"


class Kept(BaseModel):
    """Part of what is known of an approval; a row of a list may hold it."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Asked(Kept):
    """One office of a request: since when it is asked, what it answered, who for it and when.

    *since* is nothing while others come first. *recorded* is there where it answered elsewhere.
    *reminded* and *escalated* are the last days on which that was done of our own accord, *nudged*
    the last on which a person did.
    """

    seat: Seat
    since: date | None = None
    answer: Answer = ""
    by: OpaqueId | None = None
    on: date | None = None
    said: PersonalText | None = None
    recorded: Minute | None = None
    delegate: OpaqueId | None = None
    reminded: date | None = None
    escalated: date | None = None
    nudged: date | None = None

    @property
    def awaited(self) -> bool:
        """Whether it is this one's turn, and it has not answered."""
        return self.since is not None and not self.answer


class Request(Kept):
    """What was laid before whom, how each answered, and what has changed since.

    *earlier* are those whose request it was before they handed it over.
    """

    number: int
    requester: OpaqueId
    earlier: tuple[OpaqueId, ...] = ()
    on: date
    route: FrozenRoute
    content: Content
    note: PersonalText | None = None
    asked: tuple[Asked, ...]
    status: Status = "open"
    closed_on: date | None = None
    stale: tuple[str, ...] = ()
    stale_on: date | None = None

    @property
    def askers(self) -> tuple[OpaqueId, ...]:
        """Whose request it is or was: none of them decides on it."""
        return (self.requester, *self.earlier)

    @property
    def open(self) -> bool:
        """Whether somebody is awaited."""
        return self.status == "open"

    @property
    def awaited(self) -> tuple[Asked, ...]:
        """Those whose turn it is."""
        return tuple(each for each in self.asked if self.open and each.awaited)


def closed(request: Request, status: Status, on: date) -> Request:
    return (
        request.model_copy(update={"status": status, "closed_on": on}) if request.open else request
    )


def handed_over(request: Request, was: OpaqueId, now: OpaqueId) -> Request:
    """Return *request* as the successor's, if it was whose the entry was."""
    if request.requester != was:
        return request
    return request.model_copy(update={"requester": now, "earlier": (*request.earlier, was)})


def request_after(request: Request, event: Event) -> Request:
    """Return *request* after *event*; one that is not about it changes nothing."""
    match event:
        case happened.ApprovalGiven() | happened.ApprovalDeclined() | happened.ChangesAsked():
            return _decided(request, event)
        case happened.ApprovalWithdrawn():
            return _withdrawn(request, event)
        case happened.ApprovalExpired():
            return closed(request, "expired", event.on)
        case happened.ApprovalStaled():
            return request.model_copy(update={"stale": event.changed, "stale_on": event.on})
        case _:
            return _chased(request, event)


def _decided(
    request: Request,
    event: happened.ApprovalGiven | happened.ApprovalDeclined | happened.ChangesAsked,
) -> Request:
    match event:
        case happened.ApprovalGiven():
            answer, said, complete = _APPROVED, event.note, event.complete
        case happened.ApprovalDeclined():
            answer, said, complete = _DECLINED, event.reason, event.complete
        case _:
            answer, said, complete = _CHANGES, event.reason, True
    answered = _asking(
        request,
        (event.seat,),
        answer=answer,
        by=event.by,
        on=event.on,
        said=said,
        recorded=event.recorded,
    )
    return closed(answered, answer, event.on) if complete else _next(answered, event.on)


def _chased(request: Request, event: Event) -> Request:
    match event:
        case happened.ApprovalDelegated():
            return _asking(request, (event.seat,), delegate=event.to)
        case happened.ApprovalReminded() if event.nudge:
            return _asking(request, event.seats, nudged=event.on)
        case happened.ApprovalReminded():
            return _asking(request, event.seats, reminded=event.on)
        case happened.ApprovalEscalated():
            return _asking(request, event.seats, escalated=event.on)
        case _:
            return request


def _asking(request: Request, seats: tuple[Seat, ...], **changed: object) -> Request:
    asked = tuple(
        each.model_copy(update=changed) if each.seat in seats else each for each in request.asked
    )
    return request.model_copy(update={"asked": asked})


def _next(request: Request, on: date) -> Request:
    """Return *request* with the next of those asked one after the other awaited."""
    waits = next((each for each in request.asked if each.since is None), None)
    if waits is None or request.awaited:
        return request
    return _asking(request, (waits.seat,), since=on)


def _withdrawn(request: Request, event: happened.ApprovalWithdrawn) -> Request:
    if event.seat is None:
        return request.model_copy(update={"status": "withdrawn", "closed_on": event.on})
    again = _asking(request, (event.seat,), answer="", by=None, on=None, said=None, recorded=None)
    return again.model_copy(update={"status": "open", "closed_on": None})
