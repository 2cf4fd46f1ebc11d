"""A list as at a moment is what the same fold makes of what had been recorded by then."""

from datetime import timedelta

import pytest

from domain.model.enquiry.messages import OutcomeDetermined
from domain.views import as_at
from domain.views.as_at import rows_as_at
from domain.views.enquiries import ENQUIRIES
from tests.support.builders import NOON, answered, opened, receipt, recorded
from tests.support.stores import in_memory
from tests.support.toy_policy import TOY
from tests.support.toy_views import FACTS, OPEN, WITH_TOYS

DETERMINED = OutcomeDetermined(
    edition=TOY.ref, answers={}, result={"partnership": "yes", "kind": "formal"}
)


@pytest.fixture
def kept():
    return in_memory(WITH_TOYS)


def _add(kept, stream, position, event, minute):
    at = NOON + timedelta(minutes=minute)
    key = f"{stream}-{position}"
    whole = recorded(event, stream=stream, position=position, key=key, recorded_at=at)
    kept.store.append(stream, position - 1, [whole], receipt(key))


def _facts(kept, minute):
    rows = rows_as_at(kept.store, FACTS, NOON + timedelta(minutes=minute))
    return [(row.fact, row.answers, row.last) for row in rows]


def test_what_was_recorded_later_is_not_there_yet(kept):
    """The moment itself counts, and later events change nothing of what stood before."""
    for minute, (fact, value) in enumerate([("b", "yes"), ("a", "no"), ("b", "no")], start=1):
        _add(kept, f"toy-{minute}", 1, answered(fact, value), minute)
    assert _facts(kept, 0) == []
    assert _facts(kept, 1) == [("b", 1, "yes")]
    assert _facts(kept, 2) == [("a", 1, "no"), ("b", 1, "yes")]
    assert _facts(kept, 3) == [("a", 1, "no"), ("b", 2, "no")]


def test_as_at_now_is_the_list_of_today(kept, monkeypatch):
    """Batch by batch, every view, rows that could not be folded flagged alike."""
    monkeypatch.setattr(as_at, "BATCH", 2)
    _add(kept, "enquiry-a1", 1, opened(), 1)
    _add(kept, "enquiry-a1", 2, answered("contract", "no"), 2)
    _add(kept, "toy-b2", 1, answered("contract", "yes"), 3)
    _add(kept, "toy-b2", 2, answered("fickle", "yes"), 4)
    _add(kept, "toy-c3", 1, answered("b2", "yes"), 5)
    for view in (ENQUIRIES, FACTS, OPEN):
        assert rows_as_at(kept.store, view, NOON + timedelta(hours=1)) == kept.views.all(view)
    assert [row.flagged for row in kept.views.all(FACTS)] == [True, False]


def test_clocks_that_are_not_in_step_leave_nothing_out(kept):
    """A later place with an earlier moment counts by its moment."""
    _add(kept, "toy-a1", 1, answered("a", "yes"), 5)
    _add(kept, "toy-a1", 2, answered("b", "yes"), 3)
    assert _facts(kept, 4) == [("b", 1, "yes")]


def test_a_row_that_was_removed_later_is_still_there_before(kept):
    """What has left the list of today stood in the list of then."""
    _add(kept, "enquiry-a1", 1, opened(), 1)
    _add(kept, "enquiry-a1", 2, DETERMINED, 2)
    assert [row.opener for row in rows_as_at(kept.store, OPEN, NOON + timedelta(minutes=1))] == [
        "sgt-1"
    ]
    assert rows_as_at(kept.store, OPEN, NOON + timedelta(minutes=2)) == ()
