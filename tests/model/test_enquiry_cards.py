"""A card that was shown before something that matters was settled says so, and records nothing."""

from domain.model.enquiry.messages import (
    AnswerChanged,
    AnswerQuestions,
    ChangeAnswer,
    ConfirmHearing,
    EnquiryLeft,
    EnquiryResumed,
    GoalWidened,
    HearingConfirmed,
    PhrasesHeard,
)
from domain.refusals import NothingHeard, StaleCard
from tests.support.builders import SHOWN, answered, heard, opened
from tests.support.scenario import given

HEARD = PhrasesHeard(heard=(heard("shared_aim", "yes"),))
CONFIRMED = HearingConfirmed(kept=("shared_aim",), dropped=())
AIM = answered("shared_aim", "yes")
MONEY = answered("shared_money", "no")


def _answer(seen, *answers):
    return AnswerQuestions(answers=answers, shown=SHOWN, seen_version=seen)


def test_a_card_of_now_is_answered():
    """It was shown when the last answer had been given."""
    given(opened(), AIM).when(_answer(2, ("shared_money", "no"))).then(MONEY)


def test_a_card_shown_before_another_answer_is_stale_and_says_which_answer():
    """Its questions may be idle by now."""
    given(opened(), AIM).when(_answer(1, ("shared_money", "no"))).then_refused(
        StaleCard(("shared_aim",))
    )


def test_what_the_card_does_not_turn_on_makes_it_no_older():
    """Leaving, resuming and another goal change no answer."""
    since = (EnquiryLeft(), EnquiryResumed(), GoalWidened(was="approval", goal="partnership"))
    given(opened(), AIM, *since).when(_answer(2, ("shared_money", "no"))).then(MONEY)


def test_the_same_answer_pressed_twice_is_given_once():
    """What an old card says that stands already needs no telling off."""
    given(opened(), AIM).when(_answer(1, ("shared_aim", "yes"))).then()


def test_an_answer_without_a_card_is_never_stale():
    """Typed, not pressed."""
    given(opened(), AIM).when(_answer(None, ("shared_money", "no"))).then(MONEY)


def test_a_change_is_stale_only_when_the_very_answer_was_given_since():
    """A list of answers stays good for the others."""
    story = (opened(), AIM, MONEY)
    change = ChangeAnswer(fact="shared_aim", value="no", shown=SHOWN, seen_version=2)
    given(*story).when(change).then(
        AnswerChanged(fact="shared_aim", was="yes", value="no", shown=SHOWN)
    )
    older = change.model_copy(update={"seen_version": 1})
    given(*story).when(older).then_refused(StaleCard(("shared_aim",)))


def test_a_hearing_confirmed_since_makes_the_card_stale():
    """Pressed by somebody quicker, or on another screen."""
    confirm = ConfirmHearing(shown=SHOWN, seen_version=2)
    given(opened(), HEARD, CONFIRMED, AIM).when(confirm).then_refused(StaleCard(("shared_aim",)))
    unseen = ConfirmHearing(shown=SHOWN)
    given(opened(), HEARD, CONFIRMED, AIM).when(unseen).then_refused(NothingHeard())
    given(opened(), HEARD).when(confirm).then(CONFIRMED, answered("shared_aim", "yes", "heard"))
