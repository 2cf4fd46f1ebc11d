"""A meeting in the diary is got ready for, and once it was held its feedback is owed."""

from collections.abc import Iterator
from datetime import date, timedelta

from domain.model.meeting.state import Meeting
from domain.services.due import Due
from domain.services.meeting_templates import Template
from domain.views.meetings import MeetingRow

BEFORE = 7
"""Days before a meeting from which on it is to be got ready for: a week is ours, nothing says."""

AFTER = 7
"""Days after a meeting by which it is to be logged: while it is fresh; nothing says."""


def due_of(row: MeetingRow, today: date, template: Template | None) -> Iterator[Due]:
    """Yield what *row* waits for on *today*, from whoever is there for us.

    Whoever sent apologies owes nothing; whoever was sent instead does. Without a *template* nothing
    logs it, and nothing is owed.
    """
    meeting = row.meeting
    if meeting.on is None or meeting.attendance == "apologies":
        return
    if meeting.on > today:
        if meeting.on - timedelta(days=BEFORE) <= today:
            title = f"Get ready for {meeting.title}"
            yield _due(row, title, meeting.on - timedelta(days=BEFORE), meeting.on)
    elif template is not None:
        title = f"Log what came of {meeting.title}"
        yield _due(row, title, meeting.on, meeting.on + timedelta(days=AFTER), template)


def _due(
    row: MeetingRow, title: str, since: date, due: date, template: Template | None = None
) -> Due:
    meeting = row.meeting
    return Due(
        kind="meeting",
        stream=row.stream,
        number=row.short,
        title=title,
        office=meeting.office,
        seat=meeting.seat,
        person=_whose(meeting),
        since=since,
        due=due,
        area=meeting.area,
        clauses=template.form.clauses if template else (),
        about=meeting.about,
    )


def _whose(meeting: Meeting) -> str:
    """Return who was there, or is to be, by an id in the directory, ``""`` for who is in none."""
    if meeting.attendance == "substitute" and meeting.substitute is not None:
        return meeting.substitute.person or meeting.member.person or ""
    return meeting.member.person or ""
