"""A meeting as lists show it: newest day first, and the same day by time and title."""

from datetime import date
from functools import reduce

from domain.model.meeting.refusals import NoSuchMeeting
from domain.model.meeting.state import Meeting
from domain.services.handling import Story
from domain.views.meetings import MeetingRow, fold


def row_of(story: Story[Meeting]) -> MeetingRow:
    """Return the row that the events make: what the list shows, parked or not."""
    start: MeetingRow | None = None
    row = reduce(fold, story.recorded, start)
    if row is None:
        raise NoSuchMeeting
    return row


def in_order(row: MeetingRow) -> tuple[int, str, str, str]:
    """Return by what meetings are sorted."""
    day = row.meeting.on or date.min
    return -day.toordinal(), row.meeting.at, row.meeting.title.casefold(), row.id
