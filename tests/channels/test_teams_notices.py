"""People are told unasked, beside the turns of everybody: no turn waits for what is told."""

import asyncio
import json
import threading
from dataclasses import replace

import pytest

from tests.bot.test_approvals import asked_for
from tests.support.notices_raised import raised, standing
from tests.support.person import DOG_UNIT, Person
from tests.support.teams import FakeTeams, faults
from tests.support.teams.faults import Held
from tests.support.teams_bot import INSPECTOR, SERGEANT, running


@pytest.fixture
async def bot(tmp_path):
    async with running(tmp_path) as bot:
        yield bot


@pytest.fixture
async def teams(bot):
    async with FakeTeams(bot.endpoint) as teams:
        yield teams


@pytest.fixture
def sergeant(teams):
    return teams.user("sergeant", SERGEANT)


@pytest.fixture
async def chat(teams, sergeant):
    chat = teams.personal(sergeant)
    await chat.install(sergeant)
    return chat


async def test_a_second_after_somebodys_turn_somebody_else_is_told(bot, teams, sergeant, chat):
    inspector = teams.user("inspector", INSPECTOR)
    async with bot.channel.notices.running():
        raised(bot.app, "demo-sergeant", "Dogs: a review is due")
        await teams.personal(inspector).say(inspector, "help")
        await chat.until(lambda: len(chat.messages) == 2)
    assert chat.messages[1].activity["summary"] == "Dogs: a review is due."
    assert chat.messages[1].activity["recipient"]["id"] == sergeant.id
    assert standing(bot.app) == [("Dogs: a review is due", "sent", "")]


async def test_what_another_replica_raised_is_found_without_a_turn_here(bot, chat):
    bot.channel.notices._every = 0.05
    async with bot.channel.notices.running():
        raised(bot.app, "demo-sergeant", "Dogs: a review is due")
        await chat.until(lambda: len(chat.messages) == 2)
    assert standing(bot.app) == [("Dogs: a review is due", "sent", "")]


async def test_a_service_that_rested_is_tried_and_called_again_once_its_time_has_come(
    bot, teams, chat
):
    """Nobody hints at it, and the next look of its own accord is half a minute away."""
    inspector = teams.user("inspector", INSPECTOR)
    await teams.personal(inspector).install(inspector)
    raised(bot.app, "demo-inspector", "first")
    teams.fail(faults.answers(429, headers={"Retry-After": "0.3"}))
    await bot.channel.notices.settle()
    raised(bot.app, "demo-sergeant", "second")
    await bot.channel.notices.settle()
    assert len(chat.messages) == 1
    async with bot.channel.notices.running():
        await chat.until(lambda: len(chat.messages) == 2)
    assert chat.messages[1].activity["summary"] == "second."
    kinds = [call.kind for call in teams.calls]
    assert kinds[-3:] == ["send", "typing", "send"]


async def test_whoever_never_came_is_told_when_they_first_write(bot, teams):
    raised(bot.app, "demo-inspector", "Dogs: a review is due")
    await bot.channel.notices.settle()
    assert teams.calls == []
    inspector = teams.user("inspector", INSPECTOR)
    chat = teams.personal(inspector)
    await chat.say(inspector, "help")
    await bot.channel.notices.settle()
    assert chat.messages[-1].activity["summary"] == "Dogs: a review is due."


async def test_what_it_opens_is_the_page_in_its_place_with_what_can_be_done(bot, sergeant, chat):
    """A press of it is a press like any other: of who pressed, with what they hold then."""
    card = (await chat.say(sergeant, DOG_UNIT)).only
    for title in ("None of these", "No", "No", "Put it on the register"):
        await chat.press(sergeant, card, title)
    given = {"title": "Dogs", "partners": "none"}
    await chat.press(sergeant, card, "Put it on the register", given)
    [entry] = bot.app.arrangements.all(bot.app.actor("demo-sergeant"))
    raised(bot.app, "demo-sergeant", "Dogs: news", about=f"arrangement-{entry.id}")
    await bot.channel.notices.settle()
    notice = chat.messages[-1]
    recorded = bot.names
    turn = await chat.press(sergeant, notice, "Open")
    await bot.channel.idle()
    shown = json.dumps(turn.card)
    assert entry.short in shown
    assert "Start the approval" in shown
    assert notice.activity["attachments"][0]["content"]["body"] == turn.card["body"]
    assert bot.names == recorded


async def test_a_line_typed_after_a_notice_still_answers_the_question_in_front(bot, sergeant, chat):
    await chat.say(sergeant, DOG_UNIT)
    raised(bot.app, "demo-sergeant", "Dogs: news")
    await bot.channel.notices.settle()
    turn = await chat.say(sergeant, "none of these")
    assert "governed by statute" in str(turn.card)


async def test_a_notice_that_hangs_holds_up_no_turn_of_the_same_person(bot, teams, sergeant, chat):
    held = Held()
    raised(bot.app, "demo-sergeant", "Dogs: news")
    teams.fail(held)
    telling = asyncio.create_task(bot.channel.notices.settle())
    await held.reached.wait()
    turn = await chat.say(sergeant, "help")
    assert "You can always type" in str(turn.card)
    assert not telling.done()
    held.go.set()
    await telling
    assert chat.messages[-1].activity["summary"] == "Dogs: news."


class Stuck:
    """An outbox that takes as long as it is made to over raising what is due."""

    def __init__(self, outbox):
        self.reached, self.go = threading.Event(), threading.Event()
        self._outbox = outbox

    def raise_due(self):
        self.reached.set()
        assert self.go.wait(30)
        return self._outbox.raise_due()

    def __getattr__(self, name):
        return getattr(self._outbox, name)


async def test_an_outbox_that_is_stuck_holds_up_no_turn(tmp_path):
    made = []

    def wrapped(app):
        made.append(Stuck(app.desk.outbox))
        return replace(app, desk=replace(app.desk, outbox=made[0]))

    async with running(tmp_path, wrapped=wrapped) as bot, FakeTeams(bot.endpoint) as teams:
        sergeant = teams.user("sergeant", SERGEANT)
        chat = teams.personal(sergeant)
        async with bot.channel.notices.running():
            await asyncio.to_thread(made[0].reached.wait, 30)
            turn = await chat.say(sergeant, "help")
            assert "You can always type" in str(turn.card)
            made[0].go.set()


CHIEF, COMMISSIONER = (
    "aaaaaaaa-0000-4000-8000-000000000007",
    "aaaaaaaa-0000-4000-8000-000000000008",
)


async def test_once_one_of_two_has_declined_the_others_notice_asks_for_nothing(bot, teams):
    """Who declined has what came of it on their own screen."""
    chats = {}
    for name, guid in (("chief", CHIEF), ("commissioner", COMMISSIONER)):
        user = teams.user(name, guid)
        chats[name] = teams.personal(user)
        await chats[name].install(user)
    await bot.channel.notices.settle()
    asked_for(bot.app)
    await bot.channel.notices.settle()
    asks = {name: chat.messages[-1] for name, chat in chats.items()}
    for message in asks.values():
        assert message.activity["summary"].startswith("Your approval is asked for")
    chief = Person(bot.app, "demo-chief-constable").says("what waits for me")
    number = f"ARR-{chief.page.partition('ARR-')[2][:8]}"
    chief.says(number, "decline", "Not now", "yes").sees("You declined it.")
    await bot.channel.notices.settle()
    assert asks["commissioner"].card["actions"] == []
    assert "This is settled" in json.dumps(asks["commissioner"].card)
    assert [each["title"] for each in asks["chief"].card["actions"]] == ["Open"]
