"""Of what has a day it is told a week before, on the day, and once in every week after it."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta

from domain.identity import office_at
from domain.model.notice.kinds import Kind
from domain.services.due import Due, DueSource
from domain.services.notice_times import LONDON
from domain.views.news import News

DATED = "due "
"""What the matter of a dated thing begins with."""

_KINDS: Mapping[str, Kind] = {
    "review": "review",
    "renewal": "renewal",
    "appointment": "appointment",
    "duty": "duty",
    "association": "association",
    "meeting": "meeting",
    "risk": "risk-due",
    "report": "report",
    "drafting": "report-due",
}
_SEVERAL = {"appointment", "meeting", "risk"}
"""Of what kinds one stream may have several things, which their titles tell apart."""

_WEEK = 7


def dated(sources: Iterable[DueSource], today: date, soon: int) -> Iterator[News]:
    """Yield what is to be told *today* of all that is due or was, each step with an id of its own.

    What came to somebody within the last *soon* days before its day, and was told them then, is not
    told again before it.
    """
    for source in sources:
        for due in source(today):
            told = due.since if due.known else None
            if due.due is not None and (step := step_of(due.due, today, told, soon)):
                yield _news(due, due.due, step, began(due.due, today, soon))


def step_of(due: date, today: date, told: date | None, soon: int) -> str:
    """Return which step it is: ``soon``, ``today``, ``overdue-0`` in the first week, or none.

    *told* is the day on which somebody was told of it already, where they were.

    >>> step_of(date(2026, 7, 8), date(2026, 7, 1), None, 7)
    'soon'
    """
    late = (today - due).days
    if late > 0:
        return f"overdue-{(late - 1) // _WEEK}"
    if late == 0:
        return "today"
    known = told is not None and due - told <= timedelta(days=soon)
    return "soon" if -late <= soon and not known else ""


def began(due: date, today: date, soon: int) -> datetime:
    """Return the moment at which today's step began: a midnight in London."""
    late = (today - due).days
    first = due + timedelta(days=1 + (late - 1) // _WEEK * _WEEK) if late > 0 else due
    day = first if late >= 0 else due - timedelta(days=soon)
    return datetime.combine(day, time(), LONDON).astimezone(UTC)


def _news(due: Due, on: date, step: str, at: datetime) -> News:
    held = office_at(due.office, due.seat) if due.office else ""
    offices = () if due.person else tuple(filter(None, (held, *due.beside)))
    whose = due.person or " ".join(offices)
    which = hashlib.sha256(due.title.encode()).hexdigest()[:12] if due.kind in _SEVERAL else ""
    matter = f"{DATED}{due.kind} {due.stream} {which} {whose}"
    return News(
        id=f"{matter} {on.isoformat()} {step}",
        kind=_KINDS.get(due.kind, "task"),
        what=step.partition("-")[0],
        offices=offices,
        people=(due.person,) if due.person else (),
        matter=matter,
        about=due.stream,
        number=due.number,
        title=due.title,
        due=on,
        at=at,
    )
