"""The store keeps every event for ever, in order, and carries out each command once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from domain.messages import Recorded


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

    def load(self, stream: str, after: int = 0) -> tuple[Recorded, ...]:
        """Return the events of *stream* beyond its first *after*, oldest first.

        None for a stream that is not there, or that has no more.
        """
        ...

    def read(self, after: int, limit: int) -> tuple[Logged, ...]:
        """Return at most *limit* events of the log that stand after a place."""
        ...

    def streams(self, prefix: str) -> tuple[str, ...]:
        """Return the streams whose names begin with *prefix*, in the order of their names."""
        ...
