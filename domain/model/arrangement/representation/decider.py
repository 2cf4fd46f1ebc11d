"""What comes of a wish about who represents us in an arrangement."""

from datetime import date

from domain.messages import Event, PersonalText
from domain.model.arrangement.representation.messages import (
    AppointmentStepTaken,
    AppointmentWithdrawn,
    AppointRepresentative,
    CorrectRepresentative,
    EndRepresentative,
    EndStandIn,
    NameStandIn,
    ProposeRepresentative,
    RepresentationCommand,
    RepresentativeAppointed,
    RepresentativeCorrected,
    RepresentativeEnded,
    RepresentativeProposed,
    StandInEnded,
    StandInNamed,
    TakeAppointmentStep,
    WithdrawAppointment,
)
from domain.model.arrangement.representation.parts import Named, Time, WayStep, Written
from domain.model.arrangement.representation.refusals import (
    AlreadyRepresents,
    DaysReversed,
    NobodyNamed,
    NoSuchRepresentative,
    NothingAwaited,
    NotItsTurn,
    OwnAppointment,
    StepOfOthers,
    WhereWritten,
)
from domain.model.arrangement.representation.state import (
    Appointment,
    Representation,
    Representative,
    StandIn,
)
from domain.model.arrangement.standing import Standing
from domain.policy.cycles import in_months
from domain.refusals import NothingSaid, NotRegistered


def decide(
    command: RepresentationCommand, state: Representation, standing: Standing
) -> list[Event]:
    """Return what happens if *command* is carried out, or refuse it.

    What the policy wants of a representative never stops anybody from being recorded.
    """
    match command:
        case ProposeRepresentative():
            return _propose(command, state, standing)
        case TakeAppointmentStep():
            return _take(command, state, standing)
        case WithdrawAppointment():
            _said("reason", command.reason)
            open_yet = _open(state, command.number)
            return [AppointmentWithdrawn(number=open_yet.number, reason=command.reason)]
        case AppointRepresentative():
            return _appoint(command, state, standing)
        case EndRepresentative() | CorrectRepresentative():
            return _change(command, state)
        case NameStandIn() | EndStandIn():
            return _stand_in(command, state)
        case _:
            raise TypeError(type(command).__name__)


def following(
    before: Representation, after: Representation, was: Standing, standing: Standing
) -> list[Event]:
    """Return what must follow here from what happened elsewhere in the arrangement: nothing.

    Whoever represents us goes on doing so whatever becomes of the entry, until that ends.
    """
    del before, after, was, standing
    return []


def _propose(
    command: ProposeRepresentative, state: Representation, standing: Standing
) -> list[Event]:
    """Begin the way; where its first step is to propose, that is taken with it."""
    if standing.edition is None:
        raise NotRegistered
    _nobody_else(command.who, state, standing.day)
    number = state.last + 1
    proposed = RepresentativeProposed(
        edition=standing.edition,
        number=number,
        proposed_on=standing.day,
        proposed_by=standing.by.id,
        **dict(command),
    )
    first = command.way.steps[0]
    if first.does != "proposes":
        return [proposed]
    if not standing.by.holds(first.office):
        raise StepOfOthers(first.office)
    return [proposed, _taken(number, first, standing.day)]


def _take(command: TakeAppointmentStep, state: Representation, standing: Standing) -> list[Event]:
    """Take the step that is awaited; after the last one the person is appointed."""
    appointment = _open(state, command.number)
    step = appointment.awaited
    if step is None:
        raise NothingAwaited
    if step.id != command.step:
        raise NotItsTurn(step.says)
    _may_take(step, appointment, command, standing)
    taken = _taken(command.number, step, standing.day, command)
    if command.outcome == "declined" or step is not appointment.way.steps[-1]:
        return [taken]
    if standing.edition is None:
        raise NotRegistered
    months = appointment.way.every_months
    appointed = RepresentativeAppointed(
        edition=standing.edition,
        number=appointment.number,
        who=appointment.who,
        terms=appointment.terms,
        time=Time(since=standing.day),
        route=appointment.way.route,
        written=command.written,
        renew_by=None if months is None else in_months(standing.day, months),
    )
    return [taken, appointed]


def _may_take(
    step: WayStep, appointment: Appointment, command: TakeAppointmentStep, standing: Standing
) -> None:
    """Refuse who does not hold the office, who decides on their own, a body without its minute."""
    if not standing.by.holds(step.office):
        raise StepOfOthers(step.office)
    if step.body:
        if command.written.minute is None or not command.written.minute.text.strip():
            raise WhereWritten(step.body)
    elif step.decides and standing.by.id in {appointment.who.person, appointment.proposed_by}:
        raise OwnAppointment


def _taken(
    number: int, step: WayStep, day: date, command: TakeAppointmentStep | None = None
) -> AppointmentStepTaken:
    return AppointmentStepTaken(
        number=number,
        step=step.id,
        office=step.office,
        body=step.body,
        outcome="done" if command is None else command.outcome,
        day=day,
        written=Written() if command is None else command.written,
        note=None if command is None else command.note,
    )


def _appoint(
    command: AppointRepresentative, state: Representation, standing: Standing
) -> list[Event]:
    if standing.edition is None:
        raise NotRegistered
    _in_order(command.time)
    _nobody_else(command.who, state, command.time.since)
    return [
        RepresentativeAppointed(
            edition=standing.edition,
            number=state.last + 1,
            route="",
            renew_by=None,
            **dict(command),
        )
    ]


def _change(
    command: EndRepresentative | CorrectRepresentative, state: Representation
) -> list[Event]:
    one = _one(state, command.number)
    _said("reason", command.reason)
    if isinstance(command, EndRepresentative):
        _in_order(Time(since=one.time.since, until=command.until))
        if one.time.until == command.until:
            return []
        return [RepresentativeEnded(**dict(command))]
    _in_order(command.time)
    if not command.who.known:
        raise NobodyNamed
    if (command.who, command.now, command.time) == (one.who, one.terms, one.time):
        return []
    return [RepresentativeCorrected(**dict(command))]


def _stand_in(command: NameStandIn | EndStandIn, state: Representation) -> list[Event]:
    if isinstance(command, EndStandIn):
        one = _standing_in(state, command.number)
        _in_order(Time(since=one.time.since, until=command.until))
        return [] if one.time.until == command.until else [StandInEnded(**dict(command))]
    if not command.who.known:
        raise NobodyNamed
    _said("why", command.why)
    _in_order(command.time)
    if command.instead_of is not None:
        instead = _one(state, command.instead_of)
        if instead.who.is_same(command.who):
            raise AlreadyRepresents
    return [StandInNamed(number=state.last + 1, **dict(command))]


def _nobody_else(who: Named, state: Representation, day: date) -> None:
    """Refuse whom nobody can tell, and whoever is there already or on the way."""
    if not who.known:
        raise NobodyNamed
    there = (*(each.who for each in state.on(day)), *(each.who for each in state.awaited))
    if any(each.is_same(who) for each in there):
        raise AlreadyRepresents


def _open(state: Representation, number: int) -> Appointment:
    for each in state.appointments:
        if each.number == number:
            if each.standing != "open":
                raise NothingAwaited
            return each
    raise NoSuchRepresentative(number)


def _one(state: Representation, number: int) -> Representative:
    for each in state.representatives:
        if each.number == number:
            return each
    raise NoSuchRepresentative(number)


def _standing_in(state: Representation, number: int) -> StandIn:
    for each in state.stand_ins:
        if each.number == number:
            return each
    raise NoSuchRepresentative(number)


def _in_order(time: Time) -> None:
    if time.until is not None and time.until < time.since:
        raise DaysReversed


def _said(field: str, text: PersonalText) -> None:
    if not text.text.strip():
        raise NothingSaid(field)
