"""What the policy gives an office to do comes due on its days, each once, and is done once."""

from datetime import UTC, date, datetime

import pytest

from adapters.clock import FixedClock
from domain.identity import Actor, short_form
from domain.policy.document import Period
from domain.policy.duties import Duty
from domain.policy.layers_on import LayersOn
from domain.refusals import NoSuchId, NotYourOffice
from domain.services.due import Due
from domain.services.duties import Charged, Duties, id_of
from tests.support.builders import SERGEANT, act
from tests.support.stores import in_memory
from tests.support.toy_policy import ToyEdition, ToyEditions, ToyPolicy

KEEPER = Actor(id="keeper-3", offices=("keeper",), organisation="office")
AUTHOR = Actor(id="author-4", offices=("author",), organisation="office")
YEARLY = Duty(
    id="register_updated",
    title="Bring the register up to date",
    owner="keeper",
    together_with=("author",),
    clauses=("TOY-4",),
    every_months=12,
    evidence="every entry looked at",
)
ONCE = Duty(
    id="policy_review",
    title="Review the policy",
    owner="author",
    clauses=("TOY-1",),
    due=date(2026, 6, 30),
    evidence="the minute",
)
ALWAYS = Duty(
    id="recorded",
    title="Record everything",
    owner="keeper",
    clauses=("TOY-2",),
    starts="whenever something begins",
    evidence="the entry",
)


class DutifulEdition(ToyEdition):
    duties = (YEARLY, ONCE, ALWAYS)


class DutifulPolicy(ToyPolicy):
    edition = DutifulEdition()


class DutifulEditions(ToyEditions):
    def _read(self, policy, content):
        plain = ToyEditions._read(policy, content)
        return DutifulPolicy(plain.ref)


def at(year, month, day):
    return FixedClock(datetime(year, month, day, 11, 0, tzinfo=UTC))


@pytest.fixture
def kept():
    return in_memory()


def tasks_on(kept, clock):
    return kept.tasks(editions=DutifulEditions(), clock=clock)


def _number(duty, day):
    return short_form("TSK", id_of("toy", duty, day))


def test_what_comes_again_is_counted_from_the_day_in_force_and_does_not_drift():
    """From 31 January, every quarter: the last day of a shorter month, and back again."""
    quarterly = YEARLY.model_copy(update={"every_months": 3})
    days = quarterly.days(date(2026, 1, 31))
    assert [next(days) for _ in range(4)] == [
        date(2026, 4, 30),
        date(2026, 7, 31),
        date(2026, 10, 31),
        date(2027, 1, 31),
    ]


def test_a_day_of_its_own_comes_first_and_once_unless_it_comes_again():
    """And what starts by something happening has no day."""
    again = ONCE.model_copy(update={"every_months": 12})
    days = again.days(date(2020, 1, 1))
    assert [next(days) for _ in range(2)] == [date(2026, 6, 30), date(2027, 6, 30)]
    assert list(ONCE.days(date(2020, 1, 1))) == [date(2026, 6, 30)]
    assert list(ALWAYS.days(date(2020, 1, 1))) == []


def test_nothing_comes_due_after_the_edition_is_out_of_force():
    """Its successor's duties do."""

    class Ended(DutifulEdition):
        in_force = Period(since=date(2026, 1, 31), until=date(2028, 12, 31))

    assert [due.day for due in Charged(Ended(), YEARLY).occurrences()] == [
        date(2027, 1, 31),
        date(2028, 1, 31),
    ]


def test_a_duty_that_nobody_began_waits_for_its_office_and_those_beside_it(kept):
    """The time that has passed, and the next to come; of one that gave way nothing is said."""
    tasks = tasks_on(kept, at(2028, 3, 1))
    assert [(due.number, due.due, due.since) for due in tasks.due(date(2028, 3, 1))] == [
        (_number("policy_review", date(2026, 6, 30)), date(2026, 6, 30), date(2026, 1, 31)),
        (_number("register_updated", date(2028, 1, 31)), date(2028, 1, 31), date(2027, 1, 31)),
        (_number("register_updated", date(2029, 1, 31)), date(2029, 1, 31), date(2028, 1, 31)),
    ]
    yearly = date(2028, 1, 31)
    assert list(tasks.due(date(2028, 3, 1)))[1] == Due(
        kind="duty",
        stream=f"task-{id_of('toy', 'register_updated', yearly)}",
        number=_number("register_updated", yearly),
        title="Bring the register up to date",
        office="keeper",
        since=date(2027, 1, 31),
        due=yearly,
        clauses=("TOY-4",),
        beside=("author",),
        known=True,
    )
    assert [row.task.occurrence for row in tasks.mine(KEEPER)] == [yearly, date(2029, 1, 31)]
    assert len(tasks.mine(AUTHOR)) == 3
    assert tasks.mine(SERGEANT) == ()


def test_an_occurrence_is_done_once_by_two_people_who_know_only_its_number(kept):
    """Whoever comes second is told that it is done; the next one waits."""
    number = _number("register_updated", date(2027, 1, 31))
    tasks = tasks_on(kept, at(2027, 2, 1))
    shown = tasks.get(SERGEANT, number)
    assert (shown.version, shown.status, shown.short) == (0, "open", number)
    with pytest.raises(NotYourOffice):
        tasks.done(act("a"), number, evidence="not mine")
    assert kept.store.streams("task-") == ()
    done = tasks.done(act("b", KEEPER), number, evidence="all 40")
    assert (done.short, done.status, done.version) == (number, "done", 2)
    assert tasks.done(act("b", KEEPER), number, evidence="all 40") == done
    assert len(kept.store.streams("task-")) == 1
    assert [row.task.occurrence for row in tasks.mine(KEEPER)] == [date(2028, 1, 31)]
    assert done.task.edition == DutifulEditions().current("toy").ref


def test_what_was_begun_is_listed_once(kept):
    """By its own events from then on."""
    tasks = tasks_on(kept, at(2027, 2, 1))
    number = _number("register_updated", date(2027, 1, 31))
    tasks.move(act("a", AUTHOR), number, due=date(2027, 3, 1), reason="the system was down")
    listed = [due for due in tasks.due(date(2027, 2, 1)) if due.number == number]
    assert [due.due for due in listed] == [date(2027, 3, 1)]


def test_done_before_its_day_it_waits_no_more(kept):
    """And neither does the time before it."""
    tasks = tasks_on(kept, at(2028, 3, 1))
    tasks.done(act("a", KEEPER), _number("register_updated", date(2029, 1, 31)), evidence="early")
    assert [row.task.occurrence for row in tasks.mine(KEEPER)] == [date(2030, 1, 31)]


def test_a_number_of_no_occurrence_leads_nowhere(kept):
    """Nor one of a day on which the duty does not fall."""
    tasks = tasks_on(kept, at(2027, 2, 1))
    for day in (date(2027, 2, 1), date(2300, 1, 31)):
        with pytest.raises(NoSuchId):
            tasks.get(SERGEANT, _number("register_updated", day))


def test_every_time_of_a_period_is_told_once_and_in_order(kept):
    """Both ends included."""
    duties = Duties(kept.enquiries(editions=DutifulEditions()), layers=LayersOn())
    found = duties.between(date(2026, 6, 30), date(2029, 1, 31))
    assert [(due.duty.id, due.day) for due in found] == [
        ("policy_review", date(2026, 6, 30)),
        ("register_updated", date(2027, 1, 31)),
        ("register_updated", date(2028, 1, 31)),
        ("register_updated", date(2029, 1, 31)),
    ]
