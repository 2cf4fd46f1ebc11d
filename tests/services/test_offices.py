"""Who holds an office is said by the directory or by appointment, and read on every act."""

from datetime import date, timedelta

import pytest

from adapters.clock import FixedClock
from domain.identity import Actor
from domain.refusals import AlreadyHolds, NotYourOffice, UnknownOffice, UnknownPerson
from domain.services.offices import Answering, SeatHeld
from tests.support.builders import NOON, SERGEANT, CountingIds, act
from tests.support.directory import TOY_DIRECTORY
from tests.support.stores import in_memory

AUTHOR = Actor(id="author-4", offices=("author",), organisation="office")
TODAY = date(2026, 7, 1)
INSPECTOR = TOY_DIRECTORY.person("insp-2")
KEEPER = TOY_DIRECTORY.person("keeper-3")


@pytest.fixture
def kept():
    return in_memory()


def test_somebody_acts_with_the_offices_and_organisation_of_the_directory(kept):
    """As they are at this moment."""
    assert kept.offices().actor("keeper-3") == Actor(
        id="keeper-3", offices=("keeper",), organisation="office"
    )


def test_somebody_known_in_teams_acts_under_the_directorys_own_id(kept):
    """So that a matter and an office are theirs, whichever way they come."""
    in_teams = "aaaaaaaa-0000-4000-8000-000000000002"
    offices = kept.offices()
    offices.appoint(act("a", AUTHOR), "clerk", person=in_teams.upper())
    insp = Actor(id="insp-2", offices=("clerk",), organisation="force")
    assert (offices.actor(in_teams), offices.actor("insp-2")) == (insp, insp)
    offices.stand_down(act("b", AUTHOR), "clerk", person=in_teams)
    tomorrow = kept.offices(clock=FixedClock(NOON + timedelta(days=1)))
    assert tomorrow.actor(in_teams) == Actor(id="insp-2", organisation="force")


def test_whoever_is_unknown_may_ask_and_holds_no_office(kept):
    """CHE-2.1"""
    unknown = kept.offices().actor("pc-4410")
    assert unknown == Actor(id="pc-4410", offices=(), organisation="")
    kept.enquiries().open(act("key", unknown), goal="approval", opening="a board")
    elsewhere = "BBBBBBBB-0000-4000-8000-000000000002"
    assert kept.offices().actor(elsewhere) == Actor(id=elsewhere)


def test_the_policy_contact_appoints_and_the_appointed_may_act(kept):
    """From the first day to the last."""
    offices = kept.offices()
    assert offices.appoint(act("a", AUTHOR), "keeper", person="insp-2") == (KEEPER, INSPECTOR)
    assert offices.actor("insp-2").offices == ("keeper",)
    offices.stand_down(act("b", AUTHOR), "keeper", person="insp-2")
    assert offices.actor("insp-2").offices == ("keeper",)
    tomorrow = FixedClock(NOON + timedelta(days=1))
    later = kept.offices(clock=tomorrow)
    assert later.actor("insp-2").offices == ()
    assert later.holders(SERGEANT, "keeper") == (KEEPER,)
    assert later.holders(SERGEANT, "keeper", TODAY) == (KEEPER, INSPECTOR)


def test_an_appointment_may_begin_on_another_day(kept):
    """Before it nothing may be done in it."""
    offices = kept.offices(ids=CountingIds())
    since = date(2026, 8, 1)
    assert offices.appoint(act("a", AUTHOR), "clerk", person="insp-2", since=since) == (INSPECTOR,)
    assert offices.holders(SERGEANT, "clerk") == ()
    with pytest.raises(AlreadyHolds):
        offices.appoint(act("b", AUTHOR), "clerk", person="insp-2")


def test_only_the_policy_contact_appoints(kept):
    """CHE-0.2, A-9"""
    for wish in ("appoint", "stand_down"):
        with pytest.raises(NotYourOffice) as told:
            getattr(kept.offices(), wish)(act("a"), "keeper", person="insp-2")
        assert told.value.data == {"act": "appoint", "may": "author"}


def test_offices_and_people_are_known_before_anybody_is_appointed(kept):
    """By the directory or the policy."""
    with pytest.raises(UnknownOffice):
        kept.offices().appoint(act("a", AUTHOR), "wizard", person="insp-2")
    with pytest.raises(UnknownPerson):
        kept.offices().appoint(act("b", AUTHOR), "keeper", person="merlin")
    with pytest.raises(UnknownOffice):
        kept.offices().holders(SERGEANT, "wizard")


def test_every_office_is_listed_with_its_holders(kept):
    """Also those that nobody holds."""
    offices = kept.offices()
    offices.appoint(act("a", AUTHOR), "keeper", person="insp-2")
    author = TOY_DIRECTORY.person("author-4")
    contact = Answering("clerk", "", (author,), "policy_contact", vacant=True, through="author")
    assert [(each.office, each.title, each.holders) for each in offices.all(SERGEANT)] == [
        ("author", "Author", (author,)),
        ("keeper", "Keeper", (KEEPER, INSPECTOR)),
        ("clerk", "Clerk", ()),
    ]
    assert offices.all(SERGEANT)[-1].seats == (SeatHeld("", "", (), contact),)
    assert offices.person(SERGEANT, "insp-2") == INSPECTOR
