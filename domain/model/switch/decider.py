"""What happens to a switch when it is to be turned, or why it does not."""

from domain.messages import Event
from domain.model.switch.messages import SwitchTurned, TurnSwitch, Value
from domain.model.switch.refusals import StandsSo
from domain.model.switch.state import Switched
from domain.refusals import NothingSaid


def decide(command: TurnSwitch, state: Switched, at_first: Value) -> list[Event]:
    """Return what happens if the switch is turned; *at_first* it is as its document has it."""
    for field in ("minute", "reason"):
        if not getattr(command, field).text.strip():
            raise NothingSaid(field)
    if command.value == (state.value or at_first):
        raise StandsSo(command.value)
    return [SwitchTurned(**dict(command))]
