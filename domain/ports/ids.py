"""Ids come from one place, and none comes twice."""

from typing import Protocol


class Ids(Protocol):
    """Makes ids that nobody has made before."""

    def new(self) -> str:
        """Return 32 hexadecimal characters, the first ten of them beyond guessing."""
        ...
