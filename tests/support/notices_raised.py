"""Notices as they wait in a store, for whoever sends them."""

import itertools

from domain.messages import Act, PersonalText
from domain.model.notice.decider import decide
from domain.model.notice.messages import STREAM, RaiseNotice, SettleNotice
from domain.model.notice.state import UNRAISED, evolve
from domain.services.handling import Decider, Handling, Order
from domain.services.sweeping import OURSELVES
from domain.views.notices import NOTICES

SOURCE = "source-"
_NUMBERS = itertools.count(1)
_DECIDER = Decider(UNRAISED, evolve, lambda command, story: decide(command, story.state))


class Ids:
    def new(self):
        return f"{next(_NUMBERS):032x}"


def raised(app, person, title, *, lines=(), **more):
    """Let *person* be told *title*; return the id of the notice."""
    number = f"{next(_NUMBERS):032x}"

    def text(words):
        return PersonalText(subject=person, text=words)

    usual = {
        "kind": "approval",
        "statutory": True,
        "urgent": False,
        "source": f"{SOURCE}{number}",
        "matter": f"matter-{number}",
        "about": "",
        "number": "",
        "at": app.now,
    }
    told = {"person": person, "title": text(title), "lines": tuple(map(text, lines))}
    command = RaiseNotice(**usual | more | told)
    act = Act(actor=OURSELVES, key=f"raise-{number}", conversation="outbox")
    handling = Handling(app.store, app.clock, Ids(), "test")
    handling.carry_out(Order(f"{STREAM}{number}", command, act, opens=True), _DECIDER)
    return number


def standing(app):
    """Return how each that was `raised` stands: its title, its status, and why; oldest first.

    The policy has told people of their duties as well, and of who could not be told.
    """
    rows = sorted(app.views.all(NOTICES), key=lambda row: (row.raised_at, row.id))
    every = (row.notice for row in rows)
    ours = (each for each in every if each.source.startswith(SOURCE) and each.kind != "unreached")
    return [(notice.title, notice.status, notice.why) for notice in ours]


def settled(app, number):
    """Let it be known that what the notice of that *number* told is settled."""
    act = Act(actor=OURSELVES, key=f"settle-{number}", conversation="outbox")
    handling = Handling(app.store, app.clock, Ids(), "test")
    handling.carry_out(Order(f"{STREAM}{number}", SettleNotice(), act), _DECIDER)


def edited(app):
    """Return the titles of the notices whose message says that they are settled."""
    return [row.notice.title for row in app.views.all(NOTICES) if row.notice.edited]
