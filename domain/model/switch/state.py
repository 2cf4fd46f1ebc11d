"""A switch is what its events leave: evolve takes any event and refuses none."""

from dataclasses import dataclass, replace

from pydantic import BaseModel, ConfigDict

from domain.messages import Event
from domain.model.switch.messages import SwitchTurned, Value


class Turn(BaseModel):
    """One decision on a switch: how it was turned, by which office, where that is written."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: Value
    by: str
    minute: str
    document: str
    reason: str


@dataclass(frozen=True, slots=True)
class Switched:
    """How a switch was turned, the last time last; never turned, it is as its document has it."""

    turns: tuple[Turn, ...] = ()

    @property
    def value(self) -> Value | None:
        """How it was turned last."""
        return self.turns[-1].value if self.turns else None


UNTURNED = Switched()


def evolve(state: Switched, event: Event) -> Switched:
    """Return *state* after *event*; one that is of something else changes nothing."""
    if not isinstance(event, SwitchTurned):
        return state
    return replace(state, turns=(*state.turns, turn_of(event)))


def turn_of(event: SwitchTurned) -> Turn:
    """Return what *event* says, in plain texts."""
    return Turn(
        value=event.value,
        by=event.by,
        minute=event.minute.text,
        document="" if event.document is None else event.document.text,
        reason=event.reason.text,
    )
