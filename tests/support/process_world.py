"""Cheshire with the process of 2009 on, over a store in memory, with a clock that is moved by hand."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from adapters.editions_files import FileEditions
from adapters.layers_files import FileLayers, layer_from
from adapters.likeness_rapidfuzz import RapidLikeness
from adapters.working_days import EnglishWorkingDays
from bot.life import Ground, life_on
from bot.notice_words import Words
from domain.identity import Actor
from domain.messages import Act
from domain.policy.filling import Reply
from domain.policy.layers_on import LayersOn
from domain.ports import Held, Office, Person
from domain.services.layers_kept import LayersKept
from domain.services.offices import Offices
from tests.support.builders import SHOWN, CountingIds
from tests.support.directory import MemoryDirectory
from tests.support.stores import in_memory

LONDON = ZoneInfo("Europe/London")
FORCE = "Cheshire Constabulary"
LEAD = "partnership_lead_member"
AREAS = ("cheshire_east", "cheshire_west_and_chester", "halton", "warrington")
ROLES = {
    "scrutiny": {
        "treasurer": "chief_finance_officer",
        "chief_executive": "chief_of_staff",
    }
}


class MovedClock:
    """The moment that a test sets; it never goes back."""

    def __init__(self, moment):
        self._moment = moment

    def now(self):
        return self._moment

    def today(self):
        return self._moment.astimezone(LONDON).date()

    def to(self, day, hour=12, minute=0):
        """Let it be that day, at that time in London, or a minute later if it is past that."""
        wanted = datetime.combine(day, time(hour, minute), LONDON).astimezone(UTC)
        self._moment = max(wanted, self._moment)


def person(name, shown, *held):
    return Person(name, shown, FORCE, tuple(Held(office, seat=seat) for office, seat in held))


PEOPLE = MemoryDirectory(
    people=[
        person("lead-east", "lead member for Cheshire East", (LEAD, "cheshire_east")),
        person("lead-west", "lead member for Cheshire West", (LEAD, "cheshire_west_and_chester")),
        person("lead-halton", "lead member for Halton", (LEAD, "halton")),
        person("lead-warrington-1", "first lead member for Warrington", (LEAD, "warrington")),
        person("lead-warrington-2", "second lead member for Warrington", (LEAD, "warrington")),
        person("member-npu", "member for Widnes", ("npu_member", "widnes")),
        person("finance", "the finance officer", ("chief_finance_officer", ""), ("treasurer", "")),
        person("staff", "the chief of staff", ("chief_of_staff", ""), ("chief_executive", "")),
        person("research", "the research officer", ("research_officer", "")),
        person("head", "the head of policy", ("opcc_head_of_policy_and_partnerships", "")),
        person("officer", "an officer of the Authority", ("authority_officers", "")),
        person("clerk", "the committee clerk", ("engagement_committee", "")),
    ],
    offices=[Office("engagement_committee", "Engagement Committee")],
)
LEADS = {
    "cheshire_east": ("lead-east",),
    "cheshire_west_and_chester": ("lead-west",),
    "halton": ("lead-halton",),
    "warrington": ("lead-warrington-1", "lead-warrington-2"),
}


class ProcessWorld:
    """All the services, and a hand for doing things as somebody on some day."""

    def __init__(self, day=date(2026, 1, 1), *, policy="cheshire", layers=("scrutiny",)):
        self.clock = MovedClock(datetime.combine(day, time(9), LONDON).astimezone(UTC))
        self.kept = in_memory()
        self.editions = FileEditions(FileEditions.default_folder(), self.clock)
        beside = FileLayers(FileEditions.default_folder())
        read = {each: beside.current(each) for each in layers}
        self.layers = LayersOn(
            tuple(each.document for each in read.values()),
            {name: roles for name, roles in ROLES.items() if name in layers},
            {},
            {name: each.ref for name, each in read.items()},
        )
        contents = {each.ref.sha256: beside.content(name) for name, each in read.items()}
        layers_kept = LayersKept(
            self.kept.keeper, contents, lambda content: layer_from(content).document
        )
        self.handling = self.kept.handling(clock=self.clock, ids=CountingIds())
        self.enquiries = self._like("enquiries", editions=self.editions, policy=policy)
        self.arrangements = self._like("arrangements", self.enquiries)
        self.offices = Offices(
            self.handling, self.editions, PEOPLE, self.kept.views, policy, self.layers
        )
        ground = Ground(
            handling=self.handling,
            enquiries=self.enquiries,
            arrangements=self.arrangements,
            offices=self.offices,
            forms=self._like("forms", self.enquiries),
            store=self.kept.store,
            views=self.kept.views,
            editions=self.editions,
            policy=policy,
            layers=self.layers,
            likeness=RapidLikeness(),
            layers_kept=layers_kept,
            keeper=self.kept.keeper,
            working=EnglishWorkingDays(),
            words=Words(),
        )
        self.life = life_on(ground)
        self.reports = self.life.reports
        self._acts = 0

    def _like(self, what, *parts, **others):
        return getattr(self.kept, what)(*parts, **others, clock=self.clock, ids=self.handling.ids)

    def actor(self, name) -> Actor:
        return self.offices.actor(name)

    def act(self, name, **others) -> Act:
        self._acts += 1
        return Act(actor=self.actor(name), key=f"act-{self._acts}", conversation="conv-1", **others)

    def log(self, who, form, answers, *, meeting="", **known):
        """Log on *form* at once, of a *meeting* in the diary or not; return its row."""
        meetings = self.life.meetings
        row = meetings.begin(self.act(who), form, meeting=meeting, **known)
        given = {name: Reply((value,)) for name, value in answers.items()}
        meetings.answer(self.act(who), row.id, answers=given, shown=SHOWN)
        return meetings.log(self.act(who), row.id)
