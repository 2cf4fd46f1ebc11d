"""Whatever is reported of a notice in whatever order, nobody begins it where it may be seen."""

from datetime import timedelta
from functools import reduce

import hypothesis.strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from domain.model.notice.decider import decide
from domain.model.notice.messages import (
    BeginNotice,
    DeadLetter,
    DeferNotice,
    GatherNotice,
    NoticeBegun,
    NoticeDeadLettered,
    NoticeDeferred,
    NoticeRetried,
    NoticeSent,
    ReportSent,
    RetryNotice,
    WithdrawNotice,
)
from domain.model.notice.state import UNRAISED, evolve
from domain.refusals import Refusal
from tests.support.builders import NOON, said
from tests.support.noticing import raising

instances = st.sampled_from(("one", "two", "three"))


class AnyNotice(RuleBasedStateMachine):
    """One notice of which anybody wishes anything."""

    def __init__(self):
        super().__init__()
        self.state, self.events, self.now = UNRAISED, [], NOON

    def wish(self, command):
        try:
            happened = decide(command, self.state)
        except Refusal:
            happened = []
        self.state = reduce(evolve, happened, self.state)
        self.events += happened

    @rule(at_once=st.booleans())
    def is_raised(self, at_once):
        self.wish(raising(urgent=at_once))

    @rule(instance=instances)
    def is_begun(self, instance):
        self.wish(BeginNotice(instance=instance, at=self.now))

    @rule()
    def is_reported_sent(self):
        self.wish(ReportSent(message="m-1"))

    @rule(minutes=st.integers(0, 90), reason=st.sampled_from(("later", "rate")))
    def rests(self, minutes, reason):
        self.wish(DeferNotice(until=self.now + timedelta(minutes=minutes), reason=reason))

    @rule(reason=st.sampled_from(("uncertain", "unreachable", "refused", "tries", "silence")))
    def is_put_aside(self, reason):
        self.wish(DeadLetter(reason=reason))

    @rule()
    def is_retried(self):
        self.wish(RetryNotice(reason=said("again")))

    @rule(reason=st.sampled_from(("overtaken", "opted-out", "dropped")))
    def is_withdrawn(self, reason):
        self.wish(WithdrawNotice(reason=reason))

    @rule(instance=instances)
    def is_gathered(self, instance):
        self.wish(GatherNotice(digest="d-1", instance=instance))

    @invariant()
    def is_begun_again_only_where_it_was_not_sent_or_somebody_wished_it(self):
        perhaps_seen = False
        for event in self.events:
            match event:
                case NoticeBegun():
                    assert not perhaps_seen
                    perhaps_seen = True
                case NoticeDeferred() | NoticeRetried():
                    perhaps_seen = False

    @invariant()
    def is_sent_once_and_stays_so(self):
        sent = [each for each in self.events if isinstance(each, NoticeSent)]
        assert len(sent) <= 1
        assert not sent or self.state.status == "sent"

    @invariant()
    def says_why_it_is_dead(self):
        if self.state.status == "dead":
            last = [each for each in self.events if isinstance(each, NoticeDeadLettered)][-1]
            assert self.state.why == last.reason


TestAnyNotice = AnyNotice.TestCase
