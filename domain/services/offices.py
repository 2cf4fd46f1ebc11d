"""What people may do with offices: see who holds them, appoint, stand down, and act in them."""

from dataclasses import dataclass
from datetime import date

from domain.identity import Actor
from domain.messages import Act, Event
from domain.model.office import decider
from domain.model.office.messages import STREAM, AppointToOffice, OfficeCommand, StandDown
from domain.model.office.state import UNHELD, evolve
from domain.model.office.state import Office as Held
from domain.policy.edition import Edition
from domain.ports import Directory, Editions, Person, Views
from domain.refusals import UnknownOffice, UnknownPerson
from domain.services import rights
from domain.services.handling import Decider, Handling, Order, Story
from domain.services.rights import About, require
from domain.views.offices import OFFICES


@dataclass(frozen=True, slots=True)
class Holding:
    """An office and who holds it on a day."""

    office: str
    title: str
    holders: tuple[Person, ...]


class Offices:
    """The offices of one policy, held by the directory's word or by appointment."""

    def __init__(
        self,
        handling: Handling,
        editions: Editions,
        directory: Directory,
        views: Views,
        policy: str,
    ) -> None:
        self._handling = handling
        self._editions = editions
        self._directory = directory
        self._views = views
        self._policy = policy

    def actor(self, person: str) -> Actor:
        """Return *person* as they may act at this moment, under the directory's own id.

        Whoever is unknown holds no office and stays under the id given.
        """
        found = self._directory.person(person)
        if found is None:
            return Actor(id=person)
        today = self._handling.clock.today()
        appointed = (row.id for row in self._views.all(OFFICES) if found.id in row.holders(today))
        offices = tuple(dict.fromkeys((*found.offices(today), *appointed)))
        return Actor(id=found.id, offices=offices, organisation=found.organisation)

    def person(self, actor: Actor, person: str) -> Person | None:
        """Return who has this id, as others see them."""
        self._may_read(actor)
        return self._directory.person(person)

    def known(self, person: str) -> Person | None:
        """Return who has this id: whoever may read where it stands may know who that is."""
        return self._directory.person(person)

    def all(self, actor: Actor, day: date | None = None) -> tuple[Holding, ...]:
        """Return every office of the policy and the directory, with who holds it on *day*."""
        self._may_read(actor)
        on = day or self._handling.clock.today()
        return tuple(
            Holding(office, title, self._holders(office, on))
            for office, title in self._titles().items()
        )

    def holders(self, actor: Actor, office: str, day: date | None = None) -> tuple[Person, ...]:
        """Return who holds *office* on *day*, which is today unless given."""
        self._may_read(actor)
        self._known(office)
        return self._holders(office, day or self._handling.clock.today())

    def appoint(
        self, act: Act, office: str, *, person: str, since: date | None = None
    ) -> tuple[Person, ...]:
        """Let *person* hold *office* from a day on; return who holds it that day."""
        self._known(office)
        if (found := self._directory.person(person)) is None:
            raise UnknownPerson(person)
        day = since or self._day(act)
        command = AppointToOffice(
            office=office, person=found.id, organisation=found.organisation, since=day
        )
        self._carry_out(act, command)
        return self._holders(office, day)

    def stand_down(
        self, act: Act, office: str, *, person: str, until: date | None = None
    ) -> tuple[Person, ...]:
        """Let *person*'s appointment end with a day; return who holds the office today."""
        self._known(office)
        found = self._directory.person(person)
        whom = person if found is None else found.id
        self._carry_out(act, StandDown(office=office, person=whom, until=until or self._day(act)))
        return self._holders(office, self._handling.clock.today())

    def _carry_out(self, act: Act, command: OfficeCommand) -> None:
        require(rights.APPOINT, act.actor, About(contact=self._edition.policy_contact))

        def decide(wish: OfficeCommand, story: Story[Held]) -> list[Event]:
            return decider.decide(wish, story.state)

        order = Order(STREAM + command.office, command, act)
        self._handling.carry_out(order, Decider(UNHELD, evolve, decide))

    def _holders(self, office: str, day: date) -> tuple[Person, ...]:
        """Return those whom the directory names, then those appointed here, each once."""
        by_word = self._directory.holders(office, day)
        row = self._views.get(OFFICES, office)
        appointed = () if row is None else row.holders(day)
        known = (self._directory.person(each) for each in appointed)
        return tuple(dict.fromkeys((*by_word, *(each for each in known if each is not None))))

    def _titles(self) -> dict[str, str]:
        known = {office.id: office.title for office in self._directory.offices()}
        return known | self._edition.office_titles

    def _known(self, office: str) -> None:
        if office not in self._titles():
            raise UnknownOffice(office)

    def _may_read(self, actor: Actor) -> None:
        require(
            rights.READ_OFFICES,
            actor,
            About(organisations=self._edition.may_ask, contact=self._edition.policy_contact),
        )

    def _day(self, act: Act) -> date:
        return act.happened_on or self._handling.clock.today()

    @property
    def _edition(self) -> Edition:
        return self._editions.current(self._policy).edition
