"""Nobody is disturbed at night, on Sundays or on bank holidays, whatever the clocks do."""

from datetime import UTC, date, datetime, time, timedelta

import hypothesis.strategies as st
import pytest
from hypothesis import given

from adapters.working_days import EnglishWorkingDays
from domain.model.preference.state import USUAL, Preference
from domain.services.notice_dated import began, step_of
from domain.services.notice_times import WAITS, Hours, Times, wait_after
from tests.support.noticing import LONDON

HOURS = Hours(Times(), EnglishWorkingDays())
LATE = Preference(quiet_from=time(17), quiet_until=time(10))

# The last Sundays of March and October: the nights on which the clocks change.
CHANGES = {
    2026: ("2026-03-29", "2026-10-25"),
    2027: ("2027-03-28", "2027-10-31"),
    2028: ("2028-03-26", "2028-10-29"),
    2029: ("2029-03-25", "2029-10-28"),
    2030: ("2030-03-31", "2030-10-27"),
}


def london(written):
    return datetime.fromisoformat(written).replace(tzinfo=LONDON).astimezone(UTC)


@pytest.mark.parametrize(
    ("moment", "quiet"),
    [
        ("2026-07-01T07:29", True),
        ("2026-07-01T07:30", False),
        ("2026-07-01T19:59", False),
        ("2026-07-01T20:00", True),
        ("2026-07-04T12:00", True),  # a Saturday
        ("2026-07-05T12:00", True),  # a Sunday
        ("2026-08-31T12:00", True),  # the bank holiday of late summer
        ("2026-12-25T12:00", True),
    ],
)
def test_it_is_quiet_from_eight_to_half_past_seven_and_on_days_off(moment, quiet):
    assert HOURS.quiet(london(moment), USUAL) is quiet


@pytest.mark.parametrize("day", [day for days in CHANGES.values() for day in days])
def test_after_the_clocks_change_it_is_quiet_until_half_past_seven(day):
    """Summer or winter, by London's clock; the Sunday itself is quiet all day.

    It is asked of the Tuesday, since in 2027 Easter Monday comes first.
    """
    sunday = date.fromisoformat(day)
    midnight = datetime.combine(sunday, time(), LONDON).astimezone(UTC)
    assert all(HOURS.quiet(midnight + timedelta(minutes=15 * n), USUAL) for n in range(92))
    tuesday = (sunday + timedelta(days=2)).isoformat()
    assert HOURS.quiet(london(f"{tuesday}T07:29"), USUAL)
    assert not HOURS.quiet(london(f"{tuesday}T07:30"), USUAL)


@pytest.mark.parametrize("year", sorted(CHANGES))
def test_the_days_on_which_the_clocks_change_are_known(year):
    """Half past one does not exist in March, and comes twice in October."""
    march, october = (date.fromisoformat(day) for day in CHANGES[year])
    for day, hours in ((march, 23), (october, 25)):
        begins, ends = (
            datetime.combine(each, time(), LONDON).astimezone(UTC)
            for each in (day, day + timedelta(days=1))
        )
        assert ends - begins == timedelta(hours=hours)


def test_quiet_hours_of_ones_own_count_in_place_of_the_usual_ones():
    assert HOURS.quiet(london("2026-07-01T09:59"), LATE)
    assert not HOURS.quiet(london("2026-07-01T10:00"), LATE)
    assert HOURS.quiet(london("2026-07-01T17:00"), LATE)


def test_the_digest_is_told_at_nine_on_working_days_or_when_quiet_hours_end():
    assert HOURS.digest(london("2026-07-01T08:59"), USUAL) is None
    assert HOURS.digest(london("2026-07-01T09:00"), USUAL) == london("2026-07-01T09:00")
    assert HOURS.digest(london("2026-12-01T17:00"), USUAL) == london("2026-12-01T09:00")
    assert HOURS.digest(london("2026-07-04T09:00"), USUAL) is None
    assert HOURS.digest(london("2026-07-01T09:59"), LATE) is None
    assert HOURS.digest(london("2026-07-01T10:00"), LATE) == london("2026-07-01T10:00")


def test_what_failed_rests_longer_each_time_and_not_for_ever():
    rests = [wait_after("n-1", attempt, WAITS) for attempt in range(1, len(WAITS) + 1)]
    assert all(
        timedelta(seconds=least) <= rest <= timedelta(seconds=least * 1.25)
        for least, rest in zip(WAITS, rests, strict=True)
    )
    assert rests == [wait_after("n-1", attempt, WAITS) for attempt in range(1, len(WAITS) + 1)]
    assert wait_after("n-2", 1, WAITS) != wait_after("n-1", 1, WAITS)
    assert wait_after("n-1", len(WAITS) + 1, WAITS) is None
    assert sum(rests, timedelta()) < timedelta(hours=24)


@pytest.mark.parametrize(
    ("days", "step"),
    [
        (8, ""),
        (7, "soon"),
        (1, "soon"),
        (0, "today"),
        (-1, "overdue-0"),
        (-7, "overdue-0"),
        (-8, "overdue-1"),
        (-15, "overdue-2"),
    ],
)
def test_a_day_is_told_of_a_week_before_on_it_and_once_in_each_week_after(days, step):
    today = date(2026, 7, 1)
    assert step_of(today + timedelta(days=days), today, None, 7) == step


def test_what_came_to_somebody_within_that_week_was_told_then():
    today = date(2026, 7, 1)
    assert step_of(date(2026, 7, 5), today, today, 7) == ""
    assert step_of(date(2026, 7, 5), date(2026, 7, 5), today, 7) == "today"


@given(days=st.integers(-400, 7), today=st.dates(date(2026, 1, 1), date(2031, 1, 1)))
def test_a_step_begins_at_the_midnight_in_london_on_which_it_is_first_taken(days, today):
    """The day before it began it was another step, or none."""
    due = today + timedelta(days=days)
    local = began(due, today, 7).astimezone(LONDON)
    first = local.date()
    assert local.time() == time()
    assert first <= today
    assert step_of(due, first, None, 7) == step_of(due, today, None, 7)
    before = first - timedelta(days=1)
    assert step_of(due, before, None, 7) != step_of(due, today, None, 7)
