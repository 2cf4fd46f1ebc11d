"""What a check of an edition found and proved is printed so that nothing is left out in silence."""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot import wiring
from bot.officer_finding import ToCheck
from bot.printing import print_sections
from bot.screens import Section
from domain.policy.document import EditionRef
from domain.policy.inspecting import Found, Inspection, inspect, inspect_layer
from domain.policy.layers import ReadLayer
from domain.policy.policy import Policy
from domain.policy.publishing import findings_of
from domain.services.reporting.sections import unknown_fields, unknown_sections
from domain.services.rights import unknown_acts

GAPS = "slots with a gap"
ACTS = "rights to what nobody can do here"
SECTIONS = "reports of what nobody can write here"


@dataclass(frozen=True, slots=True)
class Checked:
    """One edition that was looked at: what was found, as data, and in how many seconds."""

    data: dict[str, object]
    findings: int
    seconds: float

    @property
    def clean(self) -> bool:
        """Whether nothing was found."""
        return not self.findings


def check_editions(chosen: Iterable[ToCheck], *, rows: bool, quiet: bool) -> Iterator[Checked]:
    """Yield what is found in each edition, printed as it comes unless *quiet*."""
    for each in chosen:
        name, version = each.policy, each.version
        began = time.perf_counter()
        try:
            read = each.read()
        except wiring.BadEdition as error:
            if not quiet:
                section = Section("Findings", (str(error),))
                print_sections(f"{name} {version}: cannot be read", (section,))
            data = {"policy": name, "version": version, "clean": False, "unreadable": str(error)}
            yield Checked(data, 1, time.perf_counter() - began)
            continue
        found = _inspected(read)
        if each.here is not None:
            told = findings_of(
                each.here.lock.published(name), version, read.ref.sha256, each.here.versions(name)
            )
            found = replace(found, findings={**found.findings, **told})
        seconds = time.perf_counter() - began
        if not quiet:
            short = read.ref.sha256[:12]
            stands = "nothing found" if found.clean else "something found"
            title = f"{name} {version} ({short}): {stands}, in {seconds:.2f} s"
            print_sections(title, inspection_sections(found, rows=rows))
        count = sum(map(len, found.findings.values()))
        yield Checked(inspection_data(read.ref, found, seconds), count, seconds)


def _inspected(read: Policy | ReadLayer) -> Inspection:
    """Return what is found in one edition by itself, and among what people can do here."""
    if not isinstance(read, Policy):
        found, document = inspect_layer(read.document), read.document
        fields = {each.id for each in read.document.optional_fields}
        lost = {SECTIONS: (*unknown_sections(document), *unknown_fields(document, fields))}
        return replace(found, findings={**found.findings, **lost})
    found, edition = inspect(read.compiled), read.edition
    lost = {
        ACTS: unknown_acts(edition),
        SECTIONS: (*unknown_sections(edition), *unknown_fields(edition, edition.field_by_id)),
    }
    return replace(found, findings={**found.findings, **lost})


def standing(found: Sequence[Checked]) -> str:
    """Return in one line what all of it came to."""
    findings = sum(each.findings for each in found)
    seconds = sum(each.seconds for each in found)
    counted = f"{findings} finding{'' if findings == 1 else 's'}"
    return f"\n{len(found)} checked, {counted}, in {seconds:.2f} s."


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
            tuple(
                f"{row.clause} {row.code}: step {row.excuse.step}, {row.excuse.because}"
                for row in excused
                if row.excuse is not None and row.excuse.step != "never"
            ),
        ),
        Section(
            "Excused for good",
            tuple(
                f"{row.clause} {row.code}: {row.excuse.because}"
                for row in excused
                if row.excuse is not None and row.excuse.step == "never"
            ),
        ),
        Section(
            "Declared here, and performed from a later step on",
            tuple(
                f"{row.clause} {row.code}: step {row.waits.step}, {row.waits.because}"
                for row in built
                if row.waits is not None
            ),
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
                "waits": None if row.waits is None else row.waits.model_dump(),
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
    waiting = sum(row.waits is not None for row in found.coverage)
    if waiting:
        yield f"{waiting} of those built are declared only, and performed from a later step on"


def _percent(part: int, whole: int) -> str:
    """Return *part* of *whole*, rounded down: only all of it is 100 per cent."""
    return f"{100 * part // whole if whole else 100} %"


def _each(found: Found, *, only_found: bool = False) -> Iterator[str]:
    for kind, each in found.items():
        if each or not only_found:
            yield f"{len(each)} {kind}"
        yield from (f"  - {one}" for one in each)
