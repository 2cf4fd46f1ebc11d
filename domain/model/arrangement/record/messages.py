"""What may be wished of what the register holds of an entry, and what may have happened."""

from domain.messages import Command


class RecordCommand(Command):
    """A wish that is about what the register holds of an entry."""
