"""An office is what its events leave: evolve takes any event, refuses none, and asks nobody."""

from dataclasses import dataclass, replace
from datetime import date

from pydantic import BaseModel, ConfigDict

from domain.identity import OpaqueId
from domain.messages import Event
from domain.model.office.messages import OfficeAppointed, OfficeVacated


class Tenure(BaseModel):
    """Somebody's time in an office: from the first day to the last, or still."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    person: OpaqueId
    organisation: str
    since: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Return whether the office was held on *day*."""
        return self.since <= day and (self.until is None or day <= self.until)


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
    """Return *tenures* after *event*; standing down ends what has not ended."""
    match event:
        case OfficeAppointed(person=person, organisation=organisation, since=since):
            return (*tenures, Tenure(person=person, organisation=organisation, since=since))
        case OfficeVacated(person=person, until=until):
            return tuple(
                each.model_copy(update={"until": until})
                if each.person == person and each.until is None
                else each
                for each in tenures
            )
        case _:
            return tenures


def holders(tenures: tuple[Tenure, ...], day: date) -> tuple[str, ...]:
    """Return who held the office on *day*, in the order of their appointment."""
    return tuple(dict.fromkeys(each.person for each in tenures if each.covers(day)))
