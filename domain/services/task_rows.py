"""A task as lists show it, whether somebody began it or its day alone makes it due."""

from datetime import UTC, date, datetime
from functools import reduce

from domain.model.task.refusals import NoSuchTask
from domain.model.task.state import UNOPENED, Task, evolve
from domain.services.due import Due
from domain.services.duties import Occurrence
from domain.services.handling import Story
from domain.views.tasks import TaskRow, fold


def row_of(story: Story[Task]) -> TaskRow:
    """Return the row that the events make: what the list shows, parked or not."""
    start: TaskRow | None = None
    row = reduce(fold, story.recorded, start)
    if row is None:
        raise NoSuchTask
    return row


def foreseen(due: Occurrence) -> TaskRow:
    """Return the row of a duty's occurrence before anything happened to it."""
    at = datetime.combine(due.since, datetime.min.time(), UTC)
    task = evolve(UNOPENED, due.opening)
    return TaskRow(id=due.id, task=task, opener="", opened_on=due.since, touched_at=at, version=0)


def due_of(row: TaskRow) -> Due:
    """Return what waits for somebody because of an open task."""
    task = row.task
    return Due(
        kind="duty" if task.duty else "task",
        stream=row.stream,
        number=row.short,
        title=task.title,
        office=task.office,
        seat=task.seat,
        person=task.person,
        since=row.opened_on,
        due=task.due,
        area=task.area,
        clauses=task.clauses,
        beside=task.beside,
        about=task.about,
        known=True,
    )


def in_order(row: TaskRow) -> tuple[bool, date, str, str]:
    return row.status != "open", row.task.due or date.max, row.task.title.casefold(), row.id
