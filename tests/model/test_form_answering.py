"""A form is answered part by part, and each answer is told as it was given or changed."""

from dataclasses import replace

import pytest

from domain.model.form.messages import (
    Answered,
    AnswerForm,
    CompleteForm,
    FormAnswerChanged,
    FormLeft,
    FormOpened,
    FormResumed,
    LeaveForm,
    OpenForm,
    ReopenForm,
    ResumeForm,
)
from domain.refusals import (
    AnotherEdition,
    AnsweredTwice,
    FormIsDone,
    NotAsked,
    NothingSaid,
    NotOpened,
    StaleCard,
    UnknownAnswer,
)
from tests.policies.builders import Told
from tests.support.builders import SHOWN, SHOWN_LATER
from tests.support.forms import (
    ANSWERED,
    BLANK,
    DOES_NOT_APPLY,
    ENQUIRY,
    NO,
    OPENED,
    OTHER,
    SUBJECT,
    UNCLEAR,
    YES,
    answering,
    completed,
    day,
    gave,
    held,
    picked,
    pounds,
    text,
)
from tests.support.scenario import given_form

OPEN = OpenForm(enquiry=ENQUIRY, form="gate")


def given(*events, about=SUBJECT):
    return given_form(*events, about=about)


# --- begun, left and taken up -------------------------------------------------------------------


def test_a_form_is_begun_once_and_gone_on_with_afterwards():
    """Its edition is pinned."""
    given().when(OPEN).then(OPENED)
    given(OPENED).when(OPEN).then()
    given(OPENED, FormLeft()).when(OPEN).then(FormResumed())
    alone = OpenForm(enquiry=None, form="gate")
    given().when(alone).then(FormOpened(enquiry=None, form="gate", edition=SUBJECT.ref))


@pytest.mark.parametrize(
    "command", [LeaveForm(), ResumeForm(), ReopenForm(), CompleteForm(shown=SHOWN), answering()]
)
def test_nothing_is_done_with_a_form_that_was_not_begun_or_is_of_another_edition(command):
    """It stays under the edition it was begun under."""
    given().when(command).then_refused(NotOpened())
    about = replace(SUBJECT, ref=OTHER)
    given(OPENED, about=about).when(command).then_refused(
        AnotherEdition(pinned=SUBJECT.ref.sha256, given=OTHER.sha256)
    )


def test_a_form_is_left_and_taken_up_by_saying_so_or_by_going_on():
    """What changes nothing takes nothing up, and what is complete is not left."""
    left = (OPENED, FormLeft())
    given(OPENED).when(LeaveForm()).then(FormLeft())
    given(*left).when(LeaveForm()).then()
    given(*left).when(ResumeForm()).then(FormResumed())
    given(OPENED).when(ResumeForm()).then()
    given(*left).when(answering(agreed=YES)).then(FormResumed(), gave("agreed", YES))
    given(*left).when(answering()).then()
    given(*left).when(answering(agreed=picked("perhaps"))).then_refused(
        UnknownAnswer("agreed", "values")
    )
    given(OPENED, *ANSWERED, completed()).when(LeaveForm()).then()


# --- answered -----------------------------------------------------------------------------------


def test_the_answers_of_a_card_are_an_event_each():
    """Every kind of answer as it was given."""
    card = answering(
        agreed=UNCLEAR,
        costed=DOES_NOT_APPLY,
        short=YES,
        until=day(2027, 3, 3),
        given=picked("people", "money"),
        how_much=pounds("1200.50"),
        title=text("Dogs"),
    )
    given(OPENED).when(card).then(
        gave("agreed", UNCLEAR),
        gave("costed", DOES_NOT_APPLY),
        gave("short", YES),
        gave("until", day(2027, 3, 3)),
        gave("given", picked("people", "money")),
        gave("how_much", pounds("1200.50")),
        gave("title", text("Dogs")),
    )


def test_another_answer_is_a_change_and_the_same_is_nothing_new():
    """The rest of the card is recorded all the same."""
    events = (OPENED, gave("agreed", YES), gave("short", YES))
    command = AnswerForm(
        answers=(
            Answered(question="agreed", reply=NO),
            Answered(question="short", reply=YES),
            Answered(question="costed", reply=YES),
        ),
        shown=SHOWN_LATER,
    )
    given(*events).when(command).then(
        FormAnswerChanged(question="agreed", was=YES, reply=NO, shown=SHOWN_LATER),
        gave("costed", YES, SHOWN_LATER),
    )


def test_what_may_be_left_open_is_left_open_on_purpose():
    """What is needed is not."""
    given(OPENED).when(answering(given=BLANK)).then(gave("given", BLANK))
    given(OPENED).when(answering(agreed=BLANK)).then_refused(NothingSaid("agreed"))
    given(OPENED).when(answering(title=text(" \n"))).then_refused(NothingSaid("title"))
    unknown = replace(SUBJECT, matter=None)
    given(OPENED, about=unknown).when(answering(signed=BLANK)).then(gave("signed", BLANK))
    known = replace(SUBJECT, matter=Told({"money": "yes"}))
    given(OPENED, about=known).when(answering(signed=BLANK)).then_refused(NothingSaid("signed"))


@pytest.mark.parametrize(
    ("question", "reply", "said"),
    [
        ("agreed", picked("perhaps"), "values"),
        ("agreed", picked("yes", "no"), "values"),
        ("agreed", text("yes"), "text"),
        ("agreed", DOES_NOT_APPLY, "not applicable"),
        ("costed", YES.model_copy(update={"applies": False}), "values"),
        ("given", picked("money", "money"), "values"),
        ("given", picked("money", "gold"), "values"),
        ("title", picked("yes"), "values"),
        ("title", text("x" * 2_001), "text"),
        ("title", pounds("1"), "amount"),
    ],
)
def test_what_is_no_answer_to_the_question_is_refused(question, reply, said):
    """Its kind is told, never what was typed."""
    given(OPENED).when(answering(**{question: reply})).then_refused(UnknownAnswer(question, said))


def test_what_the_form_does_not_ask_is_not_answered():
    """Neither what it never asks, nor what it does not as it stands."""
    given(OPENED).when(answering(colour=YES)).then_refused(NotAsked("colour"))
    given(OPENED).when(answering(until=day(2027, 1, 1))).then_refused(NotAsked("until"))
    given(OPENED).when(answering(signed=YES)).then_refused(NotAsked("signed"))


def test_an_answer_made_idle_by_another_of_its_card_is_kept():
    """The card asked it; what it says comes back with its question."""
    events = (OPENED, gave("short", YES))
    given(*events).when(answering(short=NO, until=day(2027, 1, 1))).then(
        FormAnswerChanged(question="short", was=YES, reply=NO, shown=SHOWN),
        gave("until", day(2027, 1, 1)),
    )


def test_one_card_does_not_answer_a_question_twice():
    """Not in two ways, that is."""
    twice = AnswerForm(
        answers=(Answered(question="agreed", reply=YES), Answered(question="agreed", reply=NO)),
        shown=SHOWN,
    )
    given(OPENED).when(twice).then_refused(AnsweredTwice("agreed"))


def test_what_the_matter_holds_counts_as_answered_until_the_form_says_otherwise():
    """The matter says that it is short, so that its end is asked."""
    about = replace(SUBJECT, held=held(short=YES))
    given(OPENED, about=about).when(answering(until=day(2027, 1, 1))).then(
        gave("until", day(2027, 1, 1))
    )
    given(OPENED, about=about).when(answering(short=NO)).then(gave("short", NO))


# --- stale and done -----------------------------------------------------------------------------


def test_a_card_is_stale_once_what_it_asked_was_answered_otherwise():
    """What others answered meanwhile of the rest does it no harm."""
    events = (OPENED, gave("agreed", YES), gave("costed", YES))
    given(*events).when(answering(1, agreed=NO)).then_refused(StaleCard(("agreed",)))
    given(*events).when(answering(1, agreed=YES, short=NO)).then(gave("short", NO))
    given(*events).when(answering(3, agreed=NO)).then(
        FormAnswerChanged(question="agreed", was=YES, reply=NO, shown=SHOWN)
    )


def test_a_completed_form_is_reopened_before_it_is_answered_otherwise():
    """So that nothing that stands changes unnoticed."""
    given(OPENED, *ANSWERED, completed()).when(answering(agreed=YES)).then_refused(FormIsDone())
