"""The outbox is a fold of what happened: whoever records an event records that it is to be told."""

from collections.abc import Callable

from domain.messages import Recorded
from domain.model.arrangement.messages import STREAM as ARRANGEMENT
from domain.model.enquiry.messages import STREAM as ENQUIRY
from domain.model.office.messages import STREAM as OFFICE
from domain.model.outbox.messages import SEEN_TO, NewsAddressed
from domain.model.report.messages import STREAM as REPORT
from domain.model.risk.messages import STREAM as RISK
from domain.model.task.messages import STREAM as TASK
from domain.views import (
    news_approvals,
    news_offices,
    news_questions,
    news_reports,
    news_risks,
    news_tasks,
)
from domain.views.news import OutboxRow
from domain.views.view import View

_HEARD: dict[str, Callable[[OutboxRow, Recorded], OutboxRow]] = {
    ARRANGEMENT: news_approvals.heard,
    ENQUIRY: news_questions.heard,
    TASK: news_tasks.heard,
    OFFICE: news_offices.heard,
    RISK: news_risks.heard,
    REPORT: news_reports.heard,
}


def fold(row: OutboxRow | None, recorded: Recorded) -> OutboxRow | None:
    """Return the row after *recorded*: with its news, or without those that were seen to."""
    event = recorded.event
    if isinstance(event, NewsAddressed):
        if row is None:
            return None
        left = tuple(each for each in row.news if each.id not in event.news)
        return row.model_copy(update={"news": left})
    fresh = OutboxRow(id=recorded.stream)
    begun = recorded.stream.partition("-")[0] + "-"
    after = _HEARD[begun](row or fresh, recorded)
    return None if after == fresh else after


def _key(recorded: Recorded) -> str | None:
    event = recorded.event
    return event.stream if isinstance(event, NewsAddressed) else recorded.stream


OUTBOX = View(
    name="outbox",
    form=1,
    row=OutboxRow,
    streams=(*_HEARD, SEEN_TO),
    fold=fold,
    keyed=_key,
    indexed=("wanted",),
)
"""What is to be told of each stream, found by whether anything is."""
