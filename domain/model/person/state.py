"""Whether somebody is here is what the events leave: evolve takes any event and refuses none."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from domain.identity import OpaqueId
from domain.messages import Event
from domain.model.person.messages import PersonLeft, PersonReturned


class Absence(BaseModel):
    """That somebody left: after which day, to whom theirs went, and since when they are back."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    until: date
    successor: OpaqueId
    back: date | None = None

    def covers(self, day: date) -> bool:
        """Return whether they were away on *day*."""
        return self.until < day and (self.back is None or day < self.back)


def absences_after(absences: tuple[Absence, ...], event: Event) -> tuple[Absence, ...]:
    """Return *absences* after *event*; one that is not about it changes nothing."""
    match event:
        case PersonLeft(until=until, successor=successor):
            return (*absences, Absence(until=until, successor=successor))
        case PersonReturned(since=since):
            return tuple(
                each if each.back is not None else each.model_copy(update={"back": since})
                for each in absences
            )
        case _:
            return absences


def away(absences: tuple[Absence, ...], day: date) -> bool:
    """Return whether *absences* cover *day*."""
    return any(each.covers(day) for each in absences)
