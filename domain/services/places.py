"""Where an entry is follows from the body that it is, and from the councils among its partners."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from domain.model.arrangement.messages import STREAM
from domain.policy.known import Area
from domain.ports import Views
from domain.services.bodies_known import FIELD, BodiesKnown
from domain.services.bodies_seen import spelt
from domain.views.records import RECORDS, RecordRow
from domain.views.register import REGISTER, RegisterRow


class Places:
    """The areas of the policy in which each entry is, as far as it says."""

    def __init__(self, bodies: BodiesKnown, views: Views) -> None:
        self._bodies = bodies
        self._views = views

    def all(self) -> Mapping[str, frozenset[str]]:
        """Return the areas of every entry that is in any, by the name of its stream."""
        rows = self._views.where(REGISTER, "entered_in_error", value=False)
        return self.among(rows, self._views.all(RECORDS))

    def among(
        self,
        rows: Iterable[RegisterRow],
        records: Iterable[RecordRow],
        moment: datetime | None = None,
    ) -> Mapping[str, frozenset[str]]:
        """Return the same of *rows* and *records*, by the bodies as they stood at a *moment*."""
        found: dict[str, set[str]] = {}
        areas = {body.id: body.areas for body in self._bodies.known(moment)}
        for entry, area in (*_by_body(areas, records), *_by_council(self._bodies.areas, rows)):
            found.setdefault(f"{STREAM}{entry}", set()).add(area)
        return {stream: frozenset(within) for stream, within in found.items()}


def _by_body(
    areas: Mapping[str, Sequence[Area]], records: Iterable[RecordRow]
) -> Iterator[tuple[str, str]]:
    for held in records:
        for body in held.record.texts.get(FIELD, ()):
            yield from ((held.id, area.id) for area in areas.get(body, ()))


def _by_council(areas: Sequence[Area], rows: Iterable[RegisterRow]) -> Iterator[tuple[str, str]]:
    named = {name: area.id for area in areas for name in _names(area)}
    for row in rows:
        for partner in row.partners:
            if (area := named.get(spelt(partner))) is not None:
                yield row.id, area


def _names(area: Area) -> tuple[str, ...]:
    return tuple(spelt(name) for name in (area.title, area.council, *area.called) if name)
