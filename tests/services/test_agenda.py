"""What waits is told to whom it waits for, overdue first, whoever it comes from."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.identity import Actor
from domain.refusals import NotYourOffice
from domain.services.agenda import Agenda, Agendas
from domain.services.due import Due
from tests.support.builders import CLOCK, SERGEANT
from tests.support.stores import in_memory

TODAY = CLOCK.today()
AUTHOR = Actor(id="author-4", offices=("author",), organisation="office")
STRANGER = Actor(id="stranger-5", organisation="council")


def due(title, days=None, kind="review", **others):
    day = None if days is None else TODAY + timedelta(days=days)
    return Due(kind=kind, stream=f"task-{title}", number=title, title=title, due=day, **others)


OLD = due("an old review", -40, office="keeper")
LATE = due("a late approval", -1, "approval", office="keeper", area="halton")
NOW = due("a task of today", 0, "task", person="sgt-1")
SOON = due("a renewal", 28, "renewal", office="keeper", seat="halton")
ASKED = due("a question", None, "question", office="clerk")
FAR = due("the next review", 29, office="keeper", area="halton", beside=("author",))
STRANGE = due("an old panel's duty", 3, "duty", office="panel")
EVERYTHING = (FAR, ASKED, SOON, NOW, LATE, OLD, STRANGE)


@pytest.fixture
def agendas():
    kept = in_memory()
    return Agendas(
        kept.enquiries(),
        kept.offices(),
        (lambda _: EVERYTHING[:3], lambda _: EVERYTHING[3:]),
        CLOCK.today,
        lambda: {ASKED.stream: frozenset({"warrington"})},
    )


def keeper(*seats):
    offices = ("keeper", *(f"keeper@{seat}" for seat in seats))
    return Actor(id="keeper-3", offices=offices, organisation="office")


def test_it_is_told_by_its_day_overdue_first_whatever_it_comes_from(agendas):
    """What has no day comes after what is soon; what is far comes last, and waits for nobody."""
    assert agendas.mine(keeper("halton")) == Agenda(
        day=TODAY,
        overdue=(OLD, LATE),
        soon=(SOON,),
        later=(FAR,),
        vacant=frozenset({"keeper@halton"}),
    )
    assert agendas.mine(keeper("halton")).waiting == (OLD, LATE, SOON)
    assert agendas.mine(keeper()).all == (OLD, LATE, FAR)
    assert agendas.mine(SERGEANT) == Agenda(day=TODAY, soon=(NOW,))


def test_nothing_waits_for_who_holds_nothing(agendas):
    """And nothing is told to those of elsewhere (CHE-0.4)."""
    nobody = Actor(id="pc-1", organisation="force")
    assert agendas.mine(nobody) == Agenda(day=TODAY)
    with pytest.raises(NotYourOffice):
        agendas.mine(STRANGER)


def test_what_an_office_does_together_with_another_waits_for_both(agendas):
    """And what nobody here could be found for waits for the policy's contact."""
    assert agendas.mine(AUTHOR) == Agenda(
        day=TODAY, soon=(STRANGE,), later=(FAR,), vacant=frozenset({"panel"})
    )


def test_standing_in_for_an_office_that_nobody_holds_one_is_told_what_waits_for_it(agendas):
    """As the policy's contact does."""
    standing_in = AUTHOR.model_copy(update={"stands_in": ("clerk",)})
    told = agendas.mine(standing_in)
    assert told.undated == (ASKED,)
    assert told.vacant == frozenset({"panel", "clerk"})


def test_anyone_of_the_staff_sees_what_waits_for_an_office_or_a_seat_of_it(agendas):
    """Those beside it included."""
    assert agendas.of_offices(SERGEANT, {"keeper"}).all == (OLD, LATE, SOON, FAR)
    assert agendas.of_offices(SERGEANT, {"keeper@halton"}).all == (SOON,)
    assert agendas.of_offices(SERGEANT, {"author"}).all == (FAR,)


def test_an_area_has_what_belongs_to_it_and_what_waits_for_its_seats(agendas):
    """Each once."""
    assert agendas.of_areas(SERGEANT, {"halton"}).all == (LATE, SOON, FAR)
    assert agendas.of_areas(SERGEANT, {"chester"}).all == ()


def test_what_belongs_to_an_entry_is_in_its_areas(agendas):
    """By the entry itself, or as a task of it."""
    assert agendas.of_areas(SERGEANT, {"warrington"}).all == (ASKED,)
    assert agendas.areas(SERGEANT) == ("halton", "warrington")


def test_all_of_it_is_for_the_contact_and_the_auditor(agendas):
    """And for nobody else."""
    auditor = Actor(id="x", offices=("auditor",), organisation="council")
    everything = (OLD, LATE, NOW, STRANGE, SOON, ASKED, FAR)
    assert agendas.of_all(AUTHOR).all == everything
    assert agendas.of_all(auditor).all == everything
    with pytest.raises(NotYourOffice):
        agendas.of_all(SERGEANT)


def test_another_day_moves_what_is_overdue(agendas):
    """What is due is counted from the day that is asked about."""
    before = agendas.mine(keeper("halton"), date(2026, 5, 1))
    assert (before.overdue, before.soon) == ((), (OLD,))
    assert before.later == (LATE, SOON, FAR)


def test_what_somebody_took_on_waits_for_them_alone():
    """Not for the others of their office."""
    taken = replace(OLD, person="keeper-9")
    assert not taken.waits_for(keeper())
    assert taken.waits_for(Actor(id="keeper-9"))
