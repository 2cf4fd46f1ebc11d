"""Where an entry is follows from the body that it is, and from the councils among its partners."""

from collections.abc import Iterator, Mapping

from domain.model.arrangement.messages import STREAM
from domain.policy.known import Area
from domain.ports import Views
from domain.services.bodies_known import FIELD, BodiesKnown
from domain.services.bodies_seen import spelt
from domain.views.records import RECORDS
from domain.views.register import REGISTER


class Places:
    """The areas of the policy in which each entry is, as far as it says."""

    def __init__(self, bodies: BodiesKnown, views: Views) -> None:
        self._bodies = bodies
        self._views = views

    def all(self) -> Mapping[str, frozenset[str]]:
        """Return the areas of every entry that is in any, by the name of its stream."""
        found: dict[str, set[str]] = {}
        for entry, area in (*self._by_body(), *self._by_council()):
            found.setdefault(f"{STREAM}{entry}", set()).add(area)
        return {stream: frozenset(areas) for stream, areas in found.items()}

    def _by_body(self) -> Iterator[tuple[str, str]]:
        areas = {body.id: body.areas for body in self._bodies.known()}
        for held in self._views.all(RECORDS):
            for body in held.record.texts.get(FIELD, ()):
                yield from ((held.id, area.id) for area in areas.get(body, ()))

    def _by_council(self) -> Iterator[tuple[str, str]]:
        named = {name: area.id for area in self._bodies.areas for name in _names(area)}
        for row in self._views.where(REGISTER, "entered_in_error", value=False):
            for partner in row.partners:
                if (area := named.get(spelt(partner))) is not None:
                    yield row.id, area


def _names(area: Area) -> tuple[str, ...]:
    return tuple(spelt(name) for name in (area.title, area.council, *area.called) if name)
