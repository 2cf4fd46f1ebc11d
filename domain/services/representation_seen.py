"""Who represents us is read beside what is wanted: what to bear in mind, and who is missing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from domain.identity import Actor
from domain.model.arrangement.record.state import Record
from domain.model.arrangement.representation.parts import Named
from domain.model.arrangement.representation.state import (
    Appointment,
    Representation,
    Representative,
    StandIn,
)
from domain.policy.edition import Edition
from domain.policy.facts import BODY_TYPE
from domain.policy.layers_on import LayersOn
from domain.policy.representing import AppointmentRoute, RepresentativeCheck
from domain.ports import Views
from domain.services.arrangements import Arrangements
from domain.services.bodies_known import BodiesKnown
from domain.services.bodies_seen import BodySeen, seen_of
from domain.services.due import Due
from domain.services.enquiries import Enquiries
from domain.services.handling import Handling
from domain.services.representation_told import (
    Flag,
    awaited,
    fills,
    flags_of,
    to_renew,
    usual_of,
)
from domain.services.seats_wanted import Wanted, body_of, routes_of, wanted_seats
from domain.views.as_at import rows_as_at
from domain.views.enquiries import ENQUIRIES
from domain.views.records import RECORDS
from domain.views.register import REGISTER, RegisterRow
from domain.views.representation import REPRESENTATION

__all__ = [
    "Appointment",
    "Flag",
    "Gap",
    "Named",
    "RepresentationSeen",
    "Representative",
    "Represented",
    "StandIn",
]

BODY = "body"
"""The field of a register that says which known body an entry is about."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A wanted seat that nobody fills for us on a day.

    *entry* is the body's own on the register, none where it has none. *standing_in* says that
    somebody does until it is filled, *on_the_way* that an appointment is. *usual* is who represents
    us on the part of the body from which it is best taken.
    """

    wanted: Wanted
    entry: RegisterRow | None
    standing_in: bool = False
    on_the_way: bool = False
    usual: Named | None = None


@dataclass(frozen=True, slots=True)
class Represented:
    """Who represents us in one entry on a day, what is to be borne in mind, and what is missing."""

    row: RegisterRow
    state: Representation
    today: date
    body: BodySeen | None
    flags: tuple[Flag, ...]
    gaps: tuple[Gap, ...]
    wanted: tuple[Wanted, ...]
    routes: tuple[AppointmentRoute, ...]
    checks: tuple[RepresentativeCheck, ...]

    @property
    def now(self) -> tuple[Representative, ...]:
        """Who represents us today."""
        return self.state.on(self.today)

    @property
    def standing_in(self) -> tuple[StandIn, ...]:
        """Who stands in today."""
        return self.state.standing_in(self.today)

    @property
    def now_last(self) -> Representative:
        """Who was entered last."""
        return self.state.representatives[-1]

    def route_for(self, status: str) -> AppointmentRoute | None:
        """Return the way in which somebody of that status is appointed here, if there is one."""
        return next((each for each in self.routes if status in each.of), None)


class RepresentationSeen:
    """Who represents us in the entries of the registers, as it can be read."""

    def __init__(
        self,
        handling: Handling,
        enquiries: Enquiries,
        arrangements: Arrangements,
        bodies: BodiesKnown,
        views: Views,
        layers: LayersOn,
    ) -> None:
        self._enquiries = enquiries
        self._arrangements = arrangements
        self._known = bodies
        self._views = views
        self._log = handling.store
        self._today = handling.clock.today
        self._layers = layers

    @property
    def today(self) -> date:
        """The day it is."""
        return self._today()

    def of(self, actor: Actor, entry: str) -> Represented:
        """Return who represents us in *entry* today."""
        row = self._arrangements.get(actor, entry)
        state = self._arrangements.story(actor, row.id).state.representation
        return self._represented(row, state, self._today(), self._bodies(self._edition(row)))

    def every(
        self, actor: Actor, *, as_at: datetime | None = None, day: date | None = None
    ) -> tuple[Represented, ...]:
        """Return who represents us in every entry, by title: today, or as it stood *as_at*."""
        rows = self._arrangements.all(actor, as_at=as_at)
        states = self._states(as_at)
        on = day or self._today()
        bodies: dict[str, tuple[BodySeen, ...]] = {}
        for row in rows:
            if row.edition.sha256 not in bodies:
                bodies[row.edition.sha256] = self._bodies(self._edition(row), as_at)
        held = self._held(as_at)
        return tuple(
            self._represented(
                r, states.get(r.id, Representation()), on, bodies[r.edition.sha256], held
            )
            for r in rows
        )

    def gaps(
        self, actor: Actor, policy: str, *, as_at: datetime | None = None, day: date | None = None
    ) -> tuple[Gap, ...]:
        """Return the wanted seats of *policy* that nobody fills, body by body."""
        edition = self._enquiries.policy(policy).edition
        rows = self._arrangements.all(actor, as_at=as_at)
        states, on = self._states(as_at), day or self._today()
        bodies = self._bodies(edition, as_at)
        entries: dict[str, list[RegisterRow]] = {}
        held = self._held(as_at)
        for row in rows:
            body = self._body(row, bodies, held)
            if row.edition.policy == policy and body is not None:
                entries.setdefault(body.id, []).append(row)
        wanted = wanted_seats(edition, self._layers, bodies)
        return tuple(self._gaps(wanted, entries, states, on))

    def wanted(self, policy: str) -> tuple[Wanted, ...]:
        """Return every seat that *policy* wants on the bodies that stand today."""
        edition = self._enquiries.policy(policy).edition
        return wanted_seats(edition, self._layers, self._bodies(edition))

    def of_person(self, person: str) -> Iterator[tuple[str, Representative]]:
        """Yield the entries in which *person* represents us today, by id, and as what."""
        for each in self._views.all(REPRESENTATION):
            for one in each.state.on(self._today()):
                if one.who.person == person:
                    yield each.id, one

    def due(self, today: date) -> Iterator[Due]:
        """Yield the appointments that wait for a step, and those to be made anew."""
        for each in self._views.all(REPRESENTATION):
            row = self._views.get(REGISTER, each.id)
            if row is not None and row.listed:
                yield from awaited(row, each.state)
                yield from to_renew(row, each.state, today)

    def _represented(
        self,
        row: RegisterRow,
        state: Representation,
        today: date,
        bodies: tuple[BodySeen, ...],
        held: Mapping[str, Record] | None = None,
    ) -> Represented:
        edition, body = self._edition(row), self._body(row, bodies, held)
        kind = self._type(row, body)
        wanted = wanted_seats(edition, self._layers, bodies)
        seats = tuple(each for each in wanted if body is not None and each.body.id == body.id)
        here = {row.id: state}
        return Represented(
            row=row,
            state=state,
            today=today,
            body=body,
            flags=tuple(flags_of(state, edition.representative_checks, today)),
            gaps=tuple(self._gaps(seats, {body.id: [row]} if body else {}, here, today)),
            wanted=seats,
            routes=tuple(
                each
                for each in routes_of(edition, self._layers)
                if not each.types or kind in each.types
            ),
            checks=edition.representative_checks,
        )

    def _gaps(
        self,
        seats: tuple[Wanted, ...],
        entries: dict[str, list[RegisterRow]],
        states: dict[str, Representation],
        day: date,
    ) -> Iterator[Gap]:
        for each in seats:
            rows = entries.get(each.body.id, [])
            held = [states.get(row.id, Representation()) for row in rows]
            if sum(fills(state, each, day) for state in held) >= each.seat.how_many:
                continue
            yield Gap(
                wanted=each,
                entry=rows[0] if rows else None,
                standing_in=any(state.standing_in(day) for state in held),
                on_the_way=any(state.awaited for state in held),
                usual=usual_of(each, entries, states, day),
            )

    def _states(self, as_at: datetime | None) -> dict[str, Representation]:
        rows = (
            self._views.all(REPRESENTATION)
            if as_at is None
            else rows_as_at(self._log, REPRESENTATION, as_at)
        )
        return {row.id: row.state for row in rows}

    def _edition(self, row: RegisterRow) -> Edition:
        return self._arrangements.policy_of(row).edition

    def _bodies(self, edition: Edition, moment: datetime | None = None) -> tuple[BodySeen, ...]:
        """Return the bodies of a policy: what became of them is recorded for the usual one only."""
        if edition.id == self._enquiries.policy().ref.policy:
            return self._known.known(moment)
        return seen_of(edition, {})

    def _held(self, as_at: datetime | None) -> dict[str, Record] | None:
        """Return what each entry held then; none where it is what it holds now."""
        if as_at is None:
            return None
        return {row.id: row.record for row in rows_as_at(self._log, RECORDS, as_at)}

    def _body(
        self,
        row: RegisterRow,
        bodies: tuple[BodySeen, ...],
        held: Mapping[str, Record] | None = None,
    ) -> BodySeen | None:
        if held is None:
            now = self._views.get(RECORDS, row.id)
            record = None if now is None else now.record
        else:
            record = held.get(row.id)
        texts = () if record is None else record.texts.get(BODY, ())
        return body_of(bodies, texts, row.title)

    def _type(self, row: RegisterRow, body: BodySeen | None) -> str:
        if body is not None and body.type:
            return body.type
        enquiry = self._views.get(ENQUIRIES, row.enquiry) if row.enquiry else None
        return "" if enquiry is None else enquiry.answers.get(BODY_TYPE, "")
