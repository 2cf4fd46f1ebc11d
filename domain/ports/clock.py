"""The clock is the only one who knows what time it is."""

from datetime import date, datetime
from typing import Protocol


class Clock(Protocol):
    """Knows what time it is."""

    def now(self) -> datetime:
        """Return this moment, in UTC."""
        ...

    def today(self) -> date:
        """Return the day it is in London."""
        ...
