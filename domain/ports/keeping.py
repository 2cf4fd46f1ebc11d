"""What must never change is kept by its hash, apart from the events that name it."""

from typing import Protocol


class ContentKeeper(Protocol):
    """Keeps bytes for ever: the editions that anything was decided under, and what was shown."""

    def keep(self, sha256: str, content: bytes) -> None:
        """Keep *content* under its hash, once; refuse another's hash with ``ValueError``."""
        ...

    def kept(self, sha256: str) -> bytes | None:
        """Return the bytes of this hash, if they were kept; `Unreadable` if they have changed."""
        ...
