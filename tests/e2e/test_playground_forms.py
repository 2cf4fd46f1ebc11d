"""A member of the Lancashire Authority is taken through the Key Principles on a phone-sized window."""

import re

import pytest

from tests.e2e.chat_page import ChatPage
from tests.e2e.starting import started

ARSON = "We want to join a partnership with the county council and the fire service against arson."
OPEN = re.compile(r"Open (http://127\.0\.0\.1:\d+)")

pytestmark = pytest.mark.e2e


@pytest.fixture
def url(tmp_path):
    """Return where the client is, of an assistant that asks under the Lancashire policy."""
    with started(tmp_path, policy="lancashire") as program:
        said = []
        for line in program.stderr:
            said.append(line)
            if match := OPEN.search(line):
                yield match[1]
                break
    assert OPEN.search(said[-1]), "".join(said)


@pytest.fixture
async def chat(url, page, pictures):
    """Return the chat on a window as wide as a phone."""
    opened = ChatPage(page, pictures)
    await opened.open(url)
    await opened.reads("You are asking under the Lancashire policy")
    await opened.as_on_a_phone()
    yield opened
    assert opened.broken == []


async def decided(chat: ChatPage) -> None:
    """From the opening to the outcome that asks for the Key Principles."""
    await chat.say(ARSON)
    await chat.reads("This is what I heard. Is it right?")
    await chat.presses("None of these")
    await chat.reads("Does it meet the definition, and what is the Authority's part in it?")
    await chat.say("1-5 yes, 6b, 7 yes, 8 no")
    await chat.reads("The ten Key Principles: not begun")
    await chat.picture("outcome")


async def test_a_member_is_taken_through_the_key_principles(chat, url):
    """Part by part, left and taken up, checked, changed, completed; the outcome says what came."""
    await decided(chat)
    await chat.presses("Begin: The ten Key Principles")
    await chat.reads("Why a partnership, and to what end", "part 1 of 4")
    await chat.picture("first-part")
    await chat.picks("Were other ways considered", "Yes")
    await chat.picks("Have all partners agreed", "Not clear")
    await chat.presses("Save and go on")
    await chat.reads("Who leads, and who takes part", "part 2 of 4")
    await chat.picture("second-part")
    await chat.picks("Is it agreed who leads", "Yes")
    await chat.picks("Is it known who all", "Yes")
    await chat.picks("If more partners are likely", "Not applicable")
    await chat.presses("Save and go on")
    await chat.reads("Saved. What is left of this part is still open.")
    await chat.open(url)
    await chat.as_on_a_phone()
    await chat.reads("Welcome back. You were filling in: The ten Key Principles")
    await chat.picture("gone-on-with")
    await chat.picks("Do the partners suit one another", "Yes")
    await chat.picks("Do they fit the Authority", "Yes")
    await chat.presses("Save and go on")
    await the_rest(chat)
    await checked_and_completed(chat)


async def the_rest(chat: ChatPage) -> None:
    """Money, and how long; the length and the day are asked because of an answer before them."""
    await chat.reads("Money and means", "part 3 of 4")
    for asked in ("Is it agreed how it will be paid", "Is it worked out what", "Has what the"):
        await chat.picks(asked, "Yes")
    await chat.picks("Have costs been set against benefits?", "Not applicable")
    await chat.presses("Save and go on")
    await chat.reads("How long, and is it fair", "part 4 of 4")
    await chat.picks("Is it agreed how long", "Yes")
    await chat.picks("Could being in it run against", "Yes")
    await chat.presses("Save and go on")
    await chat.reads("For how long is that?")
    await chat.picks("For how long is that?", "For a set time")
    await chat.presses("Save and go on")
    await chat.reads("When does our membership end?")
    await chat.card.get_by_label("When does our membership end?").fill("2028-03-31")
    await chat.picture("a-day")
    await chat.presses("Save and go on")


async def checked_and_completed(chat: ChatPage) -> None:
    """Everything on one card, one answer changed, and what the outcome says of it then."""
    await chat.reads("The ten Key Principles: check your answers", "31 March 2028")
    await chat.reads("Have the aims agreed by every partner, and written down.")
    await chat.reads("Being in the partnership could run against the Equality Scheme.")
    await chat.picture("check")
    await chat.picks(
        "Change one of the answers",
        "15. Could being in it run against the Authority's Equality Scheme? Yes",
    )
    await chat.presses("Change")
    await chat.reads("You are changing an answer of: The ten Key Principles")
    await chat.picture("changing")
    await chat.picks("Could being in it run against", "No")
    await chat.presses("Save and go on")
    await chat.reads("check your answers", "Equality Scheme? No")
    await chat.presses("Complete it")
    await chat.reads("The ten Key Principles: the form is complete. 1 thing to take care of.")
    await chat.reads("To be taken care of", "Ask the Partnerships & Performance Officer.")
    await chat.picture("outcome-with-care")
