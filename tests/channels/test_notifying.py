"""Each notice is seen once at the most, in order, or is dead with a reason (fault table 16-21)."""

import asyncio
import json
import random
import subprocess
import sys
from collections import Counter

import pytest

from bot.channels.teams.arriving import arrive
from bot.settings import Settings
from bot.wiring import directory_file
from domain.refusals import Unavailable
from tests.support.notice_sender import replicas
from tests.support.notices_raised import edited, raised, settled, standing
from tests.support.teams import faults
from tests.support.teams.activities import activity, spoken

GUIDS = {person.id: guid for person, guid in directory_file(Settings()).in_teams()}
PEOPLE = ("demo-sergeant", "demo-inspector", "demo-commissioner")


@pytest.fixture
async def town(tmp_path, time):
    async with replicas(tmp_path, time) as (replica, later):
        yield replica, later


@pytest.fixture
def sender(town):
    return town[0]()


@pytest.fixture
def after(town, sender):
    """Give what lets time pass, if any, and then sends all that can be sent."""

    async def after(**how_long):
        town[1](**how_long)
        await sender.notifying.settle()

    return after


@pytest.fixture
def app(sender):
    return sender.app


@pytest.fixture
async def chats(teams, sender):
    """Give the chats of three people who have written once, by who they are."""
    return {person: await reached(teams, sender, person) for person in PEOPLE}


@pytest.fixture
def chat(chats):
    return chats["demo-sergeant"]


async def reached(teams, sender, person):
    user = teams.user(person, GUIDS[person])
    chat = teams.personal(user)
    said = activity(chat, user, "message", chat.id, spoken("hello", "none", teams.bot))
    await sender.correspondence.reached(arrive(said))
    return chat


def seen(chat):
    """Return the titles of the notices in *chat*, oldest first."""
    return [message.activity["summary"].removesuffix(".") for message in chat.messages]


async def test_a_notice_is_shown_with_one_button_and_its_id_is_kept(app, sender, chat):
    raised(app, "demo-sergeant", "Dogs: a review is due", lines=("By 1 May.",))
    await sender.notifying.settle()
    assert standing(app) == [("Dogs: a review is due", "sent", "")]
    [message] = chat.messages
    assert message.activity["summary"] == "Dogs: a review is due."
    assert "By 1 May." in json.dumps(message.card)
    assert [each["title"] for each in message.card["actions"]] == ["Open"]


BROKEN = (408, 500, 502, 503, 504)
WAITING = ("waiting", "")
SENT = ("sent", "")
SENT_LATER = (WAITING, SENT, 1)
UNCERTAIN = ("dead", "uncertain")
UNREACHABLE = ("dead", "unreachable")
REFUSED = ("dead", "refused")


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (faults.busy, SENT_LATER),
        (faults.answers(429, headers={"Retry-After": "600"}), SENT_LATER),
        (faults.answers(412), SENT_LATER),
        (faults.answers(401), SENT_LATER),
        (faults.answers(302, headers={"Location": "/login"}), SENT_LATER),
        (faults.answers(403, text="<html>", content_type="text/html"), SENT_LATER),
        *((faults.answers(each), (UNCERTAIN, UNCERTAIN, 0)) for each in BROKEN),
        *(
            (faults.delivers_then(faults.answers(each)), (UNCERTAIN, UNCERTAIN, 1))
            for each in BROKEN
        ),
        (faults.resets, (UNCERTAIN, UNCERTAIN, 0)),
        (faults.delivers_then(faults.resets), (UNCERTAIN, UNCERTAIN, 1)),
        (faults.delivers_then(faults.broken_json), (SENT, SENT, 1)),
        (faults.blocked, (UNREACHABLE, UNREACHABLE, 0)),
        (faults.answers(404), (UNREACHABLE, UNREACHABLE, 0)),
        (faults.answers(400), (REFUSED, REFUSED, 0)),
        (faults.answers(413), (REFUSED, REFUSED, 0)),
    ],
)
async def test_whatever_teams_answers_it_is_seen_once_at_most_or_dead_with_a_reason(
    teams, app, after, chat, fault, expected
):
    at_first, in_the_end, seen_times = expected
    raised(app, "demo-sergeant", "Dogs")
    teams.fail(fault)
    await after()
    assert standing(app) == [("Dogs", *at_first)]
    for _ in range(3):
        await after(minutes=30)
    assert standing(app) == [("Dogs", *in_the_end)]
    assert len(chat.messages) == seen_times


async def test_a_notice_that_hangs_is_given_up_and_not_sent_again(
    teams, app, sender, chat, time, after
):
    raised(app, "demo-sergeant", "Dogs")
    held = faults.Held()
    teams.fail(held)
    settling = asyncio.create_task(sender.notifying.settle())
    await held.reached.wait()
    time.forward(10)
    await settling
    await after(hours=1)
    assert (standing(app), chat.messages) == ([("Dogs", *UNCERTAIN)], [])


async def test_as_long_as_teams_asks_for_patience_nothing_goes_there(teams, app, chats, after):
    """Nor to anybody else: it is the app that sends too much, not a person who gets too much."""
    for person in PEOPLE:
        raised(app, person, f"for {person}")
    teams.fail(faults.answers(429, headers={"Retry-After": "600"}))
    await after()
    tried = len(teams.calls)
    raised(app, "demo-sergeant", "another")
    for _ in range(3):
        await after(minutes=3)
    assert len(teams.calls) == tried
    await after(minutes=2)
    assert [status for _, status, _ in standing(app)] == ["sent"] * 4
    assert seen(chats["demo-sergeant"]) == ["for demo-sergeant", "another"]


async def test_one_persons_notices_keep_their_order_whatever_happens(teams, app, chat, after):
    titles = [f"Notice {number}" for number in range(6)]
    for title in titles:
        raised(app, "demo-sergeant", title)
    teams.fail(
        *(faults.delivers_then(faults.answers(200, {"id": str(n)})) for n in range(2)),
        faults.busy,
        faults.answers(412),
        faults.answers(500),
    )
    await after()
    for _ in range(8):
        await after(minutes=30)
    assert seen(chat) == [each for each in titles if each != "Notice 2"]
    assert standing(app)[2] == ("Notice 2", *UNCERTAIN)


def script(rng):
    """Return something that may go wrong, more often than not nothing."""
    after = [faults.answers(each) for each in (408, 500, 502, 503, 504)]
    return rng.choice(
        [
            *[None] * 12,
            faults.busy,
            faults.answers(429, headers={"Retry-After": str(rng.randrange(1, 900))}),
            faults.answers(412),
            faults.resets,
            faults.delivers_then(faults.resets),
            *after,
            *map(faults.delivers_then, after),
            faults.answers(400),
        ]
    )


@pytest.mark.parametrize("seed", range(8))
async def test_through_any_weather_each_is_seen_once_at_most_and_in_order(
    teams, app, chats, after, seed
):
    rng = random.Random(seed)
    told = {person: [f"{person} {n}" for n in range(8)] for person in PEOPLE}
    for n in range(8):
        for person in PEOPLE:
            raised(app, person, told[person][n])
    for _ in range(60):
        if (fault := script(rng)) is not None:
            teams.fail(fault)
        await after(minutes=20)
        if all(status in {"sent", "dead"} for _, status, _ in standing(app)):
            break
    for person, chat in chats.items():
        shown = seen(chat)
        assert shown == [title for title in told[person] if title in shown]
    visible = Counter(title for chat in chats.values() for title in seen(chat))
    for title, status, why in standing(app):
        assert status == "sent" or (status == "dead" and why), title
        assert visible[title] <= 1
        assert visible[title] == 1 or status == "dead", title


async def test_after_eight_hours_without_teams_everything_goes_out_once_oldest_first(
    teams, app, sender, chats, after
):
    """Row 20; only what was on its way when it began has cost an attempt."""
    for n in range(10):
        for person in PEOPLE:
            raised(app, person, f"{person} {n}")
    port = await teams.connector.goes_down()
    for _ in range(8 * 12):
        await after(minutes=5)
    attempts = [name for name, _ in sender.log if name == "notice-not-sent"]
    assert len(attempts) == 3
    assert {status for _, status, _ in standing(app)} == {"waiting"}
    await teams.connector.start(port)
    for _ in range(3):
        await after(minutes=15)
    for person, chat in chats.items():
        assert seen(chat) == [f"{person} {n}" for n in range(10)]
    assert {status for _, status, _ in standing(app)} == {"sent"}


async def test_a_service_that_answers_500_for_hours_costs_what_was_on_its_way(
    teams, app, chats, after
):
    for n in range(20):
        for person in PEOPLE:
            raised(app, person, f"{person} {n}")
    teams.fail(*[faults.answers(500)] * 1_000, of={"send", "typing"})
    for _ in range(4 * 12):
        await after(minutes=5)
    dead = [title for title, status, _ in standing(app) if status == "dead"]
    assert dead == [f"{person} 0" for person in PEOPLE]
    assert 20 <= len([each for each in teams.calls if each.kind == "typing"]) <= 40
    del chats


async def test_who_never_wrote_is_not_tried_and_is_told_when_they_first_write(
    teams, app, sender, chats
):
    raised(app, "demo-head-of-policy", "first")
    raised(app, "demo-head-of-policy", "second")
    raised(app, "demo-sergeant", "Dogs")
    await sender.notifying.settle()
    assert [status for _, status, _ in standing(app)] == ["waiting", "waiting", "sent"]
    assert len(teams.calls) == 1
    chat = await reached(teams, sender, "demo-head-of-policy")
    await sender.notifying.settle()
    assert seen(chat) == ["first", "second"]
    del chats


async def test_who_removed_the_app_is_tried_once_and_told_again_when_they_are_back(
    teams, app, sender, chat
):
    chat.place.blocked = True
    for title in ("one", "two", "three"):
        raised(app, "demo-sergeant", title)
    await sender.notifying.settle()
    assert standing(app)[0] == ("one", *UNREACHABLE)
    assert [status for _, status, _ in standing(app)[1:]] == ["waiting", "waiting"]
    assert len(teams.calls) == 1
    chat.place.blocked = False
    await reached(teams, sender, "demo-sergeant")
    await sender.notifying.settle()
    assert seen(chat) == ["two", "three"]


async def test_many_people_are_told_at_twenty_a_second_and_one_at_one(app, sender, chats, time):
    for n in range(4):
        raised(app, "demo-sergeant", f"{n}")
    await sender.notifying.settle()
    assert time.slept == [1.0, 1.0, 1.0]
    del chats


async def test_two_replicas_send_each_once(teams, town, sender, chats):
    other = town[0]()
    for n in range(6):
        for person in PEOPLE:
            raised(sender.app, person, f"{n}")
    await asyncio.gather(sender.notifying.settle(), other.notifying.settle())
    await sender.notifying.settle()
    for chat in chats.values():
        assert seen(chat) == [f"{n}" for n in range(6)]
    assert len(teams.calls) == 18
    # Where both wrote at the same moment, one of them may say that it comes back to it.
    sent = [name for name, _ in (*sender.log, *other.log) if name != "outbox-trouble"]
    assert sent == ["notice-sent"] * 18


@pytest.mark.parametrize("killed", [("after begin", 0), ("sent", 1)])
async def test_killed_on_the_way_it_is_not_sent_again(teams, app, chat, after, tmp_path, killed):
    """Between the claim and the message, and between the message and what is recorded of it."""
    at, visible = killed
    raised(app, "demo-sergeant", "Dogs")
    command = [sys.executable, "-m", "tests.support.notice_sender", str(tmp_path), at]
    program = await asyncio.create_subprocess_exec(*command, stderr=subprocess.DEVNULL)
    assert await program.wait() == -9
    for _ in range(4):
        await after(minutes=20)
    assert len(chat.messages) == visible
    assert standing(app) == [("Dogs", "dead", "silence")]
    assert len(teams.calls) == visible


class Away:
    """An outbox whose store cannot be used for a while, once something was begun."""

    def __init__(self, outbox):
        self._outbox = outbox
        self.away = False

    def __getattr__(self, name):
        if self.away and name in {"sent", "failed"}:
            return self._unavailable
        return getattr(self._outbox, name)

    def _unavailable(self, *_):
        raise Unavailable("busy", "Try again in a moment.", again=True)


async def test_what_cannot_be_recorded_at_once_is_recorded_before_anything_else_is_sent(
    teams, town
):
    boxes = []

    def away(outbox):
        boxes.append(Away(outbox))
        return boxes[-1]

    sender = town[0](outbox=away)
    chat = await reached(teams, sender, "demo-sergeant")
    raised(sender.app, "demo-sergeant", "Dogs")
    boxes[0].away = True
    await sender.notifying.settle()
    assert standing(sender.app) == [("Dogs", "begun", "")]
    assert sender.log == [("notice-sent", ""), *[("outbox-trouble", "unavailable")] * 2]
    boxes[0].away = False
    town[1](minutes=1)
    await sender.notifying.settle()
    assert standing(sender.app) == [("Dogs", "sent", "")]
    assert len(chat.messages) == 1


async def test_a_notice_that_cannot_be_drawn_holds_up_no_other(app, sender, chat):
    raised(app, "demo-sergeant", "bad", about="arrangement-" + "0" * 32, lines=("fine",))
    raised(app, "demo-sergeant", "good")
    drawing = sender.notifying._deliveries

    def new_token():
        drawing._new_token = sender.app.desk.new_key
        raise RuntimeError("canary")

    drawing._new_token = new_token
    await sender.notifying.settle()
    assert standing(app) == [("bad", *REFUSED), ("good", "sent", "")]
    assert seen(chat) == ["good"]
    assert "canary" not in sender.told.getvalue()


async def test_the_log_quotes_no_notice_and_names_nobody(teams, app, sender, chats):
    raised(app, "demo-sergeant", "CANARY", lines=("CANARY",))
    raised(app, "demo-sergeant", "CANARY")
    teams.fail(faults.answers(400))
    await sender.notifying.settle()
    # Without its moment: a minute and its colon look as Teams's ids of people begin.
    lines = [json.loads(line) for line in sender.told.getvalue().splitlines()]
    log = json.dumps([{key: line[key] for key in line if key != "at"} for line in lines])
    assert [name for name, _ in sender.log] == ["notice-not-sent", "notice-sent"]
    for secret in ("CANARY", "demo-", GUIDS["demo-sergeant"], "29:", "a:"):
        assert secret not in log
    del chats


async def test_what_is_on_its_way_when_the_program_stops_is_finished_and_nothing_is_begun(
    teams, app, sender, chats
):
    held = faults.Held()
    teams.fail(held)
    raised(app, "demo-sergeant", "first")
    raised(app, "demo-sergeant", "second")
    async with sender.notifying.running():
        sender.notifying.hint()
        await held.reached.wait()
        stopping = asyncio.get_running_loop().call_soon(held.go.set)
    assert stopping is not None
    assert standing(app) == [("first", "sent", ""), ("second", "waiting", "")]
    del chats


async def test_what_is_settled_is_said_to_be_so_where_it_was_told_without_a_button(
    teams, app, after, chat
):
    told = raised(app, "demo-sergeant", "Dogs", lines=("By 1 May.",))
    await after()
    settled(app, told)
    await after()
    await after(hours=1)
    assert [call.method for call in teams.calls] == ["POST", "PUT"]
    [message] = chat.messages
    assert message.card["actions"] == []
    assert "This is settled: nothing waits for you here any more." in json.dumps(message.card)
    assert "By 1 May." in json.dumps(message.card)
    assert edited(app) == ["Dogs"]


@pytest.mark.parametrize("fault", [faults.answers(500), faults.busy])
async def test_an_edit_that_goes_wrong_is_made_later(teams, app, after, chat, fault):
    """Twice in its place is once."""
    told = raised(app, "demo-sergeant", "Dogs")
    await after()
    settled(app, told)
    teams.fail(faults.delivers_then(fault), of={"update"})
    await after()
    assert edited(app) == []
    for _ in range(3):
        await after(minutes=30)
    assert edited(app) == ["Dogs"]
    assert [len(each.card["actions"]) for each in chat.messages] == [0]


@pytest.mark.parametrize("fault", [faults.blocked, faults.answers(404)])
async def test_a_message_that_is_not_there_any_more_is_edited_by_nobody(
    teams, app, after, chat, fault
):
    told = raised(app, "demo-sergeant", "Dogs")
    await after()
    settled(app, told)
    teams.fail(fault, of={"update"})
    await after()
    await after(hours=1)
    assert edited(app) == ["Dogs"]
    assert len(teams.calls) == 2
    del chat
