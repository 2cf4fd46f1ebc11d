"""Notices are sent slower than anybody allows, and a service in trouble is left alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.teams.pacing import A_DAY, FIRST, LONGEST, PROBE, Pace, Pacing

SERVICE = "https://smba.trafficmanager.net/uk/"


@pytest.fixture
def pacing():
    """Give the paces of a process that never rests shorter than it may."""
    return Pacing(jitter=lambda: 1.0)


def test_one_conversation_gets_one_a_second_and_in_the_long_run_half_as_many(pacing):
    """Those of the first twenty seconds come a second apart, those after them two."""
    waits = [pacing.place("a:alice", 100.0) for _ in range(24)]
    assert waits[:19] == [float(n) for n in range(19)]
    assert [round(b - a, 6) for a, b in pairwise(waits[19:])] == [2.0] * 4


def test_many_conversations_together_get_twenty_a_second(pacing):
    waits = [pacing.place(f"a:{n}", 100.0) for n in range(41)]
    assert [round(each, 6) for each in waits] == [round(n / 20, 6) for n in range(41)]


def test_whoever_was_silent_for_long_is_waited_for_by_nobody(pacing):
    for moment in (100.0, 101.0, 103.5, 200.0):
        assert pacing.place("a:alice", moment) == 0


@given(st.lists(st.floats(0, 30), max_size=200), st.floats(0.1, 20), st.integers(1, 20))
def test_no_second_holds_more_than_the_burst_and_what_the_rate_adds(gaps, rate, burst):
    """Whoever comes whenever: within any time t there are at most burst + t * rate places."""
    pace, now, places = Pace(rate, burst), 0.0, []
    for gap in gaps:
        now += gap
        places.append(now + pace.place(now))
    for first in range(0, len(places), 7):
        for last in range(first, len(places), 11):
            lasted = places[last] - places[first]
            assert last - first + 1 <= burst + lasted * rate + 1e-6


def test_what_is_quiet_is_forgotten(pacing):
    for number in range(5_000):
        pacing.place(f"a:{number}", float(number))
    assert len(pacing._chats) <= 2_001


def test_a_service_in_trouble_rests_twice_as_long_each_time(pacing):
    now, rested = 0.0, []
    for _ in range(12):
        assert pacing.open(SERVICE, now)
        rested.append(pacing.rest(SERVICE, 0.0, now))
        now += rested[-1]
    assert rested == [FIRST * 2**n for n in range(9)] + [LONGEST] * 3


def test_what_it_asks_for_is_honoured(pacing):
    assert pacing.rest(SERVICE, 61.0, 0.0) == 61.0
    assert not pacing.open(SERVICE, 60.9)
    assert pacing.opens_in(60.0) == 1.0
    assert pacing.open(SERVICE, 61.0)


def test_nobody_is_left_alone_for_years_because_they_ask_for_it(pacing):
    assert pacing.rest(SERVICE, 1e9, 0.0) == A_DAY


def test_many_that_fail_together_are_one_trouble(pacing):
    """Sixteen on their way at once do not make it rest for an hour."""
    assert [pacing.rest(SERVICE, 0.0, 0.0) for _ in range(16)] == [FIRST] * 16


def test_after_its_rest_one_alone_tries_it(pacing):
    pacing.rest(SERVICE, 0.0, 0.0)
    assert [pacing.open(SERVICE, FIRST) for _ in range(3)] == [True, False, False]
    pacing.well(SERVICE)
    assert [pacing.open(SERVICE, FIRST) for _ in range(3)] == [True] * 3


def test_whoever_tried_it_and_never_came_back_holds_nobody_up_for_good(pacing):
    pacing.rest(SERVICE, 0.0, 0.0)
    assert pacing.open(SERVICE, FIRST)
    assert pacing.open(SERVICE, FIRST + PROBE)


def test_one_service_in_trouble_is_none_of_anothers(pacing):
    pacing.rest(SERVICE, 0.0, 0.0)
    assert pacing.open("https://smba.trafficmanager.net/emea/", 0.0)
    assert Pacing().opens_in(0.0) == float("inf")


def test_replicas_do_not_come_back_at_the_same_moment():
    rests = {Pacing().rest(SERVICE, 0.0, 0.0) for _ in range(20)}
    assert all(FIRST / 2 <= each <= FIRST for each in rests)
    assert len(rests) > 1
