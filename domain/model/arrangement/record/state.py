"""What is known of what the register holds of an entry is what its events leave."""

from pydantic import BaseModel, ConfigDict

from domain.messages import Event


class Record(BaseModel):
    """What the register holds of an entry, as it stands."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def after(state: Record, event: Event) -> Record:
    """Return *state* after *event*; one that is not about it changes nothing."""
    del event
    return state
