"""Which report is meant, of which days and where, is heard in the words that ask for it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.policy.edition import Edition
from domain.policy.hearing import normalised
from domain.policy.reports import MONTHS
from domain.services.reporting.defined import Defined
from domain.services.reporting.period import Period, months_from, period_from, period_of

_QUARTER = re.compile(
    r"\b(?:(?P<year>20\d\d) ?q(?P<q>[1-4])|q(?P<q2>[1-4])(?: ?(?P<year2>20\d\d))?)\b"
)
_YEAR = re.compile(r"\b(20\d\d)\b")
_MONTH = re.compile(rf"\b({'|'.join(MONTHS)})\b(?: (20\d\d))?", re.IGNORECASE)
_OF_A_MONTH = re.compile(rf"\b(?:for|of|in|during) (?:{'|'.join(MONTHS)}) 20\d\d\b", re.IGNORECASE)
_WORDS = re.compile(r"[a-z]{3,}")
_COMMON = {
    *("the", "and", "for", "with", "what", "how", "where", "which", "who", "from", "report"),
    *("reports", "draft", "write", "make", "give", "show", "send", "produce", "stand", "stands"),
    *("please", "has", "been", "year", "its", "not", "this", "that", "quarter", "quarters"),
}
_SAID, _NAMED = 3, 1
"""How much it tells that a report is asked for by one of its own words, or by one of its title."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One report of some days and an area: its name, ``""`` for what nobody said.

    *days* are ``2026-07-01..2026-09-30``, or nothing for those that it is of as a rule.
    """

    name: str
    days: str = ""
    area: str = ""

    @property
    def line(self) -> str:
        """How a button holds it."""
        return f"{self.name}+{self.days}+{self.area}"

    @property
    def period(self) -> Period | None:
        """The days that were asked for, none where none were."""
        first, _, last = self.days.partition("..")
        return period_of(date.fromisoformat(first), date.fromisoformat(last)) if last else None


def read_asked(line: str) -> Asked:
    """Return what the *line* of a button holds; days that cannot be read are none."""
    name, days, area = (*line.split("+"), "", "", "")[:3]
    known = re.fullmatch(r"\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d", days)
    return Asked(name, days if known else "", area)


def written_days(period: Period | None) -> str:
    """Return *period* as a button holds it."""
    return "" if period is None else f"{period.start.isoformat()}..{period.end.isoformat()}"


def heard(
    text: str, reports: Sequence[Defined], edition: Edition, today: date
) -> tuple[Asked, ...]:
    """Return the reports that *text* may mean, the likeliest alone where it is likelier by far."""
    said = normalised(text)
    scores = [(_likeness(said, each), each) for each in reports]
    best = max((score for score, _ in scores), default=0)
    meant = [each for score, each in scores if score == best] if best else []
    area = area_in(text, edition)
    return tuple(
        Asked(called(each), written_days(days_in(text, each, today)), area) for each in meant
    )


def called(found: Defined) -> str:
    """Return what a report is found by."""
    return f"{found.layer}/{found.name}" if found.layer else found.name


def area_in(text: str, edition: Edition) -> str:
    """Return the id of the area that *text* names, the longest name first; ``""`` for none."""
    said = f" {normalised(text)} "
    names = [
        (name, area.id) for area in edition.areas for name in (area.title, area.id, *area.called)
    ]
    for name, area in sorted(names, key=lambda each: -len(each[0])):
        if f" {normalised(name)} " in said:
            return area
    return ""


def days_in(text: str, found: Defined, today: date) -> Period | None:
    """Return the quarter, the month or the year that *text* names.

    The month in which a report is made says nothing of its days.
    """
    said = normalised(text)
    if quarter := _QUARTER.search(said):
        number = quarter["q"] or quarter["q2"]
        year = int(quarter["year"] or quarter["year2"] or today.year)
        return period_from(f"{year}Q{number}")
    month = _MONTH.search(said)
    if month and month[1].capitalize() not in found.report.months:
        number = [each.casefold() for each in MONTHS].index(month[1].casefold()) + 1
        year = int(month[2] or (today.year if number <= today.month else today.year - 1))
        return months_from(date(year, number, 1), 1)
    if (year_said := _YEAR.search(said)) is not None:
        return period_from(year_said[1], found.ends)
    return None


def _likeness(said: str, found: Defined) -> int:
    """Return how much of what *found* is asked by stands in *said*."""
    said = _OF_A_MONTH.sub(" ", said)
    words = set(_WORDS.findall(said))
    telling = (*found.report.called, *found.report.months, found.rhythm, *found.made_for)
    whole = sum(
        _SAID * len(phrase.split())
        for phrase in map(normalised, filter(None, telling))
        if f" {phrase} " in f" {said} "
    )
    title = set(_WORDS.findall(normalised(found.report.title))) - _COMMON
    return whole + _NAMED * len(words & title)
