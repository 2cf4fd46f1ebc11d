"""What may be wished of a register entry, and what may have happened to one."""

from datetime import date
from typing import Literal, TypeAlias

from pydantic import BaseModel, PositiveInt

from domain.identity import OpaqueId
from domain.messages import STRICT, Command, Event, PersonalText, Sha256
from domain.policy.edition import EditionRef

STREAM = "arrangement-"
"""The stream of an arrangement is this and its whole id."""

PREFIX = "ARR"
"""What the short form of an arrangement's id begins with."""

Stage: TypeAlias = Literal["new", "existing", "renewal", "extension", "ending"]
"""Where a registered arrangement stands; one that is only being explored is not registered."""

Field: TypeAlias = Literal["title", "partners", "stage"]
"""What of an entry people said themselves, so that it can be corrected."""

Value: TypeAlias = PersonalText | tuple[PersonalText, ...] | Stage | None
"""What stands in a field."""


class ArrangementRegistered(Event, name="arrangement-registered"):
    """A matter that an enquiry decided was put on a register.

    Titles and partners may name people; they are texts about the arrangement, so that they outlive
    whoever wrote them.
    """

    enquiry: OpaqueId
    edition: EditionRef
    register_id: str
    title: PersonalText
    partners: tuple[PersonalText, ...]
    stage: Stage | None


class ArrangementImported(Event, name="arrangement-imported"):
    """A row of a spreadsheet was taken over onto a register; nobody has decided it here.

    *kind*, *stage*, *day* and *reference* are what the spreadsheet says, as far as it does: the
    kind, since when it stands there, and what it is numbered there. *owner* and *ask* are those of
    the register. *file* is the hash of the spreadsheet, *line* the row as it counts them.
    """

    edition: EditionRef
    register_id: str
    title: PersonalText
    partners: tuple[PersonalText, ...]
    kind: str
    stage: Stage | None
    day: date | None
    reference: PersonalText | None
    owner: str
    ask: str
    file: Sha256
    line: PositiveInt


class ArrangementClassified(Event, name="arrangement-classified", shape=2):
    """An enquiry's outcome became the arrangement's: at its registration, and whenever it changes.

    *position* counts the events of the enquiry at that moment. *review* is how often it is to be
    reviewed; older events do not say. *registers* are the certain ones with their owners,
    *register_id* the one it stands on, *owner* that one's, *ask* whom to ask.
    """

    enquiry: OpaqueId
    position: PositiveInt
    edition: EditionRef
    partnership: str
    kind: str
    approval: str
    review: str = ""
    registers: dict[str, str]
    register_id: str
    owner: str
    ask: str


class ArrangementCorrected(Event, name="arrangement-corrected"):
    """A field had been wrong from when it was written; what the matter is has not changed."""

    edition: EditionRef
    field: Field
    was: Value
    now: Value
    reason: PersonalText


class ArrangementLinked(Event, name="arrangement-linked"):
    """Another entry records another part of the same matter, or bears on this one (A-53)."""

    edition: EditionRef
    other: OpaqueId
    why: PersonalText


class EntryVoided(Event, name="entry-voided"):
    """The entry was made in error: it leaves the lists and stays in the log."""

    edition: EditionRef
    reason: PersonalText


class RegisterArrangement(Command):
    """Put on a register what an enquiry decided."""

    enquiry: OpaqueId
    register_id: str
    title: PersonalText
    partners: tuple[PersonalText, ...] = ()


class ImportedField(BaseModel):
    """What a row says of a field of the register; *refers* says that it refers to documents."""

    model_config = STRICT

    field: str
    values: tuple[str | PersonalText, ...]
    refers: bool = False


class ImportArrangement(Command):
    """Take over onto a register what a row of a spreadsheet says; see `ArrangementImported`."""

    edition: EditionRef
    register_id: str
    title: PersonalText
    partners: tuple[PersonalText, ...] = ()
    kind: str = ""
    stage: Stage | None = None
    day: date | None = None
    reference: PersonalText | None = None
    owner: str
    ask: str
    file: Sha256
    line: PositiveInt
    fields: tuple[ImportedField, ...] = ()


class ClassifyArrangement(Command):
    """Let the outcome of an enquiry stand as the arrangement's.

    *register_id* is the one that it moves to where the outcome offers several others.
    """

    enquiry: OpaqueId
    register_id: str = ""


class CorrectArrangement(Command):
    """Say what should have stood there; a field that is not given stays."""

    title: PersonalText | None = None
    partners: tuple[PersonalText, ...] | None = None
    stage: Stage | None = None
    reason: PersonalText


class LinkArrangement(Command):
    """Say that another entry belongs with this one."""

    other: OpaqueId
    why: PersonalText


class VoidEntry(Command):
    """Say that the entry was made in error."""

    reason: PersonalText


EntryCommand: TypeAlias = (
    RegisterArrangement
    | ImportArrangement
    | ClassifyArrangement
    | CorrectArrangement
    | LinkArrangement
    | VoidEntry
)
