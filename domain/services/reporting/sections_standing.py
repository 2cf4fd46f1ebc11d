"""How the Strategy, protocols, councils and training stand is told by the latest note of each."""

from collections import Counter
from dataclasses import replace
from datetime import date

from domain.policy.forms import Form
from domain.services.notes import Standing, Trained
from domain.services.recommendations import Measure, RecommendationRow
from domain.services.reporting.by_area import councils, wider
from domain.services.reporting.listing import Listing
from domain.services.reporting.meetings_of import said
from domain.services.reporting.notes_of import day_told, notes_of
from domain.services.reporting.paper import Part, Table
from domain.services.reporting.scope import Builder, Scope, SectionId
from domain.services.reporting.telling import (
    SILENT,
    cell,
    counted,
    day_said,
    figure_line,
    listed,
)
from domain.views.meetings import MeetingRow
from domain.views.tasks import TASKS, TaskRow

_FAR = {"not_begun": "Nothing recorded", "under_way": "Under way", "done": "Done"}


def strategy(scope: Scope) -> Part:
    """Return how the nine things of the Strategy stand, by the last time they were looked at."""
    rows = [row for row in notes_of(scope, "strategy") if _by_then(scope, row)]
    asked = _asked(scope)
    last = rows[-1] if rows else None
    lines = () if last is None else last.meeting.lines
    answered = {line.asked: line.answered.text for line in lines}
    every = dict.fromkeys((*answered, *asked))
    heading = "The Partnership Strategy"
    if last is None:
        line = f"{figure_line(counted(len(every), 'thing'))} Nobody has looked at them yet."
    else:
        count = Counter(answered.values()).most_common()
        answers = (f"{number} answered “{answer}”" for answer, number in count)
        line = figure_line(counted(len(every), "thing"), *answers)
        line = f"{line} They were looked at on {day_said(last.meeting.on)} ({last.short})."
    return Part(
        heading=heading,
        paragraphs=(line,),
        table=Table(
            heading,
            ("What it should have", "How it stands"),
            tuple((each, answered.get(each, SILENT)) for each in every),
        ),
        clauses=("SCR-P54b", "SCR-P55a"),
    )


def action_plan(scope: Scope) -> Part:
    """Return what is to be done about the Strategy and its action plan, and what was done."""
    rows = tuple(row for row in scope.rows(TASKS) if row.duty in scope.report.duties)
    waiting = sum(row.status == "open" for row in rows)
    listing = Listing[TaskRow](
        "The action plan",
        ("Number", "What", "Due", "Where it stands"),
        lambda row: (row.short, cell(row.task.title), day_said(row.task.due), _done(row)),
        "No task about the Strategy or its action plan is recorded. The plan itself is not in the "
        "store; ask whoever writes it.",
        ("SCR-P54a", "SCR-P55a", "SCR-R13"),
    )
    line = figure_line(counted(len(rows), "task"), f"{waiting or 'none'} still to be done")
    return listing.flat(rows, line)


def recommendations(scope: Scope) -> Part:
    """Return every recommendation, part by part: whose it is, and how far it is."""
    rows = scope.read.recommendations.rows(scope.actor, as_at=scope.then)
    far = Counter(row.status for row in rows)
    listing = Listing[RecommendationRow](
        "The recommendations, part by part",
        ("No.", "What is to come about", "Whose", "How far", "What shows it"),
        lambda row: (
            row.recommendation.number,
            row.recommendation.title,
            row.owner_title,
            f"{_FAR[row.status]}{', and goes on' if row.recommendation.goes_on else ''}",
            _shown(row),
        ),
        "No process with recommendations is on.",
        ("SCR-P57",),
    )
    line = figure_line(
        counted(len(rows), "part"),
        f"{far['done'] or 'none'} done",
        f"{far['under_way'] or 'none'} under way",
        f"{far['not_begun'] or 'none'} with nothing recorded",
    )
    return listing.flat(rows, line, "parts of recommendations")


def protocols(scope: Scope) -> Part:
    """Return how far the information sharing protocol with each partner is, by the last note."""
    every = scope.read.notes.protocols(scope.actor, as_at=scope.then)
    rows = tuple(each for each in every if scope.area in {"", each.area})
    late = sum(_late(scope, each) for each in rows)
    titles = {each.id: each.title for each in scope.edition.areas} | wider(scope)
    listing = Listing[Standing](
        "Information sharing protocols",
        ("Partner", "Area", "How it stands", "Like the others", "To be agreed by", "As at"),
        lambda each: (
            cell(each.title),
            titles.get(each.area, each.area) or SILENT,
            _told(each, "status"),
            _told(each, "alike"),
            f"{_by_when(each)}{', which has passed' if _late(scope, each) else ''}",
            day_said(each.row.meeting.on if each.row else None),
        ),
        "No protocol is recorded yet.",
        ("SCR-R5", "SCR-P32f"),
    )
    states = Counter(_told(each, "status") for each in rows).most_common()
    line = figure_line(
        counted(len(rows), "partner"),
        *(f"{number} “{state}”" for state, number in states),
        f"{late or 'none'} past the day agreed",
    )
    told = {each.area for each in rows}
    silent = [title for area, title in councils(scope).items() if area not in told]
    missing = f"No protocol is recorded with any partner of {listed(silent)}."
    return replace(listing.flat(rows, line, "partners"), left_out=(missing,) if silent else ())


def councils_chose(scope: Scope) -> Part:
    """Return how each council lets us take part in its scrutiny of crime and disorder."""
    every = scope.read.notes.councils(scope.actor, as_at=scope.then)
    rows = tuple(each for each in every if scope.area in {"", each.area})
    known = sum(each.row is not None for each in rows)
    listing = Listing[Standing](
        "Our place in the councils' scrutiny",
        ("Council area", "How we take part", "Since"),
        lambda each: (
            each.title,
            _told(each, "status") if each.row else "Nothing recorded",
            day_said(each.row.meeting.on if each.row else None),
        ),
        "No council area is known here.",
        ("SCR-R6", "SCR-P39", "SCR-P32g"),
    )
    return listing.flat(rows, figure_line(f"{known} of {counted(len(rows), 'council')} recorded"))


def training(scope: Scope) -> Part:
    """Return for each member whether and when the training on partnerships was taken."""
    rows = scope.read.notes.trained(scope.actor, as_at=scope.then)
    done = sum(each.row is not None for each in rows)
    listing = Listing[Trained](
        "Training in partnership working",
        ("Member", "Training", "What it was about"),
        lambda each: (
            each.person.shown,
            f"Taken on {day_said(each.row.meeting.on)}" if each.row else "Not yet",
            cell(said(each.row, "discussion")) if each.row else SILENT,
        ),
        "Nobody holds the office of a member here, so that nobody is counted.",
        ("SCR-R11",),
    )
    line = figure_line(
        counted(len(rows), "member"), f"{done or 'none'} trained", f"{len(rows) - done} not yet"
    )
    part = listing.flat(rows, line, "members")
    return replace(part, figures=(*part.figures, ("trained", str(done))))


def _by_then(scope: Scope, row: MeetingRow) -> bool:
    return row.meeting.on is not None and row.meeting.on <= scope.day


def _forms(scope: Scope) -> tuple[Form, ...]:
    layers = scope.read.layers.processes(scope.edition.id)
    return tuple(form for layer in layers for form in layer.forms)


def _asked(scope: Scope) -> tuple[str, ...]:
    """Return what the form for the Strategy asks, question by question."""
    forms = (form for form in _forms(scope) if form.logs == "strategy")
    return tuple(each.question for form in forms for each in form.question_by_id.values())


def _done(row: TaskRow) -> str:
    if row.status == "done":
        return f"Done on {day_said(row.done_on)}"
    return "Withdrawn" if row.status == "withdrawn" else "To be done"


def _shown(row: RecommendationRow) -> str:
    """Return what was recorded of a recommendation, and for whom it has come true."""
    count = counted(len(row.traces), "thing")
    last = f"{count} recorded, the last on {day_said(row.last)}." if row.traces else ""
    return " ".join(each for each in (_measured(row.measure), last) if each) or SILENT


def _measured(measure: Measure | None) -> str:
    if measure is None:
        return ""
    if not measure.all:
        return "Nothing to count yet."
    far = f"{len(measure.done)} of {measure.all}"
    return f"{far}; still open: {listed(measure.open)}." if measure.open else f"{far}."


def _told(each: Standing, tells: str) -> str:
    return cell(said(each.row, tells)) if each.row else SILENT


def _by_when(each: Standing) -> str:
    return day_told(each.row, "by_when") if each.row else SILENT


def _late(scope: Scope, each: Standing) -> bool:
    """Return whether the day agreed has passed, and it does not stand as it should."""
    wanted = said(each.row, "by_when") if each.row else ""
    settled = {
        value
        for layer in scope.read.layers.processes(scope.edition.id)
        for one in layer.recommendations
        if one.measured == "protocols"
        for value in one.settled
    }
    return bool(wanted) and date.fromisoformat(wanted) < scope.day and each.status not in settled


STANDING_SECTIONS: dict[SectionId, Builder] = {
    "strategy": strategy,
    "action_plan": action_plan,
    "recommendations": recommendations,
    "protocols": protocols,
    "councils_chose": councils_chose,
    "training": training,
}
"""The sections over what stands for longer, by their ids."""
