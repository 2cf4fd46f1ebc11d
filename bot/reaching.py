"""Where somebody is reached is kept under the key of the channel, which theirs leads to."""

from typing import Protocol

from pydantic import JsonValue

KNOWN_AS = "knownAs"
"""Under which key the whole reference of somebody of the directory is kept."""


class References(Protocol):
    """What keeps raw references; ``ConversationReferences`` of the store does."""

    def get(self, person: str) -> dict[str, JsonValue] | None:
        """Return what is remembered."""
        ...


def called(person: str) -> str:
    """Return the key under which it is kept who somebody of the directory is in the channel."""
    return f"person:{person}"


def reached(references: References, person: str) -> tuple[str, dict[str, JsonValue]] | None:
    """Return the channel's key for *person* and how they are reached; None where they never came.

    It waits for the store, so no turn may call it.
    """
    named = references.get(called(person)) or {}
    known_as = named.get(KNOWN_AS, person)
    whom = known_as if isinstance(known_as, str) else person
    reference = references.get(whom)
    return None if reference is None else (whom, reference)
