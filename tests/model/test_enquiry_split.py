"""A part that was split off begins with the answers that hold for it, on the cards they came from."""

import pytest

from domain.model.enquiry.messages import AnswerChanged, AnswerQuestions, Carried, OpenEnquiry
from domain.refusals import AnsweredTwice, UnknownAnswer
from tests.support.builders import SHOWN, SHOWN_LATER, answered, opened, said
from tests.support.scenario import given


def _open(*carried):
    return OpenEnquiry(goal="approval", opening=said("a joint board"), carried=carried)


def test_a_part_begins_with_what_it_carries():
    """Each answer keeps the hash of the card that it was given on."""
    carried = (
        Carried(fact="shared_aim", value="yes", shown=SHOWN),
        Carried(fact="contract", value="no", shown=SHOWN_LATER),
    )
    given().when(_open(*carried)).then(
        opened(),
        answered("shared_aim", "yes", source="split"),
        answered("contract", "no", source="split", shown=SHOWN_LATER),
    )


@pytest.mark.parametrize(
    ("carried", "refusal"),
    [
        ([("shared_aim", "perhaps")], UnknownAnswer("shared_aim", "perhaps")),
        ([("colour", "yes")], UnknownAnswer("colour", "yes")),
        ([("shared_aim", "yes"), ("shared_aim", "no")], AnsweredTwice("shared_aim")),
    ],
)
def test_a_part_carries_only_what_the_policy_has(carried, refusal):
    parts = [Carried(fact=fact, value=value, shown=SHOWN) for fact, value in carried]
    given().when(_open(*parts)).then_refused(refusal)


def test_what_the_split_settles_of_the_part_that_stays_is_answered_by_it():
    settles = AnswerQuestions(
        answers=(("shared_aim", "no"), ("contract", "no")), shown=SHOWN, source="split"
    )
    given(opened(), answered("shared_aim", "yes")).when(settles).then(
        AnswerChanged(fact="shared_aim", was="yes", value="no", source="split", shown=SHOWN),
        answered("contract", "no", source="split"),
    )
