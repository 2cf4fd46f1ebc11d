"""A task's page says what is to be done, by whom and when, what shows it, and what happened."""

from collections.abc import Iterator
from contextlib import suppress

from bot import tasks_words as said
from bot.agenda_screens import FEATURE, MY_TASKS, away, whose_of
from bot.days import said_day
from bot.feature import button
from bot.front import Front
from bot.naming import Names
from bot.presses import ARRANGEMENT
from bot.screens import Action, Screen, Section
from bot.task_owners import called
from bot.timeline_words import sentence
from domain.refusals import Refusal
from domain.services.task_rows import due_of
from domain.views.tasks import TaskRow


def task_screen(front: Front, row: TaskRow, *notice: str) -> Screen:
    """Return the page of one task, with what may be done with it."""
    history = Section(said.HISTORY, tuple(_history(front, row)))
    return Screen(
        title=row.task.title,
        notice=notice,
        paragraphs=tuple(_paragraphs(front, row)),
        sections=(history,) if history.lines else (),
        actions=(*_actions(front, row), *_entry(front, row), MY_TASKS),
        stream=row.stream,
        version=row.version,
    )


def task_line(front: Front, row: TaskRow) -> str:
    """Return one task on one line, as it stands on the page of what it belongs to."""
    due = row.task.due if row.status == "open" else None
    far = "" if due is None else away(due, front.desk.agendas.today)
    return said.TASK_LINE.format(
        number=row.short,
        title=row.task.title,
        status=said.STATUS[row.status].lower(),
        due="" if due is None else said.LINE_DUE.format(day=said_day(due), away=far),
        whose=whose_of(front, due_of(row)),
    )


def _paragraphs(front: Front, row: TaskRow) -> Iterator[str]:
    task, due = row.task, due_of(row)
    shown = front.desk.offices.find(row.opener) if row.opener else None
    opener = row.opener if shown is None else shown.shown
    cited = f" ({', '.join(task.clauses)})" if task.clauses else ""
    source = said.SOURCES[task.source].format(opener=opener)
    yield f"{row.short}: {said.STATUS[row.status].lower()}. {source}{cited}."
    yield said.WHOSE.format(whose=whose_of(front, due))
    if task.person and task.office:
        yield said.WHOSE_OFFICE.format(office=called(front.desk.offices, task.office, task.seat))
    if task.beside:
        offices = (f"the {called(front.desk.offices, each)}" for each in task.beside)
        yield said.BESIDE.format(offices=" and ".join(offices))
    if row.status == "open":
        when = "" if task.due is None else away(task.due, front.desk.agendas.today)
        yield (
            said.NO_DAY if task.due is None else said.DUE.format(day=said_day(task.due), away=when)
        )
    if task.evidence:
        yield said.SHOWN_BY.format(evidence=task.evidence.rstrip("."))
    if row.status == "done":
        yield from _evidence(front, row)
    if row.version == 0:
        yield said.NOT_BEGUN


def _evidence(front: Front, row: TaskRow) -> Iterator[str]:
    person = front.desk.offices.find(row.done_by)
    who = row.done_by if person is None else person.shown
    day = "" if row.done_on is None else said_day(row.done_on)
    yield said.DONE_ON.format(day=day, who=who, evidence=row.task.shown)
    if row.task.document:
        sha = said.HASH.format(hash=row.task.sha256) if row.task.sha256 else ""
        yield said.DOCUMENT.format(document=row.task.document, hash=sha)


def _history(front: Front, row: TaskRow) -> Iterator[str]:
    names = Names(front.desk.policy.edition)
    story = front.desk.tasks.story(front.actor, row.id)
    for each in story.recorded:
        person = front.desk.offices.find(each.actor.id)
        who = each.actor.id if person is None else person.shown
        body = each.event.model_dump(mode="json")
        yield f"{said_day(each.happened_on)}, {who}: {sentence(each.name, body, names)}"


def _actions(front: Front, row: TaskRow) -> Iterator[Action]:
    """Yield what the person in front may do with the task as it is."""
    may = front.desk.tasks.may(front.actor, row)
    if row.status != "open":
        if "change" in may:
            yield _button("reopen", "open it again", said.REOPEN_BUTTON)
        return
    if "do" in may:
        yield _button("done", f"done {row.short}", said.DONE_TITLE)
        if row.task.office and row.task.person != front.actor.id:
            yield _button("take", f"take {row.short}", said.TAKE)
    if "change" in may:
        yield _button("hand", f"hand over {row.short}", said.HAND_BUTTON)
        yield _button("move", f"move {row.short}", said.MOVE_TITLE)
        yield _button("withdraw", f"withdraw {row.short}", said.WITHDRAW_BUTTON)


def _button(what: str, says: str, label: str) -> Action:
    return button(FEATURE, what, says=says, does=said.DOES[what], label=label)


def _entry(front: Front, row: TaskRow) -> Iterator[Action]:
    """Yield the way to the entry that the task belongs to, where it can be seen."""
    if row.task.about.startswith(ARRANGEMENT):
        with suppress(Refusal):
            entry = front.desk.arrangements.get(
                front.actor, row.task.about.removeprefix(ARRANGEMENT)
            )
            does = said.ABOUT_DOES.format(title=entry.title)
            yield Action(entry.short, does, said.SEE_ENTRY, "line", entry.short)
