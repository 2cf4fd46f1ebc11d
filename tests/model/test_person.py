"""Somebody leaves with a day and a successor, and may be back."""

from datetime import date
from functools import reduce

import pytest

from domain.messages import PersonalText
from domain.model.office.refusals import HasLeft, HasNotLeft, SucceedsThemselves
from domain.model.person.decider import decide
from domain.model.person.messages import LetGo, PersonLeft, PersonReturned, TakeBack
from domain.model.person.state import absences_after, away
from domain.refusals import NothingSaid
from tests.support.scenario import Scenario

JUNE, JULY, AUGUST = date(2026, 6, 1), date(2026, 7, 1), date(2026, 8, 1)
WHY = PersonalText(subject="ann", text="It was another Ann.")
LEFT = PersonLeft(person="ann", successor="bob", until=JULY)
BACK = PersonReturned(person="ann", since=AUGUST, reason=WHY)


def given(*events):
    state = reduce(absences_after, events, ())
    return Scenario(lambda command: decide(command, state))


def go(successor="bob", until=JULY):
    return LetGo(person="ann", successor=successor, until=until)


def test_somebody_leaves_once_and_saying_it_again_changes_nothing():
    """So that what was cut off can go on."""
    given().when(go()).then(LEFT)
    given(LEFT).when(go()).then()


@pytest.mark.parametrize("other", [go("cat"), go(until=AUGUST)])
def test_another_day_or_successor_is_refused(other):
    """They are told who took over."""
    given(LEFT).when(other).then_refused(HasLeft("ann", "bob"))


def test_nobody_succeeds_themselves():
    """Somebody else has to be named."""
    given().when(go("ann")).then_refused(SucceedsThemselves())


def test_somebody_is_back_with_a_reason_and_may_leave_again():
    """Who is here cannot come back."""
    back = TakeBack(person="ann", since=AUGUST, reason=WHY)
    given(LEFT).when(back).then(BACK)
    given().when(back).then_refused(HasNotLeft())
    given(LEFT).when(
        TakeBack(person="ann", since=AUGUST, reason=PersonalText(subject="ann", text=" "))
    ).then_refused(NothingSaid("reason"))
    given(LEFT, BACK).when(go("cat", until=AUGUST)).then(
        PersonLeft(person="ann", successor="cat", until=AUGUST)
    )


@pytest.mark.parametrize(
    ("day", "gone"),
    [(JUNE, False), (JULY, False), (date(2026, 7, 2), True), (AUGUST, False)],
)
def test_the_last_day_is_still_theirs(day, gone):
    """And the first one back is again."""
    assert away(reduce(absences_after, (LEFT, BACK), ()), day) is gone
