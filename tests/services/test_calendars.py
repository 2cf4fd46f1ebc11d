"""Ten years of due days of five hundred entries are each told once, and none is left out."""

from calendar import monthrange
from collections import Counter
from datetime import date, timedelta

import pytest

from domain.identity import Actor
from tests.support.builders import act
from tests.support.ten_years import (
    EDITIONS,
    ENTRIES,
    FIRST,
    LAST,
    LAYER,
    TERMS,
    WHO,
    entry,
    ten_years,
)

TEN_YEARS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]


@pytest.fixture(scope="module")
def calendars():
    return ten_years()


def falls_on(anchor, months, day):
    """Say by the look of a calendar whether what began on *anchor* is due on *day*.

    It is the anchor's own day of the month, or the last day of a month that has no such day.
    """
    since = (day.year - anchor.year) * 12 + day.month - anchor.month
    last = monthrange(day.year, day.month)[1]
    return since > 0 and since % months == 0 and day.day == min(anchor.day, last)


def expected():
    """Return what is due on which day, found by looking at every day of ten years."""
    found = Counter()
    for number in range(ENTRIES):
        whole, (*_, cycles), anchor = entry(number)
        for months in cycles:
            for day in TEN_YEARS:
                if falls_on(anchor, months, day):
                    found["review", f"arrangement-{whole}", day] += 1
    for number, day in TERMS.items():
        if FIRST <= day <= LAST:
            found["renewal", f"arrangement-{entry(number)[0]}", day] += 1
    return found


def duties_expected():
    """Return how often each duty falls due, looking at every day of ten years."""
    found = Counter()
    for document in (EDITIONS.current("cheshire").edition, LAYER):
        for duty in document.duties:
            anchor = duty.due or document.in_force.since
            if duty.every_months and duty.waits is None:
                found.update(
                    (duty.title, day)
                    for day in TEN_YEARS
                    if falls_on(anchor, duty.every_months, day)
                )
    return found


def test_every_due_day_of_ten_years_is_told_once_and_none_is_missing(calendars):
    """Of five hundred entries under three policies, with their terms; counted by another way."""
    told = calendars.between(WHO, FIRST, LAST)
    entries = Counter((due.kind, due.stream, due.due) for due in told if due.kind != "duty")
    oracle = expected()
    assert entries == oracle
    assert set(oracle.values()) == {1, 2}  # a quarter and a year end together, as two reviews
    assert len(told) == len(set(told)) > 7_000


def test_every_time_of_every_duty_is_told_once_and_none_is_missing(calendars):
    """Those of the policy and of the process beside it, each with a number of its own."""
    told = [due for due in calendars.between(WHO, FIRST, LAST) if due.kind == "duty"]
    assert Counter((due.title, due.due) for due in told) == duties_expected()
    assert len({due.number for due in told}) == len(told)


def test_ten_years_told_year_by_year_are_the_same_ten_years(calendars):
    """Nothing falls between two periods, and nothing in both."""
    whole = calendars.between(WHO, FIRST, LAST)
    years = [
        due
        for year in range(FIRST.year, LAST.year + 1)
        for due in calendars.between(WHO, date(year, 1, 1), date(year, 12, 31))
    ]
    assert years == list(whole)


def test_what_was_begun_of_a_duty_stands_on_the_day_that_it_was_moved_to(calendars):
    """And what is done stands nowhere."""
    contact = Actor(id="c", offices=("opcc_head_of_policy_and_partnerships",), organisation="x")
    (first, second, *_) = [
        due for due in calendars.between(WHO, FIRST, LAST) if due.title.startswith("Confirm to")
    ]
    calendars.tasks.move(act("m", contact), first.number, due=date(2027, 1, 15), reason="late")
    calendars.tasks.done(act("d", contact), second.number, evidence="early")
    told = {due.number: due.due for due in calendars.between(WHO, FIRST, LAST)}
    assert told[first.number] == date(2027, 1, 15)
    assert second.number not in told
