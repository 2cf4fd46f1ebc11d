"""The row of an enquiry says where it stands, from its events alone."""

from datetime import timedelta
from functools import reduce

import pytest

from domain.model.enquiry.messages import (
    AnswerChanged,
    GoalWidened,
    HearingConfirmed,
    OutcomeDetermined,
    PhrasesHeard,
)
from domain.views.enquiries import ENQUIRIES, EnquiryRow, Ground, fold
from tests.support.builders import NOON, SHOWN, answered, heard, opened, recorded
from tests.support.toy_policy import TOY

STREAM = "enquiry-00443214c74254b635cf84653a56d7c6"
DETERMINED = OutcomeDetermined(
    edition=TOY.ref, answers={"contract": "no"}, result={"partnership": "yes", "kind": "formal"}
)
SIGNED = AnswerChanged(fact="contract", was="no", value="yes", shown=SHOWN)
UNSIGNED = AnswerChanged(fact="contract", was="yes", value="no", shown=SHOWN)


def _row(*events):
    log = [
        recorded(event, STREAM, position, recorded_at=NOON + timedelta(minutes=position))
        for position, event in enumerate(events, start=1)
    ]
    return reduce(fold, log, None)


def test_a_row_holds_what_a_list_shows():
    """Opened when and by whom, in which words; where it stands; when it was last touched."""
    row = _row(opened(), answered("contract", "no"), DETERMINED)
    assert row == EnquiryRow(
        id="00443214c74254b635cf84653a56d7c6",
        opener="sgt-1",
        opened_at=NOON + timedelta(minutes=1),
        opening="a joint board",
        goal="approval",
        edition=TOY.ref,
        answers={"contract": "no"},
        ground=Ground(goal="approval", answers={"contract": "no"}, edition=TOY.ref),
        partnership="yes",
        kind="formal",
        touched_at=NOON + timedelta(minutes=3),
        version=3,
        flagged=False,
    )
    assert (row.short, row.state) == ("ENQ-ABCDEFGH", "decided")


HEARD = PhrasesHeard(heard=(heard("contract", "no"),))
KEPT = HearingConfirmed(kept=("contract",), dropped=())
ASKED = (opened("partnership"), answered("contract", "no"))


@pytest.mark.parametrize(
    ("events", "state"),
    [
        ((opened(),), "asking"),
        ((opened(), HEARD), "confirming"),
        ((opened(), HEARD, KEPT), "asking"),
        ((*ASKED, DETERMINED), "decided"),
        ((*ASKED, DETERMINED, SIGNED), "asking"),
        ((*ASKED, DETERMINED, SIGNED, UNSIGNED), "decided"),
        ((*ASKED, DETERMINED, GoalWidened(was="partnership", goal="approval")), "asking"),
    ],
)
def test_where_an_enquiry_stands(events, state):
    """Decided only while the outcome answers the goal on the answers as they are."""
    assert _row(*events).state == state


def test_there_is_no_row_before_an_opening_and_none_for_other_streams():
    """An event that makes no sense makes no row."""
    assert _row(answered("contract", "no")) is None
    assert (ENQUIRIES.own("enquiry-a1"), ENQUIRIES.own("toy-a1")) == ("a1", None)
