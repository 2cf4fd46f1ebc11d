"""What a check of an edition found and proved is printed so that nothing is left out in silence."""

from collections.abc import Iterator

from bot.screens import Section
from domain.policy.clauses import Excuse
from domain.policy.document import EditionRef
from domain.policy.inspecting import Found, Inspection

GAPS = "slots with a gap"


def inspection_sections(found: Inspection, *, rows: bool) -> tuple[Section, ...]:
    """Return what ``policy check`` found and proved; *rows* adds what builds each working row."""
    excused = [row for row in found.coverage if row.excuse is not None and not row.built_by]
    built = [row for row in found.coverage if row.built_by]
    return (
        Section("Proved", tuple(_proved(found, len(built), len(excused)))),
        Section("Findings", tuple(_each(found.findings))),
        Section("Worth a look, and no fault", tuple(_each(found.notes, only_found=True))),
        Section(
            "Excused until the step that builds them",
            tuple(f"{row.clause} {row.code}: {_excused(row.excuse)}" for row in excused),
        ),
        Section(
            "Built by",
            tuple(f"{row.clause} {row.code}: {', '.join(row.built_by)}" for row in built if rows),
        ),
    )


def inspection_data(ref: EditionRef, found: Inspection, seconds: float) -> dict[str, object]:
    """Return what ``policy check`` found as data."""
    return {
        "policy": ref.policy,
        "version": ref.version,
        "sha256": ref.sha256,
        "clean": found.clean,
        "seconds": round(seconds, 3),
        "slots": found.slots,
        "paths": found.paths,
        "paths_with_one_unsure": found.paths_with_one_unsure,
        "looked_at": found.asked,
        "findings": {kind: list(each) for kind, each in found.findings.items()},
        "notes": {kind: list(each) for kind, each in found.notes.items()},
        "rows": [
            {
                "clause": row.clause,
                "code": row.code,
                "built_by": list(row.built_by),
                "excused": None if row.excuse is None else row.excuse.model_dump(),
            }
            for row in found.coverage
        ],
    }


def _proved(found: Inspection, built: int, excused: int) -> Iterator[str]:
    if found.slots:
        total = (
            "not all of them total"
            if found.findings[GAPS]
            else "each total for every set of answers"
        )
        yield f"{found.slots} slots, {total}, not sure included"
        yield (
            f"{found.paths:,} ways through the questions; {found.paths_with_one_unsure:,} with at"
            " most one answer not sure"
        )
    counted = [f"{count} {what}" for what, count in found.asked.items() if count]
    if counted:
        yield f"{', '.join(counted)}: each question has its reason and its clause"
    every = len(found.coverage)
    covered = built + excused
    yield (
        f"{every} working rows: {built} built, {excused} excused, {every - covered} not covered"
        f" ({_percent(covered, every)} covered, {_percent(built, every)} built)"
    )


def _percent(part: int, whole: int) -> str:
    """Return *part* of *whole*, rounded down: only all of it is 100 per cent."""
    return f"{100 * part // whole if whole else 100} %"


def _each(found: Found, *, only_found: bool = False) -> Iterator[str]:
    for kind, each in found.items():
        if each or not only_found:
            yield f"{len(each)} {kind}"
        yield from (f"  - {one}" for one in each)


def _excused(excuse: Excuse | None) -> str:
    return "" if excuse is None else f"step {excuse.step}, {excuse.because}"
