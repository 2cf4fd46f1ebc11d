"""Who holds an office is asked in one line; what changes it is asked for, shown, and then done."""

import re
from datetime import timedelta

from bot import people_words as said
from bot.days import said_day
from bot.doing import do
from bot.feature import Deed, Feature
from bot.front import Front
from bot.people_asking import done
from bot.people_reading import person_named
from bot.people_screens import FEATURE, mine_screen, office_screen, offices_screen
from bot.presses import OFFICE
from bot.screens import Screen
from bot.task_owners import called, office_named
from domain.refusals import NotYourOffice

_NEW = timedelta(days=14)
_OFFICES = re.compile(
    r"(?:who holds (?:which|what|the) offices?|(?:show |list |see )?(?:me )?(?:the |all )?offices"
    r"|(?:show|list) (?:the )?office.?holders)",
    re.IGNORECASE,
)
_MINE = re.compile(
    r"(?:what|which) (?:offices?|seats?) (?:do|am) i (?:hold|have|in)"
    r"|(?:show )?my (?:offices?|seats?)",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"who (?:is|are|holds|has|acts (?:as|for)|answers for|stands in (?:as|for))"
    r"(?: now)?(?: the)?(?: office of)?(?: the)? (?P<office>.+)",
    re.IGNORECASE,
)
_APPOINT = re.compile(
    r"appoint(?: (?P<person>.+?)(?: (?:as|to) (?:the )?(?:office of )?(?:the )?(?P<office>.+))?)?",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"(?:let )?(?P<person>.+?) (?:act|acts|stand in|stands in)"
    r"(?: (?:as|for) (?:the )?(?P<office>.+))?",
    re.IGNORECASE,
)
_DOWN = re.compile(r"stand (?:(?P<person>.+?) )?down", re.IGNORECASE)
_DELEGATE = re.compile(
    r"delegate(?: (?:my office|the office|something|(?P<office>.+?)))?(?: to (?P<person>.+))?",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"(?P<person>.+?) (?:has left|have left|left|is leaving|leaves|has gone)"
    r"(?:(?:,|;| and)? (?P<to>.+?) (?:takes|is taking|will take|has taken) over)?",
    re.IGNORECASE,
)
_BACK = re.compile(r"(?P<person>.+?) (?:is|has come) back", re.IGNORECASE)
_SOMEBODY = {"", "somebody", "someone", "a person", "people", "them", "to somebody"}


def _said(front: Front, text: str) -> Screen | None:
    line = " ".join(text.split()).rstrip(".!?").replace("’", "'")
    if front.waiting:
        return None
    if _OFFICES.fullmatch(line):
        return front.aside(offices_screen(front))
    if _MINE.fullmatch(line):
        return front.aside(mine_screen(front))
    wish = _WHO.fullmatch(line)
    if wish is not None:
        office = office_named(front.desk.offices, wish["office"])
        return None if office is None else front.aside(office_screen(front, office[0]))
    return _wished(front, line)


def _wished(front: Front, line: str) -> Screen | None:
    """Return what asks for the rest of a wish to change something; None where there is none."""
    for what, pattern in _WISHES.items():
        wish = pattern.fullmatch(line)
        if wish is None:
            continue
        given = _given(front, wish.groupdict(default=""))
        if given is not None:
            known = ",".join(given)
            return do(front, Deed(FEATURE, what, known, _stream(front), given=given))
    return None


_WISHES = {
    "leave": _LEFT,
    "return": _BACK,
    "appoint": _APPOINT,
    "stand-down": _DOWN,
    "delegate": _DELEGATE,
    "act": _ACT,
}
"""What is tried first is what says most."""


def _given(front: Front, named: dict[str, str]) -> dict[str, str] | None:
    """Return what a line fills in already; None where it names people or offices unknown here."""
    given: dict[str, str] = {}
    for name in ("person", "to"):
        text = named.get(name, "")
        if text.casefold() in _SOMEBODY:
            continue
        found = person_named(front, text)
        if found is None:
            return None
        given[name] = found.id
    if named.get("office"):
        office = office_named(front.desk.offices, named["office"])
        if office is None:
            return None
        seats = front.desk.offices.seats(office[0])
        rest = office[1].casefold()
        seat = next((s for s, title in seats.items() if rest in {s, title.casefold()}), "")
        given["place"] = f"{office[0]}@{seat}"
    return given


def _stream(front: Front) -> str:
    return f"{OFFICE}{front.desk.policy.edition.policy_contact}"


def _page(front: Front, office: str, *notice: str) -> Screen:
    if office in front.desk.offices.titles:
        return office_screen(front, office, *notice)
    return offices_screen(front, *notice)


def _greets(front: Front) -> tuple[str, ...]:
    """Return what is news to somebody about their offices, and what a handover still lacks."""
    return (*_news(front), *_unfinished(front))


def _news(front: Front) -> tuple[str, ...]:
    offices, today = front.desk.offices, front.desk.moving.today
    told = {
        "holder": said.NEW_OFFICE,
        "acting": said.NEW_ACTING,
        "delegate": said.NEW_DELEGATE,
    }
    return tuple(
        told[each.capacity].format(
            since=said_day(each.since), office=called(offices, office, each.seat), what=each.what
        )
        for office, each in offices.tenures_of(front.actor.id)
        if today - _NEW <= each.since <= today and each.covers(today)
    )


def _unfinished(front: Front) -> tuple[str, ...]:
    try:
        left = front.desk.leaving.unfinished(front.actor)
    except NotYourOffice:
        return ()
    return tuple(
        said.UNFINISHED.format(
            person=each.person,
            until=said_day(each.until),
            to=each.successor,
            count=said.THING
            if len(each.left_over) == 1
            else said.THINGS.format(number=len(each.left_over)),
        )
        for each in left
    )


PEOPLE_FEATURE = Feature(name=FEATURE, said=_said, done=done, pages={OFFICE: _page}, greets=_greets)
"""Offices, who holds them, and who leaves."""
