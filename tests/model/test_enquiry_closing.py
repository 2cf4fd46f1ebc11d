"""An enquiry is left and taken up again, linked, referred to who knows, or let rest as considered."""

import pytest

from domain.model.enquiry.messages import (
    AnswerQuestions,
    ChangeAnswer,
    DetermineOutcome,
    EnquiryLeft,
    EnquiryLinked,
    EnquiryResumed,
    KeepAsConsidered,
    LeaveEnquiry,
    LinkEnquiry,
    MatterKeptAsConsidered,
    MatterReferred,
    OutcomeDetermined,
    ReferMatter,
    ResumeEnquiry,
    WidenGoal,
)
from domain.refusals import (
    GoesOnRegister,
    NotDecided,
    NothingSaid,
    NotOpened,
    NotReferable,
    UnknownAnswer,
)
from tests.support.builders import SHOWN, answered, opened, said
from tests.support.scenario import given
from tests.support.toy_policy import TOY

ANSWERED = answered("contract", "yes")
ASKED = (opened(), ANSWERED)
RESULT = {
    "partnership": "no",
    "kind": "none",
    "register": {"open": "undetermined"},
    "silent": {"approver": "author", "review_lead": "undetermined"},
    "undetermined": {"kind": {"refer_to": ["keeper"]}, "review": {"possible": ["a", "b"]}},
}
DECIDED = OutcomeDetermined(edition=TOY.ref, answers={"contract": "yes"}, result=RESULT)
REGISTRABLE = OutcomeDetermined(
    edition=TOY.ref,
    answers={"contract": "yes"},
    result={"partnership": "yes", "kind": "formal", "register": {"formal": "keeper"}},
)
KEPT = MatterKeptAsConsidered(edition=TOY.ref, partnership="no", kind="none")
REFERRED = MatterReferred(
    edition=TOY.ref, about="approver", office="author", because="silent", question=said("Who?")
)
REFER = ReferMatter(about="approver", office="author", question=said("Who?"))
LINK = LinkEnquiry(record="arrangement", other="a1", why=said("its other half"))
LINKED = EnquiryLinked(record="arrangement", other="a1", why=said("its other half"))


def test_an_enquiry_is_left_once_and_resumed_once():
    """Saying so again is nothing new."""
    given(*ASKED).when(LeaveEnquiry()).then(EnquiryLeft())
    given(*ASKED, EnquiryLeft()).when(LeaveEnquiry()).then()
    given(*ASKED, EnquiryLeft()).when(ResumeEnquiry()).then(EnquiryResumed())
    given(*ASKED, EnquiryLeft(), EnquiryResumed()).when(ResumeEnquiry()).then()


@pytest.mark.parametrize(
    ("command", "happened"),
    [
        (AnswerQuestions(answers=(("contract", "yes"),), shown=SHOWN), ()),
        (
            AnswerQuestions(answers=(("stage", "new"),), shown=SHOWN),
            (answered("stage", "new"),),
        ),
        (WidenGoal(goal="approval"), ()),
    ],
)
def test_whatever_goes_on_with_an_enquiry_takes_it_up_again(command, happened):
    """Even an answer that stands already."""
    given(*ASKED, EnquiryLeft()).when(command).then(EnquiryResumed(), *happened)


def test_what_is_refused_takes_nothing_up():
    """A left enquiry stays left."""
    odd = ChangeAnswer(fact="contract", value="perhaps", shown=SHOWN)
    given(*ASKED, EnquiryLeft()).when(odd).then_refused(UnknownAnswer("contract", "perhaps"))


def test_a_matter_is_linked_once_and_says_why():
    """A-53"""
    given(*ASKED).when(LINK).then(LINKED)
    given(*ASKED, LINKED).when(LINK).then()
    blank = LINK.model_copy(update={"why": said(" ")})
    given(*ASKED).when(blank).then_refused(NothingSaid("why"))


def test_what_the_policy_does_not_say_is_referred_once_to_the_office_it_names():
    """CHE-0.2, A-9"""
    given(*ASKED, DECIDED).when(REFER).then(REFERRED)
    given(*ASKED, DECIDED, REFERRED).when(REFER).then()


def test_what_is_not_settled_is_referred_to_the_office_that_knows():
    """A-52"""
    given(*ASKED, DECIDED).when(ReferMatter(about="kind", office="keeper")).then(
        MatterReferred(
            edition=TOY.ref, about="kind", office="keeper", because="not_settled", question=None
        )
    )


@pytest.mark.parametrize(
    ("about", "office"),
    [("approver", "keeper"), ("kind", "author"), ("review", "keeper"), ("review_lead", "author")],
)
def test_only_what_is_open_is_referred_and_only_to_who_is_named_for_it(about, office):
    """Another office, another slot, one without an office, a silence that is not certain."""
    given(*ASKED, DECIDED).when(ReferMatter(about=about, office=office)).then_refused(
        NotReferable(about, office)
    )


def test_a_matter_that_goes_on_no_register_is_kept_as_considered_once():
    """With what it was found to be."""
    given(*ASKED, DECIDED).when(KeepAsConsidered()).then(KEPT)
    given(*ASKED, DECIDED, KEPT).when(KeepAsConsidered()).then()


def test_a_matter_that_goes_on_a_register_is_not_merely_kept():
    """The refusal says which."""
    given(*ASKED, REGISTRABLE).when(KeepAsConsidered()).then_refused(GoesOnRegister(("formal",)))


def test_another_outcome_begins_anew():
    """What was done about the last one was done about that one."""
    again = DECIDED.model_copy(update={"answers": {"contract": "yes", "stage": "new"}})
    story = (*ASKED, DECIDED, KEPT, REFERRED, answered("stage", "new"), again)
    given(*story).when(KeepAsConsidered()).then(KEPT)
    given(*story).when(REFER).then(REFERRED)


@pytest.mark.parametrize("command", [KeepAsConsidered(), REFER])
def test_nothing_is_kept_or_referred_before_the_outcome(command):
    """An outcome older than the last answer is none."""
    given(*ASKED).when(command).then_refused(NotDecided())
    given(*ASKED, DECIDED, answered("stage", "new")).when(command).then_refused(NotDecided())


@pytest.mark.parametrize("command", [LeaveEnquiry(), ResumeEnquiry(), LINK, REFER])
def test_what_was_never_opened_is_neither_left_nor_linked(command):
    """There is nothing under this id."""
    given().when(command).then_refused(NotOpened())


def test_an_enquiry_is_decided_again_after_it_was_resumed():
    """Leaving changes no answer and no outcome."""
    given(*ASKED, DECIDED, EnquiryLeft()).when(DetermineOutcome()).then(EnquiryResumed())
