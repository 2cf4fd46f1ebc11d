"""What may be wished of the approval of an arrangement, and what may have happened."""

from domain.messages import Command


class ApprovalCommand(Command):
    """A wish that is about the approval of an arrangement."""
