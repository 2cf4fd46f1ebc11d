"""What may be wished of what the register holds of an entry, and what may have happened."""

from datetime import date
from typing import Literal, TypeAlias

from pydantic import BaseModel, PositiveInt

from domain.identity import OpaqueId
from domain.messages import STRICT, Command, Event, PersonalText, Sha256
from domain.policy.edition import EditionRef

Source: TypeAlias = Literal["said", "form", "matter", "register", "import"]
"""Where a value comes from: somebody said it, a completed form, the answers of its matter, another
entry, or a spreadsheet."""

Values: TypeAlias = tuple[str | PersonalText, ...]
"""What stands in a field, nothing where it is empty: ids, days, amounts; words and names of people
as texts about the entry."""

Hashed: TypeAlias = Literal["content", "reference"]
"""What a document's hash is of: its content, or only the words that refer to it."""


class FieldRecorded(Event, name="field-recorded"):
    """Something was put into a field, or taken out of it.

    A *reason* is there where something that stood is changed, unless what changed is where the
    value comes from: a form that was completed again, an answer that was given otherwise.
    """

    edition: EditionRef
    field: str
    was: Values
    now: Values
    source: Source
    reason: PersonalText | None


class NoteAdded(Event, name="note-added"):
    """Somebody, *by*, wrote something down on the entry, *on* a day; *number* counts its notes."""

    edition: EditionRef
    number: PositiveInt
    text: PersonalText
    by: OpaqueId
    on: date


class NoteCorrected(Event, name="note-corrected"):
    """A note had been wrong; the old words stay in the log."""

    edition: EditionRef
    number: PositiveInt
    was: PersonalText
    now: PersonalText
    reason: PersonalText


class DocumentAttached(Event, name="document-attached"):
    """A document of the entry is where *reference* says: a link, a file, a number of a record.

    *field* is the field that it stands in, if it was recorded there. *number* counts its documents.
    """

    edition: EditionRef
    number: PositiveInt
    title: PersonalText
    reference: PersonalText
    sha256: Sha256
    hashed: Hashed
    field: str
    on: date


class DocumentRemoved(Event, name="document-removed"):
    """A document was none of the entry's, or is no longer where it was said to be."""

    edition: EditionRef
    number: PositiveInt
    reason: PersonalText


class EntryMerged(Event, name="entry-merged"):
    """The entry is the same as another, *into*: it leaves the lists, and leads there."""

    edition: EditionRef
    into: OpaqueId
    reason: PersonalText


class MergeReversed(Event, name="merge-reversed"):
    """The two had not been the same after all: the entry stands on the lists again."""

    edition: EditionRef
    into: OpaqueId
    reason: PersonalText


class RecordCommand(Command):
    """A wish that is about what the register holds of an entry."""


class FieldValues(BaseModel):
    """What is to stand in a field; *refers* says that it refers to documents."""

    model_config = STRICT

    field: str
    values: Values
    refers: bool = False


class RecordFields(RecordCommand):
    """Let this stand in the fields named; without values a field is emptied."""

    fields: tuple[FieldValues, ...]
    source: Source = "said"
    reason: PersonalText | None = None


class AddNote(RecordCommand):
    """Write something down on the entry."""

    text: PersonalText


class CorrectNote(RecordCommand):
    """Say what should have stood in a note."""

    number: PositiveInt
    text: PersonalText
    reason: PersonalText


class AttachDocument(RecordCommand):
    """Say where a document of the entry is; *sha256* is of its content, where that is known."""

    title: PersonalText
    reference: PersonalText
    sha256: Sha256 | None = None


class RemoveDocument(RecordCommand):
    """Take a document off the entry."""

    number: PositiveInt
    reason: PersonalText


class MergeEntry(RecordCommand):
    """Say that the entry is the same as another one."""

    into: OpaqueId
    reason: PersonalText


class ReverseMerge(RecordCommand):
    """Say that it was not the same after all."""

    reason: PersonalText
