"""The list of meetings is a fold: one row each, made of its events and of nothing else."""

from datetime import date, datetime

from domain.messages import Recorded
from domain.model.meeting.messages import (
    PREFIX,
    STREAM,
    FeedbackBegun,
    FeedbackLogged,
    Kind,
    MeetingPlanned,
)
from domain.model.meeting.state import UNOPENED, Meeting, Status, evolve
from domain.views.view import Numbered, View


class MeetingRow(Numbered):
    """One meeting as a list shows it: how it stands, who opened it, and who logged it when.

    *logged_on* is the day on which it was first logged, none while it is not.
    """

    prefix = PREFIX
    begins = STREAM

    meeting: Meeting
    opener: str
    opened_on: date
    touched_at: datetime
    version: int
    logged_on: date | None = None
    logged_by: str = ""
    logged_at: datetime | None = None

    @property
    def status(self) -> Status:
        """Whether it is in the diary, being logged, logged, cancelled or entered in error."""
        return self.meeting.status

    @property
    def kind(self) -> Kind:
        """What kind of thing was held or said."""
        return self.meeting.kind

    @property
    def area(self) -> str:
        """The council area, ``""`` where none."""
        return self.meeting.area

    @property
    def person(self) -> str:
        """Who was there for us, as an id in the directory, ``""`` for who is in none."""
        return self.meeting.member.person or ""

    @property
    def about(self) -> str:
        """The stream of the register's entry, ``""`` without one."""
        return self.meeting.about

    @property
    def met(self) -> str:
        """The known body that met, ``""`` where it is none of them."""
        return self.meeting.body


def fold(row: MeetingRow | None, recorded: Recorded) -> MeetingRow | None:
    """Return the row after *recorded*; there is none before the meeting is opened."""
    event = recorded.event
    if row is None:
        opens = isinstance(event, MeetingPlanned | FeedbackBegun)
        return _opened(recorded) if opens else None
    changed: dict[str, object] = {
        "meeting": evolve(row.meeting, event),
        "touched_at": recorded.recorded_at,
        "version": recorded.position,
    }
    if isinstance(event, FeedbackLogged):
        changed |= {
            "logged_on": recorded.happened_on,
            "logged_by": recorded.actor.id,
            "logged_at": recorded.recorded_at,
        }
    return row.model_copy(update=changed)


def _opened(recorded: Recorded) -> MeetingRow:
    return MeetingRow(
        id=recorded.stream.removeprefix(STREAM),
        meeting=evolve(UNOPENED, recorded.event),
        opener=recorded.actor.id,
        opened_on=recorded.happened_on,
        touched_at=recorded.recorded_at,
        version=recorded.position,
    )


MEETINGS = View(
    name="meetings",
    form=1,
    row=MeetingRow,
    streams=(STREAM,),
    fold=fold,
    indexed=("status", "kind", "area", "person", "about", "met"),
)
"""The list of meetings, found by how they stand, and by who, what and where they are of."""
