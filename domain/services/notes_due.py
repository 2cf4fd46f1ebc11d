"""Around each meeting of an area its lead member and the Area Commander talk: before, and after."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain.policy.duties import Duty
from domain.policy.layers_on import LayersOn
from domain.ports import Views
from domain.services.due import Due
from domain.services.enquiries import Enquiries
from domain.services.process_people import ProcessPeople
from domain.views.meetings import MEETINGS, MeetingRow

BEFORE = timedelta(days=7)
"""How long before a meeting a talk is asked for: a week is ours, nothing says."""

AFTER = timedelta(days=7)
"""By when after it there is to be another one: while it is fresh."""

UNTIL = timedelta(days=28)
"""For how long after a meeting a talk about it is still asked for."""

PLANNED = "Talk with the Area Commander before {title}"
HELD = "Talk with the Area Commander after {title}"


@dataclass(frozen=True, slots=True)
class TalksDue:
    """What is asked of lead members around the meetings of their areas, while a process asks it."""

    enquiries: Enquiries
    layers: LayersOn
    people: ProcessPeople
    views: Views

    def due(self, today: date) -> Iterator[Due]:
        """Yield each talk that is to be had today, until a note of it is logged."""
        duty = self._duty()
        rows = () if duty is None else tuple(self._near(today))
        if duty is None or not rows:
            return
        logged = self.views.where(MEETINGS, "kind", "liaison")
        notes = [row for row in logged if row.status == "logged"]
        leads = self._leads()
        for row in rows:
            if row.person in leads.get(row.area, ()):
                yield from _around(row, notes, duty, today)

    def _near(self, today: date) -> Iterator[MeetingRow]:
        """Yield the meetings that stand, and that a talk may be asked for around today."""
        for row in self.views.where(MEETINGS, "kind", "meeting"):
            on = row.meeting.on
            stands = row.status in {"planned", "draft", "logged"}
            if stands and on is not None and today - UNTIL <= on <= today + BEFORE:
                yield row

    def _duty(self) -> Duty | None:
        """Return the duty that a note of such a talk shows, if a process that is on has it."""
        for layer in self.layers.processes(self.enquiries.policy().ref.policy):
            talks = {form.id for form in layer.forms if form.logs == "liaison"}
            for duty in layer.duties:
                if duty.log in talks:
                    return duty
        return None

    def _leads(self) -> dict[str, frozenset[str]]:
        return {
            each.seat: frozenset(person.id for person in each.people)
            for each in self.people.leads()
        }


def _around(row: MeetingRow, notes: list[MeetingRow], duty: Duty, today: date) -> Iterator[Due]:
    on = row.meeting.on
    if on is None or row.meeting.attendance == "apologies":
        return
    logged = row.status == "logged"
    coming = today <= on <= today + BEFORE and not logged
    if coming and not _noted(row, notes, on - BEFORE, on):
        yield _due(row, duty, PLANNED, on - BEFORE, on)
    if on <= today <= on + UNTIL and not _noted(row, notes, on, on + UNTIL):
        # Whoever logged it was offered to note the talk as well.
        yield replace(_due(row, duty, HELD, on, on + AFTER), known=logged)


def _noted(row: MeetingRow, notes: list[MeetingRow], first: date, last: date) -> bool:
    """Return whether a talk of those days was noted for it: of that meeting, or of its area."""
    return any(
        note.meeting.on is not None
        and first <= note.meeting.on <= last
        and (note.about == row.stream or (not note.about and note.area == row.area))
        for note in notes
    )


def _due(row: MeetingRow, duty: Duty, title: str, since: date, due: date) -> Due:
    return Due(
        kind="meeting",
        stream=row.stream,
        number=row.short,
        title=title.format(title=row.meeting.title),
        person=row.person,
        since=since,
        due=due,
        area=row.area,
        clauses=duty.clauses,
        about=row.meeting.about,
    )
