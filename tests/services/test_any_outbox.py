"""Whatever faults are reported in whatever order, each notice is seen once at most, or says why."""

from collections import Counter
from datetime import timedelta

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from domain.identity import Actor
from domain.services.notices import id_of
from domain.services.outbox import Failure
from tests.support.builders import act
from tests.support.noticing import LONDON, Desk, HandClock, raising, statutory
from tests.support.stores import in_memory

AUTHOR = Actor(id="author-4", offices=("author",), organisation="office")
PEOPLE = ("sgt-1", "insp-2")

FAULTS = st.sampled_from(
    (
        ("429 with Retry-After", Failure("429", "later", after=120.0), False),
        ("429 without", Failure("429", "later"), False),
        ("412", Failure("412", "later"), False),
        ("5xx before delivery", Failure("503", "later"), False),
        ("5xx after delivery", Failure("502", "uncertain"), True),
        ("hang", Failure("no answer", "uncertain"), True),
        ("403 blocked", Failure("403", "never"), False),
    )
)


class AnyOutbox(RuleBasedStateMachine):
    """Two replicas over one store, a channel that does what it likes, and a person's screen."""

    @initialize()
    def begins(self):
        clock, kept = HandClock(), in_memory()
        self.desks = [Desk(kept, clock), Desk(kept, clock)]
        self.clock, self.kept = clock, kept
        self.raised, self.screen, self.dying, self.keys = 0, [], [], 0
        self.held = set()
        self.desks[0].outbox.raise_due()
        for person in PEOPLE:
            self.something_is_asked(person)
            self.something_may_wait_for_the_digest(person)
            self.something_may_wait_for_the_digest(person)

    @rule(person=st.sampled_from(PEOPLE))
    def something_is_asked(self, person):
        self.raised += 1
        statutory(self.desks[0], f"N-{self.raised:03}", person=person)

    @rule(person=st.sampled_from(PEOPLE))
    def something_may_wait_for_the_digest(self, person):
        self.raised += 1
        name, desk = f"T-{self.raised:03}", self.desks[0]
        told = {"kind": "task", "statutory": False, "source": name, "matter": name, "number": name}
        desk.notices.carry_out(id_of(name, person), raising(person, at=desk.clock.now(), **told))
        self.clock.forward(timedelta(minutes=1))

    def shown_by(self, ready):
        """Return what is on the screen once it is delivered: of a digest, all that it gathers."""
        notices = self.desks[0].notices
        gathered = [notices.get(each).notice for each in notices.get(ready.id).notice.gathers]
        things = [each for each in gathered if each.kind != "digest"]
        return [(ready.person, each.number) for each in things or (ready,)]

    def take(self, replica):
        """Claim the first that may be sent, as *replica* does."""
        desk = self.desks[replica]
        ready = desk.outbox.ready(1)
        return next((each for each in ready if desk.outbox.begin(each.id)), None)

    @rule(replica=st.integers(0, 1))
    def is_sent(self, replica):
        if (ready := self.take(replica)) is not None:
            self.screen += self.shown_by(ready)
            self.desks[replica].outbox.sent(ready.id, "m-1")

    @rule(replica=st.integers(0, 1), fault=FAULTS, delivered=st.booleans())
    def fails(self, replica, fault, delivered):
        _, failure, may_be_seen = fault
        if (ready := self.take(replica)) is not None:
            if may_be_seen and delivered:
                self.screen += self.shown_by(ready)
            self.desks[replica].outbox.failed(ready.id, failure)

    @rule(replica=st.integers(0, 1), delivered=st.booleans())
    def dies_while_sending(self, replica, delivered):
        if (ready := self.take(replica)) is not None:
            self.dying.append((ready, delivered))
            if delivered:
                self.screen += self.shown_by(ready)

    @precondition(lambda self: self.dying)
    @rule(replica=st.integers(0, 1))
    def speaks_late(self, replica):
        ready, delivered = self.dying.pop()
        if delivered:
            self.desks[replica].outbox.sent(ready.id, "m-late")
        else:
            self.desks[replica].outbox.failed(ready.id, Failure("late", "later"))

    @rule(minutes=st.sampled_from((1, 20, 90, 600, 2000)), replica=st.integers(0, 1))
    def time_passes(self, minutes, replica):
        self.clock.forward(timedelta(minutes=minutes))
        self.desks[replica].outbox.raise_due()

    @rule(replica=st.integers(0, 1))
    def it_is_nine_again(self, replica):
        """When digests are told: without this hardly any would be."""
        nine = (self.clock.now().astimezone(LONDON) + timedelta(days=1)).replace(hour=9, minute=5)
        self.clock.london(nine.replace(tzinfo=None).isoformat())
        self.desks[replica].outbox.raise_due()

    @rule()
    def is_held(self):
        self.keys += 1
        self.desks[0].noticing.hold(act(f"hold-{self.keys}", AUTHOR))

    @precondition(lambda self: self.desks[0].noticing.stands().held is not None)
    @rule(drop=st.booleans())
    def is_released(self, drop):
        self.keys += 1
        self.desks[1].noticing.release(act(f"release-{self.keys}", AUTHOR), drop=drop)

    @invariant()
    def nobody_sees_anything_twice(self):
        assert all(count == 1 for count in Counter(self.screen).values())

    @invariant()
    def whoever_is_told_is_told_in_order(self):
        """But for what was held: what came up afterwards does not wait for that."""
        back = self.desks[0].noticing.stands().kept_back
        self.held |= {(row.person, row.notice.number) for row in back}
        for person in PEOPLE:
            mine = [each for each in self.screen if each[0] == person and each not in self.held]
            for begins in ("N-", "T-"):
                seen = [each for each in mine if each[1].startswith(begins)]
                assert seen == sorted(seen)

    @invariant()
    def whatever_is_over_says_why(self):
        seen = set(self.screen)
        for person in PEOPLE:
            for row in self.desks[0].notices.of_person(person):
                if row.notice.kind == "digest":
                    continue
                shown = (person, row.notice.number) in seen
                match row.status:
                    case "sent":
                        assert shown
                    case "dead":
                        assert row.notice.why
                    case "withdrawn":
                        assert row.notice.why
                        assert not shown
                    case "waiting":
                        assert not shown


TestAnyOutbox = AnyOutbox.TestCase
TestAnyOutbox.settings = settings(stateful_step_count=30)
