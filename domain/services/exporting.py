"""The register goes out as rows, one after the other, as it stands or as it stood."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from domain.identity import Actor
from domain.policy.policy import Policy
from domain.services.arrangements import Arrangements
from domain.services.sheet_cells import cell_of
from domain.services.sheet_columns import Column, Naming, columns_of
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
    """Gives the register out, to whoever may read it."""

    def __init__(self, arrangements: Arrangements, policy: Callable[[], Policy]) -> None:
        self._arrangements = arrangements
        self._policy = policy

    def export(self, actor: Actor, *, register: str = "", as_at: datetime | None = None) -> Export:
        """Return the entries by title, or those of one *register*; *as_at* as they stood then."""
        entries = self._arrangements.all(actor, register=register, as_at=as_at)
        policy = self._policy()
        columns, naming = columns_of(policy.edition), Naming.of(policy.edition)

        def cells(row: RegisterRow) -> tuple[str, ...]:
            return tuple(cell_of(column, row, naming) for column in columns)

        return Export(policy, columns, entries, cells)
