"""What is to be told is raised once, sent in order, and rests or is put aside where it fails."""

from datetime import date, timedelta

import pytest

from domain.identity import Actor
from domain.model.person.messages import PersonLeft
from domain.services.due import Due
from domain.services.notice_times import WAITS
from domain.services.outbox import Failure, Ready
from tests.model.test_report import DRAFTED
from tests.support.builders import INSPECTOR, NOON, SERGEANT, act, receipt, recorded
from tests.support.noticing import Desk, fails, raising, sends, statutory
from tests.support.stores import in_memory

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
AUTHOR = Actor(id="author-4", offices=("author",), organisation="office")


@pytest.fixture
def desk():
    desk = Desk(in_memory())
    desk.outbox.raise_due()  # somebody looks after it from here on
    return desk


def due(days, **others):
    """Return a source of one thing that is due so many days after the first of July."""
    thing = Due(
        kind="review",
        stream="arrangement-a1",
        number="ARR-ABCDEFGH",
        title="Dog unit",
        person="sgt-1",
        due=date(2026, 7, 1) + timedelta(days=days),
    )
    return Due(**({each: getattr(thing, each) for each in thing.__dataclass_fields__} | others))


def test_whoever_has_to_do_a_task_is_told_unless_it_is_their_own_doing(desk):
    """One notice for each person whom it concerns."""
    desk.tasks.open(act("a"), title="Ring the chair", person="sgt-1")
    desk.tasks.open(act("b"), title="Update the register", office="keeper")
    assert desk.outbox.raise_due() == 1
    assert desk.outbox.raise_due() == 0
    assert [row.person for row in desk.notices.standing("waiting")] == ["keeper-3"]


def test_what_is_marked_is_told_as_marked_by_itself_and_in_a_digest(desk):
    """A card may be seen on a locked telephone: what is sensitive names nothing there."""
    stream, marking = "report-" + "cd" * 16, "OFFICIAL-SENSITIVE"
    drafted = DRAFTED.model_copy(update={"marking": marking})
    desk.kept.store.append(stream, 0, [recorded(drafted, stream, 1)], receipt("d"))
    desk.tasks.open(act("a", INSPECTOR), title="Ring", person="author-4", source="meeting")
    desk.noticing.prefer(act("b"), how="at-once")
    told = raising(kind="report", statutory=False, marking=marking)
    assert desk.notices.carry_out("ab" * 16, told)
    desk.clock.london("2026-07-02T09:00")
    desk.outbox.raise_due()
    assert {(each.person, each.marking) for each in desk.outbox.ready(5)} == {
        ("author-4", marking),
        ("sgt-1", marking),
    }


def test_a_vacant_office_is_answered_for_by_the_policys_contact(desk):
    desk.tasks.open(act("a"), title="File it", office="clerk")
    desk.outbox.raise_due()
    assert [row.person for row in desk.notices.standing("waiting")] == ["author-4"]


def test_what_must_be_told_is_told_at_once_and_the_rest_in_one_digest_at_nine(desk):
    desk.tasks.open(act("a", INSPECTOR), title="Ring", person="sgt-1", source="meeting")
    desk.clock.forward(MINUTE)
    desk.tasks.open(act("b", INSPECTOR), title="Write", person="sgt-1", source="meeting")
    statutory(desk, "A-1")
    desk.clock.london("2026-07-02T07:45")
    desk.outbox.raise_due()
    assert sends(desk) == ["A-1"]
    desk.clock.london("2026-07-02T09:00")
    desk.outbox.raise_due()
    ready = desk.outbox.ready(5)
    assert ready == (
        Ready(
            id=ready[0].id,
            person="sgt-1",
            title="2 things",
            lines=("task Ring", "task Write", "to hear less: stop"),
            about=f"notice-{ready[0].id}",
            number="",
            attempt=1,
            statutory=False,
        ),
    )
    assert desk.stand() == {
        "task Ring": "gathered",
        "task Write": "gathered",
        "2 things": "waiting",
        "Your approval is asked": "sent",
    }


def test_what_comes_after_the_digest_waits_for_the_next_one(desk):
    """And a digest of one thing says just that."""
    desk.tasks.open(act("a", INSPECTOR), title="Ring", person="sgt-1", source="meeting")
    desk.clock.london("2026-07-02T09:00")
    desk.outbox.raise_due()
    assert desk.send() == "task Ring"
    desk.tasks.open(act("b", INSPECTOR), title="Write", person="sgt-1", source="meeting")
    desk.clock.forward(HOUR)
    desk.outbox.raise_due()
    assert desk.titles() == []
    desk.clock.london("2026-07-03T09:00")
    desk.outbox.raise_due()
    assert desk.titles() == [("sgt-1", "task Write")]


def test_what_has_a_day_and_comes_up_after_the_digest_waits_for_the_next_one(desk):
    """Even where its step began in the morning, nobody is told at once of what they just made."""
    made = []
    desk = Desk(desk.kept, desk.clock, sources=(lambda _: made,))
    desk.clock.london("2026-07-02T09:00")
    desk.outbox.raise_due()
    made.append(due(3))
    desk.clock.forward(HOUR)
    assert desk.outbox.raise_due() == 1
    assert desk.titles() == []
    desk.clock.london("2026-07-03T09:00")
    desk.outbox.raise_due()
    assert desk.titles() == [("sgt-1", "review soon Dog unit")]


def test_what_nobody_looked_for_at_nine_is_told_as_soon_as_somebody_looks(desk):
    """A server that was stopped over nine loses nobody their digest."""
    desk = Desk(desk.kept, desk.clock, sources=(lambda _: [due(1)],))
    desk.clock.london("2026-07-02T10:30")
    desk.outbox.raise_due()
    assert desk.titles() == [("sgt-1", "review today Dog unit")]


def test_whoever_was_told_of_it_when_it_began_is_told_again_on_its_day_only(desk):
    """As whoever logs a meeting is told of the talk that follows it."""
    thing = due(5, since=date(2026, 7, 1), known=True)
    desk = Desk(desk.kept, desk.clock, sources=(lambda _: [thing],))
    for day in range(2, 6):
        desk.clock.london(f"2026-07-0{day}T09:00")
        assert desk.outbox.raise_due() == 0
    desk.clock.london("2026-07-06T09:00")
    desk.outbox.raise_due()
    assert desk.titles() == [("sgt-1", "review today Dog unit")]


def test_at_night_nobody_is_told_but_of_what_is_urgent(desk):
    statutory(desk, "A-1")
    desk.notices.carry_out("b", raising("insp-2", source="B-1", matter="B-1", urgent=True))
    desk.clock.london("2026-07-04T12:00")
    assert [each.person for each in desk.outbox.ready(5)] == ["insp-2"]
    desk.clock.london("2026-07-06T07:30")
    assert [each.person for each in desk.outbox.ready(5)] == ["sgt-1", "insp-2"]


def test_a_persons_notices_go_out_one_at_a_time_in_order(desk):
    statutory(desk, "A-1", "A-2")
    statutory(desk, "B-1", person="insp-2")
    first, other = desk.outbox.ready(5)
    assert (first.number, other.number) == ("A-1", "B-1")
    assert desk.outbox.begin(first.id)
    assert not desk.outbox.begin(first.id)
    assert [each.number for each in desk.outbox.ready(5)] == ["B-1"]
    desk.outbox.sent(first.id, "m-1")
    assert [each.number for each in desk.outbox.ready(5)] == ["A-2", "B-1"]
    assert [each.number for each in desk.outbox.ready(1)] == ["A-2"]


def test_what_failed_rests_and_what_follows_waits_for_it(desk):
    statutory(desk, "A-1", "A-2")
    fails(desk)
    assert desk.outbox.ready(5) == ()
    desk.clock.forward(timedelta(seconds=WAITS[0] * 1.25))
    assert sends(desk) == ["A-1", "A-2"]


def test_when_the_channel_says_how_long_to_wait_that_counts(desk):
    """It never makes the rest shorter."""
    statutory(desk, "A-1")
    notice = fails(desk, Failure("429", "later", after=600.0))
    rests = desk.notices.get(notice).notice
    assert rests.until == desk.clock.now() + timedelta(seconds=600)
    desk.clock.forward(timedelta(seconds=599))
    assert desk.outbox.ready(5) == ()
    desk.clock.forward(timedelta(seconds=1))
    fails(desk, Failure("429", "later", after=1.0))
    assert desk.notices.get(notice).notice.until >= desk.clock.now() + timedelta(seconds=WAITS[1])


def test_it_is_tried_so_often_and_then_put_aside_with_its_reason(desk):
    statutory(desk, "A-1", "A-2")
    for _ in WAITS:
        notice = fails(desk)
        desk.clock.moment = desk.notices.get(notice).notice.until
        desk.clock.london(f"{desk.clock.today() + DAY}T12:00")
        while desk.clock.today().weekday() > 4:
            desk.clock.forward(DAY)
    notice = fails(desk)
    row = desk.notices.get(notice).notice
    assert (row.status, row.why, row.said, row.attempt) == (
        "dead",
        "tries",
        "503 Service Unavailable",
        len(WAITS) + 1,
    )
    assert sends(desk) == ["A-2"]


@pytest.mark.parametrize(
    ("failure", "why"),
    [
        (Failure("502", "uncertain"), "uncertain"),
        (Failure("blocked", "never"), "unreachable"),
        (Failure("400", "never"), "refused"),
    ],
)
def test_what_may_have_been_seen_or_never_can_be_is_put_aside_at_once(desk, failure, why):
    statutory(desk, "A-1", "A-2")
    notice = fails(desk, failure)
    assert (desk.notices.get(notice).notice.status, desk.notices.get(notice).notice.why) == (
        "dead",
        why,
    )
    assert sends(desk) == ["A-2"]


def test_what_somebody_began_and_never_spoke_of_again_is_put_aside(desk):
    """They may have been killed while it went out; where they speak late, that it was sent counts."""
    statutory(desk, "A-1", "A-2")
    first = desk.outbox.ready(1)[0]
    assert desk.outbox.begin(first.id)
    desk.clock.forward(timedelta(minutes=15, seconds=1))
    desk.outbox.raise_due()
    assert desk.notices.get(first.id).notice.why == "silence"
    assert sends(desk) == ["A-2"]
    desk.outbox.sent(first.id, "m-late")
    assert desk.notices.get(first.id).status == "sent"


def test_what_is_not_so_any_more_is_not_told(desk):
    """The task was done, or is another's, before anybody heard of it."""
    row = desk.tasks.open(act("a"), title="Write", office="keeper")
    desk.outbox.raise_due()
    desk.tasks.hand_over(act("b"), row.id, person="insp-2", reason="away")
    desk.outbox.raise_due()
    standing = {each.person: each.status for each in desk.notices.of_matter(f"{row.stream} task")}
    assert standing == {"insp-2": "waiting"}
    desk.tasks.done(act("c", INSPECTOR), row.id, evidence="written")
    desk.outbox.raise_due()
    assert desk.notices.standing("waiting") == ()
    assert {each.notice.why for each in desk.notices.standing("withdrawn")} == {"overtaken"}


def test_a_dated_thing_is_told_once_for_each_step_whoever_looks_how_often():
    desk = Desk(in_memory(), sources=(lambda _: (due(10),),))
    told = []
    for day in range(30):
        desk.clock.london(f"{date(2026, 7, 1) + day * DAY}T09:30")
        for _ in range(3):
            desk.outbox.raise_due()
        told += [(day, title) for _, title in desk.titles()]
        sends(desk)
    # On a Saturday nobody is told: the eleventh of July waits for Monday, and the step has changed.
    assert told == [
        (5, "review soon Dog unit"),
        (12, "review overdue Dog unit"),
        (19, "review overdue Dog unit"),
        (26, "review overdue Dog unit"),
    ]


def test_after_a_long_outage_only_the_last_step_is_told():
    desk = Desk(in_memory(), sources=(lambda _: (due(0),),))
    desk.clock.london("2026-07-01T06:00")
    desk.outbox.raise_due()
    for day in (2, 10, 20):
        desk.clock.london(f"{date(2026, 7, 1) + day * DAY}T06:00")
        desk.outbox.raise_due()
    waiting = desk.notices.standing("waiting")
    assert [row.notice.source.rpartition(" ")[2] for row in waiting] == ["overdue-2"]


def test_a_thing_that_is_due_no_more_is_not_reminded_of():
    things = [due(-3)]
    desk = Desk(in_memory(), sources=(lambda _: things,))
    desk.clock.london("2026-07-01T06:00")
    desk.outbox.raise_due()
    assert len(desk.notices.standing("waiting")) == 1
    things.clear()
    desk.outbox.raise_due()
    assert desk.notices.standing("waiting") == ()


def test_whoever_wants_no_reminders_gets_none_from_that_moment_on():
    desk = Desk(in_memory(), sources=(lambda _: (due(-3),),))
    desk.clock.london("2026-07-01T06:00")
    desk.outbox.raise_due()
    desk.noticing.prefer(act("a"), how="none")
    statutory(desk, "A-1")
    desk.clock.london("2026-07-02T09:00")
    assert [each.number for each in desk.outbox.ready(5)] == ["A-1"]
    desk.outbox.raise_due()
    assert [row.notice.why for row in desk.notices.standing("withdrawn")] == ["opted-out"]


def test_whoever_wants_each_thing_at_once_gets_it_so():
    desk = Desk(in_memory(), sources=(lambda _: (due(-3),),))
    desk.noticing.prefer(act("a"), how="at-once")
    desk.outbox.raise_due()
    assert desk.titles() == [("sgt-1", "review overdue Dog unit")]


def test_digests_that_never_went_out_are_told_in_the_next_one(desk):
    """However many days the channel was down, there is one to read, and each thing stands in it."""
    for day, title in ((2, "Ring"), (3, "Write")):
        who = act(title, INSPECTOR)
        desk.tasks.open(who, title=title, person="sgt-1", source="meeting")
        desk.clock.london(f"2026-07-0{day}T09:00")
        desk.outbox.raise_due()
    [ready] = desk.outbox.ready(5)
    assert (ready.title, ready.lines[:-1]) == ("2 things", ("task Ring", "task Write"))


def test_a_digest_that_somebody_is_sending_is_not_told_again(desk):
    who = act("a", INSPECTOR)
    desk.tasks.open(who, title="Ring", person="sgt-1", source="meeting")
    desk.clock.london("2026-07-02T09:00")
    desk.outbox.raise_due()
    first = desk.outbox.ready(1)[0]
    assert desk.outbox.begin(first.id)
    desk.tasks.open(act("b", INSPECTOR), title="Write", person="sgt-1", source="meeting")
    desk.clock.london("2026-07-03T09:00")
    desk.outbox.sent(first.id, "m-1")
    desk.outbox.raise_due()
    assert desk.titles() == [("sgt-1", "task Write")]


def test_of_what_happened_before_anybody_looked_after_the_outbox_nobody_is_told():
    """A store with years in it is taken up without a flood: what is due is told, not the past."""
    desk = Desk(in_memory())
    desk.tasks.open(act("a"), title="Old", office="keeper")
    desk.clock.forward(2 * DAY)
    desk.tasks.open(act("b"), title="New", office="keeper")
    desk.outbox.raise_due()
    assert desk.stand() == {"task New": "waiting"}


@pytest.mark.parametrize("night", ["2026-03-28", "2026-10-24", "2030-03-30", "2030-10-26"])
def test_on_the_nights_on_which_the_clocks_change_nothing_is_told_twice(night):
    """Half past one is not there in March and comes twice in October; a day is a day in London."""
    on = date.fromisoformat(night)
    things = [due(0, due=on + n * DAY, stream=f"arrangement-a{n}") for n in (0, 1, 2)]
    desk = Desk(in_memory(), sources=(lambda _: things,))
    desk.clock.london(f"{night}T12:00")
    for _ in range(4 * 48):
        desk.clock.forward(timedelta(minutes=15))
        desk.outbox.raise_due()
    raised = [(row.notice.about[-2:], row.notice.source.split()[-1]) for row in _reviews(desk)]
    assert len(raised) == len(set(raised))
    assert {step for which, step in raised if which == "a1"} == {"soon", "today", "overdue-0"}


def test_due_today_is_said_from_midnight_in_london_on():
    """Half past eleven at night in summer by universal time is the next day in London."""
    desk = Desk(in_memory(), sources=(lambda _: (due(0),),))
    desk.clock.moment = NOON.replace(month=6, day=30, hour=22, minute=59)
    desk.outbox.raise_due()
    desk.clock.forward(MINUTE)
    desk.outbox.raise_due()
    steps = {row.notice.source.split()[-1]: row.raised_at for row in _reviews(desk)}
    assert steps == {"soon": desk.clock.moment - MINUTE, "today": desk.clock.moment}


def _reviews(desk):
    return [row for row in _all(desk) if row.notice.kind == "review"]


def _all(desk):
    return desk.notices.of_person("sgt-1")


def test_of_whoever_has_left_nothing_waits_any_more(desk):
    statutory(desk, "A-1")
    left = PersonLeft(person="sgt-1", successor="insp-2", until=date(2026, 6, 30))
    gone = recorded(left, "person-sgt-1", key="left")
    desk.kept.store.append("person-sgt-1", 0, [gone], receipt("left"))
    desk.outbox.raise_due()
    assert [row.notice.why for row in _all(desk)] == ["gone"]


def test_whoever_is_here_is_told_all_that_waits_and_it_counts_as_sent(desk):
    """But for what is held."""
    statutory(desk, "A-1")
    desk.tasks.open(act("a", INSPECTOR), title="Ring", person="sgt-1", source="meeting")
    desk.clock.london("2026-07-01T23:00")
    desk.outbox.raise_due()
    told = desk.outbox.tell("sgt-1", "terminal", 8)
    assert [each.title for each in told] == ["Your approval is asked", "task Ring"]
    assert desk.outbox.tell("sgt-1", "terminal", 8) == ()
    statutory(desk, "A-2")
    desk.noticing.hold(act("h", AUTHOR))
    assert desk.outbox.tell("sgt-1", "terminal", 8) == ()


def test_what_is_seen_of_ones_notices_is_no_older_than_a_month_or_two(desk):
    statutory(desk, "A-1")
    desk.clock.london("2026-08-31T12:00")
    assert [row.notice.number for row in desk.noticing.mine(SERGEANT)] == ["A-1"]
    desk.clock.london("2026-09-01T12:00")
    assert desk.noticing.mine(SERGEANT) == ()
    assert len(desk.noticing.all(SERGEANT, "sgt-1")) == 1
