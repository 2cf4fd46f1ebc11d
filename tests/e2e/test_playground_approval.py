"""Three people, each at a client of their own, take one agreement from its proposal to its signature."""

import pytest

from tests.e2e.chat_page import ChatPage
from tests.e2e.several import chats_at, clients, registered

PEOPLE = ("demo-sergeant", "demo-chief-constable", "demo-commissioner")

pytestmark = pytest.mark.e2e


@pytest.fixture
def urls(tmp_path):
    """Return where the client of each of them is."""
    with clients(tmp_path, PEOPLE) as found:
        yield found


@pytest.fixture
async def chats(urls, browser, pictures):
    """Return the chat of each of them, in that order."""
    async with chats_at(urls.values(), browser, pictures) as opened:
        yield opened


async def test_three_people_bring_an_agreement_to_its_signature(urls, chats):
    """Proposed and registered, approved by one and then the other, and signed only then."""
    assert list(urls) == [
        "Neighbourhood Sergeant",
        "Chief Constable",
        "Police and Crime Commissioner",
    ]
    sergeant, chief, commissioner = chats
    number = await registered(sergeant)
    await asked_for(sergeant)
    await approved(chief, number, "Police and Crime Commissioner: awaited")
    await sergeant.say(number)
    await sergeant.reads("Approval: awaited from the Police and Crime Commissioner")
    await sergeant.picture("one-is-awaited")
    await approved(commissioner, number, "Chief Constable: approved")
    await signed(sergeant, number)


async def asked_for(chat: ChatPage) -> None:
    """It is said who will be asked before they are."""
    await chat.presses("Start the approval")
    await chat.reads("Each of them has to approve", "before it is signed")
    await chat.fills("What they should know", "We hope to begin in May.")
    await chat.picture("who-will-be-asked")
    await chat.presses("Ask for the approval")
    await chat.reads("The approval was asked for.", "Approval: awaited from the Chief Constable")
    await chat.picture("asked-for")


async def approved(chat: ChatPage, number: str, other: str) -> None:
    """Whoever is asked finds it without being told its number, sees what it is, and approves."""
    await chat.say("what waits for me")
    await chat.reads("Dog units shared with Merseyside", number)
    await chat.picture("inbox")
    await chat.say(number)
    await chat.reads("Dog units shared with Merseyside")
    await chat.presses("See what is asked")
    await chat.reads("We hope to begin in May.", "What is laid before you", other)
    await chat.picture("laid-before")
    await chat.presses("Approve")
    await chat.reads("A neighbourhood sergeant will see it here.")
    await chat.presses("Approve")
    await chat.reads("You approved it.")
    await chat.picture("approved")


async def signed(chat: ChatPage, number: str) -> None:
    """What was missing at the signature is on record; the approvals were there."""
    await chat.say(number)
    await chat.reads("Chief Constable: approved", "Police and Crime Commissioner: approved")
    await chat.picture("all-approved")
    await chat.presses("Record the signature")
    await chat.picture("signing")
    await chat.reads("This will be shown as missing: Evaluation against the protocol's criteria")
    await chat.fills("Who signed for us?", "The Chief Constable and the Commissioner")
    await chat.presses("Record the signature")
    await chat.reads("Signed on", "this was missing: Agreement under section 22A")
    await chat.picture("signed")
    await chat.say("find units shared")
    await chat.reads(number, "Dog units shared with Merseyside")
    await chat.picture("on-the-register")
