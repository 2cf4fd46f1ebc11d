"""What the store does not hold is never made up: a labelled place is left, with whom to ask."""

from domain.model.arrangement.messages import STREAM as ENTRIES
from domain.services.reporting.entries_named import entry_named
from domain.services.reporting.listing import Listing
from domain.services.reporting.meetings_of import day_and_body, in_order, said
from domain.services.reporting.paper import Part, Table
from domain.services.reporting.risks_of import named, risks, where_it_stands
from domain.services.reporting.scope import Builder, Scope, SectionId
from domain.services.reporting.telling import cell, counted, figure_line
from domain.views.meetings import MEETINGS, MeetingRow
from domain.views.records import RECORDS
from domain.views.risks import RiskRow

TO_FILL_IN = "To be filled in"
"""What stands where something belongs that is not in the store."""

BODY = "body"
"""The field of an entry that says which body it is."""


def places(scope: Scope) -> Part:
    """Return a place for each thing that the report contains by its document, and whom to ask."""
    wanted, makers = scope.report.contains, _makers(scope)
    heading = "What has to be asked for"
    line = figure_line(counted(len(wanted), "thing"))
    missing = f"The figures for this are not in the store: ask {makers} for them."
    return Part(
        heading=heading,
        paragraphs=(f"{line} {missing}",),
        table=Table(
            heading,
            ("What belongs here", "Figures", "Ask"),
            tuple((f"{each[:1].upper()}{each[1:]}", TO_FILL_IN, makers) for each in wanted),
        ),
        left_out=(missing,),
        clauses=scope.report.clauses,
    )


def meetings_of_bodies(scope: Scope) -> Part:
    """Return what was reported from meetings of the bodies that the report is about."""
    rows = in_order(
        row
        for row in scope.rows(MEETINGS)
        if row.status == "logged"
        and row.meeting.body in scope.report.bodies
        and scope.period.holds(row.meeting.on)
    )
    listing = Listing[MeetingRow](
        "What our members reported of it",
        ("Day", "Body", "Outcome", "Issues"),
        lambda row: (*day_and_body(row), cell(said(row, "outcome")), cell(said(row, "issues"))),
        "No meeting of it is logged in this time.",
        scope.report.clauses,
    )
    return listing.flat(rows, figure_line(counted(len(rows), "meeting")), "meetings logged")


def risks_of_bodies(scope: Scope) -> Part:
    """Return the risks about the bodies that the report is about, or told of at their meetings."""
    wanted = scope.report.bodies
    met = {row.stream for row in scope.rows(MEETINGS) if row.meeting.body in wanted}
    entries = {
        f"{ENTRIES}{row.id}"
        for row in scope.rows(RECORDS)
        if {*row.record.texts.get(BODY, ())} & {*wanted}
    }
    rows = tuple(row for row in risks(scope) if row.source in met or row.risk.about in entries)
    listing = Listing[RiskRow](
        "Risks about it",
        ("Number", "Risk", "To", "What it concerns", "Where it stands"),
        lambda row: (*named(row), entry_named(scope, row.risk.about), where_it_stands(scope, row)),
        "No risk about it was told of.",
        scope.report.clauses,
    )
    return listing.flat(rows, figure_line(counted(len(rows), "risk")))


def _makers(scope: Scope) -> str:
    """Return who makes the report, as its document calls them."""
    layers = {each.id: each for each in scope.read.layers.processes(scope.edition.id)}
    titles = layers.get(scope.layer, scope.edition).office_titles
    return " and ".join(f"the {titles.get(each, each)}" for each in scope.report.made_by)


ASKED_SECTIONS: dict[SectionId, Builder] = {
    "places": places,
    "meetings_of_bodies": meetings_of_bodies,
    "risks_of_bodies": risks_of_bodies,
}
"""The sections with places for what the store does not hold, by their ids."""
