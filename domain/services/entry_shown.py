"""What the register holds of an entry is shown part by part, beside what is missing of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from domain.model.arrangement.record.messages import Source
from domain.model.arrangement.record.state import HeldField, Record
from domain.model.arrangement.state import Arrangement
from domain.policy.edition import Edition
from domain.policy.fields import RegisterField
from domain.policy.gaps import Gap, fields_of, gaps
from domain.policy.policy import Outcome, Policy
from domain.policy.values import called
from domain.services.form_sources import known_to
from domain.services.handling import Handling
from domain.services.offices import Offices
from domain.services.outcomes import outcome_taken
from domain.views.register import RegisterRow

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

    *parts* are those with anything in them, *fields* all that the entry has, empty ones too;
    *merged* are the entries that turned out to be this one.
    """

    row: RegisterRow
    record: Record
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

    def facts(self, state: Arrangement) -> Mapping[str, str]:
        """Return the facts that the outcome of the entry rests on; none where it has no outcome."""
        outcome = outcome_taken(self.handling, state.classified)
        return {} if outcome is None else outcome.answers

    def found(self, state: Arrangement, policy: Policy) -> Outcome:
        """Return what *policy* says of the entry, on the facts that it rests on."""
        return policy.determine(known_to(policy, self.facts(state)))

    def gaps(self, row: RegisterRow, state: Arrangement, policy: Policy) -> tuple[Gap, ...]:
        """Return what the entry lacks, the most wanted first."""
        return gaps(self.found(state, policy), row.register_id, state.record.texts)

    def shown(
        self,
        row: RegisterRow,
        state: Arrangement,
        policy: Policy,
        merged: tuple[RegisterRow, ...] = (),
    ) -> EntryShown:
        """Return the entry as it stands in *state*."""
        return EntryShown(
            row=row,
            record=state.record,
            parts=tuple(self._parts(state.record, policy.edition)),
            fields=fields_of(self.found(state, policy), row.register_id),
            gaps=self.gaps(row, state, policy),
            merged=merged,
        )

    def _parts(self, record: Record, edition: Edition) -> Iterator[PartShown]:
        held = dict(record.fields)
        for part in edition.register_parts:
            fields = tuple(
                self._field(edition, field, held.pop(field.id))
                for field in edition.register_fields
                if field.part == part.id and field.id in held
            )
            if fields:
                yield PartShown(part.id, part.heading, fields)
        if held:
            others = tuple(_gone(name, each) for name, each in held.items())
            yield PartShown(ELSEWHERE, ELSEWHERE, others)

    def _field(self, edition: Edition, field: RegisterField, held: HeldField) -> FieldShown:
        said = (self._called(edition, field, each) for each in held.texts)
        return FieldShown(field.id, field.label, field.kind, held.texts, tuple(said), held.source)

    def _called(self, edition: Edition, field: RegisterField, value: str) -> str:
        if field.kind != "person":
            return called(edition, field, value)
        person = self.offices.known(value)
        return value if person is None else person.shown


def _gone(name: str, held: HeldField) -> FieldShown:
    """Return a field that a version of the policy had before, by its id."""
    label = name.replace("_", " ").capitalize()
    return FieldShown(name, label, "text", held.texts, held.texts, held.source)
