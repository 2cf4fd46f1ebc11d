"""A calendar tells every day on which something falls due, once, if all of it is done in time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.identity import Actor, short_form
from domain.model.arrangement.messages import STREAM as ARRANGEMENTS
from domain.model.task.messages import PREFIX, STREAM
from domain.services import rights
from domain.services.due import Due
from domain.services.duties import Duties, Occurrence
from domain.services.enquiries import Enquiries
from domain.services.reviews_seen import Coming, Reviewing, ReviewsSeen
from domain.services.rights import require
from domain.services.task_rows import due_of
from domain.services.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Calendars:
    """What falls due of reviews, of terms that end, of duties and of tasks, between two days.

    It is worked out from what stands now: one reading of each list, whatever the time between.
    """

    enquiries: Enquiries
    reviews: ReviewsSeen
    duties: Duties
    tasks: Tasks

    def between(self, actor: Actor, first: date, last: date) -> tuple[Due, ...]:
        """Return what falls due from *first* to *last*, both included, by its day.

        What was due before *first* is overdue and no day of the calendar. Of a review that comes
        again each time is there.
        """
        require(rights.READ_TASKS, actor, self.enquiries.about)
        found = (*self._of_entries(first, last), *self._of_duties(first, last))
        return tuple(sorted(found, key=lambda due: (due.due, due.kind, due.title, due.stream)))

    def _of_entries(self, first: date, last: date) -> Iterator[Due]:
        for reviewing in self.reviews.all():
            for coming in reviewing.between(first, last):
                yield _review(coming)
            ends = reviewing.term_ends()
            if ends is not None and reviewing.review.ended_on is None and first <= ends <= last:
                yield _renewal(reviewing, ends)

    def _of_duties(self, first: date, last: date) -> Iterator[Due]:
        """Yield open tasks on their days, and each time of a duty that nobody began."""
        rows = self.tasks.recorded()
        begun = {row.id for row in rows}
        for row in rows:
            day = row.task.due
            if row.status == "open" and day is not None and first <= day <= last:
                yield due_of(row)
        for occurrence in self.duties.between(first, last):
            if occurrence.id not in begun:
                yield _duty(occurrence)


def _review(coming: Coming) -> Due:
    people, cycle = coming.led.people, coming.falling.cycle
    what = "" if cycle is None else f"{cycle.title}: "
    return Due(
        kind="review",
        stream=f"{ARRANGEMENTS}{coming.row.id}",
        number=coming.row.short,
        title=f"{what}{coming.row.title}",
        office="" if people else coming.led.office or coming.chaser,
        person=next(iter(people), ""),
        since=coming.falling.since,
        due=coming.due,
        clauses=coming.clauses,
    )


def _renewal(reviewing: Reviewing, ends: date) -> Due:
    row = reviewing.row
    leaving = reviewing.leaving
    return Due(
        kind="renewal",
        stream=f"{ARRANGEMENTS}{row.id}",
        number=row.short,
        title=row.title,
        office=reviewing.chaser,
        due=ends,
        clauses=() if leaving is None else leaving.clauses,
    )


def _duty(occurrence: Occurrence) -> Due:
    duty = occurrence.duty
    return Due(
        kind="duty",
        stream=STREAM + occurrence.id,
        number=short_form(PREFIX, occurrence.id),
        title=duty.title,
        office=duty.owner,
        since=occurrence.since,
        due=occurrence.day,
        clauses=duty.clauses,
        beside=duty.together_with,
        known=True,
    )
