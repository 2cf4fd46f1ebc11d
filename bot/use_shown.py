"""How a policy is used is printed by question and by silence, the most telling first."""

import json
from collections.abc import Iterable, Iterator
from itertools import chain

from bot import wiring
from bot.days import said_day
from bot.failures import say, tell
from bot.plain_text import WIDTH
from bot.printing import print_sections
from bot.screens import Section
from bot.waiting import followed
from domain.identity import Actor
from domain.policy.edition import Edition
from domain.policy.facts import BODY_TYPE
from domain.services.using import HEARD, Period, Story, Use

_DOING = "Counting ..."
_NONE = "Nothing was asked in that time; ask something with partnerships chat."
_COUNTS = ("left", "waiting", "unsure", "answered")
_WHETHER_HEARD = "Whether what was heard is right"
_BODY = "The body that it is about"


def show_use(app: wiring.App, actor: Actor, period: Period, *, as_json: bool) -> None:
    """Print what was counted in *period*."""
    counted = app.using.report(actor, period, app.desk.audit.enquiries, _following)
    if as_json:
        data = {**_days(period), "policies": [_as_data(each) for each in counted]}
        tell(json.dumps(data, indent=2, ensure_ascii=False))
        return
    for n, use in enumerate(counted):
        if n:
            tell("")
        edition = app.enquiries.pinned(use.edition).edition
        print_sections(_title(use, edition, period), tuple(_sections(use, edition)))
    if not counted:
        say(_NONE)


def _following(each: Iterable[Story], total: int) -> Iterator[Story]:
    return followed(each, total, _DOING)


def _title(use: Use, edition: Edition, period: Period) -> str:
    since = "" if period.since is None else f" from {said_day(period.since)}"
    until = "" if period.until is None else f" until {said_day(period.until)}"
    matters = "1 matter" if use.opened == 1 else f"{use.opened:,} matters"
    return f"{edition.short_title}{since}{until}: {matters} begun, {use.decided:,} answered"


def _sections(use: Use, edition: Edition) -> Iterator[Section]:
    yield Section("Where people leave", tuple(_ranked(use, edition, "left", "waiting")))
    yield Section("Where people are not sure", tuple(_ranked(use, edition, "unsure", "answered")))
    silences = (
        f"{met:>5}  {_silence(edition, item)} ({use.asked[item]} asked whom it names)"
        for item, met in use.met.most_common()
    )
    yield Section("Where the policy does not say", tuple(silences))
    if use.unreadable:
        yield Section("Not counted", (f"{use.unreadable} that cannot be read",))


def _ranked(use: Use, edition: Edition, first: str, second: str) -> Iterator[str]:
    """Yield each question, those with most of *first* and then of *second* before the others."""
    one, other = getattr(use, first), getattr(use, second)
    told = {"left": "left here", "unsure": "not sure"}[first]
    beside = {"waiting": "not answered yet", "answered": "answered"}[second]
    names = one if first == "unsure" else dict.fromkeys(chain(one, other))
    for fact in sorted(names, key=lambda each: (-one[each], -other[each], each)):
        head = f"{one[fact]:>5} {told}, {other[fact]} {beside}"
        yield f"{head}: {_question(edition, fact)}"[: WIDTH * 2]


def _question(edition: Edition, fact: str) -> str:
    if fact == HEARD:
        return _WHETHER_HEARD
    if fact == BODY_TYPE:
        return _BODY
    known = edition.fact_by_id.get(fact)
    return fact if known is None else known.question


def _silence(edition: Edition, item: str) -> str:
    known = {each.id: each.label for each in edition.collection("silent").items}
    return known.get(item, item)


def _days(period: Period) -> dict[str, object]:
    return {
        "since": None if period.since is None else str(period.since),
        "until": None if period.until is None else str(period.until),
    }


def _as_data(use: Use) -> dict[str, object]:
    facts = dict.fromkeys(chain.from_iterable(getattr(use, count) for count in _COUNTS))
    return {
        "policy": use.policy,
        "version": use.edition.version,
        "begun": use.opened,
        "answered": use.decided,
        "not_counted": use.unreadable,
        "questions": [
            {"question": fact or "heard", **{count: getattr(use, count)[fact] for count in _COUNTS}}
            for fact in sorted(facts)
        ],
        "silences": [
            {"silence": item, "met": met, "asked": use.asked[item]}
            for item, met in sorted(use.met.items())
        ],
    }
