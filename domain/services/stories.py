"""A story that was read goes on from where it was read to: events never change, so none is reread.

What is kept may be forgotten at any time; the store alone says what is so.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from threading import Lock
from typing import Any, Generic, TypeVar

from domain.messages import Event, Recorded
from domain.ports import EventStore

MOST = 500
"""How many stories are kept: those that people are in the middle of."""

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Story(Generic[S]):
    """A stream as it was loaded: every event in its envelope, and the state they leave."""

    stream: str
    recorded: tuple[Recorded, ...]
    state: S

    @property
    def version(self) -> int:
        """How many events there are."""
        return len(self.recorded)

    def and_then(self, more: tuple[Recorded, ...], evolve: Callable[[S, Event], S]) -> "Story[S]":
        """Return the story with *more* events, folded by *evolve*."""
        if not more:
            return self
        state = reduce(evolve, (each.event for each in more), self.state)
        return Story(self.stream, (*self.recorded, *more), state)


class Stories:
    """Reads stories from a store; keeps the last ones, by their stream and how they are folded."""

    def __init__(self, store: EventStore, most: int = MOST) -> None:
        """Read from *store*, and keep *most*."""
        self._store = store
        self._most = most
        # Any: a story of each kind, got back by the very function that it was folded with.
        self._kept: OrderedDict[tuple[str, Callable[..., object]], Story[Any]] = OrderedDict()
        self._turn = Lock()

    def read(self, stream: str, initial: S, evolve: Callable[[S, Event], S]) -> Story[S]:
        """Return the story of *stream* so far, folded from *initial*."""
        with self._turn:
            kept: Story[S] | None = self._kept.get((stream, evolve))
        story = kept or Story(stream, (), initial)
        return self.keep(story.and_then(self._store.load(stream, story.version), evolve), evolve)

    def keep(self, story: Story[S], evolve: Callable[[S, Event], S]) -> Story[S]:
        """Return *story*, kept unless it is empty or a longer one is."""
        key = (story.stream, evolve)
        if not story.recorded:
            return story
        with self._turn:
            kept = self._kept.get(key)
            if kept is None or kept.version < story.version:
                self._kept[key] = story
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return story
