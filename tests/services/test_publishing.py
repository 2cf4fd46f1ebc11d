"""Publishing takes both owners, over the real policy in a folder of its own."""

from datetime import date, timedelta
from random import Random

import pytest

from adapters.clock import FixedClock
from adapters.editions_files import FileEditions
from adapters.editions_lock import LOCK
from domain.identity import Actor
from domain.policy.publishing import in_force_on
from domain.policy.unpublished import (
    AgreedAlready,
    ChangedSince,
    NotProved,
    PublishedAlready,
)
from domain.refusals import NotYourOffice, Unavailable
from domain.services.enquiries import Enquiries
from domain.services.impact import Impact
from domain.services.publishing import Publishing, Wish
from tests.policies.builders import random_facts
from tests.support.builders import SHOWN, CountingIds, act
from tests.support.stores import in_memory
from tests.support.versions import GRANTS_ONLY, ONE_APPROVER, policies, written_on

TODAY = date(2026, 7, 1)
AUGUST, OCTOBER = date(2026, 8, 1), date(2026, 10, 1)
US = "Cheshire Constabulary"
STAFF = Actor(id="staff", offices=("chief_of_staff",), organisation=US)
CHIEF = Actor(id="chief", offices=("chief_constable",), organisation=US)
AUTHOR = Actor(id="una", offices=("opcc_head_of_policy_and_partnerships",), organisation=US)
SERGEANT = Actor(id="sgt", organisation=US)


class Office:
    """Everything that publishing stands on, over one folder and one store."""

    def __init__(self, folder, day=TODAY, kept=None):
        self.folder = folder
        self.kept = kept or in_memory()
        self.clock = FixedClock.at(f"{day}T09:00:00+01:00")
        self.here = FileEditions(folder, self.clock)
        self.handling = self.kept.handling(clock=self.clock, ids=CountingIds())
        self.enquiries = Enquiries(
            self.handling, self.here, self.kept.keeper, self.kept.views, "cheshire"
        )
        self.impact = Impact(self.kept.views, self.enquiries)
        self.publishing = Publishing(
            self.handling, self.here, self.here.lock, self.kept.keeper, self.impact
        )
        self.keys = 0

    def on(self, day):
        """The same store and folder on another day."""
        return Office(self.folder, day, self.kept)

    def agrees(self, who, version="0.2", since=AUGUST, minute="12/2026", *, anew=False):
        self.keys += 1
        wish = Wish("cheshire", version, since, minute, "It meets the law.", anew)
        return self.publishing.agree(act(f"{who.id}-{self.clock.today()}-{self.keys}", who), wish)

    def publishes(self, version="0.2", since=AUGUST):
        self.agrees(STAFF, version, since)
        return self.agrees(CHIEF, version, since)

    def asks(self, n, facts):
        """Let somebody ask a matter, to its outcome."""
        seen = self.enquiries.open(act(f"open-{n}", SERGEANT), goal="everything", opening="x")
        answers = tuple(facts.items())
        if answers:
            self.enquiries.answer(act(f"ans-{n}", SERGEANT), seen.id, answers=answers, shown=SHOWN)
        self.enquiries.determine(act(f"det-{n}", SERGEANT), seen.id)
        return seen.id

    @property
    def events(self):
        """What happened to editions, in its order."""
        log = self.kept.store.read(0, 100_000)
        return [e.recorded.event for e in log if e.recorded.stream.startswith("edition-")]

    @property
    def names(self):
        return [event.stored_name for event in self.events]


@pytest.fixture
def office(tmp_path):
    return Office(policies(tmp_path))


def test_the_second_owner_puts_it_into_force(office):
    """The first alone changes nothing but the record."""
    half = office.agrees(STAFF)
    assert (half.published, half.needed, office.here.lock.published("cheshire")) == (
        False,
        ("chief_constable",),
        (),
    )
    whole = office.agrees(CHIEF)
    assert (whole.published, whole.needed, whole.affected, whole.replaced) == (True, (), 0, None)
    assert office.names == [
        "edition-proposed",
        "edition-agreed",
        "edition-agreed",
        "edition-published",
    ]
    (published,) = office.here.lock.published("cheshire")
    assert (published.version, published.since, published.until) == ("0.2", AUGUST, None)
    assert office.kept.keeper.kept(published.sha256) is not None


def test_the_same_person_is_not_two(office):
    """Whatever key they press with."""
    office.agrees(STAFF)
    with pytest.raises(AgreedAlready) as refused:
        office.agrees(STAFF)
    assert refused.value == AgreedAlready(("chief_constable",))


def test_nobody_else_publishes(office):
    """The policy says whose it is."""
    with pytest.raises(NotYourOffice) as refused:
        office.agrees(SERGEANT)
    assert refused.value.data["may"] == "chief_of_staff, chief_constable"
    assert office.events == []


def test_the_author_states_that_it_meets_the_law(office):
    """Which is said, and publishes nothing."""
    stated = office.agrees(AUTHOR)
    assert (stated.published, stated.stated, stated.needed) == (
        False,
        True,
        ("chief_of_staff", "chief_constable"),
    )
    assert office.publishes().stated
    assert "edition-stated" in office.names


def test_one_that_the_check_finds_fault_with_is_not_published(office):
    """And nothing of it is recorded."""
    broken = ("edition.yaml", "[CHE-0.1, CHE-0.7, A-15]", "[CHE-0.1, CHE-99.9, A-15]")
    written_on(office.folder, "0.3", broken)
    with pytest.raises(NotProved) as refused:
        office.agrees(STAFF, "0.3")
    assert refused.value == NotProved("1 citations that lead nowhere")
    assert office.events == []


def test_bytes_that_change_between_the_two_are_not_what_was_agreed_to(office):
    """Until whoever agreed does so anew, or another begins anew."""
    edition = written_on(office.folder, "0.3") / "edition.yaml"
    office.agrees(STAFF, "0.3")
    edition.write_text(edition.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")
    with pytest.raises(ChangedSince) as refused:
        office.agrees(CHIEF, "0.3")
    assert refused.value == ChangedSince("0.3", "2026-07-01")
    assert not office.agrees(STAFF, "0.3").published
    assert office.agrees(CHIEF, "0.3").published


def test_anew_is_how_the_other_begins(office):
    """And then the first has to agree once more."""
    edition = written_on(office.folder, "0.3") / "edition.yaml"
    office.agrees(STAFF, "0.3")
    edition.write_text(edition.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")
    assert not office.agrees(CHIEF, "0.3", anew=True).published
    assert office.agrees(STAFF, "0.3").published


def test_a_folder_that_cannot_be_written_is_told_before_anything_is_recorded(office, monkeypatch):
    """The record never says more than the lock will."""
    trouble = Unavailable("cannot write", "Give this user the right to.", again=False)

    def refuse():
        raise trouble

    monkeypatch.setattr(office.here.lock, "must_be_writable", refuse)
    with pytest.raises(Unavailable):
        office.agrees(STAFF)
    assert office.events == []


def test_a_lock_that_was_not_written_is_written_by_the_next_attempt(office):
    """The event came first, and says all that the lock needs."""
    office.publishes()
    (office.folder / LOCK).unlink()
    with pytest.raises(PublishedAlready):
        office.agrees(STAFF)
    (published,) = office.here.lock.published("cheshire")
    assert (published.version, published.since) == ("0.2", AUGUST)


def test_the_next_replaces_it_and_publishing_it_again_withdraws_the_next(office):
    """Each on its own stream, and the days follow each other."""
    written_on(office.folder, "0.3", ONE_APPROVER)
    office.publishes()
    later = office.on(AUGUST)
    replaced = later.publishes("0.3", OCTOBER)
    assert replaced.replaced.version == "0.2"
    again = office.on(date(2026, 11, 1)).publishes("0.2", date(2026, 12, 1))
    assert again.replaced.version == "0.3"
    published = office.here.lock.published("cheshire")
    assert [(each.version, each.since, each.until) for each in published] == [
        ("0.2", AUGUST, date(2026, 9, 30)),
        ("0.3", OCTOBER, date(2026, 11, 30)),
        ("0.2", date(2026, 12, 1), None),
    ]
    days = (date(2026, 9, 30), OCTOBER, date(2026, 12, 1))
    assert [in_force_on(published, day).version for day in days] == ["0.2", "0.3", "0.2"]
    assert office.names.count("edition-withdrawn") == 2


def test_what_it_affects_is_recorded_with_it_and_is_what_comparing_results_says(office):
    """Every matter whose result differs, slot by slot, and no other."""
    random = Random(11)
    cases = [office.asks(n, random_facts(random, doubt=0.2)) for n in range(60)]
    written_on(office.folder, "0.3", ONE_APPROVER, *GRANTS_ONLY)
    old, new = (office.here.at("cheshire", version) for version in ("0.2", "0.3"))
    office.publishes()
    published = office.on(AUGUST).publishes("0.3", OCTOBER)
    differ = set()
    for enquiry in cases:
        facts = office.enquiries.get(SERGEANT, enquiry).enquiry.facts
        was, now = (_slots(each, facts) for each in (old, new))
        if was != now:
            differ.add(enquiry)
    assert 0 < len(differ) < len(cases)
    assert set(office.events[-2].affected) == differ
    assert published.affected == len(differ)


def test_an_enquiry_begun_before_stays_under_what_it_began_with(office):
    """The day changes, and nothing of it does."""
    written_on(office.folder, "0.3", ONE_APPROVER)
    office.publishes("0.2", TODAY)
    enquiry = office.asks(1, {"supplier_contract": "yes"})
    office.publishes("0.3", TODAY + timedelta(days=1))
    tomorrow = office.on(TODAY + timedelta(days=1))
    assert tomorrow.enquiries.policy().ref.version == "0.3"
    assert tomorrow.enquiries.get(SERGEANT, enquiry).policy.ref.version == "0.2"


def _slots(policy, facts):
    contract = policy.determine(facts).as_contract()
    return {key: contract[key] for key in contract if key not in {"undetermined", "still_to_ask"}}
