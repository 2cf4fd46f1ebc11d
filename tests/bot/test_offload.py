"""Blocking calls never stall the event loop, and only so many of them wait."""

import asyncio
import threading
from contextvars import ContextVar

import pytest

from bot.offload import Offload
from domain.refusals import NotYours, Unavailable

PERSON = ContextVar("person", default="nobody")


@pytest.fixture
def offload():
    offload = Offload(workers=1, waiting=2)
    yield offload
    offload.close()


class Held:
    """A call that blocks its thread until it is let go, and tells when it runs."""

    def __init__(self):
        self.running = threading.Event()
        self.go = threading.Event()
        self.thread = None

    def __call__(self):
        self.thread = threading.current_thread()
        self.running.set()
        self.go.wait()
        return "done"


async def _until(event):
    while not event.is_set():  # noqa: ASYNC110 - the event is a thread's, and the loop must turn
        await asyncio.sleep(0)


async def test_the_loop_goes_on_while_a_call_waits(offload):
    """The call ends only because the loop, still turning, lets it go after a thousand turns."""
    held, turns = Held(), 0

    async def turning():
        nonlocal turns
        await _until(held.running)
        for _ in range(1000):
            await asyncio.sleep(0)
            turns += 1
        held.go.set()

    done, _ = await asyncio.gather(offload.run(held), turning())
    assert (done, turns) == ("done", 1000)
    assert held.thread is not threading.current_thread()


async def test_one_worker_does_one_thing_after_the_other(offload):
    """SQLite has one writer, and calls come in the order in which they were made."""
    held, order = Held(), []
    first = asyncio.ensure_future(offload.run(held))
    await _until(held.running)
    others = [asyncio.ensure_future(offload.run(lambda n=n: order.append(n))) for n in range(2)]
    await asyncio.sleep(0)
    assert order == []
    held.go.set()
    await asyncio.gather(first, *others)
    assert order == [0, 1]


async def test_four_workers_do_four_things_at_once():
    """PostgreSQL serves several; each of the four runs before any is let go."""
    offload = Offload(workers=4)
    held = [Held() for _ in range(4)]
    running = [asyncio.ensure_future(offload.run(each)) for each in held]
    for each in held:
        await _until(each.running)
    for each in held:
        each.go.set()
    assert await asyncio.gather(*running) == ["done"] * 4
    assert len({each.thread for each in held}) == 4
    offload.close()


async def test_when_the_queue_is_full_whoever_comes_is_refused_at_once(offload):
    """One runs, two wait, the fourth is told to try again; then there is room again."""
    held = Held()
    running = [asyncio.ensure_future(offload.run(held))]
    await _until(held.running)
    running += [asyncio.ensure_future(offload.run(lambda: "later")) for _ in range(2)]
    await asyncio.sleep(0)
    with pytest.raises(Unavailable) as told:
        await offload.run(lambda: "never")
    assert (told.value.data["cause"], told.value.again) == ("busy", True)
    assert told.value.data["advice"] == "Try again in a moment."
    held.go.set()
    assert await asyncio.gather(*running) == ["done", "later", "later"]
    assert await offload.run(lambda: "room") == "room"


async def test_a_refusal_comes_back_as_it_is_and_leaves_its_place(offload):
    """Three places, and thirty refusals."""

    def refuse():
        raise NotYours

    for _ in range(30):
        with pytest.raises(NotYours):
            await offload.run(refuse)


async def test_who_leaves_while_a_call_runs_undoes_nothing(offload):
    """The call that runs is carried out; the one that waits is not begun; both places are free."""
    held, done = Held(), []

    def recording():
        held()
        done.append("recorded")

    running = asyncio.ensure_future(offload.run(recording))
    await _until(held.running)
    waiting = asyncio.ensure_future(offload.run(lambda: done.append("begun")))
    await asyncio.sleep(0)
    for task in (running, waiting):
        task.cancel()
    assert await asyncio.gather(running, waiting, return_exceptions=True) != [None, None]
    held.go.set()
    await offload.run(lambda: None)
    await asyncio.gather(*(offload.run(lambda: None) for _ in range(3)))
    assert done == ["recorded"]


async def test_what_is_known_of_the_turn_is_known_in_the_thread(offload):
    """As the log's correlation id is."""
    PERSON.set("sgt-1")
    assert await offload.run(PERSON.get) == "sgt-1"


async def test_nothing_is_taken_after_closing(offload):
    """Whoever comes late is told so, and nothing hangs."""
    offload.close()
    with pytest.raises(Unavailable) as told:
        await offload.run(lambda: "late")
    assert told.value.data["cause"] == "closing"
