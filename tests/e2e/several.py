"""Several people at once, each at a client of their own beside one assistant."""

import re
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import TypeVar

from playwright.async_api import Browser

from tests.e2e.chat_page import ChatPage
from tests.e2e.starting import started

_OPEN = re.compile(r"Open (http://127\.0\.0\.1:\d+) as the ([^:]+) and type: ")

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
