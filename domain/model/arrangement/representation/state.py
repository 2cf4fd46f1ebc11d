"""What is known of who represents us in an arrangement is what its events leave."""

from pydantic import BaseModel, ConfigDict

from domain.messages import Event


class Representation(BaseModel):
    """Who represents us in an arrangement, as it stands."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def after(state: Representation, event: Event) -> Representation:
    """Return *state* after *event*; one that is not about it changes nothing."""
    del event
    return state
