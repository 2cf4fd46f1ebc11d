"""What risks were told of, where each stands, and what waits too long is told from the risk log."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from domain.model.risk.state import Risk
from domain.services.reporting.by_area import wider
from domain.services.reporting.entries_named import source_named
from domain.services.reporting.listing import Listing
from domain.services.reporting.meetings_of import meetings_of, said
from domain.services.reporting.paper import Part, Table
from domain.services.reporting.risks_of import (
    dismissed,
    named,
    risks,
    risks_before,
    risks_told,
    title_of,
    to_whom,
    where_it_stands,
)
from domain.services.reporting.scope import Builder, Scope, SectionId
from domain.services.reporting.telling import (
    SILENT,
    cell,
    counted,
    day_said,
    figure_line,
)
from domain.views.meetings import MeetingRow
from domain.views.risks import RISKS, RiskRow

_ROUTES = ("SCR-P32b", "SCR-R3i-a", "SCR-R3ii-a")
_LOG = ("SCR-R3i-b",)

_STATUS = {
    "reported": "Told of, not judged yet",
    "evaluated": "Judged, not on the log",
    "logged": "On the log",
    "closed": "Closed",
}
_SCOPES = {"The authority": "The authority", "The partnership": "The partnership", "Both": "Both"}


def told_of(scope: Scope) -> Part:
    """Return the risks that were told of in the period, area by area, and where each stands."""
    rows, unlisted = risks_told(scope), tuple(_unlisted(scope))
    scopes = Counter(each for row in rows for each in row.risk.scopes)
    both = sum(len(row.risk.scopes) > 1 for row in rows)
    line = figure_line(
        counted(len(rows), "risk"),
        f"{scopes['authority'] or 'none'} to the authority",
        f"{scopes['partnership'] or 'none'} to a partnership",
        *((f"{both} of them to both",) if both else ()),
    )
    listing = Listing[RiskRow](
        "Risks told of",
        ("Told of", "Risk", "To", "Where it stands", "Number"),
        lambda row: (
            day_said(row.reported_on),
            title_of(row.risk),
            to_whom(row.risk),
            where_it_stands(scope, row),
            row.short,
        ),
        "No risk to the authority or to a partnership was told of.",
        _ROUTES,
    )
    part = listing.told(scope, rows, line, area_of=lambda row: row.area)
    return replace(part, parts=(*part.parts, *_said_only(unlisted)))


def from_before(scope: Scope) -> Part:
    """Return the risks that were told of before and stand still.

    Those judged not to be significant are counted, and not listed.
    """
    every = risks_before(scope)
    rows = tuple(row for row in every if not dismissed(row))
    listing = Listing[RiskRow](
        "Risks from before that still stand",
        ("Number", "Risk", "To", "Told of", "Where it stands"),
        lambda row: (*named(row), day_said(row.reported_on), where_it_stands(scope, row)),
        "No risk that was told of before waits to be judged or stands on the log.",
        _ROUTES,
    )
    part = listing.flat(rows, figure_line(counted(len(rows), "risk")))
    if len(rows) == len(every):
        return part
    apart = counted(len(every) - len(rows), "risk")
    return replace(
        part, left_out=(f"{apart} told of before and judged not significant: not listed again.",)
    )


def to_judge(scope: Scope) -> Part:
    """Return what is to be judged: told of in the period, or before and not judged yet."""
    rows = tuple(
        row
        for row in risks(scope)
        if scope.period.holds(row.reported_on)
        or (row.status == "reported" and row.reported_on <= scope.period.end)
    )
    waiting = sum(row.status == "reported" for row in rows)
    titles = {each.id: each.title for each in scope.edition.areas} | wider(scope)
    listing = Listing[RiskRow](
        "Newly reported risks, to be judged",
        ("Number", "Risk", "To", "Told of", "Area", "Said in", "Judged"),
        lambda row: (
            *named(row),
            day_said(row.reported_on),
            titles.get(row.area, row.area) or SILENT,
            source_named(scope, row.source),
            _judged(row.risk),
        ),
        "No risk was told of, and none waits to be judged.",
        ("SCR-R3i-a", "A-41"),
    )
    line = figure_line(
        counted(len(rows), "risk"),
        f"{waiting or 'none'} still to be judged significant or not",
    )
    return listing.flat(rows, line, "risks to look at")


def _unlisted(scope: Scope) -> Iterator[tuple[MeetingRow, str, str]]:
    """Yield what was said of a risk at a meeting without any risk that came of it."""
    known = {(row.source, each) for row in scope.rows(RISKS) for each in row.risk.scopes}
    for row in meetings_of(scope).logged:
        for each in ("authority", "partnership"):
            spoken = said(row, f"risk_to_{each}")
            if spoken and (row.stream, each) not in known:
                yield row, each, spoken


def _said_only(unlisted: tuple[tuple[MeetingRow, str, str], ...]) -> tuple[Part, ...]:
    if not unlisted:
        return ()
    rows = tuple(
        (day_said(row.meeting.on), cell(row.meeting.title), f"The {scope}", cell(spoken), row.short)
        for row, scope, spoken in unlisted
    )
    heading = "Said at a meeting, with no risk on the list"
    columns = ("Day", "Body", "To", "What was said", "Number")
    return (Part(heading=heading, table=Table(heading, columns, rows)),)


def _judged(risk: Risk) -> str:
    if risk.significant is None:
        return "Not yet"
    return f"{'Significant' if risk.significant else 'Not significant'}: {cell(risk.judged)}"


RISK_SECTIONS: dict[SectionId, Builder] = {
    "meeting_risks": told_of,
    "risks_from_before": from_before,
    "risks_to_judge": to_judge,
}
"""The sections over what was told of, by their ids."""
