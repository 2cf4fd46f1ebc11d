"""A day is London's, also where the clocks change."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.days import day_of, end_of, said_day, said_moment
from bot.failures import WrongUse


@pytest.mark.parametrize(
    ("day", "ends", "hours"),
    [
        (date(2026, 1, 15), "2026-01-15T23:59:59.999999+00:00", 24),
        (date(2026, 7, 1), "2026-07-01T22:59:59.999999+00:00", 24),
        (date(2026, 3, 28), "2026-03-28T23:59:59.999999+00:00", 24),
        (date(2026, 3, 29), "2026-03-29T22:59:59.999999+00:00", 23),
        (date(2026, 10, 24), "2026-10-24T22:59:59.999999+00:00", 24),
        (date(2026, 10, 25), "2026-10-25T23:59:59.999999+00:00", 25),
    ],
)
def test_a_day_ends_where_the_next_begins(day, ends, hours):
    """The day on which the clocks go forward has 23 hours, the one on which they go back 25."""
    assert end_of(day).isoformat() == ends
    assert end_of(day) - end_of(day - timedelta(days=1)) == timedelta(hours=hours)


@pytest.mark.parametrize(
    "written",
    [
        "2026-02-30",
        "2026-13-01",
        "1 April",
        "20260401",
        "2026-W14-3",
        "2026-4-1",
        "9999-12-31",
        "2026-04-01T09:00",
        " 2026-04-01",
        "yesterday",
    ],
)
def test_a_day_that_cannot_be_read_is_wrong_use(written):
    """One way to write a day is enough; the sentence shows it."""
    with pytest.raises(WrongUse, match=r"^The day for --as-at cannot be read; .* 2026-04-01\.$"):
        day_of(written)


def test_a_day_is_read_and_nothing_is_no_day():
    """Not given is the register of now."""
    assert day_of("2024-02-29") == date(2024, 2, 29)
    assert day_of("") is None


def test_days_and_moments_are_said_as_in_london():
    """In summer its clocks are an hour ahead."""
    assert said_day(date(2026, 11, 2)) == "2 November 2026"
    assert said_moment(datetime(2026, 3, 29, 0, 59, tzinfo=UTC)) == "29 March 2026, 00:59"
    assert said_moment(datetime(2026, 3, 29, 1, 0, tzinfo=UTC)) == "29 March 2026, 02:00"
