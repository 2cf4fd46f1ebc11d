"""What an event of an entry's record says is told in ids, in people's own words, and why."""

from domain.identity import short_form
from domain.messages import Event, PersonalText
from domain.model.arrangement.messages import PREFIX
from domain.model.arrangement.record.messages import (
    DocumentAttached,
    DocumentRemoved,
    EntryMerged,
    FieldRecorded,
    MergeReversed,
    NoteAdded,
    NoteCorrected,
    Values,
)


def record_told(event: Event) -> tuple[dict[str, str], str]:
    """Return what *event* says, and the reason that was given for it; nothing of another kind."""
    reason = getattr(event, "reason", None)
    return _says(event), reason.text if isinstance(reason, PersonalText) else ""


def _says(event: Event) -> dict[str, str]:
    says: dict[str, str] = {}
    match event:
        case FieldRecorded(field=field, source=source):
            says = {"field": field, "source": source}
            says |= {"was": _shown(event.was), "now": _shown(event.now)}
        case NoteAdded(number=number, text=text):
            says = {"number": str(number), "note": text.text}
        case NoteCorrected(number=number, was=was, now=now):
            says = {"number": str(number), "was": was.text, "now": now.text}
        case DocumentAttached(number=number, title=title, reference=reference):
            says = {"number": str(number), "title": title.text, "reference": reference.text}
            says |= {"sha256": event.sha256, "hash_of": event.hashed}
        case DocumentRemoved(number=number):
            says = {"number": str(number)}
        case EntryMerged(into=into) | MergeReversed(into=into):
            says = {"into": short_form(PREFIX, into)}
        case _:
            pass
    return says


def _shown(values: Values) -> str:
    return "; ".join(each.text if isinstance(each, PersonalText) else each for each in values)
