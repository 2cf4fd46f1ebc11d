"""Matters recorded under editions in a folder of the test's own, by the real services."""

import shutil

from adapters.clock import FixedClock
from adapters.editions_files import FileEditions
from domain.services.arrangements import Arrangements
from domain.services.auditing import Audit, Sources
from domain.services.enquiries import Enquiries
from domain.services.forms import Forms
from domain.services.handling import Handling
from domain.services.showing import Shown
from tests.support.builders import NOON, CountingIds, act
from tests.support.directory import TOY_DIRECTORY
from tests.support.stores import opened_at
from tests.support.tampering import Tampering

PARTNERSHIP = {
    "professional_network": "no",
    "supplier_contract": "no",
    "conference": "no",
    "consultative_group": "no",
    "statutory_basis": "no",
    "collaboration": "yes",
    "agreement_basis": "s22a_23_23a",
    "stage": "new",
    "kind_on_register": "not_registered",
}


class Matters:
    """A store in a file, policies in a folder, and the services over both."""

    def __init__(self, folder):
        self.folder = folder
        self.policies = folder / "policies"
        if not self.policies.exists():
            for policy in ("cheshire", "lancashire"):
                shutil.copytree(FileEditions.default_folder() / policy, self.policies / policy)
        self.store = folder / "store.sqlite"
        self.tampering = Tampering(self.store)
        self.ids = CountingIds()
        self._keys = 0
        self.begins_anew()

    def begins_anew(self, clock=None):
        """Start the program again: nothing is left but the file and the folder."""
        if hasattr(self, "kept"):
            self.kept.close()
        self.kept = opened_at(f"sqlite:///{self.store}")
        self.clock = clock or getattr(self, "clock", None) or FixedClock(NOON)
        handling = Handling(self.kept.store, self.clock, self.ids, "test")
        editions = FileEditions(self.policies)
        self.enquiries = Enquiries(
            handling, editions, self.kept.keeper, self.kept.views, "cheshire"
        )
        self.arrangements = Arrangements(handling, self.enquiries, self.kept.views)
        self.forms = Forms(handling, self.enquiries, self.kept.views)
        self.shown = Shown(self.kept.shown)
        sources = Sources(
            self.kept.store,
            self.kept.histories,
            self.kept.views,
            TOY_DIRECTORY,
            self.clock,
            self.shown,
        )
        self.audit = Audit(sources, self.enquiries, self.arrangements)
        return self

    def publish(self, version, change):
        """Bring a new version of the Cheshire policy: the last one, with *change* made in a file.

        *change* is the file, what stands in it, and what is to stand there instead.
        """
        last = max((self.policies / "cheshire").iterdir())
        new = last.parent / version
        shutil.copytree(last, new)
        edition = new / "edition.yaml"
        said = edition.read_text()
        edition.write_text(said.replace(f'"{last.name}"', f'"{version}"', 1))
        file, old, instead = change
        text = (new / file).read_text()
        assert old in text
        (new / file).write_text(text.replace(old, instead))

    def act(self, actor, **others):
        self._keys += 1
        return act(f"act-{self._keys}", actor, **others)

    def decided(self, actor, facts=PARTNERSHIP, **others):
        """Return an enquiry with an outcome on *facts*."""
        wish = {"opening": "A joint dog unit", "goal": "everything"} | others
        seen = self.enquiries.open(self.act(actor), **wish)
        answers = tuple(facts.items())
        shown = "ab" * 32
        self.enquiries.answer(self.act(actor), seen.id, answers=answers, shown=shown)
        return self.enquiries.determine(self.act(actor), seen.id)

    def close(self):
        self.kept.close()
