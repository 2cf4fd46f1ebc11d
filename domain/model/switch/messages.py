"""What may be wished of a switch of a process, and what may have happened to one."""

from typing import Literal, TypeAlias

from domain.messages import Command, Event, PersonalText

STREAM = "switch-"
"""The stream of a switch is this and its layer and id, as :func:`id_of` writes them."""

Value: TypeAlias = Literal["on", "off"]


def id_of(layer: str, switch: str) -> str:
    """Return how a switch of a layer is named within its stream.

    >>> id_of("scrutiny", "npu_collation")
    'scrutiny.npu_collation'
    """
    return f"{layer}.{switch}"


class SwitchTurned(Event, name="switch-turned"):
    """The office *by* decided that a part of the process is on or off from that day.

    *minute* says where the decision is written, *document* what it rests on.
    """

    value: Value
    by: str
    minute: PersonalText
    document: PersonalText | None
    reason: PersonalText


class TurnSwitch(Command):
    """Record that a part of the process is on or off from now; the fields are the event's."""

    value: Value
    by: str
    minute: PersonalText
    document: PersonalText | None = None
    reason: PersonalText
