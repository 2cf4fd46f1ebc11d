"""Editions are found by policy or by hash, and what anything was decided under is kept."""

from typing import Protocol

from domain.policy.edition import EditionRef
from domain.policy.policy import Policy


class BadEdition(Exception):
    """An edition that cannot be read; its text says every fault."""


class UnknownPolicy(BadEdition):
    """A policy of which no edition is here."""


class UnknownLayer(BadEdition):
    """A layer of which no edition is here."""


class Editions(Protocol):
    """Has the editions of the policies."""

    def policies(self) -> tuple[str, ...]:
        """Return the ids of the policies that are here, in their order."""
        ...

    def current(self, policy: str) -> Policy:
        """Return the edition of *policy* that a new enquiry is held under.

        Raises :class:`UnknownPolicy` or :class:`BadEdition`.
        """
        ...

    def by_hash(self, ref: EditionRef, kept: bytes | None) -> Policy:
        """Return the very edition of *ref*, read from the bytes *kept* of it if there are any."""
        ...

    def bytes_of_current(self, policy: str) -> bytes:
        """Return the bytes of the current edition of *policy*, over which its hash is taken."""
        ...


class EditionKeeper(Protocol):
    """Keeps the bytes of every edition that anything was decided under."""

    def keep(self, sha256: str, content: bytes) -> None:
        """Keep *content* under its hash, once; refuse another's hash with ``ValueError``."""
        ...

    def kept(self, sha256: str) -> bytes | None:
        """Return the bytes of this hash, if they were kept; `Unreadable` if they have changed."""
        ...
