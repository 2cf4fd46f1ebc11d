"""The log can be read stream after stream, past whatever of it cannot be read."""

from dataclasses import dataclass
from typing import Protocol

from domain.messages import Recorded
from domain.refusals import Unreadable


@dataclass(frozen=True, slots=True)
class Happening:
    """The event at a position of a stream, or why it cannot be read."""

    stream: str
    position: int
    event: Recorded | Unreadable


class Histories(Protocol):
    """Reads many streams in a few readings."""

    def happenings(
        self, beginning: str, after: tuple[str, int], limit: int
    ) -> tuple[Happening, ...]:
        """Return at most *limit* events of the streams whose names begin so.

        They come in the order of the streams' names, each stream from its first event, beyond the
        stream and position *after*.
        """
        ...
