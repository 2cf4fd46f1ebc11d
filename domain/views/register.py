"""The register is a fold: one row for each arrangement, made of its events and of nothing else."""

from datetime import date, datetime
from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

from domain.identity import short_form
from domain.messages import Event, PersonalText, Recorded
from domain.model.arrangement.approval.events import ArrangementEntered
from domain.model.arrangement.messages import (
    PREFIX,
    STREAM,
    ArrangementClassified,
    ArrangementCorrected,
    ArrangementImported,
    ArrangementLinked,
    ArrangementRegistered,
    EntryVoided,
    Stage,
)
from domain.model.arrangement.record.messages import EntryMerged, MergeReversed
from domain.model.enquiry.messages import PREFIX as ENQUIRY
from domain.model.handing import OwnerSucceeded
from domain.policy.edition import EditionRef
from domain.views.view import Numbered, View

Status: TypeAlias = Literal["proposed", "running", "ending"]

NO_OWNER = "no_owner_stated"
"""What an outcome gives for a register whose owner the policy does not name (A-14)."""


class Origin(BaseModel):
    """The row of a spreadsheet: the hash of the *file*, its *line* there, and what it says.

    *kind* and *reference* are nothing where it says none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    file: str
    line: int
    kind: str = ""
    reference: str = ""


class RegisterRow(Numbered):
    """One entry as the register shows it.

    *registrant* put it there; *enquiry*, *edition*, *kind* and what follows are those of the last
    classification. An entry that was taken over from a spreadsheet has an *origin*, and has no
    enquiry until it is decided here: until then its kind is what the spreadsheet says.

    *owner* is an office, or :data:`NO_OWNER`; then *ask* is who is asked instead.
    *registered_on* is the day it happened, *recorded_at* the moment at which we were told.
    *merged_into* is the entry that it turned out to be, if it was merged.
    """

    prefix = PREFIX
    begins = STREAM

    title: str
    register_id: str
    partners: tuple[str, ...]
    stage: Stage | None
    enquiry: str | None = None
    edition: EditionRef
    kind: str = ""
    partnership: str = ""
    approval: str = ""
    registers: tuple[str, ...] = ()
    owner: str = NO_OWNER
    ask: str = ""
    links: tuple[str, ...] = ()
    registrant: str
    registered_on: date
    recorded_at: datetime
    classified_at: datetime | None = None
    corrected_at: datetime | None = None
    touched_at: datetime
    version: int
    entered_in_error: bool = False
    origin: Origin | None = None
    merged_into: str = ""

    @property
    def listed(self) -> bool:
        """Whether it stands on the lists: not made in error, and not merged into another."""
        return not self.entered_in_error and not self.merged_into

    @property
    def from_enquiry(self) -> str:
        """The id of its enquiry as people see it, nothing where there is none."""
        return "" if self.enquiry is None else short_form(ENQUIRY, self.enquiry)

    @property
    def decided(self) -> bool:
        """Whether it was decided here what it is."""
        return self.enquiry is not None

    @property
    def keeper(self) -> str:
        """The office that keeps the entry: the owner, or who is asked where none is stated."""
        return self.ask if self.owner == NO_OWNER else self.owner

    @property
    def status(self) -> Status:
        """How far it has come, as its stage says."""
        match self.stage:
            case "new" | None:
                return "proposed"
            case "ending":
                return "ending"
            case _:
                return "running"


def fold(row: RegisterRow | None, recorded: Recorded) -> RegisterRow | None:
    """Return the row after *recorded*; there is none before the arrangement is registered."""
    event = recorded.event
    if isinstance(event, ArrangementRegistered | ArrangementImported):
        return _entered(row, recorded, event)
    if row is None:
        return None
    changed: dict[str, object] = {}
    match event:
        case ArrangementClassified():
            changed = _classified(recorded, event)
        case ArrangementCorrected():
            changed = {event.field: _shown(event.now), "corrected_at": recorded.recorded_at}
        case ArrangementLinked(other=other):
            changed = {"links": (*row.links, other)}
        case _:
            changed = _moved(event)
    touched = {"touched_at": recorded.recorded_at, "version": recorded.position}
    return RegisterRow.model_validate({**dict(row), **changed, **touched})


def _moved(event: Event) -> dict[str, object]:
    """Return what changes when an entry goes into force, or leaves the lists, or comes back."""
    match event:
        case EntryVoided():
            return {"entered_in_error": True}
        case OwnerSucceeded(now=now):
            return {"registrant": now}
        case ArrangementEntered():
            return {"stage": "existing"}
        case EntryMerged(into=into):
            return {"merged_into": into}
        case MergeReversed():
            return {"merged_into": ""}
        case _:
            return {}


def _registered(recorded: Recorded, event: ArrangementRegistered) -> RegisterRow:
    return RegisterRow(
        id=recorded.stream.removeprefix(STREAM),
        title=event.title.text,
        register_id=event.register_id,
        partners=tuple(each.text for each in event.partners),
        stage=event.stage,
        enquiry=event.enquiry,
        edition=event.edition,
        registrant=recorded.actor.id,
        registered_on=recorded.happened_on,
        recorded_at=recorded.recorded_at,
        touched_at=recorded.recorded_at,
        version=recorded.position,
    )


def _entered(
    row: RegisterRow | None,
    recorded: Recorded,
    event: ArrangementRegistered | ArrangementImported,
) -> RegisterRow:
    if isinstance(event, ArrangementImported):
        return _imported(recorded, event)
    again = {} if row is None else {"links": row.links, "corrected_at": row.corrected_at}
    return _registered(recorded, event).model_copy(update=again)


def _imported(recorded: Recorded, event: ArrangementImported) -> RegisterRow:
    reference = "" if event.reference is None else event.reference.text
    return RegisterRow(
        id=recorded.stream.removeprefix(STREAM),
        title=event.title.text,
        register_id=event.register_id,
        partners=tuple(each.text for each in event.partners),
        stage=event.stage,
        edition=event.edition,
        kind=event.kind,
        registers=(event.register_id,),
        owner=event.owner,
        ask=event.ask,
        registrant=recorded.actor.id,
        registered_on=event.day or recorded.happened_on,
        recorded_at=recorded.recorded_at,
        touched_at=recorded.recorded_at,
        version=recorded.position,
        origin=Origin(file=event.file, line=event.line, kind=event.kind, reference=reference),
    )


def _classified(recorded: Recorded, event: ArrangementClassified) -> dict[str, object]:
    return {
        "register_id": event.register_id,
        "enquiry": event.enquiry,
        "edition": event.edition,
        "kind": event.kind,
        "partnership": event.partnership,
        "approval": event.approval,
        "registers": tuple(event.registers),
        "owner": event.owner,
        "ask": event.ask,
        "classified_at": recorded.recorded_at,
    }


def _shown(value: object) -> object:
    """Return a field's value as a row holds it: texts without their subjects."""
    match value:
        case PersonalText(text=text):
            return text
        case tuple():
            return tuple(map(_shown, value))
        case _:
            return value


REGISTER = View(
    name="register",
    form=3,
    row=RegisterRow,
    streams=(STREAM,),
    fold=fold,
    indexed=("register_id", "enquiry", "registrant", "entered_in_error", "merged_into"),
)
