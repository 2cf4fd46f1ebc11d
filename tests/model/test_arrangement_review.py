"""The reviews of an entry: what is decided of them, and that every state is what its events say."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from domain.identity import Actor
from domain.messages import PersonalText
from domain.model.arrangement.messages import ArrangementClassified, ArrangementRegistered
from domain.model.arrangement.review.decider import decide
from domain.model.arrangement.review.falling import Anchors, falling, listed
from domain.model.arrangement.review.messages import (
    ArrangementReviewed,
    CheckExit,
    EndArrangement,
    EndingProposed,
    FileReview,
    MarkHighRisk,
    ProposeEnd,
    ReportChange,
    UnmarkHighRisk,
    VoidChange,
    VoidReview,
    WithdrawEnding,
)
from domain.model.arrangement.review.refusals import (
    HasEnded,
    MarkedAlready,
    MustStay,
    NoHighRisk,
    NoSuchReview,
    NotEnding,
    NotMarked,
    StillToCome,
    WhatIsAmended,
)
from domain.model.arrangement.review.state import Review, after
from domain.model.arrangement.standing import Standing
from domain.policy.cycles import in_months
from domain.policy.reviews import Cycle, Lead, Leaving, Marking, ReviewRule, Revisit
from domain.refusals import NothingSaid, NotOffered, Refusal
from tests.support.toy_policy import TOY

TODAY = date(2026, 11, 23)
START = date(2024, 2, 29)
YEARLY = Cycle(
    id="yearly",
    title="Yearly review",
    every_months=12,
    starts=("last_review", "approval", "registration"),
    clauses=("LAN-RK5",),
)
RISK = Cycle(
    id="risk",
    title="Risk review",
    every_months=3,
    starts=("last_review", "high_risk"),
    clauses=("LAN-RK6",),
    while_high_risk=True,
)
MARKING = Marking(
    marked_by="keeper", counted="From the marking.", does="Tell", owner="keeper", clauses=("A-27",)
)
RULE = ReviewRule(
    value="annual",
    cycles=(YEARLY, RISK),
    on_change=("CHE-15.3",),
    lead=Lead(ask="author", clauses=("A-16",)),
    form="review",
    marking=MARKING,
    clauses=("LAN-RG5",),
    revisit=Revisit(kinds=("statutory",), says="Stay.", does="Go over it", clauses=("CHE-15.8",)),
)
STANDING = Standing(
    id="e",
    edition=TOY.ref,
    by=Actor(id="sgt"),
    day=TODAY,
    today=TODAY,
    contact="author",
    reviews=RULE,
    leaving=Leaving(form="leave", ask="author", clauses=("CHE-12.1",)),
)


def said(text):
    return PersonalText(subject="e", text=text)


def registered(kind="formal"):
    """Return the reviews of an entry that was registered, of that *kind*."""
    events = (
        ArrangementRegistered(
            enquiry="q",
            edition=TOY.ref,
            register_id="formal",
            title=said("Dog unit"),
            partners=(),
            stage="existing",
        ),
        ArrangementClassified(
            enquiry="q",
            position=1,
            edition=TOY.ref,
            partnership="yes",
            kind=kind,
            approval="none",
            review="annual",
            registers={},
            register_id="formal",
            owner="keeper",
            ask="author",
        ),
    )
    state = Review()
    for event in events:
        state = after(state, event)
    return state


def done(state, *commands, day=TODAY):
    """Return *state* after the *commands*, carried out on *day*."""
    for command in commands:
        for event in decide(command, state, replace(STANDING, day=day)):
            state = after(state, event)
    return state


def review(**given):
    return FileReview(**{"cycle": "yearly", "led_by": said("us"), "outcome": "continue"} | given)


CHANGE = ReportChange(kind="funding", what=said("The grant ends"))
MARK = MarkHighRisk(reason=said("money"))
PROPOSE = ProposeEnd(ground="not_aligned", reason=said("another plan"), planned=True)
END = EndArrangement(ground="not_aligned", reason=said("another plan"), planned=True)


def test_a_review_carries_the_next_day_by_the_rule_as_it_was():
    (event,) = decide(review(), registered(), STANDING)

    assert isinstance(event, ArrangementReviewed)
    assert (event.day, event.next_due, event.whole) == (TODAY, date(2027, 11, 23), True)
    assert event.clauses == ("LAN-RK5",)


def test_an_older_review_recorded_late_does_not_move_the_next_day():
    state = done(registered(), review())

    (event,) = decide(review(), state, replace(STANDING, day=date(2025, 1, 1)))

    assert event.next_due == date(2027, 11, 23)
    assert after(state, event).past[0].day == TODAY


def test_one_that_is_to_end_has_its_ending_proposed_with_it():
    events = decide(review(outcome="end", adds_value="no"), registered(), STANDING)

    assert [type(each) for each in events] == [ArrangementReviewed, EndingProposed]
    assert events[1].ground == "no_value"


@pytest.mark.parametrize(
    ("command", "refusal"),
    [
        (review(outcome="amend"), WhatIsAmended),
        (review(outcome="amend", agreed_with=said("  ")), WhatIsAmended),
        (review(outcome="revisit"), NotOffered),
        (review(cycle="weekly"), NotOffered),
        (review(led_by=said(" ")), NothingSaid),
        (VoidReview(number=1, reason=said("wrong")), NoSuchReview),
        (VoidChange(number=1, reason=said("wrong")), NoSuchReview),
        (UnmarkHighRisk(reason=said("over")), NotMarked),
        (MarkHighRisk(reason=said("")), NothingSaid),
        (ReportChange(kind="law", what=said("")), NothingSaid),
        (CheckExit(indicators="met", agreed_by_all="yes"), NotEnding),
        (WithdrawEnding(reason=said("no")), NotEnding),
    ],
)
def test_what_cannot_be_is_refused(command, refusal):
    with pytest.raises(refusal):
        decide(command, registered(), STANDING)


@pytest.mark.parametrize("command", [review(outcome="end"), PROPOSE, END])
def test_what_the_law_asks_us_to_attend_is_not_left_for_want_of_value(command):
    with pytest.raises(MustStay):
        decide(command, registered("statutory"), STANDING)


def test_a_day_to_come_is_refused():
    with pytest.raises(StillToCome):
        decide(review(), registered(), replace(STANDING, day=TODAY + timedelta(days=1)))


def test_where_nothing_is_marked_nothing_can_be():
    bare = RULE.model_copy(update={"marking": None, "cycles": (YEARLY,)})
    with pytest.raises(NoHighRisk):
        decide(MARK, registered(), replace(STANDING, reviews=bare))
    with pytest.raises(MarkedAlready):
        decide(MARK, done(registered(), MARK), STANDING)


def test_a_change_that_was_reported_after_a_review_is_open_though_it_is_older():
    state = done(done(registered(), review()), CHANGE, day=date(2026, 11, 1))

    assert [each.what for each in state.open_changes] == ["The grant ends"]
    assert done(state, review()).open_changes == ()


def test_a_review_of_risk_closes_no_change():
    state = done(registered(), MARK, CHANGE, review(cycle="risk"))

    assert len(state.open_changes) == 1


def test_a_review_that_is_taken_off_counts_for_nothing():
    state = done(registered(), CHANGE, review(), VoidReview(number=1, reason=said("wrong")))

    assert state.past == ()
    assert len(state.open_changes) == 1


def test_an_ended_one_is_reviewed_no_more_until_that_is_taken_back():
    ended = done(registered(), PROPOSE, END)

    assert ended.ended_on == TODAY
    assert tuple(falling(RULE, ended, Anchors(START))) == ()
    with pytest.raises(HasEnded):
        decide(review(), ended, STANDING)
    with pytest.raises(HasEnded):
        decide(END, ended, STANDING)
    assert done(ended, WithdrawEnding(reason=said("not so"))).ended_on is None


def test_an_end_that_was_not_checked_says_so_and_whom_to_ask():
    (event,) = decide(END, done(registered(), PROPOSE), STANDING)

    assert (event.unchecked, event.ask, event.approved_by) == (True, "author", None)
    checked = done(registered(), PROPOSE, CheckExit(indicators="met", agreed_by_all="yes"))
    (event,) = decide(END, checked, STANDING)
    assert (event.unchecked, event.agreed_by_all) == (False, "yes")


def test_the_approval_counts_before_the_registration_and_a_review_before_both():
    anchors = Anchors(START, date(2024, 6, 30))

    (due,) = falling(RULE, registered(), anchors)

    assert (due.due, due.start) == (date(2025, 6, 30), "approval")
    (due,) = falling(RULE, done(registered(), review()), anchors)
    assert (due.due, due.start) == (date(2027, 11, 23), "last_review")


def test_the_quarter_begins_anew_with_every_marking():
    state = done(registered(), MARK, review(cycle="risk"), day=date(2025, 1, 31))
    state = done(state, UnmarkHighRisk(reason=said("over")), day=date(2025, 2, 1))
    state = done(state, MARK, day=date(2026, 8, 31))

    due = {each.cycle.id: each.due for each in falling(RULE, state, Anchors(START))}

    assert due == {"yearly": date(2025, 2, 28), "risk": date(2026, 11, 30)}


class AnyReviews(RuleBasedStateMachine):
    """Whatever is wished in whatever order, what stands is the fold of what happened."""

    @initialize()
    def begins(self):
        self.state = registered()
        self.events = []
        self.today = START

    @rule(days=st.integers(0, 400))
    def time_passes(self, days):
        self.today += timedelta(days=days)

    @rule(
        command=st.sampled_from(
            [
                review(),
                review(cycle="risk"),
                review(outcome="end"),
                review(outcome="amend", agreed_with=said("all")),
                CHANGE,
                MARK,
                UnmarkHighRisk(reason=said("over")),
                VoidReview(number=1, reason=said("wrong")),
                VoidChange(number=1, reason=said("wrong")),
                PROPOSE,
                CheckExit(indicators="met", agreed_by_all="no"),
                WithdrawEnding(reason=said("no")),
                END,
            ]
        ),
        ago=st.integers(0, 500),
    )
    def something_is_wished(self, command, ago):
        day = self.today - timedelta(days=ago)
        standing = replace(STANDING, day=day, today=self.today)
        try:
            happened = decide(command, self.state, standing)
        except Refusal:
            return
        self.events += happened
        for event in happened:
            self.state = after(self.state, event)

    @invariant()
    def what_stands_is_what_happened(self):
        state = registered()
        for event in self.events:
            state = after(state, event)
        assert state == self.state

    @invariant()
    def each_cycle_is_due_once_and_never_more_than_a_cycle_after_its_last_review(self):
        found = tuple(falling(RULE, self.state, Anchors(START)))
        cycles = [each.cycle.id for each in found if each.change is None]
        assert len(cycles) == len(set(cycles))
        assert (self.state.ended_on is not None) == (not cycles)
        for each in found:
            last = None if each.change else self.state.last(each.cycle.id)
            if last is not None:
                assert each.due <= max(
                    in_months(last.day, each.cycle.every_months),
                    in_months(self.state.high_risk_since or last.day, each.cycle.every_months),
                )

    @invariant()
    def ten_years_list_every_due_day_once_and_leave_no_gap(self):
        last = in_months(self.today, 120)
        days = [
            (each.cycle.id, each.due)
            for each in listed(RULE, self.state, Anchors(START), date.min, last)
            if each.change is None
        ]
        assert len(days) == len(set(days))
        for each in falling(RULE, self.state, Anchors(START)):
            if each.change is None:
                own = sorted(due for cycle, due in days if cycle == each.cycle.id)
                expected = []
                number = 1
                while (due := in_months(each.since, number * each.cycle.every_months)) <= last:
                    expected.append(due)
                    number += 1
                assert own == expected


AnyReviews.TestCase.settings = settings(max_examples=30, stateful_step_count=25, deadline=None)
TestAnyReviews = AnyReviews.TestCase
