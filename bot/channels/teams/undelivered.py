"""What could not be delivered says why, and whether trying again later can help."""

from typing import Literal

Reason = Literal[
    "blocked",  # the app was removed from the conversation, or the person has blocked it
    "gone",  # there is no such conversation or message any more
    "too-large",
    "refused",  # for any other reason: repeating it will not help
    "not-allowed",  # by us: that service must not be called, so nothing was sent
    "busy",  # the other side asked for patience, or too much is on its way to that conversation
    "unreachable",  # nothing came of it, or it can be repeated without harm
    "no-token",  # the bot could not sign in, so nothing was sent
    "uncertain",  # it may have arrived: a repetition might be seen twice
]

_WORTH_REPEATING = frozenset({"busy", "unreachable", "no-token"})


class Undelivered(Exception):
    """A message, an update or a deletion that did not go through, or not for certain.

    *status* is what the other side answered, 0 if it did not; *wait* is for how many seconds it
    asked to be left alone. Nothing else of its answer is kept, so this may be logged.
    """

    def __init__(self, reason: Reason, status: int = 0, wait: float = 0.0) -> None:
        """Say *reason*, *status* and *wait*."""
        super().__init__(f"{reason} ({status or 'no answer'})")
        self.reason = reason
        self.status = status
        self.wait = wait

    @property
    def again(self) -> bool:
        """Whether the same may be tried once more later on."""
        return self.reason in _WORTH_REPEATING
