"""Whatever waits for somebody is told alike: what it is, whose it is, since when and until when."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from domain.identity import Actor

DueKind: TypeAlias = Literal[
    "approval",
    "consultation",
    "question",
    "review",
    "renewal",
    "appointment",
    "task",
    "duty",
    "association",
    "meeting",
    "risk",
    "report",
    "drafting",
]


@dataclass(frozen=True, slots=True)
class Due:
    """Something that waits for whoever holds *office* (at *seat*, where it has seats), or *person*.

    *stream* is whose page shows it, *number* its short id, *title* what it is about. It was asked
    or began to run *since* a day, and is to be done by the day *due*, none where nothing says.
    *area* is the council area that it belongs to, where it has one. *beside* are offices that do it
    together with the owner, *about* the stream that a task belongs to. Whether whoever has to do it
    was told so when it began is *known*: they are reminded on its day, and not before.
    """

    kind: DueKind
    stream: str
    number: str
    title: str
    office: str = ""
    seat: str = ""
    person: str = ""
    since: date | None = None
    due: date | None = None
    area: str = ""
    clauses: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    about: str = ""
    known: bool = False

    def overdue(self, today: date) -> bool:
        """Return whether its day has passed."""
        return self.due is not None and self.due < today

    def waits_for(self, actor: Actor) -> bool:
        """Return whether it waits for *actor*: as a person, or by an office they may act in."""
        if self.person:
            return self.person == actor.id
        if self.office and actor.holds(self.office, self.seat):
            return True
        return any(map(actor.holds, self.beside))


DueSource: TypeAlias = Callable[[date], Iterable[Due]]
"""What is due or waits as at a day, of one kind: each service of the life of an entry has one."""
