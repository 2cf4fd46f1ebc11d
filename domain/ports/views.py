"""Views are lists that follow the log, never hold it up, and can be made anew at any time."""

from dataclasses import dataclass
from typing import Protocol

from domain.views.view import R, View


@dataclass(frozen=True, slots=True)
class Parked:
    """An event that a view could not fold: it is stored, and waits for a rebuild."""

    view: str
    place: int
    stream: str
    key: str
    reason: str


class Views(Protocol):
    """The rows of every view, as far as the log goes; they come in the order of their keys."""

    def get(self, view: View[R], key: str) -> R | None:
        """Return the row of *key*, if there is one."""
        ...

    def where(self, view: View[R], column: str, value: object) -> tuple[R, ...]:
        """Return the rows whose *column*, one of the indexed, has *value*."""
        ...

    def all(self, view: View[R]) -> tuple[R, ...]:
        """Return every row."""
        ...

    def parked(self) -> tuple[Parked, ...]:
        """Return the events that await a rebuild, oldest first."""
        ...

    def rebuild(self, *, check: bool = False) -> tuple[str, ...]:
        """Fold the log anew, put it in place unless only *check*; return where the two differed."""
        ...
