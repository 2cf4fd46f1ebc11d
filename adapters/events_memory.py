"""The event store and its view in memory: the same contract, for tests and trials."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import RLock
from typing import Protocol, TypeAlias

from adapters.events_mapping import read, written
from domain.messages import Recorded
from domain.model.enquiry.messages import STREAM
from domain.ports import Appended, Logged, Parked, Receipt
from domain.refusals import KeyReused, StaleStream
from domain.views.enquiries import EnquiryRow, fold, id_of

Fold: TypeAlias = Callable[[EnquiryRow | None, Recorded], EnquiryRow | None]


@dataclass(frozen=True, slots=True)
class _Row:
    """An event as a file would hold it, so that reading back is tried here too."""

    stream: str
    position: int
    name: str
    body: bytes

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

    def load(self, stream: str) -> tuple[Recorded, ...]:
        """Return every event of *stream*, oldest first."""
        with self._turn:
            return tuple(row.event() for row in self._log if row.stream == stream)

    def read(self, after: int, limit: int) -> tuple[Logged, ...]:
        """Return at most *limit* events of the log that stand after a place."""
        with self._turn:
            rows = self._log[after : after + limit]
            return tuple(Logged(after + n, row.event()) for n, row in enumerate(rows, start=1))

    def streams(self, prefix: str) -> tuple[str, ...]:
        """Return the streams whose names begin with *prefix*, in the order of their names."""
        with self._turn:
            return tuple(sorted({r.stream for r in self._log if r.stream.startswith(prefix)}))


class MemoryEnquiryViews:
    """The list of enquiries in a dictionary, and the log it was folded from."""

    def __init__(self, fold: Fold = fold) -> None:
        self._fold = fold
        self._log: list[Logged] = []
        self._rows: dict[str, EnquiryRow] = {}
        self._parked: tuple[Parked, ...] = ()

    def by_opener(self, opener: str) -> tuple[EnquiryRow, ...]:
        """Return the enquiries that *opener* opened, newest first."""
        rows = sorted(
            (row for row in self._rows.values() if row.opener == opener), key=lambda r: r.id
        )
        return tuple(map(self._flagged, sorted(rows, key=lambda r: r.opened_at, reverse=True)))

    def find(self, enquiry: str) -> EnquiryRow | None:
        """Return the row of one enquiry, by its whole id."""
        row = self._rows.get(enquiry)
        return None if row is None else self._flagged(row)

    def parked(self) -> tuple[Parked, ...]:
        """Return the events that await a rebuild, oldest first."""
        return self._parked

    def catch_up(self, log: Sequence[Logged]) -> None:
        """Fold the events of *log*; park those that do not fold."""
        self._log += log
        self._parked += self._folded(self._rows, log)

    def rebuild(self, *, check: bool = False) -> tuple[str, ...]:
        """Fold the log anew, put it in place unless only *check*; return where the two differed."""
        anew: dict[str, EnquiryRow] = {}
        parked = self._folded(anew, self._log)
        ids = sorted({*self._rows, *anew})
        told = [f"{i}: differs from the log" for i in ids if self._rows.get(i) != anew.get(i)]
        told += [
            f"{p.stream} at {p.place}: parked, and folds now"
            for p in self._parked
            if p not in parked
        ]
        told += [f"{p.stream} at {p.place}: does not fold: {p.reason}" for p in parked]
        if not check:
            self._rows, self._parked = anew, parked
        return tuple(told)

    def _folded(self, rows: dict[str, EnquiryRow], log: Sequence[Logged]) -> tuple[Parked, ...]:
        parked = []
        for each in log:
            stream = each.recorded.stream
            if (enquiry := id_of(stream)) is None:
                continue
            try:
                after = self._fold(rows.get(enquiry), each.recorded)
            except Exception as error:  # noqa: BLE001 - whatever it is, recording the event wins
                parked.append(Parked(each.place, stream, f"{type(error).__name__}: {error}"))
            else:
                if after is not None:
                    rows[enquiry] = after
        return tuple(parked)

    def _flagged(self, row: EnquiryRow) -> EnquiryRow:
        parked = any(each.stream == STREAM + row.id for each in self._parked)
        return row.model_copy(update={"flagged": True}) if parked else row
