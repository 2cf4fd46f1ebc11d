"""Of an approval, those are told whose turn it is, and who asked is told what came of it."""

from collections.abc import Iterator

from domain.identity import short_form
from domain.messages import Event, PersonalText, Recorded
from domain.model.arrangement.approval import events as happened
from domain.model.arrangement.approval.deciding import consulted
from domain.model.arrangement.approval.request import Request
from domain.model.arrangement.approval.state import Approval, after
from domain.model.arrangement.messages import (
    PREFIX,
    STREAM,
    ArrangementCorrected,
    ArrangementImported,
    ArrangementRegistered,
    EntryVoided,
)
from domain.model.handing import OwnerSucceeded
from domain.views.news import News, OutboxRow, turned


def heard(row: OutboxRow, recorded: Recorded) -> OutboxRow:
    """Return *row* after an event of an arrangement."""
    event, before = recorded.event, row.approval or Approval()
    now = after(before, event)
    named = row.model_copy(update=_named(row, recorded))
    voided = isinstance(event, EntryVoided)
    turns = {} if voided else _turns(row.id, now)
    found = (*turned(_turns(row.id, before), turns), *(() if voided else _told(row.id, now, event)))
    kept = None if now == Approval() or voided else now
    return named.with_news(recorded, found, approval=kept)


def _named(row: OutboxRow, recorded: Recorded) -> dict[str, str]:
    match recorded.event:
        case ArrangementRegistered(title=title) | ArrangementImported(title=title):
            number = short_form(PREFIX, recorded.stream.removeprefix(STREAM))
            return {"title": title.text, "number": number, "owner": recorded.actor.id}
        case ArrangementCorrected(field="title", now=PersonalText(text=title)):
            return {"title": title}
        case OwnerSucceeded(was=was, now=now) if was == row.owner:
            return {"owner": now}
        case _:
            return {}


def _turns(stream: str, state: Approval) -> dict[str, News]:
    """Return whom the approval waits for: who decides, who is consulted, who hears of a breach."""
    found: dict[str, News] = {}
    request = state.current
    if request is not None and request.open and not request.stale:
        for asked in request.awaited:
            person = asked.delegate or ""
            matter = _matter(stream, request.number, asked.seat.name)
            found[f"{matter} {person}"] = News(
                kind="approval",
                offices=() if person else (asked.seat.name,),
                people=(person,) if person else (),
                spared=request.askers,
                matter=matter,
            )
        known = {each.office for each in state.consultations}
        for office in () if consulted(request, state) else request.route.consulting:
            if office not in known:
                matter = f"{stream} consultation {request.number} {office}"
                found[matter] = News(kind="consultation", offices=(office,), matter=matter)
    for breach in state.unresolved:
        if not breach.answers:
            matter = f"{stream} breach {breach.gate} {breach.on.isoformat()}"
            found[matter] = News(kind="breach", offices=breach.refer_to, matter=matter)
    return found


def _matter(stream: str, request: int, seat: str) -> str:
    return f"{stream} approval {request} {seat}"


def _told(stream: str, now: Approval, event: Event) -> Iterator[News]:
    """Yield what the one who asked is told, and those who are chased."""
    number = getattr(event, "request", 0)
    request = next((each for each in now.requests if each.number == number), None)
    if request is None:
        return
    if isinstance(event, happened.ApprovalReminded | happened.ApprovalEscalated):
        yield from _chased(stream, request, event)
    elif (decided := _decided(event)) is not None:
        matter = f"{stream} outcome {number} {decided.office} {decided.what}"
        yield decided.model_copy(update={"people": (request.requester,), "matter": matter})


def _chased(
    stream: str, request: Request, event: happened.ApprovalReminded | happened.ApprovalEscalated
) -> Iterator[News]:
    for seat in event.seats:
        matter = _matter(stream, request.number, seat.name)
        if isinstance(event, happened.ApprovalReminded):
            offices = (seat.name,)
            yield News(
                kind="approval-reminder", offices=offices, spared=request.askers, matter=matter
            )
        else:
            yield News(kind="approval-escalated", offices=event.to, matter=matter, office=seat.name)


def _decided(event: Event) -> News | None:
    what, office, said = "", "", ""
    match event:
        case happened.ApprovalGiven(seat=seat):
            what, office = "approved", seat.name
        case happened.ApprovalDeclined(seat=seat, reason=reason):
            what, office, said = "declined", seat.name, reason.text
        case happened.ChangesAsked(seat=seat, reason=reason):
            what, office, said = "changes_asked", seat.name, reason.text
        case happened.ApprovalExpired():
            what = "expired"
        case happened.ApprovalStaled():
            what = "staled"
        case _:
            return None
    return News(kind="approval-decided", what=what, office=office, said=said)
