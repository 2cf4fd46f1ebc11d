"""What people may do with who represents us: propose, take a step, record, stand in, correct."""

from datetime import date

from domain.identity import Actor
from domain.messages import Act, PersonalText
from domain.model.arrangement.representation.messages import (
    AppointRepresentative,
    CorrectRepresentative,
    EndRepresentative,
    EndStandIn,
    NameStandIn,
    ProposeRepresentative,
    RepresentationCommand,
    TakeAppointmentStep,
    WithdrawAppointment,
)
from domain.model.arrangement.representation.parts import Time
from domain.model.arrangement.representation.refusals import NoSuchRepresentative, NoWayToAppoint
from domain.services import rights
from domain.services.arrangements import Arrangements
from domain.services.offices import Offices
from domain.services.representation_said import Said, terms_of, text_of, way_of, written_of
from domain.services.representation_seen import (
    Appointment,
    Flag,
    Gap,
    Named,
    RepresentationSeen,
    Representative,
    Represented,
    StandIn,
)
from domain.services.rights import About, require
from domain.views.register import RegisterRow

__all__ = [
    "Appointment",
    "Flag",
    "Gap",
    "Named",
    "Representative",
    "Represented",
    "Representing",
    "Said",
    "StandIn",
]


class Representing:
    """Who represents us in the entries of the registers. Every id may be given whole or short."""

    def __init__(
        self, seen: RepresentationSeen, arrangements: Arrangements, offices: Offices
    ) -> None:
        """Read by *seen*."""
        self.seen = seen
        self._arrangements = arrangements
        self._offices = offices

    def propose(self, act: Act, entry: str, said: Said) -> Represented:
        """Begin the way in which somebody of that status is appointed; refuse where there is none.

        Anybody who may read the register proposes, unless the first step is an office's.
        """
        found = self.seen.of(act.actor, entry)
        route = found.route_for(said.status)
        if route is None:
            raise NoWayToAppoint
        command = ProposeRepresentative(
            who=self._named(found, said.who), terms=terms_of(found.row.id, said), way=way_of(route)
        )
        return self._act(act, found, command)

    def step(  # noqa: PLR0913 - what a step says
        self,
        act: Act,
        entry: str,
        number: int,
        *,
        step: str,
        declined: bool = False,
        minute: str = "",
        document: str = "",
        note: str = "",
    ) -> Represented:
        """Take the step that an appointment waits for, on the day of the act, or decline there."""
        found = self.seen.of(act.actor, entry)
        command = TakeAppointmentStep(
            number=number,
            step=step,
            outcome="declined" if declined else "done",
            written=written_of(found.row.id, minute, document),
            note=text_of(act.actor.id, note),
        )
        return self._act(act, found, command)

    def withdraw(self, act: Act, entry: str, number: int, *, reason: str) -> Represented:
        """Let an appointment go no further: for who proposed it, or keeps the entry."""
        found = self.seen.of(act.actor, entry)
        proposed = next((a for a in found.state.appointments if a.number == number), None)
        if proposed is None or proposed.proposed_by != act.actor.id:
            self._may_keep(act.actor, found.row)
        text = PersonalText(subject=act.actor.id, text=reason)
        return self._act(act, found, WithdrawAppointment(number=number, reason=text))

    def appoint(  # noqa: PLR0913 - what is recorded of a representative
        self,
        act: Act,
        entry: str,
        said: Said,
        *,
        since: date | None = None,
        until: date | None = None,
        minute: str = "",
        document: str = "",
    ) -> Represented:
        """Record who represents us; how they were appointed is told of and never stops it."""
        found = self.seen.of(act.actor, entry)
        self._may_keep(act.actor, found.row)
        command = AppointRepresentative(
            who=self._named(found, said.who),
            terms=terms_of(found.row.id, said),
            time=Time(since=since or act.happened_on or self.seen.today, until=until),
            written=written_of(found.row.id, minute, document),
        )
        return self._act(act, found, command)

    def end(
        self, act: Act, entry: str, number: int, *, reason: str, until: date | None = None
    ) -> Represented:
        """Let a representative's time end with a day: for themselves, or who keeps the entry."""
        found = self.seen.of(act.actor, entry)
        self._themselves_or_keeper(act.actor, found, number)
        command = EndRepresentative(
            number=number,
            until=until or act.happened_on or self.seen.today,
            reason=PersonalText(subject=act.actor.id, text=reason),
        )
        return self._act(act, found, command)

    def correct(  # noqa: PLR0913 - what can have been wrong
        self,
        act: Act,
        entry: str,
        number: int,
        said: Said,
        *,
        reason: str,
        since: date | None = None,
        until: date | None = None,
    ) -> Represented:
        """Say what should have stood there of a representative, and why."""
        found = self.seen.of(act.actor, entry)
        self._may_keep(act.actor, found.row)
        one = _numbered(found, number)
        command = CorrectRepresentative(
            number=number,
            who=self._named(found, said.who),
            now=terms_of(found.row.id, said),
            time=Time(since=since or one.time.since, until=until or one.time.until),
            reason=PersonalText(subject=act.actor.id, text=reason),
        )
        return self._act(act, found, command)

    def stand_in(  # noqa: PLR0913 - what standing in says
        self,
        act: Act,
        entry: str,
        *,
        who: str,
        status: str,
        why: str,
        instead_of: int | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> Represented:
        """Let somebody stand in: named by themselves, by whom they stand in for, or by a keeper."""
        found = self.seen.of(act.actor, entry)
        named = self._named(found, who)
        if named.person != act.actor.id:
            self._themselves_or_keeper(act.actor, found, instead_of)
        command = NameStandIn(
            instead_of=instead_of,
            who=named,
            status="member" if status == "member" else "officer",
            time=Time(since=since or act.happened_on or self.seen.today, until=until),
            why=PersonalText(subject=act.actor.id, text=why),
        )
        return self._act(act, found, command)

    def end_stand_in(
        self, act: Act, entry: str, number: int, *, until: date | None = None
    ) -> Represented:
        """Let somebody's standing in end with a day."""
        found = self.seen.of(act.actor, entry)
        theirs = (each.who.person for each in found.state.stand_ins if each.number == number)
        if act.actor.id not in theirs:
            self._may_keep(act.actor, found.row)
        day = until or act.happened_on or self.seen.today
        return self._act(act, found, EndStandIn(number=number, until=day))

    def _act(self, act: Act, found: Represented, command: RepresentationCommand) -> Represented:
        self._arrangements.act(act, found.row.id, command)
        return self.seen.of(act.actor, found.row.id)

    def _may_keep(self, actor: Actor, row: RegisterRow) -> None:
        about = About(
            registrant=row.registrant,
            keeper=row.keeper,
            grants=self._arrangements.policy_of(row).edition.grant_of,
        )
        require(rights.KEEP_REPRESENTATIVES, actor, about)

    def _themselves_or_keeper(self, actor: Actor, found: Represented, number: int | None) -> None:
        theirs = (each.who.person for each in found.state.representatives if each.number == number)
        if actor.id not in theirs:
            self._may_keep(actor, found.row)

    def _named(self, found: Represented, who: str) -> Named:
        """Return whom *who* means: by their id where the directory has it, or else by the name."""
        known = self._offices.find(who.strip())
        if known is not None:
            return Named(person=known.id)
        subject = f"{found.row.id}/{found.state.last + 1}"
        return Named(name=PersonalText(subject=subject, text=" ".join(who.split())))


def _numbered(found: Represented, number: int) -> Representative:
    for each in found.state.representatives:
        if each.number == number:
            return each
    raise NoSuchRepresentative(number)
