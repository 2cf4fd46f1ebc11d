"""The assistant is everything that a channel or a verb may use, put together over one store."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from bot.conversation import Conversation
from bot.desk import Desk
from bot.life import Life
from domain.identity import Actor
from domain.ports import Clock, ConversationReferences, EventStore, Papers, Sheets, Views
from domain.services.arrangements import Arrangements
from domain.services.enquiries import Enquiries
from domain.services.impact import Impact
from domain.services.offices import Offices
from domain.services.outbox import Outbox
from domain.services.publishing import Publishing
from domain.services.sweeping import Sweeping
from domain.services.using import Using

TERMINAL = "terminal"


@dataclass(frozen=True, slots=True)
class App:
    """The assistant, put together over one store."""

    enquiries: Enquiries
    arrangements: Arrangements
    offices: Offices
    desk: Desk
    publishing: Publishing
    impact: Impact
    using: Using
    life: Life
    sheets: Sheets
    papers: Papers
    clock: Clock
    store: EventStore
    views: Views
    references: ConversationReferences
    workers: int
    _close: Callable[[], None]
    sweeping: Sweeping

    def conversation(self, person: str, place: str = "") -> Conversation:
        """Return the conversation of *person*, with the offices held now.

        *place* is the channel's id of the chat; without one it is the terminal.
        """
        return Conversation(self.desk, self.actor(person), place or f"{TERMINAL}:{person}")

    def actor(self, person: str) -> Actor:
        """Return *person* with the offices held now."""
        return self.offices.actor(person)

    @property
    def outbox(self) -> Outbox:
        """What is to be told to people, for whoever sends it."""
        return self.life.outbox

    @property
    def now(self) -> datetime:
        """The moment that it is, in UTC."""
        return self.clock.now()

    @property
    def today(self) -> date:
        """The day it is in London."""
        return self.clock.today()

    def rebuild(self, *, check: bool = False) -> tuple[str, ...]:
        """Fold the log anew; return where the list in use differed from it."""
        return self.views.rebuild(check=check)

    def close(self) -> None:
        """Let go of the store."""
        self._close()
