"""Days are said in words, and the last period that is over is the one that a report is about."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.model.report.period import (
    NotAPeriod,
    Period,
    days_from,
    last_before,
    period_from,
    period_of,
)

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("kind", "ends", "start", "end", "title"),
    [
        ("as_at", 12, (2026, 11, 23), (2026, 11, 23), "as it stood on 23 November 2026"),
        ("fortnight", 12, (2026, 11, 10), (2026, 11, 23), "10 to 23 November 2026"),
        ("month", 12, (2026, 10, 1), (2026, 10, 31), "October 2026"),
        ("two_months", 12, (2026, 9, 1), (2026, 10, 31), "September to October 2026"),
        ("quarter", 12, (2026, 7, 1), (2026, 9, 30), "July to September 2026"),
        ("six_months", 12, (2026, 1, 1), (2026, 6, 30), "January to June 2026"),
        ("year", 12, (2025, 1, 1), (2025, 12, 31), "2025"),
        ("year", 3, (2025, 4, 1), (2026, 3, 31), "April 2025 to March 2026"),
    ],
)
def test_a_report_is_about_the_last_period_that_is_over(kind, ends, start, end, title):
    """On 23 November 2026."""
    assert last_before(kind, date(2026, 11, 23), ends) == Period(date(*start), date(*end), title)


@given(day=DAYS, kind=st.sampled_from(["month", "two_months", "quarter", "six_months", "year"]))
def test_what_is_over_ended_before_the_day_and_the_next_has_not(day, kind):
    """Whichever day it is: no day falls between two periods."""
    found = last_before(kind, day)
    assert found.start <= found.end < day
    assert not found.holds(day)
    assert last_before(kind, found.start).end < found.start


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("2026Q3", "July to September 2026"),
        ("2026-q1", "January to March 2026"),
        ("2026-06", "June 2026"),
        ("2026", "2026"),
    ],
)
def test_a_period_is_written_as_a_quarter_a_month_or_a_year(written, title):
    """As the command line takes it."""
    assert period_from(written).title == title


@pytest.mark.parametrize("written", ["", "2026Q5", "2026-13", "June", "20266", "0000"])
def test_what_is_no_period_is_refused(written):
    """Nothing is guessed."""
    with pytest.raises(NotAPeriod):
        period_from(written)


@pytest.mark.parametrize("written", ["2026-07-01", "2026-07-01..", "2026-07-02..2026-07-01"])
def test_days_have_a_first_and_a_last_in_that_order(written):
    """Both are written out."""
    with pytest.raises(NotAPeriod):
        days_from(written)


@given(first=DAYS, last=DAYS)
def test_days_that_are_written_are_those_days(first, last):
    """Whole months are called so, and everything else by its first and last day."""
    start, end = sorted((first, last))
    found = days_from(f"{start.isoformat()}..{end.isoformat()}")
    assert (found.start, found.end) == (start, end)
    assert found == period_of(start, end)
    assert str(end.year) in found.title
