"""A report is asked for in one line, read in short, and taken from a draft to its release."""

import re

from bot import report_words as said
from bot.feature import Feature
from bot.front import Front
from bot.presses import REPORT
from bot.report_asking import done, summary
from bot.report_hearing import Asked, heard, written_days
from bot.report_screens import ALL, FEATURE, list_screen, row_screen
from bot.screens import Screen
from domain.refusals import NoSuchId
from domain.services.reporting.coming import Coming

_ALL = re.compile(
    r"(?:(?:show|see|list)(?: me)?(?: the| all)? )?(?:all )?(?:my )?reports"
    r"|(?:what|which) reports(?: (?:are there|do you have|can (?:you|i) (?:write|have)))?",
    re.IGNORECASE,
)
_ONE = re.compile(r"report (?P<name>(?:[a-z_]+/)?[a-z][a-z_]+)", re.IGNORECASE)


_OF_WHAT = re.compile(
    r"(?:the |a |our )?report (?:on|about|for|of) (?!.*\bmeetings?\b)", re.IGNORECASE
)
"""What was said at a meeting is feedback, unless the line says that a report is to be written."""
_CALLED = re.compile(
    r"(?:(?:please )?(?:show|see|draft|write|make|give|get|open)(?: me)? )?(?:the |a |an |our )?"
    r"(?!.*\b(?:meetings?|feedback)\b)[\w' -]{3,60} report(?: (?:for|of|on|about|in) .+)?"
    r"|what (?:did|do|have) (?:the |our )?[\w' -]{3,40} report(?:ed)?(?: .+)?",
    re.IGNORECASE,
)
"""A report is called by what it is of, or asked what those say who report in it."""


def _said(front: Front, text: str) -> Screen | None:
    line = " ".join(text.split()).rstrip(".!?")
    if front.waiting:
        return None
    if _ALL.fullmatch(line):
        return front.aside(list_screen(front, front.desk.reports.list(front.actor)))
    if _OF_WHAT.match(line) and len(found := _heard(front, line)) == 1:
        return summary(front, found[0])
    if (_CALLED.fullmatch(line) and _heard(front, line)) or _titled(front, line):
        return _wanted(front, line)
    named = _ONE.fullmatch(line)
    known = {each.name for each in front.desk.reports.list(front.actor)} if named else set()
    if named is not None and named["name"].rpartition("/")[2] in known:
        return summary(front, Asked(named["name"]))
    return None


def _wanted(front: Front, text: str) -> Screen | None:
    """Answer a wish for a report, in whatever words."""
    reports, found = front.desk.reports.list(front.actor), _heard(front, text)
    if len(found) == 1:
        return summary(front, found[0])
    names = {asked.name.rpartition("/")[2] for asked in found}
    some = [each for each in reports if each.name in names] or reports
    return front.aside(list_screen(front, some, title=said.WHICH))


def _titled(front: Front, line: str) -> bool:
    """Tell whether *line* is the title of a report, as the list of them shows it."""
    titles = {each.report.title.casefold() for each in front.desk.reports.list(front.actor)}
    return line.casefold() in titles


def _heard(front: Front, text: str) -> tuple[Asked, ...]:
    reports = front.desk.reports.list(front.actor)
    return heard(text, reports, front.desk.policy.edition, front.desk.reports.today)


def _page(front: Front, whole: str, *notice: str) -> Screen:
    if (coming := front.desk.coming.find(front.actor, whole, front.desk.reports.today)) is not None:
        return _coming(front, coming, *notice)
    return row_screen(front, front.desk.drafts.get(front.actor, whole), *notice)


def _numbered(front: Front, number: str) -> Screen:
    try:
        return _page(front, number)
    except NoSuchId:
        return Screen(said.NONE_HERE.format(number=number.upper()), actions=(ALL,))


def _coming(front: Front, coming: Coming, *notice: str) -> Screen:
    """Return what a report that comes due says as things stand, to look at and to draft."""
    wish = Asked(coming.name, written_days(coming.period), coming.area)
    return summary(front, wish, *notice)


REPORTS_FEATURE = Feature(
    FEATURE,
    said=_said,
    wants={"report": _wanted},
    done=done,
    pages={REPORT: _page},
    numbers={"RPT": _numbered},
)
"""Reports: which there are, what they say, and how each leaves."""
