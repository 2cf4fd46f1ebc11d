"""An enquiry is left and resumed, linked, referred and kept, and an old card is told kindly."""

import pytest

from domain.refusals import LinkedToItself, NoSuchId, NotYours, StaleCard
from tests.support.builders import INSPECTOR, SERGEANT, SHOWN, CountingIds, act
from tests.support.stores import in_memory

ALL = [("shared_aim", "yes"), ("shared_money", "yes"), ("contract", "no"), ("stage", "new")]


@pytest.fixture
def kept():
    return in_memory()


@pytest.fixture
def enquiries(kept):
    return kept.enquiries(ids=CountingIds())


def _opened(enquiries, key="open", actor=SERGEANT):
    return enquiries.open(act(key, actor), goal="approval", opening="a joint board")


def test_an_enquiry_is_left_and_taken_up_by_an_answer(enquiries):
    """The list says so in between."""
    seen = _opened(enquiries)
    enquiries.leave(act("a"), seen.short)
    assert [row.left for row in enquiries.mine(SERGEANT)] == [True]
    after = enquiries.answer(act("b"), seen.id, answers=[("contract", "no")], shown=SHOWN)
    assert (after.enquiry.left, after.enquiry.facts) == (False, {"contract": "no"})
    enquiries.leave(act("c"), seen.id)
    assert not enquiries.resume(act("d"), seen.id).enquiry.left
    assert [row.left for row in enquiries.mine(SERGEANT)] == [False]


def test_a_matter_is_linked_to_ones_own_enquiry_or_to_an_entry(kept, enquiries):
    """Never to itself, to another's enquiry, or to nothing."""
    one, two = _opened(enquiries, "one"), _opened(enquiries, "two")
    enquiries.answer(act("a"), two.id, answers=ALL, shown=SHOWN)
    enquiries.determine(act("b"), two.id)
    entry = kept.arrangements(enquiries).register(
        act("c"), two.id, register="formal", title="Board"
    )
    enquiries.link(act("d"), one.short, other=two.short, why="its other half")
    after = enquiries.link(act("e"), one.id, other=entry.short, why="its entry")
    assert after.enquiry.links == (two.id, entry.id)
    theirs = _opened(enquiries, "three", INSPECTOR)
    for other, refusal in ((one.id, LinkedToItself), (theirs.id, NotYours), ("ARR-x", NoSuchId)):
        with pytest.raises(refusal):
            enquiries.link(act("f"), one.id, other=other, why="why")


def test_what_the_outcome_leaves_open_is_referred_and_the_rest_is_kept(enquiries):
    """Both show in the list."""
    seen = _opened(enquiries)
    answers = [("shared_aim", "yes"), ("contract", "unsure")]
    enquiries.answer(act("a"), seen.id, answers=answers, shown=SHOWN)
    enquiries.determine(act("b"), seen.id)
    enquiries.refer(act("c"), seen.id, about="approver", office="author", question="Who approves?")
    enquiries.refer(act("d"), seen.id, about="kind", office="keeper")
    after = enquiries.keep_as_considered(act("e"), seen.id)
    assert after.enquiry.referred == (("approver", "author"), ("kind", "keeper"))
    row = enquiries.mine(SERGEANT)[0]
    assert (row.referred, row.kept_as_considered) == (("author", "keeper"), True)


def test_an_old_card_is_stale_and_a_repeated_press_is_not(enquiries):
    """The same key gives back what came of it, however much has happened since."""
    seen = _opened(enquiries)
    version = seen.enquiry.version
    press = {"answers": [("contract", "no")], "shown": SHOWN, "seen_version": version}
    enquiries.answer(act("a"), seen.id, **press)
    enquiries.answer(act("b"), seen.id, answers=[("stage", "new")], shown=SHOWN)
    assert enquiries.answer(act("a"), seen.id, **press).enquiry.version == version + 2
    with pytest.raises(StaleCard) as told:
        enquiries.answer(act("c"), seen.id, **press | {"answers": [("contract", "yes")]})
    assert told.value.data == {"changed": "contract, stage"}


def test_an_edition_is_recorded_at_its_first_use_and_never_again(kept):
    """Also by a process that starts later."""
    for key in ("one", "two"):
        enquiries = kept.enquiries()
        _opened(enquiries, key)
        _opened(enquiries, f"{key}-more")
    (stream,) = kept.store.streams("edition-")
    (first,) = kept.store.load(stream)
    assert (first.name, first.event.title, first.event.status) == (
        "edition-first-used",
        "Toy policy",
        "draft",
    )
    assert (first.actor, first.correlation_id) == (SERGEANT, "one")
    assert stream == f"edition-{first.event.edition.sha256}"


class Counted:
    """A store that remembers which streams were appended to."""

    def __init__(self, store):
        self._store = store
        self.appended = []

    def append(self, stream, *others):
        self.appended.append(stream)
        return self._store.append(stream, *others)

    def __getattr__(self, name):
        return getattr(self._store, name)


def test_an_edition_that_was_used_before_costs_nothing(kept):
    """A process that starts later writes the enquiry alone."""
    _opened(kept.enquiries(), "one")
    store = Counted(kept.store)
    seen = _opened(kept.enquiries(store=store, ids=CountingIds()), "two")
    assert store.appended == [f"enquiry-{seen.id}"]
