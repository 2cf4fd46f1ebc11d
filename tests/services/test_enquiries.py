"""What a person may do with enquiries, and with whose."""

import pytest

from domain.refusals import NoSuchId, NotYours
from tests.support.builders import INSPECTOR, SERGEANT, SHOWN, act
from tests.support.stores import in_file, in_memory
from tests.support.toy_policy import ToyEditions

UNKNOWN = "ff" * 16


@pytest.fixture
def kept():
    return in_memory()


def _opened(enquiries, key="key-1", heard=(), actor=SERGEANT):
    return enquiries.open(act(key, actor), goal="partnership", opening="a joint board", heard=heard)


def test_an_enquiry_goes_from_its_opening_to_its_outcome(kept):
    """Opened, heard, confirmed, answered, changed, widened, determined."""
    enquiries = kept.enquiries()
    seen = _opened(enquiries, heard=[("shared_aim", "yes", "joint"), ("contract", "yes", "board")])
    assert (seen.short, seen.opener, seen.opening) == ("ENQ-AAAAAAAB", "sgt-1", "a joint board")
    assert seen.enquiry.confirming
    enquiries.confirm(act("key-2"), seen.short, corrected=[("contract", "no")], shown=SHOWN)
    enquiries.answer(act("key-3"), seen.short, answers=[("shared_money", "yes")], shown=SHOWN)
    enquiries.change(act("key-4"), seen.id, fact="shared_money", value="no", shown=SHOWN)
    enquiries.widen(act("key-5"), seen.id, goal="approval")
    after = enquiries.determine(act("key-6"), seen.id)
    assert after.enquiry.facts == {"shared_aim": "yes", "contract": "no", "shared_money": "no"}
    assert after.enquiry.outcome.result["kind"] == "informal"
    assert (after.enquiry.goal, after.enquiry.decided) == ("approval", True)
    assert enquiries.get(SERGEANT, seen.short) == after
    assert [each.recorded.name for each in kept.store.read(0, 100)] == [
        "edition-first-used",
        "enquiry-opened",
        "phrases-heard",
        "hearing-confirmed",
        "question-answered",
        "question-answered",
        "question-answered",
        "answer-changed",
        "goal-widened",
        "outcome-determined",
    ]


def test_an_enquiry_is_held_under_the_edition_it_was_opened_under(kept):
    """A new edition comes into force, the old one leaves the image, the process starts anew."""
    editions = ToyEditions("1", default="yes")
    seen = _opened(kept.enquiries(editions))
    editions.publish("2", default="no")
    restarted = kept.enquiries(editions, ids=None)
    after = restarted.determine(act("key-2"), seen.id)
    assert (after.enquiry.outcome.edition.version, after.policy.ref.version) == ("1", "1")
    assert after.enquiry.outcome.result["partnership"] == "yes"


def test_only_the_opener_reads_an_enquiry_or_acts_on_it(kept):
    """Every read takes an actor."""
    enquiries = kept.enquiries()
    seen = _opened(enquiries)
    for forbidden in (
        lambda: enquiries.get(INSPECTOR, seen.id),
        lambda: enquiries.determine(act("key-2", INSPECTOR), seen.id),
        lambda: enquiries.answer(
            act("key-3", INSPECTOR), seen.short, answers=[("contract", "no")], shown=SHOWN
        ),
    ):
        with pytest.raises(NotYours):
            forbidden()
    assert len(kept.store.load(f"enquiry-{seen.id}")) == 1


def test_ones_own_enquiries_are_listed_newest_first(kept):
    """And nobody else's."""
    enquiries = kept.enquiries()
    first = _opened(enquiries, "key-1")
    _opened(enquiries, "key-2", actor=INSPECTOR)
    assert [row.short for row in enquiries.mine(SERGEANT)] == [first.short]


@pytest.mark.parametrize("written", [UNKNOWN, "ENQ-77777777", "ARR-AAAAAAAB", "", "the board"])
def test_an_id_that_leads_nowhere_is_refused(kept, written):
    """Whole, short, of another kind, or no id at all."""
    enquiries = kept.enquiries()
    _opened(enquiries)
    with pytest.raises(NoSuchId) as told:
        enquiries.get(SERGEANT, written)
    assert told.value.data == {"written": written}


def test_an_opening_delivered_twice_is_one_enquiry(kept):
    """The same key, the same words: the same id."""
    enquiries = kept.enquiries()
    assert _opened(enquiries).id == _opened(enquiries).id
    assert len(enquiries.mine(SERGEANT)) == 1


def test_two_enquiries_never_share_a_short_form(kept):
    """An id whose beginning is taken is not used."""

    made = ["aaaaaaaaaa" + "0" * 22, "an edition's event", "an event's"]
    made += ["aaaaaaaaaa" + "1" * 22, "bbbbbbbbbb" + "2" * 22, "another event's"]

    class Repeating:
        def new(self):
            return made.pop(0)

    enquiries = kept.enquiries(ids=Repeating())
    assert _opened(enquiries, "key-1").id == "aaaaaaaaaa" + "0" * 22
    assert _opened(enquiries, "key-2").id == "bbbbbbbbbb" + "2" * 22


def test_an_enquiry_comes_back_from_its_file(tmp_path):
    """Left in one process, gone on with in the next."""
    before = in_file(tmp_path / "s.db")
    seen = _opened(before.enquiries(), heard=[("shared_aim", "yes", "joint")])
    before.close()
    after = in_file(tmp_path / "s.db")
    enquiries = after.enquiries()
    assert enquiries.get(SERGEANT, seen.short).enquiry == seen.enquiry
    enquiries.confirm(act("key-2"), seen.short, shown=SHOWN)
    assert enquiries.get(SERGEANT, seen.short).enquiry.facts == {"shared_aim": "yes"}
    assert after.views.rebuild(check=True) == ()
    after.close()
