"""What both databases do beyond the contract: they are shared, and what is in them is proved."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import reduce

import pytest

from adapters.ids import RandomIds
from adapters.stores import open_store
from domain.model.enquiry.state import UNOPENED, evolve
from domain.refusals import StaleStream
from domain.views import VIEWS
from domain.views.enquiries import ENQUIRIES
from tests.support.builders import SHOWN, act, answered, opened, receipt, recorded
from tests.support.stores import opened_at
from tests.support.toy_views import FACTS, WITH_TOYS

FIRST = recorded(opened())
SECOND = recorded(answered("shared_aim", "yes"), position=2, key="key-2")
OTHERS = ("shared_money", "contract")
THIRD = recorded(answered("contract", "no"), position=3, key="key-3")


@pytest.fixture
def kept(database_url):
    kept = opened_at(database_url)
    yield kept
    kept.close()


@pytest.fixture
def another(database_url):
    """A way to open the same place again, as another replica would."""
    made = []

    def another(views=VIEWS):
        made.append(opened_at(database_url, views))
        return made[-1]

    yield another
    for each in made:
        each.close()


def _tampered(kept, *statements):
    with kept.file.writing() as cursor:
        for statement in statements:
            cursor.execute(statement)


def test_two_replicas_see_each_others_events(kept, another):
    """A second process is as good as the first."""
    other = another()
    kept.store.append("enquiry-a1", 0, [FIRST], receipt())
    other.store.append("enquiry-a1", 1, [SECOND], receipt("key-2"))
    other.references.put("sgt-1", {"user": "29:x"})
    assert kept.store.load("enquiry-a1") == (FIRST, SECOND)
    assert kept.views.get(ENQUIRIES, "a1").version == 2
    assert kept.references.get("sgt-1") == {"user": "29:x"}


def test_many_who_act_on_one_enquiry_at_once_lose_nothing_and_double_nothing(kept, another):
    """Two replicas, four people each: who is never fast enough is told, and nothing of it stays."""
    replicas = [each.enquiries(ids=RandomIds()) for each in (kept, another())]
    opening = replicas[0].open(act("opening"), goal="approval", opening="a joint board")
    gate = threading.Barrier(8)

    def press(person):
        acknowledged = []
        gate.wait()
        for number in range(8):
            key, value = f"{person}-{number}", "yes" if (person + number) % 2 else "no"
            answers = (("shared_aim", value), (OTHERS[person % 2], value))
            try:
                replicas[person % 2].answer(act(key), opening.id, answers=answers, shown=SHOWN)
            except StaleStream:
                continue
            acknowledged.append(key)
        return acknowledged

    with ThreadPoolExecutor(8) as pool:
        acknowledged = {key for keys in pool.map(press, range(8)) for key in keys}
    log = kept.store.load(f"enquiry-{opening.id}")
    assert [each.position for each in log] == list(range(1, len(log) + 1))
    assert {each.command_key for each in log} <= acknowledged | {"opening"}
    assert len({each.event_id for each in log}) == len(log)
    seen = replicas[1].get(log[0].actor, opening.id)
    assert seen.enquiry == reduce(evolve, (each.event for each in log), UNOPENED)
    assert kept.views.get(ENQUIRIES, opening.id).answers == seen.enquiry.facts
    assert kept.views.rebuild(check=True) == ()


def test_a_view_that_is_new_is_filled_at_the_first_start(kept, another):
    """An older release writes the log and knows nothing of the view; the newer one catches up."""
    kept.store.append("enquiry-a1", 0, [FIRST, SECOND], receipt())
    later = another(WITH_TOYS)
    assert later.views.get(FACTS, "shared_aim").answers == 1
    kept.store.append("enquiry-a1", 2, [THIRD], receipt("key-3"))
    assert later.views.get(FACTS, "contract") is None
    fourth = recorded(answered("shared_aim", "no"), position=4, key="key-4")
    later.store.append("enquiry-a1", 3, [fourth], receipt("key-4"))
    assert [row.fact for row in later.views.all(FACTS)] == ["contract", "shared_aim"]
    assert later.views.rebuild(check=True) == ()


def test_a_new_form_of_a_view_is_a_new_table(kept, another):
    """The release before goes on with its own, and neither minds the other."""
    kept.store.append("enquiry-a1", 0, [FIRST], receipt())
    form = replace(ENQUIRIES, form=ENQUIRIES.form + 1, indexed=("opener", "state"))
    later = another([form])
    assert [row.id for row in later.views.where(form, "state", "asking")] == ["a1"]
    later.store.append("enquiry-a1", 1, [SECOND], receipt("key-2"))
    kept.store.append("enquiry-a1", 2, [THIRD], receipt("key-3"))
    assert kept.views.get(ENQUIRIES, "a1").version == 3
    assert (kept.views.rebuild(check=True), later.views.get(form, "a1").version) == ((), 2)


def test_a_rebuild_says_where_the_table_was_wrong_and_mends_it(kept):
    """Live is proved equal to the log, row by row and value by value."""
    kept.store.append("enquiry-a1", 0, [FIRST], receipt())
    for number, stream in enumerate(("enquiry-b2", "enquiry-d4", "enquiry-e5")):
        key = f"other-{number}"
        kept.store.append(stream, 0, [recorded(opened(), stream=stream, key=key)], receipt(key))
    _tampered(
        kept,
        "UPDATE enquiries_4 SET body = REPLACE(body, 'approval', 'riches') WHERE key = 'a1'",
        "UPDATE enquiries_4 SET key = 'c3' WHERE key = 'b2'",
        "UPDATE enquiries_4 SET opener = 'me' WHERE key = 'd4'",
        "UPDATE enquiries_4 SET body = 'gibberish' WHERE key = 'e5'",
    )
    differences = kept.views.rebuild(check=True)
    assert differences[:4] == (
        "enquiries a1: goal is 'riches' in the view, 'approval' from the log",
        "enquiries b2: only in the log",
        "enquiries c3: only in the view",
        "enquiries d4: column opener is 'me' in the view, 'sgt-1' from the log",
    )
    assert differences[4] == "enquiries e5: body is 'gibberish' in the view, None from the log"
    assert kept.views.rebuild() == differences
    assert kept.views.rebuild(check=True) == ()
    assert [row.id for row in kept.views.all(ENQUIRIES)] == ["a1", "b2", "d4", "e5"]


def test_without_its_table_a_view_waits_and_the_event_is_stored(database_url):
    """Law 10, at its worst: a whole view is gone; the others go on."""
    kept = opened_at(database_url, WITH_TOYS)
    kept.store.append("enquiry-a1", 0, [FIRST], receipt())
    _tampered(kept, "DROP TABLE enquiries_4")
    kept.store.append("enquiry-a1", 1, [SECOND], receipt("key-2"))
    assert kept.store.load("enquiry-a1") == (FIRST, SECOND)
    assert [(each.view, each.place) for each in kept.views.parked()] == [("enquiries_4", 2)]
    assert kept.views.get(FACTS, "shared_aim").answers == 1
    kept.close()
    mended = opened_at(database_url, WITH_TOYS)
    assert mended.views.rebuild()[-1] == "enquiries: enquiry-a1 at 2: parked, and folds now"
    row = mended.views.get(ENQUIRIES, "a1")
    assert (row.version, row.flagged, mended.views.parked()) == (2, False, ())
    mended.close()


@pytest.mark.parametrize(
    "url", ["", "s.db", "mysql://u:secret@h/d", "memory:x", "postgresql://u:secret@h/d?colour=red"]
)
def test_only_the_urls_of_stores_are_taken_and_none_is_repeated(url):
    """It may hold a password."""
    with pytest.raises(ValueError, match="the store's URL") as told:
        open_store(url)
    assert "secret" not in str(told.value)
    assert told.value.__context__ is None
