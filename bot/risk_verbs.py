"""The verbs that read the risk log, and write it to a spreadsheet; they change nothing of it."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from textwrap import wrap
from typing import Annotated

import typer

from bot.days import day_of, end_of, said_day
from bot.failures import NotNow, WrongUse, say, tell
from bot.naming import Names
from bot.timeline_words import sentence
from bot.verbs import AsAtOption, AsOption, JsonOption, person_of, wired
from bot.waiting import followed, patience
from bot.wiring import App
from domain.identity import Actor
from domain.refusals import NoSuchId, NotYourOffice, Refusal
from domain.services.risk_sheet import STATUS, Called, cells, heading, labelled
from domain.views.risks import RiskRow

WIDTH = 80
FORMATS = ("csv", "xlsx")
NOTHING = "No risk is open{when}. With --all, those that are closed are listed too."
EXPORTED = "{count} written to {file}, as at {day}."

risks_app = typer.Typer(help="See the risk log, and write it to a file.", rich_markup_mode=None)

AllOption = Annotated[bool, typer.Option("--all", help="With those that are closed.")]


@risks_app.callback(invoke_without_command=True)
def risks(context: typer.Context) -> None:
    """See the risk log, and write it to a file.

    Example: partnerships risks list
    """
    if context.invoked_subcommand is None:
        raise WrongUse("Say what to do with the risks: partnerships risks list.")


@risks_app.command("list")
def risks_list(
    person: AsOption = "",
    as_at: AsAtOption = "",
    everything: AllOption = False,
    as_json: JsonOption = False,
) -> None:
    """List the risks: what each is, where it stands, how grave it is, and whom it waits for.

    Example: partnerships risks list --as-at 2026-04-01
    """
    who, day = person_of(person), day_of(as_at)
    with wired() as app, _staff_only(app):
        rows = _listed(app, app.actor(who), day, everything=everything)
        called = _called(app)
        if as_json:
            _tell_json([_as_data(row, called) for row in rows])
            return
        if not rows:
            say(NOTHING.format(when=_then(day)))
        for row in rows:
            _tell(f"{row.short}  {row.risk.title} ({'; '.join(_parts(row, called))})")


@risks_app.command("show")
def risks_show(
    risk: Annotated[
        str, typer.Argument(metavar="ID", help="The number of a risk, as the list has it.")
    ],
    person: AsOption = "",
    as_at: AsAtOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show one risk whole, with what happened to it.

    Example: partnerships risks show RSK-ABCDEFGH
    """
    who, day = person_of(person), day_of(as_at)
    with wired() as app, _staff_only(app):
        actor, moment = app.actor(who), None if day is None else end_of(day)
        try:
            row = app.desk.risks.get(actor, risk, as_at=moment)
        except (NoSuchId, Refusal) as error:
            if isinstance(error, NotYourOffice):
                raise
            raise WrongUse(
                f"There is no risk {risk[:60]!r}{_then(day)}; partnerships risks list --all shows"
                " them."
            ) from error
        history, called = list(_history(app, actor, row, moment)), _called(app)
        if as_json:
            _tell_json({**_as_data(row, called), "history": history})
            return
        for label, text in labelled(row, called).items():
            _tell(f"{label}: {text}")
        tell("")
        for each in history:
            happened = said_day(date.fromisoformat(each["happened_on"]))
            _tell(f"{happened}, {each['by']}: {each['says']}")


@risks_app.command("export")
def risks_export(
    file: Annotated[
        str,
        typer.Argument(metavar="FILE", help="The file, or a folder for one with a telling name."),
    ] = "",
    kind: Annotated[
        str,
        typer.Option("--format", metavar="FORMAT", help="csv or xlsx; else as FILE is called."),
    ] = "",
    person: AsOption = "",
    as_at: AsAtOption = "",
    everything: AllOption = False,
) -> None:
    """Write the risk log to a spreadsheet, a line for each risk, as it stands or stood.

    Example: partnerships risks export risks.xlsx --as-at 2026-04-01
    """
    who, day = person_of(person), day_of(as_at)
    with wired() as app, _staff_only(app), patience():
        rows = _listed(app, app.actor(who), day, everything=everything)
        called, chosen = _called(app), _format(file, kind)
        shown = app.today if day is None else day
        to = Path(file or ".")
        to = to / f"risks-as-at-{shown.isoformat()}.{chosen}" if to.is_dir() else to
        lines = (cells(row, called) for row in rows)
        told = (("As at", shown.isoformat()), ("Risks", str(len(rows))))
        written = followed(lines, len(rows), "Writing the risk log ...")
        try:
            app.sheets.write(to, "csv" if chosen == "csv" else "xlsx", _headed(written), told)
        except OSError as error:
            raise NotNow(
                f"The risk log could not be written to {to} ({error.strerror}); give another file."
            ) from error
    count = f"{len(rows)} risk{'' if len(rows) == 1 else 's'}"
    say(EXPORTED.format(count=count, file=to, day=said_day(shown)))


def _headed(lines: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    yield heading()
    yield from lines


def _format(file: str, kind: str) -> str:
    suffix = Path(file).suffix.lower().removeprefix(".")
    chosen = kind or (suffix if suffix in FORMATS else "xlsx")
    if chosen not in FORMATS:
        raise WrongUse(f"There is no format {kind!r}; give --format csv or --format xlsx.")
    return chosen


def _listed(app: App, actor: Actor, day: date | None, *, everything: bool) -> list[RiskRow]:
    rows = app.desk.risks.all(actor, as_at=None if day is None else end_of(day))
    return [row for row in rows if everything or row.risk.standing]


def _called(app: App) -> Called:
    def person(who: str) -> str:
        known = app.desk.offices.find(who)
        return who if known is None else known.shown

    return Called(app.desk.risks.rules(), app.desk.offices.titles, person)


def _parts(row: RiskRow, called: Called) -> Iterator[str]:
    """Yield where it stands, how grave it is, and whom it waits for."""
    told = labelled(row, called)
    yield STATUS[row.status].lower()
    if "Level" in told:
        yield " ".join(each for each in (told["Level"], told.get("Score", "")) if each)
    if row.risk.high:
        yield "marked as high"
    if row.risk.standing and row.held_by:
        yield f"waits for the {called.office(row.held_by)}"
    if row.risk.office or row.risk.owner:
        the = "the " if row.risk.office else ""
        yield f"looked after by {the}{told['Looked after by']}"


def _history(
    app: App, actor: Actor, row: RiskRow, moment: datetime | None
) -> Iterator[dict[str, str]]:
    names = Names(app.desk.policy.edition)
    for each in app.desk.risks.story(actor, row.id).recorded:
        if moment is None or each.recorded_at <= moment:
            yield {
                "event": each.name,
                "happened_on": each.happened_on.isoformat(),
                "recorded_at": each.recorded_at.isoformat(),
                "by": each.actor.id,
                "says": sentence(each.name, each.event.model_dump(mode="json"), names),
            }


def _as_data(row: RiskRow, called: Called) -> dict[str, object]:
    return {
        "number": row.short,
        **row.model_dump(mode="json"),
        "shown": labelled(row, called),
    }


@contextmanager
def _staff_only(app: App) -> Iterator[None]:
    """Say who may see the risks when this person may not."""
    try:
        yield
    except NotYourOffice as error:
        who = " and the ".join(app.desk.policy.edition.applies_to)
        raise WrongUse(f"Risks are shown to the staff of {who}; name one with --as.") from error


def _then(day: date | None) -> str:
    return "" if day is None else f" at the end of {said_day(day)}, as far as was recorded"


def _tell_json(data: object) -> None:
    tell(json.dumps(data, indent=2, ensure_ascii=False))


def _tell(line: str) -> None:
    plain = "".join(c if c.isprintable() else " " for c in line)
    for part in wrap(plain, WIDTH, subsequent_indent="    ") or [""]:
        tell(part)
