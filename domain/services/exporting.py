"""The register goes out as rows, one after the other, as it stands or as it stood."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from domain.identity import Actor
from domain.policy.policy import Policy
from domain.ports import EventStore, Views
from domain.services.arrangements import Arrangements
from domain.services.sheet_cells import cells_of
from domain.services.sheet_columns import NEXT_REVIEW, Column, Naming, columns_of
from domain.services.sheet_fields import shown
from domain.views.as_at import rows_as_at
from domain.views.records import RECORDS
from domain.views.register import RegisterRow


@dataclass(frozen=True, slots=True)
class Export:
    """The entries to be written, under which policy, and the columns of the sheet."""

    policy: Policy
    columns: tuple[Column, ...]
    entries: tuple[RegisterRow, ...]
    _cells: Callable[[RegisterRow], tuple[str, ...]]

    @property
    def heading(self) -> tuple[str, ...]:
        """The first row."""
        return tuple(column.label for column in self.columns)

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Yield a row for each entry; none is kept."""
        return map(self._cells, self.entries)


class Exporting:
    """Gives the register out, to whoever may read it.

    *next_review* is the day on which the next review of an entry falls due.
    """

    def __init__(
        self,
        arrangements: Arrangements,
        policy: Callable[[], Policy],
        store: EventStore,
        views: Views,
        next_review: Callable[[RegisterRow], date | None],
    ) -> None:
        self._arrangements = arrangements
        self._policy = policy
        self._store = store
        self._views = views
        self._next_review = next_review

    def export(self, actor: Actor, *, register: str = "", as_at: datetime | None = None) -> Export:
        """Return the entries by title, or those of one *register*; *as_at* as they stood then."""
        entries = self._arrangements.all(actor, register=register, as_at=as_at)
        policy = self._policy()
        edition = policy.edition
        columns, naming = columns_of(edition), Naming.of(edition)
        then = None if as_at is None else rows_as_at(self._store, RECORDS, as_at)
        past = None if then is None else {row.id: row for row in then}

        def cells(row: RegisterRow) -> tuple[str, ...]:
            found = self._views.get(RECORDS, row.id) if past is None else past.get(row.id)
            texts = {} if found is None else found.record.texts
            # When the next one falls due is known of today alone.
            due = self._next_review(row) if as_at is None else None
            review = "" if due is None else due.isoformat()

            stands = cells_of(row, naming) | {NEXT_REVIEW: review}

            def cell(column: Column) -> str:
                if column.field is None:
                    return stands[column.id]
                return shown(edition, column.field, texts.get(column.id, ()))

            return tuple(map(cell, columns))

        return Export(policy, columns, entries, cells)
