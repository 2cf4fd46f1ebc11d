"""A port is the role that something outside plays for us, in at most five methods."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from domain.messages import Recorded
from domain.policy.edition import EditionRef
from domain.policy.policy import Policy
from domain.views.enquiries import EnquiryRow


@dataclass(frozen=True, slots=True)
class Receipt:
    """What proves that a command was carried out: its key, and the hash of what was wished."""

    key: str
    payload: str


@dataclass(frozen=True, slots=True)
class Logged:
    """An event and its place in the log of all streams; places grow and never return."""

    place: int
    recorded: Recorded


@dataclass(frozen=True, slots=True)
class Appended:
    """What one command added to one stream; *again* when it did so before and adds nothing now."""

    stream: str
    events: tuple[Recorded, ...]
    again: bool


class EventStore(Protocol):
    """Keeps events for ever, in order, each once."""

    def append(
        self, stream: str, expected: int, events: Sequence[Recorded], receipt: Receipt
    ) -> Appended:
        """Add *events* and *receipt* to a stream of *expected* events: all of it, or nothing.

        A receipt that is there already wins over everything: its events are returned and nothing is
        added. Raises :class:`StaleStream`, :class:`KeyReused`, :class:`Unavailable`.
        """
        ...

    def receipted(self, receipt: Receipt) -> Appended | None:
        """Return what the command of *receipt* added, if it was carried out, or `KeyReused`."""
        ...

    def load(self, stream: str) -> tuple[Recorded, ...]:
        """Return every event of *stream*, oldest first; none for a stream that is not there."""
        ...

    def read(self, after: int, limit: int) -> tuple[Logged, ...]:
        """Return at most *limit* events of the log that stand after a place."""
        ...

    def streams(self, prefix: str) -> tuple[str, ...]:
        """Return the streams whose names begin with *prefix*, in the order of their names."""
        ...


class Clock(Protocol):
    """Knows what time it is."""

    def now(self) -> datetime:
        """Return this moment, in UTC."""
        ...

    def today(self) -> date:
        """Return the day it is in London."""
        ...


class Ids(Protocol):
    """Makes ids that nobody has made before."""

    def new(self) -> str:
        """Return 32 hexadecimal characters, the first ten of them beyond guessing."""
        ...


class Editions(Protocol):
    """Has the editions of the policies."""

    def current(self, policy: str) -> Policy:
        """Return the edition of *policy* that a new enquiry is held under."""
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


@dataclass(frozen=True, slots=True)
class Parked:
    """An event that a view could not fold: it is stored, and waits for a rebuild."""

    place: int
    stream: str
    reason: str


class EnquiryViews(Protocol):
    """The list of enquiries, as far as the log goes."""

    def by_opener(self, opener: str) -> tuple[EnquiryRow, ...]:
        """Return the enquiries that *opener* opened, newest first."""
        ...

    def find(self, enquiry: str) -> EnquiryRow | None:
        """Return the row of one enquiry, by its whole id."""
        ...

    def parked(self) -> tuple[Parked, ...]:
        """Return the events that await a rebuild, oldest first."""
        ...

    def rebuild(self, *, check: bool = False) -> tuple[str, ...]:
        """Fold the log anew, put it in place unless only *check*; return where the two differed."""
        ...
