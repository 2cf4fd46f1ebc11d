"""Who represents us in every arrangement is a fold: a row for each entry that says so."""

from domain.messages import Recorded
from domain.model.arrangement.messages import STREAM
from domain.model.arrangement.representation.state import Representation, after
from domain.views.view import Row, View


class RepresentationRow(Row):
    """One entry's representatives, those on their way, and who stands in, by the entry's id."""

    id: str
    state: Representation

    @property
    def awaits(self) -> bool:
        """Whether an appointment waits for a step."""
        return bool(self.state.awaited)


def fold(row: RepresentationRow | None, recorded: Recorded) -> RepresentationRow | None:
    """Return the row after *recorded*; there is none before anything is said of it."""
    before = Representation() if row is None else row.state
    state = after(before, recorded.event)
    if row is None and state == before:
        return None
    return RepresentationRow(id=recorded.stream.removeprefix(STREAM), state=state)


REPRESENTATION = View(
    name="representation",
    form=1,
    row=RepresentationRow,
    streams=(STREAM,),
    fold=fold,
    indexed=("awaits",),
)
