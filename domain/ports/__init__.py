"""A port is the role that something outside plays for us, in at most five methods."""

from domain.ports.clock import Clock
from domain.ports.directory import Directory, Held, Office, Person
from domain.ports.editions import (
    BadEdition,
    EditionKeeper,
    Editions,
    UnknownLayer,
    UnknownPolicy,
)
from domain.ports.ids import Ids
from domain.ports.references import ConversationReferences
from domain.ports.search import SearchIndex, SearchIndexes
from domain.ports.store import Appended, EventStore, Logged, Receipt
from domain.ports.views import Parked, Views

__all__ = [
    "Appended",
    "BadEdition",
    "Clock",
    "ConversationReferences",
    "Directory",
    "EditionKeeper",
    "Editions",
    "EventStore",
    "Held",
    "Ids",
    "Logged",
    "Office",
    "Parked",
    "Person",
    "Receipt",
    "SearchIndex",
    "SearchIndexes",
    "UnknownLayer",
    "UnknownPolicy",
    "Views",
]
