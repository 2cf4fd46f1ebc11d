"""A form takes any event, and what makes no sense changes nothing but the count."""

from dataclasses import replace
from functools import reduce

from domain.model.form.messages import (
    FormAnswerChanged,
    FormLeft,
    FormReopened,
    FormResumed,
)
from domain.model.form.state import UNOPENED, FilledForm, FormAnswer, evolve
from tests.support.builders import SHOWN, SHOWN_LATER, answered
from tests.support.forms import ENQUIRY, NO, OPENED, REF, YES, completed, gave

BEGUN = FilledForm(version=1, edition=REF, enquiry=ENQUIRY, form="gate")


def test_where_a_form_stands_follows_from_its_events():
    """A changed answer keeps its place; what was completed stands while it is reopened."""
    changed = FormAnswerChanged(question="agreed", was=YES, reply=NO, shown=SHOWN_LATER)
    events = (OPENED, gave("agreed", YES), gave("costed", YES), changed, FormLeft(), FormResumed())
    answers = (FormAnswer("agreed", NO, SHOWN_LATER, 4), FormAnswer("costed", YES, SHOWN, 3))
    state = reduce(evolve, events, UNOPENED)
    assert state == replace(BEGUN, version=6, answers=answers)
    assert state.replies == {"agreed": NO, "costed": YES}
    assert evolve(state, FormLeft()) == replace(state, version=7, left=True)
    done = evolve(state, completed())
    assert done == replace(state, version=7, done=True, completed=completed())
    assert evolve(done, FormReopened()) == replace(done, version=8, done=False)


def test_what_makes_no_sense_is_counted_and_changes_nothing():
    """Before it is begun, of another kind, or of what was never answered."""
    changed = FormAnswerChanged(question="agreed", was=YES, reply=NO, shown=SHOWN)
    assert evolve(UNOPENED, gave("agreed", YES)) == replace(UNOPENED, version=1)
    for event in (changed, OPENED, answered("contract", "no")):
        assert evolve(BEGUN, event) == replace(BEGUN, version=2)
    assert evolve(replace(BEGUN, answers=()), gave("agreed", YES)).answers == (
        FormAnswer("agreed", YES, SHOWN, 2),
    )
