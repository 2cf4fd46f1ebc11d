"""A task is opened for somebody, done with evidence, and changed only while it is open."""

from datetime import date
from functools import reduce

import pytest

from domain.model.task.messages import (
    CompleteTask,
    HandTaskOver,
    OpenTask,
    ReopenTask,
    RescheduleTask,
    TakeTask,
    TaskCompleted,
    TaskOpened,
    TaskReassigned,
    TaskReopened,
    TaskRescheduled,
    TaskTaken,
    TaskWithdrawn,
    WithdrawTask,
)
from domain.model.task.refusals import (
    NobodyToDoIt,
    NoSuchTask,
    OtherTask,
    TaskIsOpen,
    TaskIsOver,
)
from domain.model.task.state import UNOPENED, Task, evolve
from domain.refusals import NothingSaid
from tests.support.builders import said
from tests.support.scenario import given_task

DUE, LATER = date(2026, 9, 1), date(2026, 10, 1)
OPEN = OpenTask(
    title=said("Revisit the terms"),
    office="lead",
    due=DUE,
    evidence=said("the terms as agreed"),
    about="arrangement-1",
    clauses=("CHE-15.8",),
    source="review",
)
OPENED = TaskOpened(**dict(OPEN))
DONE = TaskCompleted(evidence=said("agreed on Monday"), document=said("TOR 2"), sha256="ab" * 32)
WITHDRAWN = TaskWithdrawn(reason=said("the board ended"))
WHY = said("because")
WISHES = [
    TakeTask(person="ann"),
    HandTaskOver(person="bob", reason=WHY),
    RescheduleTask(due=LATER, reason=WHY),
    CompleteTask(evidence=WHY),
    WithdrawTask(reason=WHY),
]


def test_a_task_is_opened_as_it_was_wished():
    """Whose it is, by when, what will show it, what it is about, and where it comes from."""
    given_task().when(OPEN).then(OPENED)
    assert reduce(evolve, [OPENED], UNOPENED) == Task(
        status="open",
        title="Revisit the terms",
        office="lead",
        due=DUE,
        evidence="the terms as agreed",
        about="arrangement-1",
        clauses=("CHE-15.8",),
        source="review",
    )


def test_a_task_has_a_title_and_somebody_to_do_it():
    """An office or a person."""
    blank = OPEN.model_copy(update={"title": said(" ")})
    given_task().when(blank).then_refused(NothingSaid("title"))
    nobodys = OPEN.model_copy(update={"office": ""})
    given_task().when(nobodys).then_refused(NobodyToDoIt())
    anns = nobodys.model_copy(update={"person": "ann"})
    given_task().when(anns).then(TaskOpened(**dict(anns)))


def test_a_task_is_opened_once():
    """Under its id there is never another."""
    given_task(OPENED).when(OPEN).then_refused(OtherTask())


def test_it_is_taken_on_handed_over_moved_and_done():
    """Each is an event with what was said."""
    given_task(OPENED).when(TakeTask(person="ann")).then(TaskTaken(person="ann"))
    handed = TaskReassigned(office="", seat="", person="bob", reason=WHY)
    given_task(OPENED).when(HandTaskOver(person="bob", reason=WHY)).then(handed)
    moved = TaskRescheduled(was=DUE, now=LATER, reason=WHY)
    given_task(OPENED).when(RescheduleTask(due=LATER, reason=WHY)).then(moved)
    given_task(OPENED).when(CompleteTask(**dict(DONE))).then(DONE)
    assert reduce(evolve, [OPENED, handed, moved, DONE], UNOPENED) == Task(
        status="done",
        title="Revisit the terms",
        person="bob",
        due=LATER,
        evidence="the terms as agreed",
        about="arrangement-1",
        clauses=("CHE-15.8",),
        source="review",
        shown="agreed on Monday",
        document="TOR 2",
        sha256="ab" * 32,
    )


def test_what_is_so_already_does_not_happen_again():
    """Taken by the same, handed to whose it is, moved to its own day."""
    given_task(OPENED, TaskTaken(person="ann")).when(TakeTask(person="ann")).then()
    given_task(OPENED).when(HandTaskOver(office="lead", reason=WHY)).then()
    given_task(OPENED).when(RescheduleTask(due=DUE, reason=WHY)).then()


@pytest.mark.parametrize("wish", WISHES, ids=lambda wish: type(wish).__name__)
def test_what_is_over_is_reopened_first(wish):
    """Done or withdrawn; and what was never opened is none."""
    given_task(OPENED, DONE).when(wish).then_refused(TaskIsOver("done"))
    given_task(OPENED, WITHDRAWN).when(wish).then_refused(TaskIsOver("withdrawn"))
    given_task().when(wish).then_refused(NoSuchTask())


def test_what_is_over_is_reopened_and_its_evidence_stands_in_the_log_alone():
    """It is open as it was before."""
    reopened = TaskReopened(reason=WHY)
    for over in (DONE, WITHDRAWN):
        given_task(OPENED, over).when(ReopenTask(reason=WHY)).then(reopened)
        assert reduce(evolve, [OPENED, over, reopened], UNOPENED) == evolve(UNOPENED, OPENED)
    given_task(OPENED).when(ReopenTask(reason=WHY)).then_refused(TaskIsOpen())


@pytest.mark.parametrize(
    ("wish", "field"),
    [
        (HandTaskOver(person="bob", reason=said("")), "reason"),
        (RescheduleTask(due=None, reason=said(" ")), "reason"),
        (CompleteTask(evidence=said("")), "evidence"),
        (WithdrawTask(reason=said("")), "reason"),
    ],
    ids=lambda each: each if isinstance(each, str) else type(each).__name__,
)
def test_a_reason_or_evidence_is_said(wish, field):
    """Blank is none."""
    given_task(OPENED).when(wish).then_refused(NothingSaid(field))


def test_it_is_handed_to_somebody():
    """To nobody is a withdrawal."""
    given_task(OPENED).when(HandTaskOver(reason=WHY)).then_refused(NobodyToDoIt())


def test_evolve_takes_anything_and_refuses_nothing():
    """What makes no sense changes nothing."""
    for event in (DONE, WITHDRAWN, TaskTaken(person="ann")):
        assert evolve(UNOPENED, event) == UNOPENED
    twice = OPENED.model_copy(update={"office": "other"})
    assert reduce(evolve, [OPENED, twice], UNOPENED) == evolve(UNOPENED, OPENED)
