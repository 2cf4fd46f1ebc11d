"""A time of day is set in figures, hours and minutes, and nothing else is taken for one."""

import re
from datetime import time

_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


def time_of(text: object) -> time:
    """Return the time that *text* names, as 09:00; ``ValueError`` for anything else.

    >>> time_of("7:30")
    datetime.time(7, 30)
    """
    if isinstance(text, time):
        return text
    found = _TIME.fullmatch(str(text).strip())
    if found is None:
        raise ValueError("a time, such as 09:00")
    return time(int(found[1]), int(found[2]))


def hours_of(text: object) -> tuple[time, time]:
    """Return the two times with a hyphen between that *text* names; the evening comes first."""
    if isinstance(text, tuple):
        begins, ends = map(time_of, text)
    else:
        first, _, last = str(text).partition("-")
        begins, ends = time_of(first), time_of(last)
    if begins <= ends:
        raise ValueError("quiet hours begin in the evening and end the next morning")
    return begins, ends
