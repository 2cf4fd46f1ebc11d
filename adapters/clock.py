"""The only place that asks the machine for the time; a fixed clock answers what it was told."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


class SystemClock:
    """The machine's own time."""

    def now(self) -> datetime:
        """Return this moment, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Return the day it is in London."""
        return self.now().astimezone(LONDON).date()


class FixedClock:
    """The same moment for ever, for demonstrations and tests."""

    def __init__(self, moment: datetime) -> None:
        """Stand still at *moment*, which is London's time where it names no zone."""
        aware = moment if moment.tzinfo else moment.replace(tzinfo=LONDON)
        self._moment = aware.astimezone(UTC)

    @classmethod
    def at(cls, written: str) -> "FixedClock":
        """Read a moment as ISO 8601 writes it, a day alone meaning its midnight in London.

        Raises ``ValueError`` for anything else.
        """
        return cls(datetime.fromisoformat(written))

    def now(self) -> datetime:
        """Return the moment, in UTC."""
        return self._moment

    def today(self) -> date:
        """Return the day it is in London at the moment."""
        return self._moment.astimezone(LONDON).date()
