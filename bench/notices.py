"""``python -m bench.notices`` measures how fast notices go out beside bare sends of the same cards.

The connector that they go to is in this process, on loopback, for all of them alike. Nobody is
waited for: the paces and rests of the product, which are far slower, are left out.
"""

import asyncio
import io
import json
import platform
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter

import aiohttp
from aiohttp import web

from adapters.ids import RandomIds
from bot.cards.card import adaptive_card, told
from bot.channels.teams.adapter import TeamsAdapter
from bot.channels.teams.addresses import loopback_url
from bot.channels.teams.bearer import NoBearer
from bot.channels.teams.connector import Connector
from bot.channels.teams.correspondence import Correspondence
from bot.channels.teams.delivering import Means
from bot.channels.teams.notice_log import NoticeLog
from bot.channels.teams.notifying import AT_ONCE, Notifying
from bot.channels.teams.pacing import A_SECOND, Pacing
from bot.channels.teams.replies import Json, to_somebody
from bot.notice_screens import notice_screen
from bot.offload import Offload
from bot.settings import Settings
from bot.wiring import App, wire
from domain.services.outbox import Ready
from tests.support.notices_raised import raised
from tests.support.person import NOW

ROOT = Path(__file__).resolve().parent.parent
WRITTEN_TO = ROOT / "docs" / "explanation" / "notice-measurements.md"
PEOPLE = 50
EACH = 6
BEFORE = 3_000
ROUNDS = 3
ABOUT = "arrangement-" + "0" * 32
TITLE = "Dog units shared with Merseyside: your approval is awaited"
LINES = ("Asked by Sergeant Ahmed on 1 April 2026.", "It must come before it is signed.")

OURS, ONCE, BARE = "a notice", "one send of our connector", "one POST of aiohttp"


@asynccontextmanager
async def connector() -> AsyncIterator[str]:
    """Give the URL of a connector that takes whatever it is sent."""

    async def post(request: web.Request) -> web.Response:
        await request.read()
        return web.json_response({"id": "1"}, status=201)

    app = web.Application()
    app.router.add_post("/v3/conversations/{chat}/activities", post)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, backlog=1024).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/"
    finally:
        await runner.cleanup()


@contextmanager
def waiting(service: str) -> Iterator[App]:
    """Give an assistant on a file of its own, where everybody can be reached at *service*."""
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(wire(Settings(store=f"sqlite:///{folder}/bench.sqlite", now=NOW))) as app,
    ):
        for person in people():
            app.references.put(person, reference(service, person))
        yield app


def people() -> list[str]:
    """Return everybody who is told something."""
    return [f"person-{number}" for number in range(PEOPLE)]


def reference(service: str, person: str) -> Json:
    """Return where *person* is reached."""
    return {
        "serviceUrl": service,
        "channelId": "msteams",
        "conversation": {"id": f"a:{person}", "conversationType": "personal"},
        "user": {"id": f"29:{person}"},
        "bot": {"id": "28:bot"},
    }


def raise_all(app: App, each: int) -> None:
    """Let everybody be told so many things."""
    for number in range(each):
        for person in people():
            raised(app, person, f"{TITLE} {number}", lines=LINES, about=ABOUT)


async def _at_once(_: float) -> None:
    await asyncio.sleep(0)


async def send_all(app: App) -> float:
    """Send what waits; return the seconds that it took."""
    out, turns, apart = Connector(NoBearer(), loopback_url), Offload(1), Offload(1)
    new = RandomIds().new
    correspondence = Correspondence(app.references, turns, TeamsAdapter(out), new, app.actor)
    pacing = Pacing(a_second=1e9)
    means = Means(
        app.desk.outbox, apart, correspondence, out, new, NoticeLog(io.StringIO()), pacing, _at_once
    )
    notifying = Notifying(means)
    began = perf_counter()
    await notifying.settle()
    taken = perf_counter() - began
    await out.close()
    turns.close()
    apart.close()
    return taken


async def bare(send: Callable[[str], Awaitable[object]]) -> float:
    """Send as many messages by *send*, as many at once; return the seconds that it took."""
    left = [person for person in people() for _ in range(EACH)]

    async def some() -> None:
        while left:
            await send(left.pop())

    began = perf_counter()
    await asyncio.gather(*(some() for _ in range(AT_ONCE)))
    return perf_counter() - began


async def measured_once(before: int) -> dict[str, float]:
    """Return how many a second went out, of each kind, with so many sent *before*."""
    async with connector() as service:
        with waiting(service) as app:
            if before:
                raise_all(app, before // PEOPLE)
                await send_all(app)
            raise_all(app, EACH)
            found = {OURS: await send_all(app)}
        card = adaptive_card(notice_screen(_NOTICE), "token")
        message = to_somebody(card, told(notice_screen(_NOTICE)), reference(service, "person-0"))
        ours = Connector(NoBearer(), loopback_url)
        found[ONCE] = await bare(lambda person: ours.send_once(service, f"a:{person}", message))
        await ours.close()
        body = json.dumps(message).encode()
        async with aiohttp.ClientSession() as session:

            async def post(person: str) -> None:
                url = f"{service}v3/conversations/a:{person}/activities"
                async with session.post(url, data=body) as answer:
                    await answer.read()

            found[BARE] = await bare(post)
    return {kind: PEOPLE * EACH / seconds for kind, seconds in found.items()}


_NOTICE = Ready(
    id="n", person="person-0", title=TITLE, lines=LINES, about=ABOUT, number="", attempt=0,
    statutory=True,
)  # fmt: skip


def report() -> str:
    """Return the page."""
    rows = []
    for before in (0, BEFORE):
        found = [asyncio.run(measured_once(before)) for _ in range(ROUNDS)]
        rates = {kind: median(each[kind] for each in found) for kind in (OURS, ONCE, BARE)}
        rows += [f"| {kind} | {before:,} | {rate:,.0f} |" for kind, rate in rates.items()]
        rows.append(
            f"| **{OURS}** | {before:,} | costs {rates[ONCE] / rates[OURS]:.1f} sends,"
            f" {rates[OURS] / A_SECOND:.0f} times what may leave one server |"
        )
    table = "\n".join(rows)
    machine = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
    return f"""# Measurements of notices

Written by `make bench ARGS=--write`. Medians of {ROUNDS} rounds: {machine}.

A notice is claimed, drawn, sent and recorded as sent, both on the disk before the next one of the
same person begins: {PEOPLE} people get {EACH} each, at most {AT_ONCE} at once. The sends beside
it are of the same card to the same connector on this machine, as many at once, by our own connector
and by aiohttp alone; they record nothing. The paces of the product, {A_SECOND:.0f} a second, are
left out.

| what goes out | sent before | a second |
|---|---:|---:|
{table}
"""


if __name__ == "__main__":
    print(report())
