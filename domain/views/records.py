"""What the registers hold of their entries is a fold: a row for each entry that holds anything."""

from domain.messages import Recorded
from domain.model.arrangement.messages import STREAM
from domain.model.arrangement.record.state import Record, after
from domain.views.view import Row, View


class RecordRow(Row):
    """One entry's fields, notes and documents, by the id of the entry."""

    id: str
    record: Record

    @property
    def merged_into(self) -> str:
        """The entry that this one was merged into, or nothing."""
        return self.record.merged_into


def fold(row: RecordRow | None, recorded: Recorded) -> RecordRow | None:
    """Return the row after *recorded*; there is none before anything is held."""
    before = Record() if row is None else row.record
    record = after(before, recorded.event)
    if row is None and record == before:
        return None
    return RecordRow(id=recorded.stream.removeprefix(STREAM), record=record)


RECORDS = View(
    name="records", form=1, row=RecordRow, streams=(STREAM,), fold=fold, indexed=("merged_into",)
)
