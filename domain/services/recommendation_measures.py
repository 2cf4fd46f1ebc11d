"""For whom a recommendation has come true is counted: on bodies, with partners, of members."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from domain.identity import Actor
from domain.policy.layers_on import LayersOn
from domain.policy.processes import Recommendation
from domain.ports import EventStore, Views
from domain.services.bodies_known import BodiesKnown
from domain.services.notes import Notes, Standing
from domain.services.recommendations import Measure
from domain.services.representation_seen import RepresentationSeen, Represented
from domain.views.as_at import rows_as_at
from domain.views.records import RECORDS


@dataclass(frozen=True, slots=True)
class MeasuresOf:
    """Counts what is measured of a recommendation, as at a moment if one is given."""

    notes: Notes
    represented: RepresentationSeen
    bodies: BodiesKnown
    layers: LayersOn
    views: Views
    store: EventStore

    def __call__(self, actor: Actor, one: Recommendation, as_at: datetime | None) -> Measure | None:
        """Return for whom *one* has come true, none where nothing of it is counted."""
        match one.measured:
            case "seats":
                return self._seats(actor, one, as_at)
            case "protocols":
                return _settled(self.notes.protocols(actor, as_at=as_at), one)
            case "councils":
                return _settled(self.notes.councils(actor, as_at=as_at), one)
            case "members":
                trained = self.notes.trained(actor, as_at=as_at)
                return Measure(
                    done=tuple(each.person.shown for each in trained if each.row is not None),
                    open=tuple(each.person.shown for each in trained if each.row is None),
                )
            case None:
                return None

    def _seats(self, actor: Actor, one: Recommendation, as_at: datetime | None) -> Measure:
        """Return on which of the bodies meant we have a seat, by who sits there or by the entry."""
        seated = set(self._seated(actor, one, as_at))
        meant = [
            body
            for body in self.bodies.known(as_at)
            if body.type == one.type
            and not body.ended
            and (one.area is None or one.area in {area.id for area in body.areas})
        ]
        return Measure(
            done=tuple(body.title for body in meant if body.id in seated),
            open=tuple(body.title for body in meant if body.id not in seated),
        )

    def _seated(self, actor: Actor, one: Recommendation, as_at: datetime | None) -> Iterator[str]:
        rows = self.views.all(RECORDS) if as_at is None else rows_as_at(self.store, RECORDS, as_at)
        held = {row.id: row.record.texts.get(one.field or "", ()) for row in rows}
        came_true = self._came_true(one)
        every: Iterable[Represented] = self.represented.every(actor, as_at=as_at)
        for each in every:
            if each.body is not None and (each.now or came_true in held.get(each.row.id, ())):
                yield each.body.id

    def _came_true(self, one: Recommendation) -> str:
        """Return the value by which the register says that it came true, ``""`` without one."""
        fields = (field for layer in self.layers.layers for field in layer.optional_fields)
        found = next((field for field in fields if field.id == one.field), None)
        return found.domain[0] if found is not None and found.domain else ""


def _settled(standing: Iterable[Standing], one: Recommendation) -> Measure:
    every = tuple(standing)
    return Measure(
        done=tuple(each.title for each in every if each.status in one.settled),
        open=tuple(each.title for each in every if each.status not in one.settled),
    )
