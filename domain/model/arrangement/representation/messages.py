"""What may be wished of who represents us in an arrangement, and what may have happened."""

from domain.messages import Command


class RepresentationCommand(Command):
    """A wish that is about who represents us in an arrangement."""
