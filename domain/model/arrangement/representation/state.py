"""What is known of who represents us in an arrangement is what its events leave."""

from datetime import date
from typing import Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

from domain.messages import Event, PersonalText
from domain.model.arrangement.representation.messages import (
    AppointmentStepTaken,
    AppointmentWithdrawn,
    Outcome,
    RepresentativeAppointed,
    RepresentativeCorrected,
    RepresentativeEnded,
    RepresentativeProposed,
    StandInEnded,
    StandInNamed,
)
from domain.model.arrangement.representation.parts import (
    Named,
    Terms,
    Time,
    Way,
    WayStep,
    Written,
)
from domain.policy.representing import Status

Standing: TypeAlias = Literal["open", "appointed", "declined", "withdrawn"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Taken(_Part):
    """A step that was taken: by which office, for which *body* if it is one, on which *day*."""

    step: str
    office: str
    body: str
    outcome: Outcome
    day: date
    written: Written
    note: PersonalText | None


class Appointment(_Part):
    """An appointment on its way; *awaited* is the step that it waits for."""

    number: int
    who: Named
    terms: Terms
    way: Way
    proposed_on: date
    proposed_by: str
    taken: tuple[Taken, ...] = ()
    standing: Standing = "open"

    @property
    def awaited(self) -> WayStep | None:
        """The next step, none once it is through or goes no further."""
        if self.standing != "open" or len(self.taken) >= len(self.way.steps):
            return None
        return self.way.steps[len(self.taken)]

    @property
    def since(self) -> date:
        """The day from which the next step is awaited."""
        return self.taken[-1].day if self.taken else self.proposed_on


class Representative(_Part):
    """Somebody who represents us, or did; *route* is the way they were appointed, if there was one.

    *renew_by* is the day by which they are to be appointed anew.
    """

    number: int
    who: Named
    terms: Terms
    time: Time
    route: str
    written: Written
    renew_by: date | None = None
    why_ended: PersonalText | None = None


class StandIn(_Part):
    """Somebody who stands in, for whom and how long; *instead_of* none is for an empty seat."""

    number: int
    instead_of: int | None
    who: Named
    status: Status
    time: Time
    why: PersonalText


class Representation(_Part):
    """Who represents us in an arrangement, as it stands; *last* is the last number given."""

    representatives: tuple[Representative, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    stand_ins: tuple[StandIn, ...] = ()
    last: int = 0

    def on(self, day: date) -> tuple[Representative, ...]:
        """Return who represents us on *day*: leads first."""
        now = (each for each in self.representatives if each.time.covers(day))
        return tuple(sorted(now, key=lambda each: each.terms.rank != "lead"))

    def standing_in(self, day: date) -> tuple[StandIn, ...]:
        """Return who stands in on *day*."""
        return tuple(each for each in self.stand_ins if each.time.covers(day))

    @property
    def awaited(self) -> tuple[Appointment, ...]:
        """The appointments that wait for a step."""
        return tuple(each for each in self.appointments if each.awaited is not None)


def after(state: Representation, event: Event) -> Representation:
    """Return *state* after *event*; one that is not about it changes nothing."""
    changed: dict[str, object] = {}
    match event:
        case RepresentativeProposed():
            names = ("number", "who", "terms", "way", "proposed_on", "proposed_by")
            appointment = Appointment(**_said(event, *names))
            changed = {
                "last": event.number,
                "appointments": (*state.appointments, appointment),
            }
        case AppointmentStepTaken() | AppointmentWithdrawn():
            changed = {"appointments": _on_its_way(state, event)}
        case RepresentativeAppointed():
            changed = _appointed(state, event)
        case RepresentativeEnded() | RepresentativeCorrected():
            changed = {"representatives": _otherwise(state, event)}
        case StandInNamed() | StandInEnded():
            changed = _stand_ins(state, event)
        case _:
            return state
    return state.model_copy(update=changed)


def _stand_ins(state: Representation, event: StandInNamed | StandInEnded) -> dict[str, object]:
    if isinstance(event, StandInNamed):
        names = ("number", "instead_of", "who", "status", "time", "why")
        named = StandIn(**_said(event, *names))
        return {"last": event.number, "stand_ins": (*state.stand_ins, named)}
    ended = tuple(
        each.model_copy(update={"time": _until(each.time, event.until)})
        if each.number == event.number
        else each
        for each in state.stand_ins
    )
    return {"stand_ins": ended}


def _on_its_way(
    state: Representation, event: AppointmentStepTaken | AppointmentWithdrawn
) -> tuple[Appointment, ...]:
    def changed(each: Appointment) -> dict[str, object]:
        if isinstance(event, AppointmentWithdrawn):
            return {"standing": "withdrawn"}
        names = ("step", "office", "body", "outcome", "day", "written", "note")
        standing = "declined" if event.outcome == "declined" else each.standing
        return {"taken": (*each.taken, Taken(**_said(event, *names))), "standing": standing}

    return tuple(
        each.model_copy(update=changed(each)) if each.number == event.number else each
        for each in state.appointments
    )


def _appointed(state: Representation, event: RepresentativeAppointed) -> dict[str, object]:
    names = ("number", "who", "terms", "time", "route", "written", "renew_by")
    made = Representative(**_said(event, *names))
    through = tuple(
        each.model_copy(update={"standing": "appointed"}) if each.number == event.number else each
        for each in state.appointments
    )
    return {
        "last": max(state.last, event.number),
        "appointments": through,
        "representatives": (*state.representatives, made),
    }


def _otherwise(
    state: Representation, event: RepresentativeEnded | RepresentativeCorrected
) -> tuple[Representative, ...]:
    def changed(each: Representative) -> dict[str, object]:
        if isinstance(event, RepresentativeEnded):
            return {"time": _until(each.time, event.until), "why_ended": event.reason}
        return {"who": event.who, "terms": event.now, "time": event.time}

    return tuple(
        each.model_copy(update=changed(each)) if each.number == event.number else each
        for each in state.representatives
    )


def _until(time: Time, day: date) -> Time:
    return time.model_copy(update={"until": day})


def _said(event: Event, *names: str) -> dict[str, Any]:  # Any: fields of a checked event
    return {name: getattr(event, name) for name in names}
