"""What the register holds of an entry is shown part by part, then what it lacks, then the rest."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby

from bot import record_words, words
from bot.days import said_day
from bot.screens import Choice, Field, FieldKind, Section
from domain.policy.edition import Edition
from domain.policy.fields import RegisterField
from domain.policy.gaps import Gap
from domain.policy.values import PICKED, options_of, takes_many
from domain.services.entry_shown import EntryShown, FieldShown
from domain.services.records import Records

LONGEST = 2_000
"""Characters of a text that is written into a field of a card."""

_SHOWN = 300
"""Characters of a text on the page of an entry."""


def held_sections(shown: EntryShown) -> Iterator[Section]:
    """Yield what stands in the fields, each part under its heading."""
    for part in shown.parts:
        lines = (f"{each.label}: {said(each)}" for each in part.fields)
        yield Section(part.heading or record_words.ELSEWHERE, tuple(lines))


def said(field: FieldShown, *, whole: bool = False) -> str:
    """Return what stands in *field* as people read it, and where it comes from."""
    texts = (said_value(field.kind, each) for each in field.said)
    listed = (text if whole else words.shortened(text, _SHOWN) for text in texts)
    return "; ".join(listed) + record_words.SOURCES[field.source]


def said_value(kind: str, value: str) -> str:
    """Return one *value* as people read it; what is picked comes by its name already."""
    match kind:
        case "day":
            return said_day(date.fromisoformat(value))
        case "amount":
            return f"£{Decimal(value):,.2f}".removesuffix(".00")
        case _:
            return value


def gap_sections(edition: Edition, gaps: Sequence[Gap], most: int = 1_000) -> Iterator[Section]:
    """Yield what is missing, by how much it is wanted, each with its clauses and whom to ask.

    Of what is more than *most* it is said how much there is.
    """
    for heading, group in groupby(gaps[:most], _wanted):
        yield Section(heading, tuple(gap_line(edition, gap) for gap in group))
    if len(gaps) > most:
        more = record_words.MORE_MISSING.format(count=len(gaps) - most)
        yield Section("", (more,))


def gap_line(edition: Edition, gap: Gap) -> str:
    """Return what is missing, on which clauses, and whom to ask."""
    clauses = f" ({', '.join(gap.clauses)})"
    title = edition.office_titles.get(gap.ask, gap.ask)
    office = title if title.startswith(("The ", "the ")) else f"the {title}"
    return record_words.GAP.format(label=gap.label, clauses=clauses, office=office)


def _wanted(gap: Gap) -> str:
    if not gap.certain:
        return record_words.MISSING_ELSEWHERE
    return record_words.STRENGTHS[gap.strength].format(gate=record_words.GATES[gap.gate])


def kept_sections(records: Records, shown: EntryShown) -> Iterator[Section]:
    """Yield the notes, the documents, and the entries that turned out to be this one."""
    for heading, lines in (
        (record_words.NOTES, tuple(_notes(records, shown))),
        (record_words.DOCUMENTS, tuple(_documents(shown))),
        (record_words.MERGED_HERE, tuple(f"{row.short}  {row.title}" for row in shown.merged)),
    ):
        if lines:
            yield Section(heading, lines)


def _notes(records: Records, shown: EntryShown) -> Iterator[str]:
    for note in shown.record.notes:
        person = records.offices.find(note.by)
        yield record_words.NOTE.format(
            number=note.number,
            text=" ".join(note.text.text.split()),
            who=note.by if person is None else person.shown,
            day=said_day(note.on),
            corrected=record_words.CORRECTED if note.corrected else "",
        )


def _documents(shown: EntryShown) -> Iterator[str]:
    labels = {each.id: each.label for each in shown.fields}
    for each in shown.record.documents:
        title, where = each.title.text, each.reference.text
        content = each.hashed == "content"
        about = record_words.HASH_OF_CONTENT if content else record_words.HASH_OF_REFERENCE
        yield record_words.DOCUMENT.format(
            number=each.number,
            title=labels.get(each.field, title) if title == where else title,
            where=f": {where}" if title != where or each.field in labels else "",
            hash=about.format(hash=each.sha256[:12]),
        )


def input_of(edition: Edition, field: RegisterField, values: tuple[str, ...]) -> Field:
    """Return *field* as a card asks for it, with what stands in it."""
    # A body is written: it may be one that was made known here, and there are many.
    picked = field.kind in PICKED and field.kind != "body"
    options = options_of(edition, field) if picked else {}
    choices = tuple(Choice(value, label) for value, label in options.items())
    separator = "," if choices else "; "
    several = record_words.SEVERAL_HINT if takes_many(field) and not choices else ""
    hints = {
        "person": record_words.PERSON_HINT,
        "document": record_words.DOCUMENT_HINT,
        "body": record_words.BODY_HINT,
    }
    asides = (field.hint, hints.get(field.kind, ""), several)
    return Field(
        field.id,
        field.label,
        separator.join(values),
        longest=LONGEST if field.kind == "text" or field.many else 300,
        kind=_kind(field, choices=bool(choices)),
        choices=choices,
        aside=". ".join(each.rstrip(".") for each in asides if each),
    )


def _kind(field: RegisterField, *, choices: bool) -> FieldKind:
    if choices:
        return "choices" if takes_many(field) else "choice"
    match field.kind:
        case "day" | "amount":
            return field.kind
        case _:
            return "line"


def values_in(field: RegisterField, text: str) -> tuple[str, ...]:
    """Return the values that *text*, as a card gives it, holds for *field*."""
    if not takes_many(field):
        return (text,) if text.strip() else ()
    parted = text.split(",") if field.kind in PICKED else text.replace("\n", ";").split(";")
    return tuple(each.strip() for each in parted if each.strip())
