"""What the register holds of an entry, with everything about it written out."""

from datetime import date

from domain.identity import Actor
from domain.model.arrangement.decider import Matter
from domain.model.arrangement.record.decider import hash_of
from domain.model.arrangement.record.messages import (
    DocumentAttached,
    EntryMerged,
    FieldRecorded,
    FieldValues,
    NoteAdded,
    RecordFields,
)
from tests.support.builders import said
from tests.support.registers import AUTHOR, CLASSIFIED, ENTRY, OTHER, REGISTERED, about
from tests.support.toy_policy import TOY

JULY = date(2026, 7, 1)
WHY = said("it changed")
ON_IT = (REGISTERED, CLASSIFIED)
BY = Actor(id="sgt-1", offices=("officer",), organisation="force")
KEPT = Matter(ENTRY, None, AUTHOR, BY, JULY, JULY)
LINK = "https://intranet.example/agreement.pdf"


def recording(source="said", reason=None, refers=(), **fields):
    """Return the wish that this stands in those fields."""
    given = (
        FieldValues(field=name, values=tuple(values), refers=name in refers)
        for name, values in fields.items()
    )
    return RecordFields(fields=tuple(given), source=source, reason=reason)


def recorded_in(field, was, now, source="said", reason=None):
    """Return the event of a field that was changed."""
    return FieldRecorded(
        edition=TOY.ref, field=field, was=was, now=now, source=source, reason=reason
    )


def noted(number, text, by="sgt-1"):
    return NoteAdded(edition=TOY.ref, number=number, text=about(text), by=by, on=JULY)


def attached(number, reference=LINK, title=None, sha256=None, field=""):
    return DocumentAttached(
        edition=TOY.ref,
        number=number,
        title=about(title or reference),
        reference=about(reference),
        sha256=sha256 or hash_of(reference),
        hashed="content" if sha256 else "reference",
        field=field,
        on=JULY,
    )


MERGED = EntryMerged(edition=TOY.ref, into=OTHER, reason=WHY)
