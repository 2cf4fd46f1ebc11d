"""What comes of a wish about what the register holds of an entry."""

import hashlib
from collections.abc import Iterator
from typing import assert_never

from domain.identity import short_form
from domain.messages import Event, PersonalText
from domain.model.arrangement.messages import PREFIX
from domain.model.arrangement.record.messages import (
    AddNote,
    AttachDocument,
    CorrectNote,
    DocumentAttached,
    DocumentRemoved,
    EntryMerged,
    FieldRecorded,
    FieldValues,
    Hashed,
    MergeEntry,
    MergeReversed,
    NoteAdded,
    NoteCorrected,
    RecordCommand,
    RecordFields,
    RemoveDocument,
    ReverseMerge,
    Source,
    Values,
)
from domain.model.arrangement.record.refusals import (
    AttachedBefore,
    MergedAway,
    MergedIntoItself,
    NoSuchDocument,
    NoSuchNote,
    NotMerged,
    ReasonNeeded,
)
from domain.model.arrangement.record.state import HeldField, Record
from domain.model.arrangement.standing import Standing
from domain.refusals import AnsweredTwice, NothingSaid, NotOffered

_KNOWN: frozenset[Source] = frozenset({"form", "matter"})
"""Where a value comes from that has its own reason to change there."""


def decide(command: RecordCommand, state: Record, standing: Standing) -> list[Event]:
    """Return what happens if *command* is carried out, or refuse it."""
    match command:
        case RecordFields():
            return list(_recorded(command, state, standing))
        case AddNote() | CorrectNote():
            return [_noted(command, state, standing)]
        case AttachDocument():
            return [_attached(command, state, standing)]
        case RemoveDocument(number=number, reason=reason):
            _said("reason", reason)
            if state.document(number) is None:
                raise NoSuchDocument(number)
            return [DocumentRemoved(edition=standing.edition, number=number, reason=reason)]
        case MergeEntry() | ReverseMerge():
            return [_merged(command, state, standing)]
        case _:
            raise NotOffered(type(command).__name__, ())


def following(before: Record, after: Record, was: Standing, standing: Standing) -> list[Event]:
    """Return what must follow here from what happened elsewhere in the arrangement: nothing.

    *was* is how the entry stood before, *standing* how it stands now.
    """
    del before, after, was, standing
    return []


def refuse_merged(state: Record, command: object) -> None:
    """Refuse whatever is wished of an entry that was merged, but to reverse that."""
    if state.merged_into and not isinstance(command, ReverseMerge):
        raise MergedAway(short_form(PREFIX, state.merged_into))


def hash_of(reference: str) -> str:
    """Return the hash of the words that refer to a document."""
    return hashlib.sha256(reference.encode()).hexdigest()


def _recorded(command: RecordFields, state: Record, standing: Standing) -> Iterator[Event]:
    """Yield an event for each field that changes, and for each document that it refers to."""
    names = [each.field for each in command.fields]
    for name in names:
        if names.count(name) > 1:
            raise AnsweredTwice(name)
    changes = [
        (given, was, now)
        for given in command.fields
        for was in (state.fields.get(given.field),)
        for now in (_filled(given.values),)
        if now != (() if was is None else was.values)
    ]
    if not _says(command.reason):
        unsaid = [g.field for g, was, _ in changes if _wants_reason(was, command.source)]
        if unsaid:
            raise ReasonNeeded(tuple(unsaid))
    documents = state.attached
    held = {each.reference.text for each in state.documents}
    for given, was, now in changes:
        yield FieldRecorded(
            edition=standing.edition,
            field=given.field,
            was=() if was is None else was.values,
            now=now,
            source=command.source,
            reason=command.reason if was is not None and _says(command.reason) else None,
        )
        for reference in _references(given, now):
            if reference.text not in held:
                held.add(reference.text)
                documents += 1
                yield _document(standing, documents, reference, reference, field=given.field)


def _wants_reason(was: HeldField | None, source: Source) -> bool:
    return was is not None and not (source in _KNOWN and was.source == source)


def _references(given: FieldValues, now: Values) -> Iterator[PersonalText]:
    if given.refers:
        yield from (each for each in now if isinstance(each, PersonalText))


def _document(
    standing: Standing,
    number: int,
    title: PersonalText,
    reference: PersonalText,
    *,
    sha256: str | None = None,
    field: str = "",
) -> DocumentAttached:
    hashed: Hashed = "reference" if sha256 is None else "content"
    return DocumentAttached(
        edition=standing.edition,
        number=number,
        title=title,
        reference=reference,
        sha256=hash_of(reference.text) if sha256 is None else sha256,
        hashed=hashed,
        field=field,
        on=standing.day,
    )


def _attached(command: AttachDocument, state: Record, standing: Standing) -> Event:
    _said("reference", command.reference)
    for each in state.documents:
        if each.reference.text == command.reference.text:
            raise AttachedBefore(each.number)
    title = command.title if _says(command.title) else command.reference
    return _document(standing, state.attached + 1, title, command.reference, sha256=command.sha256)


def _noted(command: AddNote | CorrectNote, state: Record, standing: Standing) -> Event:
    _said("note", command.text)
    match command:
        case AddNote(text=text):
            return NoteAdded(
                edition=standing.edition,
                number=len(state.notes) + 1,
                text=text,
                by=standing.by.id,
                on=standing.day,
            )
        case CorrectNote(number=number, text=text, reason=reason):
            _said("reason", reason)
            note = state.note(number)
            if note is None:
                raise NoSuchNote(number)
            return NoteCorrected(
                edition=standing.edition, number=number, was=note.text, now=text, reason=reason
            )
        case _:
            assert_never(command)


def _merged(command: MergeEntry | ReverseMerge, state: Record, standing: Standing) -> Event:
    _said("reason", command.reason)
    match command:
        case MergeEntry(into=into, reason=reason):
            if into == standing.id:
                raise MergedIntoItself
            return EntryMerged(edition=standing.edition, into=into, reason=reason)
        case ReverseMerge(reason=reason):
            if not state.merged_into:
                raise NotMerged
            return MergeReversed(edition=standing.edition, into=state.merged_into, reason=reason)
        case _:
            assert_never(command)


def _filled(values: Values) -> Values:
    """Return *values* without blanks, each once, in the order given."""
    texts = ((each.text if isinstance(each, PersonalText) else each, each) for each in values)
    return tuple(dict.fromkeys(each for text, each in texts if text.strip()))


def _says(text: PersonalText | None) -> bool:
    return text is not None and bool(text.text.strip())


def _said(field: str, text: PersonalText) -> None:
    if not _says(text):
        raise NothingSaid(field)
