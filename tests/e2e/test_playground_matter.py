"""As somebody at a laptop would: start the assistant, open the client, and take a matter to the register."""

import re
import signal
import socket
import subprocess
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest

from tests.e2e.chat_page import ChatPage
from tests.e2e.starting import started

DOG_UNIT = "We want to sign a shared dog-unit agreement with Merseyside Police under a section 22A."
OPEN = re.compile(r"Open (http://127\.0\.0\.1:\d+) and type: (.+)\n")

pytestmark = pytest.mark.e2e


@dataclass(frozen=True)
class Served:
    """The assistant as it was started: what it said, and what it said to open and to type."""

    program: subprocess.Popen
    said: list[str]
    url: str
    line: str

    def stop(self) -> int:
        """Stop it as Ctrl-C does; return its exit code."""
        self.program.send_signal(signal.SIGINT)
        self.said.extend(self.program.stderr)
        return self.program.wait(30)


@pytest.fixture
def served(tmp_path):
    """Return the assistant and its client, on a store of their own with the demonstration in it."""
    with started(tmp_path, "--demo") as program:
        said = []
        for line in program.stderr:
            said.append(line)
            if match := OPEN.fullmatch(line):
                yield Served(program, said, match[1], match[2])
                break
    assert said
    assert OPEN.fullmatch(said[-1]) or "Stopping" in "".join(said), "".join(said)


async def test_a_matter_goes_from_the_welcome_to_the_register(served, page, pictures):
    """Welcome, what was heard, questions, outcome, register, and found there again."""
    chat = ChatPage(page, pictures)
    await chat.open(served.url)
    await chat.reads("You are asking under the Cheshire policy", "Your matters")
    await chat.picture("welcome")
    assert served.line == DOG_UNIT
    await said_and_asked(chat, served.line)
    await decided(chat)
    await settled_whole(chat)
    number = await put_on_the_register(chat)
    await found_again(chat, number)
    assert chat.broken == []


async def said_and_asked(chat: ChatPage, line: str) -> None:
    """From the opening to the last question for the approval."""
    await chat.say(line)
    await chat.reads("This is what I heard. Is it right?", "You said “section 22A”")
    await chat.picture("heard")
    await chat.presses("That is right")
    await chat.reads(
        "Is it any of these? The policy does not treat them as partnerships.", "Card 2"
    )
    await chat.picks("A conference", "No")
    await chat.picture("exclusions")
    await chat.presses("None of these")
    await chat.reads("Is the partnership itself governed by statute?", "Card 3")
    await chat.picture("question")
    await chat.presses("No")


async def decided(chat: ChatPage) -> None:
    """The last question, and who approves it."""
    await chat.reads("Is information shared in it?", "Card 4, the last one")
    await chat.presses("No")
    await chat.reads("This is a partnership")
    await chat.reads("Collaboration under section 22A, 23 or 23A of the Police Act 1996")
    await chat.reads("1. Chief Constable", "2. Police and Crime Commissioner")
    await chat.picture("outcome")


async def settled_whole(chat: ChatPage) -> None:
    """One more card, and everything that the policy asks."""
    await chat.presses("Go on to everything")
    await chat.reads("Do money or information pass between the partners?")
    await chat.picks("Grant money passes within it", "No")
    await chat.picks("Other money dealings with a partner", "No")
    await chat.picture("money")
    await chat.presses("Send")
    await chat.reads(
        "Register of collaborations, kept by the Planning, Performance and Risk Manager"
    )
    await chat.picture("everything")


async def put_on_the_register(chat: ChatPage) -> str:
    """The form, and the number of the entry."""
    await chat.presses("Put it on the register")
    await chat.reads("It goes on the register of collaborations")
    await chat.fills("Title", "Dog units shared with Merseyside")
    await chat.fills("Partners", "Merseyside Police, Cheshire Constabulary")
    await chat.picture("form")
    await chat.presses("Put it on the register")
    await chat.reads(
        "Some entries look like this one", "DEMO Dog unit shared with Merseyside Police"
    )
    await chat.picture("look-alikes")
    await chat.presses("Put it on anyway")
    await chat.reads("It is on the register of collaborations as ARR-")
    await chat.reads("Merseyside Police and Cheshire Constabulary")
    await chat.picture("registered")
    return re.search(r"ARR-[A-Z2-7]{8}", await chat.card.inner_text())[0]


async def found_again(chat: ChatPage, number: str) -> None:
    """In the list, by its words, and by its number."""
    await chat.say("show the register")
    await chat.reads("On the register", "DEMO Cheshire Criminal Justice Board")
    await chat.picture("register")
    await chat.say("find units shared")
    await chat.reads(
        "On the register, for “units shared”", f"{number} Dog units shared with Merseyside"
    )
    await chat.picture("found")
    await chat.say(number)
    await chat.reads("Approval: not sought yet.", "Register: Register of collaborations")
    await chat.picture("entry")


async def test_a_matter_is_gone_on_with_after_the_page_was_closed(served, page, pictures):
    """The page keeps nothing; the assistant asks the same question again."""
    chat = ChatPage(page, pictures)
    await chat.open(served.url)
    await chat.reads("Your matters")
    await chat.say(DOG_UNIT)
    await chat.reads("This is what I heard. Is it right?")
    await chat.presses("None of these")
    await chat.reads("Is the partnership itself governed by statute?")
    await chat.open(served.url)
    await chat.reads("Is the partnership itself governed by statute?")
    await chat.picture("welcomed-back")
    await chat.presses("Yes")
    await chat.reads("Card ")
    assert chat.broken == []


async def test_another_matter_is_begun_in_one_press_and_opened_again(served, page, pictures):
    """Typed over a question; the one before is found among the person's matters."""
    chat = ChatPage(page, pictures)
    await chat.open(served.url)
    await chat.reads("Your matters")
    await chat.say(DOG_UNIT)
    await chat.reads("This is what I heard. Is it right?")
    await chat.say("Our software supplier calls our contract a strategic partnership. Is it one?")
    await chat.reads("If that is another matter, begin it anew below")
    await chat.picture("another-matter")
    await chat.presses("Begin a matter with this")
    await chat.reads("The matter before is kept as ENQ-", "A contract with a supplier")
    await chat.presses("That is right")
    await chat.reads("This is not a partnership", "You said: “Our software supplier calls our")
    await chat.say("my matters")
    await chat.reads("We want to sign a shared dog-unit agreement with Merseyside… (waiting for")
    number = re.search(r"(ENQ-\w{8}) We want to sign", await chat.card.inner_text())[1]
    await chat.say(number)
    await chat.reads("You were asking: “We want to sign a shared dog-unit", "“section 22A”")
    await chat.picture("the-one-before")
    assert chat.broken == []


async def test_in_company_it_helps_and_leads_to_the_personal_chat(served, page, pictures):
    """A matter is not talked about before others."""
    chat = ChatPage(page, pictures)
    await chat.open(served.url)
    await chat.reads("Your matters")
    await chat.goes_to("Dog units")
    await chat.reads("Partnerships Assistant")
    await chat.picture("greeted")
    await chat.mentions("Partnerships Assistant", DOG_UNIT)
    await chat.reads("I have answered you in our own chat.")
    await chat.picture("in-company")
    await chat.goes_to("Personal Chat")
    await chat.reads("This is what I heard. Is it right?")
    await chat.picture("at-home")
    assert chat.broken == []


async def test_it_stops_as_one(served, page, pictures):
    """Ctrl-C ends the assistant and its client, quietly, and nothing went wrong on the way."""
    chat = ChatPage(page, pictures)
    await chat.open(served.url)
    await chat.reads("Your matters")
    assert served.stop() == 0
    assert served.said[-1] == "Stopping: what is under way is finished first.\n"
    assert not [line for line in served.said if "Sorry" in line or "stopped by itself" in line]
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", urlsplit(served.url).port), 5)
