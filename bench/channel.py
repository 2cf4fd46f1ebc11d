"""``python -m bench.channel`` measures a guided turn in Teams beside echoes that decide nothing.

Each bot runs in a process of its own; the client and the connector that it answers to run in this
one, on loopback. A guided turn is a press: the answers of one card are read, decided, recorded as
events on disk, and the next card is drawn and handed back. An echo sends one message.
"""

import asyncio
import itertools
import json
import platform
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

import aiohttp
from aiohttp import web

from bench.echoes import BARE, OURS, PLAIN, STOCK

ROOT = Path(__file__).resolve().parent.parent
WRITTEN_TO = ROOT / "docs" / "explanation" / "channel-measurements.md"
AT_ONCE = (1, 8, 32)
ROUNDS = 3
SECONDS = 4.0
MOST_TIMES_BARE = 2.0
LEAST_TIMES_STOCK = 5.0
OPENING = "We want to sign a shared dog-unit agreement with Merseyside Police under a section 22A."
TENANT = "11111111-1111-4111-8111-111111111111"

Turn = Callable[[], Awaitable[None]]
"""Something that a person does and is answered."""


@dataclass(frozen=True)
class Speed:
    """Turns a second, and how long one took in milliseconds."""

    rate: float
    p50: float
    p99: float


class Client:
    """People who talk to one bot, and the connector that its replies go to."""

    def __init__(self, endpoint: str, http: aiohttp.ClientSession, service_url: str) -> None:
        self._endpoint = endpoint
        self._http = http
        self._service_url = service_url
        self._ids = itertools.count(1)

    async def post(self, person: int, kind: str, **more: object) -> dict[str, object]:
        """Send an activity of *person*; return what is answered, {} for nothing."""
        activity = {
            "type": kind,
            "id": f"{next(self._ids)}-{person}",
            "channelId": "msteams",
            "serviceUrl": self._service_url,
            "timestamp": "2026-01-01T00:00:00.000Z",
            "locale": "en-GB",
            "from": {"id": f"29:{person}", "name": "P", "aadObjectId": str(uuid.UUID(int=person))},
            "recipient": {"id": "28:bot", "name": "Bot"},
            "conversation": {
                "id": f"a:{person}", "conversationType": "personal", "tenantId": TENANT
            },
            "channelData": {"tenant": {"id": TENANT}},
            "entities": [{"type": "clientInfo", "locale": "en-GB", "platform": "Web"}],
            **more,
        }  # fmt: skip
        async with self._http.post(self._endpoint, json=activity) as answer:
            body = await answer.read()
            assert answer.status < 300, (answer.status, body)
            return json.loads(body) if body else {}

    def echoing(self, person: int) -> Turn:
        """Return a turn that says something and is echoed."""

        async def turn() -> None:
            await self.post(person, "message", text="hello there", textFormat="plain")

        return turn

    def guided(self, first: int, sent: dict[str, list[dict]]) -> Turn:
        """Return a turn that presses what the last card asks; then somebody else tells a matter."""
        pressing: list[dict] = []
        people = itertools.count(first)
        person = next(people)

        async def turn() -> None:
            nonlocal person
            button = _button(pressing[0]) if pressing else None
            if button is None:
                person = next(people)
                await self.post(person, "message", text=OPENING, textFormat="plain")
                pressing[:] = [sent.pop(f"a:{person}")[-1]]
                return
            value = {"action": {"type": "Action.Execute", "data": button}, "trigger": "manual"}
            answer = await self.post(
                person, "invoke", name="adaptiveCard/action", value=value, replyToId="1"
            )
            pressing[:] = [answer["value"]]

        return turn


def _button(card: dict) -> dict | None:
    """Return the data of the press that answers *card*, None where it asks nothing."""
    asked = [each for each in _walk(card) if each.get("type") == "Input.ChoiceSet"]
    presses = [each for each in _walk(card) if each.get("type") == "Action.Execute"]
    none = [each for each in presses if each.get("title") == "None of these"]
    choices = [each for each in presses if set(each["data"]) - {"press", "card"}]
    if none:
        given = {each["id"]: each["value"] for each in asked if each.get("value")}
        return {**none[0]["data"], **given}
    if choices:
        return choices[0]["data"]
    if not asked or asked[0]["id"] == "line":
        return None
    values = {each["id"]: each.get("value") or each["choices"][0]["value"] for each in asked}
    return {**presses[0]["data"], **values}


def _walk(node: object) -> Iterator[dict]:
    if isinstance(node, dict):
        if "type" in node:
            yield node
        for name, each in node.items():
            if name != "fallback":
                yield from _walk(each)
    elif isinstance(node, list):
        for each in node:
            yield from _walk(each)


@contextmanager
def running(kind: str) -> Iterator[str]:
    """Run the bot *kind*; give its endpoint."""
    with subprocess.Popen(
        [sys.executable, "-m", "bench.echoes", kind], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stdout is not None
            yield f"http://127.0.0.1:{int(server.stdout.readline())}/api/messages"
        finally:
            server.send_signal(signal.SIGTERM)


@asynccontextmanager
async def connected(endpoint: str) -> AsyncIterator[tuple[Client, dict[str, list[dict]]]]:
    """Give people of a bot at *endpoint*, and the cards that it sends them by conversation."""
    sent: dict[str, list[dict]] = {}

    async def post(request: web.Request) -> web.Response:
        said = await request.json()
        for each in said.get("attachments") or []:
            sent.setdefault(request.match_info["chat"], []).append(each["content"])
        return web.json_response({"id": "1"}, status=201)

    app = web.Application(client_max_size=2**22)
    app.router.add_route("*", "/v3/conversations/{chat}/activities", post)
    app.router.add_route("*", "/v3/conversations/{chat}/activities/{id}", post)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, backlog=1024)
    await site.start()
    try:
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http:
            url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
            yield Client(endpoint, http, url), sent
    finally:
        await runner.cleanup()


async def speed(kind: str, endpoint: str, at_once: int, seconds: float) -> Speed:
    """Return how fast *at_once* people are answered, each as soon as the one before is."""
    async with connected(endpoint) as (client, sent):
        first = int(time.monotonic() * 1000) % 10**6 * 10**6
        people = range(first, first + at_once * 10**4, 10**4)
        turns = [client.guided(p, sent) if kind == OURS else client.echoing(p) for p in people]
        for turn in turns:
            await turn()
        taken: list[float] = []
        end = time.perf_counter() + seconds

        async def keep_on(turn: Turn) -> None:
            while (began := time.perf_counter()) < end:
                await turn()
                taken.append(time.perf_counter() - began)

        began = time.perf_counter()
        await asyncio.gather(*map(keep_on, turns))
        rate = len(taken) / (time.perf_counter() - began)
        return Speed(rate, median(taken) * 1e3, quantiles(taken, n=100)[98] * 1e3)


def measured() -> dict[tuple[str, int], list[Speed]]:
    """Return the speed of every bot at every number of conversations, round after round."""
    found: dict[tuple[str, int], list[Speed]] = {}
    for _ in range(ROUNDS):
        for kind in (OURS, BARE, STOCK, PLAIN):
            with running(kind) as endpoint:
                for at_once in AT_ONCE:
                    got = asyncio.run(speed(kind, endpoint, at_once, SECONDS))
                    found.setdefault((kind, at_once), []).append(got)
    return found


def report() -> str:
    """Return the page."""
    found = measured()
    lines = []
    met = True
    for at_once in AT_ONCE:
        rates = {
            kind: median(each.rate for each in found[kind, at_once])
            for kind in (OURS, BARE, STOCK, PLAIN)
        }
        times_bare = rates[BARE] / rates[OURS]
        times_stock = rates[OURS] / rates[STOCK]
        met &= times_bare <= MOST_TIMES_BARE and times_stock >= LEAST_TIMES_STOCK
        for kind in (OURS, BARE, STOCK, PLAIN):
            each = found[kind, at_once]
            p50, p99 = median(one.p50 for one in each), median(one.p99 for one in each)
            lines.append(
                f"| {_CALLED[kind]} | {at_once} | {rates[kind]:,.0f} | {p50:.1f} | {p99:.1f} |"
            )
        lines.append(
            f"| **a guided turn** | {at_once} | costs {times_bare:.2f} bare echoes | |"
            f" {times_stock:.1f} times as fast as the stock echo |"
        )
    rows = "\n".join(lines)
    machine = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
    return f"""# Measurements of the Teams channel

Written by `make bench ARGS=--write`. Medians of {ROUNDS} rounds of {SECONDS:.0f} s each: {machine}.

A guided turn is a press on a card, or the line that tells a matter: what it says is checked,
decided by the policy, recorded as events on disk, and the next card is drawn and handed back, and
put into the message as well. A turn of an echo is one line and one reply. The bare echo is
botbuilder's handler on our own edge and connector; the stock echo is botbuilder's CloudAdapter,
repaired only so that it answers; the plain one is aiohttp with no framework at all. Every bot has a
process of its own. What is recorded is on the disk before it is answered, which no echo waits for.

The aim is at most {MOST_TIMES_BARE:.0f} bare echoes for a guided turn, and at least
{LEAST_TIMES_STOCK:.0f} times the stock echo: {"met" if met else "not met in this run"}.

| bot | conversations | turns a second | p50 ms | p99 ms |
|---|---:|---:|---:|---:|
{rows}
"""


_CALLED = {
    OURS: "a guided turn of ours",
    BARE: "bare echo on our edge",
    STOCK: "stock echo, repaired",
    PLAIN: "plain aiohttp echo",
}

if __name__ == "__main__":
    print(report())
