"""A form is completed as a whole: what it says, what it asks for, and what it settles."""

from dataclasses import replace

from domain.model.form.messages import (
    CareItemClosed,
    CareItemOpened,
    CompletedAnswer,
    CompleteForm,
    FormAnswerChanged,
    FormLeft,
    FormReopened,
    FormResumed,
    ReopenForm,
    RiskProposalWithdrawn,
    RiskProposed,
)
from domain.refusals import FormIncomplete, StaleCard
from tests.policies.builders import Told
from tests.support.builders import SHOWN
from tests.support.forms import (
    ANSWERED,
    CARE,
    ENQUIRY,
    JULY,
    NO,
    OPENED,
    REF,
    RISK,
    SUBJECT,
    UNCLEAR,
    YES,
    completed,
    day,
    gave,
    held,
    text,
)
from tests.support.scenario import given_form

COMPLETE = CompleteForm(shown=SHOWN)
PROPOSED = RiskProposed(edition=REF, enquiry=ENQUIRY, risk=RISK)
CARED = CareItemOpened(edition=REF, enquiry=ENQUIRY, care=CARE)


def given(*events, about=SUBJECT):
    return given_form(*events, about=about)


def test_a_completed_form_tells_all_of_it():
    """Its answers, what they propose and ask for, what they settle, which fields they fill."""
    given(OPENED, *ANSWERED).when(COMPLETE).then(PROPOSED, CARED, completed())


def test_it_tells_who_gave_each_answer_and_what_was_held_already():
    """By whom on which day, or that the matter said so."""
    events = [OPENED, *(each for each in ANSWERED if each.question != "short")]
    by = {"agreed": ("sgt-1", JULY), "title": ("insp-2", JULY)}
    about = replace(SUBJECT, held=held(short=NO, agreed=YES), by=by)
    told = (
        CompletedAnswer(question="agreed", reply=UNCLEAR, source="form", by="sgt-1", on=JULY),
        CompletedAnswer(question="costed", reply=NO, source="form"),
        CompletedAnswer(question="short", reply=NO, source="matter"),
        CompletedAnswer(question="given", reply=ANSWERED[3].reply, source="form"),
        CompletedAnswer(question="title", reply=text("Dogs"), source="form", by="insp-2", on=JULY),
    )
    given(*events, about=about).when(COMPLETE).then(PROPOSED, CARED, completed(told))


def test_what_is_not_asked_any_more_is_told_apart():
    """It was answered, and counts for nothing."""
    events = (
        OPENED,
        gave("short", YES),
        gave("until", day(2027, 1, 1)),
        FormAnswerChanged(question="short", was=YES, reply=NO, shown=SHOWN),
        *(each for each in ANSWERED if each.question != "short"),
    )
    given(*events).when(COMPLETE).then(PROPOSED, CARED, completed(idle=("until",)))


def test_a_form_that_lacks_an_answer_is_not_completed():
    """Which ones is said."""
    given(OPENED, *ANSWERED[1:4]).when(COMPLETE).then_refused(FormIncomplete(("agreed", "title")))
    formal = replace(SUBJECT, matter=Told({"money": "yes"}))
    given(OPENED, *ANSWERED, about=formal).when(COMPLETE).then_refused(FormIncomplete(("signed",)))


def test_answers_that_changed_after_they_were_checked_are_checked_again():
    """Nobody agrees to what they did not see."""
    events = (OPENED, *ANSWERED)
    older = CompleteForm(shown=SHOWN, seen_version=5)
    given(*events).when(older).then_refused(StaleCard(("title",)))
    current = CompleteForm(shown=SHOWN, seen_version=6)
    given(*events).when(current).then(PROPOSED, CARED, completed())


def test_a_form_is_completed_once_until_it_is_reopened():
    """And reopened once."""
    done = (OPENED, *ANSWERED, PROPOSED, CARED, completed())
    given(*done).when(COMPLETE).then()
    given(*done).when(ReopenForm()).then(FormReopened())
    given(OPENED).when(ReopenForm()).then()
    given(OPENED, *ANSWERED, FormLeft()).when(COMPLETE).then(
        FormResumed(), PROPOSED, CARED, completed()
    )


def test_what_a_form_completed_anew_does_not_ask_for_any_more_is_closed():
    """What it still asks for stands, and is not asked for twice."""
    done = (OPENED, *ANSWERED, PROPOSED, CARED, completed(), FormReopened())
    changed = FormAnswerChanged(question="costed", was=NO, reply=YES, shown=SHOWN)
    answers = tuple(
        CompletedAnswer(
            question=each.question,
            reply=YES if each.question == "costed" else each.reply,
            source="form",
        )
        for each in ANSWERED
    )
    given(*done, changed).when(COMPLETE).then(
        RiskProposalWithdrawn(question="costed"),
        completed(
            answers,
            risks=(),
            verdict=("clear", "some_unclear"),
            settled={"short": "no", "clear": "some_unclear"},
        ),
    )
    better = FormAnswerChanged(question="agreed", was=UNCLEAR, reply=NO, shown=SHOWN)
    worse = RISK.model_copy(update={"question": "agreed", "text": "Nobody agreed."})
    answers = tuple(
        CompletedAnswer(
            question=each.question,
            reply=NO if each.question == "agreed" else each.reply,
            source="form",
        )
        for each in ANSWERED
    )
    given(*done, better).when(COMPLETE).then(
        CareItemClosed(question="agreed"),
        RiskProposed(edition=REF, enquiry=ENQUIRY, risk=worse),
        completed(answers, care=(), risks=(worse, RISK)),
    )
