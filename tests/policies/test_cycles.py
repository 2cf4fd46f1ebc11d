"""Due days are counted from their anchor: none is missed, none comes twice, none drifts."""

from datetime import date, timedelta
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.policy.cycles import (
    due_after,
    due_between,
    due_days,
    in_months,
    next_due,
    overdue_by,
)

ANCHORS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
CYCLES = st.sampled_from([1, 2, 3, 6, 12, 24])
TEN_YEARS = 120


def test_what_began_on_29_february_falls_on_the_28th_and_comes_back() -> None:
    days = islice(due_days(date(2024, 2, 29), 12), 5)

    assert tuple(days) == (
        date(2025, 2, 28),
        date(2026, 2, 28),
        date(2027, 2, 28),
        date(2028, 2, 29),
        date(2029, 2, 28),
    )


def test_the_end_of_a_month_does_not_drift_through_a_shorter_one() -> None:
    days = islice(due_days(date(2026, 11, 30), 3), 5)

    assert tuple(days) == (
        date(2027, 2, 28),
        date(2027, 5, 30),
        date(2027, 8, 30),
        date(2027, 11, 30),
        date(2028, 2, 29),
    )


def test_a_quarter_from_1_june_ends_on_1_september() -> None:
    assert next_due(date(2026, 6, 1), 3) == date(2026, 9, 1)


def test_twice_a_year_is_every_six_months() -> None:
    listed = due_between(date(2026, 1, 15), 6, date(2026, 1, 1), date(2027, 12, 31))

    assert listed == (
        date(2026, 7, 15),
        date(2027, 1, 15),
        date(2027, 7, 15),
    )


def test_the_day_after_is_sought_after_the_day_itself() -> None:
    assert due_after(date(2026, 6, 1), 3, date(2026, 9, 1)) == date(2026, 12, 1)
    assert due_after(date(2026, 6, 1), 3, date(2026, 8, 31)) == date(2026, 9, 1)


def test_the_calendar_ends_without_a_fault() -> None:
    assert tuple(due_days(date(9998, 3, 1), 12)) == (date(9999, 3, 1),)
    assert due_after(date(9999, 3, 1), 12, date(9999, 3, 1)) is None
    with pytest.raises(OverflowError):
        in_months(date(9999, 12, 1), 1)


def test_what_never_comes_again_has_no_days() -> None:
    with pytest.raises(ValueError, match="every month at most"):
        next(due_days(date(2026, 1, 1), 0))


@pytest.mark.parametrize(
    ("due", "today", "late"),
    [
        (date(2026, 9, 23), date(2026, 9, 22), (0, 0)),
        (date(2026, 9, 23), date(2026, 9, 23), (0, 0)),
        (date(2026, 9, 23), date(2026, 9, 24), (0, 1)),
        (date(2026, 9, 23), date(2026, 11, 23), (2, 0)),
        (date(2026, 1, 31), date(2026, 2, 28), (1, 0)),
        (date(2026, 1, 31), date(2026, 3, 1), (1, 1)),
        (date(2024, 2, 29), date(2026, 3, 2), (24, 2)),
    ],
)
def test_lateness_is_told_in_months_and_days(due: date, today: date, late: tuple[int, int]) -> None:
    assert overdue_by(due, today) == late


@given(ANCHORS, CYCLES)
def test_ten_years_of_due_days_have_each_once_and_no_gap(anchor: date, every: int) -> None:
    last = in_months(anchor, TEN_YEARS)

    listed = due_between(anchor, every, anchor, last)

    assert len(listed) == TEN_YEARS // every
    assert list(listed) == sorted(set(listed))
    for number, day in enumerate(listed, start=1):
        months = (day.year - anchor.year) * 12 + day.month - anchor.month
        assert months == number * every
        assert day.day == anchor.day or (
            day.day < anchor.day and (day + timedelta(days=1)).month != day.month
        )


@given(ANCHORS, CYCLES, st.dates(date(1990, 1, 1), date(2110, 12, 31)))
def test_two_spans_that_meet_list_what_the_whole_span_lists(
    anchor: date, every: int, between: date
) -> None:
    first, last = date(1990, 1, 1), date(2111, 1, 1)

    before = due_between(anchor, every, first, between)
    after = due_between(anchor, every, between + timedelta(days=1), last)

    assert (*before, *after) == due_between(anchor, every, first, last)


@given(ANCHORS, CYCLES)
def test_each_day_leads_to_the_next_one(anchor: date, every: int) -> None:
    for day, following in pairwise(islice(due_days(anchor, every), 20)):
        assert due_after(anchor, every, day) == following


@given(ANCHORS, st.dates(date(1990, 1, 1), date(2110, 12, 31)))
def test_lateness_leads_back_to_the_day(due: date, today: date) -> None:
    months, days = overdue_by(due, today)

    if today > due:
        assert in_months(due, months) + timedelta(days=days) == today
        assert in_months(due, months + 1) > today
    else:
        assert (months, days) == (0, 0)
