"""A task is what its events leave: evolve takes any event and refuses none."""

from datetime import date
from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

from domain.identity import office_at
from domain.messages import Event
from domain.model.task.messages import (
    Source,
    TaskCompleted,
    TaskOpened,
    TaskReassigned,
    TaskReopened,
    TaskRescheduled,
    TaskTaken,
    TaskWithdrawn,
)
from domain.policy.edition import EditionRef

Status: TypeAlias = Literal["unopened", "open", "done", "withdrawn"]


class Task(BaseModel):
    """Where a task stands.

    It is due by whoever holds *office* (at *seat*) or by *person*; where both are there, the person
    is the one of that office who took it on. *evidence* is what is to show that it was done,
    *shown* what does show it, *document* and *sha256* where that is written.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    status: Status = "unopened"
    title: str = ""
    office: str = ""
    seat: str = ""
    person: str = ""
    beside: tuple[str, ...] = ()
    due: date | None = None
    evidence: str = ""
    about: str = ""
    area: str = ""
    clauses: tuple[str, ...] = ()
    source: Source = "person"
    edition: EditionRef | None = None
    duty: str = ""
    occurrence: date | None = None
    shown: str = ""
    document: str = ""
    sha256: str = ""

    @property
    def held_by(self) -> str:
        """The office, and the seat of it, as an actor's offices name it; ``""`` where none."""
        return office_at(self.office, self.seat) if self.office else ""


UNOPENED = Task()


def evolve(state: Task, event: Event) -> Task:
    """Return *state* after *event*; one that makes no sense changes nothing."""
    if isinstance(event, TaskOpened):
        return _opened(event) if state.status == "unopened" else state
    changed: dict[str, object] = {} if state.status == "unopened" else _changed(event)
    return state.model_copy(update=changed) if changed else state


def _opened(event: TaskOpened) -> Task:
    return Task(
        status="open",
        title=event.title.text,
        office=event.office,
        seat=event.seat,
        person=event.person,
        beside=event.beside,
        due=event.due,
        evidence=event.evidence.text if event.evidence else "",
        about=event.about,
        area=event.area,
        clauses=event.clauses,
        source=event.source,
        edition=event.edition,
        duty=event.duty,
        occurrence=event.occurrence,
    )


def _changed(event: Event) -> dict[str, object]:
    changed: dict[str, object] = {}
    match event:
        case TaskTaken(person=person):
            changed = {"person": person}
        case TaskReassigned(office=office, seat=seat, person=person):
            changed = {"office": office, "seat": seat, "person": person}
        case TaskRescheduled(now=now):
            changed = {"due": now}
        case TaskCompleted(evidence=evidence, document=document, sha256=sha256):
            changed = {
                "status": "done",
                "shown": evidence.text,
                "document": document.text if document else "",
                "sha256": sha256 or "",
            }
        case TaskReopened():
            changed = {"status": "open", "shown": "", "document": "", "sha256": ""}
        case TaskWithdrawn():
            changed = {"status": "withdrawn"}
        case _:
            pass
    return changed
