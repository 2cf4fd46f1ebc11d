"""An enquiry is moved to another edition by its opener, and keeps what that edition knows."""

from functools import reduce

import pytest

from domain.model.enquiry.messages import (
    AnswerQuestions,
    ChangeAnswer,
    ConfirmHearing,
    DetermineOutcome,
    EnquiryLeft,
    EnquiryMoved,
    EnquiryResumed,
    MoveEnquiry,
    OutcomeDetermined,
    PhrasesHeard,
    PolicyChangeTold,
    QuestionAnswered,
    TellOfChange,
)
from domain.model.enquiry.state import UNOPENED, evolve
from domain.policy.edition import EditionRef
from domain.refusals import AnotherEdition, NothingToMoveTo, NotOpened, StaleCard
from tests.support.builders import SHOWN, answered, heard, opened
from tests.support.scenario import given
from tests.support.toy_policy import TOY, ToyEditions


class Narrower:
    """The next edition of the toy policy, which asks of no contract any more."""

    ref = EditionRef(policy="toy", version="2", sha256="b" * 64)
    goals = TOY.goals

    @staticmethod
    def check(facts):
        if "contract" in facts:
            raise ValueError("contract")
        TOY.check(facts)

    @staticmethod
    def determine(facts):
        return TOY.determine(facts)


NEXT = Narrower()
MOVE = MoveEnquiry(edition=NEXT.ref)
DECIDED = (
    opened("partnership"),
    answered("shared_aim", "yes"),
    answered("contract", "no"),
    OutcomeDetermined(
        edition=TOY.ref,
        answers={"shared_aim": "yes", "contract": "no"},
        result={"partnership": "yes", "kind": "informal"},
    ),
)
MOVED = EnquiryMoved(was=TOY.ref, edition=NEXT.ref, ignored=("contract",))


def test_what_the_new_edition_does_not_know_is_ignored():
    """And is told, so that folding never needs the edition."""
    given(*DECIDED, policy=NEXT).when(MOVE).then(MOVED)
    after = reduce(evolve, (*DECIDED, MOVED), UNOPENED)
    assert (after.edition, after.facts) == (NEXT.ref, {"shared_aim": "yes"})


def test_the_outcome_of_before_is_not_one_of_now():
    """Even where no answer went: it is determined again, under the edition moved to."""
    kept = EnquiryMoved(was=TOY.ref, edition=NEXT.ref, ignored=())
    asked = (opened("partnership"), answered("shared_aim", "yes"))
    before = OutcomeDetermined(edition=TOY.ref, answers={"shared_aim": "yes"}, result={})
    result = TOY.determine({"shared_aim": "yes"}).as_record()
    after = OutcomeDetermined(edition=NEXT.ref, answers={"shared_aim": "yes"}, result=result)
    given(*asked, before, kept, policy=NEXT).when(DetermineOutcome()).then(after)
    given(*asked, before, kept, after, policy=NEXT).when(DetermineOutcome()).then()


def test_what_was_heard_stays_to_be_confirmed_as_far_as_it_is_known():
    """An opening is not asked for again."""
    told = PhrasesHeard(heard=(heard("contract", "no"), heard("shared_aim", "yes")))
    given(opened(), told, policy=NEXT).when(MOVE).then(MOVED)
    after = reduce(evolve, (opened(), told, MOVED), UNOPENED)
    assert [each.fact for each in after.heard] == ["shared_aim"]


def test_one_that_was_left_is_taken_up_again():
    """Moving goes on with it."""
    given(*DECIDED, EnquiryLeft(), policy=NEXT).when(MOVE).then(EnquiryResumed(), MOVED)


def test_it_is_moved_only_to_the_edition_that_was_named():
    """Not to the one it has, to another policy's, or to what came into force meanwhile."""
    stay = MoveEnquiry(edition=TOY.ref)
    given(*DECIDED).when(stay).then_refused(NothingToMoveTo())
    other = ToyEditions().current("another")
    away = MoveEnquiry(edition=other.ref)
    refused = AnotherEdition(pinned=other.ref.sha256, given=other.ref.sha256)
    given(*DECIDED, policy=other).when(away).then_refused(refused)
    refused = AnotherEdition(pinned=TOY.ref.sha256, given=NEXT.ref.sha256)
    given(*DECIDED, policy=NEXT).when(stay).then_refused(refused)
    given(policy=NEXT).when(MOVE).then_refused(NotOpened())


@pytest.mark.parametrize(
    "wish",
    [
        AnswerQuestions(answers=(("shared_money", "yes"),), shown=SHOWN, seen_version=4),
        ChangeAnswer(fact="shared_aim", value="no", shown=SHOWN, seen_version=4),
        ConfirmHearing(shown=SHOWN, seen_version=4),
    ],
)
def test_a_card_from_before_the_move_is_stale(wish):
    """Its questions may not be asked any more, or otherwise."""
    given(*DECIDED, MOVED, policy=NEXT).when(wish).then_refused(StaleCard(()))


def test_a_card_from_after_it_is_not():
    """The next question is the new edition's."""
    wish = AnswerQuestions(answers=(("shared_money", "yes"),), shown=SHOWN, seen_version=5)
    given(*DECIDED, MOVED, policy=NEXT).when(wish).then(
        QuestionAnswered(fact="shared_money", value="yes", source="asked", shown=SHOWN)
    )


def test_the_opener_is_told_of_an_edition_once():
    """Of another one again."""
    tell, told = TellOfChange(edition=NEXT.ref), PolicyChangeTold(edition=NEXT.ref)
    given(*DECIDED).when(tell).then(told)
    given(*DECIDED, told).when(tell).then()
    other = TellOfChange(edition=TOY.ref)
    given(*DECIDED, told).when(other).then(PolicyChangeTold(edition=TOY.ref))
