"""Four bots in a process of their own, to be compared: ours, and three that only echo.

``python -m bench.echoes KIND`` serves on a free port of this machine and writes it on stdout.
The bare echo is a botbuilder handler on our own edge; the stock one is botbuilder's CloudAdapter,
repaired only so that it answers; the plain one is aiohttp and no bot framework.
"""

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

import aiohttp
from aiohttp import web
from botbuilder.core import ActivityHandler, TurnContext
from botbuilder.core.teams import TeamsActivityHandler
from botbuilder.integration.aiohttp import CloudAdapter, ConfigurationBotFrameworkAuthentication
from botbuilder.schema import Activity

from bot.channels.teams.adapter import ARRIVED, TeamsAdapter
from bot.channels.teams.addresses import loopback_url
from bot.channels.teams.arriving import Arrived
from bot.channels.teams.assembly import Channel
from bot.channels.teams.bearer import NoBearer
from bot.channels.teams.connector import Connector
from bot.channels.teams.door import LoopbackDoor
from bot.channels.teams.edge import Answer, application
from bot.channels.teams.security import SecurityLog
from bot.settings import Settings
from bot.wiring import wire

OURS, BARE, STOCK, PLAIN = "ours", "bare", "stock", "plain"


def ours(folder: Path) -> web.Application:
    """Return the product, over a store on disk."""
    app = wire(Settings(store=f"sqlite:///{folder}/bench.sqlite"))
    return Channel(app, None, SecurityLog()).application


class _Echo(TeamsActivityHandler):
    async def on_message_activity(self, turn_context: TurnContext) -> None:
        arrived = turn_context.turn_state[ARRIVED]
        await turn_context.send_activity(f"echo: {arrived.text}")


def bare(_: Path) -> web.Application:
    """Return a handler that echoes, on our edge, adapter and connector."""
    connector = Connector(NoBearer(), loopback_url)
    adapter, handler = TeamsAdapter(connector), _Echo()

    async def receive(arrived: Arrived) -> Answer:
        return await adapter.receive(arrived, handler)

    return application(receive, LoopbackDoor(), SecurityLog())


class _StockEcho(ActivityHandler):
    async def on_message_activity(self, turn_context: TurnContext) -> None:
        await turn_context.send_activity(f"echo: {turn_context.activity.text}")


def stock(_: Path) -> web.Application:
    """Botbuilder's own adapter, with its own authentication and its own client."""
    adapter = CloudAdapter(ConfigurationBotFrameworkAuthentication(object()))
    handler = _StockEcho()

    async def messages(request: web.Request) -> web.Response:
        # Its process() answers 500 to what has a body, so the turn is called as process() does.
        activity = Activity().deserialize(await request.json())
        header = request.headers.get("Authorization", "")
        auth = await adapter.bot_framework_authentication.authenticate_request(activity, header)
        await adapter.process_activity(auth, activity, handler.on_turn)
        return web.Response(status=201)

    return _application(messages)


def plain(_: Path) -> web.Application:
    """No bot framework at all: what the machine could do."""
    session: list[aiohttp.ClientSession] = []

    async def messages(request: web.Request) -> web.Response:
        if not session:
            session.append(aiohttp.ClientSession())
        said = await request.json()
        chat = said["conversation"]["id"]
        url = f"{said['serviceUrl']}v3/conversations/{chat}/activities/{said['id']}"
        reply = {"type": "message", "text": f"echo: {said['text']}", "replyToId": said["id"]}
        async with session[0].post(url, json=reply) as answer:
            await answer.read()
        return web.Response(status=201)

    return _application(messages)


def _application(
    messages: Callable[[web.Request], Awaitable[web.Response]],
) -> web.Application:
    app = web.Application()
    app.router.add_post("/api/messages", messages)
    return app


KINDS: dict[str, Callable[[Path], web.Application]] = {
    OURS: ours,
    BARE: bare,
    STOCK: stock,
    PLAIN: plain,
}


async def serve(kind: str, folder: Path) -> None:
    """Serve the bot *kind* until this process is ended."""
    runner = web.AppRunner(KINDS[kind](folder), access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, backlog=1024)
    await site.start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        asyncio.run(serve(sys.argv[1], Path(made)))
