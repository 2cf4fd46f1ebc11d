"""Microsoft's 365 Agents Playground runs beside the bot, on this machine only, and ends with it."""

import asyncio
import os
import re
import shutil
import signal
import sys
import tempfile
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from bot.failures import NotNow

PORT = 56150
"""The Playground's own; it takes another where this one is taken."""
OLDEST_NODE = 18
STARTING = 30.0
"""Seconds until it answers, before it counts as failed; two or three are usual."""
STOPPING = 5.0

_PACKAGE = Path("node_modules", "@microsoft", "m365agentsplayground", "cli.js")
_DATA = Path(__file__).parent / "data" / "playground"
_HOST = "127.0.0.1"
_PEOPLE = "people.yml"

NO_NODE = (
    "Node {oldest} or newer is not here, so the Teams-like client is left out: install it (Debian:"
    " apt install nodejs npm), or type make chat to talk in the terminal."
)
NOT_INSTALLED = (
    "The Teams-like client is not installed: in a checkout, install npm (Debian: apt install npm)"
    " and type make run again, or type make chat to talk in the terminal."
)
NOT_STARTED = "The Teams-like client did not start: {why}; its log is in {folder}."
TOO_SLOW = "it did not answer within {seconds:.0f} seconds"
STOPPED = "The Teams-like client stopped by itself: {why}; its log is in {folder}."


def default_folder() -> Path:
    """Return where ``make run`` installs the npm package: beside this Python's own packages."""
    return Path(sys.prefix) / "playground"


@dataclass(frozen=True, slots=True)
class Playground:
    """The running Playground: *url* is what to open in a browser."""

    url: str
    _process: Process
    _folder: Path

    async def died(self) -> str:
        """Wait until it stops by itself; return one sentence that says why, and where its log is.

        It waits for ever while all is well: make it a task, and cancel that in the end.
        """
        await self._process.wait()
        return STOPPED.format(why=_why(self._process, self._folder), folder=self._folder)


@asynccontextmanager
async def playground(
    endpoint: str, *, people: str, port: int = PORT, folder: Path | None = None
) -> AsyncIterator[Playground]:
    """Run the Playground for the bot that answers at *endpoint*, and stop it afterwards.

    *endpoint* is the whole URL that takes activities, such as
    ``http://127.0.0.1:3978/api/messages``; nothing has to answer there yet. *people* is the text of
    its configuration: whom one is, and who else is there. *folder* has the ``node_modules`` with
    the package. It answers when this is entered. Its log is thrown away with it, unless it failed;
    it holds whatever was said to the bot.

    Raises :class:`NotNow`, whose text is one sentence for people, if Node or the package is not
    there or it does not start.
    """
    command = await _command(folder or default_folder())
    kept = Path(tempfile.mkdtemp(prefix="partnerships-playground-"))
    failed = False
    try:
        (kept / _PEOPLE).write_text(people, encoding="utf-8")
        running = await _started(command, endpoint, port, kept)
        try:
            try:
                client = Playground(await _ready(running, kept), running, kept)
            except NotNow:
                failed = True
                raise
            yield client
        finally:
            failed = failed or running.returncode is not None
            await _stopped(running)
    finally:
        if not failed:
            shutil.rmtree(kept, ignore_errors=True)


async def _command(folder: Path) -> list[str]:
    """Return what starts the package in *folder*; raise :class:`NotNow` for what is missing."""
    node = shutil.which("node")
    if node is None or await _version(node) < OLDEST_NODE:
        raise NotNow(NO_NODE.format(oldest=OLDEST_NODE))
    program = folder / _PACKAGE
    if not program.is_file():
        raise NotNow(NOT_INSTALLED)
    return [node, "--require", str(_DATA / "loopback.cjs"), str(program)]


async def _version(node: str) -> int:
    """Return the major version of *node*, 0 if it tells none."""
    asked = await asyncio.create_subprocess_exec(node, "--version", stdout=PIPE, stderr=DEVNULL)
    told, _ = await asked.communicate()
    match = re.match(rb"v(\d+)\.", told)
    return int(match[1]) if match else 0


async def _started(command: list[str], endpoint: str, port: int, folder: Path) -> Process:
    """Start it in a process group of its own, which Ctrl-C in the terminal does not reach."""
    environment = {
        # Nothing of our own settings goes in, and nothing of a user's that would change it.
        **{name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
        "TEAMSAPPTESTER_BROWSER": "none",
        "APPLICATION_INSIGHTS_NO_STATSBEAT": "1",
        "APPLICATION_INSIGHTS_NO_DIAGNOSTIC_CHANNEL": "1",
        "M365_AGENTS_PLAYGROUND_CONFIG_PATH": str(folder / _PEOPLE),
        "M365_AGENTS_PLAYGROUND_LOGFILE": str(folder / "playground.log"),
    }
    asked = ["start", "--app-endpoint", endpoint, "--channel-id", "msteams", "--port", str(port)]
    with (folder / "node.log").open("wb") as complaints:
        return await asyncio.create_subprocess_exec(
            *command,
            *asked,
            "--disable-telemetry",
            stdin=PIPE,  # its end tells the Playground that the bot is gone
            stdout=PIPE,
            stderr=complaints,
            cwd=folder,
            env=environment,
            start_new_session=True,
        )


async def _ready(running: Process, folder: Path) -> str:
    """Return its address once it answers; raise :class:`NotNow` if it never does."""
    why = TOO_SLOW.format(seconds=STARTING)
    with suppress(TimeoutError):
        async with asyncio.timeout(STARTING):
            if port := await _port(running):
                url = f"http://{_HOST}:{port}"
                if await _answers(running, url):
                    return url
            await running.wait()
            why = _why(running, folder)
    raise NotNow(NOT_STARTED.format(why=why, folder=folder))


async def _port(running: Process) -> int:
    """Return the port it says it listens on, 0 if it ends before that.

    It says nothing more on its standard output after that line.
    """
    if running.stdout is not None:
        async for line in running.stdout:
            if match := re.match(rb"Listening on (\d+)", line):
                return int(match[1])
    return 0


async def _answers(running: Process, url: str) -> bool:
    """Wait until it answers at *url*, which is at once or never; return whether it does."""
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=STOPPING)) as session:
        while running.returncode is None:
            with suppress(aiohttp.ClientError, TimeoutError):
                async with session.get(f"{url}/_debug/ping") as answer:
                    if answer.ok:
                        return True
            await asyncio.sleep(0.1)
    return False


async def _stopped(running: Process) -> None:
    """Ask its whole group to end, and see that it does."""
    if running.stdin is not None:
        running.stdin.close()
    for message, patience in ((signal.SIGTERM, STOPPING), (signal.SIGKILL, None)):
        if running.returncode is not None:
            return
        with suppress(ProcessLookupError):
            os.killpg(running.pid, message)
        with suppress(TimeoutError):
            await asyncio.wait_for(running.wait(), patience)


def _why(running: Process, folder: Path) -> str:
    """Return the last complaint in its logs, else how it ended."""
    said = _text(folder / "playground.log")
    reasons = re.findall(r"^error Reason: (.+)$", said, re.MULTILINE)
    errors = re.findall(r"^error (.+)$", said, re.MULTILINE)
    lines = _text(folder / "node.log").split("\n\n")[0].split("\n")
    told = [*lines, *errors[-1:], *reasons[-1:]]
    told = [line.strip() for line in told if line.strip()]
    return told[-1].rstrip(".") if told else f"it ended with code {running.returncode}"


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
