"""What waits is shown overdue first, each with its number, its day and whose it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from bot import actions, words
from bot import tasks_words as said
from bot.days import said_day
from bot.feature import button
from bot.front import Front
from bot.screens import Action, Choice, Pick, Screen, Section
from bot.task_owners import called
from domain.identity import office_at
from domain.policy.cycles import overdue_by
from domain.services.agenda import Agenda
from domain.services.due import Due

FEATURE = "tasks"
MY_TASKS = Action("my tasks", "what waits for you", "What waits for me", "line", "my tasks")
_MOST = 12
"""How many lines of one part are shown; the rest is counted."""
_ALL = 200
_IN_DAYS = 60
"""Up to so many days are counted in days, more in months, and from two years on in years."""
_IN_YEARS = 24


@dataclass(frozen=True, slots=True)
class _Shown:
    """Under which title it is shown, how many lines of a part, and what is said of the others."""

    title: str
    nothing: str
    most: int
    more: str

    @property
    def mine(self) -> bool:
        return self.title == said.MINE


def opening_button(*, of_entry: bool = False) -> Action:
    """Offer to open a task, on the page of an entry one that belongs to it."""
    does = "something that somebody has to do by a day"
    says = "open a task for it" if of_entry else "open a task"
    return button(FEATURE, "open", says=says, does=does, label="Open a task")


def mine_screen(front: Front, agenda: Agenda, *notice: str, whole: bool = False) -> Screen:
    """Return what waits for the person in front, the *whole* of it or the first of each part.

    Where nothing does it says what comes next.
    """
    standing = Section(said.STANDING, tuple(_standing(front)))
    shown = _Shown(said.MINE, said.NOTHING_MINE, _ALL if whole else _MOST, said.AND_MORE_MINE)
    return _screen(front, agenda, shown, (standing,), notice)


def others_screen(front: Front, agenda: Agenda, title: str, *notice: str) -> Screen:
    """Return what waits elsewhere: for an office, in an area, or for anybody."""
    shown = _Shown(title, said.NOTHING, _MOST, said.AND_MORE)
    return _screen(front, agenda, shown, (), notice)


def counted(agenda: Agenda, one: str, many: str) -> str:
    """Say how much waits, and how much of it is overdue."""
    late = len(agenda.overdue)
    verb = "is" if late == 1 else "are"
    overdue = said.OVERDUE_OF.format(count=late, is_are=verb) if late else ""
    count = len(agenda.waiting)
    return one.format(overdue=overdue) if count == 1 else many.format(count=count, overdue=overdue)


def away(due: date, today: date) -> str:
    """Say how far *due* is from *today*: in days at first, then in months, then in years.

    >>> away(date(2026, 6, 30), date(2026, 7, 1)), away(date(2023, 1, 31), date(2026, 11, 23))
    (', 1 day ago', ', 3 years ago')
    """
    days = abs((due - today).days)
    months, _ = overdue_by(min(due, today), max(due, today))
    if days == 0:
        return said.TODAY
    count, unit = (days, "day") if days <= _IN_DAYS else (months, "month")
    if months >= _IN_YEARS:
        count, unit = months // 12, "year"
    far = f"{count} {unit}{'' if count == 1 else 's'}"
    return (said.AGO if due < today else said.IN_DAYS).format(far=far)


def _screen(
    front: Front,
    agenda: Agenda,
    shown: "_Shown",
    more: Iterable[Section],
    notice: tuple[str, ...],
) -> Screen:
    parts = (
        (said.OVERDUE, agenda.overdue),
        (said.SOON, agenda.soon),
        (said.UNDATED, agenda.undated),
        (said.LATER, agenda.later),
    )
    sections = (
        *(Section(head, tuple(_lines(front, agenda, dues, shown))) for head, dues in parts),
        *more,
    )
    return Screen(
        title=shown.title if agenda.waiting else shown.nothing,
        notice=notice,
        paragraphs=tuple(_told(agenda, mine=shown.mine)),
        sections=tuple(section for section in sections if section.lines),
        actions=(opening_button(), actions.MATTERS, actions.HELP),
        pick=Pick.among(said.PICK_ONE, said.OPEN_IT, _choices(agenda.all)),
    )


def _told(agenda: Agenda, *, mine: bool) -> Iterator[str]:
    if agenda.waiting:
        one, many = (said.ONE_WAITS, said.MANY_WAIT) if mine else (said.ONE_THERE, said.MANY_THERE)
        yield counted(agenda, one, many)
    elif agenda.later and (day := agenda.later[0].due) is not None:
        first = agenda.later[0]
        yield said.NEXT.format(title=first.title, day=said_day(day), number=first.number)
    else:
        yield said.NOTHING_NEXT


def _lines(front: Front, agenda: Agenda, dues: tuple[Due, ...], shown: "_Shown") -> Iterator[str]:
    for due in dues[: shown.most]:
        yield _line(front, agenda, due, mine=shown.mine)
    if len(dues) > shown.most:
        yield shown.more.format(count=len(dues) - shown.most)


def _line(front: Front, agenda: Agenda, due: Due, *, mine: bool) -> str:
    day = "" if due.due is None else f", {said_day(due.due)}{away(due.due, agenda.day)}"
    line = f"{due.number}{day}: {due.title} ({said.KINDS[due.kind].lower()}"
    whose = whose_of(front, due)
    if whose and not (mine and due.person):
        line += f", {said.FOR.format(whose=whose)}"
    if office_at(due.office, due.seat) in agenda.vacant and not due.person:
        line += f"; {said.VACANT}"
    return line + ")"


def whose_of(front: Front, due: Due) -> str:
    """Return whom something waits for, as screens call them."""
    if due.person:
        person = front.desk.offices.find(due.person)
        return due.person if person is None else person.shown
    return f"the {called(front.desk.offices, due.office, due.seat)}" if due.office else ""


def _choices(dues: Iterable[Due]) -> Iterator[Choice]:
    """Yield each thing that can be opened by its number, once."""
    for number, title in {due.number: due.title for due in dues}.items():
        yield Choice(number, f"{number}: {words.shortened(title)}")


def _standing(front: Front) -> Iterator[str]:
    for duty in front.desk.tasks.standing(front.actor):
        starts = f", {duty.starts}" if duty.starts else ""
        yield f"{duty.title}{starts} ({', '.join(duty.clauses)})"
    if front.desk.tasks.standing(front.actor):
        yield said.PICK_STANDING
