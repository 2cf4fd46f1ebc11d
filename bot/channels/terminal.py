"""The terminal reads a line, shows a screen, and works the same on a keyboard and in a pipe."""

import io
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from shutil import get_terminal_size
from typing import TextIO

from bot.conversation import Conversation
from bot.plain_text import WIDTH, rendered, visible
from bot.screens import Screen
from bot.waiting import patience

_PROMPT = "> "
_NARROWEST = 40
"""Below that a line of choices cannot be read, however it is broken."""


def chat(
    conversation: Conversation, reading: TextIO, writing: TextIO, *, first: Screen | None = None
) -> None:
    """Talk until the person leaves, the lines end, or Ctrl-C; *first* is shown before anything.

    Whatever was answered is saved by then.
    """
    interactive = reading.isatty() and writing.isatty()

    def show(screen: Screen) -> None:
        lines = rendered(screen, styled=interactive, width=_width(interactive=interactive))
        writing.write("\n" + "\n".join(lines) + "\n\n")
        writing.flush()

    try:
        with patience():
            screen = conversation.begin()
        if first is not None:
            show(first)
        show(screen)
        for line in _lines(reading, writing, interactive=interactive):
            with patience():
                screen = conversation.say(line)
            show(screen)
            if screen.ends:
                return
        show(conversation.leave())
    except KeyboardInterrupt:
        writing.write("\n")
        show(conversation.stopped())


def standard() -> tuple[TextIO, TextIO]:
    """Return the keyboard and the screen of this process; what is no text comes as a sign of it."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    return sys.stdin, sys.stdout


def _width(*, interactive: bool) -> int:
    return max(_NARROWEST, min(WIDTH, get_terminal_size().columns)) if interactive else WIDTH


def _lines(reading: TextIO, writing: TextIO, *, interactive: bool) -> Iterator[str]:
    """Yield the lines typed; without a keyboard each is echoed, so that a transcript reads well."""
    if interactive and reading is sys.stdin and writing is sys.stdout:
        yield from _typed()
        return
    while True:
        writing.write(_PROMPT)
        writing.flush()
        line = reading.readline()
        if not line:
            writing.write("\n")
            return
        if not interactive:
            writing.write(visible(line) + "\n")
        yield line.rstrip("\n")


def _typed() -> Iterator[str]:
    """Yield the lines of a keyboard, which can be edited and called back where that is known."""
    with suppress(ImportError):  # not on every system
        import_module("readline")
    with suppress(EOFError):
        while True:
            yield input(_PROMPT)
    sys.stdout.write("\n")
