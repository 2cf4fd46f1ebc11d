"""The register goes out to a file and comes in from one; what is wrong is told row by row."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from bot.days import end_of, said_day, said_moment
from bot.failures import FINDING, NotNow, WrongUse, say, tell
from bot.refusing import those_who_may
from bot.registry import register_label
from bot.sheet_words import (
    DONE,
    DRY,
    EXPORTED,
    NOT_HERE,
    NOTHING_TO_DO,
    PASSED_OVER,
    WRONG,
    counted,
    said_of,
)
from bot.waiting import followed, patience
from bot.wiring import App, BadSheet
from domain.identity import Actor
from domain.messages import Act
from domain.refusals import NotYourOffice
from domain.services.exporting import Export
from domain.services.import_plan import Plan
from domain.services.import_rows import Mapped

FORMATS = ("csv", "xlsx")
_BLOCK = 1024 * 1024
_LARGEST = 100 * 1024 * 1024
_ALL = "all registers"


def export_register(
    app: App, actor: Actor, to: str, *, kind: str, register: str, day: date | None
) -> None:
    """Write the entries to the file *to*, or into that folder under a name that says what it is."""
    with _allowed(app), patience():
        _known_register(app, register)
        moment = None if day is None else end_of(day)
        export = app.life.exporting.export(actor, register=register, as_at=moment)
        kind = _kind_of(to, kind)
        file = _file_of(to, kind, export, register, app.today if day is None else day)
        told = _told(app, export, register, day)
        rows = followed(export.rows(), len(export.entries), "Writing the register ...")
        try:
            app.sheets.write(file, "csv" if kind == "csv" else "xlsx", _headed(export, rows), told)
        except OSError as error:
            raise NotNow(
                f"The register could not be written to {file} ({error.strerror}); give another"
                " file."
            ) from error
    about = dict(told)
    say(
        EXPORTED.format(
            count=counted(len(export.entries), "entry", "entries"),
            file=file,
            register=about["Register"],
            as_at=about["As at"],
            policy=export.policy.edition.short_title,
            version=export.policy.ref.version,
        )
    )


def import_register(  # noqa: PLR0913 - what the command line says of it
    app: App,
    actor: Actor,
    path: str,
    mapped: Mapped,
    *,
    apply: bool,
    different: bool,
    as_json: bool,
) -> int:
    """Say what taking over the spreadsheet *path* would do, or do it; return the exit code."""
    _known_register(app, mapped.register)
    with _allowed(app):
        try:
            with patience():
                file = Path(path)
                lines = app.sheets.lines(file)
                plan = app.life.importing.plan(
                    actor, lines, _hash_of(file), mapped, meant=different
                )
        except BadSheet as bad:
            where = f" after row {bad.line}" if bad.line else ""
            raise WrongUse(f"The spreadsheet {path} cannot be taken{where}: {bad}.") from bad
        done: Counter[str] = Counter()
        if apply and plan.good:
            act = Act(actor=actor, key=f"import:{plan.file}", conversation="import")
            steps = app.life.importing.apply(act, plan)
            for _, what in followed(steps, len(plan.steps), "Taking over ..."):
                done[what] += 1
    titles = app.desk.policy.edition.office_titles
    if as_json:
        told = _as_data(plan, done, titles, applied=apply and plan.good)
        tell(json.dumps(told, indent=2, ensure_ascii=False))
    else:
        for fault in plan.faults:
            tell(said_of(fault, titles))
    _say_what(plan, done, apply=apply)
    return 0 if plan.good else FINDING


def _say_what(plan: Plan, done: Counter[str], *, apply: bool) -> None:
    if plan.passed_over:
        say(PASSED_OVER.format(columns=", ".join(plan.passed_over)))
    if not plan.good:
        rows = len({fault.line for fault in plan.faults})
        say(WRONG.format(faults=counted(rows, "row has", "rows have"), what=_what(plan)))
    elif not plan.steps:
        say(NOTHING_TO_DO.format(what=_what(plan)))
    elif not apply:
        say(DRY.format(what=_what(plan)))
    else:
        again = done["there already"]
        parts = [
            counted(done["added"], "row was taken over", "rows were taken over"),
            counted(done["corrected"], "entry was corrected", "entries were corrected"),
            *([counted(again, "was there already", "were there already")] if again else []),
        ]
        say(DONE.format(what=", ".join(parts)))
        if done["added"]:
            say(NOT_HERE)


def _what(plan: Plan) -> str:
    parts = (
        (len(plan.new), "row would be taken over", "rows would be taken over"),
        (len(plan.corrections), "entry would be corrected", "entries would be corrected"),
        (plan.same, "row says what stands", "rows say what stands"),
        (plan.known, "row was taken over before", "rows were taken over before"),
    )
    return ", ".join(counted(*part) for part in parts if part[0]) or "no row of it can be taken"


def _as_data(
    plan: Plan, done: Counter[str], titles: Mapping[str, str], *, applied: bool
) -> dict[str, object]:
    return {
        "file": plan.file,
        "applied": applied,
        "new": len(plan.new),
        "corrections": len(plan.corrections),
        "same": plan.same,
        "known": plan.known,
        "done": dict(sorted(done.items())),
        "passed_over": list(plan.passed_over),
        "faults": [
            {
                "row": fault.line,
                "column": fault.heading,
                "fault": fault.code,
                "said": fault.said,
                "says": said_of(fault, titles),
            }
            for fault in plan.faults
        ],
    }


def _headed(export: Export, rows: Iterator[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    yield export.heading
    yield from rows


def _told(app: App, export: Export, register: str, day: date | None) -> tuple[tuple[str, str], ...]:
    """Return what the second sheet says of the first."""
    edition, ref = export.policy.edition, export.policy.ref
    as_at = f"as at {said_moment(app.now)}" if day is None else f"as at the end of {said_day(day)}"
    return (
        ("Register", register_label(edition, register) if register else _ALL),
        ("As at", as_at),
        ("Policy", edition.title),
        ("Policy version", f"{ref.policy} {ref.version} ({ref.sha256[:12]})"),
        ("Entries", str(len(export.entries))),
    )


def _kind_of(to: str, kind: str) -> str:
    """Return the format that was said, or that the name of the file says; else a workbook."""
    suffix = Path(to).suffix.lower().removeprefix(".")
    chosen = kind or (suffix if suffix in FORMATS else "xlsx")
    if chosen not in FORMATS:
        raise WrongUse(f"There is no format {kind!r}; give --format csv or --format xlsx.")
    return chosen


def _file_of(to: str, kind: str, export: Export, register: str, day: date) -> Path:
    """Return the file to write: in a folder under a name that says what it holds."""
    file = Path(to or ".")
    if not file.is_dir():
        return file
    ref = export.policy.ref
    which = f"-{register}" if register else ""
    return file / f"register{which}-{ref.policy}-{ref.version}-as-at-{day.isoformat()}.{kind}"


def _known_register(app: App, register: str) -> None:
    known = [item.id for item in app.desk.policy.edition.collection("register").items]
    if register and register not in known:
        raise WrongUse(f"There is no such register; the policy has {', '.join(known)}.")


def _hash_of(file: Path) -> str:
    """Return the sha256 of the bytes of *file*."""
    found = hashlib.sha256()
    try:
        if file.stat().st_size > _LARGEST:
            raise BadSheet("it is larger than a register: split it")
        with file.open("rb") as raw:
            while block := raw.read(_BLOCK):
                found.update(block)
    except OSError as error:
        raise BadSheet(f"it cannot be read ({error.strerror}): give another file") from error
    return found.hexdigest()


@contextmanager
def _allowed(app: App) -> Iterator[None]:
    """Say whose it is to do this, where it is not this person's."""
    try:
        yield
    except NotYourOffice as refusal:
        may = those_who_may(refusal, app.desk.policy.edition.office_titles)
        raise WrongUse(f"That is for others to do: {may}; name one with --as.") from refusal
