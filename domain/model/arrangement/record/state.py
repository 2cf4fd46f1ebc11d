"""What is known of what the register holds of an entry is what its events leave."""

from collections.abc import Mapping
from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from domain.identity import OpaqueId
from domain.messages import Event, PersonalText
from domain.model.arrangement.record.messages import (
    DocumentAttached,
    DocumentRemoved,
    EntryMerged,
    FieldRecorded,
    Hashed,
    MergeReversed,
    NoteAdded,
    NoteCorrected,
    Source,
    Values,
)

_HELD = ConfigDict(frozen=True, extra="forbid")


class HeldField(BaseModel):
    """What stands in a field, and where it comes from."""

    model_config = _HELD

    values: Values
    source: Source

    @property
    def texts(self) -> tuple[str, ...]:
        """The values without the people and entries that they are about."""
        return tuple(each.text if isinstance(each, PersonalText) else each for each in self.values)


class Note(BaseModel):
    """A note as it stands: *by* whom and *on* which day it was written."""

    model_config = _HELD

    number: int
    text: PersonalText
    by: OpaqueId
    on: date
    corrected: bool = False


class Document(BaseModel):
    """A document by its reference, and what its hash is of."""

    model_config = _HELD

    number: int
    title: PersonalText
    reference: PersonalText
    sha256: str
    hashed: Hashed
    field: str
    on: date


class Record(BaseModel):
    """What the register holds of an entry, as it stands.

    *documents* are those that were not removed, *attached* counts all that ever were. *merged_into*
    is the entry that this one leads to, if it was merged.
    """

    model_config = _HELD

    fields: Mapping[str, HeldField] = Field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    documents: tuple[Document, ...] = ()
    attached: int = 0
    merged_into: str = ""

    @property
    def texts(self) -> dict[str, tuple[str, ...]]:
        """What stands in each field that is not empty, by its id."""
        return {name: held.texts for name, held in self.fields.items()}

    @property
    def hashes(self) -> dict[str, tuple[str, ...]]:
        """The hashes of what is attached, by the field that it was attached for."""
        fields = dict.fromkeys(each.field for each in self.documents)
        return {f: tuple(d.sha256 for d in self.documents if d.field == f) for f in fields}

    def note(self, number: int) -> Note | None:
        """Return the note with that *number*."""
        return next((each for each in self.notes if each.number == number), None)

    def document(self, number: int) -> Document | None:
        """Return the document with that *number*, unless it was removed."""
        return next((each for each in self.documents if each.number == number), None)


def after(state: Record, event: Event) -> Record:
    """Return *state* after *event*; one that is not about it changes nothing."""
    changed: dict[str, object] = {}
    match event:
        case FieldRecorded():
            changed = {"fields": _recorded(state.fields, event)}
        case NoteAdded():
            note = Note(number=event.number, text=event.text, by=event.by, on=event.on)
            changed = {"notes": (*state.notes, note)}
        case NoteCorrected():
            changed = {"notes": tuple(_corrected(each, event) for each in state.notes)}
        case DocumentAttached():
            attached = Document.model_validate(event.model_dump(exclude={"edition"}))
            documents = (*state.documents, attached)
            changed = {"documents": documents, "attached": state.attached + 1}
        case DocumentRemoved(number=number):
            kept = tuple(each for each in state.documents if each.number != number)
            changed = {"documents": kept}
        case EntryMerged(into=into):
            changed = {"merged_into": into}
        case MergeReversed():
            changed = {"merged_into": ""}
        case _:
            pass
    return state.model_copy(update=changed) if changed else state


def _recorded(fields: Mapping[str, HeldField], event: FieldRecorded) -> dict[str, HeldField]:
    others = {name: held for name, held in fields.items() if name != event.field}
    if not event.now:
        return others
    return {**others, event.field: HeldField(values=event.now, source=event.source)}


def _corrected(note: Note, event: NoteCorrected) -> Note:
    if note.number != event.number:
        return note
    return note.model_copy(update={"text": event.now, "corrected": True})
