"""What is known of the approval of an arrangement is what its events leave."""

from pydantic import BaseModel, ConfigDict

from domain.messages import Event


class Approval(BaseModel):
    """The approval of an arrangement, as it stands."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def after(state: Approval, event: Event) -> Approval:
    """Return *state* after *event*; one that is not about it changes nothing."""
    del event
    return state
