"""The chat as its own program, killed at any moment, goes on at the same question."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Self

import pexpect
import pytest

from bot.settings import Settings
from bot.wiring import wire
from domain.identity import Actor
from tests.support.person import DOG_UNIT, NOW

ROOT = Path(__file__).parents[2]
ME = "sergeant.ahmed"
CHAT = (sys.executable, "-m", "bot", "chat", "--as", ME)
TYPED = (DOG_UNIT, "yes", "none of these", "no", "2")
"""The dog-unit matter, from its opening to its outcome."""

WAITING = b"\n\n> "
"""How a screen ends: the next line may be typed, so what was typed before is acknowledged."""


class Program:
    """The chat in a pipe; what it says is read as it comes."""

    def __init__(self, env: dict[str, str]):
        self._process = subprocess.Popen(
            CHAT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env, cwd=ROOT, bufsize=0
        )
        self.first = self._page()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Kill it: no chat here ends in any other way."""
        self._process.kill()
        self._process.communicate()

    def says(self, line: str) -> str:
        """Type *line* and return the screen that acknowledges it."""
        self._type(line)
        return self._page().partition("\n")[2]

    def begins_to_say(self, line: str) -> None:
        """Type *line* and wait only until it was read, not until anything is done about it."""
        self._type(line)
        self._until(f"{line}\n".encode())

    def _type(self, line: str) -> None:
        self._process.stdin.write(f"{line}\n".encode())

    def _page(self) -> str:
        return self._until(WAITING).decode().removesuffix("\n\n> ")

    def _until(self, end: bytes) -> bytes:
        said = b""
        while not said.endswith(end):
            letter = self._process.stdout.read(1)
            assert letter, f"it ended after: {said.decode()}"
            said += letter
        return said


@pytest.fixture
def env(tmp_path):
    here = {name: value for name, value in os.environ.items() if "PARTNERSHIPS" not in name}
    store = {"PARTNERSHIPS_STORE": f"sqlite:///{tmp_path}/chat.sqlite"}
    return {**here, **store, "PARTNERSHIPS_NOW": NOW.isoformat(), "PYTHONIOENCODING": "utf-8"}


@pytest.fixture(scope="module")
def unbroken(tmp_path_factory):
    """Return the screens of the matter told without a kill, and what its store holds."""
    path = tmp_path_factory.mktemp("unbroken") / "chat.sqlite"
    env = {**os.environ, "PARTNERSHIPS_STORE": f"sqlite:///{path}", "PYTHONIOENCODING": "utf-8"}
    with Program({**env, "PARTNERSHIPS_NOW": NOW.isoformat()}) as program:
        pages = [program.first, *(program.says(line) for line in TYPED)]
    return [standing(page) for page in pages], held(env)


def standing(page: str) -> str:
    """Return *page* without the notice at its head and its number: where the matter stands."""
    text = re.sub(r"ENQ-\w{8}", "ENQ-", page.strip())
    return text.partition("\n\n")[2] if text.startswith("* ") else text


def held(env: dict[str, str]) -> tuple[list[str], dict[str, str], dict[str, object]]:
    """Return the events of the only enquiry, its answers and its outcome."""
    app = wire(Settings(store=env["PARTNERSHIPS_STORE"], now=NOW))
    try:
        actor = Actor(id=ME)
        (row,) = app.enquiries.mine(actor)
        events = [each.name for each in app.store.load(f"enquiry-{row.id}")]
        enquiry = app.enquiries.get(actor, row.id).enquiry
        return events, enquiry.facts, dict(enquiry.outcome.result)
    finally:
        app.close()


def rebuilt_alike(env: dict[str, str]) -> bool:
    """Tell whether the lists are what the events say."""
    command = [sys.executable, "-m", "bot", "rebuild", "--check"]
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, check=False)
    return (done.returncode, done.stdout) == (0, b"")


def test_killed_after_every_screen_it_asks_the_same_question_and_ends_the_same(env, unbroken):
    """Nothing acknowledged is lost, and nothing is recorded twice."""
    pages, end = unbroken
    for at, line in enumerate(TYPED):
        with Program(env) as program:
            assert ("Welcome back. You were asking:" in program.first) is (at > 0)
            assert standing(program.first) == pages[at]
            assert standing(program.says(line)) == pages[at + 1]
    assert held(env) == end
    assert rebuilt_alike(env)


def test_killed_in_the_middle_of_every_turn_it_has_the_answer_whole_or_not_at_all(env, unbroken):
    """What was not acknowledged may be there or not; what is there is never there twice."""
    pages, end = unbroken
    for at, line in enumerate(TYPED):
        with Program(env) as program:
            program.begins_to_say(line)
        with Program(env) as program:
            now = standing(program.first)
            # An outcome recorded before the kill is found by its number.
            decided = re.search(r"ENQ-\w{8}(?=.*\(answered\))", program.first, re.DOTALL)
            if now == pages[at]:
                now = standing(program.says(line))
            elif decided:
                now = standing(program.says(decided[0]))
            assert now == pages[at + 1]
    assert held(env) == end
    assert rebuilt_alike(env)


def at_a_terminal(env):
    """Return the chat at a terminal of its own, where Ctrl-C does what it does for somebody."""
    return pexpect.spawn(
        CHAT[0],
        list(CHAT[1:]),
        env=env,
        cwd=str(ROOT),
        encoding="utf-8",
        # What a shell runs in the background begins with Ctrl-C ignored, and hands that on.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


@pytest.mark.parametrize("typed", [(), TYPED[:1], TYPED[:2], (*TYPED[:3], "back")])
def test_on_a_real_terminal_ctrl_c_leaves_kindly_and_the_question_waits(env, typed):
    """Lines can be edited there: what was mistyped is taken back before it is sent."""
    chat = at_a_terminal(env)
    for line in typed:
        chat.expect("\n> ")
        chat.sendline(f"mistyped\x15{line}")
    chat.expect("\n> ")
    chat.sendintr()
    chat.expect("Stopped. Every answer that was followed by")
    chat.expect(pexpect.EOF)
    chat.close()
    assert chat.exitstatus == 0
    again = at_a_terminal(env)
    again.expect("Welcome back" if typed else "Tell me in a sentence or two")
    again.expect("\n> ")
    again.sendeof()
    again.expect("All your answers are saved." if typed else "Goodbye.")
    again.expect(pexpect.EOF)
    again.close()
    assert again.exitstatus == 0
