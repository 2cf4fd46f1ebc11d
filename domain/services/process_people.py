"""Who is meant by a process for an area is whoever holds the seat for it, however many they are."""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.policy.layers import ProcessLayer
from domain.policy.layers_on import LayersOn
from domain.policy.places_on import place_named, places_over
from domain.policy.seats import SeatKind
from domain.ports import Person
from domain.services.enquiries import Enquiries
from domain.services.offices import Offices

LEADS: SeatKind = "council_area"
COMMANDS: SeatKind = "policing_area"
HEARS: SeatKind = "npu"


@dataclass(frozen=True, slots=True)
class Seated:
    """A seat of an office of a process, and who answers for it today: nobody where it is vacant."""

    layer: str
    office: str
    seat: str
    title: str
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class ProcessPeople:
    """Who leads an area, commands one, or hears a neighbourhood, in the processes that are on."""

    enquiries: Enquiries
    offices: Offices
    layers: LayersOn

    def leads(self, area: str = "") -> tuple[Seated, ...]:
        """Return the seats for a council *area*, or for all of them where it is none of them."""
        every = tuple(self._seated(LEADS))
        return tuple(each for each in every if each.seat == area) or every

    def lead_members(self, area: str) -> tuple[Person, ...]:
        """Return everybody who leads a council *area*: each hears of what concerns it (A-39)."""
        own = (each for each in self.leads(area) if each.seat == area)
        return tuple(dict.fromkeys(person for each in own for person in each.people))

    def commanders(self, area: str) -> tuple[Seated, ...]:
        """Return the seats for the policing areas that the council *area* lies in, as is set."""
        there = {each.id for each in places_over(self.layers.places, "policing", area)}
        return tuple(each for each in self._seated(COMMANDS) if each.seat in there)

    def councils_of(self, policing: str) -> tuple[str, ...]:
        """Return the council areas of a *policing* area, as is set; none where nothing says."""
        place = place_named(self.layers.places, "policing", policing)
        return () if place is None else place.lies_in

    def seat_of(self, kind: SeatKind, offices: tuple[str, ...]) -> Seated | None:
        """Return the one seat of that *kind* among what somebody holds; of several, none."""
        held = {each.partition("@")[2] for each in offices if "@" in each}
        found = [each for each in self._seated(kind) if each.seat in held]
        mine = [each for each in found if f"{each.office}@{each.seat}" in offices]
        return mine[0] if len(mine) == 1 else None

    def holders(self, office: str) -> tuple[Person, ...]:
        """Return who holds an office of a process today, by its own name or by today's."""
        if office not in self.offices.titles:
            return ()
        found = self.offices.answering(office)
        return () if found.because == "policy_contact" else found.people

    def _seated(self, kind: SeatKind) -> Iterator[Seated]:
        for layer in self._on():
            for office in layer.offices:
                if office.seats is not None and office.seats.by == kind:
                    for seat, title in self.offices.seats(office.id).items():
                        people = self._people(office.id, seat)
                        yield Seated(layer.id, office.id, seat, title, people)

    def _people(self, office: str, seat: str) -> tuple[Person, ...]:
        found = self.offices.answering(office, seat)
        return () if found.because == "policy_contact" else found.people

    def _on(self) -> tuple[ProcessLayer, ...]:
        return self.layers.processes(self.enquiries.policy().ref.policy)
