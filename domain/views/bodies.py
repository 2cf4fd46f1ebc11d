"""What became of the bodies of the area is a fold: one row for each that has changed."""

from domain.messages import Recorded
from domain.model.body.messages import STREAM
from domain.model.body.state import UNTOLD, Body, evolve
from domain.views.view import Row, View


class BodyRow(Row):
    """What was recorded of one body, by its id."""

    id: str
    body: Body


def fold(row: BodyRow | None, recorded: Recorded) -> BodyRow:
    """Return the row after *recorded*."""
    before = UNTOLD if row is None else row.body
    return BodyRow(id=recorded.stream.removeprefix(STREAM), body=evolve(before, recorded.event))


BODIES = View(name="bodies", form=1, row=BodyRow, streams=(STREAM,), fold=fold)
