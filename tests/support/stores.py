"""The store in each of its kinds, with all that belongs to it, made alike."""

from dataclasses import dataclass

from adapters.likeness_rapidfuzz import RapidLikeness
from adapters.sqlite_file import SqliteFile
from adapters.stores import Stores, open_store
from domain.policy.layers_on import LayersOn
from domain.services.arrangements import Arrangements
from domain.services.duties import Duties
from domain.services.enquiries import Enquiries
from domain.services.entry_shown import Looking
from domain.services.forms import Forms
from domain.services.handling import Handling
from domain.services.offices import Offices
from domain.services.records import Records
from domain.services.risks import Risks
from domain.services.tasks import Tasks
from domain.views import VIEWS
from tests.support.builders import CLOCK, CountingIds
from tests.support.directory import TOY_DIRECTORY
from tests.support.toy_policy import ToyEditions


@dataclass
class Kept:
    """Everything that one wiring shares, and where it is."""

    url: str
    opened: Stores

    def __post_init__(self):
        self.store, self.views = self.opened.store, self.opened.views
        self.keeper, self.references = self.opened.keeper, self.opened.references
        self.histories, self.shown = self.opened.histories, self.opened.shown

    @property
    def file(self) -> SqliteFile:
        """The file or the database itself, for what only that one does."""
        return self.views._database

    def handling(self, clock=CLOCK, ids=None, store=None):
        return Handling(store or self.store, clock, ids or CountingIds(), "test")

    def enquiries(self, editions=None, policy="toy", **others):
        editions = editions or ToyEditions()
        return Enquiries(self.handling(**others), editions, self.keeper, self.views, policy)

    def arrangements(self, enquiries, **others):
        return Arrangements(self.handling(**others), enquiries, self.views)

    def forms(self, enquiries, **others):
        return Forms(self.handling(**others), enquiries, self.views)

    def records(self, arrangements, forms, **others):
        offices = self.offices(**others)
        looking = Looking(self.handling(**others), offices, self.views, LayersOn())
        return Records(arrangements, forms, offices, looking, RapidLikeness())

    def offices(self, directory=TOY_DIRECTORY, **others):
        return Offices(self.handling(**others), ToyEditions(), directory, self.views, "toy")

    def tasks(self, directory=TOY_DIRECTORY, editions=None, layers=None, **others):
        enquiries = self.enquiries(editions, **others)
        offices = self.offices(directory, **others)
        duties = Duties(enquiries, layers or LayersOn())
        return Tasks(self.handling(**others), enquiries, offices, duties, self.views)

    def risks(self, directory=TOY_DIRECTORY, editions=None, layers=None, **others):
        enquiries = self.enquiries(editions, **others)
        offices = self.offices(directory, **others)
        on = layers or LayersOn()
        return Risks(self.handling(**others), enquiries, offices, on, self.views)

    def close(self):
        self.opened.close()


def opened_at(url, views=VIEWS):
    return Kept(url, open_store(url, views))


def in_memory(views=VIEWS):
    return opened_at("memory:", views)


def in_file(path, views=VIEWS):
    return opened_at(f"sqlite:///{path}", views)
