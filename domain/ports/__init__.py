"""A port is the role that something outside plays for us, in at most five methods."""

from domain.ports.clock import Clock
from domain.ports.directory import Directory, Held, Office, Person
from domain.ports.editions import (
    BadEdition,
    EditionKeeper,
    Editions,
    PublicationLock,
    Shelf,
    UnknownLayer,
    UnknownPolicy,
)
from domain.ports.histories import Happening, Histories
from domain.ports.ids import Ids
from domain.ports.keeping import ContentKeeper
from domain.ports.likeness import Likeness
from domain.ports.papers import DocumentKind, Imprint, Papers
from domain.ports.references import ConversationReferences
from domain.ports.search import SearchIndex, SearchIndexes
from domain.ports.sheets import BadSheet, Sheets
from domain.ports.store import Appended, EventStore, Logged, Receipt
from domain.ports.views import Parked, Views
from domain.ports.working_days import WorkingDays

__all__ = [
    "Appended",
    "BadEdition",
    "BadSheet",
    "Clock",
    "ContentKeeper",
    "ConversationReferences",
    "Directory",
    "DocumentKind",
    "EditionKeeper",
    "Editions",
    "EventStore",
    "Happening",
    "Held",
    "Histories",
    "Ids",
    "Imprint",
    "Likeness",
    "Logged",
    "Office",
    "Papers",
    "Parked",
    "Person",
    "PublicationLock",
    "Receipt",
    "SearchIndex",
    "SearchIndexes",
    "Sheets",
    "Shelf",
    "UnknownLayer",
    "UnknownPolicy",
    "Views",
    "WorkingDays",
]
