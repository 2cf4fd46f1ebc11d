"""What people may do with offices: appoint, let others stand in, delegate, and stand down."""

from dataclasses import replace
from datetime import date, timedelta

from domain.identity import Actor, office_at
from domain.messages import Act, Event, PersonalText
from domain.model.office import decider
from domain.model.office.messages import (
    STREAM,
    AppointActing,
    AppointToOffice,
    Capacity,
    DelegateOffice,
    OfficeCommand,
    StandDown,
)
from domain.model.office.refusals import NobodyWouldAnswer, UnknownSeat
from domain.model.office.state import UNHELD, Tenure, evolve
from domain.model.office.state import Office as Held
from domain.ports import Person
from domain.refusals import UnknownPerson
from domain.services import rights
from domain.services.answering import Answering
from domain.services.handling import Decider, Order, Story
from domain.services.offices_seen import Holding, OfficesSeen, SeatHeld
from domain.services.rights import Right, require

__all__ = ["Answering", "Capacity", "Holding", "Offices", "Person", "SeatHeld", "Tenure"]


class Offices(OfficesSeen):
    """The offices of one policy, held by the directory's word or by appointment."""

    def must_appoint(self, actor: Actor) -> None:
        """Refuse whoever may not appoint, saying who may."""
        require(rights.APPOINT, actor, self.about)

    def appoint(  # noqa: PLR0913 - what an appointment says
        self,
        act: Act,
        office: str,
        *,
        person: str,
        since: date | None = None,
        seat: str = "",
        until: date | None = None,
        decided_by: str = "",
        minute: str = "",
    ) -> tuple[Person, ...]:
        """Let *person* hold *office* from a day on; return who holds it that day.

        Where a body decided it, *decided_by* is its office and *minute* where that is written.
        """
        self._seated(office, seat)
        found, day = self._person(person), since or self._day(act)
        command = AppointToOffice(
            office=office,
            person=found.id,
            organisation=found.organisation,
            since=day,
            seat=seat,
            until=until,
            decided_by=decided_by,
            minute=PersonalText(subject=found.id, text=minute) if minute else None,
        )
        self._carry_out(act, command)
        return self._holders(office, day, seat)

    def act_for(  # noqa: PLR0913 - what standing in says
        self,
        act: Act,
        office: str,
        *,
        person: str,
        why: str,
        since: date | None = None,
        until: date | None = None,
        seat: str = "",
        instead_of: str = "",
    ) -> Answering:
        """Let *person* stand in for a time; return who answers for the office from then on."""
        self._seated(office, seat)
        found, day = self._person(person), since or self._day(act)
        absent = self._person(instead_of).id if instead_of else None
        command = AppointActing(
            office=office,
            person=found.id,
            organisation=found.organisation,
            since=day,
            until=until,
            seat=seat,
            instead_of=absent,
            why=PersonalText(subject=found.id, text=why),
        )
        self._carry_out(act, command)
        return self.answering(office, seat, day)

    def delegate(  # noqa: PLR0913 - what a delegation says
        self,
        act: Act,
        office: str,
        *,
        by: str,
        person: str,
        what: str,
        until: date,
        since: date | None = None,
        seat: str = "",
    ) -> Answering:
        """Let *person* have a part of what *by* holds, for a time; return who answers from then."""
        self._seated(office, seat)
        found, giver, day = self._person(person), self._person(by), since or self._day(act)
        command = DelegateOffice(
            office=office,
            by=giver.id,
            person=found.id,
            organisation=found.organisation,
            since=day,
            until=until,
            seat=seat,
            what=PersonalText(subject=found.id, text=what),
        )
        own = (office_at(office, seat),) if act.actor.id == giver.id else ()
        self._carry_out(act, command, rights.DELEGATE_OFFICE, own)
        return self.answering(office, seat, day)

    def stand_down(  # noqa: PLR0913 - what standing down says
        self,
        act: Act,
        office: str,
        *,
        person: str,
        until: date | None = None,
        seat: str = "",
        capacity: Capacity = "holder",
        reason: str = "",
    ) -> tuple[Person, ...]:
        """Let *person*'s time in the office end with a day; return who holds it today."""
        self._known(office)
        found = self._directory.person(person)
        command = StandDown(
            office=office,
            person=person if found is None else found.id,
            until=until or self._day(act),
            seat=seat,
            capacity=capacity,
            reason=PersonalText(subject=person, text=reason) if reason else None,
        )
        self._carry_out(act, command)
        return self._holders(office, self._handling.clock.today())

    def _carry_out(
        self,
        act: Act,
        command: OfficeCommand,
        right: Right = rights.APPOINT,
        holders: tuple[str, ...] = (),
    ) -> None:
        require(right, act.actor, replace(self.about, holders=holders))

        def decide(wish: OfficeCommand, story: Story[Held]) -> list[Event]:
            named = self._named(wish) if isinstance(wish, DelegateOffice) else ()
            events = decider.decide(wish, story.state, named)
            if isinstance(wish, StandDown):
                self._somebody_answers(wish, story.state, events)
            return events

        order = Order(STREAM + command.office, command, act)
        self._handling.carry_out(order, Decider(UNHELD, evolve, decide))

    def _named(self, command: DelegateOffice) -> tuple[str, ...]:
        """Return who holds the seat by the directory's word when the delegation begins."""
        by_word = self._directory.holders(command.office, command.since)
        seats = ((each.id, each.seats(command.office, command.since)) for each in by_word)
        return tuple(person for person, held in seats if not command.seat or command.seat in held)

    def _somebody_answers(self, command: StandDown, state: Held, events: list[Event]) -> None:
        """Refuse that the office which answers for every other is left by its last holder."""
        contact = self._edition.policy_contact
        if command.office != contact:
            return
        after = state
        for event in events:
            after = evolve(after, event)
        roster = self.roster(max(command.until, self._handling.clock.today()) + timedelta(days=1))
        then = replace(roster, tenures={**roster.tenures, contact: after.tenures})
        if not then.answering(contact).people:
            raise NobodyWouldAnswer(contact)

    def _seated(self, office: str, seat: str) -> None:
        """Refuse a seat of an office without any, and one that is not among those it has."""
        self._known(office)
        seats = tuple(self._names.seats(office))
        described = self._names.described(office)
        own = described is not None and described.seats is not None and not seats
        if own and seat:
            return
        if bool(seat) is not self.has_seats(office) or (seat and seat not in seats):
            raise UnknownSeat(office, seat, seats)

    def _person(self, person: str) -> Person:
        if (found := self._directory.person(person)) is None:
            raise UnknownPerson(person)
        return found

    def _day(self, act: Act) -> date:
        return act.happened_on or self._handling.clock.today()
