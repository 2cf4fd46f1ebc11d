"""The verbs that say what somebody has to do; they change nothing."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from textwrap import wrap
from typing import Annotated

import typer

from bot import tasks_words as said
from bot.agenda_screens import away, counted
from bot.days import day_of, end_of, said_day
from bot.failures import WrongUse, say, tell
from bot.naming import Names
from bot.task_owners import called, office_named, place_named
from bot.timeline_words import sentence
from bot.verbs import AsAtOption, AsOption, JsonOption, person_of, wired
from bot.wiring import App
from domain.identity import Actor, office_at
from domain.refusals import NoSuchId, NotYourOffice
from domain.services.agenda import Agenda
from domain.services.due import Due
from domain.services.task_rows import due_of
from domain.views.tasks import TaskRow

tasks_app = typer.Typer(help="See tasks and duties, and whose they are.", rich_markup_mode=None)
WIDTH = 80


@tasks_app.callback(invoke_without_command=True)
def tasks(context: typer.Context) -> None:
    """See tasks and duties, and whose they are.

    Example: partnerships tasks list
    """
    if context.invoked_subcommand is None:
        raise WrongUse("Say what to do with the tasks: partnerships tasks list.")


@tasks_app.command("list")
def tasks_list(
    person: AsOption = "",
    as_at: AsAtOption = "",
    everything: Annotated[
        bool, typer.Option("--all", help="With those that are done or withdrawn.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """List the tasks that are open and the duties that come due, by their days.

    Example: partnerships tasks list --all
    """
    who, day = person_of(person), day_of(as_at)
    with wired() as app, staff_only(app):
        moment = None if day is None else end_of(day)
        rows = app.desk.tasks.all(app.actor(who), as_at=moment, day=day)
        listed = [row for row in rows if everything or row.status == "open"]
        if as_json:
            tell(json.dumps([_as_data(row) for row in listed], indent=2, ensure_ascii=False))
        elif not listed:
            say("Nothing is to be done, as far as was recorded.")
        for row in () if as_json else listed:
            for line in wrapped(_row_line(app, row, day or app.desk.agendas.today)):
                tell(line)


@tasks_app.command("show")
def tasks_show(
    task: Annotated[
        str, typer.Argument(metavar="ID", help="The number of a task, as the list has it.")
    ],
    person: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show one task whole, with what happened to it.

    Example: partnerships tasks show TSK-ABCDEFGH
    """
    who = person_of(person)
    with wired() as app, staff_only(app):
        actor = app.actor(who)
        try:
            row = app.desk.tasks.get(actor, task)
        except NoSuchId as error:
            raise WrongUse(
                f"There is no task {task[:60]!r}; partnerships tasks list shows them all."
            ) from error
        history = list(_history(app, actor, row))
        if as_json:
            whole = {**_as_data(row), "history": history}
            tell(json.dumps(whole, indent=2, ensure_ascii=False))
            return
        for line in _lines(app, row, history):
            for part in wrapped(line):
                tell(part)


def agenda(
    person: AsOption = "",
    as_at: Annotated[
        str,
        typer.Option("--as-at", metavar="DATE", help="Count from that day, of what is known now."),
    ] = "",
    office: Annotated[
        str, typer.Option("--office", metavar="OFFICE", help="Of one office, or office@seat.")
    ] = "",
    area: Annotated[str, typer.Option("--area", metavar="AREA", help="Of one area.")] = "",
    as_json: JsonOption = False,
) -> None:
    """Say what waits for a person, an office or an area: overdue first, then by its day.

    Example: partnerships agenda --as demo-chief-of-staff
    """
    who, day = person_of(person), day_of(as_at)
    if office and area:
        raise WrongUse("Give agenda either an office or an area, not both.")
    with wired() as app, staff_only(app):
        found = _found(app, app.actor(who), day, office, area)
        if as_json:
            tell(json.dumps(_agenda_data(found), indent=2, ensure_ascii=False))
            return
        for line in _agenda_lines(app, found):
            for part in wrapped(line):
                tell(part)


def _found(app: App, actor: Actor, day: date | None, office: str, area: str) -> Agenda:
    agendas = app.desk.agendas
    if office:
        name, _, seat = office.partition("@")
        known = office_named(app.offices, name)
        if known is None:
            raise WrongUse(
                f"There is no office {name[:60]!r}; partnerships offices list shows them all."
            )
        return agendas.of_offices(actor, {office_at(known[0], seat)}, day)
    if area:
        place = place_named(app.desk, agendas.areas(actor), area)
        if place is None:
            areas = ", ".join(each.id for each in app.desk.policy.edition.areas) or "none"
            raise WrongUse(f"There is no area {area[:60]!r}; the policy's areas are: {areas}.")
        return agendas.of_areas(actor, {place}, day)
    return agendas.mine(actor, day)


@contextmanager
def staff_only(app: App) -> Iterator[None]:
    """Say who may see what is to be done when this person may not."""
    try:
        yield
    except NotYourOffice as error:
        who = " and the ".join(app.desk.policy.edition.applies_to)
        raise WrongUse(f"Tasks are shown to the staff of {who}; name one with --as.") from error


def _row_line(app: App, row: TaskRow, today: date) -> str:
    task = row.task
    when = "no day" if task.due is None else f"{said_day(task.due)}{_far(row, today)}"
    return f"{row.short}  {when}: {task.title} ({row.status}; {_whose(app, due_of(row))})"


def _far(row: TaskRow, today: date) -> str:
    return away(row.task.due, today) if row.status == "open" and row.task.due else ""


def _whose(app: App, due: Due) -> str:
    if due.person:
        found = app.offices.find(due.person)
        return due.person if found is None else f"{found.shown} ({due.person})"
    return called(app.offices, due.office, due.seat)


def _lines(app: App, row: TaskRow, history: list[dict[str, str]]) -> Iterator[str]:
    task = row.task
    yield f"{row.short}  {task.title}"
    yield f"Stands: {row.status}"
    yield f"For: {_whose(app, due_of(row))}"
    yield f"Due: {'no day' if task.due is None else said_day(task.due)}"
    cited = f" ({', '.join(task.clauses)})" if task.clauses else ""
    yield f"From: {task.source}{cited}"
    yield f"To show it: {task.evidence or 'nothing in particular'}"
    if task.shown:
        yield f"Shown by: {task.shown}"
    if task.document:
        sha = said.HASH.format(hash=task.sha256) if task.sha256 else ""
        yield f"Written in: {task.document}{sha}"
    yield f"Whole id: {row.id}"
    yield "History" if history else "History: nothing was recorded yet"
    for each in history:
        yield f"  {said_day(date.fromisoformat(each['happened_on']))}, {each['by']}: {each['says']}"


def _history(app: App, actor: Actor, row: TaskRow) -> Iterator[dict[str, str]]:
    names = Names(app.desk.policy.edition)
    for each in app.desk.tasks.story(actor, row.id).recorded:
        yield {
            "event": each.name,
            "happened_on": each.happened_on.isoformat(),
            "recorded_at": each.recorded_at.isoformat(),
            "by": each.actor.id,
            "says": sentence(each.name, each.event.model_dump(mode="json"), names),
        }


def _agenda_lines(app: App, found: Agenda) -> Iterator[str]:
    nothing = f"{said.NOTHING}."
    yield counted(found, said.ONE_THERE, said.MANY_THERE) if found.waiting else nothing
    parts = (
        (said.OVERDUE, found.overdue),
        (said.SOON, found.soon),
        (said.UNDATED, found.undated),
        (said.LATER, found.later),
    )
    for heading, dues in parts:
        if dues:
            yield ""
            yield heading
        for due in dues:
            when = "" if due.due is None else f"{said_day(due.due)}{away(due.due, found.day)}: "
            vacant = f"; {said.VACANT}" if office_at(due.office, due.seat) in found.vacant else ""
            yield f"  {due.number}  {when}{due.title} ({due.kind}; {_whose(app, due)}{vacant})"


def due_line(app: App, due: Due) -> str:
    """Return what falls due on one line: its day, its number, what it is and whose."""
    day = "" if due.due is None else f"{said_day(due.due)}  "
    return f"{day}{due.number}  {due.title} ({due.kind}; {_whose(app, due)})"


def _as_data(row: TaskRow) -> dict[str, object]:
    whole = row.model_dump(mode="json", exclude={"task", "flagged"})
    return {"number": row.short, **whole, **row.task.model_dump(mode="json")}


def _agenda_data(found: Agenda) -> dict[str, object]:
    return {
        "day": found.day.isoformat(),
        "overdue": [due_data(due) for due in found.overdue],
        "soon": [due_data(due) for due in found.soon],
        "undated": [due_data(due) for due in found.undated],
        "later": [due_data(due) for due in found.later],
        "vacant": sorted(found.vacant),
    }


def due_data(due: Due) -> dict[str, object]:
    """Return what falls due as data."""
    return {
        "kind": due.kind,
        "number": due.number,
        "stream": due.stream,
        "title": due.title,
        "office": due.office,
        "seat": due.seat,
        "person": due.person,
        "beside": list(due.beside),
        "since": None if due.since is None else due.since.isoformat(),
        "due": None if due.due is None else due.due.isoformat(),
        "area": due.area,
        "clauses": list(due.clauses),
    }


def wrapped(line: str) -> Iterable[str]:
    """Return *line* broken at the width of a terminal, with nothing in it that one would obey."""
    plain = "".join(c if c.isprintable() else " " for c in line)
    return wrap(plain, WIDTH, subsequent_indent="    ", drop_whitespace=True) or [""]
