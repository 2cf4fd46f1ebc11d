"""What a process leaves to a committee is turned on and off in one line, with minute and reason."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from bot import actions, words
from bot import switches_words as said
from bot.asked import Ask, asked
from bot.days import said_day
from bot.feature import Deed, Feature, button
from bot.front import Front
from bot.screens import Action, Field, Screen, Section
from domain.services.switches import SwitchSeen, Value

FEATURE = "switches"
_LIST = re.compile(
    r"(?:(?:show|list|see)(?: me)? )?(?:the )?switches(?: of the process)?"
    r"|what (?:is|can be) (?:turned |switched )?on (?:and|or) off",
    re.IGNORECASE,
)
_TURN = re.compile(
    r"(?:turn|switch) (?:(?P<value>on|off) (?:the )?(?P<name>.+)"
    r"|(?:the )?(?P<named>.+?) (?P<last>on|off))",
    re.IGNORECASE,
)
_STEM = 6
"""Letters by which two words are taken for one: collation and collated."""


def _said(front: Front, text: str) -> Screen | None:
    line = " ".join(text.split()).rstrip(".!?")
    if front.waiting:
        return None
    if _LIST.fullmatch(line):
        return front.aside(switches_screen(front))
    wish = _TURN.fullmatch(line)
    every = front.desk.switches.all(front.actor) if wish else ()
    if wish is None or not every:
        return None
    value = (wish["value"] or wish["last"]).casefold()
    found = meant(every, wish["name"] or wish["named"])
    if found is None:
        named = words.shortened(wish["name"] or wish["named"])
        return front.aside(switches_screen(front, said.WHICH.format(said=named)))
    return _done(front, Deed(FEATURE, value, found.switch.id))


def meant(every: Sequence[SwitchSeen], text: str) -> SwitchSeen | None:
    """Return the one of *every* that *text* means: by its number, its id or its words."""
    if text.isdecimal() and 0 < int(text) <= len(every):
        return every[int(text) - 1]
    wanted = set(_stems(text))
    found = [
        each
        for each in every
        if wanted <= set(_stems(f"{each.switch.id.replace('_', ' ')} {each.switch.title}"))
    ]
    return found[0] if len(found) == 1 else None


def _stems(text: str) -> Iterator[str]:
    return (word[:_STEM] for word in re.findall(r"[a-z]+", text.casefold()))


def switches_screen(front: Front, *notice: str) -> Screen:
    """Return the parts of processes that are on or off, by whom, and what the asker may record."""
    every = front.desk.switches.all(front.actor)
    if not every:
        return Screen(said.TITLE, notice, (said.NONE_HERE,), actions=(actions.PROCESS,))
    lines = tuple(line(number, each) for number, each in enumerate(every, start=1))
    earlier = tuple(_earlier(every))
    return Screen(
        said.TITLE,
        notice=notice,
        sections=(
            Section("", lines),
            *((Section(said.EARLIER, earlier),) if earlier else ()),
        ),
        actions=(*_turning(front, every), actions.PROCESS, actions.HELP),
    )


def line(number: int, seen: SwitchSeen) -> str:
    """Return how a switch stands, by which decision, and who decides."""
    how = said.AT_FIRST
    if seen.turns:
        last = seen.turns[-1]
        how = said.TURNED.format(
            by=f"the {seen.layer.office_titles[last.turn.by]}",
            day=said_day(last.day),
            minute=last.turn.minute,
            reason=last.turn.reason,
        )
    return said.LINE.format(
        number=number,
        title=seen.switch.title,
        value=seen.value,
        how=how,
        office=seen.layer.office_titles[seen.switch.decided_by],
        clauses=", ".join(seen.switch.clauses),
    )


def _earlier(every: Sequence[SwitchSeen]) -> Iterator[str]:
    for seen in every:
        for each in reversed(seen.turns[:-1]):
            yield said.EARLIER_LINE.format(
                title=seen.switch.title,
                value=each.turn.value,
                day=said_day(each.day),
                by=seen.layer.office_titles[each.turn.by],
                minute=each.turn.minute,
            )


def _turning(front: Front, every: Sequence[SwitchSeen]) -> Iterator[Action]:
    for number, seen in enumerate(every, start=1):
        if front.desk.switches.may(front.actor, seen):
            other = said.OFF if seen.on else said.ON
            yield button(
                FEATURE,
                other,
                which=seen.switch.id,
                says=f"turn {other} {number}",
                does=said.TURN_OFF if seen.on else said.TURN_ON,
                label=f"Turn {number} {other}",
            )


def _done(front: Front, deed: Deed) -> Screen:
    """Record a decision, or ask what it lacks."""
    value: Value = "on" if deed.what == said.ON else "off"
    switches = front.desk.switches
    seen = switches.get(front.actor, deed.which)
    office = seen.layer.office_titles[seen.switch.decided_by]
    fields = (
        Field("minute", said.MINUTE, required=True, longest=300, hint=said.MINUTE_HINT),
        Field("reason", said.REASON, required=True, longest=500),
        Field("document", said.DOCUMENT, longest=300),
        Field("day", said.DAY, kind="day", hint=said.DAY_HINT),
    )
    title = said.ASK.format(value=value, title=seen.switch.title)
    values = asked(
        front, Ask(deed, title, said.RECORD, fields, (said.ABOUT.format(office=office),))
    )
    if isinstance(values, Screen):
        return values
    act = front.act()
    if values["day"]:
        act = act.model_copy(update={"happened_on": date.fromisoformat(values["day"])})
    after = switches.turn(
        act,
        seen.switch.id,
        value=value,
        minute=values["minute"],
        reason=values["reason"],
        document=values["document"],
    )
    told = said.DONE.format(title=after.switch.title, value=after.value)
    return front.aside(switches_screen(front, told))


SWITCHES = Feature(FEATURE, said=_said, done=_done)
"""The parts of a process that are on or off until an office decides."""
