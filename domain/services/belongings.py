"""What people put on registers, opened or began goes to their successor, with its rights."""

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass

from domain.messages import Act, Event
from domain.model import handing as moving
from domain.model.arrangement import state as arrangement
from domain.model.arrangement.messages import STREAM as ARRANGEMENTS
from domain.model.enquiry import state as enquiry
from domain.model.enquiry.messages import STREAM as ENQUIRIES
from domain.model.form import state as form
from domain.model.form.messages import STREAM as FORMS
from domain.model.handing import HandOver
from domain.ports import Views
from domain.services.handing_over import Handing
from domain.services.handling import Decider, Handling, Order, Story
from domain.views.enquiries import ENQUIRIES as ENQUIRY_LIST
from domain.views.enquiries import EnquiryRow
from domain.views.forms import FORMS as FORM_LIST
from domain.views.register import REGISTER

_LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class Belongings:
    """The entries, matters and forms that belong to people by name."""

    handling: Handling
    views: Views

    def belonging(self, person: str) -> Iterator[Handing]:
        """Yield the entries that *person* registered, their open matters, and forms about them.

        A matter that led to an entry goes with it; one that was decided and led to none, or was
        kept as considered, is over and stays whose it was.
        """
        for row in self.views.where(REGISTER, "registrant", person):
            if not row.entered_in_error:
                yield Handing("entry", ARRANGEMENTS + row.id, row.short, row.title)
        entered = {row.enquiry for row in self.views.all(REGISTER) if not row.entered_in_error}
        open_ = {
            row.id: row
            for row in self.views.where(ENQUIRY_LIST, "opener", person)
            if row.id in entered or _is_open(row)
        }
        for matter in open_.values():
            title = matter.opening[:_LONGEST_TITLE]
            yield Handing("matter", ENQUIRIES + matter.id, matter.short, title)
        for filled in self.views.where(FORM_LIST, "opener", person):
            if not filled.done if filled.enquiry is None else self._goes(filled.enquiry, open_):
                yield Handing("form", FORMS + filled.id, filled.short, filled.form)

    def _goes(self, matter: str, open_: Container[str]) -> bool:
        """Return whether a matter's forms go with it: it goes, or has gone before them."""
        row = self.views.get(ENQUIRY_LIST, matter)
        return matter in open_ or (row is not None and row.handed_over)

    def hand_over(self, act: Act, handing: Handing, *, person: str, to: str) -> None:
        """Give one of them to *to*; leave it where it is not *person*'s any more."""
        following = act.following(handing.step)
        order = Order(handing.stream, HandOver(was=person, now=to), following)
        self.handling.carry_out(order, _DECIDERS[handing.kind])


def _is_open(row: EnquiryRow) -> bool:
    return row.state != "decided" and not row.kept_as_considered


def _decide(command: HandOver, story: Story[object]) -> list[Event]:
    return moving.decide(command, story.recorded)


def _decider(initial: object, evolve: Callable[..., object]) -> Decider[HandOver, object]:
    return Decider(initial, evolve, _decide)


_DECIDERS = {
    "entry": _decider(arrangement.UNREGISTERED, arrangement.evolve),
    "matter": _decider(enquiry.UNOPENED, enquiry.evolve),
    "form": _decider(form.UNOPENED, form.evolve),
}
"""Each stream is folded as its own decider folds it, so that what is kept of it serves both."""
