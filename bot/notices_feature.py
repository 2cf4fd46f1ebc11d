"""Anybody sees what they were told, and says in one line how they want to be told things."""

import re
from datetime import time

from bot import notices_words as said
from bot import words
from bot.feature import Deed, Feature, button
from bot.front import Front
from bot.notices_reading import time_in
from bot.presses import NOTICE
from bot.refusing import refused
from bot.screens import Screen, Section
from bot.timeline_notices import WHY
from domain.refusals import Refusal
from domain.services.noticing import How, Kind, NoticeRow

FEATURE = "notices"
_MOST = 12

_SHOW = re.compile(
    r"(?:(?:show|see|my|open)(?: me)?(?: my| the)? )?(?:notices?|notifications?)(?: settings?)?"
    r"|how (?:am i|do you) (?:told|tell me)(?: things)?",
    re.IGNORECASE,
)
_SENT = re.compile(
    r"what (?:have|did) you (?:sen[dt]|told|tell)(?: to)? me"
    r"|(?:show|list)(?: me)? (?:what you sent me|(?:my |all (?:my )?)?notices)",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"(?:please )?(?:stop|no more|turn off|mute|unsubscribe(?: from| me from)?|i want no(?: more)?)"
    r"(?: sending me)?(?: the| all| any| my)? ?(?:(?P<of>[a-z ]+?) )?(?:reminders?|notifications?)"
    r"(?: (?:of|about|for|on) (?P<about>.+))?"
    r"|unsubscribe(?: me)?|stop reminding me(?: (?:of|about) (?P<it>.+))?",
    re.IGNORECASE,
)
_DAILY = re.compile(
    r"(?:please )?(?:(?:send|give) me |i want )?(?:a |the |one |my )?daily (?:digest|summary)"
    r"|(?:remind me|reminders?|send (?:me )?reminders?) (?:once a day|daily|again)"
    r"|(?:start|turn on|resume)(?: my| the)? reminders?(?: again)?"
    r"|(?:remind me|reminders?) (?:on|again)|(?:please )?remind me again",
    re.IGNORECASE,
)
_AT_ONCE = re.compile(
    r"(?:please )?(?:(?:send|give) me |i want )?(?:my |the |all )?(?:reminders?|notices?|remind me)"
    r" (?:at once|straight away|immediately|as (?:they|it) comes? up|right away)",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"(?:please )?(?:no|send (?:me )?no|do not send(?: me)?(?: any)?|don't send(?: me)?(?: any)?)"
    r" (?:messages?|notices?|reminders?)(?: to me)? (?P<edge>before|after) (?P<time>.+)"
    r"|(?:do not|don't) disturb me (?P<edge2>before|after) (?P<time2>.+)",
    re.IGNORECASE,
)
_USUAL = re.compile(r"(?:the )?usual (?:quiet )?hours|messages? at any usual time", re.IGNORECASE)

_STOP_BUTTON = button(
    FEATURE,
    "none",
    says="stop reminders",
    does="tells you only what you must be told",
    label="Stop reminders",
)
_DAILY_BUTTON = button(
    FEATURE,
    "daily",
    says="send me a daily digest",
    does="gathers reminders into one message a day",
    label="Once a day",
)
_AT_ONCE_BUTTON = button(
    FEATURE,
    "at-once",
    says="reminders at once",
    does="sends each reminder as it comes up",
    label="Each at once",
)
_BUTTONS = {"none": _STOP_BUTTON, "daily": _DAILY_BUTTON, "at-once": _AT_ONCE_BUTTON}


def _said(front: Front, text: str) -> Screen | None:
    line = " ".join(text.split()).rstrip(".!?").replace("’", "'")
    if front.waiting:
        return None
    if _SENT.fullmatch(line):
        return front.aside(_sent_screen(front))
    if _SHOW.fullmatch(line):
        return front.aside(_screen(front))
    return _wished(front, line)


def _wished(front: Front, line: str) -> Screen | None:
    stop = _STOP.fullmatch(line)
    if stop is not None:
        named = next((each for each in stop.groups() if each), "")
        return _stop(front, named)
    for pattern, how in _HOWS:
        if pattern.fullmatch(line):
            return _prefer(front, how)
    if _USUAL.fullmatch(line):
        front.desk.notices.prefer(front.act(), usual_hours=True)
        return front.aside(_screen(front, said.SAVED))
    return _hours(front, line)


_HOWS: tuple[tuple[re.Pattern[str], How], ...] = ((_DAILY, "daily"), (_AT_ONCE, "at-once"))


def _stop(front: Front, named: str) -> Screen:
    """Turn all reminders off, or those of one kind."""
    if not named or named in {"these", "those", "such", "more", "me"}:
        return _prefer(front, "none")
    kind = _kind(named)
    if kind is None:
        known = words.listed(tuple(said.KINDS))
        shown = words.shortened(named)
        return front.aside(_screen(front, said.UNKNOWN_KIND.format(said=shown, known=known)))
    without = {*front.desk.notices.preference(front.actor).without, kind}
    front.desk.notices.prefer(front.act(), without=tuple(without))
    return front.aside(_screen(front, said.SAVED))


def _kind(named: str) -> Kind | None:
    text = named.casefold().removeprefix("my ").removeprefix("the ").strip()
    return said.KINDS.get(text) or said.KINDS.get(f"{text}s")


def _prefer(front: Front, how: How) -> Screen:
    """Tell reminders so from now on; what was turned off by itself is back where any are told."""
    without = front.desk.notices.preference(front.actor).without if how == "none" else ()
    front.desk.notices.prefer(front.act(), how=how, without=without)
    return front.aside(_screen(front, said.SAVED))


def _hours(front: Front, line: str) -> Screen | None:
    wish = _HOURS.fullmatch(line)
    if wish is None:
        return None
    edge = (wish["edge"] or wish["edge2"]).casefold()
    moment = time_in(wish["time"] or wish["time2"], evening=edge == "after")
    if moment is None:
        return front.aside(_screen(front, said.TYPE_HOURS))
    try:
        if edge == "before":
            front.desk.notices.prefer(front.act(), quiet_until=moment)
        else:
            front.desk.notices.prefer(front.act(), quiet_from=moment)
    except Refusal as refusal:
        return front.aside(_screen(front, refused(refusal, {})))
    return front.aside(_screen(front, said.SAVED))


def _done(front: Front, deed: Deed) -> Screen:
    for how in _HOWS_OF:
        if deed.what == how:
            return _prefer(front, how)
    return front.aside(_screen(front))


_HOWS_OF: tuple[How, ...] = ("daily", "at-once", "none")


def _screen(front: Front, *notice: str) -> Screen:
    """Return how the person in front is told things, and how to change that."""
    notices = front.desk.notices
    preference, times = notices.preference(front.actor), notices.times
    begins = preference.quiet_from or times.quiet_from
    ends = preference.quiet_until or times.quiet_until
    digest = max(times.digest, preference.quiet_until or times.digest)
    kinds = [name for name, kind in said.KINDS.items() if kind in preference.without]
    told = (
        said.HOW[preference.how].format(digest=_clock(digest)),
        *((said.WITHOUT.format(kinds=words.listed(kinds)),) if kinds else ()),
        said.QUIET.format(begins=_clock(begins), ends=_clock(ends)),
        said.MUST,
        said.TYPE_HOURS,
        said.SHOW_ALL,
    )
    return Screen(
        said.TITLE,
        notice=notice,
        paragraphs=told,
        actions=tuple(each for how, each in _BUTTONS.items() if how != preference.how),
    )


def _sent_screen(front: Front) -> Screen:
    rows = front.desk.notices.mine(front.actor)
    lines = tuple(map(_line, rows[: _MOST * 4])) or (said.NOTHING,)
    return Screen(said.SENT, sections=(Section("", lines),), actions=(_SETTINGS,))


_SETTINGS = button(
    FEATURE, "show", says="notices", does="how I tell you things", label="How I tell you"
)


def _page(front: Front, whole: str, *notice: str) -> Screen:
    """Return one notice of the person's own: a digest has a line for each thing it told."""
    mine = {row.id: row for row in front.desk.notices.mine(front.actor)}
    row = mine.get(whole)
    if row is None:
        return _screen(front, *notice)
    return Screen(
        row.notice.title,
        notice=notice,
        sections=(Section("", row.notice.lines),),
        actions=(_SETTINGS,),
    )


def _greets(front: Front) -> tuple[str, ...]:
    """Return how to change how one is told things, to whoever was told any."""
    return (said.GREETING,) if front.desk.notices.mine(front.actor) else ()


def _line(row: NoticeRow) -> str:
    number = f" ({row.notice.number})" if row.notice.number else ""
    why = WHY.get(row.notice.why, "")
    return f"{row.notice.title}{number}: {said.STATUS[row.status].format(why=why)}"


def _clock(moment: time) -> str:
    return moment.isoformat("minutes")


NOTICES_FEATURE = Feature(
    FEATURE,
    said=_said,
    done=_done,
    pages={NOTICE: _page},
    greets=_greets,
)
"""What was told to somebody, and how they want to be told things."""
