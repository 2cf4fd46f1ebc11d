"""Microsoft's Playground as we start it: on this machine alone, as our people, and never after us."""

import asyncio
import os
import select
import signal
import socket
import subprocess
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from aiohttp import ClientSession, web

from bot.failures import NotNow
from bot.playground import default_folder, playground
from bot.playground_people import Somebody, chosen, configuration
from tests.e2e.chat_page import ChatPage

ROOT = Path(__file__).parents[2]
PEOPLE = yaml.safe_load((ROOT / "adapters" / "data" / "demo-cheshire.yaml").read_text("utf-8"))
NOWHERE = "http://127.0.0.1:9/api/messages"
KNOWN = tuple(
    Somebody(name, person["shown"], person["teams"])
    for name, person in PEOPLE["people"].items()
    if "teams" in person
)
CONFIG = configuration(KNOWN, chosen(KNOWN, ""))

pytestmark = pytest.mark.e2e

# A program that starts it, says which process it is, and then does nothing at all.
STARTS_IT = f"""
import asyncio
from bot.playground import playground

async def main():
    async with playground({NOWHERE!r}, people={CONFIG!r}, port=0) as client:
        print(client._process.pid, flush=True)
        await asyncio.Event().wait()

asyncio.run(main())
"""
CARD = {
    "type": "AdaptiveCard",
    "version": "1.5",
    "body": [
        {"type": "TextBlock", "text": "Is it right?"},
        {
            "type": "Input.ChoiceSet",
            "id": "stage",
            "label": "Stage",
            "value": "new",
            "choices": [{"title": "New", "value": "new"}, {"title": "Renewed", "value": "renewed"}],
        },
        {
            "type": "Input.ChoiceSet",
            "id": "money",
            "label": "Grant money",
            "style": "expanded",
            "choices": [{"title": "Yes", "value": "yes"}, {"title": "No", "value": "no"}],
        },
        {"type": "Input.Text", "id": "title", "label": "Title"},
    ],
    "actions": [
        {
            "type": "Action.Execute",
            "title": "Send",
            "verb": "answer",
            "data": {"press": "opaque", "card": "token"},
            "fallback": {"type": "Action.Submit", "title": "Send"},
        }
    ],
}


def test_it_is_installed_where_the_program_looks_for_it():
    """Every other test here would say the same, less plainly."""
    assert (default_folder() / "node_modules" / "@microsoft" / "m365agentsplayground").is_dir(), (
        "Type make e2e, which installs it."
    )


def test_make_finds_the_node_that_is_here():
    """How old a Node is, only a real one says."""
    found = subprocess.run(
        ["make", "--no-print-directory", ".browser-tools"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (found.returncode, found.stdout, found.stderr) == (0, "", "")


async def test_it_listens_on_this_machine_alone():
    """It would take every address; 127.0.0.2 is another address that only this machine has."""
    async with playground(NOWHERE, people=CONFIG, port=0) as client:
        port = urlsplit(client.url).port
        socket.create_connection(("127.0.0.1", port), 5).close()
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.2", port), 5)


async def test_it_knows_the_people_of_the_demonstration():
    """Each has the identity in Teams that the directory knows, and the neighbourhood sergeant asks."""
    async with (
        playground(NOWHERE, people=CONFIG, port=0) as client,
        ClientSession() as session,
        session.get(f"{client.url}/_internal/v1/testConfig") as answer,
    ):
        config = (await answer.json())["config"]
    known = {
        person["id"]: person["aadObjectId"] for person in [config["currentUser"], *config["users"]]
    }
    directory = {
        f"29:{name}": person["teams"]
        for name, person in PEOPLE["people"].items()
        if "teams" in person
    }
    assert len(known) == 6
    assert known.items() <= directory.items()
    assert config["currentUser"]["id"] == "29:demo-sergeant"
    assert config["bot"]["name"] == "Partnerships Assistant"


async def test_a_port_that_is_taken_is_no_trouble():
    """It takes another, and the address is the one that answers."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        async with (
            playground(NOWHERE, people=CONFIG, port=port) as client,
            ClientSession() as session,
            session.get(f"{client.url}/_debug/ping") as answer,
        ):
            assert urlsplit(client.url).port != port
            assert await answer.text() == "pong"


async def test_two_of_them_do_not_mind_each_other():
    """Each has its own port and its own log."""
    async with (
        playground(NOWHERE, people=CONFIG, port=0) as one,
        playground(NOWHERE, people=CONFIG, port=0) as other,
    ):
        assert one.url != other.url


async def test_a_configuration_that_it_cannot_read_is_told(monkeypatch, tmp_path):
    """The reason is the Playground's own."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))  # its log is kept
    with pytest.raises(NotNow, match=r"did not start: ConfigFileParseError .*; its log is in "):
        async with playground(NOWHERE, people="nothing\n", port=0):
            pass


def test_it_does_not_outlive_a_bot_that_is_killed(tmp_path):
    """Nobody is left to end it, and it ends."""
    program = subprocess.Popen(
        [sys.executable, "-c", STARTS_IT],
        cwd=ROOT,
        env=os.environ | {"TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        text=True,
    )
    with program:
        watched = os.pidfd_open(int(program.stdout.readline()))
        program.send_signal(signal.SIGKILL)
        ended, _, _ = select.select([watched], [], [], 30)
        os.close(watched)
    assert ended


@asynccontextmanager
async def answering(heard: asyncio.Queue):
    """Run a bot that shows one card for whatever is said; give its address."""

    async def take(request: web.Request) -> web.Response:
        activity = await request.json()
        heard.put_nowait(activity)
        if activity["type"] == "invoke":
            done = {**CARD, "body": [{"type": "TextBlock", "text": "Thank you."}], "actions": []}
            kind = "application/vnd.microsoft.card.adaptive"
            return web.json_response({"statusCode": 200, "type": kind, "value": done})
        if activity["type"] == "message":
            where = f"{activity['serviceUrl']}/v3/conversations/{activity['conversation']['id']}"
            card = {"contentType": "application/vnd.microsoft.card.adaptive", "content": CARD}
            reply = {"type": "message", "from": activity["recipient"], "attachments": [card]}
            async with ClientSession() as session, session.post(f"{where}/activities", json=reply):
                pass
        return web.Response()

    application = web.Application()
    application.router.add_post("/api/messages", take)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/api/messages"
    await runner.cleanup()


async def until(heard: asyncio.Queue, kind: str) -> dict:
    """Return the next activity of that *kind*."""
    while (activity := await heard.get())["type"] != kind:
        pass
    return activity


async def test_a_press_reaches_the_bot_with_what_was_picked(page, pictures):
    """Names of our own pass unchanged, what is preselected comes along, what is empty does not."""
    heard: asyncio.Queue = asyncio.Queue()
    chat = ChatPage(page, pictures)
    async with answering(heard) as endpoint, playground(endpoint, people=CONFIG, port=0) as client:
        await chat.open(client.url)
        await chat.say("hello")
        assert (await until(heard, "message"))["from"] == {
            "id": "29:demo-sergeant",
            "name": "Neighbourhood Sergeant",
            "aadObjectId": "aaaaaaaa-0000-4000-8000-000000000001",
        }
        await chat.reads("Is it right?")
        await chat.picks("Grant money", "No")
        await chat.picture("card")
        await chat.presses("Send")
        assert (await until(heard, "invoke"))["value"]["action"]["data"] == {
            "press": "opaque",
            "card": "token",
            "stage": "new",
            "money": "no",
        }
        await chat.reads("Thank you.")
        await chat.picture("pressed")
    assert chat.broken == []
