"""The terminal reads a line, shows a screen, and works the same on a keyboard and in a pipe."""

import re
import sys
from collections.abc import Iterable, Iterator
from string import ascii_lowercase
from textwrap import wrap
from typing import TextIO

from bot import words
from bot.conversation import Conversation
from bot.screens import Item, Question, Screen

WIDTH = 88
_PROMPT = "> "


def chat(conversation: Conversation, reading: TextIO, writing: TextIO) -> None:
    """Talk until the person leaves, the lines end, or Ctrl-C.

    Whatever was answered is saved by then.
    """
    interactive = reading.isatty() and writing.isatty()
    try:
        screen = conversation.begin()
        _show(screen, writing, styled=interactive)
        for line in _lines(reading, writing, interactive=interactive):
            screen = conversation.say(line)
            _show(screen, writing, styled=interactive)
            if screen.ends:
                return
        _show(Screen(words.SAVED), writing, styled=interactive)
    except KeyboardInterrupt:
        writing.write("\n")
        _show(Screen(words.SAVED), writing, styled=interactive)


def _lines(reading: TextIO, writing: TextIO, *, interactive: bool) -> Iterator[str]:
    """Yield the lines typed; without a keyboard each is echoed, so that a transcript reads well."""
    while True:
        writing.write(_PROMPT)
        writing.flush()
        line = reading.readline()
        if not line:
            writing.write("\n")
            return
        if not interactive:
            writing.write(line.rstrip("\n") + "\n")
        yield line.rstrip("\n")


def _show(screen: Screen, writing: TextIO, *, styled: bool) -> None:
    writing.write("\n" + "\n".join(rendered(screen, styled=styled)) + "\n\n")
    writing.flush()


def rendered(screen: Screen, *, styled: bool = False) -> Iterator[str]:
    """Yield the lines of *screen*; *styled* makes headings bold."""
    for notice in screen.notice:
        yield from _wrapped(notice, "* ")
    if screen.notice:
        yield ""
    yield from _bold(screen.title, styled=styled)
    for paragraph in screen.paragraphs:
        yield from _paragraph(paragraph)
    for section in screen.sections:
        yield ""
        yield from _bold(section.heading, styled=styled)
        for line in section.lines:
            yield from _paragraph(line, "- ")
    if screen.question is not None:
        yield from _question(screen.question)
    yield from _foot(screen)


def _paragraph(text: str, mark: str = "") -> Iterator[str]:
    """Yield *text* behind *mark*, or behind the number at its head."""
    number = re.match(r"\d+\. ", text)
    head = number[0] if number else ""
    yield from _wrapped(text.removeprefix(head), f"  {head or mark}")


def _question(question: Question) -> Iterator[str]:
    if len(question.items) == 1:
        yield from _choices(question.items[0], [f"{n}." for n in range(1, 100)], "  ")
    else:
        for n, item in enumerate(question.items, start=1):
            yield from _wrapped(item.text, f"  {n}. ")
            if not item.is_yes_no:
                yield from _choices(item, [f"{letter}." for letter in ascii_lowercase], "     ")
    if len(question.items) == 1:
        yield from _wrapped(question.items[0].why, "  ")
    yield from _wrapped(words.how_to_answer(question), "  ")


def _choices(item: Item, marks: Iterable[str], indent: str) -> Iterator[str]:
    for mark, choice in zip(marks, item.choices, strict=False):
        means = f": {choice.means}" if choice.means else ""
        yield from _wrapped(choice.label + means, f"{indent}{mark} ")


def _foot(screen: Screen) -> Iterator[str]:
    if screen.progress or screen.actions:
        yield ""
    if screen.progress:
        yield f"  {screen.progress}."
    longest = max((len(action.says) for action in screen.actions), default=0)
    for action in screen.actions:
        yield f"  [{action.says}]{' ' * (longest - len(action.says))} {action.does}"


def _wrapped(text: str, first: str) -> Iterator[str]:
    plain = text.replace("*", "")
    lines = wrap(plain, WIDTH - len(first)) or [""]
    yield first + lines[0]
    yield from (" " * len(first) + line for line in lines[1:])


def _bold(text: str, *, styled: bool) -> Iterator[str]:
    for line in wrap(text, WIDTH) or [""]:
        yield f"\x1b[1m{line}\x1b[0m" if styled else line


def standard() -> tuple[TextIO, TextIO]:
    """Return the keyboard and the screen of this process."""
    return sys.stdin, sys.stdout
