"""The whole assistant as it answers Teams: the real edge, channel, wiring and store."""

import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from aiohttp import web

from bot.channels.teams.assembly import Channel, Registration
from bot.channels.teams.edge import server
from bot.channels.teams.security import SecurityLog
from bot.channels.teams.talking import Patience
from bot.settings import Settings
from bot.wiring import App, wire
from tests.support.person import NOW

SERGEANT = "aaaaaaaa-0000-4000-8000-000000000001"
"""Who the demonstration directory knows as demo-sergeant."""

INSPECTOR = "aaaaaaaa-0000-4000-8000-000000000002"
PATIENT = Patience(typing_after=60.0, answer_within=60.0)


@dataclass
class Bot:
    """A running bot: where it is, what it is made of, and what it told the security log."""

    endpoint: str
    app: App
    channel: Channel
    told: io.StringIO

    @property
    def security(self) -> list[str]:
        """The security events, by name, oldest first."""
        return [json.loads(line)["event"] for line in self.told.getvalue().splitlines()]

    @property
    def log(self) -> list[tuple[str, str]]:
        """Every event there is, in order: its name, and who did it."""
        logged = self.app.store.read(0, 10_000)
        return [(each.recorded.name, each.recorded.actor.id) for each in logged]

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.log]


@asynccontextmanager
async def running(
    folder: Path,
    *,
    registration: Registration | None = None,
    patience: Patience = PATIENT,
    wrapped=lambda app: app,
    settings: Settings | None = None,
) -> AsyncIterator[Bot]:
    """Run the bot over a file in *folder*; *wrapped* may stand between it and the assistant."""
    app = wire(settings or Settings(store=f"sqlite:///{folder}/teams.sqlite", now=NOW))
    told = io.StringIO()
    log = SecurityLog(told)
    channel = Channel(wrapped(app), registration, log, patience)
    runner = server(channel.application, log)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield Bot(f"http://127.0.0.1:{runner.addresses[0][1]}/api/messages", app, channel, told)
    finally:
        await runner.cleanup()
        app.close()
