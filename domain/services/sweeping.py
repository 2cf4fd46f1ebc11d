"""What has waited too long is reminded of, then told to who answers, then closed: once each."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from domain.identity import Actor
from domain.messages import Act
from domain.model.arrangement.approval.messages import (
    ApprovalCommand,
    EscalateApproval,
    ExpireApproval,
    RemindApprovers,
)
from domain.model.arrangement.approval.parts import Seat
from domain.model.arrangement.approval.request import Asked, Request
from domain.model.arrangement.messages import STREAM
from domain.ports import Views, WorkingDays
from domain.refusals import Refusal, StaleStream
from domain.services.arrangements import Arrangements
from domain.services.handling import Handling
from domain.views.approvals import APPROVALS
from domain.views.register import REGISTER, RegisterRow

Step: TypeAlias = Literal["reminded", "escalated", "expired"]

OURSELVES = Actor(id="partnerships-assistant")
"""Who reminds: nobody's office, so that nothing is decided by it."""

PLACE = "sweep"


@dataclass(frozen=True, slots=True)
class Patience:
    """After how many working days something is done; no policy names a number, so these are ours.

    The second and third count from the step before, so that nothing is closed that nobody was
    reminded of.
    """

    remind: int = 5
    escalate: int = 5
    expire: int = 20


@dataclass(frozen=True, slots=True)
class Swept:
    """What was done about a request: which step, for which of those asked, and who was told."""

    number: str
    title: str
    step: Step
    seats: tuple[Seat, ...]
    to: tuple[str, ...] = ()


class Sweeping:
    """Goes through what is awaited; however often and by however many, each step is taken once."""

    def __init__(
        self,
        handling: Handling,
        arrangements: Arrangements,
        views: Views,
        days: WorkingDays,
        patience: Patience | None = None,
        also: tuple[Callable[[], None], ...] = (),
    ) -> None:
        self._handling = handling
        self._arrangements = arrangements
        self._views = views
        self._days = days
        self.patience = patience or Patience()
        self._also = also

    def sweep(self) -> tuple[Swept, ...]:
        """Take every step that is due today, and return those that were taken now."""
        for each in self._also:
            each()
        today = self._handling.clock.today()
        return tuple(
            swept
            for each in self._views.where(APPROVALS, "awaited", True)
            if (row := self._views.get(REGISTER, each.id)) is not None and row.listed
            for swept in self._of(row, each.approval.current, today)
        )

    def _of(self, row: RegisterRow, request: Request | None, today: date) -> Iterator[Swept]:
        if request is None or not request.open or request.stale:
            return
        steps: dict[Step, list[Seat]] = {}
        for asked in request.awaited:
            if (step := self._step(asked, today)) is not None:
                steps.setdefault(step, []).append(asked.seat)
        for step, seats in steps.items():
            to = self._told(row, tuple(seats)) if step == "escalated" else ()
            if self._take(row, request, Swept(row.short, row.title, step, tuple(seats), to)):
                yield Swept(row.short, row.title, step, tuple(seats), to)

    def _step(self, asked: Asked, today: date) -> Step | None:
        """Return the step that is due, of one that is awaited."""
        if asked.since is None:
            return None
        if asked.reminded is None:
            return "reminded" if self._waited(asked.since, today) >= self.patience.remind else None
        if asked.escalated is None:
            late = self._waited(asked.reminded, today) >= self.patience.escalate
            return "escalated" if late else None
        return "expired" if self._waited(asked.escalated, today) >= self.patience.expire else None

    def _waited(self, since: date, today: date) -> int:
        return self._days.between(since, today)

    def _told(self, row: RegisterRow, seats: tuple[Seat, ...]) -> tuple[str, ...]:
        """Return who is told: deputies and the policy's contact, or else its owners."""
        edition = self._arrangements.policy_of(row).edition
        asked = {each.office for each in seats}
        known = (edition.office_by_id.get(office) for office in asked)
        deputies = (each for office in known if office is not None for each in office.deputies)
        to = dict.fromkeys((*deputies, edition.policy_contact))
        told = tuple(office for office in to if office not in asked)
        return told or tuple(owner for owner in edition.owners if owner not in asked)

    def _take(self, row: RegisterRow, request: Request, swept: Swept) -> bool:
        """Take one step; another replica may be faster, and somebody may have answered by now."""
        command = _command(request, swept)
        act = Act(actor=OURSELVES, key=_key(row, request, swept), conversation=PLACE)
        with suppress(Refusal, StaleStream):
            before = self._handling.store.load(f"{STREAM}{row.id}")
            story = self._arrangements.act(act, row.id, command)
            return story.version > len(before)
        return False


def _command(request: Request, swept: Swept) -> ApprovalCommand:
    match swept.step:
        case "reminded":
            return RemindApprovers(request=request.number, seats=swept.seats)
        case "escalated":
            return EscalateApproval(request=request.number, seats=swept.seats, to=swept.to)
        case "expired":
            return ExpireApproval(request=request.number)


def _key(row: RegisterRow, request: Request, swept: Swept) -> str:
    """Return the key of the one act that takes this step for these seats of this request."""
    seats = " ".join(each.name for each in swept.seats)
    whole = f"{row.id} {request.number} {swept.step} {seats} {request.on.isoformat()}"
    return f"{PLACE}:{hashlib.sha256(whole.encode()).hexdigest()}"
