"""Working days are counted by a calendar that knows the holidays of a place."""

from datetime import date
from typing import Protocol


class WorkingDays(Protocol):
    """Knows on which days people work."""

    def between(self, since: date, until: date) -> int:
        """Return how many working days there are after *since*, up to and with *until*."""
        ...
