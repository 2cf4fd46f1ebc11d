"""The bodies on which somebody is there for us are known from the register and from their seats."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from domain.identity import Actor, office_at
from domain.model.arrangement.messages import STREAM
from domain.policy.layers_on import LayersOn
from domain.policy.places_on import place_named
from domain.ports import Views
from domain.services.bodies_known import BodiesKnown
from domain.services.bodies_seen import BodySeen, meant_by, spelt
from domain.services.enquiries import Enquiries
from domain.services.representation_seen import BODY, RepresentationSeen
from domain.services.seats_wanted import body_of
from domain.views.records import RECORDS
from domain.views.register import REGISTER, RegisterRow


@dataclass(frozen=True, slots=True)
class BodyOf:
    """A body as a meeting of it is logged: what it is called, which known one, which entry.

    *type* is the named body of the policy that it is one of, *kind* the kind of its entry; *areas*
    are council areas by id. *office* and *seat* are by what somebody is there for us, *status* as
    what, *capacity* in what capacity, where the register says so.
    """

    title: str
    body: str = ""
    about: str = ""
    type: str = ""
    kind: str = ""
    areas: tuple[str, ...] = ()
    office: str = ""
    seat: str = ""
    status: Literal["member", "officer", ""] = ""
    capacity: str = ""

    @property
    def ids(self) -> tuple[str, ...]:
        """What an option of a form may stand for of it, the nearest first."""
        return tuple(each for each in (self.body, self.type, self.kind) if each)

    @property
    def area(self) -> str:
        """The council area, where it lies in one alone."""
        return self.areas[0] if len(self.areas) == 1 else ""

    def is_same(self, body: str, title: str) -> bool:
        """Return whether that is this body: the same known one, or one called the same."""
        if self.body or body:
            return self.body == body
        return spelt(self.title) == spelt(title)


@dataclass(frozen=True, slots=True)
class MeetingBodies:
    """Which body is meant, and on which ones somebody is there for us."""

    enquiries: Enquiries
    bodies: BodiesKnown
    represented: RepresentationSeen
    views: Views
    layers: LayersOn

    def of(self, actor: Actor) -> tuple[BodyOf, ...]:
        """Return the bodies on which *actor* represents us today, or has a seat by their office.

        Those of the register come first; each stands there once.
        """
        found: dict[str, BodyOf] = {}
        for each in (*self._represented(actor.id), *self._seats(actor)):
            found.setdefault(each.body or spelt(each.title), each)
        return tuple(found.values())

    def meant(self, actor: Actor, said: str, about: str = "") -> BodyOf:
        """Return the body that is *said* by a name or id, or the one of the entry *about*.

        One that is none of those known here is what it is called.
        """
        if about and (row := self._row(about)) is not None:
            found = self._of_row(row)
            return next((own for own in self.of(actor) if own.about == found.about), found)
        wanted = spelt(said)
        return self._named(actor, said, wanted) if wanted else BodyOf(title="")

    def _named(self, actor: Actor, said: str, wanted: str) -> BodyOf:
        """Return the body, the entry or the neighbourhood that is called as *said*."""
        mine = self.of(actor)
        if (own := next((b for b in mine if wanted in {spelt(b.title), b.body}), None)) is not None:
            return own
        if (known := meant_by(self.bodies.known(), said)) is not None:
            same = next((each for each in mine if each.body == known.id), None)
            return same or self._of_body(known, self._entries())
        if (entry := self._called(wanted)) is not None:
            return self._of_row(entry)
        place = place_named(self.layers.places, "neighbourhood", said)
        if place is None:
            return BodyOf(title=" ".join(said.split()))
        return BodyOf(title=place.title, areas=place.lies_in)

    def _represented(self, person: str) -> Iterator[BodyOf]:
        for entry, one in self.represented.of_person(person):
            row = self._row(entry)
            if row is not None:
                capacity = one.terms.capacity.text if one.terms.capacity else ""
                yield replace(self._of_row(row), status=one.terms.status, capacity=capacity)

    def _seats(self, actor: Actor) -> Iterator[BodyOf]:
        """Yield the bodies on which a seat is wanted for an office that *actor* holds."""
        policy = self.enquiries.policy()
        edition = policy.edition
        wanted = [(each, each.office or "") for each in edition.required_seats]
        for layer in self.layers.processes(edition.id):
            for each in layer.wanted_seats:
                office = self.layers.today(layer.id, each.office) if each.office else None
                wanted.append((each, office or ""))
        held = [
            (body, seat.of or "", office, at)
            for body in self.bodies.known()
            for seat, office in wanted
            if office and not body.ended and {body.id, body.type} & {*seat.bodies, *seat.types}
            for at in self._seat_held(actor, office, body)
        ]
        entries = self._entries() if held else {}
        for body, status, office, at in held:
            yield replace(self._of_body(body, entries), office=office, seat=at, status=status)

    def _seat_held(self, actor: Actor, office: str, body: BodySeen) -> tuple[str, ...]:
        """Return the seat of *office* by which *actor* is on *body*, ``""`` where it has none."""
        seats = [area.id for area in body.areas if office_at(office, area.id) in actor.offices]
        if seats:
            return (seats[0],)
        seated = any(each.startswith(office_at(office, "x")[:-1]) for each in actor.offices)
        return ("",) if office in actor.offices and not seated else ()

    def _of_body(self, body: BodySeen, entries: Mapping[str, RegisterRow]) -> BodyOf:
        row = entries.get(body.id)
        return BodyOf(
            title=body.title,
            body=body.id,
            about="" if row is None else STREAM + row.id,
            type=body.type,
            kind="" if row is None else row.kind,
            areas=tuple(each.id for each in body.areas),
        )

    def _of_row(self, row: RegisterRow) -> BodyOf:
        held = self.views.get(RECORDS, row.id)
        texts = () if held is None else held.record.texts.get(BODY, ())
        body = body_of(self.bodies.known(), texts, row.title)
        areas = () if body is None else tuple(each.id for each in body.areas)
        return BodyOf(
            title=row.title,
            body="" if body is None else body.id,
            about=STREAM + row.id,
            type="" if body is None else body.type,
            kind=row.kind,
            areas=areas,
        )

    def _entries(self) -> dict[str, RegisterRow]:
        """Return the entry of each body: the one that says so, or that is called as it is."""
        named = {spelt(n): each.id for each in self.bodies.known() for n in each.names}
        said = {each.id: each.record.texts.get(BODY, ()) for each in self.views.all(RECORDS)}
        found: dict[str, RegisterRow] = {}
        for row in self.views.all(REGISTER):
            if row.listed:
                titled = (named.get(spelt(row.title), ""),)
                for body in said.get(row.id) or titled:
                    found.setdefault(body, row)
        return found

    def _called(self, wanted: str) -> RegisterRow | None:
        rows = (row for row in self.views.all(REGISTER) if row.listed)
        return next((row for row in rows if spelt(row.title) == wanted), None)

    def _row(self, entry: str) -> RegisterRow | None:
        row = self.views.get(REGISTER, entry.removeprefix(STREAM))
        return row if row is not None and row.listed else None
