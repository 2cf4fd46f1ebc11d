"""Two people at clients of their own are told what they are to know without having typed a word."""

import pytest

from tests.e2e.chat_page import ChatPage
from tests.e2e.several import chats_at, clients, registered, told

PEOPLE = ("demo-sergeant", "demo-chief-constable")
MORNING = "2026-04-01T09:30:00+01:00"
"""A working day: nobody's quiet hours."""


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


async def asked_for(chat: ChatPage) -> None:
    """From the opening to the request."""
    await registered(chat)
    await chat.presses("Start the approval")
    await chat.reads("Each of them has to approve")
    await chat.fills("What they should know", "We hope to begin in May.")
    await chat.presses("Ask for the approval")
    await chat.reads("The approval was asked for.", "Approval: awaited from the Chief Constable")
