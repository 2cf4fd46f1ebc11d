"""A question that somebody is not sure of is put to an office, and its answer stands as theirs."""

from datetime import date

from hypothesis import given as over
from hypothesis import strategies as st

from domain.model.enquiry.decider import decide
from domain.model.enquiry.messages import (
    AnswerChanged,
    AnswerQuestions,
    ChangeAnswer,
    MoveEnquiry,
    OutcomeDetermined,
    PhrasesHeard,
)
from domain.model.enquiry.sent_messages import (
    AnswerSentQuestion,
    DeclineSentQuestion,
    OverruleSentAnswer,
    QuestionSent,
    SendQuestion,
    SentAnswerOverruled,
    SentAnswerTold,
    SentQuestionAnswered,
    SentQuestionDeclined,
    SentQuestionWithdrawn,
    TellOfAnswers,
    WithdrawQuestion,
)
from domain.model.enquiry.sent_refusals import (
    AnsweredByOffice,
    AnsweredThere,
    NotNotSure,
    NotSent,
)
from domain.model.enquiry.state import UNOPENED, evolve
from domain.refusals import HearingNotConfirmed, NothingSaid, Refusal, UnknownAnswer
from tests.support.builders import SHOWN, SHOWN_LATER, answered, heard, opened, said
from tests.support.scenario import given
from tests.support.toy_policy import TOY, ToyEditions

FACT, OFFICE, DAY = "shared_money", "treasurer", date(2026, 7, 1)
UNSURE = (opened(), answered("shared_aim", "yes"), answered(FACT, "unsure"))
RESULT = TOY.determine({"shared_aim": "yes", FACT: "unsure"}).as_record()
DECIDED = OutcomeDetermined(
    edition=TOY.ref, answers={"shared_aim": "yes", FACT: "unsure"}, result=RESULT
)
SENT = QuestionSent(
    edition=TOY.ref,
    fact=FACT,
    office=OFFICE,
    seat="",
    asker="sgt-1",
    opening=said("a joint board"),
    note=said("it may be a grant"),
    shown=SHOWN,
    asked_on=DAY,
)
SEND = SendQuestion(
    fact=FACT,
    office=OFFICE,
    asker="sgt-1",
    opening=said("a joint board"),
    note=said("it may be a grant"),
    shown=SHOWN,
    day=DAY,
)
ANSWER = AnswerSentQuestion(fact=FACT, value="yes", by="tr-1", shown=SHOWN_LATER, day=DAY)
THEIRS = SentQuestionAnswered(
    fact=FACT,
    office=OFFICE,
    seat="",
    by="tr-1",
    value="yes",
    was=None,
    note=None,
    shown=SHOWN_LATER,
    answered_on=DAY,
)
CHANGED = AnswerChanged(fact=FACT, was="unsure", value="yes", source="office", shown=SHOWN_LATER)
ANSWERED = (*UNSURE, SENT, THEIRS, CHANGED)


def test_what_somebody_is_not_sure_of_is_sent_once():
    """With the question, the opening and the note; the same again is nothing new."""
    given(*UNSURE).when(SEND).then(SENT)
    given(*UNSURE, SENT).when(SEND).then()


def test_only_what_is_not_sure_is_sent():
    """Neither what is answered, nor what is not, nor what still waits to be confirmed."""
    given(opened(), answered(FACT, "yes")).when(SEND).then_refused(NotNotSure(FACT))
    given(opened()).when(SEND).then_refused(NotNotSure(FACT))
    unconfirmed = PhrasesHeard(heard=(heard("contract", "yes"),))
    given(*UNSURE, unconfirmed).when(SEND).then_refused(HearingNotConfirmed())


def test_another_office_is_asked_instead_of_the_first():
    """One question is with one office at a time."""
    other = SEND.model_copy(update={"office": "author"})
    given(*UNSURE, SENT).when(other).then(
        SentQuestionWithdrawn(fact=FACT, office=OFFICE, because="asker"),
        SENT.model_copy(update={"office": "author"}),
    )


def test_the_answer_of_the_office_stands_and_settles_the_outcome_anew():
    """Where there was an outcome there is another; where there was none, none is made up."""
    facts = {"shared_aim": "yes", FACT: "yes"}
    outcome = OutcomeDetermined(
        edition=TOY.ref, answers=facts, result=TOY.determine(facts).as_record()
    )
    given(*UNSURE, DECIDED, SENT).when(ANSWER).then(THEIRS, CHANGED, outcome)
    given(*UNSURE, SENT).when(ANSWER).then(THEIRS, CHANGED)


def test_an_office_answers_what_it_is_asked_with_what_can_be_answered():
    """Not sure is no answer of an office's, nor is a value that there is not."""
    for value in ("unsure", "purple"):
        wish = ANSWER.model_copy(update={"value": value})
        given(*UNSURE, SENT).when(wish).then_refused(UnknownAnswer(FACT, value))
    given(*UNSURE).when(ANSWER).then_refused(NotSent(FACT))


def test_two_of_one_office_answer_once_and_a_correction_says_why():
    """The second is told; the same answer again is nothing new."""
    given(*ANSWERED).when(ANSWER).then()
    no = ANSWER.model_copy(update={"value": "no"})
    given(*ANSWERED).when(no).then_refused(AnsweredThere(OFFICE))
    why = said("another contract", "tr-1")
    given(*ANSWERED).when(no.model_copy(update={"reason": why})).then(
        THEIRS.model_copy(update={"value": "no", "was": "yes", "note": why}),
        AnswerChanged(fact=FACT, was="yes", value="no", source="office", shown=SHOWN_LATER),
    )


def test_an_office_that_cannot_tell_either_says_why():
    """The question may still be answered later, or sent elsewhere."""
    why = said("it depends on the deed", "tr-1")
    declined = SentQuestionDeclined(
        fact=FACT, office=OFFICE, seat="", by="tr-1", why=why, answered_on=DAY
    )
    wish = DeclineSentQuestion(fact=FACT, why=why, by="tr-1", day=DAY)
    given(*UNSURE, SENT).when(wish).then(declined)
    blank = wish.model_copy(update={"why": said("  ", "tr-1")})
    given(*UNSURE, SENT).when(blank).then_refused(NothingSaid("why"))
    given(*UNSURE, SENT, declined).when(ANSWER).then(THEIRS, CHANGED)
    given(*UNSURE, SENT, declined).when(wish).then_refused(AnsweredThere(OFFICE))


def test_the_asker_takes_a_question_back_while_it_waits():
    """After that nobody answers it; once it was answered it is not taken back."""
    back = SentQuestionWithdrawn(fact=FACT, office=OFFICE, because="asker")
    given(*UNSURE, SENT).when(WithdrawQuestion(fact=FACT)).then(back)
    given(*UNSURE, SENT, back).when(ANSWER).then_refused(NotSent(FACT))
    given(*ANSWERED).when(WithdrawQuestion(fact=FACT)).then_refused(AnsweredThere(OFFICE))


def test_a_question_is_taken_back_when_its_asker_answers_it():
    """By changing the answer, or by moving to a version that does not ask it."""
    wish = ChangeAnswer(fact=FACT, value="no", shown=SHOWN)
    given(*UNSURE, SENT).when(wish).then(
        AnswerChanged(fact=FACT, was="unsure", value="no", shown=SHOWN),
        SentQuestionWithdrawn(fact=FACT, office=OFFICE, because="answered"),
    )


def test_a_question_is_kept_by_a_move_that_knows_it():
    """Another version with the same question leaves it where it is."""
    newer = ToyEditions("2").current("toy")
    state = UNOPENED
    for event in (*UNSURE, SENT):
        state = evolve(state, event)
    events = decide(MoveEnquiry(edition=newer.ref), state, newer)
    assert [event.stored_name for event in events] == ["enquiry-moved"]


def test_what_an_office_answered_is_not_replaced_by_the_way():
    """The asker may answer otherwise, with a reason, and both are kept."""
    wish = ChangeAnswer(fact=FACT, value="no", shown=SHOWN)
    given(*ANSWERED).when(wish).then_refused(AnsweredByOffice(FACT))
    card = AnswerQuestions(answers=((FACT, "no"),), shown=SHOWN)
    given(*ANSWERED).when(card).then_refused(AnsweredByOffice(FACT))
    given(*ANSWERED).when(card.model_copy(update={"answers": ((FACT, "yes"),)})).then()
    otherwise = OverruleSentAnswer(fact=FACT, value="no", reason=said("it is ours"), shown=SHOWN)
    overruled = SentAnswerOverruled(
        fact=FACT, office=OFFICE, was="yes", value="no", reason=said("it is ours")
    )
    mine = AnswerChanged(fact=FACT, was="yes", value="no", source="asked", shown=SHOWN)
    given(*ANSWERED).when(otherwise).then(overruled, mine)
    blank = otherwise.model_copy(update={"reason": said(" ")})
    given(*ANSWERED).when(blank).then_refused(NothingSaid("reason"))
    given(*UNSURE, SENT).when(otherwise).then_refused(NotSent(FACT))


def test_what_was_overruled_stays_so_when_the_office_corrects_itself():
    """The correction is kept, and told; the asker's own answer stands."""
    overruled = SentAnswerOverruled(
        fact=FACT, office=OFFICE, was="yes", value="no", reason=said("it is ours")
    )
    mine = AnswerChanged(fact=FACT, was="yes", value="no", source="asked", shown=SHOWN)
    again = ANSWER.model_copy(update={"reason": said("looked again", "tr-1")})
    given(*ANSWERED, overruled, mine).when(again).then(
        THEIRS.model_copy(update={"was": "yes", "note": said("looked again", "tr-1")})
    )


def test_the_asker_is_told_once():
    """What was told is told no more; another answer is told anew."""
    told = SentAnswerTold(fact=FACT)
    given(*ANSWERED).when(TellOfAnswers()).then(told)
    given(*ANSWERED, told).when(TellOfAnswers()).then()
    given(*UNSURE, SENT).when(TellOfAnswers()).then()


WISHES = st.sampled_from(
    [
        SEND,
        SEND.model_copy(update={"office": "author"}),
        ANSWER,
        ANSWER.model_copy(update={"value": "no", "reason": said("again", "tr-1")}),
        DeclineSentQuestion(fact=FACT, why=said("no idea", "tr-1"), by="tr-1", day=DAY),
        WithdrawQuestion(fact=FACT),
        OverruleSentAnswer(fact=FACT, value="no", reason=said("ours"), shown=SHOWN),
        ChangeAnswer(fact=FACT, value="unsure", shown=SHOWN),
        ChangeAnswer(fact=FACT, value="yes", shown=SHOWN),
        TellOfAnswers(),
    ]
)


@over(st.lists(WISHES, max_size=12))
def test_whatever_is_wished_a_question_waits_only_while_its_asker_is_not_sure(wishes):
    """And an answer that stands as an office's is what that office answered last."""
    state = UNOPENED
    for event in (*UNSURE, DECIDED):
        state = evolve(state, event)
    for wish in wishes:
        try:
            events = decide(wish, state, TOY)
        except Refusal:
            continue
        for event in events:
            state = evolve(state, event)
        for sent in state.sent:
            standing = next(each for each in state.answers if each.fact == sent.fact)
            assert not sent.waiting or standing.value == "unsure"
            if standing.source == "office":
                assert standing.value in {sent.value, "unsure"} or sent.waiting
