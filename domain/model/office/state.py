"""An office is what its events leave: evolve takes any event, refuses none, and asks nobody."""

from dataclasses import dataclass, replace
from datetime import date

from pydantic import BaseModel, ConfigDict

from domain.identity import OpaqueId
from domain.messages import Event
from domain.model.office.messages import (
    ActingAppointed,
    Capacity,
    OfficeAppointed,
    OfficeDelegated,
    OfficeVacated,
)


class Tenure(BaseModel):
    """Somebody's time in an office, or in a *seat* of it: from the first day to the last, or still.

    *by* is who is stood in for, or who delegated; *what* is what was delegated, or why it came
    to be.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    person: OpaqueId
    organisation: str
    since: date
    until: date | None = None
    seat: str = ""
    capacity: Capacity = "holder"
    by: OpaqueId | None = None
    what: str = ""

    def covers(self, day: date) -> bool:
        """Return whether the office was held on *day*."""
        return self.since <= day and (self.until is None or day <= self.until)

    def meets(self, since: date, until: date | None) -> bool:
        """Return whether some day from *since* to *until* is covered."""
        return (self.until is None or self.until >= since) and (
            until is None or self.since <= until
        )

    def is_of(self, seat: str) -> bool:
        """Return whether it counts where *seat* is asked for; without one every seat does."""
        return seat in {"", self.seat}


@dataclass(frozen=True, slots=True)
class Office:
    """Who has held an office; *version* counts its events."""

    version: int = 0
    tenures: tuple[Tenure, ...] = ()


UNHELD = Office()


def evolve(state: Office, event: Event) -> Office:
    """Return *state* after *event*; one that makes no sense is counted and changes nothing else."""
    return replace(state, version=state.version + 1, tenures=tenures_after(state.tenures, event))


def tenures_after(tenures: tuple[Tenure, ...], event: Event) -> tuple[Tenure, ...]:
    """Return *tenures* after *event*; standing down ends what has not ended by then."""
    match event:
        case OfficeAppointed():
            return (*tenures, _tenure(event, "holder"))
        case ActingAppointed():
            acting = _tenure(event, "acting")
            update = {"by": event.instead_of, "what": event.why.text}
            return (*tenures, acting.model_copy(update=update))
        case OfficeDelegated():
            update = {"by": event.by, "what": event.what.text}
            return (*tenures, _tenure(event, "delegate").model_copy(update=update))
        case OfficeVacated(until=until):
            return tuple(
                each.model_copy(update={"until": until}) if _ends(event, each) else each
                for each in tenures
            )
        case _:
            return tenures


def _tenure(event: OfficeAppointed | ActingAppointed | OfficeDelegated, how: Capacity) -> Tenure:
    return Tenure(
        person=event.person,
        organisation=event.organisation,
        since=event.since,
        until=event.until,
        seat=event.seat,
        capacity=how,
    )


def _ends(event: OfficeVacated, each: Tenure) -> bool:
    same = (each.person, each.seat, each.capacity) == (event.person, event.seat, event.capacity)
    return same and (each.until is None or event.until < each.until)


def holders(tenures: tuple[Tenure, ...], day: date, seat: str = "") -> tuple[str, ...]:
    """Return who held the office, or that *seat* of it, on *day*, in order of appointment."""
    held = (each for each in tenures if each.capacity == "holder" and each.is_of(seat))
    return tuple(dict.fromkeys(each.person for each in held if each.covers(day)))
