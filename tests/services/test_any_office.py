"""However offices change hands, somebody answers for each, and it is never one whose time is over.

Who answers may act, and nobody else may but those whose time in the office runs.
"""

from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from adapters.clock import FixedClock
from adapters.editions_files import FileEditions
from domain.identity import Actor
from domain.ports import Held, Office, Person
from domain.refusals import Refusal
from domain.services.belongings import Belongings
from domain.services.leaving import Leaving
from domain.services.offices import Offices
from domain.services.offices_left import OfficesLeft
from tests.support.builders import NOON, act
from tests.support.directory import MemoryDirectory
from tests.support.stores import in_memory

FIRST = NOON.date()
AUTHORITY = "Cambridgeshire Police Authority"
CONTACT = "chief_executive"
IDS = ("ann", "bob", "cat", "exec")
DIRECTORY = MemoryDirectory(
    [
        Person("ann", "Ann", AUTHORITY, (Held("chairman", until=FIRST + timedelta(days=5)),)),
        Person("bob", "Bob", AUTHORITY, (Held("vice_chairman"),)),
        Person("cat", "Cat", AUTHORITY),
        Person("exec", "the executive", AUTHORITY, (Held(CONTACT),)),
    ],
    [Office("bcu_representative", "BCU", (("north", "North"), ("south", "South")))],
)
PLACES = (
    ("chairman", ""),
    ("vice_chairman", ""),
    ("treasurer", ""),
    (CONTACT, ""),
    ("bcu_representative", "north"),
    ("bcu_representative", "south"),
)
EDITIONS = FileEditions(FileEditions.default_folder())
people, places = st.sampled_from(IDS), st.sampled_from(PLACES)
days = st.integers(-3, 8).map(lambda n: timedelta(days=n))
BY = Actor(id="exec", offices=(CONTACT,), organisation=AUTHORITY)


class AnyOffice(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.kept = in_memory()
        self.day, self.count = 0, 0
        self.times = []
        self.gone = {}

    @property
    def today(self):
        return FIRST + timedelta(days=self.day)

    @property
    def offices(self):
        return Offices(self.handling, EDITIONS, DIRECTORY, self.kept.views, "cambridgeshire")

    @property
    def handling(self):
        return self.kept.handling(clock=FixedClock(NOON + timedelta(days=self.day)))

    def act(self):
        self.count += 1
        return act(f"key-{self.count}", BY)

    @rule(days=st.integers(1, 4))
    def time_passes(self, days):
        self.day += days

    @rule(who=people, place=places, since=days, lasts=st.none() | days)
    def appointed(self, who, place, since, lasts):
        (office, seat), first = place, self.today + since
        last = None if lasts is None else first + lasts
        try:
            self.offices.appoint(self.act(), office, person=who, since=first, seat=seat, until=last)
        except Refusal:
            return
        self.times.append(["holder", who, place, first, last, None])

    @rule(who=people, place=places, lasts=st.none() | days, absent=st.none() | people)
    def stands_in(self, who, place, lasts, absent):
        last = None if lasts is None else self.today + lasts
        try:
            self.offices.act_for(
                self.act(),
                place[0],
                person=who,
                why="away",
                until=last,
                seat=place[1],
                instead_of=absent or "",
            )
        except Refusal:
            return
        self.times.append(["acting", who, place, self.today, last, absent])

    @rule(by=people, who=people, place=places, lasts=days)
    def sent(self, by, who, place, lasts):
        last = self.today + lasts
        try:
            self.offices.delegate(
                self.act(), place[0], by=by, person=who, what="a part", until=last, seat=place[1]
            )
        except Refusal:
            return
        self.times.append(["delegate", who, place, self.today, last, by])

    @rule(who=people, place=places, how=st.sampled_from(["holder", "acting", "delegate"]), on=days)
    def stands_down(self, who, place, how, on):
        last = self.today + on
        try:
            self.offices.stand_down(
                self.act(), place[0], person=who, until=last, seat=place[1], capacity=how
            )
        except Refusal:
            return
        for each in self.times:
            if each[:3] == [how, who, place] and (each[4] is None or each[4] > last):
                each[4] = last

    @rule(who=st.sampled_from(IDS[:3]), to=people)
    def leaves(self, who, to):
        offices = self.offices
        sources = (
            OfficesLeft(offices, self.kept.views, self.handling.clock),
            Belongings(self.handling, self.kept.views),
        )
        leaving = Leaving(self.handling, offices, self.kept.views, sources)
        if who in self.gone or to in self.gone or to == who:
            return
        held = {place: who in self.running(place, "holder") for place in PLACES}
        plan = leaving.leave(self.act(), who, to=to)
        moved = {
            (each.number, each.which.partition("@")[2])
            for each in plan.handings
            if each.which.startswith("holder")
        }
        for place in moved:
            self.succeeds(who, to, place, plan.until, held=held[place])
        for each in self.times:
            if each[1] == who and (each[4] is None or each[4] > plan.until):
                each[4] = plan.until
        self.gone[who] = plan.until

    def succeeds(self, who, to, place, until, *, held):
        """Know that *to* has the place after *who*, until they were to have it anyway."""
        own = [each for each in self.times if each[0] == "holder" and each[2] == place]
        first = until + timedelta(days=1)
        begins = [each[3] for each in own if each[1] == who and each[3] > until]
        if begins and not held:
            first = min(begins)
        by_word = any(
            (each.office, each.seat) == place and each.covers(first)
            for each in DIRECTORY.person(to).held
        )
        theirs = [e[3] for e in own if e[1] == to and (e[4] is None or e[4] >= first)]
        if by_word or any(each <= first for each in theirs):
            return
        last = min(theirs) - timedelta(days=1) if theirs else None
        self.times.append(["holder", to, place, first, last, None])

    def running(self, place, how):
        """Return whose time in the place runs today, as this machine knows it."""
        word = {
            (held.office, held.seat): (person, held)
            for person in IDS
            for held in DIRECTORY.person(person).held
        }
        found = set()
        if how == "holder" and place in word and word[place][1].covers(self.today):
            found.add(word[place][0])
        for capacity, who, at, first, last, by in self.times:
            runs = first <= self.today and (last is None or self.today <= last)
            sender = (
                by in self.running(place, "holder") | self.running(place, "acting")
                if (capacity == "delegate" and how == "delegate" and at == place)
                else True
            )
            if runs and capacity == how and at == place and sender:
                found.add(who)
        return {who for who in found if who not in self.gone or self.gone[who] >= self.today}

    def everybody(self, place):
        return set().union(*(self.running(place, how) for how in ("holder", "acting", "delegate")))

    @invariant()
    def who_answers_is_somebody_whose_time_runs_and_may_act(self):
        offices = self.offices
        actors = {who: offices.actor(who) for who in IDS}
        for office, seat in PLACES:
            found = offices.answering(office, seat)
            answering = {each.id for each in found.people}
            theirs = self.everybody((office, seat))
            assert answering, (office, seat)
            assert found.vacant == (not self.running((office, seat), "holder"))
            assert all(actors[who].holds(office, seat) for who in answering)
            if theirs:
                assert answering <= theirs
                holding = {who for who in IDS if actors[who].holds(office, seat)}
                assert holding == theirs
            else:
                assert found.because in {"deputy", "policy_contact"}
                assert answering <= self.everybody((found.through, ""))

    @invariant()
    def what_a_day_gone_by_held_does_not_change(self):
        offices = self.offices
        moment = NOON + timedelta(days=self.day)
        was = offices.roster(date.min.replace(year=2026), moment).manned("treasurer").everybody
        assert was == ()


TestAnyOffice = AnyOffice.TestCase
TestAnyOffice.settings = settings(max_examples=25, stateful_step_count=12, deadline=None)
