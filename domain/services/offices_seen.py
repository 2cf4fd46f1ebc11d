"""Who holds which office, and who answers for it, is read anew on every act."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from domain.identity import Actor
from domain.model.office.state import Tenure
from domain.policy.edition import Edition
from domain.policy.layers_on import LayersOn
from domain.ports import Directory, Editions, Person, Views
from domain.refusals import UnknownOffice
from domain.services import rights
from domain.services.answering import Answering, Names, Roster
from domain.services.handling import Handling
from domain.services.rights import About, about_of, require
from domain.views.as_at import rows_as_at
from domain.views.offices import OFFICES, OfficeRow
from domain.views.people import PEOPLE, PersonRow


@dataclass(frozen=True, slots=True)
class SeatHeld:
    """One seat of an office, "" for one without seats, and who answers for it on a day."""

    seat: str
    title: str
    holders: tuple[Person, ...]
    answering: Answering


@dataclass(frozen=True, slots=True)
class Holding:
    """An office and who holds it on a day, seat by seat where it has seats."""

    office: str
    title: str
    holders: tuple[Person, ...]
    seats: tuple[SeatHeld, ...] = ()


class OfficesSeen:
    """The offices of one policy, held by the directory's word or by appointment."""

    def __init__(
        self,
        handling: Handling,
        editions: Editions,
        directory: Directory,
        views: Views,
        policy: str,
        layers: LayersOn | None = None,
    ) -> None:
        self._handling = handling
        self._editions = editions
        self._directory = directory
        self._views = views
        self._policy = policy
        self._layers = layers or LayersOn()

    def actor(self, person: str) -> Actor:
        """Return *person* as they may act at this moment, under the directory's own id.

        Whoever is unknown holds no office and stays under the id given. Whoever :meth:`answering`
        names for an office may act in it: they hold it, or stand in as the policy's contact.
        """
        found = self._directory.person(person)
        if found is None:
            return Actor(id=person)
        roster = self.roster(self._handling.clock.today())
        return Actor(
            id=found.id,
            offices=roster.held_by(found),
            organisation=found.organisation,
            stands_in=roster.stood_in_by(found.id),
        )

    def answering(self, office: str, seat: str = "", day: date | None = None) -> Answering:
        """Return who answers for *office*, or for a seat of it, on *day*: today unless given.

        Raises ``UnknownOffice`` for what neither the policy nor the directory has. A seat that
        nobody ever held is vacant.
        """
        self._known(office)
        return self.roster(day or self._handling.clock.today()).answering(office, seat)

    def seats(self, office: str) -> dict[str, str]:
        """Return the seats of *office*, each with what it is called; none where it has none."""
        self._known(office)
        return self._names.seats(office)

    def has_seats(self, office: str) -> bool:
        """Return whether *office* is held seat by seat."""
        described = self._names.described(office)
        return bool(described and described.seats) or bool(self._names.seats(office))

    @property
    def titles(self) -> dict[str, str]:
        """What each office is called."""
        return self._names.titles

    def find(self, person: str) -> Person | None:
        """Return who has this id in the directory, for a service; people ask :meth:`person`."""
        return self._directory.person(person)

    def roster(self, day: date, moment: datetime | None = None) -> Roster:
        """Return everybody in every office on *day*, as far as recorded by *moment*, or ever."""
        store = self._handling.store
        rows = self._views.all(OFFICES) if moment is None else rows_as_at(store, OFFICES, moment)
        left = self._views.all(PEOPLE) if moment is None else rows_as_at(store, PEOPLE, moment)
        return self.roster_of(rows, left, day)

    def roster_of(
        self, offices: Iterable[OfficeRow], people: Iterable[PersonRow], day: date
    ) -> Roster:
        """Return everybody in every office on *day*, by these rows of offices and of people."""
        gone = frozenset(row.id for row in people if row.away(day))
        tenures = {row.id: row.tenures for row in offices}
        return Roster(self._names, tenures, gone.__contains__, day)

    def person(self, actor: Actor, person: str) -> Person | None:
        """Return who has this id, as others see them."""
        self._may_read(actor)
        return self._directory.person(person)

    def all(
        self, actor: Actor, day: date | None = None, moment: datetime | None = None
    ) -> tuple[Holding, ...]:
        """Return every office of the policy and the directory, with who holds it on *day*.

        With a *moment*, as far as was recorded by then.
        """
        self._may_read(actor)
        roster = self.roster(day or self._handling.clock.today(), moment)
        return tuple(self._holding(roster, office, title) for office, title in self.titles.items())

    def holders(self, actor: Actor, office: str, day: date | None = None) -> tuple[Person, ...]:
        """Return who holds *office* on *day*, which is today unless given."""
        self._may_read(actor)
        self._known(office)
        return self._holders(office, day or self._handling.clock.today())

    def tenures(self, actor: Actor, office: str) -> tuple[Tenure, ...]:
        """Return everybody's time in *office* that was recorded here, oldest appointment first."""
        self._may_read(actor)
        self._known(office)
        row = self._views.get(OFFICES, office)
        return () if row is None else row.tenures

    def tenures_of(self, person: str) -> tuple[tuple[str, Tenure], ...]:
        """Return the offices that *person* was given here, each with their time in it."""
        return tuple(
            (row.id, each)
            for row in self._views.all(OFFICES)
            for each in row.tenures
            if each.person == person
        )

    def _holding(self, roster: Roster, office: str, title: str) -> Holding:
        seats = roster.seats(office) if self.has_seats(office) else {"": ""}
        return Holding(
            office,
            title,
            tuple(roster.people(roster.manned(office).holders)),
            tuple(
                SeatHeld(
                    seat,
                    called,
                    tuple(roster.people(roster.manned(office, seat).holders)),
                    roster.answering(office, seat),
                )
                for seat, called in (seats or {"": ""}).items()
            ),
        )

    def _holders(self, office: str, day: date, seat: str = "") -> tuple[Person, ...]:
        """Return those whom the directory names, then those appointed here, each once."""
        roster = self.roster(day)
        return tuple(roster.people(roster.manned(office, seat).holders))

    def _known(self, office: str) -> None:
        if office not in self.titles:
            raise UnknownOffice(office)

    def _may_read(self, actor: Actor) -> None:
        require(rights.READ_OFFICES, actor, self.about)

    @property
    def about(self) -> About:
        """What a right on offices turns on: whom the policy is for, who wrote it, whose it is."""
        return about_of(self._edition)

    @property
    def _names(self) -> Names:
        return Names(self._edition, self._layers, self._directory)

    @property
    def _edition(self) -> Edition:
        return self._editions.current(self._policy).edition
