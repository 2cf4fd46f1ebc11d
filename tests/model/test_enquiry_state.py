"""evolve takes any event in any order, refuses none, and keeps what was said."""

from functools import reduce

import pytest

from domain.model.enquiry.messages import (
    AnswerChanged,
    GoalWidened,
    HearingConfirmed,
    OutcomeDetermined,
    PhrasesHeard,
)
from domain.model.enquiry.state import UNOPENED, Answer, Enquiry, Outcome, evolve
from tests.support.builders import SHOWN, SHOWN_LATER, answered, heard, opened
from tests.support.toy_policy import TOY

CHANGED = AnswerChanged(fact="shared_aim", was="yes", value="no", shown=SHOWN_LATER)
OUTCOME = OutcomeDetermined(edition=TOY.ref, answers={"shared_aim": "no"}, result={"kind": "x"})


def test_a_whole_enquiry_leaves_everything_that_was_said():
    """Facts in the order first answered, the last value, the last thing shown."""
    events = (
        opened("partnership"),
        PhrasesHeard(heard=(heard("shared_aim", "yes"),)),
        HearingConfirmed(kept=("shared_aim",), dropped=()),
        answered("shared_aim", "yes", "heard"),
        answered("contract", "no"),
        CHANGED,
        GoalWidened(was="partnership", goal="approval"),
        OutcomeDetermined(edition=TOY.ref, answers={"shared_aim": "no"}, result={"kind": "none"}),
    )
    assert reduce(evolve, events, UNOPENED) == Enquiry(
        version=8,
        edition=TOY.ref,
        goal="approval",
        heard=(),
        answers=(
            Answer("shared_aim", "no", "asked", SHOWN_LATER, version=6),
            Answer("contract", "no", "asked", SHOWN, version=5),
        ),
        outcome=Outcome(TOY.ref, "approval", {"shared_aim": "no"}, {"kind": "none"}),
        confirmed=3,
    )


def test_what_was_heard_awaits_confirmation():
    """Until then nothing is answered."""
    heard_one = (heard("shared_aim", "yes"),)
    state = reduce(evolve, (opened(), PhrasesHeard(heard=heard_one)), UNOPENED)
    assert (state.confirming, state.heard, state.facts) == (True, heard_one, {})


@pytest.mark.parametrize(
    "event",
    [
        PhrasesHeard(heard=(heard("shared_aim", "yes"),)),
        HearingConfirmed(kept=("shared_aim",), dropped=()),
        answered("shared_aim", "yes"),
        CHANGED,
        GoalWidened(was="partnership", goal="approval"),
        OUTCOME,
    ],
)
def test_before_an_opening_every_event_is_counted_and_changes_nothing(event):
    """A stream that makes no sense still loads."""
    assert evolve(UNOPENED, event) == Enquiry(version=1)


@pytest.mark.parametrize("event", [opened("partnership", "another"), CHANGED])
def test_a_second_opening_or_a_change_of_nothing_is_counted_and_changes_nothing(event):
    """The first opening stands."""
    assert evolve(evolve(UNOPENED, opened()), event) == Enquiry(
        version=2, edition=TOY.ref, goal="approval"
    )
