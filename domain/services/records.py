"""What a keeper does with an entry of the register: fields, notes, documents, merging."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

from domain.identity import Actor
from domain.messages import Act, PersonalText
from domain.model.arrangement import decider
from domain.model.arrangement.record.messages import (
    AddNote,
    AttachDocument,
    CorrectNote,
    FieldValues,
    MergeEntry,
    RecordCommand,
    RecordFields,
    RemoveDocument,
    ReverseMerge,
    Source,
)
from domain.model.arrangement.record.refusals import NoSuchField, NoSuchNote, NotAValue
from domain.model.arrangement.record.state import Record, after
from domain.policy.fields import RegisterField
from domain.policy.gaps import Gap, fields_of
from domain.policy.values import TEXTS, takes_many, value_of
from domain.ports import Likeness
from domain.refusals import Unreadable
from domain.services import rights
from domain.services.arrangements import Arrangements
from domain.services.entry_shown import EntryShown, Lacking, Looking
from domain.services.forms import Forms
from domain.services.offices import Offices
from domain.services.rights import Right
from domain.services.taking_over import is_news, known_of
from domain.views.register import RegisterRow

STAGES = decider.STAGES
"""The stages that an entry may be said to be in."""

ALIKE, PERHAPS, MOST_ALIKE = 85, 70, 5
"""How alike two titles are that look the same, that do so with a partner in common, and how many
are shown."""

_ME = {"me", "myself", "i"}

Values = Mapping[str, Sequence[str]]
"""Texts by the id of their field, as they were said; none to empty it."""


@dataclass(frozen=True, slots=True)
class Records:
    """What the registers hold of their entries. Every id may be given whole or short."""

    arrangements: Arrangements
    forms: Forms
    offices: Offices
    looking: Looking
    likeness: Likeness

    def register(
        self, act: Act, enquiry: str, *, register: str, title: str, partners: Sequence[str] = ()
    ) -> RegisterRow:
        """Put a matter on *register*, with what its answers and its forms say of its fields."""
        row = self.arrangements.register(
            act, enquiry, register=register, title=title, partners=partners
        )
        self.take_over(act.following("known-fields"), row.id)
        return self.arrangements.get(act.actor, row.id)

    def take_over(self, act: Act, entry: str) -> Record:
        """Let what the forms and the answers of the actor's own matter say stand in its fields.

        What somebody said otherwise since stays; what stands already is no event.
        """
        row = self.arrangements.get(act.actor, entry)
        record = self.arrangements.story(act.actor, row.id).state.record
        policy = self.arrangements.policy_of(row)
        own = {each.id for each in fields_of(self.looking.found(row, policy), row.register_id)}
        completed = () if row.enquiry is None else self.forms.of(act.actor, row.enquiry)
        for source, known in known_of(policy, completed, self.looking.facts(row.id)).items():
            taken = {
                name: values
                for name, values in known.items()
                if name in own and is_news(record, name, values, source)
            }
            if taken:
                step = act.following(f"from-{source}")
                record = self._record(step, row, taken, source)
        return record

    def record(
        self, act: Act, entry: str, values: Values, *, reason: str = "", source: Source = "said"
    ) -> Record:
        """Let *values* stand in their fields; a reason is given where something else stood."""
        row = self.arrangements.get(act.actor, entry)
        read = self.read(act.actor, row, values)
        return self._record(act, row, read, source, reason)

    def read(self, actor: Actor, row: RegisterRow, values: Values) -> dict[str, tuple[str, ...]]:
        """Return *values* as the fields of an entry take them.

        Raises :class:`NoSuchField` and :class:`NotAValue`.
        """
        return {name: self._read(actor, row, name, said) for name, said in values.items()}

    def note(self, act: Act, entry: str, text: str) -> Record:
        """Write something down on the entry."""
        return self._act(
            act, entry, lambda whole: AddNote(text=_about(whole, text)), rights.ADD_NOTE
        )

    def correct_note(self, act: Act, entry: str, number: int, *, text: str, reason: str) -> Record:
        """Say what should have stood in a note, as whoever wrote it or keeps the entry."""
        note = self.arrangements.story(act.actor, entry).state.record.note(number)
        if note is None:
            raise NoSuchNote(number)
        right = rights.ADD_NOTE if note.by == act.actor.id else rights.CORRECT_ENTRY

        def wish(whole: str) -> RecordCommand:
            return CorrectNote(number=number, text=_about(whole, text), reason=_by(act, reason))

        return self._act(act, entry, wish, right)

    def attach(
        self, act: Act, entry: str, *, reference: str, title: str = "", sha256: str = ""
    ) -> Record:
        """Say where a document of the entry is; *sha256* is of its content, where that is known."""

        def wish(whole: str) -> RecordCommand:
            return AttachDocument(
                title=_about(whole, title),
                reference=_about(whole, reference.strip()),
                sha256=sha256 or None,
            )

        return self._act(act, entry, wish, rights.RECORD_FIELD)

    def remove_document(self, act: Act, entry: str, number: int, *, reason: str) -> Record:
        """Take a document off the entry."""
        command = RemoveDocument(number=number, reason=_by(act, reason))
        return self._act(act, entry, lambda _: command, rights.RECORD_FIELD)

    def merge(self, act: Act, entry: str, *, into: str, reason: str) -> Record:
        """Say that the entry is the same as another one, *into*, which stands on the lists."""
        other = self.arrangements.standing(act.actor, into)
        command = MergeEntry(into=other.id, reason=_by(act, reason))
        return self._act(act, entry, lambda _: command, rights.MERGE_ENTRIES)

    def reverse_merge(self, act: Act, entry: str, *, reason: str) -> Record:
        """Say that it was not the same after all."""
        command = ReverseMerge(reason=_by(act, reason))
        return self._act(act, entry, lambda _: command, rights.MERGE_ENTRIES)

    def shown(self, actor: Actor, entry: str) -> EntryShown:
        """Return what the register holds of one entry, part by part, and what it lacks."""
        row = self.arrangements.get(actor, entry)
        record = self.arrangements.story(actor, row.id).state.record
        return self.looking.shown(row, record, self.arrangements.policy_of(row))

    def may_record(self, actor: Actor, row: RegisterRow) -> bool:
        """Tell whether *actor* may change what the register holds of an entry."""
        return self.arrangements.may(actor, row, rights.RECORD_FIELD)

    def at(self, actor: Actor, entry: str, version: int) -> dict[str, tuple[str, ...]]:
        """Return what stood in the fields of an entry when it had so many events."""
        recorded = self.arrangements.story(actor, entry).recorded[:version]
        return reduce(after, (each.event for each in recorded), Record()).texts

    def gaps(self, actor: Actor, entry: str) -> tuple[Gap, ...]:
        """Return what one entry lacks, the most wanted first."""
        return self.shown(actor, entry).gaps

    def missing(
        self, actor: Actor, fields: Collection[str] = (), register: str = ""
    ) -> Iterator[Lacking]:
        """Yield each entry that lacks one of *fields*, or anything wanted, with what it lacks.

        What may turn out not to be wanted is left out, and so is an entry whose version of the
        policy cannot be read any more.
        """
        for row in self.arrangements.all(actor, register=register):
            record = self.arrangements.story(actor, row.id).state.record
            try:
                lacking = self.looking.gaps(row, record, self.arrangements.policy_of(row))
            except Unreadable:
                continue
            wanted = tuple(
                gap for gap in lacking if gap.certain and (not fields or gap.field in fields)
            )
            if wanted:
                yield Lacking(row, wanted)

    def similar(
        self, actor: Actor, title: str, partners: Sequence[str] = (), enquiry: str = ""
    ) -> tuple[RegisterRow, ...]:
        """Return the entries that look like one so called, the likest first.

        Those of *enquiry* itself, another part of the same matter, are not meant.
        """
        rows = {each.id: each for each in self.arrangements.all(actor) if each.enquiry != enquiry}
        named = {name.casefold() for name in partners}
        titles = {whole: row.title for whole, row in rows.items()}
        found = self.likeness.alike(title, titles, PERHAPS)
        return tuple(
            rows[whole]
            for whole, score in found.items()
            if score >= ALIKE or named & {each.casefold() for each in rows[whole].partners}
        )[:MOST_ALIKE]

    def _read(
        self, actor: Actor, row: RegisterRow, name: str, said: Sequence[str]
    ) -> tuple[str, ...]:
        edition = self.arrangements.policy_of(row).edition
        field = self._field(row, name)
        given = [each for each in said if each.strip()]
        if len(given) > 1 and not takes_many(field):
            raise NotAValue(name, "; ".join(given), field.kind)
        read = []
        for each in given:
            try:
                body = self.looking.body(edition, each) if field.kind == "body" else None
                value = body or value_of(edition, field, each)
            except ValueError as error:
                raise NotAValue(name, each, field.kind) from error
            read.append(self._person(actor, name, value) if field.kind == "person" else value)
        return tuple(read)

    def _field(self, row: RegisterRow, name: str) -> RegisterField:
        field = self.looking.known(self.arrangements.policy_of(row)).get(name)
        if field is None or (field.registers and row.register_id not in field.registers):
            raise NoSuchField(name)
        return field

    def _person(self, actor: Actor, field: str, said: str) -> str:
        """Return the id in the directory of who is meant: by it, by what they are called, or me."""
        if said.casefold() in _ME:
            return actor.id
        found = self.offices.person(actor, said)
        if found is not None:
            return found.id
        holders = {person for held in self.offices.all(actor) for person in held.holders}
        named = [each.id for each in holders if each.shown.casefold() == said.casefold()]
        if len(named) != 1:
            raise NotAValue(field, said, "person")
        return named[0]

    def _record(
        self,
        act: Act,
        row: RegisterRow,
        values: Mapping[str, Sequence[str]],
        source: Source,
        reason: str = "",
    ) -> Record:
        def filled(name: str, texts: Sequence[str]) -> FieldValues:
            kind = self._field(row, name).kind
            about = (_about(row.id, each) if kind in TEXTS else each for each in texts)
            return FieldValues(field=name, values=tuple(about), refers=kind == "document")

        command = RecordFields(
            fields=tuple(filled(name, texts) for name, texts in values.items()),
            source=source,
            reason=_by(act, reason) if reason.strip() else None,
        )
        return self._act(act, row.id, lambda _: command, rights.RECORD_FIELD)

    def _act(
        self, act: Act, entry: str, wish: Callable[[str], RecordCommand], right: Right
    ) -> Record:
        whole = self.arrangements.get(act.actor, entry).id
        return self.arrangements.act(act, whole, wish(whole), right).state.record


def _about(entry: str, text: str) -> PersonalText:
    return PersonalText(subject=entry, text=text)


def _by(act: Act, text: str) -> PersonalText:
    return PersonalText(subject=act.actor.id, text=text)
