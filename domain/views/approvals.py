"""How approvals stand is a fold: a row for each entry of which one was sought, or gone without."""

from domain.messages import Recorded
from domain.model.arrangement.approval.state import Approval, Stands, after
from domain.model.arrangement.messages import STREAM, ArrangementRegistered, EntryVoided
from domain.views.view import Row, View


class ApprovalRow(Row):
    """The approval of one entry, by the id of the entry."""

    id: str
    approval: Approval
    voided: bool = False

    @property
    def stands(self) -> Stands:
        """How it is with the approval as a whole."""
        return self.approval.stands

    @property
    def awaited(self) -> bool:
        """Whether a decision is awaited from anybody, or an answer about a breach."""
        current = self.approval.current
        asked = current is not None and current.open
        return not self.voided and (asked or bool(self.approval.unresolved))


def fold(row: ApprovalRow | None, recorded: Recorded) -> ApprovalRow | None:
    """Return the row after *recorded*; there is none before anything of an approval happened."""
    before = Approval() if row is None else row.approval
    approval = after(before, recorded.event)
    if row is None and approval == before:
        return None
    event = recorded.event
    before_void = row is not None and row.voided and not isinstance(event, ArrangementRegistered)
    void = isinstance(event, EntryVoided) or before_void
    own = recorded.stream.removeprefix(STREAM)
    return ApprovalRow(id=own, approval=approval, voided=void)


APPROVALS = View(
    name="approvals",
    form=1,
    row=ApprovalRow,
    streams=(STREAM,),
    fold=fold,
    indexed=("awaited",),
)
