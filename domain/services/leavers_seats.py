"""Where whoever leaves represents us, their successor does, or stands in until one is appointed."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from domain.messages import Act, PersonalText
from domain.model.arrangement.messages import STREAM
from domain.model.arrangement.representation.messages import (
    AppointRepresentative,
    EndRepresentative,
    EndStandIn,
    NameStandIn,
    RepresentationCommand,
)
from domain.model.arrangement.representation.parts import Named, Time
from domain.model.arrangement.representation.refusals import AlreadyRepresents
from domain.model.arrangement.representation.state import Representation, Representative
from domain.ports import Clock, Views
from domain.services import rights
from domain.services.arrangements import Arrangements
from domain.services.handing_over import Handing
from domain.services.representation_seen import RepresentationSeen
from domain.views.register import REGISTER
from domain.views.representation import REPRESENTATION

REASON = "Whoever sat there has left."


@dataclass(frozen=True, slots=True)
class LeaversSeats:
    """The bodies on which people represent us, or stand in for somebody who does."""

    arrangements: Arrangements
    seen: RepresentationSeen
    views: Views
    clock: Clock

    def belonging(self, person: str) -> Iterator[Handing]:
        """Yield each entry on the lists in which *person* represents us or stands in today."""
        today = self.clock.today()
        for held in self.views.all(REPRESENTATION):
            row = self.views.get(REGISTER, held.id)
            if row is None or not row.listed:
                continue
            for number in _numbers(held.state, person, today):
                stream, which = STREAM + row.id, str(number)
                yield Handing("representation", stream, row.short, row.title, which)

    def hand_over(self, act: Act, handing: Handing, *, person: str, to: str) -> None:
        """Let *person*'s time end today, and *to* sit there: by a way of appointing only later.

        What somebody may decide there is theirs, and does not pass on.
        """
        entry, today = handing.stream.removeprefix(STREAM), act.happened_on or self.clock.today()
        held, number = self.views.get(REPRESENTATION, entry), int(handing.which)
        if held is None or number not in _numbers(held.state, person, today):
            return
        one = next((each for each in held.state.on(today) if each.number == number), None)
        ended: RepresentationCommand = EndStandIn(number=number, until=today)
        if one is not None:
            with suppress(AlreadyRepresents):  # the successor may sit there already
                self._carry_out(act, handing, " successor", self._successor(act, entry, one, to))
            why = PersonalText(subject=person, text=REASON)
            ended = EndRepresentative(number=number, until=today, reason=why)
        self._carry_out(act, handing, "", ended)

    def _successor(
        self, act: Act, entry: str, one: Representative, to: str
    ) -> RepresentationCommand:
        """Return how *to* comes to sit there: at once, or standing in where there is a way."""
        found, today = self.seen.of(act.actor, entry), act.happened_on or self.clock.today()
        who = Named(person=to)
        if found.route_for(one.terms.status) is not None:
            why = PersonalText(subject=to, text=REASON)
            return NameStandIn(who=who, status=one.terms.status, time=Time(since=today), why=why)
        terms = one.terms.model_copy(
            update={"authority": "not_known", "authority_where": None, "other_hats": ()}
        )
        return AppointRepresentative(who=who, terms=terms, time=Time(since=today))

    def _carry_out(
        self, act: Act, handing: Handing, step: str, command: RepresentationCommand
    ) -> None:
        following = act.following(f"{handing.step}{step}")
        entry = handing.stream.removeprefix(STREAM)
        self.arrangements.act(following, entry, command, rights.HAND_OVER)


def _numbers(state: Representation, person: str, day: date) -> tuple[int, ...]:
    """Return under which numbers *person* represents us or stands in on *day*, and still will."""
    theirs = [(each.number, each.who, each.time) for each in state.on(day)]
    theirs += [(each.number, each.who, each.time) for each in state.standing_in(day)]
    return tuple(
        number
        for number, who, time in theirs
        if who.person == person and (time.until is None or time.until > day)
    )
