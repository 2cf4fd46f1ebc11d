"""What a person may do with registers: put a matter there, find it, and mend what is wrong."""

from datetime import UTC, datetime, timedelta

import pytest

from adapters.clock import FixedClock
from domain.identity import Actor
from domain.refusals import (
    AlreadyRegistered,
    KeyReused,
    NoSuchId,
    NotDecided,
    NotOffered,
    NotYourOffice,
    NotYours,
)
from domain.services.offering import Offer
from tests.support.builders import INSPECTOR, NOON, SERGEANT, SHOWN, CountingIds, act
from tests.support.stores import in_file, in_memory

KEEPER = Actor(id="keeper-3", offices=("keeper",), organisation="office")
AUTHOR = Actor(id="author-4", offices=("author",), organisation="office")
FORMAL = [("shared_aim", "yes"), ("shared_money", "yes"), ("contract", "no"), ("stage", "new")]
INFORMAL = [("shared_aim", "yes"), ("shared_money", "no"), ("contract", "no"), ("stage", "new")]


class Desk:
    """Enquiries and registers over one store, and matters decided in one line."""

    def __init__(self, kept, clock=None):
        self.kept, ids = kept, CountingIds()
        others = {"ids": ids} | ({"clock": clock} if clock else {})
        self.enquiries = kept.enquiries(**others)
        self.registers = kept.arrangements(self.enquiries, **others)

    def decided(self, key, answers=FORMAL, actor=SERGEANT):
        seen = self.enquiries.open(act(f"{key}-open", actor), goal="approval", opening="a board")
        self.enquiries.answer(act(f"{key}-all", actor), seen.id, answers=answers, shown=SHOWN)
        return self.enquiries.determine(act(f"{key}-end", actor), seen.id)

    def registered(self, key, title="Dog unit", answers=FORMAL, actor=SERGEANT):
        register = "formal" if answers is FORMAL else "open"
        seen = self.decided(key, answers, actor)
        return self.registers.register(
            act(key, actor), seen.short, register=register, title=title, partners=["Merseyside"]
        )


@pytest.fixture
def desk():
    return Desk(in_memory())


def test_a_decided_matter_is_put_on_the_register_and_found_there_again(desk):
    """By its id, its enquiry, its words and its register."""
    seen = desk.decided("m")
    assert desk.registers.offers(SERGEANT, seen.id) == (Offer("formal", "keeper", None),)
    row = desk.registers.register(
        act("put"), seen.short, register="formal", title="Dog unit", partners=["Merseyside"]
    )
    assert (row.title, row.kind, row.owner, row.stage) == ("Dog unit", "formal", "keeper", "new")
    assert (row.enquiry, row.registrant, row.edition) == (seen.id, "sgt-1", seen.policy.ref)
    assert desk.registers.get(INSPECTOR, row.short) == row
    assert desk.registers.all(INSPECTOR) == desk.registers.all(INSPECTOR, register="formal")
    assert desk.registers.all(INSPECTOR) == (row,)
    assert desk.registers.all(INSPECTOR, register="open") == ()
    for words in ("dog", "UNIT merseyside", row.short.lower(), row.id, "formal"):
        assert desk.registers.find(INSPECTOR, words) == (row,)
    for words in ("dog cat", "ARR-77777777", " "):
        assert desk.registers.find(INSPECTOR, words) == ()
    assert desk.registers.offers(SERGEANT, seen.id) == (Offer("formal", "keeper", row),)


def test_one_enquiry_is_put_on_a_register_once_however_it_is_asked(desk):
    """The same act again is the same answer; another act is told which entry it is."""
    row = desk.registered("m")
    again = {"register": "formal", "title": "Dog unit", "partners": ["Merseyside"]}
    assert desk.registers.register(act("m"), row.enquiry, **again) == row
    with pytest.raises(AlreadyRegistered) as told:
        desk.registers.register(act("other"), row.enquiry, **again)
    assert told.value.data == {"arrangement": row.short}
    with pytest.raises(KeyReused):
        desk.registers.register(act("m"), row.enquiry, **again | {"title": "Horse unit"})
    assert len(desk.kept.store.streams("arrangement-")) == 1


def test_only_what_is_decided_and_offered_is_put_on_a_register(desk):
    """No outcome, an outcome without a register, another register than the outcome's."""
    open_one = desk.enquiries.open(act("o"), goal="approval", opening="a board")
    with pytest.raises(NotDecided):
        desk.registers.register(act("p"), open_one.id, register="formal", title="x")
    assert desk.registers.offers(SERGEANT, open_one.id) == ()
    excluded = desk.decided("m", [("contract", "yes")])
    with pytest.raises(NotOffered):
        desk.registers.register(act("q"), excluded.id, register="formal", title="x")
    with pytest.raises(NotOffered) as told:
        desk.registers.register(act("r"), desk.decided("n").id, register="open", title="x")
    assert told.value.data == {"register": "open", "offered": "formal"}


def test_anothers_enquiry_is_not_put_on_a_register(desk):
    """Nor is it known what it would be offered."""
    seen = desk.decided("m")
    with pytest.raises(NotYours):
        desk.registers.register(act("p", INSPECTOR), seen.id, register="formal", title="x")
    with pytest.raises(NotYours):
        desk.registers.offers(KEEPER, seen.id)


def test_an_entry_is_corrected_by_its_registrant_and_by_its_keeper_and_by_nobody_else(desk):
    """CHE-14.1"""
    row = desk.registered("m")
    desk.registers.correct(act("a"), row.short, title="Joint dog unit", reason="its name")
    after = desk.registers.correct(
        act("b", KEEPER), row.id, partners=["Merseyside", "Wales"], stage="existing", reason="asked"
    )
    assert (after.title, after.partners, after.status) == (
        "Joint dog unit",
        ("Merseyside", "Wales"),
        "running",
    )
    for actor in (INSPECTOR, AUTHOR):
        with pytest.raises(NotYourOffice) as told:
            desk.registers.correct(act("c", actor), row.id, title="x", reason="y")
        assert told.value.data == {"act": "correct-entry", "may": "registrant, keeper"}
    assert desk.registers.get(INSPECTOR, row.id) == after


def test_where_no_owner_is_stated_the_policy_contact_keeps_the_entry(desk):
    """A-14"""
    row = desk.registered("m", answers=INFORMAL)
    assert (row.owner, row.keeper) == ("no_owner_stated", "author")
    after = desk.registers.correct(act("a", AUTHOR), row.id, title="Board", reason="its name")
    assert after.title == "Board"
    with pytest.raises(NotYourOffice):
        desk.registers.correct(act("b", KEEPER), row.id, title="x", reason="y")


def test_an_entry_made_in_error_leaves_the_lists_and_not_the_log(desk):
    """It is still found by its id, and may be put there again."""
    row = desk.registered("m")
    voided = desk.registers.enter_in_error(act("v"), row.short, reason="twice")
    assert voided.entered_in_error
    assert desk.registers.all(SERGEANT) == desk.registers.find(SERGEANT, "dog") == ()
    assert desk.registers.get(SERGEANT, row.short) == voided
    assert desk.registers.offers(SERGEANT, row.enquiry)[0].entry is None
    again = desk.registers.register(act("w"), row.enquiry, register="formal", title="Dogs")
    assert desk.registers.all(SERGEANT) == (again,)
    assert (again.id, again.title) == (row.id, "Dogs")


def test_a_matter_split_into_two_entries_is_found_from_either(desk):
    """A-53"""
    one, two = desk.registered("m"), desk.registered("n", "Board", INFORMAL)
    linked = desk.registers.link(act("l"), one.short, other=two.short, why="its other half")
    assert linked.links == (two.id,)
    assert [row.id for row in desk.registers.related(INSPECTOR, one.id)] == [two.id]
    assert [row.id for row in desk.registers.related(INSPECTOR, two.id)] == [one.id]
    with pytest.raises(NoSuchId):
        desk.registers.link(act("k"), one.id, other="ARR-77777777", why="nothing there")


def test_another_outcome_reclassifies_an_entry(desk):
    """A-54: the new kind's register takes it over."""
    row = desk.registered("m")
    newer = desk.decided("n", INFORMAL)
    after = desk.registers.reclassify(act("r"), row.id, enquiry=newer.short)
    assert (after.kind, after.register_id, after.enquiry) == ("informal", "open", newer.id)
    assert (after.id, after.title) == (row.id, "Dog unit")
    anothers = desk.decided("o", actor=INSPECTOR)
    with pytest.raises(NotYourOffice):
        desk.registers.reclassify(act("s", INSPECTOR), row.id, enquiry=anothers.id)
    with pytest.raises(NotYours):
        desk.registers.reclassify(act("t"), row.id, enquiry=anothers.id)


def test_entries_come_by_title(desk):
    """Whatever their capitals."""
    for key, title in (("a", "zebra"), ("b", "Board"), ("c", "apple")):
        desk.registered(key, title)
    assert [row.title for row in desk.registers.all(SERGEANT)] == ["apple", "Board", "zebra"]


@pytest.mark.parametrize("written", ["ff" * 16, "ARR-77777777", "ENQ-AAAAAAAB", "", "dog unit"])
def test_an_id_that_leads_nowhere_is_refused(desk, written):
    """Whole, short, of another kind, or no id at all."""
    desk.registered("m")
    with pytest.raises(NoSuchId):
        desk.registers.get(SERGEANT, written)


def test_the_register_is_read_as_it_stood():
    """What was corrected since still stands there, what came since does not."""
    kept = in_memory()
    row = Desk(kept).registered("m")
    later = Desk(kept, FixedClock(NOON + timedelta(days=2)))
    later.registers.correct(act("c"), row.id, title="Joint dog unit", reason="its name")
    then = datetime(2026, 7, 2, tzinfo=UTC)
    assert later.registers.all(SERGEANT, as_at=then) == (row,)
    assert later.registers.all(SERGEANT, as_at=NOON - timedelta(days=1)) == ()
    assert [row.title for row in later.registers.all(SERGEANT)] == ["Joint dog unit"]
    later.registers.enter_in_error(act("v"), row.id, reason="twice")
    assert later.registers.all(SERGEANT, as_at=then) == (row,)
    assert later.registers.all(SERGEANT, as_at=NOON + timedelta(days=3)) == ()


def test_the_register_comes_back_from_its_file(tmp_path):
    """And is what a rebuild makes of the log."""
    before = in_file(tmp_path / "s.db")
    desk = Desk(before)
    row = desk.registered("m")
    row = desk.registers.correct(act("c"), row.id, stage="ending", reason="it ends")
    before.close()
    after = in_file(tmp_path / "s.db")
    assert Desk(after).registers.all(SERGEANT) == (row,)
    assert after.views.rebuild(check=True) == ()
    after.close()
