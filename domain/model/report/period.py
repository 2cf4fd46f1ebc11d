"""A report is about a stretch of days in London, both ends included, said in words.

A quarter is of the calendar, since no document says of which other; a year ends with a month.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from domain.policy.cycles import in_months
from domain.policy.reports import MONTHS, PeriodKind

_FORTNIGHT = timedelta(days=13)
_DAY = timedelta(days=1)
_QUARTER = re.compile(r"^(\d{4})-?Q([1-4])$", re.IGNORECASE)
_MONTH = re.compile(r"^(\d{4})-(\d{2})$")
_YEAR = re.compile(r"^(\d{4})$")


class NotAPeriod(ValueError):
    """The text names no quarter, month or year."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days from *start* to *end*, both included, and what they are called."""

    start: date
    end: date
    title: str

    def holds(self, day: date | None) -> bool:
        """Return whether *day* is one of its days; no day is not."""
        return day is not None and self.start <= day <= self.end


def months_from(first: date, months: int) -> Period:
    """Return the *months* whole months that begin with that of *first*.

    >>> months_from(date(2026, 7, 20), 3).title, months_from(date(2026, 7, 1), 1).title
    ('July to September 2026', 'July 2026')
    """
    start = first.replace(day=1)
    end = in_months(start, months) - _DAY
    return Period(start, end, _called(start, end))


def as_at_day(day: date) -> Period:
    """Return the period of what is told as it stands: no days but the one on which it is told."""
    return Period(day, day, f"as it stood on {said_day(day)}")


def days_to(start: date, end: date) -> Period:
    """Return the days from *start* to *end*, called by both.

    >>> days_to(date(2026, 11, 10), date(2026, 11, 23)).title
    '10 to 23 November 2026'
    """
    same = (start.year, start.month) == (end.year, end.month)
    first = str(start.day) if same else said_day(start)
    return Period(start, end, f"{first} to {said_day(end)}")


def period_of(start: date, end: date) -> Period:
    """Return the days from *start* to *end*, called as whole months where they are whole.

    >>> period_of(date(2026, 7, 1), date(2026, 9, 30)).title
    'July to September 2026'
    """
    if start == end:
        return as_at_day(start)
    whole = start.day == 1 and (end + _DAY).day == 1
    return Period(start, end, _called(start, end)) if whole else days_to(start, end)


def year_ending(year: int, month: int) -> Period:
    """Return the twelve months that end with *month* (1 to 12) of *year*.

    >>> year_ending(2026, 3).title, year_ending(2026, 12).title
    ('April 2025 to March 2026', '2026')
    """
    return months_from(in_months(date(year, month, 1), -11), 12)


def last_before(kind: PeriodKind, day: date, ends: int = 12) -> Period:
    """Return the period of that *kind* that a report is about if nothing else is said on *day*.

    It is the last that is over, and of a year the one that ended with month *ends*. A fortnight
    ends with *day* itself.

    >>> last_before("quarter", date(2026, 7, 1)).title, last_before("year", date(2026, 6, 1), 3).end
    ('April to June 2026', datetime.date(2026, 3, 31))
    """
    return _LAST[kind](day, ends)


def fortnight_of(anchor: date, day: date) -> Period:
    """Return the last fortnight over before *day*, counted in fortnights from *anchor*.

    >>> fortnight_of(date(2026, 1, 1), date(2026, 1, 15)).title
    '1 January 2026 to 14 January 2026'
    """
    passed = (day - anchor) // (_FORTNIGHT + _DAY)
    start = anchor + (passed - 1) * (_FORTNIGHT + _DAY)
    return period_of(start, start + _FORTNIGHT)


def period_from(written: str, ends: int = 12) -> Period:
    """Return the period written as ``2026Q3``, ``2026-06`` or ``2026``; :class:`NotAPeriod`.

    A year is the one that ends with month *ends* of it.
    """
    text = written.strip()
    if found := _QUARTER.match(text):
        return months_from(date(int(found[1]), 3 * int(found[2]) - 2, 1), 3)
    try:
        if found := _MONTH.match(text):
            return months_from(date(int(found[1]), int(found[2]), 1), 1)
        if found := _YEAR.match(text):
            return year_ending(int(found[1]), ends)
    except (ValueError, OverflowError):
        raise NotAPeriod(written) from None
    raise NotAPeriod(written)


def days_from(written: str) -> Period:
    """Return the days written as ``2026-07-01..2026-09-30``; raise :class:`NotAPeriod`."""
    first, _, last = written.strip().partition("..")
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        raise NotAPeriod(written) from None
    if end < start:
        raise NotAPeriod(written)
    return period_of(start, end)


def _last_months(months: int) -> Callable[[date, int], Period]:
    def last(day: date, _ends: int) -> Period:
        begun = (day.month - 1) // months * months + 1
        return months_from(in_months(date(day.year, begun, 1), -months), months)

    return last


def _last_year(day: date, ends: int) -> Period:
    this = year_ending(day.year, ends)
    return this if this.end < day else year_ending(day.year - 1, ends)


def _last_fortnight(day: date, _ends: int) -> Period:
    return days_to(day - _FORTNIGHT, day)


_LAST: dict[PeriodKind, Callable[[date, int], Period]] = {
    "quarter": _last_months(3),
    "two_months": _last_months(2),
    "six_months": _last_months(6),
    "month": _last_months(1),
    "year": _last_year,
    "fortnight": _last_fortnight,
    "as_at": lambda day, _ends: as_at_day(day),
}


def said_day(day: date) -> str:
    """Return *day* as people read it, whatever the machine's own language.

    >>> said_day(date(2026, 4, 1))
    '1 April 2026'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _called(start: date, end: date) -> str:
    first: str = MONTHS[start.month - 1]
    last = f"{MONTHS[end.month - 1]} {end.year}"
    if (start.month, end.month) == (1, 12) and start.year == end.year:
        return str(start.year)
    if start.year != end.year:
        first = f"{first} {start.year}"
    return last if last.startswith(f"{first} ") else f"{first} to {last}"
