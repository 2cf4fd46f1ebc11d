"""The Teams-like client is started, watched and ended as it should be, shown with a stand-in for Node.

The stand-in takes the same command line, says the same line, and answers at the same address as
the real one; tests/e2e/test_playground.py says the same of the real one.
"""

import asyncio
import json
import os
import signal
import socket
import sys
from pathlib import Path

import aiohttp
import pytest

from bot import playground as module
from bot.failures import NotNow
from bot.playground import default_folder, playground

ENDPOINT = "http://127.0.0.1:3978/api/messages"
PEOPLE = '{"version": "0.1.1"}'
NODE = """#!{python}
import json, os, signal, socket, sys, threading
from http.server import BaseHTTPRequestHandler, HTTPServer

if sys.argv[1:] == ["--version"]:
    print("{version}.20.2")
    sys.exit()

class Answer(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == "/_debug/ping" else 404)
        self.send_header("Content-Length", "0")
        self.end_headers()
    def log_message(self, *_):
        pass

seen = {{"arguments": sys.argv[1:], "environment": dict(os.environ), "folder": os.getcwd(), "pid": os.getpid()}}
with open({seen!r}, "w") as out:
    json.dump(seen, out)
log = os.environ["M365_AGENTS_PLAYGROUND_LOGFILE"]
port = int(sys.argv[sys.argv.index("--port") + 1])
{before}
try:
    server = HTTPServer(("127.0.0.1", port), Answer)
except OSError:
    server = HTTPServer(("127.0.0.1", 0), Answer)
print("Listening on", server.server_port, flush=True)
{after}
threading.Thread(target=server.serve_forever, daemon=True).start()
sys.stdin.read()
"""


@pytest.fixture
def node(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Return a way to put a stand-in for Node on the search path; it gives the package's folder."""
    tools, folder, temporary = tmp_path / "tools", tmp_path / "installed", tmp_path / "temporary"
    for made in (tools, temporary):
        made.mkdir()
    program = folder / "node_modules" / "@microsoft" / "m365agentsplayground" / "cli.js"
    program.parent.mkdir(parents=True)
    program.touch()
    monkeypatch.setenv("PATH", str(tools))
    monkeypatch.setattr("tempfile.tempdir", str(temporary))

    def put(version: str = "v20", before: str = "", after: str = "") -> Path:
        text = NODE.format(
            python=sys.executable,
            version=version,
            seen=str(tmp_path / "seen.json"),
            before=before,
            after=after,
        )
        (tools / "node").write_text(text)
        (tools / "node").chmod(0o755)
        return folder

    return put


@pytest.fixture
def seen(tmp_path: Path):
    """Return a way to read what the stand-in was started with."""

    return lambda: json.loads((tmp_path / "seen.json").read_text())


@pytest.fixture
def left(tmp_path: Path):
    """Return a way to list the folders that are left over."""
    return lambda: list((tmp_path / "temporary").iterdir())


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


async def test_it_answers_where_it_says(node, seen, left):
    """Inside it can be opened; afterwards its process and its folder are gone."""
    port = free_port()
    async with playground(ENDPOINT, people=PEOPLE, port=port, folder=node()) as client:
        assert client.url == f"http://127.0.0.1:{port}"
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"{client.url}/_debug/ping") as answer,
        ):
            assert answer.status == 200
        assert len(left()) == 1
    assert not runs(seen()["pid"])
    assert left() == []


async def test_it_is_told_its_bot_its_people_and_nothing_of_ours(node, seen, left, monkeypatch):
    """No telemetry, no browser of its own, and none of the settings, which hold a secret."""
    monkeypatch.setenv("PARTNERSHIPS_APP_SECRET", "canary")
    monkeypatch.setenv("NODE_OPTIONS", "--inspect")
    monkeypatch.setenv("AUTH_CLIENT_ID", "somebody's")
    folder = node()
    async with playground(ENDPOINT, people=PEOPLE, port=0, folder=folder):
        (own,) = left()
        assert (own / "people.yml").read_text() == PEOPLE
    told = seen()
    data = Path(module.__file__).parent / "data" / "playground"
    program = folder / "node_modules" / "@microsoft" / "m365agentsplayground" / "cli.js"
    assert told["arguments"] == [
        "--require", str(data / "loopback.cjs"), str(program),
        "start", "--app-endpoint", ENDPOINT, "--channel-id", "msteams", "--port", "0",
        "--disable-telemetry",
    ]  # fmt: skip
    assert told["folder"] == str(own)
    assert {k: v for k, v in told["environment"].items() if k not in {"HOME", "LANG", "LC_CTYPE"}} == {
        "PATH": os.environ["PATH"],
        "TEAMSAPPTESTER_BROWSER": "none",
        "APPLICATION_INSIGHTS_NO_STATSBEAT": "1",
        "APPLICATION_INSIGHTS_NO_DIAGNOSTIC_CHANNEL": "1",
        "M365_AGENTS_PLAYGROUND_CONFIG_PATH": str(own / "people.yml"),
        "M365_AGENTS_PLAYGROUND_LOGFILE": str(own / "playground.log"),
    }  # fmt: skip


async def test_its_folder_is_its_owners_alone(node, left):
    """The log holds whatever was said to the bot."""
    async with playground(ENDPOINT, people=PEOPLE, port=0, folder=node()):
        (own,) = left()
        assert own.stat().st_mode & 0o077 == 0


async def test_a_port_that_is_taken_is_no_trouble(node):
    """It takes another and says which."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        async with playground(ENDPOINT, people=PEOPLE, port=port, folder=node()) as client:
            assert client.url.startswith("http://127.0.0.1:")
            assert client.url != f"http://127.0.0.1:{port}"


async def test_one_that_will_not_end_is_ended(node, seen, monkeypatch):
    """It is asked first; what does not listen is not asked twice."""
    monkeypatch.setattr(module, "STOPPING", 0.2)
    deaf = "signal.signal(signal.SIGTERM, signal.SIG_IGN); sys.stdin = open('/dev/zero')"
    async with playground(ENDPOINT, people=PEOPLE, port=0, folder=node(before=deaf)):
        pid = seen()["pid"]
        assert runs(pid)
    assert not runs(pid)


async def test_it_ends_when_what_is_inside_fails(node, seen, left):
    """Whatever ends the bot ends it too, and what failed is told unchanged."""
    with pytest.raises(ZeroDivisionError):
        async with playground(ENDPOINT, people=PEOPLE, port=0, folder=node()):
            _ = 1 // 0
    assert not runs(seen()["pid"])
    assert left() == []


async def test_whoever_waits_for_its_end_is_told_why(node, seen, left):
    """The sentence says how it ended and where its log is, which is then kept."""
    async with playground(ENDPOINT, people=PEOPLE, port=0, folder=node()) as client:
        dying = asyncio.ensure_future(client.died())
        os.kill(seen()["pid"], signal.SIGKILL)
        said = await dying
    (own,) = left()
    assert said == (
        f"The Teams-like client stopped by itself: it ended with code -9; its log is in {own}."
    )


async def test_it_tells_its_last_complaint_when_it_does_not_start(node, left):
    """What it logs last is why it ended, and its log is kept."""
    complain = (
        "print('log Listening', file=open(log, 'w'));"
        "print('error Failed to start.\\nerror Reason: ConfigFileParseError It is no YAML.\\n"
        "error Go to the link.', file=open(log, 'a')); sys.exit(1)"
    )
    folder = node(after=complain)
    with pytest.raises(NotNow) as caught:
        async with playground(ENDPOINT, people=PEOPLE, port=0, folder=folder):
            pass
    (own,) = left()
    assert str(caught.value) == (
        "The Teams-like client did not start: ConfigFileParseError It is no YAML;"
        f" its log is in {own}."
    )


async def test_it_tells_what_node_complains_of(node, left):
    """A program that cannot even be read ends before it has a log."""
    with pytest.raises(NotNow) as caught:
        async with playground(
            ENDPOINT,
            people=PEOPLE,
            port=0,
            folder=node(before="sys.exit('Error: Cannot find module')"),
        ):
            pass
    (own,) = left()
    assert str(caught.value) == (
        f"The Teams-like client did not start: Error: Cannot find module; its log is in {own}."
    )


async def test_one_that_never_answers_is_not_waited_for(node, left, monkeypatch):
    """It listens and says nothing: after a while it counts as failed."""
    monkeypatch.setattr(module, "STARTING", 0.5)
    with pytest.raises(NotNow) as caught:
        async with playground(
            ENDPOINT, people=PEOPLE, port=0, folder=node(after="sys.stdin.read()")
        ):
            pass
    (own,) = left()
    assert str(caught.value) == (
        "The Teams-like client did not start: it did not answer within 0 seconds;"
        f" its log is in {own}."
    )


@pytest.mark.parametrize("version", ["v16", "what"])
async def test_an_old_node_is_not_tried(node, left, version):
    """It says which is needed, how to get it, and what can be done without it."""
    with pytest.raises(NotNow) as caught:
        async with playground(ENDPOINT, people=PEOPLE, folder=node(version)):
            pass
    assert str(caught.value) == (
        "Node 18 or newer is not here, so the Teams-like client is left out: install it (Debian:"
        " apt install nodejs npm), or type make chat to talk in the terminal."
    )
    assert left() == []


async def test_a_machine_without_node_says_the_same(tmp_path, monkeypatch):
    """There is nothing to start."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NotNow, match=r"^Node 18 or newer is not here"):
        async with playground(ENDPOINT, people=PEOPLE):
            pass


async def test_a_package_that_is_not_installed_is_said_to_be_so(node, tmp_path):
    """Node alone is not enough."""
    node()
    with pytest.raises(NotNow) as caught:
        async with playground(ENDPOINT, people=PEOPLE, folder=tmp_path):
            pass
    assert str(caught.value) == (
        "The Teams-like client is not installed: in a checkout, install npm (Debian: apt install"
        " npm) and type make run again, or type make chat to talk in the terminal."
    )


def test_it_is_looked_for_where_make_installs_it():
    """The folder belongs to the environment that runs the program."""
    makefile = (Path(__file__).parents[2] / "Makefile").read_text(encoding="utf-8")
    assert default_folder() == Path(sys.prefix) / "playground"
    assert "$(npm-ci) .venv/playground " in makefile
