"""Meetings are listed newest first: those to be logged, those that come, and those logged."""

from collections.abc import Iterable

from bot import meetings_words as said
from bot.days import said_day
from bot.feature import button
from bot.front import Front
from bot.meeting_asking import FEATURE
from bot.screens import Action, Choice, Pick, Screen, Section
from domain.services.meetings_seen import Named
from domain.views.meetings import MeetingRow

_MOST = 12


def mine_screen(front: Front, *notice: str) -> Screen:
    """Return the meetings of the person in front: to be logged, coming, and logged."""
    rows, today = front.desk.meetings.mine(front.actor), front.desk.agendas.today
    waiting = [row for row in rows if row.status in {"planned", "draft"}]
    owed = [row for row in waiting if row.meeting.on is not None and row.meeting.on <= today]
    coming = [row for row in reversed(waiting) if row not in owed]
    done = [row for row in rows if row not in waiting]
    return _listed(
        front,
        said.MINE_TITLE if rows else said.NOTHING_MINE,
        ((said.OWED, owed), (said.COMING, coming), (said.DONE, done)),
        notice,
    )


def coming_screen(front: Front) -> Screen:
    """Return everybody's meetings in the diary that are still to be held, the next first."""
    today = front.desk.agendas.today
    rows = [
        row
        for row in reversed(front.desk.meetings.all(front.actor))
        if row.status == "planned" and row.meeting.on is not None and row.meeting.on >= today
    ]
    title = said.COMING_TITLE if rows else said.NOTHING_COMING
    return _listed(front, title, (("", rows),), (), who=True)


def meeting_line(front: Front, row: MeetingRow, *, who: bool = False) -> str:
    """Return one meeting on one line, as lists show it; *who* says who is there for us too."""
    meeting = row.meeting
    line = said.LINE.format(
        number=row.short,
        title=meeting.title or said.KINDS[row.kind],
        day="" if meeting.on is None else said_day(meeting.on),
        at=said.AT.format(time=meeting.at) if meeting.at else "",
        status=said.STATUS.get(row.status, row.status),
    )
    return said.LINE_WHO.format(line=line, who=shown(front, meeting.member)) if who else line


def shown(front: Front, named: Named) -> str:
    """Return who is meant as others see them: by role, or as they are called."""
    if named.person is None:
        return named.name.text if named.name else ""
    person = front.desk.offices.find(named.person)
    return named.person if person is None else person.shown


def action(what: str, row: MeetingRow | None = None) -> Action:
    """Return the button for *what* of a meeting, or of none in particular."""
    typed = {"more": "add to", "attended": "i went to", "void": "take off"}
    number = "" if row is None else f" {row.short}"
    says = f"{typed.get(what, what)}{number}"
    return button(FEATURE, what, says=says, does=said.DOES[what], label=said.LABELS[what])


MY_MEETINGS = Action("my meetings", said.DOES["mine"], said.LABELS["mine"], "line", "my meetings")
PLAN = button(
    FEATURE, "plan", says="plan a meeting", does=said.DOES["plan"], label="Plan a meeting"
)
LOG = Action("log feedback", said.DOES["log"], said.LABELS["log"], "line", "log feedback")


def _listed(
    front: Front,
    title: str,
    parts: Iterable[tuple[str, list[MeetingRow]]],
    notice: tuple[str, ...],
    *,
    who: bool = False,
) -> Screen:
    shown_parts = [(heading, rows[:_MOST]) for heading, rows in parts if rows]
    choices = (
        Choice(row.short, meeting_line(front, row)) for _, rows in shown_parts for row in rows
    )
    return Screen(
        title,
        notice=notice,
        sections=tuple(
            Section(heading, tuple(meeting_line(front, row, who=who) for row in rows))
            for heading, rows in shown_parts
        ),
        actions=(LOG, PLAN),
        pick=Pick.among(said.PICK, said.OPEN, choices),
    )
