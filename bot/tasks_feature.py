"""What somebody has to do is asked for in one line, and done, moved or handed over in two."""

import re
from contextlib import suppress

from bot import tasks_words as said
from bot import words
from bot.agenda_screens import (
    FEATURE,
    MY_TASKS,
    counted,
    mine_screen,
    opening_button,
    others_screen,
)
from bot.doing import do
from bot.feature import Deed, Feature, Told
from bot.front import Front
from bot.presses import ARRANGEMENT, TASK
from bot.screens import Screen, Section
from bot.task_asking import done
from bot.task_owners import called, office_named, place_called, place_named
from bot.task_screens import task_line, task_screen
from domain.identity import office_at
from domain.refusals import NoSuchId, Refusal
from domain.views.register import RegisterRow

_MINE = re.compile(
    r"(?:(?:show|see|list|open)(?: me)? )?(?:my )?(?:tasks|duties|agenda|to.?do(?: list)?)"
    r"|what (?:do|must|should|shall) i (?:need to |have to )?do(?: now| next| today| first)?"
    r"|what(?:'s| is)? (?:waits|waiting|due|overdue)(?: (?:for|with|by) me)?(?: now| today)?",
    re.IGNORECASE,
)
_ALL_MINE = re.compile(r"(?:show |see |list )?(?:me )?all (?:of )?my tasks", re.IGNORECASE)
_FOR = re.compile(
    r"what(?:'s| is| has)? (?:waits|waiting|due|overdue|to be done|to do)"
    r" (?:for|with|by) (?P<whose>.+)"
    r"|what (?:does|must|should) (?P<who>.+?) (?:need to |have to )?do",
    re.IGNORECASE,
)
_IN = re.compile(
    r"what(?:'s| is)? (?:waits|waiting|due|overdue|to be done|to do) (?:in|at) (?P<where>.+)",
    re.IGNORECASE,
)
_DO = re.compile(
    r"(?P<what>done|complete|take|take on|hand over|pass on|move|withdraw|reopen|do)"
    r"(?: task)? (?P<number>TSK-\w+)(?:[ :-]+(?P<rest>.+))?",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"(?:(?:open|add|new|create|make|set)(?: (?:a|an|another|the|me a))?(?: new)? task|task)"
    r"(?:(?: to|:)\s*(?P<title>.+))?",
    re.IGNORECASE,
)
_OPEN_FOR_IT = re.compile(
    r"(?:open|add|create|make) (?:a|an|another|the) task (?:for|about|on) (?:it|this)",
    re.IGNORECASE,
)
_WHAT = {
    "done": "done",
    "do": "done",
    "complete": "done",
    "take": "take",
    "take on": "take",
    "hand over": "hand",
    "pass on": "hand",
    "move": "move",
    "withdraw": "withdraw",
    "reopen": "reopen",
}
_EVERYBODY = {"everybody", "everyone", "anybody", "all of us", "us", "the organisation", "all"}
_MY_OFFICE = {"my office", "our office", "my offices", "my role"}
_MY_AREA = {"my area", "our area", "my areas", "my patch"}


def _said(front: Front, text: str) -> Screen | None:
    line = " ".join(text.split()).rstrip(".!?").replace("’", "'")
    deed = _DO.fullmatch(line)
    if deed is not None:
        return _on_task(front, deed["what"].casefold(), deed["number"], deed["rest"] or "")
    if front.waiting:
        return None
    opened = _opens(front, line)
    if opened is not None:
        return opened
    if _ALL_MINE.fullmatch(line) or _MINE.fullmatch(line):
        return _mine(front, whole=_ALL_MINE.fullmatch(line) is not None)
    return _elsewhere(front, line)


def _wanted(front: Front, text: str) -> Screen | None:
    """Answer a wish to see what is due, in whatever words."""
    line = " ".join(text.split()).rstrip(".!?").replace("’", "'")
    found = _elsewhere(front, line) or _named_within(front, line)
    return found or _mine(front)


def _opens(front: Front, line: str) -> Screen | None:
    """Open a task, one of the entry shown last where that is said."""
    if _OPEN_FOR_IT.fullmatch(line) and front.entry_id:
        return do(front, Deed(FEATURE, "open", stream=f"{ARRANGEMENT}{front.entry_id}"))
    opening = _OPEN.fullmatch(line)
    if opening is None:
        return None
    return do(front, Deed(FEATURE, "open", given={"title": opening["title"] or ""}))


def _mine(front: Front, *notice: str, whole: bool = False) -> Screen:
    agenda = front.desk.agendas.mine(front.actor)
    return front.aside(mine_screen(front, agenda, *notice, whole=whole))


def _elsewhere(front: Front, line: str) -> Screen | None:
    for pattern, shown in ((_FOR, _for), (_IN, _in)):
        wish = pattern.fullmatch(line)
        if wish is not None:
            return shown(front, next(each for each in wish.groups() if each))
    return None


def _named_within(front: Front, line: str) -> Screen | None:
    """Find an office or an area that ends the line, after ``for`` or ``in``."""
    for join, shown in (("for", _for), ("in", _in)):
        _, _, named = line.rpartition(f" {join} ")
        if named and (screen := shown(front, named, surely=False)) is not None:
            return screen
    return None


def _for(front: Front, named: str, *, surely: bool = True) -> Screen | None:
    """Return what waits for whom *named* names."""
    text, agendas = named.casefold().removeprefix("the "), front.desk.agendas
    if text in _EVERYBODY or named.casefold() in _EVERYBODY:
        agenda = agendas.of_all(front.actor)
        return front.aside(others_screen(front, agenda, said.OF_ALL))
    if text in {"me", "myself"}:
        return _mine(front)
    if text in _MY_OFFICE:
        return _my_office(front)
    if text in _MY_AREA:
        return _my_area(front)
    found = office_named(front.desk.offices, named)
    if found is None:
        return _in(front, named, surely=surely)
    office, rest = found
    seat = (place_named(front.desk, (), rest) or "") if rest else ""
    whose = f"the {called(front.desk.offices, office, seat)}"
    agenda = agendas.of_offices(front.actor, {office_at(office, seat)})
    return front.aside(others_screen(front, agenda, said.OF_OFFICE.format(whose=whose)))


def _in(front: Front, named: str, *, surely: bool = True) -> Screen | None:
    """Return what waits in the area that *named* names."""
    if named.casefold() in _MY_AREA:
        return _my_area(front)
    agendas = front.desk.agendas
    known = agendas.areas(front.actor)
    area = place_named(front.desk, known, named)
    if area is not None:
        agenda = agendas.of_areas(front.actor, {area})
        title = said.OF_AREA.format(area=place_called(front, area))
        return front.aside(others_screen(front, agenda, title))
    if not surely:
        return None
    shown = words.shortened(named)
    known = tuple(dict.fromkeys((*(each.id for each in front.desk.policy.edition.areas), *known)))
    if not known:
        return _mine(front, said.NO_PLACES.format(said=shown))
    places = words.listed([place_called(front, each) for each in known])
    return _mine(front, said.UNKNOWN_PLACE.format(said=shown, known=places))


def _my_office(front: Front) -> Screen:
    """Return what waits for every office of the person in front, whoever took it on."""
    offices = dict.fromkeys(each.partition("@")[0] for each in front.actor.offices)
    if not offices:
        return _mine(front, said.NO_OFFICE_HELD)
    agenda = front.desk.agendas.of_offices(front.actor, front.actor.offices)
    named = words.listed([f"the {called(front.desk.offices, each)}" for each in offices])
    return front.aside(others_screen(front, agenda, said.OF_OFFICE.format(whose=named)))


def _my_area(front: Front) -> Screen:
    """Return what waits in the areas of the seats of the person in front."""
    seats = dict.fromkeys(each.partition("@")[2] for each in front.actor.offices if "@" in each)
    if not seats:
        return _mine(front, said.NO_AREA_HELD)
    agenda = front.desk.agendas.of_areas(front.actor, tuple(seats))
    named = words.listed([place_called(front, each) for each in seats])
    return front.aside(others_screen(front, agenda, said.OF_AREA.format(area=named)))


def _on_task(front: Front, what: str, number: str, rest: str) -> Screen:
    """Do what was typed with the task of that number; *rest* is its evidence or reason."""
    try:
        row = front.desk.tasks.get(front.actor, number)
    except NoSuchId:
        return front.aside(
            Screen(said.NONE_HERE.format(number=number.upper()), actions=(MY_TASKS,))
        )
    deed = _WHAT[what]
    given = {"evidence" if deed == "done" else "reason": rest} if rest else {}
    return do(front, Deed(FEATURE, deed, stream=row.stream, version=row.version, given=given))


def _page(front: Front, whole: str, *notice: str) -> Screen:
    return task_screen(front, front.desk.tasks.get(front.actor, whole), *notice)


def _numbered(front: Front, number: str) -> Screen:
    return task_screen(front, front.desk.tasks.get(front.actor, number))


def _told(front: Front, row: RegisterRow) -> Told:
    """Return the tasks that belong to an entry, and the way to open one."""
    rows = front.desk.tasks.about(front.actor, f"{ARRANGEMENT}{row.id}")
    lines = tuple(task_line(front, each) for each in rows)
    sections = (Section(said.OF_ENTRY, lines),) if lines else ()
    return Told(sections=sections, actions=(opening_button(of_entry=True),))


def _greets(front: Front) -> tuple[str, ...]:
    with suppress(Refusal):
        agenda = front.desk.agendas.mine(front.actor)
        if agenda.waiting:
            return (counted(agenda, said.ONE_WAITS, said.MANY_WAIT),)
    return ()


TASKS_FEATURE = Feature(
    FEATURE,
    told=_told,
    said=_said,
    wants={"tasks_due": _wanted},
    done=done,
    pages={TASK: _page},
    numbers={"TSK": _numbered},
    greets=_greets,
    offers=(MY_TASKS,),
)
"""Tasks, duties, and whatever else waits for somebody."""
