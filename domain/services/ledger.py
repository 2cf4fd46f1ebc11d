"""An entry can be told whole: what stands, what it rests on, and every event that made it so."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import reduce

from pydantic import JsonValue

from domain.identity import Actor, short_form
from domain.messages import Event, PersonalText, Recorded
from domain.model.arrangement.messages import (
    PREFIX,
    STREAM,
    ArrangementClassified,
    ArrangementCorrected,
    ArrangementImported,
    ArrangementLinked,
    ArrangementRegistered,
    EntryVoided,
    Value,
)
from domain.model.arrangement.record.state import Record, after
from domain.model.enquiry.messages import PREFIX as ENQUIRY
from domain.model.enquiry.messages import STREAM as ENQUIRIES
from domain.model.enquiry.messages import OutcomeDetermined
from domain.policy.edition import EditionRef
from domain.ports import EventStore, Views
from domain.services.approval_told import approval_told
from domain.services.arrangements import Arrangements
from domain.services.found import linked_with
from domain.services.record_told import record_told
from domain.views.as_at import rows_as_at
from domain.views.register import REGISTER, RegisterRow, fold

BASES = ("partnership", "kind", "approval", "register")
"""What of an outcome an entry rests on."""


@dataclass(frozen=True, slots=True)
class Change:
    """One event of an entry: when it happened, when we were told, by whom, and what it says.

    *says* is in ids and people's own words; *reason* is there where one had to be given; *body* is
    all of it, as JSON.
    """

    event: str
    position: int
    happened_on: date
    recorded_at: datetime
    by: Actor
    says: Mapping[str, str]
    body: Mapping[str, JsonValue]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Basis:
    """The outcome that an entry rests on, with the clauses of each part, and its policy's bytes.

    There is no enquiry where it was taken over from a spreadsheet, and is not decided here.
    """

    enquiry: str | None
    edition: EditionRef
    partnership: str
    kind: str
    approval: str
    clauses: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it stood: its row, its outcome, the entries linked to it, and its history.

    *record* is what the register held of it, *facts* those that its outcome rests on.
    """

    row: RegisterRow
    basis: Basis
    linked: tuple[RegisterRow, ...]
    history: tuple[Change, ...]
    record: Record
    facts: Mapping[str, str]


class Ledger:
    """Reads the registers for whoever may; it changes nothing."""

    def __init__(self, store: EventStore, views: Views, arrangements: Arrangements) -> None:
        self._store = store
        self._views = views
        self._arrangements = arrangements

    def entries(
        self,
        actor: Actor,
        *,
        register: str = "",
        as_at: datetime | None = None,
        in_error: bool = False,
    ) -> tuple[RegisterRow, ...]:
        """Return the entries by title, those made in error among them only if *in_error*."""
        rows: Iterable[RegisterRow] = self._arrangements.all(actor, register=register, as_at=as_at)
        if in_error:
            void = (row for row in self._off_the_lists(as_at) if row.entered_in_error)
            rows = (*rows, *(row for row in void if register in {"", row.register_id}))
        return tuple(sorted(rows, key=lambda row: (row.title.casefold(), row.id)))

    def entry(self, actor: Actor, written: str, as_at: datetime | None = None) -> Entry | None:
        """Return one entry, whole; none if nothing of it had been recorded by then."""
        whole = self._arrangements.get(actor, written).id
        recorded = tuple(
            each
            for each in self._store.load(STREAM + whole)
            if as_at is None or each.recorded_at <= as_at
        )
        start: RegisterRow | None = None
        row = reduce(fold, recorded, start)
        if row is None:
            return None
        others = self._arrangements.all(actor, as_at=as_at)
        linked = linked_with(row, (*others, *self._off_the_lists(as_at)))
        record = reduce(after, (each.event for each in recorded), Record())
        outcome = self._outcome(row, recorded)
        facts = {} if outcome is None else outcome.answers
        history = tuple(map(_told, recorded))
        return Entry(row, _basis(row, outcome), linked, history, record, facts)

    def _off_the_lists(self, as_at: datetime | None) -> tuple[RegisterRow, ...]:
        every = (
            self._views.all(REGISTER) if as_at is None else rows_as_at(self._store, REGISTER, as_at)
        )
        return tuple(row for row in every if not row.listed)

    def _outcome(self, row: RegisterRow, recorded: Iterable[Recorded]) -> OutcomeDetermined | None:
        """Return the outcome that the entry rests on; whoever reads the register may read it."""
        taken = [e.event for e in recorded if isinstance(e.event, ArrangementClassified)]
        upto = taken[-1].position if taken else 0
        enquiry = self._store.load(ENQUIRIES + row.enquiry)[:upto] if row.enquiry else ()
        outcomes = [e.event for e in enquiry if isinstance(e.event, OutcomeDetermined)]
        return outcomes[-1] if outcomes else None


def _basis(row: RegisterRow, outcome: OutcomeDetermined | None) -> Basis:
    return Basis(
        enquiry=row.enquiry,
        edition=row.edition,
        partnership=row.partnership,
        kind=row.kind,
        approval=row.approval,
        clauses={} if outcome is None else _clauses(outcome.result, row.register_id),
    )


def _clauses(result: Mapping[str, JsonValue], register: str) -> dict[str, tuple[str, ...]]:
    reasons = result.get("reasons")
    if not isinstance(reasons, dict):
        return {}
    slots = {basis: basis for basis in BASES} | {"register": f"register.{register}"}
    found = {basis: tuple(_cited(reasons.get(slot))) for basis, slot in slots.items()}
    return {basis: tuple(dict.fromkeys(cited)) for basis, cited in found.items() if cited}


def _cited(reasons: JsonValue) -> Iterator[str]:
    for reason in reasons if isinstance(reasons, list) else ():
        if isinstance(reason, dict):
            for key in ("clauses", "looked_in"):
                cited = reason.get(key)
                yield from map(str, cited if isinstance(cited, list) else ())


def _told(recorded: Recorded) -> Change:
    says, reason = _said(recorded.event)
    return Change(
        event=recorded.name,
        position=recorded.position,
        happened_on=recorded.happened_on,
        recorded_at=recorded.recorded_at,
        by=recorded.actor,
        says=says,
        body=recorded.event.model_dump(mode="json"),
        reason=reason,
    )


def _said(event: Event) -> tuple[dict[str, str], str]:
    """Return what *event* says, and the reason that was given for it."""
    match event:
        case ArrangementRegistered() | ArrangementImported():
            return _entered(event), ""
        case ArrangementClassified():
            return {
                "register": event.register_id,
                "kind": event.kind,
                "approval": event.approval,
                "enquiry": short_form(ENQUIRY, event.enquiry),
                "policy": f"{event.edition.policy} {event.edition.version}",
            }, ""
        case ArrangementCorrected():
            changed = {"field": event.field, "was": _shown(event.was), "now": _shown(event.now)}
            return changed, event.reason.text
        case ArrangementLinked():
            return {"other": short_form(PREFIX, event.other)}, event.why.text
        case EntryVoided():
            return {}, event.reason.text
        case _:
            return approval_told(event) or record_told(event)


def _entered(event: ArrangementRegistered | ArrangementImported) -> dict[str, str]:
    said = {
        "register": event.register_id,
        "title": event.title.text,
        "partners": _shown(event.partners),
        "stage": event.stage or "",
    }
    if isinstance(event, ArrangementImported):
        said |= {"kind": event.kind, "row": str(event.line), "spreadsheet": event.file}
    return said


def _shown(value: Value) -> str:
    match value:
        case PersonalText(text=text):
            return text
        case tuple():
            return "; ".join(each.text for each in value)
        case _:
            return value or ""
