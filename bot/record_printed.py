"""What the register holds of an entry is printed by part, and given to programs as it is."""

from collections.abc import Iterator

from bot.record_screens import gap_sections, held_sections, kept_sections
from bot.screens import Section
from domain.policy.gaps import Gap
from domain.services.entry_shown import EntryShown
from domain.services.ledger import Entry
from domain.services.records import Records


def record_sections(records: Records, entry: Entry) -> Iterator[Section]:
    """Yield what was held of *entry*, what was missing then, its notes and its documents."""
    shown = _shown(records, entry)
    edition = records.arrangements.policy_of(entry.row).edition
    yield from held_sections(shown)
    yield from gap_sections(edition, shown.gaps)
    yield from kept_sections(records, shown)


def record_as_data(records: Records, entry: Entry) -> dict[str, object]:
    """Return the same for programs."""
    shown, record = _shown(records, entry), entry.record
    return {
        "fields": [
            {
                "field": field.id,
                "part": part.id,
                "label": field.label,
                "values": list(field.values),
                "called": list(field.said),
                "source": field.source,
            }
            for part in shown.parts
            for field in part.fields
        ],
        "missing": [gap_as_data(gap) for gap in shown.gaps],
        "notes": [
            {
                "number": each.number,
                "text": each.text.text,
                "by": each.by,
                "on": each.on.isoformat(),
                "corrected": each.corrected,
            }
            for each in record.notes
        ],
        "documents": [
            {
                "number": each.number,
                "title": each.title.text,
                "reference": each.reference.text,
                "sha256": each.sha256,
                "hash_of": each.hashed,
                "field": each.field or None,
                "on": each.on.isoformat(),
            }
            for each in record.documents
        ],
        "merged_here": [row.short for row in shown.merged],
    }


def gap_as_data(gap: Gap) -> dict[str, object]:
    """Return what is missing, for programs."""
    return {
        "field": gap.field,
        "label": gap.label,
        "strength": gap.strength,
        "gate": None if gap.gate == "none" else gap.gate,
        "clauses": list(gap.clauses),
        "ask": gap.ask,
        "certain": gap.certain,
    }


def _shown(records: Records, entry: Entry) -> EntryShown:
    policy = records.arrangements.policy_of(entry.row)
    return records.looking.shown(entry.row, entry.record, policy, entry.facts)
