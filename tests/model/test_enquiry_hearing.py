"""What is heard counts only once its speaker has confirmed it."""

from domain.model.enquiry.messages import (
    AnswerQuestions,
    ChangeAnswer,
    ConfirmHearing,
    DetermineOutcome,
    HearingConfirmed,
    PhrasesHeard,
)
from domain.refusals import (
    AnsweredTwice,
    HearingNotConfirmed,
    NotHeard,
    NothingHeard,
    NotOpened,
    UnknownAnswer,
)
from tests.support.builders import SHOWN, answered, heard, opened
from tests.support.scenario import given

HEARD = PhrasesHeard(heard=(heard("shared_aim", "yes"), heard("contract", "yes")))


def test_what_is_kept_becomes_an_answer_for_each_fact():
    """DESIGN 4, hearing: shown, confirmed, then counted."""
    given(opened(), HEARD).when(ConfirmHearing(shown=SHOWN)).then(
        HearingConfirmed(kept=("shared_aim", "contract"), dropped=()),
        answered("shared_aim", "yes", "heard"),
        answered("contract", "yes", "heard"),
    )


def test_what_is_dropped_stays_unanswered():
    """DESIGN 4, hearing: the person may say that something was misheard."""
    given(opened(), HEARD).when(ConfirmHearing(dropped=("contract",), shown=SHOWN)).then(
        HearingConfirmed(kept=("shared_aim",), dropped=("contract",)),
        answered("shared_aim", "yes", "heard"),
    )


def test_what_is_corrected_counts_as_asked():
    """DESIGN 4, hearing: a correction is an answer to what was shown."""
    command = ConfirmHearing(corrected=(("contract", "unsure"),), shown=SHOWN)
    given(opened(), HEARD).when(command).then(
        HearingConfirmed(kept=("shared_aim",), dropped=("contract",)),
        answered("shared_aim", "yes", "heard"),
        answered("contract", "unsure", "asked"),
    )


def test_a_correction_to_what_was_heard_lets_it_stand():
    """Pressing the value that was heard is a confirmation, even of something dropped."""
    command = ConfirmHearing(dropped=("contract",), corrected=(("contract", "yes"),), shown=SHOWN)
    given(opened(), HEARD).when(command).then(
        HearingConfirmed(kept=("shared_aim", "contract"), dropped=()),
        answered("shared_aim", "yes", "heard"),
        answered("contract", "yes", "heard"),
    )


def test_everything_may_be_dropped():
    """An enquiry goes on from nothing when nothing was heard right."""
    command = ConfirmHearing(dropped=("shared_aim", "contract"), shown=SHOWN)
    given(opened(), HEARD).when(command).then(
        HearingConfirmed(kept=(), dropped=("shared_aim", "contract")),
    )


def test_a_fact_that_was_not_heard_is_neither_dropped_nor_corrected():
    """Only what was shown can be spoken to."""
    given(opened(), HEARD).when(
        ConfirmHearing(dropped=("shared_money",), shown=SHOWN)
    ).then_refused(NotHeard("shared_money"))
    command = ConfirmHearing(corrected=(("shared_money", "yes"),), shown=SHOWN)
    given(opened(), HEARD).when(command).then_refused(NotHeard("shared_money"))


def test_a_correction_must_be_a_value_of_the_fact():
    """An unknown value is an error, never ignored."""
    command = ConfirmHearing(corrected=(("contract", "perhaps"),), shown=SHOWN)
    given(opened(), HEARD).when(command).then_refused(UnknownAnswer("contract", "perhaps"))
    twice = ConfirmHearing(corrected=(("contract", "no"), ("contract", "unsure")), shown=SHOWN)
    given(opened(), HEARD).when(twice).then_refused(AnsweredTwice("contract"))


def test_nothing_is_confirmed_twice():
    """The second press of the button finds nothing awaiting it."""
    given(opened(), HEARD, HearingConfirmed(kept=("shared_aim",), dropped=("contract",))).when(
        ConfirmHearing(shown=SHOWN)
    ).then_refused(NothingHeard())
    given().when(ConfirmHearing(shown=SHOWN)).then_refused(NotOpened())


def test_nothing_else_is_answered_before_the_hearing_is_confirmed():
    """DESIGN 4, hearing: first the confirmation, then the questions, then the outcome."""
    for command in (
        AnswerQuestions(answers=(("shared_money", "yes"),), shown=SHOWN),
        ChangeAnswer(fact="shared_aim", value="no", shown=SHOWN),
        DetermineOutcome(),
    ):
        given(opened(), HEARD).when(command).then_refused(HearingNotConfirmed())


def test_what_the_same_card_asks_is_answered_with_the_confirmation():
    """DESIGN 9, effort: one card confirms what was heard and asks the next group."""
    answers = (("shared_money", "no"),)
    command = ConfirmHearing(dropped=("contract",), answers=answers, shown=SHOWN)
    given(opened(), HEARD).when(command).then(
        HearingConfirmed(kept=("shared_aim",), dropped=("contract",)),
        answered("shared_aim", "yes", "heard"),
        answered("shared_money", "no", "asked"),
    )


def test_what_was_heard_is_corrected_and_not_answered_besides():
    """One card gives one fact one value."""
    command = ConfirmHearing(answers=(("contract", "no"),), shown=SHOWN)
    given(opened(), HEARD).when(command).then_refused(AnsweredTwice("contract"))
