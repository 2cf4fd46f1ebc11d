"""Whoever sends notices over one file: a replica, or a program of its own that can be killed."""

import asyncio
import io
import json
import os
import signal
import sys
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from bot.channels.teams.adapter import TeamsAdapter
from bot.channels.teams.addresses import loopback_url
from bot.channels.teams.bearer import NoBearer
from bot.channels.teams.connector import Connector
from bot.channels.teams.correspondence import Correspondence
from bot.channels.teams.delivering import Means
from bot.channels.teams.notice_log import NoticeLog
from bot.channels.teams.notifying import Notifying
from bot.channels.teams.pacing import Pacing
from bot.offload import Offload
from bot.settings import Settings
from bot.wiring import wire
from tests.support.person import NOW


class Replica:
    """One process's worth of sending, over the store in *folder*; its waits take no time."""

    def __init__(self, folder, sleep, outbox=lambda outbox: outbox):
        self.app = wire(Settings(store=f"sqlite:///{folder}/notices.sqlite", now=NOW))
        self.connector = Connector(NoBearer(), loopback_url, sleep=sleep)
        self.turns, self.apart = Offload(1), Offload(1)
        token = self.app.desk.new_key
        self.correspondence = Correspondence(
            self.app.references,
            self.turns,
            TeamsAdapter(self.connector),
            token,
            self.app.actor,
        )
        self.told = io.StringIO()
        self.means = Means(
            outbox(self.app.desk.outbox),
            self.apart,
            self.correspondence,
            self.connector,
            token,
            NoticeLog(self.told),
            Pacing(jitter=lambda: 1.0),
            sleep,
        )
        self.notifying = Notifying(self.means, soon=0.0)

    @property
    def log(self):
        """What was written of notices: event and, where there is one, the reason."""
        lines = map(json.loads, self.told.getvalue().splitlines())
        return [(each["event"], each.get("reason", "")) for each in lines]

    async def close(self):
        await self.connector.close()
        self.turns.close()
        self.apart.close()
        self.app.close()


@asynccontextmanager
async def replicas(folder, time):
    """Give what makes replicas, and what lets hours pass for all of them."""
    made = []

    def replica(**more):
        made.append(Replica(folder, time.sleep, **more))
        return made[-1]

    def later(**how_long):
        by = timedelta(**how_long)
        time.forward(by.total_seconds())
        for each in made:
            each.app.clock._moment += by

    try:
        yield replica, later
    finally:
        for each in made:
            await each.close()


class Killed:
    """An outbox whose process is killed at one of its calls."""

    def __init__(self, outbox, at):
        self._outbox, self._at = outbox, at

    def __getattr__(self, name):
        if name == self._at:
            os.kill(os.getpid(), signal.SIGKILL)
        if self._at == "after begin" and name == "begin":
            return self._begun
        return getattr(self._outbox, name)

    def _begun(self, notice):
        self._outbox.begin(notice)
        os.kill(os.getpid(), signal.SIGKILL)


async def main(folder, at):
    """Send what there is, until it is killed *at* that call."""
    replica = Replica(Path(folder), asyncio.sleep, lambda outbox: Killed(outbox, at))
    await replica.notifying.settle()
    await replica.close()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
