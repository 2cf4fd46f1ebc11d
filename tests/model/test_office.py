"""An office is held from a day to a day, by one person or several, and nobody holds it twice."""

from datetime import date
from functools import reduce

import pytest

from domain.model.office.messages import (
    AppointToOffice,
    OfficeAppointed,
    OfficeVacated,
    StandDown,
)
from domain.model.office.state import UNHELD, evolve, holders
from domain.refusals import AlreadyHolds, HoldsNoOffice
from tests.support.scenario import given_office

JUNE, JULY, AUGUST = date(2026, 6, 1), date(2026, 7, 1), date(2026, 8, 1)


def _appointed(person, since):
    return OfficeAppointed(office="keeper", person=person, organisation="force", since=since)


def _appoint(person, since):
    return AppointToOffice(office="keeper", person=person, organisation="force", since=since)


def _vacated(person, until):
    return OfficeVacated(office="keeper", person=person, until=until)


def _stand_down(person, until):
    return StandDown(office="keeper", person=person, until=until)


def test_somebody_is_appointed_and_stands_down():
    """And may be appointed again afterwards."""
    given_office().when(_appoint("ann", JUNE)).then(_appointed("ann", JUNE))
    given_office(_appointed("ann", JUNE)).when(_stand_down("ann", JULY)).then(_vacated("ann", JULY))
    given_office(_appointed("ann", JUNE), _vacated("ann", JULY)).when(_appoint("ann", AUGUST)).then(
        _appointed("ann", AUGUST)
    )


@pytest.mark.parametrize("since", [JUNE, AUGUST])
def test_nobody_is_appointed_twice_at_once(since):
    """Nor for days that they hold the office already."""
    given_office(_appointed("ann", JULY)).when(_appoint("ann", since)).then_refused(
        AlreadyHolds("keeper")
    )
    ended = (_appointed("ann", JUNE), _vacated("ann", AUGUST))
    given_office(*ended).when(_appoint("ann", JULY)).then_refused(AlreadyHolds("keeper"))


@pytest.mark.parametrize("events", [(), (_appointed("bob", JUNE),), (_appointed("ann", AUGUST),)])
def test_nobody_stands_down_from_what_they_do_not_hold(events):
    """Never held, held by another, not begun."""
    given_office(*events).when(_stand_down("ann", JULY)).then_refused(HoldsNoOffice("keeper"))


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2026, 5, 31), ()),
        (JUNE, ("ann",)),
        (JULY, ("ann", "bob")),
        (date(2026, 7, 2), ("bob",)),
    ],
)
def test_who_holds_an_office_on_a_day(day, held):
    """Both the first day and the last count."""
    events = (_appointed("ann", JUNE), _appointed("bob", JULY), _vacated("ann", JULY))
    assert holders(reduce(evolve, events, UNHELD).tenures, day) == held
