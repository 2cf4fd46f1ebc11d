"""However many replicas look after one store, a notice is raised once, and begun by one of them."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from threading import Barrier

from tests.support.builders import act
from tests.support.noticing import Desk, HandClock, statutory
from tests.support.stores import opened_at

REPLICAS = 3


def replicas(stack, url):
    """Return desks over the same store, each with connections of its own."""
    opened = [stack.enter_context(closing(opened_at(url))) for _ in range(REPLICAS)]
    clock = HandClock()
    return [Desk(kept, clock) for kept in opened]


def at_once(desks, does):
    """Let each of *desks* do it at the same moment; return what came of it."""
    barrier = Barrier(len(desks))

    def wait_and_do(desk):
        barrier.wait()
        return does(desk)

    with ThreadPoolExecutor(len(desks)) as pool:
        return list(pool.map(wait_and_do, desks))


def test_each_is_raised_once(database_url):
    with ExitStack() as stack:
        desks = replicas(stack, database_url)
        desks[0].outbox.raise_due()
        for number in range(12):
            desks[0].tasks.open(act(f"k{number}"), title=f"Task {number}", office="keeper")
        raised = at_once(desks, lambda desk: desk.outbox.raise_due())
        assert sum(raised) == 12
        waiting = desks[0].notices.standing("waiting")
        titles = Counter(row.notice.title for row in waiting)
        assert titles == {f"task Task {number}": 1 for number in range(12)}
        for row in waiting:
            names = [each.name for each in desks[0].kept.store.load(f"notice-{row.id}")]
            assert names == ["notice-raised"]


def test_each_is_begun_by_one(database_url):
    with ExitStack() as stack:
        desks = replicas(stack, database_url)
        desks[0].outbox.raise_due()
        people = [f"person-{number}" for number in range(8)]
        for person in people:
            statutory(desks[0], "A-1", person=person)
        ready = [each.id for each in desks[0].outbox.ready(20)]
        assert len(ready) == len(people)
        begun = at_once(desks, lambda desk: [each for each in ready if desk.outbox.begin(each)])
        assert sorted(each for mine in begun for each in mine) == sorted(ready)
        for notice in ready:
            names = [each.name for each in desks[0].kept.store.load(f"notice-{notice}")]
            assert names == ["notice-raised", "notice-begun"]


def test_each_thing_stands_in_one_digest(database_url):
    with ExitStack() as stack:
        desks = replicas(stack, database_url)
        desks[0].outbox.raise_due()
        for number in range(6):
            desks[0].tasks.open(act(f"k{number}"), title=f"Task {number}", office="keeper")
        desks[0].clock.london("2026-07-02T09:00")
        at_once(desks, lambda desk: desk.outbox.raise_due())
        desks[0].outbox.raise_due()
        [digest] = desks[0].outbox.ready(20)
        rows = [
            desks[0].notices.get(each) for each in desks[0].notices.get(digest.id).notice.gathers
        ]
        told = sorted(row.notice.title for row in rows)
        assert told == [f"task Task {number}" for number in range(6)]
        assert {row.status for row in rows} == {"gathered"}


def test_what_was_left_is_held_once(database_url):
    with ExitStack() as stack:
        desks = replicas(stack, database_url)
        desks[0].outbox.raise_due()
        statutory(desks[0], "A-1")
        desks[0].clock.london("2026-07-09T09:00")
        at_once(desks, lambda desk: desk.outbox.raise_due())
        held = [each.name for each in desks[0].kept.store.load("outbox-hold")]
        assert held == ["notices-held"]
        assert desks[0].outbox.ready(5) == ()
