"""Whoever leaves hands over everything in one act, which goes on where it was cut off."""

from datetime import date, timedelta

import pytest

from adapters.clock import FixedClock
from domain.identity import Actor
from domain.model.office.refusals import HasLeft
from domain.refusals import NotYourOffice, NotYours, UnknownPerson
from domain.services.belongings import Belongings
from domain.services.leaving import Leaving
from domain.services.offices_left import OfficesLeft
from tests.support.builders import INSPECTOR, NOON, SERGEANT, SHOWN, act
from tests.support.stores import in_memory

AUTHOR = Actor(id="author-4", offices=("author",), organisation="office")
TODAY = date(2026, 7, 1)


class Cut(Exception):
    """The program ended half way."""


class CutOff:
    """A source of which the nth thing does not get moved."""

    def __init__(self, source, left):
        self.source, self.left = source, left

    def belonging(self, person):
        return self.source.belonging(person)

    def hand_over(self, act, handing, *, person, to):
        if self.left == 0:
            raise Cut
        self.left -= 1
        self.source.hand_over(act, handing, person=person, to=to)


class World:
    def __init__(self):
        self.kept = in_memory()
        self.enquiries = self.kept.enquiries()
        self.registers = self.kept.arrangements(self.enquiries)
        self.offices = self.kept.offices()

    def leaving(self, cut=None, days=0):
        handling = self.kept.handling(clock=FixedClock(NOON + timedelta(days=days)))
        offices = self.kept.offices(clock=handling.clock)
        sources = (
            OfficesLeft(offices, self.kept.views, handling.clock),
            Belongings(handling, self.kept.views),
        )
        if cut is not None:
            left = [cut, max(0, cut - 1)]
            sources = tuple(CutOff(each, n) for each, n in zip(sources, left, strict=True))
        return Leaving(handling, offices, self.kept.views, sources)

    def on_register(self, key):
        seen = self.enquiries.open(act(f"{key}-open"), goal="approval", opening=f"{key} unit")
        answers = (("shared_aim", "yes"), ("shared_money", "yes"), ("stage", "new"))
        self.enquiries.answer(act(f"{key}-a"), seen.id, answers=answers, shown=SHOWN)
        self.enquiries.determine(act(f"{key}-d"), seen.id)
        return self.registers.register(
            act(f"{key}-r"), seen.id, register="formal", title=f"{key} unit"
        )


@pytest.fixture
def world():
    made = World()
    made.entry = made.on_register("dog")
    made.open = made.enquiries.open(act("o"), goal="approval", opening="a board")
    made.offices.appoint(act("k", AUTHOR), "keeper", person="sgt-1")
    return made


def told(plan):
    return [(each.kind, each.title, each.which) for each in plan.handings]


EVERYTHING = [
    ("office", "Keeper", "holder@"),
    ("entry", "dog unit", ""),
    ("matter", "a board", ""),
    ("matter", "dog unit", ""),
]


def test_it_is_said_what_will_move_before_it_does(world):
    """And nothing moves by saying it."""
    plan = world.leaving().plan(AUTHOR, "sgt-1", to="insp-2")
    assert (plan.person.id, plan.to.id, plan.until) == ("sgt-1", "insp-2", TODAY)
    assert sorted(told(plan)) == sorted(EVERYTHING)
    before = len(world.kept.store.read(0, 1000))
    world.leaving().plan(AUTHOR, "sgt-1", to="insp-2")
    assert len(world.kept.store.read(0, 1000)) == before


def test_entries_matters_and_offices_are_the_successors(world):
    """With every right; the office from the day after, the rest at once."""
    moved = world.leaving().leave(act("x", AUTHOR), "sgt-1", to="insp-2")
    assert sorted(told(moved)) == sorted(EVERYTHING)
    assert world.registers.get(INSPECTOR, world.entry.id).registrant == "insp-2"
    assert world.enquiries.get(INSPECTOR, world.open.id).opener == "insp-2"
    with pytest.raises(NotYours):
        world.enquiries.get(SERGEANT, world.open.id)
    with pytest.raises(NotYourOffice):
        world.registers.correct(
            act("y", SERGEANT), world.entry.id, reason="it is mine", title="mine"
        )
    world.registers.correct(act("z", INSPECTOR), world.entry.id, reason="so", title="Dogs")
    after = world.kept.offices(clock=FixedClock(NOON + timedelta(days=1)))
    assert (after.actor("sgt-1").offices, after.actor("insp-2").offices) == ((), ("keeper",))


@pytest.mark.parametrize("cut", [0, 1, 2, 3])
@pytest.mark.parametrize("again", ["x", "another"])
def test_what_was_cut_off_goes_on_and_does_nothing_twice(world, cut, again):
    """By the same act, or by a new one some days later."""
    with pytest.raises(Cut):
        world.leaving(cut=cut).leave(act("x", AUTHOR), "sgt-1", to="insp-2")
    (left,) = world.leaving(days=2).unfinished(AUTHOR)
    assert (left.person, left.successor, left.until) == ("sgt-1", "insp-2", TODAY)
    world.leaving(days=2).leave(act(again, AUTHOR), "sgt-1", to="insp-2")
    assert world.leaving(days=2).unfinished(AUTHOR) == ()
    events = [each.recorded.name for each in world.kept.store.read(0, 1000)]
    assert (events.count("person-left"), events.count("handed-over")) == (1, 3)
    assert (events.count("office-appointed"), events.count("office-vacated")) == (2, 1)
    later = world.kept.offices(clock=FixedClock(NOON + timedelta(days=3)))
    assert later.actor("insp-2").offices == ("keeper",)


def test_what_the_directory_still_says_of_a_leaver_counts_no_more(world):
    """From the day after their last; their successor was appointed."""
    world.leaving().leave(act("x", AUTHOR), "keeper-3", to="insp-2")
    days = [world.kept.offices(clock=FixedClock(NOON + timedelta(days=n))) for n in (0, 1)]
    assert [each.actor("keeper-3").offices for each in days] == [("keeper",), ()]
    assert [each.actor("insp-2").offices for each in days] == [(), ("keeper",)]
    assert world.leaving(days=1).unfinished(AUTHOR) == ()


def test_the_policys_contact_lets_people_go_and_nobody_else(world):
    """Nor lets them be looked at."""
    for wish in (
        lambda: world.leaving().plan(SERGEANT, "sgt-1", to="insp-2"),
        lambda: world.leaving().leave(act("x"), "sgt-1", to="insp-2"),
        lambda: world.leaving().take_back(act("x"), "sgt-1", reason="x"),
    ):
        with pytest.raises(NotYourOffice):
            wish()
    with pytest.raises(UnknownPerson):
        world.leaving().plan(AUTHOR, "sgt-1", to="merlin")


def test_the_contact_hands_over_their_own_office(world):
    """The successor has it from the day after, so that somebody always answers."""
    world.leaving().leave(act("x", AUTHOR), "author-4", to="insp-2")
    after = world.kept.offices(clock=FixedClock(NOON + timedelta(days=1)))
    assert [each.id for each in after.answering("author").people] == ["insp-2"]


def test_somebody_may_be_back_and_another_successor_is_refused(world):
    """What others took over stays theirs."""
    world.leaving().leave(act("x", AUTHOR), "sgt-1", to="insp-2")
    with pytest.raises(HasLeft):
        world.leaving().leave(act("y", AUTHOR), "sgt-1", to="keeper-3")
    world.leaving(days=1).take_back(act("z", AUTHOR), "sgt-1", reason="It was another sergeant.")
    assert world.registers.get(INSPECTOR, world.entry.id).registrant == "insp-2"
    later = world.kept.offices(clock=FixedClock(NOON + timedelta(days=2)))
    later.appoint(act("w", AUTHOR), "clerk", person="sgt-1")
    assert later.actor("sgt-1").offices == ("clerk",)
