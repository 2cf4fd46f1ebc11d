"""Which meetings stand in a report follows from their day, area and body, and from what is said."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.model.arrangement.messages import STREAM as ENTRIES
from domain.policy.forms import Form
from domain.services.bodies_seen import seen_of
from domain.services.reporting.scope import Scope
from domain.services.reporting.telling import cell, day_said, who
from domain.views.bodies import BODIES
from domain.views.meetings import MEETINGS, MeetingRow
from domain.views.register import REGISTER

LOGGED_ELSEWHERE = "Logged on a form that stands in no report."
"""Why a meeting is left out where the form itself does not say it."""

_NONE_YET = re.compile(r"^\W*(?:none|nothing|not yet|no outcome)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Meetings:
    """The meetings of a report's period and area, each row in one of these, by day.

    *attended* are logged and somebody was there for us, *away* those to which nobody went, logged
    or not; *missing* were held by now, and nothing is logged. *cancelled* were not held. *outside*
    are those of bodies that stand in no such report, each with why. *standing_in* are the attended
    ones, and the missing, to which somebody else was sent.
    """

    attended: tuple[MeetingRow, ...]
    away: tuple[MeetingRow, ...]
    missing: tuple[MeetingRow, ...]
    cancelled: tuple[MeetingRow, ...]
    outside: tuple[tuple[MeetingRow, str], ...]

    @property
    def logged(self) -> tuple[MeetingRow, ...]:
        """Those of which anything was told, whoever was there."""
        return in_order((*self.attended, *(row for row in self.away if row.status == "logged")))

    @property
    def standing_in(self) -> tuple[MeetingRow, ...]:
        """Those to which somebody else was sent."""
        held = in_order((*self.attended, *self.missing))
        return tuple(row for row in held if row.meeting.attendance == "substitute")

    @property
    def all(self) -> tuple[MeetingRow, ...]:
        """Every one that the report counts, which is all but those outside."""
        return in_order((*self.attended, *self.away, *self.missing, *self.cancelled))


def meetings_of(scope: Scope, *, everywhere: bool = False) -> Meetings:
    """Return the meetings of the period of *scope*, in its area or *everywhere*."""
    rows = in_order(
        row
        for row in scope.rows(MEETINGS)
        if row.kind == "meeting"
        and row.status not in {"void", "unopened"}
        and scope.period.holds(row.meeting.on)
        and (everywhere or scope.area in {"", row.area})
    )
    outside = _Outside(scope)
    found: dict[str, list[MeetingRow]] = {}
    left: list[tuple[MeetingRow, str]] = []
    for row in rows:
        if why := outside.why(row):
            left.append((row, why))
        elif (what := _what(row, scope.day)) is not None:
            found.setdefault(what, []).append(row)
    return Meetings(
        **{name: tuple(found.get(name, ())) for name in _COUNTED},
        outside=tuple(left),
    )


_COUNTED = ("attended", "away", "missing", "cancelled")


def _what(row: MeetingRow, day: date) -> str | None:
    """Return where *row* is counted; nowhere where it is still to come."""
    meeting = row.meeting
    if row.status == "cancelled":
        return "cancelled"
    if meeting.attendance == "apologies":
        return "away"
    if row.status == "logged":
        return "attended"
    return "missing" if meeting.on is not None and meeting.on <= day else None


class _Outside:
    """Why a meeting stands in no report of lead members: by its form, or by the body that it is of.

    Of one that nobody logged yet the body decides, as the form would have it (SCR-P9b, A-43).
    """

    def __init__(self, scope: Scope) -> None:
        self._kinds = {f"{ENTRIES}{row.id}": row.kind for row in scope.rows(REGISTER)}
        told = {row.id: row.body for row in scope.rows(BODIES)}
        self._types = {body.id: body.type for body in seen_of(scope.edition, told)}
        layers = scope.read.layers.processes(scope.edition.id)
        forms = (form for layer in layers for form in layer.forms if form.logs == "meeting")
        self._why = dict(pair for form in forms for pair in _stands_outside(form))

    def why(self, row: MeetingRow) -> str:
        """Return why it is outside, "" where it is not."""
        if row.status == "logged":
            said = row.meeting.left_out
            return said or ("" if row.meeting.in_report else LOGGED_ELSEWHERE)
        ids = (
            row.meeting.body,
            self._types.get(row.meeting.body, ""),
            self._kinds.get(row.about, ""),
        )
        known = next((each for each in ids if each in self._why), "")
        return self._why.get(known, "")


def _stands_outside(form: Form) -> Iterable[tuple[str, str]]:
    """Yield what stands for an answer that leaves out or not, each with why, "" if it does not.

    Only questions of which an answer leaves something out decide that.
    """
    for question in form.question_by_id.values():
        if any(option.left_out for option in question.options):
            for option in question.options:
                yield from ((each, option.left_out or "") for each in option.stands_for)


def in_order(rows: Iterable[MeetingRow]) -> tuple[MeetingRow, ...]:
    """Return *rows* by day, then by body."""
    return tuple(
        sorted(rows, key=lambda row: (row.meeting.on or date.max, row.meeting.title, row.id))
    )


def said(row: MeetingRow, tells: str) -> str:
    """Return what was said of that at a meeting, "" where nothing was."""
    return row.meeting.says.get(tells, "").strip()


def none_yet(outcome: str) -> bool:
    """Return whether what was said of the outcome is that there is none so far.

    >>> none_yet("None yet: the plan is still out"), none_yet("Nonesuch Park is lit at night")
    (True, False)
    """
    return bool(_NONE_YET.match(outcome))


def area_of(row: MeetingRow) -> str:
    """Return the council area of a meeting, "" where it has none."""
    return row.area


def day_and_body(row: MeetingRow) -> tuple[str, str]:
    """Return the first two cells of a line about a meeting: when it was, and of which body."""
    return day_said(row.meeting.on), cell(row.meeting.title)


def there_for_us(scope: Scope, row: MeetingRow) -> str:
    """Return who was there for us, by role, and for whom they stood in."""
    meeting = row.meeting
    member = said(row, "member") or who(scope, meeting.member)
    if not member and meeting.office:
        member = scope.office_title(meeting.office)
    if meeting.attendance == "substitute":
        return cell(f"{who(scope, meeting.substitute) or 'a substitute'}, for {member}")
    return cell(member)
