"""Whoever is late with what others have raised meanwhile takes nothing of that away."""

from datetime import date, timedelta

from domain.services.due import Due
from tests.support.builders import INSPECTOR, act
from tests.support.noticing import Desk
from tests.support.stores import in_memory


class Interrupted:
    """What two desks share, the first of which stops once in the middle and lets the second go."""

    def __init__(self, sources=None):
        kept = in_memory()
        self.first = Desk(kept, sources=sources)
        self.second = Desk(kept, self.first.clock, sources=sources)
        self.first.outbox.raise_due()

    def stops_before(self, of, name, then):
        """Let *then* happen right before the first desk calls *name* of *of* for the first time."""
        goes_on = getattr(of, name)

        def late(*arguments):
            setattr(of, name, goes_on)
            then()
            return goes_on(*arguments)

        setattr(of, name, late)

    def standing(self):
        return {row.person: row.status for row in self.first.notices.standing("waiting")}


def test_what_another_raised_just_before_is_not_withdrawn_as_something_earlier():
    both = Interrupted()
    both.first.tasks.open(act("a"), title="Write", office="keeper")
    raising = both.first.outbox._raising
    both.stops_before(raising, "_makes_room", both.second.outbox.raise_due)
    assert both.first.outbox.raise_due() == 0
    assert both.standing() == {"keeper-3": "waiting"}


def test_what_came_later_is_not_withdrawn_by_whoever_still_tells_what_came_before():
    both = Interrupted()
    row = both.first.tasks.open(act("a"), title="Write", office="keeper")

    def handed_over():
        both.second.tasks.hand_over(act("b"), row.id, person="insp-2", reason="away")
        both.second.outbox.raise_due()

    raising = both.first.outbox._raising
    both.stops_before(raising, "_overtake", handed_over)
    both.first.outbox.raise_due()
    assert both.standing() == {"insp-2": "waiting"}


def test_what_fell_due_since_one_looked_is_not_taken_for_what_is_due_no_more():
    """One desk looks a moment before midnight, the other a moment after."""
    thing = Due(
        kind="review",
        stream="arrangement-a1",
        number="ARR-ABCDEFGH",
        title="Dog unit",
        person="insp-2",
        due=date(2026, 7, 2),
    )
    both = Interrupted(sources=(lambda _: (thing,),))
    both.first.clock.london("2026-07-01T23:59")
    both.first.outbox.raise_due()

    def midnight():
        both.second.clock.forward(timedelta(minutes=1))
        both.second.outbox.raise_due()

    raising = both.first.outbox._raising
    both.stops_before(raising, "_withdraw_unwanted", midnight)
    both.first.outbox.raise_due()
    rows = both.first.notices.of_person("insp-2")
    steps = {
        row.notice.source.split()[-1]: row.status for row in rows if row.notice.kind != "digest"
    }
    assert steps["today"] == "waiting"


def test_what_one_wants_again_meanwhile_is_not_withdrawn():
    both = Interrupted()
    both.first.noticing.prefer(act("p", INSPECTOR), how="none")
    both.first.tasks.open(act("a"), title="Write", person="insp-2", source="meeting")

    def wanted_again():
        both.second.noticing.prefer(act("q", INSPECTOR), how="daily")
        both.second.outbox.raise_due()

    raising = both.first.outbox._raising
    both.stops_before(raising, "_see_to", wanted_again)
    both.first.outbox.raise_due()
    assert both.standing() == {"insp-2": "waiting"}
