"""What happens to an office when somebody is to hold it or to stand down, or why it does not."""

from datetime import date
from typing import assert_never

from domain.messages import Event
from domain.model.office.messages import (
    ActingAppointed,
    AppointActing,
    AppointToOffice,
    DelegateOffice,
    OfficeAppointed,
    OfficeCommand,
    OfficeDelegated,
    OfficeVacated,
    StandDown,
)
from domain.model.office.refusals import DelegatesToThemselves, EndsBeforeItBegins
from domain.model.office.state import Office, Tenure
from domain.refusals import AlreadyHolds, HoldsNoOffice, NothingSaid


def decide(command: OfficeCommand, state: Office, named: tuple[str, ...] = ()) -> list[Event]:
    """Return what happens if *command* is carried out, or refuse it.

    Several people may hold an office together; nobody holds one twice at once, and nobody stands
    down before they began, unless it is said why. *named* hold it by the directory's word.
    """
    match command:
        case AppointToOffice():
            _in_order(command.since, command.until)
            _free(command, [each for each in _of(command, state) if each.capacity == "holder"])
            return [OfficeAppointed(**dict(command))]
        case AppointActing():
            _in_order(command.since, command.until)
            _free(command, [each for each in _of(command, state) if each.capacity == "acting"])
            if not command.why.text.strip():
                raise NothingSaid("why")
            return [ActingAppointed(**dict(command))]
        case DelegateOffice():
            return _delegate(command, state, named)
        case StandDown():
            return _stand_down(command, state)
        case _:
            assert_never(command)


def _delegate(command: DelegateOffice, state: Office, named: tuple[str, ...]) -> list[Event]:
    """Let whoever holds the office, or acts in it, delegate for a time that has an end."""
    _in_order(command.since, command.until)
    if command.by == command.person:
        raise DelegatesToThemselves
    if not command.what.text.strip():
        raise NothingSaid("what")
    theirs = (
        each.person
        for each in state.tenures
        if each.capacity != "delegate" and each.is_of(command.seat) and each.covers(command.since)
    )
    if command.by not in {*named, *theirs}:
        raise HoldsNoOffice(command.office)
    others = [each for each in _of(command, state) if each.capacity == "delegate"]
    _free(command, [each for each in others if each.by == command.by])
    return [OfficeDelegated(**dict(command))]


def _stand_down(command: StandDown, state: Office) -> list[Event]:
    running = [
        each
        for each in _of(command, state)
        if each.capacity == command.capacity and (each.until is None or each.until > command.until)
    ]
    said = command.reason is not None and bool(command.reason.text.strip())
    if not any(said or each.since <= command.until for each in running):
        raise HoldsNoOffice(command.office)
    return [OfficeVacated(**dict(command))]


def _of(command: OfficeCommand, state: Office) -> list[Tenure]:
    return [
        each
        for each in state.tenures
        if each.person == command.person and each.seat == command.seat
    ]


def _free(command: AppointToOffice | AppointActing | DelegateOffice, theirs: list[Tenure]) -> None:
    if any(each.meets(command.since, command.until) for each in theirs):
        raise AlreadyHolds(command.office)


def _in_order(since: date, until: date | None) -> None:
    if until is not None and until < since:
        raise EndsBeforeItBegins
