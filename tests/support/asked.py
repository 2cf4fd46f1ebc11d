"""An entry whose approval is sought, in the model: who asks, who is asked, what was laid before."""

from datetime import date
from functools import reduce

from domain.identity import Actor
from domain.model.arrangement import decider
from domain.model.arrangement.approval.messages import GiveApproval, SeekApproval, SignAgreement
from domain.model.arrangement.approval.parts import FrozenRoute, Seat
from domain.model.arrangement.decider import Matter
from domain.model.arrangement.state import UNREGISTERED, evolve
from tests.support.registers import AUTHOR, CLASSIFIED, ENTRY, REGISTERED

CHIEF, CHAIR, LAWYER, OWNER = "chief", "chair", "lawyer", "owner"
TODAY = date(2026, 7, 1)
REQUESTER = Actor(id="sgt-1", offices=("officer",))
ROUTE = FrozenRoute(
    id="both_chiefs",
    offices=(Seat(office=CHIEF), Seat(office=CHAIR)),
    mode="all",
    strength="must",
    before="signature",
    advised={LAWYER: "if_appropriate"},
    refer_to=(LAWYER, OWNER),
    clauses=("TOY-1",),
    breach_clauses=("A-57",),
)


def in_office(*offices, person=""):
    """Return somebody who holds *offices*."""
    return Actor(id=person or f"the-{offices[0]}", offices=offices)


def route(**others):
    return ROUTE.model_copy(update=others)


class Entry:
    """One entry on which wishes are carried out one after the other, each by somebody on a day."""

    def __init__(self, *events):
        self.state = reduce(evolve, (REGISTERED, CLASSIFIED, *events), UNREGISTERED)
        self.events = []

    def does(self, command, by=REQUESTER, day=TODAY):
        matter = Matter(ENTRY, contact=AUTHOR, by=by, day=day, today=TODAY)
        happened = decider.decide(command, self.state, matter)
        self.state = reduce(evolve, happened, self.state)
        self.events += happened
        return happened

    def happened(self, event):
        self.state = evolve(self.state, event)
        self.events.append(event)

    @property
    def approval(self):
        return self.state.approval

    @property
    def current(self):
        return self.approval.current

    def sought(self, asked=ROUTE, **others):
        self.does(SeekApproval(route=asked, **others))
        return self

    def approved_by(self, *offices, day=TODAY):
        for office in offices:
            self.does(GiveApproval(request=self.current.number), in_office(office), day)
        return self

    def signed(self, asked=ROUTE, day=TODAY, **others):
        return self.does(SignAgreement(route=asked, **others), day=day)

    def names(self):
        return [event.stored_name for event in self.events]
