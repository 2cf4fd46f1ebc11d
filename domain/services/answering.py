"""For every office somebody answers: who holds it, stands in or was sent, else who comes next."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from domain.identity import office_at
from domain.model.office.manning import Because, Manned, manned
from domain.model.office.state import Tenure
from domain.policy.edition import Edition
from domain.policy.layers_on import LayersOn
from domain.policy.seats import Office
from domain.ports import Directory, Person


@dataclass(frozen=True, slots=True)
class Answering:
    """Who answers for an office, or for a *seat* of it, on a day, and in what capacity.

    *vacant* says that nobody holds it. Then whoever acts in it answers, else the first of its
    deputies that somebody may act in, else the policy's contact: *through* is the office by which
    they do. *people* is empty only while the contact's own office has nobody either. An office of a
    process is not vacant while the office that does its work today is held.
    """

    office: str
    seat: str
    people: tuple[Person, ...]
    because: Because
    vacant: bool
    through: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """The offices that are known, with their titles, deputies and seats.

    Those of the policy, then of the processes that are on, then of the directory. What a process
    gives to an office of its time goes to who does that work today, while nobody was appointed.
    """

    edition: Edition
    layers: LayersOn
    directory: Directory

    @property
    def titles(self) -> dict[str, str]:
        """What each office is called."""
        known = {office.id: office.title for office in self.directory.offices()}
        return known | {each.id: each.title for each in self._described.values()}

    @property
    def _described(self) -> dict[str, Office]:
        found = {each.id: each for each in self.edition.offices}
        for layer in self.layers.processes(self.edition.id):
            for office in layer.offices:
                today = self.layers.today(layer.id, office.id)
                also = () if today in {None, office.id} else (str(today),)
                deputies = (*office.deputies, *also)
                found.setdefault(office.id, office.model_copy(update={"deputies": deputies}))
        return found

    def today(self, office: str) -> str:
        """Return the office that does today what a process gives to *office*, ``""`` if none."""
        on = self.layers.processes(self.edition.id)
        found = (self.layers.today(layer.id, office) for layer in on)
        return next((each for each in found if each is not None), "")

    def described(self, office: str) -> Office | None:
        """Return what a document says of *office*, if one does."""
        return self._described.get(office)

    def deputies(self) -> dict[str, tuple[str, ...]]:
        """Return the deputies of each office that has some, the first to be asked first."""
        return {each.id: each.deputies for each in self._described.values() if each.deputies}

    def seats(self, office: str) -> dict[str, str]:
        """Return the seats of *office* that are known, each with what it is called."""
        described = self._described.get(office)
        known = () if described is None or described.seats is None else described.seats.known
        theirs = (each.seats for each in self.directory.offices() if each.id == office)
        return {
            **{seat.id: seat.title for seat in known},
            **{seat: title for seats in theirs for seat, title in seats},
        }


@dataclass(frozen=True)
class Roster:
    """Everybody in every office on one day, as far as *tenures* and the directory go."""

    names: Names
    tenures: Mapping[str, tuple[Tenure, ...]]
    gone: Callable[[str], bool]
    day: date

    def manned(self, office: str, seat: str = "") -> Manned:
        """Return who holds the seat, acts in it, or was sent."""
        by_word = self.names.directory.holders(office, self.day)
        named = [p.id for p in by_word if not seat or seat in p.seats(office, self.day)]
        tenures = self.tenures.get(office, ())
        concerned = {*named, *(each.person for each in tenures)}
        gone = [each for each in concerned if self.gone(each) or not self._known(each)]
        return manned(tenures, self.day, seat, named=named, gone=gone)

    def answering(self, office: str, seat: str = "") -> Answering:
        """Return who answers for the seat, or for the whole office."""
        here = self.manned(office, seat)
        if not here.unmanned:
            people = tuple(self.people(here.answering))
            return Answering(office, seat, people, here.because, here.vacant)
        for deputy in self._deputies.get(office, ()):
            if found := self._in_place(deputy, seat):
                today = deputy == self.names.today(office)
                because: Because = "today" if today else "deputy"
                return Answering(office, seat, found, because, vacant=not today, through=deputy)
        contact = self.names.edition.policy_contact
        found = () if office == contact else self._in_place(contact, seat)
        for deputy in () if found else self._deputies.get(contact, ()):
            found = found or self._in_place(deputy, seat)
        return Answering(office, seat, found, "policy_contact", vacant=True, through=contact)

    def held_by(self, person: Person) -> tuple[str, ...]:
        """Return each office and seat in which *person* may act on the day, as an actor has them.

        What they hold by the directory's word comes first, then by appointment, by standing in,
        by delegation, and as deputy.
        """
        named = [office for office in person.offices(self.day) if not self.gone(person.id)]
        mentioned = (o for o, t in self.tenures.items() if any(e.person == person.id for e in t))
        found: dict[str, None] = {}
        for office in dict.fromkeys((*named, *mentioned)):
            found |= dict.fromkeys(self._theirs(office, person.id))
        for office, deputies in self._deputies.items():
            if any(each in found for each in deputies):
                found |= dict.fromkeys(
                    self._vacancies(office, person.id, frozenset({"deputy", "today"}))
                )
        return tuple(found)

    def stood_in_by(self, person: str) -> tuple[str, ...]:
        """Return each office and seat that is vacant and comes to *person* as the contact."""
        contact = self.names.edition.policy_contact
        if person not in (each.id for each in self._in_place(contact, "")):
            return ()
        return tuple(
            name
            for each in self.names.titles
            for name in self._vacancies(each, person, frozenset({"policy_contact"}))
        )

    def seats(self, office: str) -> dict[str, str]:
        """Return the seats of *office*, those that somebody ever had included."""
        known = self.names.seats(office)
        used = (each.seat for each in self.tenures.get(office, ()) if each.seat)
        return known | {seat: seat for seat in used if seat not in known}

    def _known(self, person: str) -> bool:
        return self.names.directory.person(person) is not None

    def people(self, ids: Iterable[str]) -> Iterator[Person]:
        """Yield those of *ids* whom the directory knows."""
        known = (self.names.directory.person(each) for each in ids)
        return (each for each in known if each is not None)

    def _theirs(self, office: str, person: str) -> Iterator[str]:
        """Yield the office if *person* may act in it, and each seat of it in which they may."""
        for seat in self._seats(office):
            if person in self.manned(office, seat).everybody:
                yield office_at(office, seat)

    def _vacancies(self, office: str, person: str, because: frozenset[Because]) -> Iterator[str]:
        """Yield what of the office nobody may act in, and *person* answers for."""
        for seat in self._seats(office):
            found = self.answering(office, seat)
            if found.because in because and person in (each.id for each in found.people):
                yield office_at(office, seat)

    def _seats(self, office: str) -> tuple[str, ...]:
        return ("", *self.seats(office))

    def _in_place(self, office: str, seat: str) -> tuple[Person, ...]:
        """Return who answers for *office*, at the like seat where it has that."""
        at = seat if seat in self.names.seats(office) else ""
        return tuple(self.people(self.manned(office, at).answering))

    @cached_property
    def _deputies(self) -> dict[str, tuple[str, ...]]:
        return self.names.deputies()
