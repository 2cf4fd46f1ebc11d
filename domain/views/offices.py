"""Who has held which office is a fold: one row for each office that somebody was appointed to."""

from datetime import date

from domain.messages import Recorded
from domain.model.office.messages import STREAM
from domain.model.office.state import Tenure, holders, tenures_after
from domain.views.view import Row, View


class OfficeRow(Row):
    """One office and everyone's time in it, in the order of their appointment."""

    id: str
    tenures: tuple[Tenure, ...]

    def holders(self, day: date) -> tuple[str, ...]:
        """Return the directory ids of those who held it on *day*."""
        return holders(self.tenures, day)


def fold(row: OfficeRow | None, recorded: Recorded) -> OfficeRow | None:
    """Return the row after *recorded*; there is none before anybody is appointed."""
    before = () if row is None else row.tenures
    after = tenures_after(before, recorded.event)
    if row is None and not after:
        return None
    return OfficeRow(id=recorded.stream.removeprefix(STREAM), tenures=after)


OFFICES = View(name="offices", form=2, row=OfficeRow, streams=(STREAM,), fold=fold)
