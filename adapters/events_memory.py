"""The event store in memory: the same contract, for tests and trials."""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import RLock
from typing import Protocol

from adapters.events_mapping import happening, read, written
from domain.messages import Recorded
from domain.ports import Appended, Happening, Logged, Receipt
from domain.refusals import KeyReused, StaleStream


@dataclass(frozen=True, slots=True)
class _Row:
    """An event as a file would hold it, so that reading back is tried here too."""

    stream: str
    position: int
    name: str
    body: bytes

    @property
    def key(self) -> tuple[str, int]:
        return self.stream, self.position

    def event(self) -> Recorded:
        return read(self.stream, self.position, self.name, self.body)


@dataclass(frozen=True, slots=True)
class _Receipt:
    payload: str
    stream: str
    after: int
    events: int


class Follower(Protocol):
    """A view that is written before the append returns."""

    def catch_up(self, log: Sequence[Logged]) -> None:
        """Fold the events of *log* that are new to the view; never refuse one."""
        ...


class MemoryEventStore:
    """Keeps events in a list, one writer at a time."""

    def __init__(self, followers: Sequence[Follower] = ()) -> None:
        self._followers = followers
        self._log: list[_Row] = []
        self._receipts: dict[str, _Receipt] = {}
        self._turn = RLock()

    def append(
        self, stream: str, expected: int, events: Sequence[Recorded], receipt: Receipt
    ) -> Appended:
        """Add *events* and *receipt*, and fold them into the views."""
        with self._turn:
            if (done := self.receipted(receipt)) is not None:
                return done
            if (found := len(self.load(stream))) != expected:
                raise StaleStream(stream, expected, found)
            rows = [_Row(each.stream, each.position, each.name, written(each)) for each in events]
            before = len(self._log)
            self._log += rows
            self._receipts[receipt.key] = _Receipt(receipt.payload, stream, expected, len(rows))
            for follower in self._followers:
                follower.catch_up(self.read(before, len(rows)))
            return Appended(stream, tuple(events), again=False)

    def receipted(self, receipt: Receipt) -> Appended | None:
        """Return what the command of *receipt* added, if it was carried out, or `KeyReused`."""
        with self._turn:
            if (found := self._receipts.get(receipt.key)) is None:
                return None
            if found.payload != receipt.payload:
                raise KeyReused(receipt.key)
            events = self.load(found.stream)[found.after : found.after + found.events]
            return Appended(found.stream, events, again=True)

    def load(self, stream: str, after: int = 0) -> tuple[Recorded, ...]:
        """Return the events of *stream* beyond its first *after*, oldest first."""
        with self._turn:
            rows = [row for row in self._log if row.stream == stream and row.position > after]
            return tuple(row.event() for row in rows)

    def read(self, after: int, limit: int) -> tuple[Logged, ...]:
        """Return at most *limit* events of the log that stand after a place."""
        with self._turn:
            rows = self._log[after : after + limit]
            return tuple(Logged(after + n, row.event()) for n, row in enumerate(rows, start=1))

    def happenings(
        self, beginning: str, after: tuple[str, int], limit: int
    ) -> tuple[Happening, ...]:
        """Return at most *limit* events of the streams whose names begin so, beyond *after*."""
        with self._turn:
            rows = sorted(
                (row for row in self._log if row.stream.startswith(beginning) and row.key > after),
                key=lambda row: row.key,
            )
        found = rows[:limit]
        return tuple(happening(row.stream, row.position, row.name, row.body) for row in found)

    def streams(self, prefix: str) -> tuple[str, ...]:
        """Return the streams whose names begin with *prefix*, in the order of their names."""
        with self._turn:
            return tuple(sorted({r.stream for r in self._log if r.stream.startswith(prefix)}))
