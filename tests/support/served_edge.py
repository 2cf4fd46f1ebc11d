"""The edge of the Teams channel is served on this machine, and knocked at as Teams would."""

import json
from contextlib import asynccontextmanager

import aiohttp
from aiohttp import web

from bot.channels.teams.answers import Answer
from bot.channels.teams.edge import MESSAGES, application, server
from tests.support.security_events import SecurityEvents


class Knocked:
    """What a request was answered with."""

    def __init__(self, status, headers, text):
        self.status, self.headers, self.text = status, headers, text

    @property
    def json(self):
        return json.loads(self.text)


class ServedEdge:
    """The edge at `url`: what it let in stands in `received`, what it refused in `security`."""

    def __init__(self):
        self.security = SecurityEvents()
        self.received = []
        self.answer = Answer()

    async def receive(self, arrived):
        self.received.append(arrived)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    async def post(self, body, *, token=None, path=MESSAGES, **headers):
        """Send *body*, as JSON unless it is bytes, and return what came back."""
        sent = body if isinstance(body, bytes) else json.dumps(body).encode()
        said = {"Content-Type": "application/json"}
        said |= {"Authorization": f"Bearer {token}"} if token else {}
        said |= {name.replace("_", "-"): value for name, value in headers.items()}
        said = {name: value for name, value in said.items() if value is not None}
        return await self.request("POST", path, data=sent, headers=said)

    async def request(self, method, path, **more):
        async with self.client.request(method, self.url + path, **more) as response:
            return Knocked(response.status, response.headers, await response.text())


@asynccontextmanager
async def served(made):
    """Serve the application *made* on a free port of this machine; yield its URL."""
    runner = server(made)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        host, port = runner.addresses[0]
        yield f"http://{host}:{port}"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def served_edge(door, **options):
    """Serve the edge behind *door*; *options* are those of `application`."""
    edge = ServedEdge()
    made = application(edge.receive, door, edge.security, **options)
    # Content-Type is left to the test: some say none.
    async with (
        served(made) as edge.url,
        aiohttp.ClientSession(skip_auto_headers=("Content-Type",)) as edge.client,
    ):
        yield edge
