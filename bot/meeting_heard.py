"""Which meeting somebody speaks of, and of which day, is read out of what they said of it."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from bot.spoken_days import day_in
from domain.services.bodies_seen import BodySeen, named_in, spelt
from domain.services.meeting_bodies import BodyOf

_NOW = re.compile(
    r"\b(?:just|tonight|this (?:morning|afternoon|evening)|today(?:'s)?)\b", re.IGNORECASE
)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"\b(?:last |on )?(?P<day>{'|'.join(_DAYS)})(?:'s)?\b", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?:from|at|of|to|about|on|in|attended|chaired)"
    r" (?P<name>(?:the |our |my |a )?.+?)(?: meeting| board meeting)?"
    r"(?=$|[.,;:!?]| (?:last|yesterday|today|tonight|this|on|and|just|where|with|earlier)\b)",
    re.IGNORECASE,
)
_ABBREVIATED = {
    "csp": "community safety partnership",
    "cdrp": "crime and disorder reduction partnership",
    "lsp": "local strategic partnership",
}
_NO_BODY = {"it", "this", "that", "meeting", "a meeting", "the meeting", "my meeting", "feedback"}
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said of a meeting: of which body, by its name, and on which day, if at all."""

    body: str = ""
    day: date | None = None


def heard_in(
    text: str, mine: Collection[BodyOf], known: Collection[BodySeen], today: date
) -> Heard:
    """Return what *text* says of a meeting, told with the bodies that are *mine* or *known*."""
    named = named_in(known, text)
    own = _own(text, mine) if named is None else None
    found = named or own
    body = _called(text, known) if found is None else found.title
    return Heard(body, _day(text, today))


def _own(text: str, mine: Collection[BodyOf]) -> BodyOf | None:
    """Return the one of *mine* that *text* names: whole, in short, or by its kind alone."""
    said = f" {spelt(text)} "
    whole = [each for each in mine if f" {spelt(each.title)} " in said]
    if len(whole) == 1:
        return whole[0]
    short = [each for each in mine if _in_short(each, said)]
    placed = [
        each
        for each in short
        if any(f" {area.replace('_', ' ')} " in said for area in _places(each))
    ]
    for found in (placed, short):
        if len(found) == 1:
            return found[0]
    return None


def _in_short(body: BodyOf, said: str) -> bool:
    """Return whether *said* names the kind of body that it is, as people say it in short."""
    kind = body.type.replace("_", " ")
    names = {kind, _ABBREVIATED.get(kind, kind)} - {""}
    names |= {"csp", "community safety partnership"} if kind == "cdrp" else set()
    return any(f" {name} " in said for name in names)


def _places(body: BodyOf) -> tuple[str, ...]:
    return body.areas or ((body.seat,) if body.seat else ())


def _called(text: str, known: Collection[BodySeen]) -> str:
    """Return the body that *text* names as no list does, as far as it names one."""
    names = {spelt(name): each.title for each in known if not each.ended for name in each.names}
    for found in _BODY.finditer(text):
        name = " ".join(found["name"].split())
        bare = re.sub(r"^(?:the|our|my|a) ", "", name, flags=re.IGNORECASE)
        if spelt(bare) in names:
            return names[spelt(bare)]
        if bare.casefold() not in _NO_BODY and any(each.isupper() for each in bare):
            return bare if len(bare) <= _LONGEST else ""
    return ""


def _day(text: str, today: date) -> date | None:
    said = day_in(text, today)
    if said is not None:
        return said
    weekday = _WEEKDAY.search(text)
    if weekday is not None:
        ago = (today.weekday() - _DAYS.index(weekday["day"].casefold())) % 7
        return today - timedelta(days=ago or 7)
    return today if _NOW.search(text) else None
