"""A meeting's page says how it stands, what was logged, where that goes, and what happened."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from bot import meetings_words as said
from bot.days import said_day, said_day_of
from bot.front import Front
from bot.meeting_lists import MY_MEETINGS, action, shown
from bot.meeting_talks import prepare_lines, talk_button, talk_lines
from bot.naming import Names
from bot.notes_words import TALKS
from bot.presses import ARRANGEMENT
from bot.risk_lines import line as risk_line
from bot.screens import Action, Screen, Section
from bot.task_screens import task_line
from bot.timeline_words import sentence
from bot.words import listed
from domain.refusals import Refusal
from domain.views.meetings import MeetingRow

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTHS = ("January", "March", "April", "June", "July", "September", "October", "December")
_OF_MEETINGS = {"attended", "apologies", "substitute", "next"}
"""What is said of a meeting alone, and of nothing else that is logged."""
_OFFERED = {
    "planned": ("log", "attended", "apologies", "substitute", "move", "cancel", "void"),
    "draft": ("resume", "apologies", "void"),
    "logged": ("more", "correct", "next", "substitute", "void"),
    "cancelled": ("reinstate", "void"),
    "void": (),
    "unopened": (),
}


def meeting_screen(front: Front, row: MeetingRow, *notice: str) -> Screen:
    """Return the page of one meeting, with what may be done with it."""
    sections = (
        Section(said.PREPARE, tuple(prepare_lines(front, row))),
        Section(said.LAST_TIME, tuple(_last_time(front, row))),
        Section(_heading(row), tuple(_said(row))),
        Section(said.RISKS, tuple(_risks(front, row))),
        Section(TALKS, tuple(talk_lines(front, row))),
        Section(said.TASKS, tuple(_tasks(front, row))),
        Section(said.HISTORY, tuple(_history(front, row))),
    )
    return Screen(
        title=row.meeting.title or front.desk.meetings.template_of(row).form.title,
        notice=notice,
        paragraphs=tuple(_paragraphs(front, row)),
        sections=tuple(each for each in sections if each.lines),
        actions=(
            *_actions(front, row),
            *talk_button(front, row),
            *_entry(front, row),
            MY_MEETINGS,
        ),
        stream=row.stream,
        version=row.version,
    )


def quarter(day: date) -> str:
    """Return the quarter of the year that *day* lies in.

    >>> quarter(date(2026, 3, 31))
    'January to March 2026'
    """
    first = (day.month - 1) // 3 * 2
    return f"{_MONTHS[first]} to {_MONTHS[first + 1]} {day.year}"


def _paragraphs(front: Front, row: MeetingRow) -> Iterator[str]:
    meeting = row.meeting
    at = said.AT.format(time=meeting.at) if meeting.at else ""
    when = "" if meeting.on is None else said.ON.format(day=said_day(meeting.on), at=at)
    status = said.STATUS.get(row.status, row.status)
    yield said.STANDS.format(number=row.short, status=status, when=when)
    yield from _who(front, row)
    if row.status == "logged":
        yield from _where(front, row)
    if meeting.corrections:
        times = "once" if meeting.corrections == 1 else f"{meeting.corrections} times"
        yield said.CORRECTED_TIMES.format(count=times)


def _who(front: Front, row: MeetingRow) -> Iterator[str]:
    meeting = row.meeting
    if who := shown(front, meeting.member):
        yield said.MEMBER.format(who=who)
    match meeting.attendance:
        case "substitute" if meeting.substitute is not None:
            yield said.SUBSTITUTE.format(who=shown(front, meeting.substitute))
        case "apologies":
            yield said.APOLOGIES
        case "attended":
            yield said.ATTENDED
        case _:
            pass
    if meeting.remark:
        yield said.REMARK.format(remark=meeting.remark)


def _where(front: Front, row: MeetingRow) -> Iterator[str]:
    """Yield in which report it stands and why not, and who receives it."""
    meeting, template = row.meeting, front.desk.meetings.template_of(row)
    edition = front.desk.policy.edition
    contact = edition.office_titles[edition.policy_contact]
    if meeting.in_report and meeting.on is not None:
        areas = {each.id: each.title for each in edition.areas}
        yield said.IN_REPORT.format(
            report=template.report_title,
            period=quarter(meeting.on),
            area=meeting.says.get("area") or areas.get(meeting.area, meeting.area) or said.NO_AREA,
        )
    elif meeting.left_out:
        yield said.NOT_IN_REPORT.format(why=meeting.left_out)
    titles = front.desk.offices.titles
    if meeting.to:
        who = listed([f"the {titles.get(each, each)}" for each in meeting.to])
        yield said.GOES_TO.format(who=who)
    elif template.unmapped:
        yield said.UNMAPPED.format(who=listed(template.unmapped), contact=contact)
    else:
        yield said.NO_ONE.format(contact=contact)


def _heading(row: MeetingRow) -> str:
    return said.SAID if row.status == "logged" else said.SO_FAR_SECTION


def _said(row: MeetingRow) -> Iterator[str]:
    for line in row.meeting.lines:
        yield f"{line.asked} {plain(line.answered.text)}"


def plain(answer: str) -> str:
    """Return an answer as people read it: a day in words."""
    return said_day_of(answer) if _ISO.fullmatch(answer) else answer


def _risks(front: Front, row: MeetingRow) -> Iterator[str]:
    """Yield each risk that was told of, with its number and for whom it waits."""
    risks = front.desk.risks
    for risk in risks.about(front.actor, row.stream):
        yield risk_line(front, risk, risks.rules_for(risk), with_area=False)


def _tasks(front: Front, row: MeetingRow) -> Iterator[str]:
    for task in front.desk.tasks.about(front.actor, row.stream):
        yield task_line(front, task)


def _last_time(front: Front, row: MeetingRow) -> Iterator[str]:
    """Yield what was raised when the same body met last, and what is still to be done."""
    last = front.desk.meetings.before(front.actor, row) if row.status == "planned" else None
    if last is None or last.meeting.on is None:
        return
    day = said_day(last.meeting.on)
    for tells in ("outcome", "issues", "actions"):
        if answer := last.meeting.says.get(tells):
            asked = next(line.asked for line in last.meeting.lines if line.answered.text == answer)
            yield said.LAST_LINE.format(day=day, asked=asked, answered=answer)
    for task in front.desk.tasks.about(front.actor, last.stream):
        yield task_line(front, task)


def _history(front: Front, row: MeetingRow) -> Iterator[str]:
    names = Names(front.desk.policy.edition)
    for each in front.desk.meetings.story(front.actor, row.id).recorded:
        if each.name == "feedback-answered" and row.status == "logged":
            continue  # what was logged says it whole
        person = front.desk.offices.find(each.actor.id)
        who = each.actor.id if person is None else person.shown
        body = each.event.model_dump(mode="json")
        yield f"{said_day(each.happened_on)}, {who}: {sentence(each.name, body, names)}"


def _actions(front: Front, row: MeetingRow) -> Iterator[Action]:
    """Yield what the person in front may do with the meeting as it is."""
    if not front.desk.meetings.may(front.actor, row):
        return
    can_log = any(each.kind == row.kind for each in front.desk.meetings.templates())
    ahead = row.meeting.on is not None and row.meeting.on > front.desk.agendas.today
    for what in _OFFERED[row.status]:
        if what in {"log", "attended"} and ahead:
            continue
        if what in _OF_MEETINGS and row.kind != "meeting":
            continue
        if what in {"log", "resume", "more", "correct"} and not can_log:
            continue
        yield action(what, row)


def _entry(front: Front, row: MeetingRow) -> Iterator[Action]:
    """Yield the way to the entry that the meeting is about, where it can be seen."""
    if row.about.startswith(ARRANGEMENT):
        with suppress(Refusal):
            entry = front.desk.arrangements.get(front.actor, row.about.removeprefix(ARRANGEMENT))
            yield Action(entry.short, entry.title, "See its entry", "line", entry.short)
