"""What the list of enquiries does, whatever it is made of: it follows the log and never holds it up."""

from datetime import timedelta

from domain.model.enquiry.messages import OutcomeDetermined
from domain.views.enquiries import fold
from tests.support.builders import INSPECTOR, NOON, answered, opened, receipt, recorded
from tests.support.toy_policy import TOY

WITHOUT_A_KIND = OutcomeDetermined(edition=TOY.ref, answers={}, result={"partnership": "yes"})


def _add(kept, stream, position, event, **others):
    key = f"{stream}-{position}"
    whole = recorded(event, stream=stream, position=position, key=key, **others)
    kept.store.append(stream, position - 1, [whole], receipt(key))


def test_one_reads_ones_own_writes(kept):
    """The row is there when the append returns."""
    _add(kept, "enquiry-a1", 1, opened())
    _add(kept, "enquiry-a1", 2, answered("shared_aim", "yes"))
    row = kept.views.find("a1")
    assert (row.opener, row.opening, row.version, row.state) == (
        "sgt-1",
        "a joint board",
        2,
        "asking",
    )
    assert kept.views.find("b2") is None


def test_a_list_is_the_openers_own_and_begins_with_the_newest(kept):
    """Nobody else's enquiries are in it."""
    for number, stream in enumerate(("enquiry-a1", "enquiry-b2", "enquiry-c3")):
        _add(kept, stream, 1, opened(), recorded_at=NOON + timedelta(minutes=number))
    _add(kept, "enquiry-d4", 1, opened(), actor=INSPECTOR)
    assert [row.id for row in kept.views.by_opener("sgt-1")] == ["c3", "b2", "a1"]
    assert [row.id for row in kept.views.by_opener("insp-2")] == ["d4"]
    assert kept.views.by_opener("nobody") == ()


def test_other_streams_are_none_of_its_business(kept):
    """The log holds more than enquiries."""
    _add(kept, "risk-a1", 1, opened())
    assert (kept.views.find("a1"), kept.views.parked()) == (None, ())


def test_an_event_that_does_not_fold_is_stored_and_parked_and_its_row_flagged(kept):
    """Law 10: recording a decision wins over the view, and the rest goes on."""
    _add(kept, "enquiry-a1", 1, opened())
    _add(kept, "enquiry-b2", 1, opened())
    _add(kept, "enquiry-a1", 2, WITHOUT_A_KIND)
    _add(kept, "enquiry-b2", 2, answered("shared_aim", "yes"))
    assert len(kept.store.load("enquiry-a1")) == 2
    assert [(p.place, p.stream, p.reason) for p in kept.views.parked()] == [
        (3, "enquiry-a1", "KeyError: 'kind'")
    ]
    flagged = {row.id: (row.version, row.flagged) for row in kept.views.by_opener("sgt-1")}
    assert flagged == {"a1": (1, True), "b2": (2, False)}
    assert kept.views.find("a1").flagged
    assert kept.views.rebuild(check=True) == ("enquiry-a1 at 3: does not fold: KeyError: 'kind'",)


def test_a_rebuild_mends_what_a_fault_in_the_fold_had_parked(make):
    """Live is what the log says, once the fault is gone."""
    faulty = True

    def folding(row, event):
        if faulty and event.name == "question-answered":
            raise LookupError("a fault of ours")
        return fold(row, event)

    kept = make(folding)
    _add(kept, "enquiry-a1", 1, opened())
    _add(kept, "enquiry-a1", 2, answered("shared_aim", "yes"))
    assert (kept.views.find("a1").version, kept.views.find("a1").flagged) == (1, True)
    faulty = False
    found = kept.views.rebuild(check=True)
    assert found[-1] == "enquiry-a1 at 2: parked, and folds now"
    assert kept.views.rebuild(check=True) == found, "a check changes nothing"
    assert kept.views.rebuild() == found
    assert (kept.views.find("a1").version, kept.views.find("a1").flagged) == (2, False)
    assert (kept.views.parked(), kept.views.rebuild(check=True)) == ((), ())
