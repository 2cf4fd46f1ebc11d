"""Full-text search finds word stems, weighs the rarer word more, and takes nothing for an operator."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.search_fts5 import Fts5Indexes
from domain.ports import SearchIndex

TEXTS = (
    ("Partners need a clear exit strategy.", ""),
    ("The exit strategy is written into the agreement.", "leaving"),
    ("Risk differs between partners.", ""),
    ("Partners agree.", "exit"),
)


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    return Fts5Indexes().of(TEXTS)


def test_the_full_text_search_is_built_into_this_python():
    """Every Python that is promised has it; the doctor would not be able to mend that."""
    options = {row[0] for row in sqlite3.connect(":memory:").execute("PRAGMA compile_options")}
    assert "ENABLE_FTS5" in options


@pytest.mark.parametrize(
    ("ways", "found"),
    [
        (("strategies",), {0, 1}),
        (("STRATEGY",), {0, 1}),
        (("exit",), {0, 1, 3}),
        (("leave", "leaving"), {1}),
        (("clear exit",), {0}),
        (("exit clear",), set()),
        (("tax",), set()),
        (("tax", "risk"), {2}),
        ((), set()),
        (("",), set()),
        (('" OR "risk',), set()),
        (("risk NOT partners",), set()),
        (("ris*",), set()),
    ],
)
def test_a_text_is_found_by_any_of_the_ways_to_say_it(index, ways, found):
    """Endings make no difference, the order of words does, and signs are signs."""
    assert set(index.weigh(ways)) == found


def test_a_rarer_word_weighs_more_and_a_word_beside_the_text_weighs_less(index):
    """Weights are above nought."""
    assert index.weigh(["risk"])[2] > index.weigh(["partners"])[2] > 0
    exits = index.weigh(["exit"])
    assert exits[3] < exits[0]


def test_the_best_of_several_ways_counts_once(index):
    """Two words for one thing are no more than one."""
    both, one = index.weigh(["risk", "differs"]), index.weigh(["differs"])
    assert both[2] == max(one[2], index.weigh(["risk"])[2])


@given(st.lists(st.text(), max_size=3))
def test_whatever_is_asked_is_no_error(ways):
    """A question comes as it was typed."""
    assert set(Fts5Indexes().of(TEXTS).weigh(ways)) <= set(range(len(TEXTS)))


def test_an_index_of_nothing_finds_nothing():
    """An empty layer is a layer."""
    assert Fts5Indexes().of(()).weigh(["exit"]) == {}


def test_several_threads_search_at_once(index):
    """Turns run in a pool."""
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: index.weigh(["exit", "risk"]), range(200)))
    assert all(each == found[0] for each in found)
