"""What comes of a wish about what the register holds of an entry."""

from domain.messages import Event
from domain.model.arrangement.record.messages import RecordCommand
from domain.model.arrangement.record.state import Record
from domain.model.arrangement.standing import Standing
from domain.refusals import NotOffered


def decide(command: RecordCommand, state: Record, standing: Standing) -> list[Event]:
    """Return what happens if *command* is carried out, or refuse it."""
    del state, standing
    raise NotOffered(type(command).__name__, ())


def following(before: Record, after: Record, was: Standing, standing: Standing) -> list[Event]:
    """Return what must follow here from what happened elsewhere in the arrangement.

    *was* is how the entry stood before, *standing* how it stands now.
    """
    del before, after, was, standing
    return []
