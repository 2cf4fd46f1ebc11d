"""Working days are those of England: what is counted between two days, and what is not."""

from datetime import date

import pytest

from adapters.working_days import EnglishWorkingDays

FRIDAY, THURSDAY = date(2026, 3, 27), date(2026, 4, 2)


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        (FRIDAY, FRIDAY, 0),
        (FRIDAY, date(2026, 3, 26), 0),
        (FRIDAY, date(2026, 3, 29), 0),
        (FRIDAY, date(2026, 3, 30), 1),
        (THURSDAY, date(2026, 4, 6), 0),
        (THURSDAY, date(2026, 4, 7), 1),
        (date(2026, 12, 24), date(2026, 12, 29), 1),
        (date(2026, 12, 31), date(2027, 1, 4), 1),
    ],
)
def test_weekends_and_bank_holidays_do_not_count(since, until, days):
    """Good Friday and Easter Monday, Christmas and what is given instead of Boxing Day, New Year."""
    assert EnglishWorkingDays().between(since, until) == days
