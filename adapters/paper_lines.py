"""What every document says of a paper beside its parts stands in one order, label by label."""

from datetime import datetime
from zoneinfo import ZoneInfo

from domain.model.report.paper import Paper
from domain.model.report.period import said_day
from domain.ports.papers import Imprint

LONDON = ZoneInfo("Europe/London")
DRAFT = "DRAFT"
NOT_RELEASED = "Draft: it has not been released, and is not to be passed on"
LEFT_OUT, RESTS_ON = "What this report leaves out", "What it rests on"
NOTHING_LEFT_OUT = "Nothing that it was to hold."


def about(paper: Paper, imprint: Imprint) -> tuple[tuple[str, str], ...]:
    """Return what the paper is, each line with its label; what does not apply is not there."""
    asks = f"the {paper.said_in}"
    told = (
        ("Status", NOT_RELEASED if imprint.draft else "Released"),
        ("For", listed(paper.for_whom)),
        ("From", listed(paper.by_whom)),
        ("Period", paper.period.title),
        ("Area", paper.area_title or "All areas"),
        ("As at", said_moment(paper.as_at)),
        ("Marking", paper.marking or f"None is set by {asks}"),
        ("Open or exempt", paper.openness),
        ("Needs clearance from", listed(paper.cleared_by)),
        ("May be released by", listed(paper.released_by)),
        ("Rests on", f"{asks}: {', '.join(paper.clauses)}"),
        ("Number", imprint.number),
        *(("What happened to it", line) for line in imprint.told),
        ("Facts (sha256)", paper.sha256),
    )
    return tuple((label, said) for label, said in told if said)


def said_moment(moment: datetime) -> str:
    """Return *moment* as people in London read it."""
    local = moment.astimezone(LONDON)
    return f"{said_day(local.date())}, {local:%H:%M}"


def listed(names: tuple[str, ...]) -> str:
    """Return *names* in a row.

    >>> listed(("Chief Executive", "Treasurer")), listed(())
    ('Chief Executive and Treasurer', '')
    """
    return " and ".join((*filter(None, (", ".join(names[:-1]),)), *names[-1:]))
