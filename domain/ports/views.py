"""Views are lists that follow the log, never hold it up, and can be made anew at any time."""

from dataclasses import dataclass
from typing import Protocol

from domain.views.enquiries import EnquiryRow


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
