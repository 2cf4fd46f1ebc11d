"""The two places where the outside's own time and ids come in, and what stands in for them."""

from datetime import UTC, date, datetime

import pytest

from adapters.clock import FixedClock, SystemClock
from adapters.ids import RandomIds
from domain.identity import short_form
from tests.support.builders import CountingIds


@pytest.mark.parametrize(
    ("written", "moment", "day"),
    [
        ("2026-07-01T12:00:00", datetime(2026, 7, 1, 11, 0, tzinfo=UTC), date(2026, 7, 1)),
        ("2026-01-01T12:00:00", datetime(2026, 1, 1, 12, 0, tzinfo=UTC), date(2026, 1, 1)),
        ("2026-07-01", datetime(2026, 6, 30, 23, 0, tzinfo=UTC), date(2026, 7, 1)),
        ("2026-06-30T23:30:00Z", datetime(2026, 6, 30, 23, 30, tzinfo=UTC), date(2026, 7, 1)),
        ("2026-12-31T23:30:00Z", datetime(2026, 12, 31, 23, 30, tzinfo=UTC), date(2026, 12, 31)),
    ],
)
def test_a_fixed_clock_stands_still_and_knows_the_day_in_london(written, moment, day):
    """A moment without a zone is London's, summer time included."""
    clock = FixedClock.at(written)
    assert (clock.now(), clock.today()) == (moment, day)
    assert clock.now().tzinfo is UTC


def test_a_fixed_clock_takes_nothing_but_a_moment():
    """A setting that is no moment is an error at the start."""
    with pytest.raises(ValueError, match="tomorrow"):
        FixedClock.at("tomorrow")


def test_the_system_clock_tells_moments_in_utc_that_never_go_back():
    """What is recorded is comparable wherever it was recorded."""
    clock = SystemClock()
    first, second = clock.now(), clock.now()
    assert first <= second
    assert first.tzinfo is UTC
    assert abs((clock.today() - first.date()).days) <= 1


@pytest.mark.parametrize("ids", [RandomIds(), CountingIds()])
def test_ids_differ_and_so_do_their_short_forms(ids):
    """The first forty bits are as good as the whole."""
    made = [ids.new() for _ in range(1000)]
    assert len(set(made)) == 1000
    assert len({short_form("ENQ", each) for each in made}) == 1000
