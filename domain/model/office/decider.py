"""What happens to an office when somebody is to hold it or to stand down, or why it does not."""

from typing import assert_never

from domain.messages import Event
from domain.model.office.messages import (
    AppointToOffice,
    OfficeAppointed,
    OfficeCommand,
    OfficeVacated,
    StandDown,
)
from domain.model.office.state import Office
from domain.refusals import AlreadyHolds, HoldsNoOffice


def decide(command: OfficeCommand, state: Office) -> list[Event]:
    """Return what happens if *command* is carried out, or refuse it.

    Several people may hold an office together; nobody holds one twice at once, and nobody stands
    down before they began.
    """
    held = [each for each in state.tenures if each.person == command.person]
    match command:
        case AppointToOffice():
            if any(each.until is None or each.until >= command.since for each in held):
                raise AlreadyHolds(command.office)
            return [OfficeAppointed(**dict(command))]
        case StandDown():
            if not any(each.until is None and each.since <= command.until for each in held):
                raise HoldsNoOffice(command.office)
            return [OfficeVacated(**dict(command))]
        case _:
            assert_never(command)
