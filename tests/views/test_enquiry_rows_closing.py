"""The row of an enquiry says what was done about it."""

from functools import reduce

from domain.model.enquiry.messages import (
    EnquiryLeft,
    EnquiryLinked,
    EnquiryResumed,
    MatterKeptAsConsidered,
    MatterReferred,
    OutcomeDetermined,
)
from domain.views.enquiries import fold
from tests.support.builders import answered, opened, recorded, said
from tests.support.toy_policy import TOY

DECIDED = OutcomeDetermined(
    edition=TOY.ref, answers={"contract": "yes"}, result={"partnership": "no", "kind": "none"}
)
KEPT = MatterKeptAsConsidered(edition=TOY.ref, partnership="no", kind="none")
REFERRED = MatterReferred(
    edition=TOY.ref, about="approver", office="author", because="silent", question=None
)
LINKED = EnquiryLinked(record="arrangement", other="a1", why=said("its other half"))


def _row(*events):
    log = (recorded(event, "enquiry-a1", n) for n, event in enumerate(events, start=1))
    return reduce(fold, log, None)


def test_a_row_says_whether_the_enquiry_was_left():
    """Until it was resumed."""
    assert _row(opened(), EnquiryLeft()).left
    assert not _row(opened(), EnquiryLeft(), EnquiryResumed()).left


def test_a_row_says_what_was_linked_referred_and_kept():
    """And another outcome begins anew, save for links."""
    story = (opened(), answered("contract", "yes"), DECIDED, LINKED, REFERRED, KEPT)
    row = _row(*story)
    assert (row.links, row.referred, row.kept_as_considered) == (("a1",), ("author",), True)
    row = _row(*story, DECIDED)
    assert (row.links, row.referred, row.kept_as_considered) == (("a1",), (), False)
