"""What happens when somebody leaves or is back, or why it does not."""

from typing import assert_never

from domain.messages import Event
from domain.model.office.refusals import HasLeft, HasNotLeft, SucceedsThemselves
from domain.model.person.messages import LetGo, PersonCommand, PersonLeft, PersonReturned, TakeBack
from domain.model.person.state import Absence
from domain.refusals import NothingSaid


def decide(command: PersonCommand, absences: tuple[Absence, ...]) -> list[Event]:
    """Return what happens if *command* is carried out, or refuse it.

    Said again it changes nothing, so that a handover which was cut off can go on.
    """
    open_ = next((each for each in absences if each.back is None), None)
    match command:
        case LetGo():
            if command.successor == command.person:
                raise SucceedsThemselves
            if open_ is None:
                return [PersonLeft(**dict(command))]
            if (open_.until, open_.successor) != (command.until, command.successor):
                raise HasLeft(command.person, open_.successor)
            return []
        case TakeBack():
            if open_ is None:
                raise HasNotLeft
            if not command.reason.text.strip():
                raise NothingSaid("reason")
            return [PersonReturned(**dict(command))]
        case _:
            assert_never(command)
