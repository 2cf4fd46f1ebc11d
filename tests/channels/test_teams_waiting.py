"""Whoever waits sees that something is done, and a press is answered before the client gives up."""

import asyncio
import threading

import pytest

from bot.channels.teams.talking import Patience
from tests.support.person import DOG_UNIT
from tests.support.teams import FakeTeams
from tests.support.teams_bot import SERGEANT, running


class Slow:
    """An assistant whose work waits, once it is told to, until it may go on."""

    def __init__(self):
        self.go = threading.Event()
        self.go.set()

    def of(self, app):
        """Return *app*, looking up who acts as slowly as that."""

        def actor(person):
            assert self.go.wait(30)
            return app.actor(person)

        return _Assistant(app, actor)


class _Assistant:
    def __init__(self, app, actor):
        self.desk, self.references, self.workers = app.desk, app.references, app.workers
        self.conversation, self.actor = app.conversation, actor


@pytest.fixture
def slow():
    return Slow()


async def test_typing_is_shown_while_a_line_is_dealt_with(tmp_path, slow):
    patience = Patience(typing_after=0.01, answer_within=60.0)
    async with (
        running(tmp_path, patience=patience, wrapped=slow.of) as bot,
        FakeTeams(bot.endpoint) as teams,
    ):
        sergeant = teams.user("sergeant", SERGEANT)
        chat = teams.personal(sergeant)
        await chat.say(sergeant, DOG_UNIT)
        shown = chat.typing
        slow.go.clear()
        speaking = asyncio.ensure_future(chat.say(sergeant, "none of these"))
        await chat.until(lambda: chat.typing > shown)
        slow.go.set()
        assert "governed by statute" in str((await speaking).card)


async def test_a_press_that_takes_long_is_answered_in_time_and_finished_later(tmp_path, slow):
    patience = Patience(typing_after=60.0, answer_within=0.2)
    async with (
        running(tmp_path, patience=patience, wrapped=slow.of) as bot,
        FakeTeams(bot.endpoint) as teams,
    ):
        sergeant = teams.user("sergeant", SERGEANT)
        chat = teams.personal(sergeant)
        message = (await chat.say(sergeant, DOG_UNIT)).only
        slow.go.clear()
        turn = await chat.press(sergeant, message, "None of these")
        assert (
            turn.toast
            == "This takes a little longer than usual. The card will change once it is done."
        )
        slow.go.set()
        await chat.until(lambda: "governed by statute" in str(message.card))
        assert bot.names[-1] == "question-answered"
