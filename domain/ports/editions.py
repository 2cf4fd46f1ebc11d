"""Editions are found by policy or by hash, and what anything was decided under is kept."""

from datetime import date
from typing import Protocol, TypeAlias

from domain.policy.edition import EditionRef
from domain.policy.policy import Policy
from domain.policy.publishing import Publications
from domain.ports.keeping import ContentKeeper

EditionKeeper: TypeAlias = ContentKeeper
"""Keeps the bytes of every edition that anything was decided under."""


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


class Shelf(Protocol):
    """Has every edition that is here, drafts among them."""

    def versions(self, policy: str) -> tuple[str, ...]:
        """Return the versions of *policy*, oldest first; raise :class:`UnknownPolicy`."""
        ...

    def at(self, policy: str, version: str) -> Policy:
        """Return one edition; raise :class:`UnknownPolicy` or :class:`BadEdition`."""
        ...

    def in_force(self, policy: str, day: date) -> Policy:
        """Return the edition of *policy* in force on *day*, raising as :meth:`Editions.current`."""
        ...

    def content(self, ref: EditionRef) -> bytes:
        """Return the bytes of an edition that was read here."""
        ...


class PublicationLock(Protocol):
    """Says what was published of each policy, and for when."""

    def published(self, policy: str) -> Publications:
        """Return the publications of *policy*, none for a policy without; :class:`BadEdition`."""
        ...

    def publish(self, policy: str, published: Publications) -> None:
        """Let *published* be what was published of *policy*; `Unavailable` where it cannot."""
        ...

    def must_be_writable(self) -> None:
        """Raise `Unavailable` where :meth:`publish` would."""
        ...
