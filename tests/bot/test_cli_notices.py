"""The command line says what is sent to whom, what is held or put aside, and lets it go on."""

import asyncio
import json
from contextlib import closing
from datetime import UTC, datetime

import pytest

from bot.notices_held import held_now
from bot.settings import Settings
from bot.sweeps import sweeping
from bot.wiring import wire
from domain.messages import Act
from domain.services.outbox import Failure

CONTACT = ("--as", "demo-head-of-policy")
HELD = (
    "2 held that came up before 1 April 2026, 08:55, since somebody wanted it so; look at them with"
    " partnerships notices list, then partnerships notices release, or release --drop"
)
BEFORE = "2026-04-01T07:50:00Z"


@pytest.fixture(autouse=True)
def _on_a_day(monkeypatch, partnerships):
    """Let it be five to nine in London on 1 April 2026, before any digest."""
    del partnerships
    monkeypatch.setenv("PARTNERSHIPS_NOW", "2026-04-01T07:55:00Z")


@pytest.fixture
def app(tmp_path):
    """Two tasks for two people, the notice of one of which may have arrived."""
    now = datetime.fromisoformat(BEFORE)
    settings = Settings(store=f"sqlite:///{tmp_path}/store.sqlite", now=now.astimezone(UTC))
    with closing(wire(settings)) as app:
        app.outbox.raise_due()
        for person in ("demo-sergeant", "demo-risk-manager"):
            act = Act(actor=app.actor("demo-inspector"), key=person, conversation="test")
            app.desk.tasks.open(act, title="Ring the chair", person=person, source="meeting")
        app.outbox.raise_due()
        yield app


def notice_of(app, person):
    return next(row for row in app.life.notices.stands().waiting if row.person == person)


def settled(app):
    """Let go of the duties that are long overdue, so that two tasks are all there is."""
    for row in app.life.notices.stands().waiting:
        if row.notice.kind != "task":
            app.outbox.begin(row.id)
            app.outbox.sent(row.id, "m-1")


def put_aside(app):
    row = notice_of(app, "demo-sergeant")
    app.outbox.begin(row.id)
    app.outbox.failed(row.id, Failure("502", "uncertain"))
    return row


def test_a_new_store_has_no_notices(partnerships):
    ran = partnerships("notices", "list", *CONTACT)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "No notice waits, and none was put aside.\n"


def test_those_that_wait_and_were_put_aside_are_listed(partnerships, app):
    settled(app)
    dead, other = put_aside(app), notice_of(app, "demo-risk-manager")
    ran = partnerships("notices", "list", *CONTACT)
    assert ran.code == 0
    told = " ".join(ran.out.split())
    assert f"{other.id[:8]} 1 April 2026, 08:50 demo-risk-manager: For you to do:" in told
    assert "(not sent yet: " in told
    ran = partnerships("notices", "list", "--dead", *CONTACT)
    assert " ".join(ran.out.split()) == (
        f"{dead.id[:8]} 1 April 2026, 08:50 demo-sergeant: For you to do: “Ring the chair”"
        f" ({dead.notice.number}) (not sent: it may have arrived, and is not sent twice; Teams said:"
        " 502)"
    )


def test_everybody_lists_their_own_and_nobody_elses(partnerships, app):
    settled(app)
    own = ("notices", "list", "--person", "demo-sergeant")
    assert "Ring the chair" in partnerships(*own, "--as", "demo-sergeant").out
    ran = partnerships(*own, "--as", "demo-inspector")
    assert ran.code == 1
    assert ran.err.startswith("That is for others to do: the OPCC Head of Policy")


def test_as_data_a_notice_has_all_that_is_known_of_it(partnerships, app):
    settled(app)
    row = put_aside(app)
    ran = partnerships("notices", "list", "--dead", "--json", *CONTACT)
    found = json.loads(ran.out)
    assert found["held"] is None
    [told] = found["notices"]
    kept = ("id", "status", "person", "kind", "why", "said", "attempt", "statutory")
    assert {each: told[each] for each in kept} == {
        "id": row.id,
        "status": "dead",
        "person": "demo-sergeant",
        "kind": "task",
        "why": "uncertain",
        "said": "502",
        "attempt": 1,
        "statutory": False,
    }


def test_what_is_held_is_said_and_released(partnerships, app):
    settled(app)
    assert partnerships("notices", "hold", *CONTACT).err == f"{HELD}.\n"
    assert partnerships("notices", "list", *CONTACT).err == f"{HELD}.\n"
    found = json.loads(partnerships("notices", "list", "--json", *CONTACT).out)
    assert found["held"]["because"] == "asked"
    assert len(found["held"]["notices"]) == 2
    ran = partnerships("doctor", "--json")
    looked = {each["name"]: each for each in json.loads(ran.out)}
    assert looked["notices"] == {
        "name": "notices",
        "well": False,
        "says": f"2 waiting (2 of 2 people never came to the assistant), 0 put aside; {HELD}",
    }
    ran = partnerships("notices", "release", *CONTACT)
    assert ran.err == "2 notices released: what is still so is sent as soon as it can be.\n"
    assert partnerships("notices", "release", *CONTACT).code == 1


def test_what_is_held_can_be_let_go(partnerships, app):
    settled(app)
    partnerships("notices", "hold", *CONTACT)
    ran = partnerships("notices", "release", "--drop", *CONTACT)
    assert ran.err == "2 notices let go: nobody gets them.\n"
    assert partnerships("notices", "list", *CONTACT).out == ""
    ran = partnerships("doctor", "--json")
    assert {"name": "notices", "well": True, "says": "0 waiting, 0 put aside"} in json.loads(
        ran.out
    )


def test_what_nobody_looked_after_for_long_is_held_and_says_since_when(
    partnerships, app, monkeypatch
):
    settled(app)
    monkeypatch.setenv("PARTNERSHIPS_NOW", "2026-04-02T07:55:00Z")
    partnerships("chat", "--as", "demo-inspector")
    ran = partnerships("notices", "list", *CONTACT)
    assert "since nobody had looked after them since 1 April 2026, 08:50;" in ran.err


def test_one_that_was_put_aside_is_sent_after_all(partnerships, app):
    settled(app)
    row = put_aside(app)
    ran = partnerships("notices", "retry", row.id[:8], "--reason", "he never saw it", *CONTACT)
    assert (ran.code, ran.err) == (0, f"Notice {row.id[:8]} is sent as soon as it can be.\n")
    assert app.life.notices.stands().dead == ()


def test_only_the_contact_retries_holds_and_releases(partnerships, app):
    row = put_aside(app)
    for verb in (["hold"], ["release"], ["retry", row.id[:8], "--reason", "because"]):
        ran = partnerships("notices", *verb, "--as", "demo-sergeant")
        assert (ran.code, ran.err) == (
            1,
            (
                "That is for others to do: the OPCC Head of Policy and Partnerships. Nothing was"
                " recorded.\n"
            ),
        )


def test_a_notice_that_is_not_there_is_not_retried(partnerships):
    ran = partnerships("notices", "retry", "ffffffff", "--reason", "because", *CONTACT)
    assert (ran.code, ran.err) == (
        1,
        "There is no such notice, or more than one whose id begins so. Nothing was recorded.\n",
    )


def test_whoever_comes_to_the_terminal_is_told_first_what_waits_and_only_once(partnerships, app):
    settled(app)
    number = notice_of(app, "demo-sergeant").notice.number
    ran = partnerships("chat", "--as", "demo-sergeant")
    assert ran.out.startswith(
        f"\nWhile you were away\n  - For you to do: “Ring the chair” ({number})\n\n"
    )
    assert "While you were away" not in partnerships("chat", "--as", "demo-sergeant").out
    assert [
        row.status for row in app.life.notices.all(app.actor("demo-sergeant"), "demo-sergeant")
    ] == ["sent"]


def test_what_is_held_is_not_told_at_the_terminal_either(partnerships, app):
    settled(app)
    partnerships("notices", "hold", *CONTACT)
    assert "While you were away" not in partnerships("chat", "--as", "demo-sergeant").out


def test_saying_nothing_to_do_says_how(partnerships):
    ran = partnerships("notices")
    assert ran.code == 2
    assert ran.err == "Say what to do with the notices: partnerships notices list.\n"


async def test_the_server_says_what_is_held_each_time_it_looks(app, capsys):
    """In its log, so that whoever runs it knows before anybody asks."""
    settled(app)
    act = Act(actor=app.actor("demo-head-of-policy"), key="hold", conversation="test")
    app.life.notices.hold(act)
    looked, twice = [], asyncio.Event()
    loop = asyncio.get_running_loop()

    def held():
        looked.append("looked")
        if len(looked) == 2:
            loop.call_soon_threadsafe(twice.set)
        return held_now(app.life) if len(looked) == 1 else ""

    async with sweeping(tuple, every=0.0, held=held):
        await asyncio.wait_for(twice.wait(), 10)
    told = capsys.readouterr().err
    assert told.startswith("Notices: 2 held that came up before 1 April 2026, 08:50, since")
