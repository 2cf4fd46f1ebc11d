"""A day is London's: it ends when the next one begins there, summer time or not."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.failures import WrongUse
from domain.services.reporting.period import said_day

__all__ = ["LONDON", "day_of", "end_of", "said_day", "said_day_of", "said_moment"]

LONDON = ZoneInfo("Europe/London")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day_of(written: str, option: str = "--as-at") -> date | None:
    """Return the day that *written* names, or None for nothing; raise :class:`WrongUse`.

    *option* is where it was written.
    """
    if not written:
        return None
    wrong = WrongUse(
        f"The day for {option} cannot be read; write it as year, month and day: 2026-04-01."
    )
    if _DAY.fullmatch(written) is None:  # the library would read a week or a bare number as well
        raise wrong
    try:
        day = date.fromisoformat(written)
        end_of(day)
    except (ValueError, OverflowError) as error:
        raise wrong from error
    return day


def end_of(day: date) -> datetime:
    """Return the last microsecond of *day* in London, in UTC.

    >>> end_of(date(2026, 3, 29)).isoformat()
    '2026-03-29T22:59:59.999999+00:00'
    """
    after = datetime.combine(day + timedelta(days=1), datetime.min.time(), LONDON)
    return after.astimezone(UTC) - timedelta(microseconds=1)


def said_day_of(written: str) -> str:
    """Return the day *written* as year, month and day, as people read it."""
    return said_day(date.fromisoformat(written))


def said_moment(moment: datetime) -> str:
    """Return *moment* as people in London read it.

    >>> said_moment(datetime(2026, 7, 1, 8, 5, tzinfo=UTC))
    '1 July 2026, 09:05'
    """
    local = moment.astimezone(LONDON)
    return f"{said_day(local.date())}, {local:%H:%M}"
