"""What was logged besides meetings is read by its kind, its day and its area, each note whole."""

from datetime import date

from domain.model.meeting.messages import Kind
from domain.model.switch.messages import id_of
from domain.policy.layers import ProcessLayer
from domain.services.reporting.meetings_of import in_order
from domain.services.reporting.scope import Scope
from domain.services.reporting.telling import cell, day_said
from domain.services.switches import SwitchSeen
from domain.views.meetings import MEETINGS, MeetingRow
from domain.views.switches import SWITCHES


def notes_of(scope: Scope, kind: Kind) -> tuple[MeetingRow, ...]:
    """Return every note of *kind* that was logged by then, wherever and whenever it was of."""
    rows = scope.rows(MEETINGS)
    return in_order(row for row in rows if row.kind == kind and row.status == "logged")


def notes_within(scope: Scope, kind: Kind) -> tuple[MeetingRow, ...]:
    """Return the notes of *kind* that are of the period and the area of *scope*."""
    return tuple(
        row
        for row in notes_of(scope, kind)
        if scope.period.holds(row.meeting.on) and scope.area in {"", row.area}
    )


def day_told(row: MeetingRow, tells: str) -> str:
    """Return the day that a note tells of, in words, or that it tells of none."""
    written = row.meeting.says.get(tells, "")
    try:
        return day_said(date.fromisoformat(written))
    except ValueError:
        return cell(written)


def switch(scope: Scope, name: str) -> SwitchSeen | None:
    """Return the switch of that name as it stood at the moment, none where there is none."""
    for layer in scope.read.layers.processes(scope.edition.id):
        seen = _switch(scope, layer, name)
        if seen is not None:
            return seen
    return None


def _switch(scope: Scope, layer: ProcessLayer, name: str) -> SwitchSeen | None:
    found = next((each for each in layer.switches if each.id == name), None)
    if found is None:
        return None
    key = id_of(layer.id, name)
    row = next((each for each in scope.rows(SWITCHES) if each.id == key), None)
    return SwitchSeen(layer, found) if row is None else SwitchSeen(layer, found, row.turns)
