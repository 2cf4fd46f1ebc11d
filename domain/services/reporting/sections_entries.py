"""What is on the registers is counted by kind and area; what came, changed and went is listed."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from domain.model.arrangement.review.state import Review
from domain.policy.values import called
from domain.services.reporting import standing as read
from domain.services.reporting.paper import Part, Table
from domain.services.reporting.scope import Builder, Scope, SectionId
from domain.views.register import RegisterRow
from domain.views.reviews import REVIEWS

_CHANGED = {
    "priorities": "priorities",
    "funding": "funding",
    "body": "a body in it",
    "membership": "membership",
    "law": "the law",
    "other": "something else",
}


def _entries(scope: Scope) -> Part | None:
    rows = read.listed(scope)
    if not rows:
        return None
    status = Counter(map(read.status_of, rows))
    kinds = Counter((read.kind_of(scope, row), read.register_of(scope, row)) for row in rows)
    return Part(
        heading="What is on the registers",
        paragraphs=(
            f"Entries: {len(rows)}. "
            + ", ".join(f"{name.lower()}: {status[name]}" for name in read.STATUSES).capitalize()
            + ".",
        ),
        table=Table(
            "Entries by kind",
            ("Kind", "Register", "Entries"),
            tuple(
                (kind, register, str(count)) for (kind, register), count in sorted(kinds.items())
            ),
        ),
        figures=(("entries on the registers", str(len(rows))),),
        left_out=read.elsewhere(scope),
        parts=tuple(_by_area(scope, rows)),
    )


def _by_area(scope: Scope, rows: tuple[RegisterRow, ...]) -> Iterator[Part]:
    if scope.area or not scope.edition.areas:
        return
    within = read.areas_of(scope)
    counts = Counter(area for row in rows for area in within.get(row.id, ()))
    lines = [(area.title, str(counts[area.id])) for area in scope.edition.areas]
    lines.append((read.NOWHERE, str(sum(row.id not in within for row in rows))))
    yield Part(
        heading="By area",
        paragraphs=("An entry of several areas is counted in each of them.",),
        table=Table("Entries by area", ("Area", "Entries"), tuple(lines)),
    )


def _changes(scope: Scope) -> Part | None:
    rows = {row.id: row for row in read.listed(scope)}
    told = sorted(
        _happened(scope, rows), key=lambda each: (each[0], each[1].title.casefold(), each[2])
    )
    if not told:
        return None
    came = sum(what == _CAME for _, _, what in told)
    ended = sum(what.startswith(_ENDED) for _, _, what in told)
    return Part(
        heading="What came, changed and ended",
        paragraphs=(f"New entries: {came}. Ended: {ended}.",),
        table=Table(
            "Changes",
            ("Day", "Number", "Entry", "What happened"),
            tuple((read.day_or(day), row.short, row.title, what) for day, row, what in told),
        ),
        figures=(("new entries", str(came)), ("ended", str(ended))),
    )


_CAME, _ENDED = "Put on the register", "Ended"


def _happened(
    scope: Scope, rows: dict[str, RegisterRow]
) -> Iterator[tuple[date, RegisterRow, str]]:
    for row in rows.values():
        if scope.period.holds(row.registered_on):
            yield row.registered_on, row, _CAME
    for kept in scope.rows(REVIEWS):
        for day, what in _became(kept.review):
            if kept.id in rows and scope.period.holds(day):
                yield day, rows[kept.id], what


def _became(review: Review) -> Iterator[tuple[date, str]]:
    """Yield what was said to have changed in an entry, and how it came to its end."""
    for change in review.changes:
        if not change.voided:
            yield change.day, f"Changed, {_CHANGED[change.kind]}: {change.what}"
    if (ending := review.ending) is not None:
        yield ending.proposed_on, f"To end: {ending.reason}"
        if ending.ended_on is not None:
            yield ending.ended_on, f"{_ENDED}: {ending.reason}"


def _high_risk(scope: Scope) -> Part | None:
    since = {row.id: row.review.high_risk_since for row in scope.rows(REVIEWS) if row.looked_after}
    rows = [row for row in read.listed(scope) if since.get(row.id) is not None]
    if not rows:
        return None
    return Part(
        heading="Entries at high risk",
        table=Table(
            "Entries at high risk",
            ("Number", "Entry", "Kind", "High risk since"),
            tuple(
                (row.short, row.title, read.kind_of(scope, row), read.day_or(since[row.id]))
                for row in rows
            ),
        ),
        figures=(("entries at high risk", str(len(rows))),),
    )


def _flagged(scope: Scope) -> Part | None:
    flag = scope.report.flag
    held = read.fields_of(scope)
    rows = [row for row in read.listed(scope) if "yes" in held.get(row.id, {}).get(flag or "", ())]
    if not rows:
        return None
    coming = {each.row.id: each for each in scope.read.reviews.all(scope.then)}
    parts = []
    for row in rows:
        reviewing = coming.get(row.id)
        past = () if reviewing is None else reviewing.review.past
        ahead = None if reviewing is None else reviewing.next
        lines = [
            ("How far it has come", read.status_of(row)),
            ("Partners", ", ".join(row.partners) or "None named"),
            ("Last review", read.day_or(past[0].day if past else None, "None on record")),
            ("Next review", read.day_or(None if ahead is None else ahead.due, "None falls due")),
        ]
        lines += [
            (field.label, "; ".join(called(scope.edition, field, v) for v in values))
            for field in scope.edition.register_fields
            if field.id in scope.report.fields
            and (values := held.get(row.id, {}).get(field.id, ()))
        ]
        parts.append(
            Part(
                heading=f"{row.title} ({row.short})",
                table=Table(row.title, ("What", "How it stands"), tuple(lines)),
            )
        )
    return Part(
        heading="Each entry that is flagged for this report",
        paragraphs=(f"Entries that are flagged: {len(rows)}.",),
        figures=(("flagged for this report", str(len(rows))),),
        parts=tuple(parts),
    )


def _declaration(scope: Scope) -> Part | None:
    added = {each.id: each for each in scope.read.layers.fields(scope.edition.id)}
    shown = [added[name] for name in scope.report.fields if name in added]
    held = read.fields_of(scope)
    rows = [row for row in read.listed(scope) if any(held.get(row.id, {}).get(f.id) for f in shown)]
    if not rows:
        return None
    bare = "Nothing is entered"
    return Part(
        heading="What is declared",
        table=Table(
            "Declared",
            ("Arrangement", "Partners", *(field.label for field in shown)),
            tuple(
                (
                    row.title,
                    ", ".join(row.partners),
                    *("; ".join(held[row.id].get(field.id, ())) or bare for field in shown),
                )
                for row in rows
            ),
        ),
        figures=(("arrangements declared", str(len(rows))),),
        left_out=(
            "An arrangement is declared only once something was entered for it under that heading.",
        ),
    )


ENTRIES: dict[SectionId, Builder] = {
    "entries": _entries,
    "changes": _changes,
    "high_risk_entries": _high_risk,
    "flagged_entries": _flagged,
    "declaration": _declaration,
}
"""The sections over the entries themselves, by their ids."""
