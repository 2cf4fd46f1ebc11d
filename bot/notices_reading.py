"""A time of day is read as people type it: 9, 9am, half past nine, 18:30."""

import re
from datetime import time

_WRITTEN = re.compile(
    r"(?:(?P<half>half past|quarter past|quarter to) )?(?P<hour>\d{1,2}|[a-z]+)"
    r"(?:[:.](?P<minute>[0-5]\d))? ?"
    r"(?P<part>am|pm|a\.m|p\.m|o'clock|in the morning|in the evening)?"
    r"(?: please)?"
)
_NAMED = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_HOURS = {name: hour for hour, name in enumerate(_NAMED, start=1)} | {"noon": 12, "midday": 12}
_NOON, _DAY = 12, 24


def time_in(text: str, *, evening: bool = False) -> time | None:
    """Return the time of day that *text* names, or None; a bare hour is of the *evening* if so.

    >>> time_in("9"), time_in("half past eight"), time_in("6", evening=True), time_in("soon")
    (datetime.time(9, 0), datetime.time(8, 30), datetime.time(18, 0), None)
    """
    found = _WRITTEN.fullmatch(" ".join(text.casefold().split()).rstrip("."))
    if found is None:
        return None
    written = found["hour"]
    hour = int(written) if written.isdigit() else _HOURS.get(written)
    if hour is None or hour >= _DAY:
        return None
    part = (found["part"] or "").replace(".", "")
    later = part in {"pm", "in the evening"} or (evening and not part)
    if later and hour < _NOON:
        hour += _NOON
    if part == "am" and hour == _NOON:
        hour = 0
    minutes = {"half past": 30, "quarter past": 15, "quarter to": -15, None: 0}[found["half"]]
    whole = hour * 60 + int(found["minute"] or 0) + minutes
    return time(whole // 60 % _DAY, whole % 60)
