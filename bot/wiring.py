"""The composition root: what touches the outside is chosen here, and handed to what needs it."""

import gc
from collections.abc import Callable
from dataclasses import dataclass

from adapters.clock import FixedClock, SystemClock
from adapters.directory_file import BadDirectory, FileDirectory
from adapters.editions_files import FileEditions
from adapters.ids import RandomIds
from adapters.stores import open_store
from bot import __version__
from bot.conversation import Conversation, Desk
from bot.settings import Settings
from domain.identity import Actor
from domain.ports import (
    BadEdition,
    Clock,
    ConversationReferences,
    EventStore,
    Ids,
    UnknownPolicy,
    Views,
)
from domain.services.arrangements import Arrangements
from domain.services.enquiries import Enquiries
from domain.services.handling import Handling
from domain.services.offices import Offices

__all__ = [
    "App",
    "BadDirectory",
    "BadEdition",
    "FileEditions",
    "UnknownPolicy",
    "directory",
    "editions",
    "wire",
]

TERMINAL = "terminal"


@dataclass(frozen=True, slots=True)
class App:
    """The assistant, put together over one store."""

    enquiries: Enquiries
    arrangements: Arrangements
    offices: Offices
    desk: Desk
    store: EventStore
    views: Views
    references: ConversationReferences
    workers: int
    _close: Callable[[], None]

    def conversation(self, person: str, place: str = "") -> Conversation:
        """Return the conversation of *person*, with the offices held now.

        *place* is the channel's id of the chat; without one it is the terminal.
        """
        return Conversation(self.desk, self.actor(person), place or f"{TERMINAL}:{person}")

    def actor(self, person: str) -> Actor:
        """Return *person* with the offices held now."""
        return self.offices.actor(person)

    def rebuild(self, *, check: bool = False) -> tuple[str, ...]:
        """Fold the log anew; return where the list in use differed from it."""
        return self.views.rebuild(check=check)

    def close(self) -> None:
        """Let go of the store."""
        self._close()


def editions(settings: Settings) -> FileEditions:
    """Return the editions that *settings* name, or else those that travel with the program."""
    return FileEditions(settings.policies or FileEditions.default_folder())


def directory(settings: Settings) -> FileDirectory:
    """Return the directory as *settings* have it; raise :class:`BadDirectory`."""
    return FileDirectory(settings.directory or FileDirectory.default_file())


def wire(settings: Settings, ids: Ids | None = None) -> App:
    """Return the assistant as *settings* have it; *ids* stands in for random ones.

    Raises :class:`UnknownPolicy`, :class:`BadEdition`, :class:`BadDirectory`, or the store's
    ``Unavailable``.
    """
    here, people = editions(settings), directory(settings)
    here.current(settings.policy)
    # What is compiled stays for good: collecting it over and over would stall a turn now and then.
    gc.collect()
    gc.freeze()
    kept = open_store(settings.store.whole)
    clock: Clock = FixedClock(settings.now) if settings.now else SystemClock()
    ids = ids or RandomIds()
    handling = Handling(kept.store, clock, ids, f"partnerships {__version__}")
    enquiries = Enquiries(handling, here, kept.keeper, kept.views, settings.policy)
    arrangements = Arrangements(handling, enquiries, kept.views)
    offices = Offices(handling, here, people, kept.views, settings.policy)
    desk = Desk(enquiries, arrangements, ids.new)
    return App(
        enquiries,
        arrangements,
        offices,
        desk,
        kept.store,
        kept.views,
        kept.references,
        kept.workers,
        kept.close,
    )
