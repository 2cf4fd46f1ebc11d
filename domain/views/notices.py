"""The list of notices is a fold: one row each, made of its events and of nothing else."""

from datetime import datetime

from domain.messages import Recorded
from domain.model.notice.messages import STREAM, NoticeRaised
from domain.model.notice.state import UNRAISED, Notice, Status, evolve
from domain.views.view import Row, View


def month_of(person: str, moment: datetime) -> str:
    """Return what the notices that were raised for *person* in the month of *moment* share."""
    return f"{person} {moment:%Y-%m}"


class NoticeRow(Row):
    """One notice as a list shows it: how it stands, and when it was raised and touched last."""

    id: str
    notice: Notice
    raised_at: datetime
    touched_at: datetime

    @property
    def status(self) -> Status:
        """Whether it waits, is under way, was sent, or why not."""
        return self.notice.status

    @property
    def person(self) -> str:
        """Whom it is told."""
        return self.notice.person

    @property
    def matter(self) -> str:
        """What it is about, so that it can be overtaken."""
        return self.notice.matter

    @property
    def outdated(self) -> bool:
        """Whether its message is to say that it is settled, and does not yet."""
        return self.notice.settled and not self.notice.edited

    @property
    def month(self) -> str:
        """For whom it is and in which month it was raised: by that what is recent is found."""
        return month_of(self.notice.person, self.raised_at)

    @property
    def at(self) -> datetime:
        """The moment at which what it tells came up."""
        return self.notice.at or self.raised_at


def fold(row: NoticeRow | None, recorded: Recorded) -> NoticeRow | None:
    """Return the row after *recorded*; there is none before the notice is raised."""
    if row is not None:
        notice = evolve(row.notice, recorded.event)
        return row.model_copy(update={"notice": notice, "touched_at": recorded.recorded_at})
    if not isinstance(recorded.event, NoticeRaised):
        return None
    return NoticeRow(
        id=recorded.stream.removeprefix(STREAM),
        notice=evolve(UNRAISED, recorded.event),
        raised_at=recorded.recorded_at,
        touched_at=recorded.recorded_at,
    )


NOTICES = View(
    name="notices",
    form=1,
    row=NoticeRow,
    streams=(STREAM,),
    fold=fold,
    indexed=("status", "person", "matter", "outdated", "month"),
)
"""The list of notices, found by how they stand, by whom they are for, by their matter."""
