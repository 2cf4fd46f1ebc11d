"""A task's row is what its events leave, with who opened it, and who did it on which day."""

from datetime import date
from functools import reduce

from domain.model.task.messages import (
    TaskCompleted,
    TaskOpened,
    TaskReopened,
    TaskRescheduled,
    TaskTaken,
)
from domain.model.task.state import Task
from domain.views.tasks import TASKS, TaskRow, fold
from tests.support.builders import NOON, recorded, said

WHOLE = "ab" * 16
OPENED = TaskOpened(
    title=said("Ring the chair"),
    office="lead",
    seat="halton",
    person="",
    beside=(),
    due=date(2026, 9, 1),
    evidence=None,
    about="arrangement-1",
    area="halton",
    clauses=(),
    source="person",
)
DONE = TaskCompleted(evidence=said("rang"), document=None, sha256=None)


def folded(*events):
    start: TaskRow | None = None
    numbered = enumerate(events, start=1)
    return reduce(fold, (recorded(e, f"task-{WHOLE}", n, f"key-{n}") for n, e in numbered), start)


def test_a_row_is_found_by_whose_it_is_and_what_it_is_about():
    """Its office with the seat, as an actor has it."""
    row = folded(OPENED, TaskTaken(person="ann"))
    assert row == TaskRow(
        id=WHOLE,
        task=Task(
            status="open",
            title="Ring the chair",
            office="lead",
            seat="halton",
            person="ann",
            due=date(2026, 9, 1),
            about="arrangement-1",
            area="halton",
        ),
        opener="sgt-1",
        opened_on=date(2026, 7, 1),
        touched_at=NOON,
        version=2,
    )
    found = {column: getattr(row, column) for column in TASKS.indexed}
    assert found == {
        "status": "open",
        "held_by": "lead@halton",
        "person": "ann",
        "about": "arrangement-1",
        "duty": "",
    }


def test_who_did_it_and_when_stands_until_it_is_opened_again():
    """On the day it happened."""
    done = folded(OPENED, DONE)
    assert (done.status, done.done_by, done.done_on) == ("done", "sgt-1", date(2026, 7, 1))
    again = folded(OPENED, DONE, TaskReopened(reason=said("not quite")))
    assert (again.status, again.done_by, again.done_on) == ("open", "", None)


def test_there_is_no_row_before_it_is_opened_and_it_comes_back_from_json():
    """As a view keeps it."""
    assert folded(DONE) is None
    row = folded(OPENED, TaskRescheduled(was=date(2026, 9, 1), now=None, reason=said("why")))
    assert TaskRow.model_validate_json(row.model_dump_json()) == row
