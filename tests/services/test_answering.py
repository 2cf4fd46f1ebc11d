"""For every office somebody answers, and whoever answers for it may act in it."""

from datetime import date, timedelta

import pytest

from adapters.clock import FixedClock
from adapters.editions_files import FileEditions
from domain.identity import Actor
from domain.model.office.refusals import NobodyWouldAnswer, UnknownSeat
from domain.ports import Held, Office, Person
from domain.refusals import HoldsNoOffice, NotYourOffice, UnknownOffice
from domain.services.offices import Offices
from tests.support.builders import NOON, act
from tests.support.directory import MemoryDirectory
from tests.support.stores import in_memory

TODAY = date(2026, 7, 1)
AUTHORITY = "Cambridgeshire Police Authority"
CONTACT = Person("exec", "the Chief Executive", AUTHORITY, (Held("chief_executive"),))
CHAIR = Person("chair", "the Chairman", AUTHORITY, (Held("chairman", until=TODAY),))
VICE = Person("vice", "the Vice Chairman", AUTHORITY, (Held("vice_chairman"),))
ANN, BOB = Person("ann", "a member", AUTHORITY), Person("bob", "an officer", AUTHORITY)
PEOPLE = MemoryDirectory(
    [CONTACT, CHAIR, VICE, ANN, BOB],
    [Office("bcu_representative", "BCU", (("north", "North"), ("south", "South")))],
)
BY = Actor(id="exec", offices=("chief_executive",), organisation=AUTHORITY)
SEATED = "bcu_representative"


@pytest.fixture
def kept():
    return in_memory()


def offices(kept, days=0, people=PEOPLE):
    handling = kept.handling(clock=FixedClock(NOON + timedelta(days=days)))
    editions = FileEditions(FileEditions.default_folder())
    return Offices(handling, editions, people, kept.views, "cambridgeshire")


def answers(found):
    return [each.id for each in found.people], found.because, found.vacant, found.through


def test_the_holder_answers_and_holds_it(kept):
    """By the directory's word, or by appointment."""
    assert answers(offices(kept).answering("chairman")) == (["chair"], "holder", False, "")
    assert offices(kept).actor("chair").offices == ("chairman",)


def test_a_vacant_office_goes_to_its_deputy_who_may_act_in_it(kept):
    """From the day on which nobody holds it."""
    later = offices(kept, days=1)
    found = later.answering("chairman")
    assert answers(found) == (["vice"], "deputy", True, "vice_chairman")
    assert later.actor("vice").offices == ("vice_chairman", "chairman")
    assert later.actor("chair").offices == ()
    assert offices(kept).actor("vice").offices == ("vice_chairman",)


def test_a_vacant_office_without_a_deputy_goes_to_the_policys_contact(kept):
    """Who may act in it, and holds none of it."""
    found = offices(kept).answering("treasurer")
    assert answers(found) == (["exec"], "policy_contact", True, "chief_executive")
    contact = offices(kept).actor("exec")
    assert contact.offices == ("chief_executive",)
    assert "treasurer" in contact.stands_in
    assert contact.holds("treasurer")
    assert not offices(kept).actor("ann").holds("treasurer")


def test_each_seat_has_holders_of_its_own(kept):
    """Two of them where two are appointed; the other seat stays vacant."""
    ours = offices(kept)
    for key, person in (("a", "ann"), ("b", "bob")):
        ours.appoint(act(key, BY), SEATED, person=person, seat="north")
    assert answers(ours.answering(SEATED, "north")) == (["ann", "bob"], "holder", False, "")
    assert answers(ours.answering(SEATED, "south"))[:2] == (["exec"], "policy_contact")
    assert ours.actor("ann").offices == (SEATED, f"{SEATED}@north")
    assert (ours.actor("ann").holds(SEATED, "south"), ours.actor("ann").holds(SEATED)) == (
        False,
        True,
    )
    (holding,) = (each for each in ours.all(BY) if each.office == SEATED)
    assert [(each.title, [p.id for p in each.holders]) for each in holding.seats] == [
        ("North", ["ann", "bob"]),
        ("South", []),
    ]


@pytest.mark.parametrize(("office", "seat"), [(SEATED, ""), (SEATED, "west"), ("chairman", "x")])
def test_a_seat_is_named_where_there_are_seats_and_nowhere_else(kept, office, seat):
    """And is one of them."""
    seats = ("north", "south") if office == SEATED else ()
    with pytest.raises(UnknownSeat) as told:
        offices(kept).appoint(act("a", BY), office, person="ann", seat=seat)
    assert told.value.data == {"office": office, "seat": seat, "seats": ", ".join(seats)}


def test_whoever_acts_answers_for_a_time_and_then_the_holder_again(kept):
    """Both may act meanwhile."""
    ours = offices(kept)
    found = ours.act_for(
        act("a", BY), "vice_chairman", person="ann", why="away", until=TODAY + timedelta(days=2)
    )
    assert answers(found) == (["ann"], "acting", False, "")
    assert (ours.actor("ann").offices, ours.actor("vice").offices) == (
        ("vice_chairman",),
        ("vice_chairman",),
    )
    assert answers(offices(kept, days=3).answering("vice_chairman")) == (
        ["vice"],
        "holder",
        False,
        "",
    )
    assert offices(kept, days=3).actor("ann").offices == ()


def test_the_holder_delegates_a_part_for_a_time(kept):
    """What comes for it goes to both; it falls with the holder's own time."""
    ours, vice = offices(kept), offices(kept).actor("chair")
    found = ours.delegate(
        act("a", vice),
        "chairman",
        by="chair",
        person="bob",
        what="appointments",
        until=TODAY + timedelta(days=9),
    )
    assert answers(found) == (["bob", "chair"], "delegate", False, "")
    assert offices(kept, days=1).actor("bob").offices == ()


def test_nobody_delegates_what_another_holds(kept):
    """But the policy's contact records it for the holder."""
    asked = {"by": "vice", "person": "bob", "what": "appointments", "until": date(2026, 7, 9)}
    with pytest.raises(NotYourOffice):
        offices(kept).delegate(act("a", offices(kept).actor("ann")), "vice_chairman", **asked)
    found = offices(kept).delegate(act("b", BY), "vice_chairman", **asked)
    assert found.because == "delegate"
    with pytest.raises(HoldsNoOffice):
        offices(kept).delegate(act("c", BY), "treasurer", **asked)


def test_the_office_that_answers_for_every_other_is_not_left_by_its_last_holder(kept):
    """A successor comes first."""
    alone = MemoryDirectory([Person("exec", "the clerk", AUTHORITY), ANN], [])
    ours = offices(kept, people=alone)
    given = Actor(id="exec", offices=("chief_executive",), organisation=AUTHORITY)
    ours.appoint(act("a", given), "chief_executive", person="exec")
    with pytest.raises(NobodyWouldAnswer):
        ours.stand_down(act("b", given), "chief_executive", person="exec")
    ours.appoint(act("c", given), "chief_executive", person="ann")
    ours.stand_down(act("d", given), "chief_executive", person="exec")
    assert offices(kept, days=1, people=alone).actor("exec").offices == ()


def test_offices_are_read_as_they_were_recorded_by_a_moment(kept):
    """What was recorded late was not known before."""
    first, later = offices(kept), offices(kept, days=5)
    later.appoint(act("a", BY), "treasurer", person="ann", since=TODAY)

    def treasurers(moment):
        held = first.all(BY, TODAY, moment)
        return [p.id for each in held if each.office == "treasurer" for p in each.holders]

    assert treasurers(NOON + timedelta(days=4)) == []
    assert treasurers(NOON + timedelta(days=6)) == ["ann"]


def test_an_office_that_is_none_is_nobodys(kept):
    """It is refused, not vacant."""
    with pytest.raises(UnknownOffice):
        offices(kept).answering("wizard")
