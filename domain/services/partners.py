"""Whoever we work with has one page: our arrangements with them, and what is above and below."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from domain.identity import Actor
from domain.model.arrangement.record.state import Record
from domain.policy.fields import RegisterField
from domain.policy.known import Area
from domain.policy.layers_on import LayersOn
from domain.policy.values import called
from domain.ports import Views
from domain.services.arrangements import Arrangements
from domain.services.bodies import Bodies
from domain.services.bodies_known import FIELD
from domain.services.bodies_seen import BodySeen, beneath, spelt
from domain.services.due import Due, DueSource
from domain.views.records import RECORDS
from domain.views.register import RegisterRow

_PEOPLE = frozenset({"person"})
_REVIEWS = frozenset({"review", "renewal"})


@dataclass(frozen=True, slots=True)
class Told:
    """What an entry holds in one field, as it is called."""

    label: str
    said: tuple[str, ...]
    people: bool


@dataclass(frozen=True, slots=True)
class Arranged:
    """An arrangement with them: its *protocols*, its *people*, and when it is reviewed *next*."""

    row: RegisterRow
    protocols: tuple[Told, ...] = ()
    people: tuple[Told, ...] = ()
    next: date | None = None


@dataclass(frozen=True, slots=True)
class PartnerSeen:
    """Somebody we work with: a *body*, the council of an *area*, or a partner of an entry by name.

    *above* is what the body belongs to, the nearest first, *below* what belongs to it, *there* the
    bodies of that area alone.
    """

    name: str
    body: BodySeen | None = None
    area: Area | None = None
    above: tuple[BodySeen, ...] = ()
    below: tuple[BodySeen, ...] = ()
    there: tuple[BodySeen, ...] = ()
    arranged: tuple[Arranged, ...] = ()


class Partners:
    """Finds whoever is meant by a name among bodies, councils and the partners of entries."""

    def __init__(
        self,
        bodies: Bodies,
        arrangements: Arrangements,
        views: Views,
        layers: LayersOn,
        today: Callable[[], date],
        reviews: DueSource,
    ) -> None:
        """Look among *bodies* and entries; *reviews* tells when an entry is reviewed next."""
        self._bodies = bodies
        self._arrangements = arrangements
        self._views = views
        self._layers = layers
        self._today = today
        self._reviews = reviews

    def find(self, actor: Actor, name: str) -> PartnerSeen | None:
        """Return who is called so, or None; an id of a body will do."""
        bodies = self._bodies.all(actor)
        body, area = self._bodies.meant(name), self._area(name)
        rows = self._arrangements.all(actor)
        names = {spelt(name)}
        names |= {spelt(each) for each in (body.names if body is not None else ())}
        names |= {spelt(each) for each in (_names(area) if area is not None else ())}
        found = tuple(row for row in rows if self._is_with(row, names, body))
        if body is None and area is None and not found:
            return None
        due = self._due()
        return PartnerSeen(
            name=body.title if body else (area.council or area.title) if area else name.strip(),
            body=body,
            area=area,
            above=() if body is None else self._bodies.above(actor, body.id),
            below=() if body is None else beneath(bodies, body.id),
            there=() if area is None else tuple(b for b in bodies if b.areas == (area,)),
            arranged=tuple(self._arranged(row, due) for row in found),
        )

    def _area(self, name: str) -> Area | None:
        wanted = spelt(name)
        for area in self._bodies.areas:
            if name == area.id or wanted in {spelt(each) for each in _names(area)}:
                return area
        return None

    def _is_with(self, row: RegisterRow, names: set[str], body: BodySeen | None) -> bool:
        if names & {spelt(partner) for partner in row.partners}:
            return True
        held = self._record(row)
        return body is not None and body.id in held.texts.get(FIELD, ())

    def _record(self, row: RegisterRow) -> Record:
        held = self._views.get(RECORDS, row.id)
        return Record() if held is None else held.record

    def _arranged(self, row: RegisterRow, due: tuple[Due, ...]) -> Arranged:
        told = tuple(self._told(row))
        days = [each.due for each in due if each.stream.endswith(row.id) and each.due is not None]
        return Arranged(
            row,
            protocols=tuple(each for each in told if not each.people),
            people=tuple(each for each in told if each.people),
            next=min(days, default=None),
        )

    def _told(self, row: RegisterRow) -> Iterator[Told]:
        """Yield what the entry holds that is about a partner, and who looks after it."""
        edition = self._arrangements.policy_of(row).edition
        held = self._record(row).fields
        fields: tuple[RegisterField, ...] = (
            *edition.register_fields,
            *self._layers.fields(edition.id),
        )
        for field in fields:
            people = field.kind in _PEOPLE
            if field.id in held and (people or field.protocol):
                said = tuple(called(edition, field, each) for each in held[field.id].texts)
                yield Told(field.label, said, people)

    def _due(self) -> tuple[Due, ...]:
        return tuple(each for each in self._reviews(self._today()) if each.kind in _REVIEWS)


def _names(area: Area) -> tuple[str, ...]:
    return tuple(name for name in (area.title, area.council, *area.called) if name)
