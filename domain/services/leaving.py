"""Whoever leaves hands over everything in one act, which goes on where it was cut off."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from domain.identity import Actor
from domain.messages import Act, Event, PersonalText
from domain.model.person import decider
from domain.model.person.messages import STREAM, LetGo, PersonCommand, TakeBack
from domain.model.person.state import Absence, absences_after
from domain.ports import Person, Views
from domain.refusals import UnknownPerson
from domain.services import rights
from domain.services.handing_over import Handing, HandsOver
from domain.services.handling import Decider, Handling, Order, Story
from domain.services.offices import Offices
from domain.services.rights import require
from domain.views.people import PEOPLE


@dataclass(frozen=True, slots=True)
class Plan:
    """What *person* would hand over to *to*, everything named, and their last day."""

    person: Person
    to: Person
    until: date
    handings: tuple[Handing, ...]


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Somebody who left, and of whose things some were not handed over yet."""

    person: str
    successor: str
    until: date
    left_over: tuple[Handing, ...]


@dataclass(frozen=True, slots=True)
class Leaving:
    """Lets people go: *sources* say what is theirs, and move it."""

    handling: Handling
    offices: Offices
    views: Views
    sources: tuple[HandsOver, ...]

    def plan(self, actor: Actor, person: str, *, to: str, until: date | None = None) -> Plan:
        """Return what would be handed over, for the policy's contact; nothing is recorded.

        Raises ``UnknownPerson``, or ``NotYourOffice`` saying who may.
        """
        require(rights.HAND_OVER, actor, self.offices.about)
        leaver, successor = self._person(person), self._person(to)
        begun = self._open(leaver.id)
        last = begun.until if begun is not None else until or self.handling.clock.today()
        return Plan(leaver, successor, last, tuple(self._belonging(leaver.id)))

    def leave(
        self, act: Act, person: str, *, to: str, until: date | None = None, reason: str = ""
    ) -> Plan:
        """Let *person* go with the day *until*, today unless given, and *to* take over.

        What was moved is returned. The same wish again goes on with what is left.
        Raises besides ``HasLeft`` where another successor or day was recorded.
        """
        plan = self.plan(act.actor, person, to=to, until=until or act.happened_on)
        wished = until or plan.until
        command = LetGo(
            person=plan.person.id,
            successor=plan.to.id,
            until=wished,
            reason=PersonalText(subject=plan.person.id, text=reason) if reason else None,
        )
        self._carry_out(act.following("leave"), plan.person.id, command)
        moved: list[Handing] = []
        for source in self.sources:
            for handing in tuple(source.belonging(plan.person.id)):
                source.hand_over(act, handing, person=plan.person.id, to=plan.to.id)
                moved.append(handing)
        return replace(plan, handings=tuple(moved))

    def take_back(self, act: Act, person: str, *, reason: str, since: date | None = None) -> None:
        """Say that *person* is here after all, or again; what others took over stays theirs."""
        require(rights.HAND_OVER, act.actor, self.offices.about)
        found = self._person(person)
        command = TakeBack(
            person=found.id,
            since=since or act.happened_on or self.handling.clock.today(),
            reason=PersonalText(subject=found.id, text=reason),
        )
        self._carry_out(act, found.id, command)

    def unfinished(self, actor: Actor) -> tuple[Unfinished, ...]:
        """Return who left and has something that their successor has not been given yet."""
        require(rights.HAND_OVER, actor, self.offices.about)
        open_ = (
            (row.id, each)
            for row in self.views.all(PEOPLE)
            for each in row.absences
            if each.back is None
        )
        found = (
            Unfinished(person, gone.successor, gone.until, tuple(self._belonging(person)))
            for person, gone in open_
        )
        return tuple(each for each in found if each.left_over)

    def _belonging(self, person: str) -> Iterator[Handing]:
        return (handing for source in self.sources for handing in source.belonging(person))

    def _carry_out(self, act: Act, person: str, command: PersonCommand) -> None:
        def decide(wish: PersonCommand, story: Story[tuple[Absence, ...]]) -> list[Event]:
            return decider.decide(wish, story.state)

        nobody: tuple[Absence, ...] = ()
        order = Order(STREAM + person, command, act)
        self.handling.carry_out(order, Decider(nobody, absences_after, decide))

    def _open(self, person: str) -> Absence | None:
        row = self.views.get(PEOPLE, person)
        gone = () if row is None else (each for each in row.absences if each.back is None)
        return next(iter(gone), None)

    def _person(self, person: str) -> Person:
        if (found := self.offices.find(person)) is None:
            raise UnknownPerson(person)
        return found
