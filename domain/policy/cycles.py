"""What comes again falls due a whole number of months after its anchor, and never drifts from it.

Days are days in London; a month has the days it has. Whatever begins on the 31st, or on 29
February, falls on the last day of a shorter month and comes back to its own day in a longer one,
because every due day is counted from the anchor and none from the one before (decision 0030).
"""

import calendar
from collections.abc import Iterator
from datetime import MAXYEAR, date
from itertools import count, dropwhile, takewhile

_IN_A_YEAR = 12


def in_months(anchor: date, months: int) -> date:
    """Return the day *months* after *anchor*; ``OverflowError`` beyond the calendar.

    >>> in_months(date(2024, 2, 29), 12), in_months(date(2024, 2, 29), 48)
    (datetime.date(2025, 2, 28), datetime.date(2028, 2, 29))
    """
    years, month = divmod(anchor.month - 1 + months, _IN_A_YEAR)
    year = anchor.year + years
    if not 1 <= year <= MAXYEAR:
        raise OverflowError("the calendar ends before that day")
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(anchor.day, last))


def due_days(anchor: date, every_months: int) -> Iterator[date]:
    """Yield every day on which it falls due, the first of them *every_months* after *anchor*.

    They end with the calendar.
    """
    if every_months < 1:
        raise ValueError("what comes again comes every month at most")
    for number in count(1):
        try:
            yield in_months(anchor, number * every_months)
        except OverflowError:
            return


def next_due(anchor: date, every_months: int) -> date:
    """Return when it falls due for the first time after *anchor*, whether that is past or not."""
    return in_months(anchor, every_months)


def due_after(anchor: date, every_months: int, day: date) -> date | None:
    """Return the first of its due days after *day*; None where the calendar ends before."""
    return next(dropwhile(lambda due: due <= day, due_days(anchor, every_months)), None)


def due_between(anchor: date, every_months: int, first: date, last: date) -> tuple[date, ...]:
    """Return its due days from *first* to *last*, both included, each once and in order.

    >>> due_between(date(2026, 6, 1), 3, date(2026, 6, 1), date(2027, 1, 31))
    (datetime.date(2026, 9, 1), datetime.date(2026, 12, 1))
    """
    until = takewhile(lambda due: due <= last, due_days(anchor, every_months))
    return tuple(due for due in until if first <= due)


def overdue_by(due: date, today: date) -> tuple[int, int]:
    """Return by how many whole months, and how many days beyond them, *due* has passed.

    Both are 0 on the day itself and before.

    >>> overdue_by(date(2026, 9, 23), date(2026, 11, 23))
    (2, 0)
    """
    if today <= due:
        return 0, 0
    months = (today.year - due.year) * _IN_A_YEAR + today.month - due.month
    if in_months(due, months) > today:
        months -= 1
    return months, (today - in_months(due, months)).days
