"""What somebody still had to do goes on with their successor, in their name, once."""

from datetime import date

import pytest

from domain.identity import Actor
from domain.services.handing_over import Handing
from domain.services.leavers_tasks import LeaversTasks
from tests.support.builders import INSPECTOR, SERGEANT, act
from tests.support.stores import in_memory

AUTHOR = Actor(id="author-4", offices=("author",), organisation="office")


@pytest.fixture
def tasks():
    return in_memory().tasks()


def test_only_open_tasks_of_that_person_are_handed_over(tasks):
    """By their days; those of an office stay with the office, and nobody else's move."""
    later = tasks.open(act("a"), title="Ring", person="sgt-1", due=date(2026, 9, 1))
    sooner = tasks.open(act("b"), title="Write", person="sgt-1", due=date(2026, 8, 1))
    over = tasks.open(act("c"), title="Done", person="sgt-1")
    tasks.done(act("d"), over.id, evidence="done")
    tasks.open(act("e"), title="Keep", office="keeper")
    tasks.open(act("f", INSPECTOR), title="Theirs", person="insp-2")
    leaving = LeaversTasks(tasks)
    found = leaving.belonging("sgt-1")
    assert found == (
        Handing("task", f"task-{sooner.id}", sooner.short, "Write"),
        Handing("task", f"task-{later.id}", later.short, "Ring"),
    )
    for each in (*found, *found):
        leaving.hand_over(act("leave", AUTHOR), each, person="sgt-1", to="insp-2")
    assert leaving.belonging("sgt-1") == ()
    assert {row.task.title for row in tasks.mine(INSPECTOR)} == {"Write", "Ring", "Theirs"}
    assert tasks.get(SERGEANT, sooner.id).version == 2


def test_what_has_moved_on_before_stays_where_it_is(tasks):
    """Handed to another meanwhile, or done."""
    row = tasks.open(act("a"), title="Ring", person="sgt-1")
    leaving = LeaversTasks(tasks)
    (handing,) = leaving.belonging("sgt-1")
    tasks.hand_over(act("b"), row.id, office="keeper", reason="theirs")
    leaving.hand_over(act("leave", AUTHOR), handing, person="sgt-1", to="insp-2")
    assert tasks.get(SERGEANT, row.id).task.office == "keeper"
    assert tasks.get(SERGEANT, row.id).person == ""
