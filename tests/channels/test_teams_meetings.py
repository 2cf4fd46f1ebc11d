"""A lead member logs a meeting in Teams: on the card, or in a dialog where the client has them."""

import json

import pytest

from tests.support.scrutiny import scrutiny_settings
from tests.support.teams import FakeTeams
from tests.support.teams_bot import running

LEAD = "aaaaaaaa-0000-4000-8000-000000000021"
"""Who the demonstration directory knows as the lead member for Halton."""
CDRP = "Halton Crime and Disorder Reduction Partnership"


@pytest.fixture
async def bot(tmp_path):
    async with running(tmp_path, settings=scrutiny_settings(tmp_path)) as bot:
        yield bot


@pytest.fixture
async def teams(bot):
    async with FakeTeams(bot.endpoint) as teams:
        yield teams


@pytest.fixture
def lead(teams):
    return teams.user("lead", LEAD)


@pytest.fixture
def chat(teams, lead):
    return teams.personal(lead)


def page(card) -> str:
    return json.dumps(card, ensure_ascii=False)


def logged(bot):
    return [row for row in bot.app.desk.meetings.all(bot.app.actor(LEAD)) if row.status == "logged"]


async def test_one_line_and_one_press_log_a_meeting(bot, chat, lead):
    """What is known is filled in on the card; the card becomes the receipt."""
    card = (await chat.say(lead, "just back from the Halton CDRP")).only
    await chat.press(lead, card, "Log it", {"outcome": "Fewer thefts"})
    assert "Logged as MTG-" in page(card.card)
    (row,) = logged(bot)
    assert (row.meeting.body, row.meeting.says["capacity"]) == ("halton_cdrp", "For the Authority")
    assert bot.security == []


async def test_feedback_is_logged_in_a_dialog(bot, chat, lead):
    """What was heard stands in it; what cannot be taken is asked again there, with all of it."""
    card = (await chat.say(lead, "I was at the Halton CDRP last night")).only
    opened = await chat.press(lead, card, "Open as a form")
    assert opened.dialog.title == "Feedback from a partnership meeting"
    again = await opened.dialog.submit("Log it", {"outcome": "none yet"})
    assert "say in a few words why" in page(again.dialog.card)
    assert logged(bot) == []
    closed = await again.dialog.submit(
        "Log it", {"outcome": "none yet: it met once", "risk_to_authority": "No money"}
    )
    assert closed.toast.startswith("Logged as MTG-")
    (row,) = logged(bot)
    assert (row.meeting.title, row.meeting.on.isoformat()) == (CDRP, "2026-03-31")
    (risk,) = bot.app.desk.risks.all(bot.app.actor(LEAD))
    assert risk.source == row.stream
    await bot.channel.idle()
    assert "Logged as MTG-" in page(chat.messages[-1].card)


async def test_a_body_that_is_not_offered_is_written_in_the_dialog(bot, chat, lead):
    """Whatever does not follow from it is asked in the same dialog."""
    card = (await chat.say(lead, "log feedback")).only
    opened = await chat.press(lead, card, "Open as a form")
    more = await opened.dialog.submit(
        "Log it", {"body_other": "Halton Youth Panel", "outcome": "A hall"}
    )
    assert "One thing more before it is logged." in page(more.dialog.card)
    closed = await more.dialog.submit("Log it", {"body_kind": "other", "council_area": "halton"})
    assert closed.toast.startswith("Logged as MTG-")
    assert [row.meeting.title for row in logged(bot)] == ["Halton Youth Panel"]
