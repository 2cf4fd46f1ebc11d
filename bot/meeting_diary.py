"""A meeting is put in the diary, moved or cancelled, and it is said who went; each is asked for."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeAlias

from bot import meetings_words as said
from bot.asked import SURE, Ask, Values, asked
from bot.days import said_day
from bot.doing import page_of
from bot.feature import Deed
from bot.front import Front
from bot.meeting_fields import iso
from bot.presses import MEETING
from bot.screens import Choice, Field, Screen
from domain.services.meeting_wishes import Known
from domain.views.meetings import MeetingRow

_TIME = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))? ?(?P<half>am|pm)?", re.IGNORECASE)
_NOON = 12
_HOURS, _MINUTES = 24, 60
_WHY = Field("reason", said.WHY, required=True, longest=500)
_REMARK = Field("remark", said.ANY_REMARK, longest=500)
_ON = Field("on", said.PLAN_DAY, kind="day", required=True, hint=said.PLAN_DAY_HINT)
_AT = Field("at", said.PLAN_AT, longest=20, hint=said.PLAN_AT_HINT)
Attended: TypeAlias = Literal["attended", "apologies", "substitute"]


def plan(front: Front, deed: Deed) -> Screen:
    """Ask what is to be put in the diary, and put it there; of a meeting shown, the next one."""
    meetings = front.desk.meetings
    last = meetings.get(front.actor, deed.id) if deed.stream.startswith(MEETING) else None
    mine = tuple(Choice(each.title, each.title) for each in meetings.bodies(front.actor))
    body = deed.given.get("for_body", "") or (last.meeting.title if last else "")
    fields = (
        Field("body", said.PLAN_BODY, body, said.PLAN_BODY_HINT, required=True, choices=mine),
        replace(_ON, value=deed.given.get("for_day", "")),
        _AT,
        Field("who", said.PLAN_WHO, hint=said.PLAN_WHO_HINT),
    )
    ask = _ask(deed, said.PLAN_TITLE, said.PLAN_BUTTON, fields)
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    time = time_in(values["at"])
    if time is None:
        return _again(front, ask, values, said.NO_TIME)
    known: Known = {"body": values["body"], "on": date.fromisoformat(values["on"]), "at": time}
    known |= _whoever(front, values["who"])
    if last is not None and last.meeting.title == values["body"]:
        known |= {"about": last.about, "office": last.meeting.office, "seat": last.meeting.seat}
    row = meetings.plan(front.act(), **known)
    return page_of(front, row.stream, said.PLANNED.format(number=row.short))


def changed(front: Front, deed: Deed) -> Screen:
    """Carry out what is wished of a meeting that stands, or ask for what that lacks."""
    row = front.desk.meetings.get(front.actor, deed.id)
    change = _CHANGES[deed.what]
    ask = _ask(deed, change.title, change.title, change.fields(row), (_called(row),))
    values = asked(front, ask) if change.asks else {}
    if isinstance(values, Screen):
        return values
    if time_in(values.get("at", "")) is None:
        return _again(front, ask, values, said.NO_TIME)
    return page_of(front, row.stream, change.done(front, row, values))


def time_in(text: str) -> str | None:
    """Return the time that *text* says as hours and minutes, nothing for nothing, None for none.

    >>> time_in("18:30"), time_in("6.30pm"), time_in("9 am"), time_in(""), time_in("late")
    ('18:30', '18:30', '09:00', '', None)
    """
    if not text.strip():
        return ""
    found = _TIME.fullmatch(text.strip())
    if found is None or not (found["minute"] or found["half"]):
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        if hour > _NOON:
            return None
        hour = hour % _NOON + (_NOON if found["half"].casefold() == "pm" else 0)
    return f"{hour:02}:{minute:02}" if hour < _HOURS and minute < _MINUTES else None


def _whoever(front: Front, named: str) -> Known:
    """Return who goes: by an id in the directory where it is one, or by what they are called."""
    if not named or named.casefold() in {"me", "myself", "i"}:
        return {}
    person = front.desk.offices.find(named)
    return {"person": person.id} if person is not None else {"name": named}


def _move(front: Front, row: MeetingRow, values: Values) -> str:
    front.desk.meetings.move(
        front.act(),
        row.id,
        on=date.fromisoformat(values["on"]),
        at=time_in(values["at"]) or "",
        reason=values["reason"],
    )
    return said.MOVED


def _cancel(front: Front, row: MeetingRow, values: Values) -> str:
    front.desk.meetings.cancel(front.act(), row.id, reason=values["reason"])
    return said.CANCELLED


def _reinstate(front: Front, row: MeetingRow, values: Values) -> str:
    front.desk.meetings.reinstate(front.act(), row.id, reason=values["reason"])
    return said.REINSTATED


def _void(front: Front, row: MeetingRow, values: Values) -> str:
    front.desk.meetings.void(front.act(), row.id, reason=values["reason"])
    return said.VOIDED


def _went(attendance: Attended) -> Callable[[Front, MeetingRow, Values], str]:
    def done(front: Front, row: MeetingRow, values: Values) -> str:
        known = _whoever(front, values.get("who", ""))
        front.desk.meetings.attendance(
            front.act(),
            row.id,
            attendance,
            person=known.get("person", ""),
            name=known.get("name", ""),
            remark=values.get("remark", ""),
        )
        return said.WENT[attendance].format(who=values.get("who", ""))

    return done


@dataclass(frozen=True, slots=True)
class _Change:
    """What is asked before something of a meeting is changed, and what changes it."""

    title: str
    fields: Callable[[MeetingRow], tuple[Field, ...]]
    done: Callable[[Front, MeetingRow, Values], str]
    asks: bool = True


def _day_and_time(row: MeetingRow) -> tuple[Field, ...]:
    at = replace(_AT, value=row.meeting.at)
    return (replace(_ON, value=iso(row.meeting.on)), at, replace(_WHY, required=False))


_WHO = Field("who", said.SUBSTITUTE_WHO, required=True)
_CHANGES = {
    "move": _Change(said.MOVE_TITLE, _day_and_time, _move),
    "cancel": _Change(said.CANCEL_TITLE, lambda _: (_WHY,), _cancel),
    "reinstate": _Change(said.REINSTATE_TITLE, lambda _: (_WHY,), _reinstate),
    "void": _Change(said.VOID_TITLE, lambda _: (_WHY,), _void),
    "attended": _Change(said.WENT_TITLE, lambda _: (), _went("attended"), asks=False),
    "apologies": _Change(said.APOLOGIES_TITLE, lambda _: (_REMARK,), _went("apologies")),
    "substitute": _Change(said.SUBSTITUTE_TITLE, lambda _: (_WHO, _REMARK), _went("substitute")),
}
CHANGES = frozenset(_CHANGES)
"""What can be wished of a meeting that stands, beside what is logged of it."""


def _called(row: MeetingRow) -> str:
    day = "" if row.meeting.on is None else f", {said_day(row.meeting.on)}"
    return f"{row.short}: {row.meeting.title}{day}"


def _ask(
    deed: Deed,
    title: str,
    button: str,
    fields: tuple[Field, ...],
    about: tuple[str, ...] = (),
) -> Ask:
    return Ask(deed, title, button, fields, about)


def _again(front: Front, ask: Ask, values: Values, *notice: str) -> Screen:
    """Ask the same again, with all that was filled in."""
    fields = tuple(replace(each, value=values.get(each.name, "")) for each in ask.fields)
    given = {name: value for name, value in ask.deed.given.items() if name != SURE}
    deed = replace(ask.deed, given={k: v for k, v in given.items() if k not in values})
    screen = asked(front, replace(ask, fields=fields, deed=deed, got=()), *notice)
    assert isinstance(screen, Screen)  # noqa: S101 - nothing is given, so that it is asked
    return screen
