"""A year of meetings, notes and risks, done through the services by a generator that counts itself.

It never reads a list: what it did, and from which moment on that is known, is all that it counts.
"""

import heapq
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count
from random import Random

from domain.policy.filling import Reply
from tests.support.process_world import AREAS, LEADS, ProcessWorld

FIRST, LAST = date(2026, 1, 5), date(2026, 12, 18)
MEETINGS, NOTES, TRIGGERS = 300, 60, 40
RISKS_MET, RISKS_APART = 50, 70
WHOLE = "whole_county"
BODIES = {
    "cheshire_east": ("Cheshire East CDRP", "Cheshire East LSP", "Cheshire East Children's Trust"),
    "cheshire_west_and_chester": ("Cheshire West & Chester CDRP", "Cheshire West & Chester LSP"),
    "halton": ("Halton CDRP", "Halton LSP", "Halton Children's Trust"),
    "warrington": ("Warrington CDRP", "Warrington LSP"),
}
ROADS, OUTSIDE = "Safer Roads Governance Board", "Joint Corporate Services"
FEEDBACK = "meeting_feedback"
REAL, NONE_YET = "Fewer burglaries in the new streets", "None yet: the plan is still being written"


@dataclass(frozen=True)
class Fact:
    """How one thing stands from a moment on: where, when, and what is said of it."""

    area: str
    on: date
    status: str
    attendance: str = ""
    outcome: str = ""
    issue: bool = False
    value: bool = False
    outside: bool = False
    scopes: tuple[str, ...] = ()
    escalations: int = 0
    decided: int = 0
    actions: int = 0
    done: int = 0
    borne: bool = False
    grave: bool = False


@dataclass
class Known:
    """One thing through the year: each fact with the moment from which it is known."""

    facts: list = field(default_factory=list)

    def at(self, moment):
        known = [fact for since, fact in self.facts if since <= moment]
        return known[-1] if known else None


class Year:
    """Everything that happens in the year, in the order of its days."""

    def __init__(self, seed, meetings=MEETINGS, risks=RISKS_APART):
        self.world = ProcessWorld()
        self._sizes = (meetings, risks)
        self.meetings, self.risks, self.notes, self.triggers = [], [], [], []
        self.risks_met, self.agreed_at, self.written = 0, None, {}
        self._random, self._order, self._todo = Random(seed), count(), []
        self._plan()

    def run(self):
        """Do it all."""
        while self._todo:
            day, hour, _, do = heapq.heappop(self._todo)
            self.world.clock.to(day, hour, self._random.randrange(60))
            do()
        self._agree()
        return self

    def _agree(self):
        """Let the committee agree, at the end, that what was heard is collated."""
        clock = self.world.clock
        clock.to(clock.today() + timedelta(days=1))
        self.agreed_at = clock.now()
        self.world.life.switches.turn(
            self.world.act("clerk"),
            "npu_collation",
            value="on",
            minute="Minute 4",
            reason="It was agreed",
        )

    def count(self, moment, day, period, area=""):
        """Return the meetings and risks of a period as known at a moment, seen on a day."""
        found = Counter()
        for fact in self._known(self.meetings, moment, area):
            if fact.status == "void" or not period.holds(fact.on):
                continue
            if fact.outside:
                found["outside"] += 1
            elif fact.status == "cancelled":
                found["cancelled"] += 1
            elif fact.attendance == "apologies":
                found["away"] += 1
            elif fact.status == "logged":
                found["attended"] += 1
                found["substitute"] += fact.attendance == "substitute"
                found["outcome" if fact.outcome == REAL else "none_yet"] += 1
                found["issues"] += fact.issue
                found["value"] += fact.value
            elif fact.on <= day:
                found["missing"] += 1
                found["substitute"] += fact.attendance == "substitute"
        return found + self._risks_told(moment, period, area)

    def _risks_told(self, moment, period, area):
        risks = [fact for fact in self._known(self.risks, moment, area) if fact.status != "void"]
        told = [fact for fact in risks if period.holds(fact.on)]
        before = [f for f in risks if f.on < period.start and f.status != "closed"]
        earlier = [f for f in before if f.status != "evaluated" or f.grave]
        return Counter(
            risks=len(told),
            to_authority=sum("authority" in fact.scopes for fact in told),
            to_partnership=sum("partnership" in fact.scopes for fact in told),
            both=sum(len(fact.scopes) > 1 for fact in told),
            earlier=len(earlier),
            dismissed=len(before) - len(earlier),
        )

    def log(self, moment):
        """Return how many risks stand where, and what is done about those on the log."""
        known = [fact for fact in self._known(self.risks, moment) if fact.status != "void"]
        found = Counter(fact.status for fact in known)
        on_log = [fact for fact in known if fact.status == "logged"]
        found["all"] = len(known)
        found["actions"] = sum(fact.actions for fact in on_log)
        found["done"] = sum(fact.done for fact in on_log)
        found["passed"] = sum(bool(fact.escalations) for fact in known)
        found["times"] = sum(fact.escalations for fact in known)
        found["undecided"] = sum(fact.escalations - fact.decided for fact in known)
        found["borne"] = sum(fact.borne and fact.status != "closed" for fact in known)
        return found

    def heard(self, moment, period, area=""):
        """Return the notes from neighbourhoods, and how many name a partnership issue."""
        known = [f for f in self._known(self.notes, moment, area) if period.holds(f.on)]
        return Counter(notes=len(known), issues=sum(fact.issue for fact in known))

    def told(self, moment, period):
        """Return the triggers of a time, and how many call for something."""
        known = [f for f in self._known(self.triggers, moment) if period.holds(f.on)]
        return Counter(triggers=len(known), calling=sum(fact.issue for fact in known))

    @staticmethod
    def _known(things, moment, area=""):
        facts = (each.at(moment) for each in things)
        return [fact for fact in facts if fact is not None and area in {"", fact.area}]

    def _plan(self):
        meetings, risks = self._sizes
        for number in range(meetings):
            self._meeting(number)
        for _ in range(risks):
            self._later(self._day(), self._risk_apart)
        for _ in range(NOTES):
            self._later(self._day(), self._note)
        for _ in range(TRIGGERS):
            self._later(self._day(), self._trigger)

    def _later(self, day, do, hour=None):
        at = self._random.randrange(8, 18) if hour is None else hour
        heapq.heappush(self._todo, (day, at, next(self._order), do))

    def _day(self):
        return FIRST + timedelta(days=self._random.randrange((LAST - FIRST).days))

    def _chance(self, percent):
        return self._random.randrange(100) < percent

    def _note_down(self, known, fact):
        known.facts.append((self.world.clock.now(), fact))

    # Meetings

    def _meeting(self, number):
        area = AREAS[number % len(AREAS)]
        what = self._random.choices(("area", "roads", "outside"), (90, 5, 5))[0]
        body = {"roads": ROADS, "outside": OUTSIDE}.get(what, "")
        place = WHOLE if body else area
        one = _Meeting(self, area, place, body or self._random.choice(BODIES[area]), what)
        self.meetings.append(one.known)
        day = self._day()
        if self._chance(20):
            self._later(day + timedelta(days=self._random.randrange(9)), lambda: one.report(day))
        else:
            ahead = max(FIRST, day - timedelta(days=self._random.randrange(3, 40)))
            self._later(ahead, lambda: one.planned(day), 8)

    # Risks

    def _risk_apart(self):
        area = self._random.choice(AREAS)
        who = self._random.choice(LEADS[area])
        scopes = self._random.choice(
            (("authority",), ("partnership",), ("authority", "partnership"))
        )
        row = self.world.life.risks.report(
            self.world.act(who), title="A partner may leave", scopes=scopes, area=area
        )
        self.follow(row.id, area, scopes)

    def follow(self, risk, area, scopes):
        """Let a risk that was just told of have a life of its own."""
        known = Known()
        self.risks.append(known)
        one = _Risk(
            self, risk, known, Fact(area, self.world.clock.today(), "reported", scopes=scopes)
        )
        one.stands()
        if self._chance(85):
            self._later(self._in(5, 40), one.judged)
        elif self._chance(20):
            self._later(self._in(5, 40), one.voided)

    def _in(self, least, most):
        return self.world.clock.today() + timedelta(days=self._random.randrange(least, most))

    # Notes

    def _note(self):
        area, day = self._random.choice(AREAS), self.world.clock.today()
        issue = self._chance(40)
        answers = {
            "unit": "Widnes",
            "council_area": area,
            "heard_from": "inspector",
            "heard_on": day.isoformat(),
            "key_issues": "Noise at night",
        }
        if issue:
            answers["partnership_issues"] = "The wardens do not come to the meetings"
        self.world.log("member-npu", "npu_feedback", answers)
        known = Known()
        self.notes.append(known)
        self._note_down(known, Fact(area, day, "logged", issue=issue))

    def _trigger(self):
        area, day = self._random.choice(AREAS), self.world.clock.today()
        calls = self._chance(50)
        answers = {"development": "The council moves its officers", "council_area": area}
        if calls:
            answers["action"] = "Ask who will chair the group"
        self.world.log("officer", "trigger_item", answers)
        known = Known()
        self.triggers.append(known)
        self._note_down(known, Fact(area, day, "logged", issue=calls))


class _Meeting:
    """One meeting and what becomes of it."""

    def __init__(self, year, area, place, body, what):
        self.year, self.area, self.place, self.body, self.what = year, area, place, body, what
        self.who = year._random.choice(LEADS[area])
        self.known, self.id = Known(), ""
        self.fact = None

    @property
    def meetings(self):
        return self.year.world.life.meetings

    def _act(self):
        return self.year.world.act(self.who)

    def _stands(self, **changed):
        self.fact = Fact(**(vars(self.fact) | changed)) if self.fact else Fact(**changed)
        self.year._note_down(self.known, self.fact)

    def planned(self, day):
        row = self.meetings.plan(self._act(), body=self.body, on=day, area=self.place)
        self.id = row.id
        self._stands(area=self.place, on=day, status="planned", outside=self.what == "outside")
        year = self.year
        fate = year._random.choices(
            ("attended", "missing", "apologies", "substitute", "cancelled", "moved"),
            (72, 8, 5, 5, 4, 6),
        )[0]
        if fate == "moved":
            year._later(day - timedelta(days=1), lambda: self._moved(day))
        elif fate in {"apologies", "substitute", "cancelled"}:
            year._later(day, lambda: self._off(fate), 18)
        if fate in {"attended", "substitute"}:
            late = day + timedelta(days=year._random.randrange(25))
            year._later(late, lambda: self.report(day), 19)

    def _moved(self, day):
        new = day + timedelta(days=7)
        self.meetings.move(self._act(), self.id, on=new, reason="The hall was taken")
        self._stands(on=new)
        self.year._later(new + timedelta(days=2), lambda: self.report(new), 19)

    def _off(self, fate):
        if fate == "cancelled":
            self.meetings.cancel(self._act(), self.id, reason="Snow")
            self._stands(status="cancelled")
        else:
            name = "A deputy" if fate == "substitute" else ""
            self.meetings.attendance(self._act(), self.id, fate, name=name)
            self._stands(attendance=fate)

    def report(self, day):
        year = self.year
        real, issue, value = year._chance(60), year._chance(50), year._chance(30)
        answers = {
            "body": self.body,
            "held_on": day.isoformat(),
            "capacity": "for_the_authority",
            "outcome": REAL if real else NONE_YET,
        }
        if self.place == WHOLE:
            answers["council_area"] = WHOLE
        if issue:
            answers["issues"] = "Nobody chairs the group"
        if value:
            answers["value_added"] = "We asked for the figures"
        scopes = self._risk_in(answers)
        row = year.world.log(self.who, FEEDBACK, answers, meeting=self.id)
        self.id = row.id
        changed = {
            "area": self.place,
            "on": day,
            "status": "logged",
            "outcome": answers["outcome"],
            "issue": issue,
            "value": value,
            "outside": self.what == "outside",
        }
        self._stands(**changed)
        if scopes:
            self._followed(scopes)
        if year._chance(8):
            year._later(year._in(5, 60), lambda: self._corrected(real))
        elif year._chance(3):
            year._later(year._in(2, 30), self._voided)

    def _risk_in(self, answers):
        chosen = self.year._random.choices(((), ("authority",), ("partnership",)), (70, 15, 15))[0]
        if self.what == "outside" or self.year.risks_met >= RISKS_MET:
            return ()
        self.year.risks_met += bool(chosen)
        for scope in chosen:
            answers[f"risk_to_{scope}"] = f"The {scope} may lose its money"
        return chosen

    def _followed(self, scopes):
        """Let the risk that came of it have its own life; the meeting must have told of one."""
        world = self.year.world
        (mine,) = world.life.risks.about(world.actor("finance"), f"meeting-{self.id}")
        self.year.follow(mine.id, self.place, scopes)

    def _corrected(self, real):
        outcome = NONE_YET if real else REAL
        answers = {"outcome": Reply((outcome,))}
        self.meetings.correct(self._act(), self.id, answers=answers, reason="It was the other way")
        self._stands(outcome=outcome)

    def _voided(self):
        self.meetings.void(self._act(), self.id, reason="It was logged twice")
        self._stands(status="void")


class _Risk:
    """One risk and what becomes of it."""

    def __init__(self, year, risk, known, fact):
        self.year, self.id, self.known, self.fact = year, risk, known, fact

    @property
    def risks(self):
        return self.year.world.life.risks

    def stands(self, **changed):
        self.fact = Fact(**(vars(self.fact) | changed))
        self.year._note_down(self.known, self.fact)

    def judged(self):
        year = self.year
        significant = year._chance(65)
        self.risks.evaluate(
            year.world.act("finance"), self.id, significant=significant, reason="It was weighed"
        )
        self.stands(status="evaluated", grave=significant)
        if significant:
            year._later(year._in(0, 12), self._logged, 19)

    def _logged(self):
        year = self.year
        actions = year._random.randrange(1, 4)
        due = year._in(20, 200)
        self.risks.take_on_log(
            year.world.act("finance"),
            self.id,
            mitigations=[{"what": f"Do thing {n}", "due": due} for n in range(1, actions + 1)],
            office="chief_finance_officer",
            next_review=year._in(60, 200),
        )
        self.stands(status="logged", actions=actions)
        if year._chance(40):
            year._later(year._in(5, 60), self._done)
        if year._chance(45):
            year._later(year._in(1, 30), self._passed_on)
        if year._chance(10):
            year._later(year._in(61, 90), self._borne)
        elif year._chance(15):
            year._later(year._in(100, 150), self._closed)

    def _done(self):
        self.risks.complete_mitigation(
            self.year.world.act("finance"), self.id, number=1, evidence="Seen"
        )
        self.stands(done=1)

    def _passed_on(self):
        authority = "authority" in self.fact.scopes
        route, step = (
            ("authority_risk", "escalate") if authority else ("partnership_risk", "advise")
        )
        self.risks.escalate(
            self.year.world.act("finance"), self.id, route=route, step=step, reason="It is grave"
        )
        self.stands(escalations=1)
        if not authority and self.year._chance(70):
            self.year._later(self.year._in(1, 30), self._decided)

    def _decided(self):
        self.risks.decide(
            self.year.world.act("staff"),
            self.id,
            route="partnership_risk",
            step="discuss",
            choice="no",
            reason="The board deals with it",
        )
        self.stands(decided=1)

    def _borne(self):
        world = self.year.world
        self.risks.score(world.act("finance"), self.id, words="grave, and known")
        self.risks.accept(
            world.act("finance"),
            self.id,
            by="finance",
            until=world.clock.today() + timedelta(days=400),
            reason="Nothing more can be done",
        )
        self.stands(borne=True)

    def _closed(self):
        self.risks.close(self.year.world.act("finance"), self.id, reason="It is over")
        self.stands(status="closed")

    def voided(self):
        self.risks.void(self.year.world.act("finance"), self.id, reason="It was told of twice")
        self.stands(status="void")
