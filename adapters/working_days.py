"""The working days of England: no Saturday, no Sunday, no bank holiday."""

from datetime import date, timedelta

import holidays

_SATURDAY = 5


class EnglishWorkingDays:
    """Counts working days by the bank holidays of England, as the library has them."""

    def __init__(self) -> None:
        """Load years as they are asked for."""
        self._holidays = holidays.country_holidays("GB", subdiv="ENG")

    def between(self, since: date, until: date) -> int:
        """Return how many working days there are after *since*, up to and with *until*."""
        days = (since + timedelta(days=n) for n in range(1, (until - since).days + 1))
        return sum(day.weekday() < _SATURDAY and day not in self._holidays for day in days)
