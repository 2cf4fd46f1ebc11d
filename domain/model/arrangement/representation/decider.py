"""What comes of a wish about who represents us in an arrangement."""

from domain.messages import Event
from domain.model.arrangement.representation.messages import RepresentationCommand
from domain.model.arrangement.representation.state import Representation
from domain.model.arrangement.standing import Standing
from domain.refusals import NotOffered


def decide(
    command: RepresentationCommand, state: Representation, standing: Standing
) -> list[Event]:
    """Return what happens if *command* is carried out, or refuse it."""
    del state, standing
    raise NotOffered(type(command).__name__, ())


def following(
    before: Representation, after: Representation, was: Standing, standing: Standing
) -> list[Event]:
    """Return what must follow here from what happened elsewhere in the arrangement.

    *was* is how the entry stood before, *standing* how it stands now.
    """
    del before, after, was, standing
    return []
