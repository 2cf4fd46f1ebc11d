"""Of a report, those are told who clear it, then who let it go, and at last for whom it is."""

from domain.identity import short_form
from domain.messages import Recorded
from domain.model.report.messages import PREFIX, STREAM, ReportReleased
from domain.model.report.state import UNOPENED, Reported, evolve
from domain.views.news import News, OutboxRow, turned


def heard(row: OutboxRow, recorded: Recorded) -> OutboxRow:
    """Return *row* after an event of a report."""
    before = row.report or UNOPENED
    now = evolve(before, recorded.event)
    out = isinstance(recorded.event, ReportReleased)
    released = News(
        kind="report", what="released", offices=now.wanted_by, matter=f"{row.id} released"
    )
    found = (
        each.model_copy(update={"marking": now.marking})
        for each in (
            *turned(_turns(row.id, before), _turns(row.id, now)),
            *((released,) if out else ()),
        )
    )
    title = f"{now.title}, {now.called}" if now.called else now.title
    number = short_form(PREFIX, recorded.stream.removeprefix(STREAM))
    return row.with_news(recorded, found, report=now, title=title, number=number)


def _turns(stream: str, report: Reported) -> dict[str, News]:
    """Return the offices that clear the very draft, or that may let it go."""
    waits = {"drafted": ("clears", report.uncleared), "cleared": ("releases", report.releases)}
    what, offices = waits.get(report.status, ("", ()))
    return {
        (matter := f"{stream} {what} {report.drafts} {office}"): News(
            kind="report", what=what, offices=(office,), matter=matter
        )
        for office in offices
    }
