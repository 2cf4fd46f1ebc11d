"""What comes of a wish about the approval of an arrangement."""

from domain.messages import Event
from domain.model.arrangement.approval.messages import ApprovalCommand
from domain.model.arrangement.approval.state import Approval
from domain.model.arrangement.standing import Standing
from domain.refusals import NotOffered


def decide(command: ApprovalCommand, state: Approval, standing: Standing) -> list[Event]:
    """Return what happens if *command* is carried out, or refuse it."""
    del state, standing
    raise NotOffered(type(command).__name__, ())


def following(before: Approval, after: Approval, was: Standing, standing: Standing) -> list[Event]:
    """Return what must follow here from what happened elsewhere in the arrangement.

    *was* is how the entry stood before, *standing* how it stands now.
    """
    del before, after, was, standing
    return []
