"""What stands of the reviews of each entry is a fold; when the next one is due is read from it."""

from datetime import date

from domain.messages import Recorded
from domain.model.arrangement.approval.events import ApprovalGiven
from domain.model.arrangement.messages import (
    STREAM,
    ArrangementClassified,
    ArrangementImported,
    ArrangementRegistered,
    EntryVoided,
)
from domain.model.arrangement.review.falling import Anchors
from domain.model.arrangement.review.state import Review, after
from domain.views.view import Row, View


class ReviewRow(Row):
    """The reviews of one entry, and the days from which the first of them may be counted.

    *kind_since* is the day on which it came to be of the kind that it is. *looked_after* says that
    it neither ended nor was made in error.
    """

    id: str
    review: Review
    kind_since: date
    approved_on: date | None = None
    voided: bool = False

    @property
    def looked_after(self) -> bool:
        """Whether it still falls due for review."""
        return not self.voided and self.review.ended_on is None

    @property
    def anchors(self) -> Anchors:
        """The days that its first review is counted from."""
        return Anchors(self.kind_since, self.approved_on)


def fold(row: ReviewRow | None, recorded: Recorded) -> ReviewRow | None:
    """Return the row after *recorded*; there is none before the arrangement is registered."""
    event = recorded.event
    if isinstance(event, ArrangementRegistered | ArrangementImported):
        since = event.day if isinstance(event, ArrangementImported) else None
        return ReviewRow(
            id=recorded.stream.removeprefix(STREAM),
            review=after(Review(), event),
            kind_since=since or recorded.happened_on,
        )
    if row is None:
        return None
    review = after(row.review, event)
    changed: dict[str, object] = {"review": review}
    if isinstance(event, ArrangementClassified) and row.review.kind not in {"", event.kind}:
        changed["kind_since"] = recorded.happened_on
    if isinstance(event, ApprovalGiven) and event.complete:
        changed["approved_on"] = event.on
    if isinstance(event, EntryVoided):
        changed["voided"] = True
    return row.model_copy(update=changed)


REVIEWS = View(
    name="reviews",
    form=1,
    row=ReviewRow,
    streams=(STREAM,),
    fold=fold,
    indexed=("looked_after",),
)
