"""Whatever is wished of a meeting, in whatever order, no answer is lost and what is logged is whole."""

from functools import reduce

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from domain.model.arrangement.representation.parts import Named
from domain.model.form.messages import Answered, FormReply
from domain.model.meeting.decider import decide
from domain.model.meeting.feedback import filling_of, words_of
from domain.model.meeting.messages import (
    AnswerFeedback,
    BeginFeedback,
    CancelMeeting,
    CorrectFeedback,
    FeedbackAdded,
    FeedbackCorrected,
    FeedbackLogged,
    LeaveFeedback,
    LogFeedback,
    MoveMeeting,
    PlanMeeting,
    ReassignMeeting,
    RecordAttendance,
    ReinstateMeeting,
    VoidMeeting,
)
from domain.model.meeting.state import UNOPENED, evolve
from domain.refusals import Refusal
from tests.support.builders import SHOWN, said
from tests.support.meetings import ANN, FORM, HELD, LATER, LAYER, WHAT, day, picked, subject, text
from tests.support.toy_policy import TOY

WORDS = st.sampled_from(["Fewer thefts", "none yet", "none: too early", " ", "No"]).map(text)
DAYS = st.sampled_from([HELD, LATER]).map(day)
REPLIES = {
    "held_on": DAYS,
    "outcome": WORDS,
    "risk": WORDS,
    "hat": st.sampled_from(["ours", "theirs", "crown"]).map(picked),
    "whose": WORDS,
    "issues": WORDS,
    "next": DAYS,
    "nonsense": WORDS,
}
ANSWER = st.sampled_from(sorted(REPLIES)).flatmap(
    lambda name: st.builds(
        Answered, question=st.just(name), reply=st.one_of(st.just(FormReply()), REPLIES[name])
    )
)
ANSWERS = st.lists(ANSWER, max_size=4).map(tuple)
REASON = st.sampled_from(["because", " "]).map(said)
WHO = st.sampled_from([None, Named(), Named(person="bob")])
COMMANDS = st.one_of(
    st.just(PlanMeeting(what=WHAT, edition=TOY.ref)),
    st.builds(MoveMeeting, on=st.sampled_from([HELD, LATER]), at=st.sampled_from(["", "18:30"])),
    st.builds(CancelMeeting, reason=REASON),
    st.builds(ReinstateMeeting, reason=REASON),
    st.builds(
        RecordAttendance,
        attendance=st.sampled_from(["attended", "substitute", "apologies"]),
        substitute=WHO,
    ),
    st.just(BeginFeedback(form=FORM.id, document=LAYER, what=WHAT)),
    st.builds(AnswerFeedback, answers=ANSWERS, shown=st.just(SHOWN)),
    st.just(LeaveFeedback()),
    st.builds(
        ReassignMeeting,
        before=st.sampled_from([ANN, Named(person="bob")]),
        member=st.sampled_from([ANN, Named(person="bob")]),
        reason=REASON,
    ),
    st.just(LogFeedback()),
    st.builds(CorrectFeedback, answers=ANSWERS, reason=REASON),
)
WHOLE = (FeedbackLogged, FeedbackAdded, FeedbackCorrected)


class AnyMeeting(RuleBasedStateMachine):
    @initialize()
    def begin(self):
        self.events = []
        self.given = {}

    @property
    def state(self):
        return reduce(evolve, self.events, UNOPENED)

    def carry_out(self, command):
        """Carry out what is wished; remember every answer that was acknowledged."""
        before = self.state
        try:
            happened = decide(command, before, subject() if before.form else None)
        except Refusal:
            return
        self.events += happened
        if isinstance(command, AnswerFeedback | CorrectFeedback):
            self.given |= {each.question: each.reply for each in command.answers}

    @rule(command=COMMANDS)
    def wish(self, command):
        self.carry_out(command)

    @rule()
    def fill_in_and_log(self):
        """As somebody does who means it: without this nothing would be logged often enough."""
        whole = {"held_on": day(HELD), "outcome": text("Fewer thefts"), "hat": picked("ours")}
        self.carry_out(BeginFeedback(form=FORM.id, document=LAYER, what=WHAT))
        answers = tuple(Answered(question=n, reply=r) for n, r in whole.items())
        self.carry_out(AnswerFeedback(answers=answers, shown=SHOWN))
        self.carry_out(LogFeedback())

    @rule(reason=REASON)
    def void(self, reason):
        if len(self.events) > 12:
            self.carry_out(VoidMeeting(reason=reason))

    @invariant()
    def no_answer_is_lost(self):
        if self.state.status != "void":
            assert dict(self.state.replies) == self.given | {
                name: reply for name, reply in self.state.replies.items() if name not in self.given
            }
            missing = set(self.given) - set(self.state.replies)
            filling = filling_of(FORM, self.given)
            assert all(name not in filling.asked for name in missing)

    @invariant()
    def what_was_logged_lacks_nothing(self):
        for event in self.events:
            if isinstance(event, WHOLE):
                content = event.content
                replies = {each.question: each.reply for each in content.answers}
                assert filling_of(FORM, replies).missing == ()
                assert content.what.on == replies["held_on"].day == HELD
                told = {line.question: line.answered.text for line in content.lines}
                asked = FORM.question_by_id
                spoken = {name: words_of(asked[name], reply) for name, reply in replies.items()}
                assert told == {name: words for name, words in spoken.items() if words}

    @invariant()
    def it_is_logged_first_once(self):
        kinds = [type(event) for event in self.events if isinstance(event, WHOLE)]
        assert kinds.count(FeedbackLogged) <= 1
        assert not kinds or kinds[0] is FeedbackLogged

    @invariant()
    def nothing_happens_to_what_was_entered_in_error(self):
        names = [event.stored_name for event in self.events]
        assert "meeting-voided" not in names[:-1]


AnyMeeting.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
TestAnyMeeting = AnyMeeting.TestCase
