"""What waits in the outbox is sent beside the turns, soon after it is there, and no turn waits.

Any number of replicas may do it over one store: whoever claims a notice first sends it.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from math import inf
from typing import TypeVar

from bot.channels.teams.delivering import Became, Deliveries, Means
from bot.failures import log as log_trace
from bot.failures import reference_of
from domain.refusals import Refusal, StaleStream, Unavailable, Unreadable
from domain.services.outbox import Ready, Sent

EVERY = 30.0
"""Seconds after which somebody looks although nobody said that anything happened here."""

SOON = 1.0
"""Seconds from a turn to the look that follows it: what several turns raise is looked for once."""

AT_ONCE = 16
"""To how many people at once notices are on their way."""

LOOKED_AT = 5_000
"""How many notices are taken at a look, one for each person; many may not be reached yet."""

UNREACHED_FOR = 60.0
"""Seconds for which nobody looks again whether somebody who never wrote can be reached."""

BREATH = 9.0
"""For so many times as long as the outbox took, it is not asked again: turns use the same store."""

STOP_WITHIN = 11.0
"""Seconds for what is on its way when the program stops: a call takes no more than ten."""

T = TypeVar("T")

_NOT_NOW = (Refusal, StaleStream, Unavailable, Unreadable)


class Notifying:
    """Looks after the outbox while it is `running`."""

    def __init__(self, means: Means, every: float = EVERY, soon: float = SOON) -> None:
        """Look *every* so many seconds, and so *soon* after a turn."""
        self._outbox, self._offload = means.outbox, means.offload
        self._pacing, self._log, self._sleep = means.pacing, means.log, means.sleep
        self._correspondence = means.correspondence
        self._deliveries = Deliveries(means)
        self._found = self._correspondence.kept
        self._every, self._soon = every, soon
        self._hinted = asyncio.Event()
        self._on_the_way: dict[str, asyncio.Task[Became]] = {}
        self._unreached: dict[str, float] = {}
        self._left: set[str] = set()
        self._next: deque[Ready] = deque()
        self._looked = self._asks_from = -inf
        self._asks = True

    def hint(self) -> None:
        """Say that something may have happened that somebody is to be told of."""
        self._hinted.set()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Look after the outbox while inside; then finish what is on its way, and begin nothing."""
        loop = asyncio.create_task(self._keep_on())
        try:
            yield
        finally:
            loop.cancel()
            with suppress(asyncio.CancelledError):
                await loop
            await self._finish()
            await asyncio.to_thread(self._offload.close)

    async def settle(self) -> None:
        """Look once, and send all that can be sent now."""
        self.hint()
        while True:
            await self._guarded(self._look)
            if self._on_the_way:
                await asyncio.wait(self._on_the_way.values(), return_when=asyncio.FIRST_COMPLETED)
            elif not (self._asks or self._hinted.is_set()):
                return
            elif (breath := self._asks_from - _now()) > 0:
                await self._sleep(breath)

    async def _keep_on(self) -> None:
        while True:
            await self._guarded(self._look)
            await self._until_wanted()

    async def _until_wanted(self) -> None:
        """Wait until a turn was taken, a notice has come to its end, or the time has come."""
        hint = asyncio.create_task(self._hinted.wait())
        rests = self._pacing.opens_in(_now())
        if not rests:  # it may be called: by whoever was left because it might not
            rests = SOON if self._left else inf
        wanted = self._asks and len(self._on_the_way) < AT_ONCE
        breath = max(0.0, self._asks_from - _now()) if wanted else inf
        within = min(self._every, rests, breath)
        try:
            done, _ = await asyncio.wait(
                {hint, *self._on_the_way.values()},
                timeout=within,
                return_when=asyncio.FIRST_COMPLETED,
            )
            if not done:  # a service may be well again, and what rested may be ready
                self._left.clear()
                self._asks = True
            if hint.done():
                await self._sleep(self._soon)
        finally:
            hint.cancel()

    async def _look(self) -> None:
        """Take in what has ended, raise what is to be told by now, and send what has its turn."""
        self._take_in()
        await self._deliveries.tell_the_rest()
        now = _now()
        self._forget_unreached(now)
        if now >= self._asks_from and (self._hinted.is_set() or now - self._looked >= self._every):
            self._hinted.clear()
            self._looked, self._asks = now, True
            self._left.clear()
            self._next.clear()
            await self._asked(self._outbox.raise_due)
            self._edit(await self._asked(lambda: self._outbox.outdated(AT_ONCE)))
        while len(self._on_the_way) < AT_ONCE and (notice := await self._next_one()) is not None:
            task = asyncio.create_task(self._deliveries.deliver(notice))
            self._on_the_way[notice.person] = task

    def _edit(self, outdated: Iterable[Sent]) -> None:
        """Begin to edit what was sent and is settled since, of people who are told nothing now."""
        for each in outdated:
            person = each.notice.person
            if person not in self._on_the_way:
                self._on_the_way[person] = asyncio.create_task(self._deliveries.edit(each))

    async def _next_one(self) -> Ready | None:
        """Return what is to be sent next, None if there is nothing or it is not known yet."""
        found = self._first_of_next()
        if found is None and self._asks and _now() >= self._asks_from:
            self._next = deque(await self._asked(lambda: self._outbox.ready(LOOKED_AT)))
            found = self._first_of_next()
            self._asks = found is not None
        return found

    def _first_of_next(self) -> Ready | None:
        """Return the first of those to be sent next whose person is to be told something now."""
        while self._next:
            notice = self._next.popleft()
            if notice.person not in {*self._on_the_way, *self._unreached, *self._left}:
                return notice
        return None

    async def _asked(self, call: Callable[[], T]) -> T:
        """Return what the outbox says; the longer it took, the longer it is not asked again."""
        began = _now()
        try:
            return await self._offload.run(call)
        finally:
            ended = _now()
            self._asks_from = ended + BREATH * (ended - began)

    def _take_in(self) -> None:
        """Let those go whose notices have come to an end."""
        for person, task in list(self._on_the_way.items()):
            if task.done():
                self._asks = True
                del self._on_the_way[person]
                self._ended(person, task)

    def _ended(self, person: str, task: asyncio.Task[Became]) -> None:
        if task.cancelled():
            return
        defect = task.exception()
        if defect is not None:
            self._went_wrong(defect)
            self._left.add(person)
        elif task.result() == "unreached":
            self._unreached[person] = _now() + UNREACHED_FOR
        elif task.result() == "left":
            self._left.add(person)
        else:
            self._left.clear()

    def _forget_unreached(self, now: float) -> None:
        if (found := self._correspondence.kept) != self._found:
            self._found = found
            self._unreached.clear()
        self._unreached = {who: until for who, until in self._unreached.items() if until > now}

    async def _guarded(self, look: Callable[[], Awaitable[None]]) -> None:
        """Look; whatever goes wrong is told, and looked at again next time."""
        try:
            await look()
        except Exception as defect:  # noqa: BLE001 - nothing may end this but the program's end
            self._asks = False
            self._hinted.clear()
            self._went_wrong(defect)

    def _went_wrong(self, defect: BaseException) -> None:
        if isinstance(defect, _NOT_NOW):
            self._log.trouble(defect.code)
            return
        reference = reference_of(defect)
        log_trace(defect, reference)
        self._log.trouble(f"defect {reference}")

    async def _finish(self) -> None:
        """Wait for what is on its way; what still waits for its turn is claimed by nobody."""
        self._deliveries.stop()
        if self._on_the_way:
            _, late = await asyncio.wait(self._on_the_way.values(), timeout=STOP_WITHIN)
            for each in late:
                each.cancel()
            await asyncio.gather(*late, return_exceptions=True)
            self._take_in()
        with suppress(*_NOT_NOW):
            await self._deliveries.tell_the_rest()


def _now() -> float:
    return asyncio.get_running_loop().time()
