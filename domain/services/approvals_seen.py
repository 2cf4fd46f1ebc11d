"""How an approval stands is read from the entry: who is awaited, since when, what is next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias

from domain.identity import Actor
from domain.model.arrangement.approval.deciding import consulted
from domain.model.arrangement.approval.gates import in_time
from domain.model.arrangement.approval.parts import FrozenRoute, Gate, Requirement, Seat
from domain.model.arrangement.approval.request import Request
from domain.model.arrangement.approval.state import GATES, Approval, Breach
from domain.model.arrangement.messages import STREAM
from domain.model.arrangement.state import Arrangement
from domain.policy.edition import Edition
from domain.ports import Views
from domain.services.arrangements import Arrangements
from domain.services.due import Due, DueKind
from domain.services.handling import Handling, Story
from domain.services.outcomes import outcome_taken
from domain.services.requirements import (
    Held,
    consulted_by,
    frozen_route,
    missing,
    served_by,
)
from domain.views.approvals import APPROVALS
from domain.views.as_at import rows_as_at
from domain.views.register import REGISTER, RegisterRow

WaitingFor: TypeAlias = Literal["approval", "consultation", "breach"]

_KINDS: Mapping[WaitingFor, DueKind] = {
    "approval": "approval",
    "consultation": "consultation",
    "breach": "question",
}
BEFORE: Mapping[str, tuple[Gate, ...]] = {
    "signature": ("signature",),
    "entering": ("signature", "entering"),
}
"""The gates by whose requirements something may be missing when one is passed."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for an office, or for the person that an office sent.

    *request* is there for an approval and for consulting before it, *breach* for one of those.
    """

    what: WaitingFor
    row: RegisterRow
    seat: Seat
    since: date
    request: Request | None = None
    breach: Breach | None = None
    delegate: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an entry's matter asks for: whose approval, and what is missing before each gate.

    *missing* counts what must or should be there; *unapproved* are those who have not approved what
    stands there now.
    """

    route: FrozenRoute
    material: tuple[str, ...]
    missing: Mapping[Gate, tuple[Requirement, ...]]
    unapproved: tuple[Seat, ...]

    @property
    def lacking(self) -> tuple[Requirement, ...]:
        """What is missing before that which the approval comes before."""
        gate: Gate = "entering" if self.route.before == "entering" else "signature"
        return self.missing.get(gate, ())


@dataclass(frozen=True, slots=True)
class Approved:
    """How the approval of an entry stands, and what it still needs."""

    row: RegisterRow
    state: Approval
    plan: Plan

    @property
    def request(self) -> Request | None:
        """The last request, open or not."""
        return self.state.current

    @property
    def unheard(self) -> tuple[str, ...]:
        """The offices to be consulted of whom nothing is recorded, those of the route first."""
        heard = {each.office for each in self.state.consultations}
        asked = dict.fromkeys((*self.plan.route.consulting, *self.plan.route.advised))
        return tuple(office for office in asked if office not in heard)

    @property
    def consulted(self) -> bool:
        """Whether those were consulted who come before the open request is decided."""
        request = self.request
        return request is None or consulted(request, self.state)


class ApprovalsSeen:
    """Reads how approvals stand, for whoever may read the register."""

    def __init__(self, handling: Handling, arrangements: Arrangements, views: Views) -> None:
        self._handling = handling
        self._arrangements = arrangements
        self._views = views

    def of(self, actor: Actor, entry: str) -> Approved:
        """Return how the approval of *entry* stands."""
        story = self._arrangements.story(actor, entry)
        row = self._arrangements.get(actor, entry)
        return Approved(row, story.state.approval, self._plan(story, row, self._today))

    def waiting_for(self, actor: Actor) -> tuple[Waiting, ...]:
        """Return what waits for the offices that *actor* holds now, longest first.

        What they asked for themselves is decided by others.
        """
        theirs = (
            each
            for each in self._waiting()
            if (each.delegate == actor.id or actor.holds(each.seat.office, each.seat.seat))
            and not (each.request is not None and actor.id in each.request.askers)
        )
        return tuple(sorted(theirs, key=lambda each: (each.since, each.row.title, each.row.id)))

    def all(
        self, actor: Actor, as_at: datetime | None = None
    ) -> tuple[tuple[RegisterRow, Approval], ...]:
        """Return each entry whose approval was sought or gone without, and how it stood *as_at*."""
        rows = (
            self._views.all(APPROVALS)
            if as_at is None
            else rows_as_at(self._handling.store, APPROVALS, as_at)
        )
        known = {row.id: row.approval for row in rows}
        entries = self._arrangements.all(actor, as_at=as_at)
        return tuple((entry, known[entry.id]) for entry in entries if entry.id in known)

    def due(self, today: date) -> Iterator[Due]:
        """Yield what is awaited *today*; the policies set no days for it, so none is due by one."""
        for each in self._waiting():
            if each.since <= today:
                yield Due(
                    kind=_KINDS[each.what],
                    stream=f"{STREAM}{each.row.id}",
                    number=each.row.short,
                    title=each.row.title,
                    office="" if each.delegate else each.seat.office,
                    seat="" if each.delegate else each.seat.seat,
                    person=each.delegate,
                    since=each.since,
                    clauses=_clauses(each),
                )

    def _waiting(self) -> Iterator[Waiting]:
        for each in self._views.where(APPROVALS, "awaited", True):
            row = self._views.get(REGISTER, each.id)
            if row is not None and row.listed:
                yield from _of_request(row, each.approval)
                yield from _of_breaches(row, each.approval)

    def _plan(self, story: Story[Arrangement], row: RegisterRow, day: date) -> Plan:
        classified = story.state.classified
        taken = outcome_taken(self._handling, classified)
        if classified is None or taken is None:
            return Plan(FrozenRoute(id="", strength="silent", before="not_stated"), (), {}, ())
        policy = self._arrangements.policy_of(row)
        found = policy.determine(taken.answers)
        edition, state = policy.edition, story.state.approval
        seats = {} if state.current is None else _seats(state.current)
        route = frozen_route(found, seats)
        held = Held(
            fields=story.state.record.texts,
            served=served_by(self._views, edition, classified.enquiry, day),
            consulted=consulted_by(state, day),
        )
        return Plan(
            route=route,
            material=_material(edition, row.register_id),
            missing={gate: missing(found, row.register_id, held, BEFORE[gate]) for gate in GATES},
            unapproved=in_time(route, state, day) if route.asks else (),
        )

    @property
    def _today(self) -> date:
        return self._handling.clock.today()


def _seats(request: Request) -> dict[str, str]:
    return {each.seat.office: each.seat.seat for each in request.asked}


def _material(edition: Edition, register: str) -> tuple[str, ...]:
    return tuple(
        field.id
        for field in edition.register_fields
        if field.material and (not field.registers or register in field.registers)
    )


def _of_request(row: RegisterRow, state: Approval) -> Iterator[Waiting]:
    """Yield whom the open request of *row* awaits: those to be consulted, and those who decide."""
    request = state.current
    if request is None or not request.open or request.stale:
        return
    heard = {each.office for each in state.consultations}
    enough = consulted(request, state)
    for office in () if enough else request.route.consulting:
        if office not in heard:
            seat = Seat(office=office)
            yield Waiting("consultation", row, seat, request.on, request)
    for asked in request.awaited:
        since = asked.since or request.on
        yield Waiting("approval", row, asked.seat, since, request)
        if asked.delegate is not None:
            yield Waiting("approval", row, asked.seat, since, request, delegate=asked.delegate)


def _of_breaches(row: RegisterRow, state: Approval) -> Iterator[Waiting]:
    for breach in state.unresolved:
        if not breach.answers:
            for office in breach.refer_to:
                yield Waiting("breach", row, Seat(office=office), breach.on, breach=breach)


def _clauses(each: Waiting) -> tuple[str, ...]:
    if each.breach is not None:
        return each.breach.clauses
    return () if each.request is None else each.request.route.clauses
