"""The store in each of its kinds, with all that belongs to it, made alike."""

from dataclasses import dataclass

from adapters.editions_kept import MemoryEditionKeeper, SqliteEditionKeeper
from adapters.events_memory import MemoryEnquiryViews, MemoryEventStore
from adapters.events_sqlite import SqliteEventStore
from adapters.sqlite_file import SqliteFile
from adapters.views_sqlite import SqliteEnquiryViews
from domain.ports import EditionKeeper, EnquiryViews, EventStore
from domain.services.enquiries import Enquiries
from domain.services.handling import Handling
from domain.views.enquiries import fold
from tests.support.builders import CLOCK, CountingIds
from tests.support.toy_policy import ToyEditions


@dataclass
class Kept:
    """Everything that one wiring shares."""

    store: EventStore
    views: EnquiryViews
    keeper: EditionKeeper
    file: SqliteFile | None = None

    def handling(self, clock=CLOCK, ids=None, store=None):
        return Handling(store or self.store, clock, ids or CountingIds(), "test")

    def enquiries(self, editions=None, **others):
        editions = editions or ToyEditions()
        return Enquiries(self.handling(**others), editions, self.keeper, self.views, "toy")

    def close(self):
        if self.file is not None:
            self.file.close()


def in_memory(fold=fold):
    views = MemoryEnquiryViews(fold)
    return Kept(MemoryEventStore([views]), views, MemoryEditionKeeper())


def in_file(path, fold=fold):
    file = SqliteFile(f"sqlite:///{path}")
    views = SqliteEnquiryViews(file, fold)
    return Kept(SqliteEventStore(file, [views]), views, SqliteEditionKeeper(file), file)
