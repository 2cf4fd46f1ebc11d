"""How the Strategy, protocols, councils and training stand is told by the latest note of each."""

from collections import Counter
from dataclasses import replace
from datetime import date

from domain.services.reporting.by_area import councils, wider
from domain.services.reporting.listing import Listing
from domain.services.reporting.meetings_of import said
from domain.services.reporting.notes_of import day_told, latest, notes_of
from domain.services.reporting.paper import Part, Table
from domain.services.reporting.scope import Builder, Scope, SectionId
from domain.services.reporting.telling import (
    SILENT,
    cell,
    counted,
    day_said,
    figure_line,
    listed,
    who,
)
from domain.views.meetings import MeetingRow
from domain.views.tasks import TASKS, TaskRow


def strategy(scope: Scope) -> Part:
    """Return how the nine things of the Strategy stand, by the last time they were looked at."""
    rows = [row for row in notes_of(scope, "strategy") if _by_then(scope, row)]
    asked = _asked(scope)
    heading, clauses = "The Partnership Strategy", ("SCR-P54b", "SCR-P55a")
    if not rows:
        nothing = f"Nobody has looked yet at {counted(len(asked), 'thing')} that it should have."
        table = Table(heading, ("What it should have", "How it stands"), _open(asked))
        return Part(heading=heading, paragraphs=(nothing,), table=table, clauses=clauses)
    last = rows[-1]
    answered = {line.asked: line.answered.text for line in last.meeting.lines}
    every = dict.fromkeys((*answered, *asked))
    count = Counter(answered.values())
    line = figure_line(
        counted(len(every), "thing"),
        *(f"{number} answered “{answer}”" for answer, number in count.most_common()),
    )
    return Part(
        heading=heading,
        paragraphs=(f"{line} It was looked at on {day_said(last.meeting.on)} ({last.short}).",),
        table=Table(
            heading,
            ("What it should have", "How it stands"),
            tuple((each, answered.get(each, SILENT)) for each in every),
        ),
        clauses=clauses,
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


def protocols(scope: Scope) -> Part:
    """Return how far the information sharing protocol with each partner is, by the last note."""
    every = (row for row in notes_of(scope, "protocol") if row.meeting.in_report)
    rows = latest((row for row in every if _mine(scope, row)), "body")
    late = sum(_late(scope, row) for row in rows)
    titles = {each.id: each.title for each in scope.edition.areas} | wider(scope)
    listing = Listing[MeetingRow](
        "Information sharing protocols",
        ("Partner", "Area", "How it stands", "Like the others", "To be agreed by", "As at"),
        lambda row: (
            cell(said(row, "body") or row.meeting.title),
            titles.get(row.area, row.area) or SILENT,
            cell(said(row, "status")),
            cell(said(row, "alike")),
            f"{day_told(row, 'by_when')}{', which has passed' if _late(scope, row) else ''}",
            day_said(row.meeting.on),
        ),
        "No protocol is recorded yet.",
        ("SCR-R5", "SCR-P32f"),
    )
    states = Counter(cell(said(row, "status")) for row in rows)
    line = figure_line(
        counted(len(rows), "partner"),
        *(f"{number} “{state}”" for state, number in states.most_common()),
        f"{late or 'none'} past the day agreed",
    )
    part = listing.flat(rows, line, "partners")
    return replace(part, left_out=_no_word(scope, rows))


def councils_chose(scope: Scope) -> Part:
    """Return how each council lets us take part in its scrutiny of crime and disorder."""
    every = (row for row in notes_of(scope, "protocol") if not row.meeting.in_report)
    chosen = {row.area: row for row in latest(every, "area")}
    rows = tuple(
        (
            title,
            cell(said(chosen[area], "status")) if area in chosen else "Nothing recorded",
            day_said(chosen[area].meeting.on) if area in chosen else SILENT,
        )
        for area, title in councils(scope).items()
    )
    known = sum(area in chosen for area in councils(scope))
    heading = "Our place in the councils' scrutiny"
    return Part(
        heading=heading,
        paragraphs=(figure_line(f"{known} of {counted(len(rows), 'council')} recorded"),),
        table=Table(heading, ("Council area", "How we take part", "Since"), rows),
        clauses=("SCR-R6", "SCR-P39", "SCR-P32g"),
    )


def training(scope: Scope) -> Part:
    """Return for each member whether and when the training on partnerships was taken."""
    taken = {_member(scope, row): row for row in latest(notes_of(scope, "training"), "member")}
    expected = _members(scope)
    names = tuple(dict.fromkeys((*expected, *sorted(taken))))
    done = sum(name in taken for name in names)
    rows = tuple(
        (
            name,
            f"Taken on {day_said(taken[name].meeting.on)}" if name in taken else "Not yet",
            cell(said(taken[name], "discussion")) if name in taken else SILENT,
        )
        for name in names
    )
    heading, clauses = "Training in partnership working", ("SCR-R11",)
    if not rows:
        nothing = "Nobody is known here as a member, and no training is recorded."
        return Part(heading=heading, paragraphs=(nothing,), clauses=clauses)
    return Part(
        heading=heading,
        paragraphs=(
            figure_line(
                counted(len(names), "member"), f"{done} trained", f"{len(names) - done} not yet"
            ),
        ),
        table=Table(heading, ("Member", "Training", "What it was about"), rows),
        figures=(("members", str(len(names))), ("trained", str(done))),
        clauses=clauses,
    )


def _by_then(scope: Scope, row: MeetingRow) -> bool:
    return row.meeting.on is not None and row.meeting.on <= scope.day


def _asked(scope: Scope) -> tuple[str, ...]:
    """Return what the form for the Strategy asks, question by question."""
    layers = scope.read.layers.processes(scope.edition.id)
    forms = [form for layer in layers for form in layer.forms if form.logs == "strategy"]
    return tuple(each.question for form in forms for each in form.question_by_id.values())


def _open(asked: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((each, SILENT) for each in asked)


def _done(row: TaskRow) -> str:
    if row.status == "done":
        return f"Done on {day_said(row.done_on)}"
    return "Withdrawn" if row.status == "withdrawn" else "To be done"


def _mine(scope: Scope, row: MeetingRow) -> bool:
    return scope.area in {"", row.area} and _by_then(scope, row)


def _late(scope: Scope, row: MeetingRow) -> bool:
    """Return whether the day agreed has passed, and the protocol is not agreed."""
    wanted = said(row, "by_when")
    passed = bool(wanted) and date.fromisoformat(wanted) < scope.day
    return passed and _picked(scope, row) != _AGREED


def _picked(scope: Scope, row: MeetingRow) -> str:
    """Return which answer was picked for how something stands, "" where none was."""
    layers = scope.read.layers.processes(scope.edition.id)
    forms = (form for layer in layers for form in layer.forms if form.id == row.meeting.form)
    asked = (form.telling.get("status") for form in forms)
    replies = (row.meeting.replies.get(each.id) for each in asked if each is not None)
    return next((each.values[0] for each in replies if each is not None and each.values), "")


def _no_word(scope: Scope, rows: tuple[MeetingRow, ...]) -> tuple[str, ...]:
    told = {row.area for row in rows}
    silent = [title for area, title in councils(scope).items() if area not in told]
    return (f"No protocol is recorded with any partner of {listed(silent)}.",) if silent else ()


def _member(scope: Scope, row: MeetingRow) -> str:
    return cell(said(row, "member") or who(scope, row.meeting.member))


def _members(scope: Scope) -> tuple[str, ...]:
    """Return everybody whom the report is about, by role: the holders of its offices, each seat."""
    roster = scope.roster
    found = {
        person.id: person.shown
        for office in scope.report.people
        for seat in ("", *roster.seats(office))
        for person in roster.people(roster.manned(office, seat).holders)
    }
    return tuple(sorted(set(found.values())))


_AGREED = "agreed"
"""The answer that a protocol is in order."""

STANDING_SECTIONS: dict[SectionId, Builder] = {
    "strategy": strategy,
    "action_plan": action_plan,
    "protocols": protocols,
    "councils_chose": councils_chose,
    "training": training,
}
"""The sections over what stands for longer, by their ids."""
