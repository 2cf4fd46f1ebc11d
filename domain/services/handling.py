"""Every command is carried out here: load, fold, decide, append; a conflict decides again."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from domain.messages import Act, Command, Event, Recorded
from domain.ports import Clock, EventStore, Ids, Receipt
from domain.refusals import StaleStream
from domain.services.stories import Stories, Story

__all__ = ["Decider", "Handled", "Handling", "Order", "Story"]

ATTEMPTS = 3
"""How often a command is decided when others keep being faster."""

C = TypeVar("C", bound=Command)
S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Decider(Generic[C, S]):
    """How a kind of stream begins, goes on, and decides."""

    initial: S
    evolve: Callable[[S, Event], S]
    decide: Callable[[C, Story[S]], list[Event]]


@dataclass(frozen=True, slots=True)
class Order(Generic[C]):
    """One command to one stream, as one act. *opens* when the stream is a new one made for it."""

    stream: str
    command: C
    act: Act
    opens: bool = False

    @property
    def receipt(self) -> Receipt:
        """What will prove that this was done; a new stream's name is not part of the wish."""
        wished = {
            "actor": self.act.actor.id,
            "command": type(self.command).__name__,
            "content": self.command.model_dump(mode="json"),
            "stream": None if self.opens else self.stream,
        }
        written = json.dumps(wished, sort_keys=True, ensure_ascii=True).encode()
        return Receipt(self.act.key, hashlib.sha256(written).hexdigest())


@dataclass(frozen=True, slots=True)
class Handled(Generic[S]):
    """What came of a command: its events, the story after it, and whether it was known already."""

    story: Story[S]
    events: tuple[Recorded, ...]
    again: bool


@dataclass(frozen=True, slots=True)
class Handling:
    """Carries out commands on streams, and gives every event its envelope."""

    store: EventStore
    clock: Clock
    ids: Ids
    software: str
    stories: Stories = field(init=False)

    def __post_init__(self) -> None:
        """Read stories from the store."""
        object.__setattr__(self, "stories", Stories(self.store))

    def story(self, stream: str, initial: S, evolve: Callable[[S, Event], S]) -> Story[S]:
        """Return the story of *stream* so far, folded from *initial*."""
        return self.stories.read(stream, initial, evolve)

    def carry_out(self, order: Order[C], decider: Decider[C, S]) -> Handled[S]:
        """Carry out *order* once, however often it arrives.

        Raises what *decider* refuses, :class:`KeyReused`, or :class:`StaleStream` when others were
        faster each time.
        """
        stale: StaleStream | None = None
        for _ in range(ATTEMPTS):
            try:
                return self._once(order, decider)
            except StaleStream as lost:
                stale = lost
        assert stale is not None  # noqa: S101 - the loop runs at least once
        raise stale

    def _once(self, order: Order[C], decider: Decider[C, S]) -> Handled[S]:
        story = self.story(order.stream, decider.initial, decider.evolve)
        # The receipt is looked for after the load: if the same act was carried out elsewhere in
        # between, either it is found here or the append finds it; never a refusal of one's own act.
        if (done := self.store.receipted(order.receipt)) is None:
            happened = self._decided(order, decider, story)
            events = self._enveloped(order, story.version, happened)
            done = self.store.append(order.stream, story.version, events, order.receipt)
        if done.again:
            story = self.story(done.stream, decider.initial, decider.evolve)
            return Handled(story, done.events, again=True)
        after = story.and_then(done.events, decider.evolve)
        return Handled(self.stories.keep(after, decider.evolve), done.events, again=False)

    def _decided(self, order: Order[C], decider: Decider[C, S], story: Story[S]) -> list[Event]:
        try:
            return decider.decide(order.command, story)
        except Exception as error:
            error.add_note(f"while deciding {type(order.command).__name__} on {story.stream}")
            raise

    def _enveloped(
        self, order: Order[C], version: int, events: Sequence[Event]
    ) -> tuple[Recorded, ...]:
        act, recorded_at = order.act, self.clock.now()
        happened_on = act.happened_on or self.clock.today()
        return tuple(
            Recorded(
                event_id=self.ids.new(),
                name=event.stored_name,
                shape=event.stored_shape,
                stream=order.stream,
                position=position,
                happened_on=happened_on,
                recorded_at=recorded_at,
                actor=act.actor,
                conversation=act.conversation,
                command_key=act.key,
                correlation_id=act.correlation_id or act.key,
                causation_id=act.causation_id,
                software=self.software,
                event=event,
            )
            for position, event in enumerate(events, start=version + 1)
        )
