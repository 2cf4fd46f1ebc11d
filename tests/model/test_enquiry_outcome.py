"""An outcome is recorded whole, once for the same answers and goal."""

from domain.model.enquiry.messages import (
    AnswerChanged,
    DetermineOutcome,
    GoalWidened,
    OutcomeDetermined,
)
from tests.support.builders import SHOWN_LATER, answered, opened
from tests.support.scenario import given
from tests.support.toy_policy import TOY

ASKED = (opened("partnership"), answered("shared_aim", "yes"), answered("contract", "no"))
PARTNERSHIP = OutcomeDetermined(
    edition=TOY.ref,
    answers={"shared_aim": "yes", "contract": "no"},
    result={
        "partnership": "yes",
        "kind": "informal",
        "approval": {"route": "silent"},
        "register": {"open": "no_owner_stated"},
        "silent": {"approver": "author"},
        "undetermined": {},
        "reasons": [{"clause": "TOY-1", "rests_on": ["contract", "shared_aim"]}],
    },
)
SIGNED = AnswerChanged(fact="contract", was="no", value="yes", shown=SHOWN_LATER)
UNSIGNED = AnswerChanged(fact="contract", was="yes", value="no", shown=SHOWN_LATER)
WIDENED = GoalWidened(was="partnership", goal="approval")


def test_an_outcome_holds_the_edition_the_answers_and_the_whole_result():
    """Reading it never needs the policy again."""
    given(*ASKED).when(DetermineOutcome()).then(PARTNERSHIP)


def test_the_same_answers_are_determined_once():
    """Determining again with nothing new records nothing."""
    given(*ASKED, PARTNERSHIP).when(DetermineOutcome()).then()


def test_another_answer_is_determined_anew_with_every_other_answer_kept():
    """Changing an answer removes no other answer."""
    given(*ASKED, PARTNERSHIP, SIGNED).when(DetermineOutcome()).then(
        OutcomeDetermined(
            edition=TOY.ref,
            answers={"shared_aim": "yes", "contract": "yes"},
            result={
                "partnership": "no",
                "kind": "none",
                "approval": {"route": "not_applicable"},
                "register": {},
                "silent": {},
                "undetermined": {},
                "reasons": [{"clause": "TOY-1", "rests_on": ["contract", "shared_aim"]}],
            },
        )
    )


def test_an_answer_changed_and_changed_back_needs_no_new_outcome():
    """The recorded outcome answers the very same facts."""
    given(*ASKED, PARTNERSHIP, SIGNED, UNSIGNED).when(DetermineOutcome()).then()


def test_a_wider_goal_is_determined_anew():
    """The same answers to a wider question are another outcome."""
    given(*ASKED, PARTNERSHIP, WIDENED).when(DetermineOutcome()).then(PARTNERSHIP)
