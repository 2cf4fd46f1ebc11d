"""Two people at clients of their own are told what they are to know without having typed a word."""

import pytest
from playwright.async_api import expect

from tests.e2e.chat_page import ChatPage
from tests.e2e.several import chats_at, clients

DOG_UNIT = "We want to sign a shared dog-unit agreement with Merseyside Police under a section 22A."
PEOPLE = ("demo-sergeant", "demo-chief-constable")
MORNING = "2026-04-01T09:30:00+01:00"
"""A working day: nobody's quiet hours."""

GENEROUS = 30_000

pytestmark = pytest.mark.e2e


@pytest.fixture
def urls(tmp_path):
    """Return where the client of each of them is."""
    with clients(tmp_path, PEOPLE, now=MORNING) as found:
        yield found


@pytest.fixture
async def chats(urls, browser, pictures):
    """Return the chat of each of them, in that order."""
    async with chats_at(urls.values(), browser, pictures) as opened:
        yield opened


async def test_an_approver_is_told_and_decides_and_who_asked_is_told_of_it(chats):
    sergeant, chief = chats
    await asked_for(sergeant)
    await told(chief, "Dog units shared with Merseyside")
    await chief.picture("told")
    await chief.presses("Open")
    await chief.reads("Dog units shared with Merseyside", "You are asked to approve this.")
    await chief.picture("opened")
    await chief.presses("See what is asked")
    await chief.reads("We hope to begin in May.")
    await chief.presses("Approve")
    await chief.presses("Approve")
    await chief.reads("You approved it.")
    await told(sergeant, "Dog units shared with Merseyside")
    await sergeant.picture("told-of-it")
    await sergeant.presses("Open")
    await sergeant.reads("Chief Constable: approved")
    await sergeant.picture("approved")


async def told(chat: ChatPage, text: str) -> None:
    """Wait until a card with *text* and a button to open it is there, which nobody asked for."""
    await expect(chat.card).to_contain_text(text, timeout=GENEROUS)
    await expect(chat.card.get_by_role("button", name="Open", exact=True)).to_be_visible(
        timeout=GENEROUS
    )


async def asked_for(chat: ChatPage) -> None:
    """From the opening to the request."""
    await chat.say(DOG_UNIT)
    await chat.reads("This is what I heard. Is it right?")
    await chat.presses("None of these")
    await chat.reads("Is the partnership itself governed by statute?")
    await chat.presses("No")
    await chat.reads("Is information shared in it?")
    await chat.presses("No")
    await chat.reads("This is a partnership")
    await chat.presses("Put it on the register")
    await chat.fills("Title", "Dog units shared with Merseyside")
    await chat.fills("Partners", "Merseyside Police")
    await chat.presses("Put it on the register")
    await chat.reads("It is on the register of collaborations as ARR-")
    await chat.presses("Start the approval")
    await chat.reads("Each of them has to approve")
    await chat.fills("What they should know", "We hope to begin in May.")
    await chat.presses("Ask for the approval")
    await chat.reads("The approval was asked for.", "Approval: awaited from the Chief Constable")
