"""A view is described once: which events concern it, how it folds them, what it is found by."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, ClassVar, Generic, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict

from domain.identity import short_form
from domain.messages import Recorded

_NAME = re.compile(r"^[a-z][a-z_]{0,39}$")
_OURS = {"key", "body", "flagged"}
"""What a view's table holds besides the columns that it is found by."""

LONGEST = 600
"""Characters that every database can find a row by, however many bytes each of them is."""


class Row(BaseModel):
    """One line of a list; *flagged* means that an event of it awaits a rebuild.

    What a row holds must come back from JSON as it went in: tuples and mappings, never sets.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    flagged: bool = False


class Numbered(Row):
    """A row for one stream, whose id has a short form; *begins* is what the stream's name does."""

    prefix: ClassVar[str]
    begins: ClassVar[str]

    id: str

    @property
    def short(self) -> str:
        """The id as people see it."""
        return short_form(self.prefix, self.id)

    @property
    def stream(self) -> str:
        """The name of its stream."""
        return self.begins + self.id


R = TypeVar("R", bound=Row)


@dataclass(frozen=True, slots=True)
class View(Generic[R]):
    """A list of rows by key, folded from the events of the streams whose names begin so.

    *form* counts the forms of its rows: a new one is a table of its own, filled at the first start.
    *fold* is given the row as stored; returning none for a row that is there removes it. *keyed*
    says which row an event concerns, if any; unless given, that is what follows the stream's
    beginning. *indexed* are attributes of the row, properties included.
    """

    name: str
    form: int
    row: type[R]
    streams: tuple[str, ...]
    fold: Callable[[R | None, Recorded], R | None]
    indexed: tuple[str, ...] = ()
    keyed: Callable[[Recorded], str | None] | None = None

    def __post_init__(self) -> None:
        """Refuse what could not be a table, or not be found by."""
        for name in (self.name, *self.indexed):
            if not _NAME.match(name):
                raise ValueError(f"{name!r} cannot name a table or a column")
        for column in self.indexed:
            if column in _OURS or not _has(self.row, column):
                raise ValueError(f"{self.row.__name__} cannot be found by {column!r}")

    @property
    def table(self) -> str:
        """Where its rows are kept."""
        return f"{self.name}_{self.form}"

    def own(self, stream: str) -> str | None:
        """Return what follows the beginning of *stream*, or nothing if it does not concern us."""
        for beginning in self.streams:
            if stream.startswith(beginning):
                return stream.removeprefix(beginning)
        return None

    def key(self, recorded: Recorded) -> str | None:
        """Return the key of the row that *recorded* concerns, if any."""
        own = self.own(recorded.stream)
        return own if own is None or self.keyed is None else self.keyed(recorded)

    def check(self, column: str) -> None:
        """Refuse a column that the view is not found by."""
        if column not in self.indexed:
            raise ValueError(f"the view {self.name} is not found by {column!r}")


AnyView: TypeAlias = View[Any]  # Any: views of different rows stand side by side


def as_column(value: object) -> str | None:
    """Return *value* as a column holds it, alike in every store; ``TypeError`` for what has none.

    >>> as_column(True), as_column(7), as_column(None), as_column(date(2026, 7, 1))
    ('true', '7', None, '2026-07-01')
    """
    if isinstance(value, Enum):
        value = value.value
    match value:
        case None:
            return None
        case bool():
            return "true" if value else "false"
        case str() if "\0" in value or len(value) > LONGEST:
            raise ValueError(f"a column holds no NUL and at most {LONGEST} characters")
        case str():
            return value
        case int():
            return str(value)
        case datetime() | date():
            return value.isoformat()
        case _:
            raise TypeError(f"{type(value).__name__} is nothing that a row is found by")


def _has(row: type[Row], column: str) -> bool:
    return column in row.model_fields or isinstance(getattr(row, column, None), property)
