"""What the register holds of an entry is shown part by part, beside what is missing of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from domain.model.arrangement.record.messages import Source
from domain.model.arrangement.record.state import HeldField, Record
from domain.policy.edition import Edition
from domain.policy.fields import FieldPart, RegisterField
from domain.policy.gaps import Gap, fields_of, gaps
from domain.policy.layers_on import LayersOn
from domain.policy.policy import Outcome, Policy
from domain.policy.values import called
from domain.ports import Views
from domain.services.bodies_seen import bodies_of, meant_by
from domain.services.form_sources import known_to
from domain.services.handling import Handling
from domain.services.offices import Offices
from domain.services.outcomes import outcome_behind
from domain.views.register import REGISTER, RegisterRow

ELSEWHERE = ""
"""The heading of fields that the version of the policy does not have any more."""


@dataclass(frozen=True, slots=True)
class FieldShown:
    """A field that something stands in: *values* as they are held, *said* as they are called.

    *kind* is that of the field, ``text`` where the policy does not have it any more.
    """

    id: str
    label: str
    kind: str
    values: tuple[str, ...]
    said: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class PartShown:
    """Fields that stand together under a heading."""

    id: str
    heading: str
    fields: tuple[FieldShown, ...]


@dataclass(frozen=True, slots=True)
class EntryShown:
    """An entry with what the register holds of it.

    *headings* are those of all *fields* that it has, *parts* those with anything in them; *merged*
    are the entries that turned out to be this one.
    """

    row: RegisterRow
    record: Record
    headings: tuple[FieldPart, ...]
    parts: tuple[PartShown, ...]
    fields: tuple[RegisterField, ...]
    gaps: tuple[Gap, ...]
    merged: tuple[RegisterRow, ...]


@dataclass(frozen=True, slots=True)
class Lacking:
    """An entry and what it lacks."""

    row: RegisterRow
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Looking:
    """Reads what an entry rests on, whoever asks: the register is open to all who may read it."""

    handling: Handling
    offices: Offices
    views: Views
    layers: LayersOn

    def facts(self, entry: str) -> Mapping[str, str]:
        """Return the facts that the outcome of *entry* rests on; none where it has no outcome."""
        outcome = outcome_behind(self.handling, entry)
        return {} if outcome is None else outcome.answers

    def found(
        self, row: RegisterRow, policy: Policy, facts: Mapping[str, str] | None = None
    ) -> Outcome:
        """Return what *policy* says of the entry, on *facts* or those that it rests on now."""
        return policy.determine(known_to(policy, self.facts(row.id) if facts is None else facts))

    def known(self, policy: Policy) -> dict[str, RegisterField]:
        """Return every field there is under *policy*, those that layers add after its own."""
        added = {field.id: field for field in self.layers.fields(policy.edition.id)}
        return {**policy.edition.field_by_id, **added}

    def gaps(self, row: RegisterRow, record: Record, policy: Policy) -> tuple[Gap, ...]:
        """Return what the entry lacks, the most wanted first; what layers add is never missing."""
        return gaps(self.found(row, policy), row.register_id, record.texts)

    def shown(
        self,
        row: RegisterRow,
        record: Record,
        policy: Policy,
        facts: Mapping[str, str] | None = None,
    ) -> EntryShown:
        """Return the entry with its *record*, on *facts* or those that it rests on now."""
        found = self.found(row, policy, facts)
        own = fields_of(found, row.register_id)
        added = self.layers.parts(policy.edition.id)
        return EntryShown(
            row=row,
            record=record,
            headings=(*policy.edition.register_parts, *(part for part, _ in added)),
            parts=tuple(self._parts(record, policy)),
            fields=(*own, *(field for _, fields in added for field in fields)),
            gaps=gaps(found, row.register_id, record.texts),
            merged=self.views.where(REGISTER, "merged_into", row.id),
        )

    def _parts(self, record: Record, policy: Policy) -> Iterator[PartShown]:
        held, known = dict(record.fields), self.known(policy)
        added = (part for part, _ in self.layers.parts(policy.edition.id))
        for part in (*policy.edition.register_parts, *added):
            fields = tuple(
                self._field(policy.edition, field, held.pop(name))
                for name, field in known.items()
                if field.part == part.id and name in held
            )
            if fields:
                yield PartShown(part.id, part.heading, fields)
        if held:
            others = tuple(_gone(name, each) for name, each in held.items())
            yield PartShown(ELSEWHERE, ELSEWHERE, others)

    def _field(self, edition: Edition, field: RegisterField, held: HeldField) -> FieldShown:
        said = (self._called(edition, field, each) for each in held.texts)
        return FieldShown(field.id, field.label, field.kind, held.texts, tuple(said), held.source)

    def body(self, edition: Edition, said: str) -> str | None:
        """Return the id of the body that is meant by *said*, those made known here among them."""
        found = meant_by(bodies_of(edition, self.views), said)
        return None if found is None else found.id

    def _called(self, edition: Edition, field: RegisterField, value: str) -> str:
        if field.kind == "body":
            titles = {each.id: each.title for each in bodies_of(edition, self.views)}
            return titles.get(value, called(edition, field, value))
        if field.kind != "person":
            return called(edition, field, value)
        person = self.offices.find(value)
        return value if person is None else person.shown


def _gone(name: str, held: HeldField) -> FieldShown:
    """Return a field that a version of the policy had before, by its id."""
    label = name.replace("_", " ").capitalize()
    return FieldShown(name, label, "text", held.texts, held.texts, held.source)
