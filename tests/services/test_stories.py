"""A story goes on from where it was read to, and is never shorter than what is stored."""

from domain.model.enquiry.state import UNOPENED, evolve
from domain.services.stories import Stories, Story
from tests.support.builders import answered, opened, receipt, recorded
from tests.support.stores import in_memory

FIRST = recorded(opened(), position=1)
SECOND = recorded(answered("shared_aim", "yes"), position=2, key="key-2")
THIRD = recorded(answered("contract", "no"), position=3, key="key-3")


class Watched:
    """A store that tells from where on each stream was read."""

    def __init__(self):
        self.kept = in_memory().store
        self.read = []

    def load(self, stream, after=0):
        self.read.append((stream, after))
        return self.kept.load(stream, after)

    def add(self, event, stream="enquiry-a1"):
        self.kept.append(stream, event.position - 1, [event], receipt(event.command_key))


def read(stories, stream="enquiry-a1") -> Story:
    return stories.read(stream, UNOPENED, evolve)


def test_what_was_read_is_not_read_again():
    store = Watched()
    stories = Stories(store)
    store.add(FIRST)
    assert read(stories).recorded == (FIRST,)
    store.add(SECOND)
    after = read(stories)
    assert after.recorded == (FIRST, SECOND)
    assert after.state.facts == {"shared_aim": "yes"}
    assert store.read == [("enquiry-a1", 0), ("enquiry-a1", 1)]


def test_what_another_process_added_is_there_at_once():
    """The store is asked each time, whatever is remembered."""
    store = Watched()
    here, there = Stories(store), Stories(store)
    store.add(FIRST)
    assert read(here) == read(there)
    store.add(SECOND)
    assert read(there).version == 2
    assert read(here).version == 2


def test_a_shorter_story_takes_no_longer_ones_place():
    """Two threads may read at once, and the slower one come last."""
    store = Watched()
    stories = Stories(store)
    store.add(FIRST)
    early = read(stories)
    store.add(SECOND)
    late = read(stories)
    stories.keep(early, evolve)
    assert read(stories) == late
    assert store.read[-1] == ("enquiry-a1", 2)


def test_a_stream_that_is_not_there_is_looked_for_each_time():
    store = Watched()
    stories = Stories(store)
    assert read(stories) == Story("enquiry-a1", (), UNOPENED)
    store.add(FIRST)
    assert read(stories).recorded == (FIRST,)
    assert store.read == [("enquiry-a1", 0), ("enquiry-a1", 0)]


def test_the_story_unused_for_longest_is_forgotten():
    store = Watched()
    stories = Stories(store, most=2)
    for stream in ("enquiry-a1", "enquiry-b2", "enquiry-c3"):
        store.add(recorded(opened(), stream=stream, key=f"key-{stream}"), stream)
        read(stories, stream)
    read(stories, "enquiry-b2")
    read(stories, "enquiry-a1")
    assert store.read[-2:] == [("enquiry-b2", 1), ("enquiry-a1", 0)]
