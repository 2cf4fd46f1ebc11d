"""What was heard, shared and asked for besides meetings is told from the notes that were logged."""

from dataclasses import replace
from datetime import timedelta

from domain.services.reporting.by_area import by_area
from domain.services.reporting.listing import Listing
from domain.services.reporting.meetings_of import area_of, in_order, meetings_of, said, there_for_us
from domain.services.reporting.notes_of import day_told, notes_of, notes_within, switch
from domain.services.reporting.paper import Part
from domain.services.reporting.period import Period
from domain.services.reporting.recipients import recipients
from domain.services.reporting.scope import Builder, Scope, SectionId
from domain.services.reporting.telling import cell, counted, day_said, figure_line, listed
from domain.views.meetings import MeetingRow

_NPU = ("SCR-P36a", "SCR-P36b", "SCR-R4b", "A-39")
_COLLATION, _PARTNERSHIP = "npu_collation", "npu_partnership_issues"


def neighbourhood_feedback(scope: Scope) -> Part:
    """Return what members heard from neighbourhood policing, by area, once that is collated."""
    rows, collating = notes_within(scope, "neighbourhood"), switch(scope, _COLLATION)
    heading = "What members heard"
    if collating is not None and not collating.on:
        decides = f"the {collating.layer.office_titles[collating.switch.decided_by]}"
        off = f"Collating them is switched off until {decides} agrees to it (A-40)."
        return Part(
            heading=heading,
            paragraphs=(f"{figure_line(counted(len(rows), 'note'))} {off}",),
            figures=(("notes", str(len(rows))),),
            left_out=(
                f"{counted(len(rows), 'note')} not collated: {decides} has not agreed to it.",
            )
            if rows
            else (),
            clauses=(*_NPU, "A-40"),
        )
    listing = Listing[MeetingRow](
        heading,
        ("Day", "Neighbourhood unit", "Heard from", "Main issues", "Number"),
        lambda row: (
            day_said(row.meeting.on),
            cell(said(row, "body") or row.meeting.title),
            cell(said(row, "contact")),
            cell(said(row, "issues")),
            row.short,
        ),
        "Nothing was logged of contact with neighbourhood policing.",
        _NPU,
    )
    goes = (f"{each.area_title}: it goes to {_people(each.people)}." for each in recipients(scope))
    line = " ".join((figure_line(counted(len(rows), "note")), *goes))
    part = listing.told(scope, rows, line, area_of)
    return replace(part, figures=(("notes", str(len(rows))),))


def neighbourhood_issues(scope: Scope) -> Part:
    """Return what of it is about partnerships, where the form asks for that."""
    every, asks = notes_within(scope, "neighbourhood"), switch(scope, _PARTNERSHIP)
    collating = switch(scope, _COLLATION)
    rows = tuple(row for row in every if said(row, "partnership_issues"))
    heading = "Partnership issues among it"
    if collating is not None and not collating.on:
        return Part(
            heading=heading,
            paragraphs=(f"{figure_line(counted(len(rows), 'note'))} They are not collated yet.",),
            clauses=(*_NPU, "SCR-R4a"),
        )
    listing = Listing[MeetingRow](
        heading,
        ("Day", "Neighbourhood unit", "Partnership issue", "Number"),
        lambda row: (
            day_said(row.meeting.on),
            cell(said(row, "body") or row.meeting.title),
            cell(said(row, "partnership_issues")),
            row.short,
        ),
        "No note names a partnership issue.",
        (*_NPU, "SCR-R4a"),
    )
    part = listing.told(
        scope, rows, figure_line(f"{counted(len(rows), 'note')} with a partnership issue"), area_of
    )
    if asks is not None and not asks.on:
        return replace(
            part, left_out=("The form does not ask about partnership issues now (A-40).",)
        )
    return part


def forum_issues(scope: Scope) -> Part:
    """Return the issues since the forum of lead members met last, from meetings and from areas."""
    since, wide = _since_last(scope)
    found = meetings_of(wide).logged
    rows = tuple(row for row in found if said(row, "issues") or said(row, "partnership_issues"))
    listing = Listing[MeetingRow](
        "Issues to share",
        ("Day", "Body", "Issue"),
        lambda row: (
            day_said(row.meeting.on),
            cell(row.meeting.title),
            cell(f"{said(row, 'issues')} {said(row, 'partnership_issues')}"),
        ),
        f"No issues were named {since}.",
        ("SCR-R8", "A-38"),
    )
    return listing.told(
        wide, rows, f"{figure_line(counted(len(rows), 'issue'))} Named {since}.", area_of
    )


def forum_actions(scope: Scope) -> Part:
    """Return what the forum agreed when it met last, so that it can be asked after."""
    last = _forums(scope)[-1:]
    listing = Listing[MeetingRow](
        "What was agreed at the last meeting",
        ("Day", "Issues", "Who does what"),
        lambda row: (
            day_said(row.meeting.on),
            cell(said(row, "issues")),
            cell(said(row, "actions")),
        ),
        "No meeting of the forum is logged.",
        ("SCR-R8",),
    )
    return listing.flat(last, f"The forum met on {day_said(last[0].meeting.on if last else None)}.")


def good_practice(scope: Scope) -> Part:
    """Return what works well somewhere and could elsewhere."""
    since, wide = _since_last(scope)
    logged = (row for row in notes_of(wide, "forum") if wide.period.holds(row.meeting.on))
    rows = tuple(
        row
        for row in in_order((*meetings_of(wide).logged, *logged))
        if said(row, "good_practice") or said(row, "value_added")
    )
    listing = Listing[MeetingRow](
        "Good practice worth sharing",
        ("Day", "Where", "What"),
        lambda row: (
            day_said(row.meeting.on),
            cell(row.meeting.title),
            cell(f"{said(row, 'good_practice')} {said(row, 'value_added')}"),
        ),
        f"Nobody named anything {since}.",
        ("SCR-R8",),
    )
    return listing.flat(rows, f"{figure_line(counted(len(rows), 'note'))} Named {since}.")


def area_replies(scope: Scope) -> Part:
    """Return what lead members want raised with the Area Commander, and who did not reply yet."""
    rows = notes_within(scope, "briefing")
    replied = {row.area for row in rows}
    silent = [
        area.title for area in by_area(scope, (), area_of) if area.own and area.id not in replied
    ]
    listing = Listing[MeetingRow](
        "What the lead members want raised",
        ("Day", "Lead member", "Issues", "For the meeting on"),
        lambda row: (
            day_said(row.meeting.on),
            there_for_us(scope, row),
            cell(said(row, "answer")),
            day_told(row, "by_when"),
        ),
        "No lead member has replied yet.",
        ("SCR-P50b", "SCR-R10i"),
    )
    part = listing.told(scope, rows, figure_line(counted(len(rows), "reply", "replies")), area_of)
    if not silent:
        return part
    return replace(part, left_out=(f"No reply yet from the lead members of {listed(silent)}.",))


def area_issues(scope: Scope) -> Part:
    """Return the partnership issues of the area, as its meetings and notes have them."""
    rows = tuple(
        row
        for row in in_order((*meetings_of(scope).logged, *notes_within(scope, "neighbourhood")))
        if _issue(row)
    )
    listing = Listing[MeetingRow](
        "Partnership issues",
        ("Day", "Where", "Issue"),
        lambda row: (day_said(row.meeting.on), cell(row.meeting.title), cell(_issue(row))),
        "No partnership issues were named.",
        ("SCR-P50b", "SCR-R10ii"),
    )
    part = listing.told(scope, rows, figure_line(counted(len(rows), "issue")), area_of)
    if any(place.kind == "policing" for place in scope.read.layers.places):
        return part
    unmapped = (
        "Which council areas a policing area takes in is not in the document (A-39) and is not set "
        "here: this is by council area."
    )
    return replace(part, left_out=(unmapped,), clauses=(*part.clauses, "A-39"))


def _issue(row: MeetingRow) -> str:
    """Return what a note names as an issue; of neighbourhood policing only what is about them."""
    if row.kind == "neighbourhood":
        return said(row, "partnership_issues")
    return f"{said(row, 'issues')} {said(row, 'partnership_issues')}".strip()


def _forums(scope: Scope) -> tuple[MeetingRow, ...]:
    return tuple(
        row
        for row in notes_of(scope, "forum")
        if row.meeting.on is not None and row.meeting.on <= scope.period.end
    )


def _since_last(scope: Scope) -> tuple[str, Scope]:
    """Return since when, in words, and *scope* from the day after the forum met last."""
    last = _forums(scope)[-1:]
    day = last[0].meeting.on if last else None
    if day is None or day >= scope.period.end:
        return f"from {scope.period.title}", scope
    start = day + timedelta(days=1)
    period = Period(start, scope.period.end, f"since {day_said(day)}")
    return f"since the forum met on {day_said(day)}", replace(scope, period=period)


def _people(people: tuple[str, ...]) -> str:
    return listed(people) if people else "nobody yet, for nobody is lead member there"


NOTE_SECTIONS: dict[SectionId, Builder] = {
    "neighbourhood_feedback": neighbourhood_feedback,
    "neighbourhood_issues": neighbourhood_issues,
    "forum_issues": forum_issues,
    "forum_actions": forum_actions,
    "good_practice": good_practice,
    "area_replies": area_replies,
    "area_issues": area_issues,
}
"""The sections over notes, by their ids."""
