"""The tutorial is true: what it types is typed, and what it shows comes back in that order."""

import io
import re
from pathlib import Path

import pytest

from bot.channels.terminal import chat
from bot.settings import Settings
from bot.wiring import wire

TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorial.md"
_BLOCK = re.compile(r"^```text\n(.*?)^```", re.MULTILINE | re.DOTALL)
_LEAVING = "leave it for now"


def shown_lines():
    """Return every line of the tutorial's transcripts, in order."""
    blocks = _BLOCK.findall(TUTORIAL.read_text(encoding="utf-8"))
    lines = [line.rstrip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line and line != "..."]


@pytest.fixture
def transcript(tmp_path):
    """Return what the chat says to everything that the tutorial types, over two sessions."""
    typed = [line.removeprefix("> ") for line in shown_lines() if line.startswith("> ")]
    stop = typed.index(_LEAVING) + 1
    settings = Settings(store=f"sqlite:///{tmp_path / 'tutorial.sqlite'}")
    said = io.StringIO()
    for session in (typed[:stop], typed[stop:]):
        app = wire(settings)
        try:
            chat(app.conversation("learner"), io.StringIO("\n".join(session) + "\n"), said)
        finally:
            app.close()
    return [line.rstrip() for line in said.getvalue().splitlines()]


def test_every_line_of_the_tutorial_comes_back_in_its_order(transcript):
    """A line that the chat no longer says, or says elsewhere, fails here by its text."""
    at = 0
    for line in shown_lines():
        assert line in transcript[at:], f"not said after line {at}: {line!r}"
        at = transcript.index(line, at) + 1


def test_the_tutorial_shows_something():
    """An empty tutorial would pass anything."""
    assert len(shown_lines()) > 30
