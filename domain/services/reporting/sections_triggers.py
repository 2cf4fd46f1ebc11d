"""The Bulletin's paragraph is told from the triggers of its fortnight, each with its answer."""

from domain.services.notes import Trigger
from domain.services.reporting.by_area import wider
from domain.services.reporting.meetings_of import said
from domain.services.reporting.notes_of import day_told, notes_within
from domain.services.reporting.paper import Part, Table
from domain.services.reporting.scope import Builder, Scope, SectionId
from domain.services.reporting.telling import SILENT, cell, counted, day_said, figure_line
from domain.views.meetings import MeetingRow


def triggers(scope: Scope) -> Part:
    """Return the paragraph for the Members' Bulletin: what happened, and what it calls for."""
    rows = notes_within(scope, "trigger")
    asking = sum(bool(said(row, "calls_for")) for row in rows)
    asked = scope.read.notes.triggers(scope.actor, as_at=scope.then) if rows else ()
    answers = {each.row.id: _answers(each) for each in asked}
    titles = _areas(scope)
    heading = "Partnership matters"
    if not rows:
        nothing = "There is nothing about partnerships to tell lead members in this Bulletin."
        return Part(heading=heading, paragraphs=(nothing,), clauses=("SCR-P52b", "SCR-R12"))
    line = figure_line(counted(len(rows), "matter"), f"{asking or 'none'} calling for something")
    return Part(
        heading=heading,
        paragraphs=(line, *(_trigger(row, titles.get(row.area, "")) for row in rows)),
        table=Table(
            heading,
            ("Day", "Area", "What happened", "What it calls for", "By when", "Answer"),
            tuple(
                (
                    day_said(row.meeting.on),
                    titles.get(row.area, row.area) or SILENT,
                    cell(said(row, "development")),
                    cell(said(row, "calls_for")),
                    day_told(row, "by_when"),
                    answers.get(row.id, "") or SILENT,
                )
                for row in rows
            ),
        ),
        figures=(("matters", str(len(rows))), ("calling for something", str(asking))),
        clauses=("SCR-P52a", "SCR-P52b", "SCR-R12"),
    )


def _trigger(row: MeetingRow, area: str) -> str:
    where = f"{area}: " if area else ""
    happened = f"{where}{cell(said(row, 'development')).rstrip('.')}."
    calls = said(row, "calls_for").rstrip(".")
    if not calls:
        return happened
    by = f", by {day_told(row, 'by_when')}" if said(row, "by_when") else ""
    return f"{happened} The lead member is asked: {cell(calls)}{by}."


def _answers(trigger: Trigger) -> str:
    """Return what each lead member whom a trigger is for made of it."""
    return " ".join(
        f"Done on {day_said(each.done_on)}: {cell(each.task.shown)}"
        if each.status == "done"
        else "No answer yet."
        for each in trigger.tasks
        if each.status != "withdrawn"
    )


def _areas(scope: Scope) -> dict[str, str]:
    return {each.id: each.title for each in scope.edition.areas} | wider(scope)


TRIGGER_SECTIONS: dict[SectionId, Builder] = {"triggers": triggers}
"""The section over triggers, by its id."""
