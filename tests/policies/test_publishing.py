"""What is in force on a day is what was published for it, and no day is without or has two."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.policy.edition import Period
from domain.policy.publishing import (
    Publication,
    faults_of,
    in_force_on,
    published_next,
    standing_on,
    still_needed,
)
from domain.policy.unpublished import (
    DayTaken,
    InThePast,
    LeavesGap,
    OutsideItsOwn,
    PublishedAlready,
    PublishedOtherwise,
)
from domain.refusals import Refusal

TODAY = date(2026, 7, 1)
OWN = Period(since=date(2020, 12, 16))
DAY = timedelta(days=1)


def on(days: int) -> date:
    return TODAY + days * DAY


def published(version: str, since: date, until: date | None = None, sha: str = "") -> Publication:
    return Publication(version=version, sha256=(sha or version[-1]) * 64, since=since, until=until)


FIRST = published("0.2", on(-10))
ENDED = published("0.2", on(-10), on(-1))
SECOND = published("0.3", on(0))
LATER = published("0.4", on(30))


def test_before_anything_was_in_force_nothing_is():
    """Then the newest draft is used, and is no business of this."""
    assert in_force_on((), TODAY) is None
    assert in_force_on((FIRST,), on(-11)) is None


def test_each_day_has_what_began_last():
    """The last day of one is the day before the next begins."""
    both = (ENDED, SECOND)
    assert [in_force_on(both, on(day)) for day in (-10, -1, 0, 400)] == [
        ENDED,
        ENDED,
        SECOND,
        SECOND,
    ]


def test_what_lapsed_stays_in_use_until_another_begins():
    """Its rules are better than none."""
    assert in_force_on((ENDED,), on(50)) == ENDED


def test_what_was_withdrawn_before_it_began_is_never_in_force():
    """The earlier edition comes back on that very day."""
    first = published("0.2", on(-10), on(29))
    never = published("0.4", on(30), on(29))
    again = published("0.2", on(30))
    every = (first, never, again)
    assert tuple(faults_of(every)) == ()
    assert {in_force_on(every, on(day)).version for day in range(-10, 60)} == {"0.2"}
    assert standing_on(every, "0.4", TODAY) == "withdrawn"


@pytest.mark.parametrize(
    ("version", "day", "standing"),
    [
        ("0.1", 0, "draft"),
        ("0.2", 0, "replaced"),
        ("0.2", -1, "in force"),
        ("0.3", -1, "to come"),
        ("0.3", 0, "in force"),
    ],
)
def test_an_edition_stands_somewhere_on_every_day(version, day, standing):
    """A draft until it is published."""
    assert standing_on((ENDED, SECOND), version, on(day)) == standing


@pytest.mark.parametrize(
    ("every", "faults"),
    [
        ((FIRST,), ()),
        ((ENDED, SECOND), ()),
        ((FIRST, SECOND), ("0.2 and 0.3 are both in force on 2026-07-01",)),
        ((SECOND, ENDED), ("0.3 and 0.2 are both in force on 2026-06-21",)),
        ((ENDED, LATER), ("nothing is in force from 2026-07-01 until 2026-07-30",)),
        (
            (published("0.2", on(0), on(-3)),),
            ("0.2 ends on 2026-06-28, before it begins on 2026-07-01",),
        ),
        (
            (ENDED, published("0.2", on(0), sha="9")),
            ("0.2 was published with two contents",),
        ),
    ],
)
def test_gaps_and_overlaps_are_found(every, faults):
    """A file that people merge can hold anything."""
    assert tuple(faults_of(every)) == faults


def test_the_first_is_in_force_from_its_day_on():
    """Until it says itself that it ends."""
    assert published_next((), SECOND, OWN, TODAY) == (SECOND,)
    until = Period(since=OWN.since, until=on(100))
    assert published_next((), SECOND, until, TODAY) == (published("0.3", on(0), on(100)),)


def test_the_next_ends_the_one_before_it():
    """On the day before it begins."""
    assert published_next((FIRST,), SECOND, OWN, TODAY) == (ENDED, SECOND)


def test_an_earlier_one_comes_back():
    """That is how an edition is withdrawn: in force, or still to come."""
    again = published("0.2", on(30))
    assert published_next((ENDED, SECOND), again, OWN, TODAY) == (
        ENDED,
        published("0.3", on(0), on(29)),
        again,
    )
    first = published("0.2", on(-10), on(29))
    assert published_next((first, LATER), again, OWN, TODAY) == (
        first,
        published("0.4", on(30), on(29)),
        again,
    )


LAPSING = published("0.2", on(-10), on(9))


@pytest.mark.parametrize(
    ("before", "new", "own", "refusal"),
    [
        ((), published("0.2", on(-1)), OWN, InThePast("2026-06-30")),
        ((), SECOND, Period(since=on(1)), OutsideItsOwn("0.3", "2026-07-02", "")),
        (
            (),
            LATER,
            Period(since=on(1), until=on(9)),
            OutsideItsOwn("0.4", "2026-07-02", "2026-07-10"),
        ),
        ((FIRST,), published("0.2", on(3), sha="9"), OWN, PublishedOtherwise("0.2")),
        ((FIRST,), published("0.2", on(3)), OWN, PublishedAlready("0.2", "2026-06-21")),
        ((ENDED, SECOND), published("0.4", on(0)), OWN, DayTaken("0.3", "2026-07-01")),
        ((FIRST, LATER), published("0.5", on(9)), OWN, DayTaken("0.4", "2026-07-31")),
        ((LAPSING,), LATER, OWN, LeavesGap("2026-07-11", "2026-07-30")),
    ],
)
def test_what_would_not_fit_is_refused(before, new, own, refusal):
    """With the day or the version that is in the way."""
    with pytest.raises(Refusal) as refused:
        published_next(before, new, own, TODAY)
    assert refused.value == refusal


@given(
    st.lists(
        st.tuples(
            st.integers(1, 5), st.integers(0, 40), st.none() | st.integers(0, 60), st.integers(0, 9)
        ),
        max_size=12,
    )
)
def test_whatever_is_published_the_days_tile(wishes):
    """As the days go by, each wish is carried out or refused, and the log never has a fault."""
    every, today = (), TODAY
    for version, ahead, lasts, later in wishes:
        today += later * DAY
        since = today + ahead * DAY
        own = Period(since=OWN.since, until=None if lasts is None else since + lasts * DAY)
        try:
            every = published_next(every, published(f"0.{version}", since), own, today)
        except Refusal:
            continue
        assert tuple(faults_of(every)) == ()
        for before, after in pairwise([each for each in every if not each.empty]):
            assert in_force_on(every, after.since - DAY) == before
            assert in_force_on(every, after.since) == after


@pytest.mark.parametrize(
    ("offices", "agreed", "needed"),
    [
        (("a", "b"), (), ("a", "b")),
        (("a", "b"), (("ann", "a"),), ("b",)),
        (("a", "b"), (("ann", "a"), ("bob", "b")), ()),
        (("a", "b"), (("ann", "a"), ("ann", "b")), ("a",)),
        (("a",), (("ann", "a"),), ("a",)),
        (("a",), (("ann", "a"), ("bob", "a")), ()),
    ],
)
def test_it_takes_every_office_and_two_people(offices, agreed, needed):
    """One person holding both offices is not two."""
    assert still_needed(offices, agreed) == needed
