"""A day said in a sentence is read as people here say it: day, month, and perhaps a year."""

import re
from datetime import date, timedelta

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
_DAY = r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,? (?P<year>\d{4}))?\b"
_SAID = (
    re.compile(rf"{_DAY} (?:of )?{_MONTH}{_YEAR}", re.IGNORECASE),
    re.compile(rf"\b{_MONTH} {_DAY[2:]}{_YEAR}", re.IGNORECASE),
    re.compile(r"\b(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})\b"),
    re.compile(r"\b(?P<day>\d{1,2})/(?P<number>\d{1,2})/(?P<year>\d{4})\b"),
)
_NEAR = {"today": 0, "tonight": 0, "yesterday": 1, "last night": 1, "last evening": 1}


def day_in(text: str, today: date) -> date | None:
    """Return the day that *text* names, the last one before *today* where it names no year.

    >>> day_in("How did it stand on 3 March?", date(2026, 4, 1))
    datetime.date(2026, 3, 3)
    """
    line = " ".join(text.split())
    for word, ago in _NEAR.items():
        if re.search(rf"\b{word}\b", line, re.IGNORECASE):
            return today - timedelta(days=ago)
    said = next((found for each in _SAID if (found := each.search(line))), None)
    return None if said is None else _day(said.groupdict(), today)


def _day(said: dict[str, str | None], today: date) -> date | None:
    month = said.get("number") or _MONTHS.index((said.get("month") or "")[:3].lower()) + 1
    year = int(said["year"] or 0)
    for each in (year,) if year else (today.year, today.year - 1):
        try:
            day = date(each, int(month), int(said["day"] or 0))
        except ValueError:
            continue
        if year or day <= today:
            return day
    return None
