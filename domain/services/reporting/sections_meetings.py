"""What lead members did and what came of it is told by council area, what is missing as well."""

from collections import Counter
from collections.abc import Iterator

from domain.services.reporting.by_area import beside, by_area
from domain.services.reporting.listing import Listing
from domain.services.reporting.meetings_of import (
    Meetings,
    area_of,
    day_and_body,
    in_order,
    meetings_of,
    none_yet,
    said,
    there_for_us,
)
from domain.services.reporting.paper import Part, Table
from domain.services.reporting.risks_of import risks_told
from domain.services.reporting.scope import Builder, Scope, SectionId
from domain.services.reporting.telling import cell, counted, figure_line
from domain.views.meetings import MeetingRow

_FEEDBACK = ("SCR-P31b", "SCR-P33")


def figures(scope: Scope) -> Part:
    """Return how many meetings there were, area by area, and what they are about in numbers."""
    found, risks = meetings_of(scope), risks_told(scope)
    told = {
        "Meetings attended": found.attended,
        "No feedback yet": found.missing,
        "Apologies": found.away,
        "Cancelled": found.cancelled,
        "Outcome": _with_outcome(found),
        "None yet": _none_yet(found),
    }
    counts = {name: Counter(map(area_of, rows)) for name, rows in told.items()}
    counts["Risks"] = Counter(each.area for each in risks)
    areas = {each.id: each.title for each in by_area(scope, found.all, area_of)}
    areas |= {each.id: each.title for each in by_area(scope, risks, lambda risk: risk.area)}
    rows = [
        (title, *(str(count[area]) for count in counts.values())) for area, title in areas.items()
    ]
    if len(rows) > 1:
        rows.append(("Together", *(str(count.total()) for count in counts.values())))
    return Part(
        heading="The figures",
        paragraphs=(
            figure_line(
                f"{counted(len(found.attended), 'meeting')} attended",
                f"{len(found.missing) or 'none'} with no feedback yet",
                f"{counted(len(told['Outcome']), 'outcome')} for communities",
                f"{counted(len(risks), 'risk')} told of",
            ),
        ),
        table=Table(
            f"Meetings and risks by council area, {scope.period.title}",
            ("Council area", *counts),
            tuple(rows),
        ),
        figures=(
            ("meetings attended", str(len(found.attended))),
            ("with no feedback yet", str(len(found.missing))),
            ("outcomes for communities", str(len(told["Outcome"]))),
            ("risks told of", str(len(risks))),
        ),
        left_out=tuple(_left_out(scope, found)),
        clauses=(*_FEEDBACK, "SCR-P9b", "A-43"),
    )


def attended(scope: Scope) -> Part:
    """Return the meetings attended: when, of which body, by whom, and in which capacity."""
    rows = meetings_of(scope).attended
    listing = Listing[MeetingRow](
        "Meetings attended",
        ("Day", "Body", "There for us", "Capacity", "Number"),
        lambda row: (
            *day_and_body(row),
            there_for_us(scope, row),
            cell(said(row, "capacity")),
            row.short,
        ),
        "No meeting is logged as attended.",
        (*_FEEDBACK, "SCR-P42iii"),
    )
    return listing.told(scope, rows, figure_line(counted(len(rows), "meeting")), area_of)


def outcomes(scope: Scope) -> Part:
    """Return what was achieved for communities; where nothing was so far, why."""
    found = meetings_of(scope)
    rows = tuple(row for row in found.logged if said(row, "outcome"))
    listing = Listing[MeetingRow](
        "What was achieved for communities",
        ("Day", "Body", "Outcome"),
        lambda row: (*day_and_body(row), cell(said(row, "outcome"))),
        "Nobody said yet what was achieved.",
        ("SCR-P32a", "SCR-P6"),
    )
    none = len(_none_yet(found))
    without = (f"none yet from {counted(none, 'meeting')}",) if none else ()
    line = figure_line(counted(len(rows) - none, "outcome"), *without)
    return listing.told(scope, rows, line, area_of)


def issues(scope: Scope) -> Part:
    """Return the issues and worries that others should know of."""
    return _of_words(
        scope,
        ("Issues and worries", "issue"),
        ("issues", "partnership_issues"),
        "No issues were named.",
        _FEEDBACK,
    )


def value_added(scope: Scope) -> Part:
    """Return what our being there added, where somebody said so."""
    return _of_words(
        scope,
        ("What our being there added", "note"),
        ("value_added",),
        "Nobody said what our being there added; the question may be left open.",
        ("SCR-P6",),
    )


def away(scope: Scope) -> Part:
    """Return where nobody went, where somebody else did, and what was not held."""
    found = meetings_of(scope)
    listing = Listing[MeetingRow](
        "Apologies, substitutes and cancelled meetings",
        ("Day", "Body", "What happened", "Who", "Remark"),
        lambda row: (
            *day_and_body(row),
            _happened(row),
            there_for_us(scope, row),
            cell(row.meeting.remark),
        ),
        "Nobody sent apologies, nobody went for another, and nothing was cancelled.",
        _FEEDBACK,
    )
    line = figure_line(
        f"{counted(len(found.away), 'meeting')} with apologies",
        f"{len(found.standing_in) or 'none'} with a substitute",
        f"{len(found.cancelled) or 'none'} cancelled",
    )
    rows = in_order((*found.away, *found.standing_in, *found.cancelled))
    return listing.told(scope, rows, line, area_of)


def without_feedback(scope: Scope) -> Part:
    """Return the meetings that were held and of which nothing is logged."""
    rows = meetings_of(scope).missing
    listing = Listing[MeetingRow](
        "Meetings with no feedback yet",
        ("Day", "Body", "Whose feedback is missing", "Number"),
        lambda row: (*day_and_body(row), there_for_us(scope, row), row.short),
        "Something is logged of every meeting in the diary that was held by then.",
        _FEEDBACK,
    )
    line = f"{figure_line(counted(len(rows), 'meeting'))} What came of them is not in this report."
    return listing.told(scope, rows, line, area_of)


def _with_outcome(found: Meetings) -> tuple[MeetingRow, ...]:
    spoken = ((row, said(row, "outcome")) for row in found.logged)
    return tuple(row for row, outcome in spoken if outcome and not none_yet(outcome))


def _none_yet(found: Meetings) -> tuple[MeetingRow, ...]:
    return tuple(row for row in found.logged if none_yet(said(row, "outcome")))


def _left_out(scope: Scope, found: Meetings) -> Iterator[str]:
    for why, count in Counter(why for _, why in found.outside).items():
        yield f"{counted(count, 'meeting')} left out: {why}"
    yield from beside(scope, meetings_of(scope, everywhere=True).all, area_of, "meeting(s)")


def _happened(row: MeetingRow) -> str:
    if row.status == "cancelled":
        return "Cancelled"
    return "Apologies" if row.meeting.attendance == "apologies" else "Substitute"


def _of_words(
    scope: Scope,
    heading: tuple[str, str],
    tells: tuple[str, ...],
    nothing: str,
    clauses: tuple[str, ...],
) -> Part:
    """Return what was said at meetings of all that *tells*; *heading* is that and one of them."""

    def spoken(row: MeetingRow) -> str:
        return " ".join(said(row, each) for each in tells if said(row, each))

    rows = tuple(row for row in meetings_of(scope).logged if spoken(row))
    title, one = heading
    listing = Listing[MeetingRow](
        title,
        ("Day", "Body", title),
        lambda row: (*day_and_body(row), cell(spoken(row))),
        nothing,
        clauses,
    )
    return listing.told(scope, rows, figure_line(counted(len(rows), one)), area_of)


MEETING_SECTIONS: dict[SectionId, Builder] = {
    "meetings": figures,
    "meetings_attended": attended,
    "achievements": outcomes,
    "issues": issues,
    "value_added": value_added,
    "meetings_away": away,
    "meetings_without_feedback": without_feedback,
}
"""The sections over meetings, by their ids."""
