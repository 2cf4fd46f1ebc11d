"""Seats, standing in and delegating each have a time, and somebody who answers for them."""

from datetime import date
from functools import reduce

import pytest

from domain.messages import PersonalText
from domain.model.office.manning import manned
from domain.model.office.messages import (
    ActingAppointed,
    AppointActing,
    AppointToOffice,
    DelegateOffice,
    OfficeAppointed,
    OfficeDelegated,
    OfficeVacated,
    StandDown,
)
from domain.model.office.refusals import DelegatesToThemselves, EndsBeforeItBegins
from domain.model.office.state import UNHELD, evolve
from domain.refusals import AlreadyHolds, HoldsNoOffice, NothingSaid
from tests.support.scenario import given_office

JUNE, JULY, AUGUST = date(2026, 6, 1), date(2026, 7, 1), date(2026, 8, 1)


def said(text):
    return PersonalText(subject="x", text=text)


def appointed(person, since=JUNE, seat="crime", until=None):
    return OfficeAppointed(
        office="chief", person=person, organisation="force", since=since, seat=seat, until=until
    )


def acting(person, since=JUNE, seat="crime", until=None, instead_of=None):
    return ActingAppointed(
        office="chief",
        person=person,
        organisation="force",
        since=since,
        until=until,
        seat=seat,
        instead_of=instead_of,
        why=said("away"),
    )


def delegated(by, person, since=JUNE, until=AUGUST, seat="crime"):
    return OfficeDelegated(
        office="chief",
        by=by,
        person=person,
        organisation="force",
        since=since,
        until=until,
        seat=seat,
        what=said("grants"),
    )


def vacated(person, until=JULY, seat="crime", capacity="holder", reason=None):
    return OfficeVacated(
        office="chief", person=person, until=until, seat=seat, capacity=capacity, reason=reason
    )


def wish(kind, event):
    return kind(**dict(event))


def test_two_people_hold_one_seat_and_one_person_holds_two():
    """As two lead members do for one council's area."""
    given_office(appointed("ann")).when(wish(AppointToOffice, appointed("bob"))).then(
        appointed("bob")
    )
    given_office(appointed("ann")).when(wish(AppointToOffice, appointed("ann", seat="roads"))).then(
        appointed("ann", seat="roads")
    )


def test_a_time_with_an_end_leaves_room_after_it():
    """And none within it."""
    given = given_office(appointed("ann", until=JULY))
    given.when(wish(AppointToOffice, appointed("ann", since=AUGUST))).then(
        appointed("ann", since=AUGUST)
    )
    given.when(wish(AppointToOffice, appointed("ann", since=JULY))).then_refused(
        AlreadyHolds("chief")
    )


@pytest.mark.parametrize(
    "command",
    [
        wish(AppointToOffice, appointed("ann", since=JULY, until=JUNE)),
        wish(AppointActing, acting("ann", since=JULY, until=JUNE)),
        wish(DelegateOffice, delegated("ann", "bob", since=JULY, until=JUNE)),
    ],
)
def test_nothing_ends_before_it_begins(command):
    """Whatever it is."""
    given_office(appointed("ann")).when(command).then_refused(EndsBeforeItBegins())


def test_somebody_stands_in_for_a_time_and_says_why():
    """Once at a time; beside holding another seat."""
    given_office(appointed("ann")).when(wish(AppointActing, acting("bob"))).then(acting("bob"))
    given_office(acting("bob")).when(wish(AppointActing, acting("bob", since=JULY))).then_refused(
        AlreadyHolds("chief")
    )
    silent = AppointActing(**{**dict(acting("bob")), "why": said(" ")})
    given_office().when(silent).then_refused(NothingSaid("why"))


def test_only_whoever_holds_it_or_acts_in_it_delegates():
    """And not to themselves, nor what they were only sent for."""
    command = wish(DelegateOffice, delegated("ann", "bob"))
    for before in (appointed("ann"), acting("ann")):
        given_office(before).when(command).then(delegated("ann", "bob"))
    given_office().when(command).then_refused(HoldsNoOffice("chief"))
    given_office(appointed("cat"), delegated("cat", "ann")).when(command).then_refused(
        HoldsNoOffice("chief")
    )
    given_office(appointed("ann", seat="roads")).when(command).then_refused(HoldsNoOffice("chief"))
    oneself = wish(DelegateOffice, delegated("ann", "ann"))
    given_office(appointed("ann")).when(oneself).then_refused(DelegatesToThemselves())


def test_standing_down_from_one_seat_leaves_the_other():
    """And acting in it is another time than holding it."""
    both = (appointed("ann"), appointed("ann", seat="roads"), acting("ann"))
    given_office(*both).when(wish(StandDown, vacated("ann"))).then(vacated("ann"))
    state = reduce(evolve, (*both, vacated("ann")), UNHELD)
    assert [(t.seat, t.capacity, t.until) for t in state.tenures] == [
        ("crime", "holder", JULY),
        ("roads", "holder", None),
        ("crime", "acting", None),
    ]


def test_a_time_ends_before_it_began_only_with_a_reason():
    """Then it never was."""
    early = vacated("ann", until=date(2026, 5, 31))
    given_office(appointed("ann")).when(wish(StandDown, early)).then_refused(HoldsNoOffice("chief"))
    why = vacated("ann", until=date(2026, 5, 31), reason=said("the wrong Ann"))
    given_office(appointed("ann")).when(wish(StandDown, why)).then(why)
    state = reduce(evolve, (appointed("ann"), why), UNHELD)
    assert manned(state.tenures, JUNE, "crime").unmanned


def on(day, seat, *events, **others):
    """Return who answers for the seat on the day, and why."""
    found = manned(reduce(evolve, events, UNHELD).tenures, day, seat, **others)
    return found.answering, found.because, found.vacant


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ((), ((), "holder", True)),
        ((appointed("ann"),), (("ann",), "holder", False)),
        ((appointed("ann"), appointed("bob")), (("ann", "bob"), "holder", False)),
        ((appointed("ann", seat="roads"),), ((), "holder", True)),
        ((appointed("ann", until=JUNE),), ((), "holder", True)),
        ((appointed("ann"), acting("bob")), (("bob",), "acting", False)),
        ((acting("bob"),), (("bob",), "acting", True)),
        (
            (appointed("ann"), appointed("cat"), acting("bob", instead_of="ann")),
            (("bob", "cat"), "acting", False),
        ),
        (
            (appointed("ann"), delegated("ann", "bob")),
            (("bob", "ann"), "delegate", False),
        ),
        (
            (appointed("ann"), delegated("ann", "bob"), vacated("ann", until=JUNE)),
            ((), "holder", True),
        ),
        ((appointed("ann"), delegated("ann", "bob", until=JUNE)), (("ann",), "holder", False)),
    ],
)
def test_who_answers_for_a_seat(events, expected):
    """Its holders, whoever stands in for them, and whoever they sent; each in their time."""
    assert on(JULY, "crime", *events) == expected


def test_the_directorys_word_counts_and_who_has_left_counts_no_more():
    """Whatever else is said of them."""
    sent = delegated("ann", "bob")
    assert on(JULY, "crime", sent, named=("ann",)) == (("bob", "ann"), "delegate", False)
    assert on(JULY, "crime", sent, named=("ann",), gone=("ann",)) == ((), "holder", True)
    assert on(JULY, "crime", sent, named=("ann",), gone=("bob",)) == (("ann",), "holder", False)


def test_the_whole_office_is_every_seat_together():
    """For whoever asks without naming one."""
    seats = (appointed("ann"), appointed("bob", seat="roads"))
    assert on(JULY, "", *seats) == (("ann", "bob"), "holder", False)
