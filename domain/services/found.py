"""An entry is found by every word that it says, in its line or in what the register holds of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from domain.model.arrangement.record.state import Record
from domain.policy.edition import Edition
from domain.policy.values import names_of
from domain.views.register import RegisterRow


def says(row: RegisterRow, words: Sequence[str], more: Iterable[str] = ()) -> bool:
    """Tell whether *row*, or what stands beside it, says every one of *words*."""
    said = " ".join((row.short, row.title, *row.partners, row.kind, row.register_id, *more))
    folded = said.casefold()
    return all(word in folded for word in words)


def held_words(edition: Edition, record: Record) -> Iterator[str]:
    """Yield what the fields, notes and documents of an entry say, as it is called on screen."""
    for name, texts in record.texts.items():
        field = edition.field_by_id.get(name)
        for each in texts:
            yield from (each,) if field is None else names_of(edition, field, each)
    yield from (each.text.text for each in record.notes)
    for document in record.documents:
        yield from (document.title.text, document.reference.text)


def linked_with(one: RegisterRow, every: Iterable[RegisterRow]) -> tuple[RegisterRow, ...]:
    """Return the listed entries that are linked with *one* from either side, by title.

    Of *every* entry, those off the lists too: what was merged leads to what it was merged into.
    """
    rows = {row.id: row for row in every}
    mine = {each.id for each in rows.values() if _last(rows, each.id) == one.id} | {one.id}
    linked = {_last(rows, link) for whole in mine if whole in rows for link in rows[whole].links}
    linked |= {_last(rows, row.id) for row in rows.values() if mine & set(row.links)}
    found = (rows[whole] for whole in linked - mine if whole in rows and rows[whole].listed)
    return tuple(sorted(found, key=lambda row: (row.title.casefold(), row.id)))


def _last(rows: Mapping[str, RegisterRow], whole: str) -> str:
    """Return the entry that *whole* leads to in the end."""
    seen = {whole}
    while whole in rows and rows[whole].merged_into not in {"", *seen}:
        whole = rows[whole].merged_into
        seen.add(whole)
    return whole
