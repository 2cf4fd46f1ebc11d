"""What may be wished of an edition, and what may have happened to one."""

from domain.messages import Command, Event
from domain.policy.edition import EditionRef

STREAM = "edition-"
"""The stream of an edition is this and the hash of its bytes."""


class EditionFirstUsed(Event, name="edition-first-used"):
    """Something is held under the edition for the first time; *status* is as it says itself."""

    edition: EditionRef
    title: str
    status: str


class UseEdition(Command):
    """Hold something under the edition."""

    edition: EditionRef
    title: str
    status: str
