"""Every answer is its own event, given once, and gone only when it is changed."""

from domain.model.enquiry.messages import (
    AnswerChanged,
    AnswerQuestions,
    ChangeAnswer,
    EnquiryOpened,
    GoalWidened,
    OpenEnquiry,
    PhrasesHeard,
    WidenGoal,
)
from domain.refusals import (
    AlreadyOpen,
    AnotherEdition,
    AnsweredTwice,
    NotAnswered,
    NotOpened,
    UnknownAnswer,
    UnknownGoal,
)
from tests.support.builders import SHOWN, SHOWN_LATER, answered, heard, opened, said
from tests.support.scenario import given
from tests.support.toy_policy import TOY, ToyEditions

AIM = answered("shared_aim", "yes")


def test_opening_pins_the_edition_in_force():
    """The edition's version and hash stand in the first event."""
    given().when(OpenEnquiry(goal="approval", opening=said("a joint board"))).then(
        EnquiryOpened(edition=TOY.ref, goal="approval", opening=said("a joint board"))
    )


def test_what_was_heard_is_recorded_with_its_words():
    """DESIGN 4, hearing: answer by answer, each with the words that gave it."""
    command = OpenEnquiry(
        goal="approval", opening=said("a joint board"), heard=(heard("shared_aim", "yes", "joint"),)
    )
    given().when(command).then(opened(), PhrasesHeard(heard=(heard("shared_aim", "yes", "joint"),)))


def test_an_enquiry_is_opened_once_with_a_goal_and_facts_that_the_policy_has():
    """An unknown goal, fact or value is an error, never ignored."""
    opening = OpenEnquiry(goal="approval", opening=said("a joint board"))
    given(opened()).when(opening).then_refused(AlreadyOpen())
    given().when(OpenEnquiry(goal="riches", opening=said(""))).then_refused(UnknownGoal("riches"))
    unknown = OpenEnquiry(goal="approval", opening=said(""), heard=(heard("colour", "red"),))
    given().when(unknown).then_refused(UnknownAnswer("colour", "red"))
    both = (heard("contract", "yes"), heard("contract", "no"))
    twice = OpenEnquiry(goal="approval", opening=said(""), heard=both)
    given().when(twice).then_refused(AnsweredTwice("contract"))


def test_one_card_answers_several_facts():
    """One event for each fact, in the order of the card; the pick of a body says so."""
    card = (("shared_aim", "yes"), ("contract", "unsure"), ("body_type", "safety_board"))
    given(opened()).when(AnswerQuestions(answers=card, shown=SHOWN)).then(
        answered("shared_aim", "yes"),
        answered("contract", "unsure"),
        answered("body_type", "safety_board", "body"),
    )


def test_an_answered_fact_answered_otherwise_is_changed():
    """An earlier answer is never overwritten in silence."""
    card = (("shared_aim", "no"), ("contract", "no"))
    given(opened(), AIM).when(AnswerQuestions(answers=card, shown=SHOWN_LATER)).then(
        AnswerChanged(fact="shared_aim", was="yes", value="no", shown=SHOWN_LATER),
        answered("contract", "no", shown=SHOWN_LATER),
    )


def test_the_same_answer_again_is_nothing_new():
    """Pressing twice is answering once."""
    given(opened(), AIM).when(
        AnswerQuestions(answers=(("shared_aim", "yes"),), shown=SHOWN_LATER)
    ).then()
    given(opened(), AIM).when(
        ChangeAnswer(fact="shared_aim", value="yes", shown=SHOWN_LATER)
    ).then()


def test_one_bad_answer_refuses_the_whole_card():
    """Either every answer of a card is recorded, or none."""
    card = (("shared_aim", "yes"), ("contract", "perhaps"))
    given(opened()).when(AnswerQuestions(answers=card, shown=SHOWN)).then_refused(
        UnknownAnswer("contract", "perhaps")
    )
    twice = (("contract", "yes"), ("contract", "no"))
    given(opened()).when(AnswerQuestions(answers=twice, shown=SHOWN)).then_refused(
        AnsweredTwice("contract")
    )


def test_changing_an_answer_says_what_it_was():
    """DESIGN 7: what was, what is."""
    given(opened(), AIM).when(
        ChangeAnswer(fact="shared_aim", value="unsure", shown=SHOWN_LATER)
    ).then(AnswerChanged(fact="shared_aim", was="yes", value="unsure", shown=SHOWN_LATER))


def test_only_a_given_answer_can_be_changed_and_only_to_a_value_of_its_fact():
    """Changing what was never said would be saying it for the first time."""
    given(opened()).when(ChangeAnswer(fact="shared_aim", value="no", shown=SHOWN)).then_refused(
        NotAnswered("shared_aim")
    )
    given(opened(), AIM).when(
        ChangeAnswer(fact="shared_aim", value="perhaps", shown=SHOWN)
    ).then_refused(UnknownAnswer("shared_aim", "perhaps"))


def test_a_goal_is_widened_once():
    """DESIGN 4, asking: the outcome offers to go on."""
    given(opened("partnership")).when(WidenGoal(goal="approval")).then(
        GoalWidened(was="partnership", goal="approval")
    )
    given(opened("approval")).when(WidenGoal(goal="approval")).then()
    given(opened()).when(WidenGoal(goal="riches")).then_refused(UnknownGoal("riches"))


def test_nothing_happens_to_an_enquiry_that_was_not_opened():
    """A card whose enquiry is not there has nothing to act on."""
    given().when(WidenGoal(goal="approval")).then_refused(NotOpened())


def test_an_enquiry_is_never_decided_under_another_edition():
    """Law 6: the edition it was opened under, for ever."""
    later = ToyEditions("2").current("toy")
    given(opened(), policy=later).when(WidenGoal(goal="partnership")).then_refused(
        AnotherEdition(pinned=TOY.ref.sha256, given=later.ref.sha256)
    )
