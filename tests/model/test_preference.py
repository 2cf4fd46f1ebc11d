"""Anybody says how they are told things, and is told what they must be told all the same."""

from datetime import time

import pytest

from domain.model.notice.kinds import STATUTORY
from domain.model.preference.decider import decide
from domain.model.preference.messages import NoticesPreferred, PreferNotices
from domain.model.preference.refusals import MustBeTold, TooQuiet
from domain.model.preference.state import USUAL, Preference, evolve


def wish(**said):
    return PreferNotices(**({"person": "sgt-1", "how": "daily"} | said))


def test_a_wish_is_kept_as_it_was_said():
    quiet = wish(how="none", without=("review",), quiet_from=time(18), quiet_until=time(9))
    assert decide(quiet, USUAL) == [NoticesPreferred(**dict(quiet))]
    assert evolve(USUAL, NoticesPreferred(**dict(quiet))) == Preference(
        how="none", without=("review",), quiet_from=time(18), quiet_until=time(9)
    )


def test_what_is_so_already_does_not_happen_again():
    assert decide(wish(), USUAL) == []


@pytest.mark.parametrize("kind", sorted(STATUTORY))
def test_nobody_opts_out_of_what_they_must_be_told(kind):
    with pytest.raises(MustBeTold) as refused:
        decide(wish(without=("review", kind)), USUAL)
    assert refused.value == MustBeTold([kind])
    assert Preference(how="none").wants(kind)


def test_what_need_not_be_told_is_told_as_is_wished():
    assert USUAL.wants("review")
    assert not Preference(how="none").wants("review")
    assert not Preference(without=("review",)).wants("review")
    assert Preference(without=("review",)).wants("task")


@pytest.mark.parametrize(
    ("hours", "refusal"),
    [
        ({"quiet_from": time(15, 59)}, TooQuiet("begin", time(16), time(23, 59))),
        ({"quiet_until": time(11, 1)}, TooQuiet("end", time(5), time(11))),
        ({"quiet_until": time(4, 59)}, TooQuiet("end", time(5), time(11))),
    ],
)
def test_quiet_hours_leave_a_working_day(hours, refusal):
    with pytest.raises(TooQuiet) as refused:
        decide(wish(**hours), USUAL)
    assert refused.value == refusal
