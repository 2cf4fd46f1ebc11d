"""What is to be borne in mind of who represents us, and what waits or falls due of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.model.arrangement.messages import STREAM
from domain.model.arrangement.representation.parts import Named
from domain.model.arrangement.representation.state import Representation, Representative
from domain.policy.representing import RepresentativeCheck
from domain.services.due import Due
from domain.services.seats_wanted import Wanted
from domain.views.register import RegisterRow


@dataclass(frozen=True, slots=True)
class Flag:
    """Something to bear in mind of a representative, by their *number*; it never stops anything."""

    number: int
    check: RepresentativeCheck


def awaited(row: RegisterRow, state: Representation) -> Iterator[Due]:
    """Yield the appointments of an entry that wait for a step."""
    for appointment in state.awaited:
        if (step := appointment.awaited) is not None:
            yield Due(
                kind="appointment",
                stream=f"{STREAM}{row.id}",
                number=row.short,
                title=f"{row.title}: {step.says}",
                office=step.office,
                since=appointment.since,
                clauses=step.clauses,
            )


def to_renew(row: RegisterRow, state: Representation, today: date) -> Iterator[Due]:
    """Yield the appointments of an entry that are to be made anew."""
    for one in state.on(today):
        if one.renew_by is not None:
            yield Due(
                kind="appointment",
                stream=f"{STREAM}{row.id}",
                number=row.short,
                title=row.title,
                office=row.keeper,
                since=one.time.since,
                due=one.renew_by,
            )


def usual_of(
    wanted: Wanted,
    entries: Mapping[str, Sequence[RegisterRow]],
    states: Mapping[str, Representation],
    day: date,
) -> Named | None:
    """Return who represents us already on the part of the body that is best asked."""
    for body in wanted.usual:
        for row in entries.get(body, ()):
            for one in states.get(row.id, Representation()).on(day):
                return one.who
    return None


def flags_of(
    state: Representation, checks: Sequence[RepresentativeCheck], day: date
) -> Iterator[Flag]:
    """Yield what is to be borne in mind of those who represent us on *day*."""
    for one in state.on(day):
        yield from (Flag(one.number, each) for each in checks if _TOLD[each.check](one))


def fills(state: Representation, wanted: Wanted, day: date) -> int:
    """Return how many of those who represent us on *day* fill the seat that is wanted."""
    seat = wanted.seat
    return sum(
        one.terms.seat in {"", seat.id}
        and (seat.of is None or one.terms.status == seat.of)
        and (seat.office is None or not seat.bodies or one.terms.seat == seat.id)
        for one in state.on(day)
    )


def _unwritten(one: Representative) -> bool:
    return one.terms.authority == "yes" and one.terms.authority_where is None


_TOLD: Mapping[str, Callable[[Representative], bool]] = {
    "authority": lambda one: one.terms.authority == "no",
    "authority_written": _unwritten,
    "delegation": lambda one: one.terms.delegation is None,
    "another_hat": lambda one: bool(one.terms.other_hats),
    "capacity": lambda one: one.terms.capacity is None,
    "route": lambda one: not one.route and one.written.minute is None,
}
"""When each check has something to say of a representative."""
