"""A task is opened by anyone of the staff, and done by whose it is at that moment."""

from datetime import date

import pytest

from domain.identity import Actor
from domain.model.task.refusals import AnothersTask
from domain.refusals import NoSuchId, NotYourOffice, OutsideScope, UnknownOffice, UnknownPerson
from domain.services.due import Due
from tests.support.builders import CLOCK, INSPECTOR, NOON, SERGEANT, act
from tests.support.stores import in_memory

KEEPER = Actor(id="keeper-3", offices=("keeper",), organisation="office")
AUTHOR = Actor(id="author-4", offices=("author",), organisation="office")
STRANGER = Actor(id="stranger-5", organisation="council")
DUE = date(2026, 9, 1)


@pytest.fixture
def kept():
    return in_memory()


@pytest.fixture
def tasks(kept):
    return kept.tasks()


def _for_keeper(tasks, key="a", **others):
    return tasks.open(act(key), title="Update the register", office="keeper", due=DUE, **others)


def test_anyone_of_the_staff_opens_a_task_for_themselves_or_an_office(tasks):
    """It waits for them, and for whoever holds the office."""
    own = tasks.open(act("a"), title="Ring the chair", person="sgt-1")
    row = _for_keeper(tasks, "b", evidence="every entry looked at", clauses=("CHE-14.1",))
    assert (own.opener, own.opened_on, own.status, own.version) == (
        "sgt-1",
        NOON.date(),
        "open",
        1,
    )
    assert tasks.mine(SERGEANT) == (own,)
    assert tasks.mine(KEEPER) == (row,)
    assert tasks.mine(INSPECTOR) == ()
    assert tasks.get(INSPECTOR, row.short) == row


def test_the_same_act_opens_a_task_once(tasks):
    """However often it arrives."""
    assert _for_keeper(tasks) == _for_keeper(tasks)
    assert len(tasks.all(SERGEANT)) == 1


def test_a_task_for_another_person_is_given_by_something_else_than_a_person(tasks):
    """A review, a meeting, a change; and to somebody who is known."""
    with pytest.raises(AnothersTask):
        tasks.open(act("a"), title="Do it", person="insp-2")
    given = tasks.open(act("b"), title="Do it", person="insp-2", source="review")
    assert tasks.mine(INSPECTOR) == (given,)
    with pytest.raises(UnknownPerson):
        tasks.open(act("c"), title="Do it", person="nobody-9", source="review")
    with pytest.raises(UnknownOffice):
        tasks.open(act("d"), title="Do it", office="kitchen")


def test_people_of_elsewhere_neither_open_nor_read_tasks(tasks):
    """CHE-0.4"""
    row = _for_keeper(tasks)
    with pytest.raises(OutsideScope):
        tasks.open(act("b", STRANGER), title="Do it", office="keeper")
    with pytest.raises(NotYourOffice):
        tasks.get(STRANGER, row.id)
    with pytest.raises(NotYourOffice):
        tasks.all(STRANGER)


def test_only_whose_it_is_does_it(tasks):
    """The office at that moment, or whoever answers for it."""
    row = _for_keeper(tasks)
    with pytest.raises(NotYourOffice) as refused:
        tasks.done(act("b"), row.id, evidence="I did it")
    assert refused.value == NotYourOffice("do-task", ("keeper", "author"))
    done = tasks.done(
        act("c", KEEPER), row.id, evidence="all 40 looked at", document="list", sha256="ab" * 32
    )
    assert (done.status, done.done_by, done.done_on) == ("done", "keeper-3", NOON.date())
    assert (done.task.shown, done.task.document, done.task.sha256) == (
        "all 40 looked at",
        "list",
        "ab" * 32,
    )
    assert tasks.mine(KEEPER) == ()
    again = tasks.reopen(act("d", AUTHOR), row.id, reason="two were missed")
    assert (again.status, again.done_by, again.done_on) == ("open", "", None)


def test_whoever_opened_it_moves_hands_over_and_withdraws_it(tasks):
    """And does not do it for them."""
    row = _for_keeper(tasks)
    moved = tasks.move(act("b"), row.id, due=date(2026, 10, 1), reason="the keeper is away")
    assert moved.task.due == date(2026, 10, 1)
    handed = tasks.hand_over(act("c"), row.id, person="insp-2", reason="knows the area")
    assert (handed.held_by, handed.person) == ("", "insp-2")
    with pytest.raises(NotYourOffice):
        tasks.done(act("d", KEEPER), row.id, evidence="too late")
    assert tasks.withdraw(act("e"), row.id, reason="not needed").status == "withdrawn"


def test_what_one_of_an_office_took_on_waits_for_that_one_alone(tasks):
    """The office still may do it."""
    other = Actor(id="keeper-9", offices=("keeper",), organisation="office")
    row = _for_keeper(tasks)
    taken = tasks.take_on(act("b", KEEPER), row.id)
    assert (taken.held_by, taken.person) == ("keeper", "keeper-3")
    assert (tasks.mine(KEEPER), tasks.mine(other)) == ((taken,), ())
    assert tasks.done(act("c", other), row.id, evidence="done").status == "done"


def test_of_an_office_with_seats_only_that_seat_has_to_do_it(tasks):
    """A lead member of Halton has nothing to do with Warrington."""
    halton = Actor(id="h", offices=("keeper", "keeper@halton"), organisation="office")
    warrington = Actor(id="w", offices=("keeper", "keeper@warrington"), organisation="office")
    row = _for_keeper(tasks, seat="halton")
    assert (row.held_by, row.task.area) == ("keeper@halton", "halton")
    assert (tasks.mine(halton), tasks.mine(warrington)) == ((row,), ())
    with pytest.raises(NotYourOffice):
        tasks.done(act("b", warrington), row.id, evidence="done")


def test_the_tasks_of_an_entry_are_found_by_it_and_those_of_a_day_as_they_stood(tasks):
    """What was recorded later was not known then."""
    row = _for_keeper(tasks, about="arrangement-1")
    _for_keeper(tasks, "b")
    assert tasks.about(SERGEANT, "arrangement-1") == (row,)
    assert tasks.all(SERGEANT, as_at=NOON) == tasks.all(SERGEANT)
    tasks.done(act("c", KEEPER), row.id, evidence="done")
    assert [each.status for each in tasks.all(SERGEANT)] == ["open", "done"]


def test_what_is_open_is_told_as_due(tasks):
    """With whose it is, since when, and until when."""
    row = _for_keeper(tasks)
    _done = tasks.open(act("b"), title="Ring", person="sgt-1")
    tasks.done(act("c"), _done.id, evidence="rang")
    assert tasks.due(CLOCK.today()) == (
        Due(
            kind="task",
            stream=f"task-{row.id}",
            number=row.short,
            title="Update the register",
            office="keeper",
            since=NOON.date(),
            due=DUE,
            known=True,
        ),
    )


def test_a_number_that_leads_nowhere_is_refused(tasks):
    """Before anything else."""
    with pytest.raises(NoSuchId):
        tasks.get(SERGEANT, "TSK-AAAAAAAA")
