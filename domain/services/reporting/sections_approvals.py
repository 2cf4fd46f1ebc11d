"""What was approved, declined or is awaited is listed; so is what went ahead without approval."""

from collections.abc import Iterator

from domain.model.arrangement.approval.parts import Seat
from domain.model.arrangement.approval.request import Request
from domain.services.reporting import standing as read
from domain.services.reporting.paper import Part, Table
from domain.services.reporting.scope import Builder, Scope, SectionId
from domain.views.approvals import APPROVALS, ApprovalRow
from domain.views.register import RegisterRow

_STATUSES = {
    "open": "Awaited",
    "approved": "Approved",
    "declined": "Declined",
    "changes_asked": "Changes are asked for",
    "withdrawn": "Withdrawn",
    "expired": "Ran out",
    "replaced": "Replaced by another request",
}
_GATES = {"signature": "signed", "entering": "entered into"}


def _approvals(scope: Scope) -> Part | None:
    told = sorted(
        (
            (request.closed_on or request.on, row, request)
            for kept, row in _kept(scope)
            for request in kept.approval.requests
            if request.open or scope.period.holds(request.closed_on)
        ),
        key=lambda each: (each[0], each[1].title.casefold(), each[2].number),
    )
    if not told:
        return None
    decided = sum(not request.open for _, _, request in told)
    return Part(
        heading="Approvals",
        paragraphs=(f"Decided or closed: {decided}. Awaited: {len(told) - decided}.",),
        table=Table(
            "Approvals",
            ("Day", "Number", "Entry", "By whom", "How it stands"),
            tuple(
                (read.day_or(day), row.short, row.title, _asked(scope, request), _stands(request))
                for day, row, request in told
            ),
        ),
        figures=(("approvals awaited", str(len(told) - decided)),),
    )


def _breaches(scope: Scope) -> Part | None:
    told = sorted(
        (
            (breach.on, row, breach)
            for kept, row in _kept(scope)
            for breach in kept.approval.breaches
            if not breach.resolved or scope.period.holds(breach.on)
        ),
        key=lambda each: (each[0], each[1].title.casefold(), each[2].gate),
    )
    if not told:
        return None
    unresolved = sum(not breach.resolved for _, _, breach in told)
    return Part(
        heading="What went ahead before it was approved",
        table=Table(
            "Ahead of approval",
            ("Day", "Number", "Entry", "What", "Whose approval was missing", "Settled"),
            tuple(
                (
                    read.day_or(day),
                    row.short,
                    row.title,
                    _GATES[breach.gate].capitalize(),
                    _offices(scope, breach.missing),
                    "Yes" if breach.resolved else "No",
                )
                for day, row, breach in told
            ),
        ),
        figures=(("ahead of approval, unsettled", str(unresolved)),),
        clauses=tuple(dict.fromkeys(c for _, _, breach in told for c in breach.clauses)),
    )


def _kept(scope: Scope) -> Iterator[tuple[ApprovalRow, RegisterRow]]:
    rows = {row.id: row for row in read.listed(scope)}
    for kept in scope.rows(APPROVALS):
        if kept.id in rows:
            yield kept, rows[kept.id]


def _asked(scope: Scope, request: Request) -> str:
    seats = tuple(each.seat for each in request.awaited) if request.open else ()
    return _offices(scope, seats or request.route.offices)


def _offices(scope: Scope, seats: tuple[Seat, ...]) -> str:
    return ", ".join(dict.fromkeys(scope.office_title(seat.office) for seat in seats))


def _stands(request: Request) -> str:
    stale = ", but what was approved has changed since" if request.stale else ""
    return f"{_STATUSES[request.status]}{stale}"


APPROVALS_SECTIONS: dict[SectionId, Builder] = {"approvals": _approvals, "breaches": _breaches}
"""The sections over approvals, by their ids."""
