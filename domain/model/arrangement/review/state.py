"""What is known of the reviews of an arrangement is what its events leave."""

from pydantic import BaseModel, ConfigDict

from domain.messages import Event


class Review(BaseModel):
    """The reviews of an arrangement, as it stands."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def after(state: Review, event: Event) -> Review:
    """Return *state* after *event*; one that is not about it changes nothing."""
    del event
    return state
