"""What may be wished of the reviews of an arrangement, and what may have happened."""

from domain.messages import Command


class ReviewCommand(Command):
    """A wish that is about the reviews of an arrangement."""
