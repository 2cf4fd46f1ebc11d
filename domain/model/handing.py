"""Whatever belongs to a person by name belongs to their successor once it was handed over."""

from collections.abc import Sequence

from domain.identity import OpaqueId
from domain.messages import Command, Event, Recorded


class OwnerSucceeded(Event, name="owner-succeeded"):
    """What the stream holds was *was*'s and is *now*'s, with every right that goes with it."""

    was: OpaqueId
    now: OpaqueId


class HandOver(Command):
    """Give what the stream holds from one person to another."""

    was: OpaqueId
    now: OpaqueId


def whose(recorded: Sequence[Recorded]) -> str:
    """Return whose a stream's thing is: who began it, or to whom it was handed over last."""
    owner = recorded[0].actor.id if recorded else ""
    for each in recorded:
        if isinstance(each.event, OwnerSucceeded):
            owner = each.event.now
    return owner


def decide(command: HandOver, recorded: Sequence[Recorded]) -> list[Event]:
    """Return what happens; nothing where it is not theirs any more."""
    if command.was == command.now or whose(recorded) != command.was:
        return []
    return [OwnerSucceeded(was=command.was, now=command.now)]
