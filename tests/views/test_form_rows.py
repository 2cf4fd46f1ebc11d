"""The row of a form says where it stands, from its events alone."""

from datetime import date
from functools import reduce

from domain.model.form.messages import FormAnswerChanged, FormLeft, FormReopened, FormResumed
from domain.views.forms import FormRow, fold
from tests.support.builders import INSPECTOR, NOON, SHOWN, answered, recorded
from tests.support.forms import CARE, ENQUIRY, FORM, NO, OPENED, REF, RISK, YES, completed, gave

STREAM = f"form-{FORM}"
BEGUN = {
    "id": FORM,
    "form": "gate",
    "edition": REF,
    "enquiry": ENQUIRY,
    "opener": "sgt-1",
    "opened_at": NOON,
    "touched_at": NOON,
}


def _row(*events, **last):
    log = [recorded(event, STREAM, n) for n, event in enumerate(events, start=1)]
    if last:
        log[-1] = recorded(events[-1], STREAM, len(events), **last)
    return reduce(fold, log, None)


def test_a_row_tells_what_was_answered_and_whether_it_was_left():
    """A changed answer is no second one."""
    changed = FormAnswerChanged(question="agreed", was=YES, reply=NO, shown=SHOWN)
    row = _row(OPENED, gave("agreed", YES), changed, gave("costed", YES), FormLeft())
    assert row == FormRow(**BEGUN, version=5, answered=("agreed", "costed"), left=True)
    assert row.short == "FRM-R25EMQ4M"
    assert _row(OPENED, FormLeft(), FormResumed()) == FormRow(**BEGUN, version=3)


def test_a_row_tells_what_the_last_completion_said_by_whom_and_when():
    """That stands while the form is reopened."""
    done = {
        "completed_on": date(2026, 7, 3),
        "completed_by": "insp-2",
        "care": (CARE,),
        "risks": (RISK,),
    }
    last = {"actor": INSPECTOR, "happened_on": date(2026, 7, 3)}
    row = _row(OPENED, completed(), **last)
    assert row == FormRow(**BEGUN, version=2, done=True, **done)
    again = fold(row, recorded(FormReopened(), STREAM, 3))
    assert again == FormRow(**BEGUN, version=3, **done)


def test_there_is_no_row_before_the_form_is_begun():
    """An event that makes no sense makes none, and changes none but its count."""
    assert _row(gave("agreed", YES)) is None
    assert _row(OPENED, answered("contract", "no")) == FormRow(**BEGUN, version=2)
