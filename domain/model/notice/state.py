"""A notice is what its events leave: evolve takes any event and refuses none."""

from datetime import datetime
from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

from domain.messages import Event
from domain.model.notice.kinds import Kind
from domain.model.notice.messages import (
    Dead,
    NoticeBegun,
    NoticeDeadLettered,
    NoticeDeferred,
    NoticeEdited,
    NoticeGathered,
    NoticeRaised,
    NoticeRetried,
    NoticeSent,
    NoticeSettled,
    NoticeWithdrawn,
    Withdrawn,
)

Status: TypeAlias = Literal["unraised", "waiting", "begun", "sent", "dead", "withdrawn", "gathered"]


class Notice(BaseModel):
    """Where a notice stands.

    *attempt* counts how often it was begun, the last time by *instance* at *begun_at*. It is not
    tried before *until*. *insisted* says that somebody wants it sent, whatever holds it. *why* says
    why it is dead or withdrawn, *said* what the channel answered, *message* as which it was sent.
    Where that was *settled* since, its message is to say so, and was *edited* to.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    status: Status = "unraised"
    person: str = ""
    kind: Kind = "task"
    statutory: bool = False
    urgent: bool = False
    source: str = ""
    matter: str = ""
    about: str = ""
    number: str = ""
    title: str = ""
    lines: tuple[str, ...] = ()
    at: datetime | None = None
    gathers: tuple[str, ...] = ()
    marking: str = ""
    attempt: int = 0
    instance: str = ""
    begun_at: datetime | None = None
    until: datetime | None = None
    insisted: bool = False
    why: Dead | Withdrawn | Literal[""] = ""
    said: str = ""
    message: str = ""
    settled: bool = False
    edited: bool = False
    digest: str = ""


UNRAISED = Notice()


def evolve(state: Notice, event: Event) -> Notice:
    """Return *state* after *event*; one that makes no sense changes nothing."""
    if isinstance(event, NoticeRaised):
        return _raised(event) if state.status == "unraised" else state
    if isinstance(event, NoticeSettled | NoticeEdited):
        seen_to = {"settled": True, "edited": isinstance(event, NoticeEdited)}
        return state.model_copy(update=seen_to) if state.status == "sent" else state
    changed = {} if state.status == "unraised" else _changed(state, event)
    return state.model_copy(update=changed) if changed else state


def _raised(event: NoticeRaised) -> Notice:
    return Notice(
        status="waiting",
        title=event.title.text,
        lines=tuple(each.text for each in event.lines),
        person=event.person,
        kind=event.kind,
        statutory=event.statutory,
        urgent=event.urgent,
        source=event.source,
        matter=event.matter,
        about=event.about,
        number=event.number,
        at=event.at,
        gathers=event.gathers,
        marking=event.marking,
    )


def _changed(state: Notice, event: Event) -> dict[str, object]:
    changed: dict[str, object] = {}
    match event:
        case NoticeBegun(attempt=attempt, instance=instance, at=at):
            changed = {
                "status": "begun",
                "attempt": attempt,
                "instance": instance,
                "begun_at": at,
                "until": None,
            }
        case NoticeSent(message=message):
            changed = {"status": "sent", "message": message, "why": "", "said": ""}
        case NoticeDeferred(until=until, said=said):
            changed = {"status": "waiting", "until": until, "said": said}
        case NoticeDeadLettered(reason=reason, said=said):
            changed = {"status": "dead", "why": reason, "said": said}
        case NoticeRetried():
            changed = {"status": "waiting", "insisted": True, "until": None, "why": "", "said": ""}
        case NoticeWithdrawn(reason=reason):
            changed = {"status": "withdrawn", "why": reason}
        case NoticeGathered(digest=digest):
            changed = {"status": "gathered", "digest": digest}
        case _:
            pass
    # What was sent stays so, whatever is said of it later.
    return {} if state.status == "sent" else changed
