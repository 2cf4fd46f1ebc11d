"""What views do, whatever they are made of: they follow the log and never hold it up."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.model.enquiry.messages import OutcomeDetermined
from domain.ports import Parked
from domain.views.enquiries import ENQUIRIES, fold
from domain.views.view import View
from tests.support.builders import INSPECTOR, NOON, act, answered, opened, receipt, recorded
from tests.support.toy_policy import TOY
from tests.support.toy_views import FACTS, OPEN, WITH_TOYS, FactRow, OpenRow, count

DETERMINED = OutcomeDetermined(
    edition=TOY.ref, answers={}, result={"partnership": "yes", "kind": "formal"}
)
WITHOUT_A_KIND = OutcomeDetermined(edition=TOY.ref, answers={}, result={"partnership": "yes"})


@pytest.fixture
def toys(make):
    """A store of each kind, with two views more."""
    return make(WITH_TOYS)


def _add(kept, stream, position, event, **others):
    key = f"{stream}-{position}"
    whole = recorded(event, stream=stream, position=position, key=key, **others)
    kept.store.append(stream, position - 1, [whole], receipt(key))


def _keys(rows):
    return [row.fact for row in rows]


def test_one_reads_ones_own_writes(kept):
    """The row is there when the append returns."""
    _add(kept, "enquiry-a1", 1, opened())
    _add(kept, "enquiry-a1", 2, answered("shared_aim", "yes"))
    row = kept.views.get(ENQUIRIES, "a1")
    assert (row.opener, row.opening, row.version, row.state) == (
        "sgt-1",
        "a joint board",
        2,
        "asking",
    )
    assert kept.views.get(ENQUIRIES, "b2") is None


def test_a_list_is_the_openers_own_and_begins_with_the_newest(kept):
    """Nobody else's enquiries are in it."""
    for number, stream in enumerate(("enquiry-a1", "enquiry-b2", "enquiry-c3")):
        _add(kept, stream, 1, opened(), recorded_at=NOON + timedelta(minutes=number))
    _add(kept, "enquiry-d4", 1, opened(), actor=INSPECTOR)
    enquiries = kept.enquiries()
    assert [row.id for row in enquiries.mine(act("key-1").actor)] == ["c3", "b2", "a1"]
    assert [row.id for row in enquiries.mine(INSPECTOR)] == ["d4"]
    assert kept.views.where(ENQUIRIES, "opener", "nobody") == ()


def test_other_streams_are_none_of_its_business(kept):
    """The log holds more than enquiries."""
    _add(kept, "toy-a1", 1, opened())
    assert (kept.views.get(ENQUIRIES, "a1"), kept.views.parked()) == (None, ())


def test_one_event_is_folded_by_every_view_that_it_concerns(toys):
    """A view may have its rows by anything, from streams of several kinds."""
    _add(toys, "enquiry-a1", 1, opened())
    _add(toys, "enquiry-a1", 2, answered("contract", "no"))
    _add(toys, "toy-b2", 1, answered("contract", "yes"))
    _add(toys, "toy-b2", 2, answered("shared_aim", "yes"))
    assert toys.views.all(FACTS) == (
        FactRow(fact="contract", answers=2, last="yes"),
        FactRow(fact="shared_aim", answers=1, last="yes"),
    )
    assert toys.views.all(OPEN) == (OpenRow(opener="sgt-1"),)
    assert toys.views.get(ENQUIRIES, "a1").version == 2
    assert toys.views.rebuild(check=True) == ()


def test_several_events_of_one_append_are_folded_one_after_the_other(toys):
    """Each begins where the one before it left the row."""
    events = [
        recorded(opened()),
        recorded(answered("contract", "no"), position=2),
        recorded(answered("contract", "yes"), position=3),
    ]
    toys.store.append("enquiry-a1", 0, events, receipt())
    assert toys.views.get(FACTS, "contract") == FactRow(fact="contract", answers=2, last="yes")


def test_a_row_that_folds_to_nothing_leaves_the_list(toys):
    """The log keeps what the list has let go, and a later event may bring it back."""
    _add(toys, "enquiry-a1", 1, opened())
    _add(toys, "enquiry-a1", 2, DETERMINED)
    assert toys.views.all(OPEN) == ()
    events = [
        recorded(opened(), stream="enquiry-b2"),
        recorded(DETERMINED, stream="enquiry-b2", position=2),
    ]
    toys.store.append("enquiry-b2", 0, events, receipt("both"))
    assert toys.views.all(OPEN) == ()
    _add(toys, "enquiry-a1", 3, opened(), actor=INSPECTOR)
    assert toys.views.all(OPEN) == (OpenRow(opener="insp-2"),)
    assert toys.views.rebuild(check=True) == ()


@pytest.mark.parametrize(
    ("column", "value", "facts"),
    [
        ("last", "yes", ["contract", "shared_aim"]),
        ("last", "unsure", []),
        ("often", True, ["contract"]),
        ("often", False, ["shared_aim", "shared_money"]),
        ("answers", 2, ["contract"]),
        ("last", None, []),
    ],
)
def test_rows_are_found_by_what_their_view_names(toys, column, value, facts):
    """Texts, numbers and properties alike, in the order of the keys."""
    for position, (fact, given) in enumerate(
        [("shared_money", "no"), ("contract", "no"), ("shared_aim", "yes"), ("contract", "yes")]
    ):
        _add(toys, "toy-a1", position + 1, answered(fact, given))
    assert _keys(toys.views.where(FACTS, column, value)) == facts


def test_rows_without_a_value_are_found_by_its_absence(toys):
    """None is a value to look for."""
    nobody = INSPECTOR.model_copy(update={"id": "nobody"})
    _add(toys, "enquiry-a1", 1, opened(), actor=nobody)
    _add(toys, "enquiry-b2", 1, opened())
    assert toys.views.where(OPEN, "opener", None) == (OpenRow(opener=None),)


def test_what_a_view_is_not_found_by_and_a_view_that_is_not_kept_are_refused(kept):
    """Both are mistakes of ours, and alike in every store."""
    with pytest.raises(ValueError, match="not found by 'goal'"):
        kept.views.where(ENQUIRIES, "goal", "approval")
    with pytest.raises(ValueError, match="the view facts is not kept here"):
        kept.views.all(FACTS)
    with pytest.raises(ValueError, match="the view facts is not kept here"):
        kept.views.get(FACTS, "contract")


def test_an_event_that_does_not_fold_is_stored_and_parked_and_its_row_flagged(toys):
    """Law 10: recording a decision wins over the view, and the rest goes on."""
    _add(toys, "enquiry-a1", 1, opened())
    _add(toys, "enquiry-b2", 1, opened())
    _add(toys, "enquiry-a1", 2, WITHOUT_A_KIND)
    _add(toys, "enquiry-b2", 2, answered("shared_aim", "yes"))
    assert len(toys.store.load("enquiry-a1")) == 2
    assert toys.views.parked() == (
        Parked("enquiries_4", 3, "enquiry-a1", "a1", "KeyError: 'kind'"),
    )
    flagged = {row.id: (row.version, row.flagged) for row in toys.views.all(ENQUIRIES)}
    assert flagged == {"a1": (1, True), "b2": (2, False)}
    assert toys.views.get(ENQUIRIES, "a1").flagged
    assert [row.id for row in toys.views.where(ENQUIRIES, "opener", "sgt-1") if row.flagged] == [
        "a1"
    ]
    assert [row.opener for row in toys.views.all(OPEN)] == ["sgt-1"], "the other views go on"
    assert toys.views.rebuild(check=True) == (
        "enquiries: enquiry-a1 at 3: does not fold: KeyError: 'kind'",
    )


def test_an_event_whose_row_cannot_be_told_is_parked_under_its_stream(toys):
    """There is no row to flag; the event is stored and named."""
    _add(toys, "toy-a1", 1, answered("fickle", "no"))
    assert len(toys.store.load("toy-a1")) == 1
    assert toys.views.parked() == (
        Parked("facts_1", 1, "toy-a1", "a1", "LookupError: no such fact"),
    )


@pytest.mark.parametrize(
    "row",
    [
        FactRow(fact="x", answers=1, last="a\0b"),
        FactRow(fact="x", answers=1, last="x" * 601),
        OpenRow(opener="x"),
    ],
    ids=["NUL", "too long", "other row"],
)
def test_a_row_that_cannot_be_kept_is_parked_alike_everywhere(make, row):
    """What one database refuses is refused before any is asked."""
    view = replace(FACTS, fold=lambda _row, _event: row)
    kept = make([view])
    _add(kept, "toy-a1", 1, answered("contract", "no"))
    assert len(kept.store.load("toy-a1")) == 1
    assert [each.key for each in kept.views.parked()] == ["contract"]
    assert kept.views.all(view) == ()


def test_what_is_parked_is_told_oldest_first(toys):
    """Whichever view parked it."""
    _add(toys, "toy-a1", 1, answered("fickle", "no"))
    _add(toys, "enquiry-b2", 1, opened())
    _add(toys, "enquiry-b2", 2, WITHOUT_A_KIND)
    _add(toys, "toy-a1", 2, answered("fickle", "no"))
    assert [(each.place, each.view) for each in toys.views.parked()] == [
        (1, "facts_1"),
        (3, "enquiries_4"),
        (4, "facts_1"),
    ]


def test_a_rebuild_mends_what_a_fault_in_the_fold_had_parked(make):
    """Live is what the log says, once the fault is gone."""
    faulty = True

    def folding(row, event):
        if faulty and event.name == "question-answered":
            raise LookupError("a fault of ours")
        return fold(row, event)

    view = replace(ENQUIRIES, fold=folding)
    kept = make([view, FACTS])
    _add(kept, "enquiry-a1", 1, opened())
    _add(kept, "enquiry-a1", 2, answered("shared_aim", "yes"))
    row = kept.views.get(view, "a1")
    assert (row.version, row.flagged) == (1, True)
    faulty = False
    found = kept.views.rebuild(check=True)
    assert found[-1] == "enquiries: enquiry-a1 at 2: parked, and folds now"
    assert "enquiries a1: version is 1 in the view, 2 from the log" in found
    assert kept.views.rebuild(check=True) == found, "a check changes nothing"
    assert kept.views.rebuild() == found
    row = kept.views.get(view, "a1")
    assert (row.version, row.flagged) == (2, False)
    assert kept.views.get(FACTS, "shared_aim").answers == 1
    assert (kept.views.parked(), kept.views.rebuild(check=True)) == ((), ())


def test_a_log_of_many_batches_is_rebuilt_as_it_was_kept_up(toys):
    """Rows are carried from one batch to the next."""
    for number in range(3):
        facts = ("contract", "shared_aim", f"fact-{number}")
        events = [
            recorded(answered(facts[n % 3], "no"), stream=f"toy-{number}", position=n + 1)
            for n in range(400)
        ]
        toys.store.append(f"toy-{number}", 0, events, receipt(f"key-{number}"))
    before = toys.views.all(FACTS)
    assert [(row.fact, row.answers) for row in before] == [
        ("contract", 402),
        ("fact-0", 133),
        ("fact-1", 133),
        ("fact-2", 133),
        ("shared_aim", 399),
    ]
    assert toys.views.rebuild() == ()
    assert toys.views.all(FACTS) == before


def test_what_cannot_be_a_view_is_refused_at_once():
    """A name becomes a table, and a column must be there to be found by."""
    with pytest.raises(ValueError, match="cannot name a table"):
        View(name="x; DROP", form=1, row=FactRow, streams=("toy-",), fold=count)
    for column in ("colour", "body", "model_fields"):
        with pytest.raises(ValueError, match="cannot be found by"):
            replace(FACTS, indexed=(column,))
