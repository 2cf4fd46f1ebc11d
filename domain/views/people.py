"""Who has left is a fold: one row for each person of whom that was ever said."""

from datetime import date

from domain.messages import Recorded
from domain.model.person.messages import STREAM
from domain.model.person.state import Absence, absences_after, away
from domain.views.view import Row, View


class PersonRow(Row):
    """One person, and every time that they left, in the order in which it was said."""

    id: str
    absences: tuple[Absence, ...]

    def away(self, day: date) -> bool:
        """Return whether they had left by *day*: their last day is not one of them."""
        return away(self.absences, day)


def fold(row: PersonRow | None, recorded: Recorded) -> PersonRow | None:
    """Return the row after *recorded*; there is none before anything is said of the person."""
    before = () if row is None else row.absences
    after = absences_after(before, recorded.event)
    if row is None and not after:
        return None
    return PersonRow(id=recorded.stream.removeprefix(STREAM), absences=after)


PEOPLE = View(name="people", form=1, row=PersonRow, streams=(STREAM,), fold=fold)
