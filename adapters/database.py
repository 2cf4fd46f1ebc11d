"""What the databases have in common is written once: the SQL that all of them read alike."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

RESTORE = "Keep it as it is, restore the last backup beside it and start with that."
"""What to do about anything damaged."""


class Cursor(Protocol):
    """Carries out statements, whose parameters are written as ``?`` for every database."""

    def execute(self, statement: str, parameters: Sequence[object] = (), /) -> None:
        """Carry out one statement."""
        ...

    def executemany(self, statement: str, rows: Sequence[Sequence[object]], /) -> None:
        """Carry out one statement for each of *rows*."""
        ...

    def fetchone(self) -> Any:  # noqa: ANN401 - a row, whose columns are found by name
        """Return the next row, or nothing."""
        ...

    def fetchall(self) -> list[Any]:  # Any: rows, whose columns are found by name
        """Return the rows that are left."""
        ...


class Database(Protocol):
    """Tables that other threads and processes may use at the same time."""

    text: str
    """How a column is declared that holds text, and is ordered by code points."""

    place: str
    """What the column of the log is called that holds an event's place."""

    def reading(self) -> AbstractContextManager[Cursor]:
        """Give a cursor that sees what is kept now, whatever others write meanwhile."""
        ...

    def writing(self) -> AbstractContextManager[Cursor]:
        """Give a cursor whose work is kept whole, or not at all; other writers wait."""
        ...

    def alone(self) -> AbstractContextManager[Cursor]:
        """Give a cursor of one connection that ends its transactions itself."""
        ...

    def begin(self, cursor: Cursor) -> None:
        """Begin a transaction on a cursor of `alone`; other writers wait."""
        ...

    def ensure(self, table: str, statements: Sequence[str]) -> None:
        """Make *table* by *statements* unless it is there."""
        ...
