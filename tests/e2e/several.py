"""Several people at once, each at a client of their own beside one assistant."""

import re
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import TypeVar

from playwright.async_api import Browser, expect

from tests.e2e.chat_page import ChatPage
from tests.e2e.starting import started

_OPEN = re.compile(r"Open (http://127\.0\.0\.1:\d+) as the ([^:]+) and type: ")

_DOG_UNIT = (
    "We want to sign a shared dog-unit agreement with Merseyside Police under a section 22A."
)
_GENEROUS = 30_000
"""Milliseconds in which somebody is told who asked for nothing."""

C = TypeVar("C", bound=ChatPage)


@contextmanager
def clients(folder: Path, people: Sequence[str], **settings: str) -> Iterator[dict[str, str]]:
    """Give where the client of each of *people* is, by what they are called, in their order."""
    chosen = (part for person in people for part in ("--playground-as", person))
    with started(folder, *chosen, **settings) as program:
        found: dict[str, str] = {}
        for line in program.stderr:
            if match := _OPEN.match(line):
                found[match[2]] = match[1]
            if len(found) == len(people) or "answers all the same" in line:
                break
        yield found


@asynccontextmanager
async def chats_at(
    urls: Iterable[str], browser: Browser, pictures: Path, kind: type[C] = ChatPage
) -> AsyncIterator[list[C]]:
    """Give the chat at each of *urls*, once it is greeted; no page may break meanwhile."""
    opened = []
    for url in urls:
        context = await browser.new_context(viewport={"width": 1400, "height": 1600})
        context.set_default_timeout(15_000)
        chat = kind(await context.new_page(), pictures)
        await chat.open(url)
        await chat.reads("You are asking under the Cheshire policy")
        opened.append(chat)
    yield opened
    assert [chat.broken for chat in opened] == [[] for _ in opened]


async def registered(chat: ChatPage) -> str:
    """From the opening to the register; the number of the entry."""
    await chat.say(_DOG_UNIT)
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
    await chat.picture("registered")
    return re.search(r"ARR-[A-Z2-7]{8}", await chat.card.inner_text())[0]


async def told(chat: ChatPage, text: str) -> None:
    """Wait until a card with *text* and a button to open it is there, which nobody asked for."""
    await expect(chat.card).to_contain_text(text, timeout=_GENEROUS)
    await expect(chat.card.get_by_role("button", name="Open", exact=True)).to_be_visible(
        timeout=_GENEROUS
    )
