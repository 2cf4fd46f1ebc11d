"""Folding is the same in every store: rows as they are kept go in, rows to be kept come out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from adapters.events_mapping import read
from domain.messages import Recorded
from domain.ports import Parked
from domain.views.view import AnyView, R, Row, View, as_column

REASON_LENGTH = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the log: its event, or why that cannot be read."""

    place: int
    stream: str
    event: Recorded | Exception


@dataclass(frozen=True, slots=True)
class Concern:
    """An event and the key of the row that it concerns, or why the key cannot be told."""

    entry: Entry
    key: str
    event: Recorded | Exception


@dataclass(frozen=True, slots=True)
class Kept:
    """A row as it is kept: its JSON, and what it is found by."""

    body: str
    columns: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Folded:
    """What a batch leaves: rows by key (none for one to be removed), and what did not fold."""

    rows: dict[str, Kept | None]
    parked: tuple[Parked, ...]


def entry(place: int, stream: str, position: int, name: str, body: bytes) -> Entry:
    """Return the entry of one row of the log."""
    try:
        return Entry(place, stream, read(stream, position, name, body))
    except Exception as fault:  # noqa: BLE001 - whatever it is, the rest goes on
        return Entry(place, stream, fault)


def concerns(view: AnyView, entries: Iterable[Entry]) -> tuple[Concern, ...]:
    """Return those of *entries* that concern *view*, each with its key."""
    return tuple(found for each in entries if (found := _concern(view, each)) is not None)


def fold(view: AnyView, found: Sequence[Concern], bodies: Mapping[str, str]) -> Folded:
    """Fold *found* into the rows whose JSON is in *bodies*; nothing an event does can stop it."""
    rows: dict[str, Kept | None] = {}
    parked: list[Parked] = []
    for each in found:
        try:
            if isinstance(each.event, Exception):
                raise each.event  # noqa: TRY301 - parked like a fault in the fold
            kept = rows.get(each.key)
            body = kept.body if kept else None if each.key in rows else bodies.get(each.key)
            after = view.fold(None if body is None else row_of(view, body), each.event)
            as_column(each.key)
            if after is not None or body is not None:
                rows[each.key] = None if after is None else kept_of(view, after)
        except Exception as fault:  # noqa: BLE001 - whatever it is, recording the event wins
            parked.append(parked_for(view, each, fault))
    return Folded(rows, tuple(parked))


def parked_for(view: AnyView, concern: Concern, fault: Exception) -> Parked:
    """Return the note that the event of *concern* was not folded, and why."""
    reason = f"{type(fault).__name__}: {fault}"[:REASON_LENGTH].replace("\0", "")
    key = concern.key.replace("\0", "")
    return Parked(view.table, concern.entry.place, concern.entry.stream, key, reason)


def row_of(view: View[R], body: str, *, flagged: bool = False) -> R:
    """Return the row whose JSON is *body*."""
    row = view.row.model_validate_json(body)
    return row.model_copy(update={"flagged": True}) if flagged else row


def kept_of(view: AnyView, row: Row) -> Kept:
    """Return *row* as it is kept."""
    columns = tuple(as_column(getattr(row, name)) for name in view.indexed)
    return Kept(row.model_dump_json(exclude={"flagged"}), columns)


def told_of_parked(view: AnyView, was: Iterable[Parked], now: Sequence[Parked]) -> list[str]:
    """Say which events fold now that did not, and which still do not."""
    still = {each.place for each in now}
    mended = [
        f"{view.name}: {each.stream} at {each.place}: parked, and folds now"
        for each in was
        if each.place not in still
    ]
    return mended + [
        f"{view.name}: {each.stream} at {each.place}: does not fold: {each.reason}" for each in now
    ]


def told_of_row(
    view: AnyView, key: str, live: Mapping[str, object] | None, anew: Mapping[str, object] | None
) -> list[str]:
    """Say where a row differs from what the log makes of it, value by value."""
    if live is None or anew is None:
        return [f"{view.name} {key}: only in the {'log' if live is None else 'view'}"]
    return [
        f"{view.name} {key}: {name} is {live.get(name)!r} in the view, "
        f"{anew.get(name)!r} from the log"
        for name in dict.fromkeys([*live, *anew])
        if live.get(name) != anew.get(name)
    ]


def _concern(view: AnyView, each: Entry) -> Concern | None:
    own = view.own(each.stream)
    if own is None or isinstance(each.event, Exception):
        return None if own is None else Concern(each, own, each.event)
    try:
        key = view.key(each.event)
    except Exception as fault:  # noqa: BLE001 - parked under the stream's own key
        return Concern(each, own, fault)
    return None if key is None else Concern(each, key, each.event)
