"""The one way out to Teams: in order within a conversation, in bounded time, to allowed services.

Every call either goes through or raises :class:`Undelivered`, within `PATIENCE` seconds.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Protocol
from urllib.parse import quote
from weakref import WeakValueDictionary

from bot.channels.teams.exchange import Answer, Exchange
from bot.channels.teams.repeating import TRIES, Attempts
from bot.channels.teams.undelivered import Undelivered

PATIENCE = 10.0
"""Seconds for a call, its repetitions and its waiting for others: Teams gives a turn 10 to 15."""

TYPING = 2.0
"""Seconds for showing that an answer is being made: later than that it is of no use."""


_TYPING = {"type": "typing"}


class Credentials(Protocol):
    """What signs a call: `Bearer`, or `NoBearer` where nobody asks for it."""

    async def token(self) -> str:
        """Return a token, "" for none; raise `Undelivered` where there should be one."""

    def forget(self, token: str) -> bool:
        """Let go of a token that was refused; tell whether another is worth a try."""

    async def close(self) -> None:
        """Close what is open."""


class Connector:
    """Calls the Bot Connector at whatever service a conversation came from."""

    def __init__(
        self,
        credentials: Credentials,
        allowed: Callable[[str], bool],
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Call only services whose URL *allowed* takes; open nothing before the first call."""
        self._credentials = credentials
        self._allowed = allowed
        self._sleep = sleep
        self._exchange = Exchange()
        # A lock lives for as long as somebody holds it or waits for it, so there are never more
        # of them than calls under way.
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def send(
        self,
        service_url: str,
        conversation: str,
        activity: Mapping[str, object],
        reply_to: str | None = None,
    ) -> str:
        """Return the id of the new message, "" if the answer names none.

        A message that may have arrived although nothing says so is not sent again: it raises
        with the reason ``uncertain``.
        """
        below = () if reply_to is None else (reply_to,)
        url = self._url(service_url, conversation, *below)
        return _id_in(await self._call("POST", url, conversation, activity))

    async def send_once(
        self, service_url: str, conversation: str, activity: Mapping[str, object]
    ) -> str:
        """Send a message that answers nothing, in one attempt; return its id, "" for none.

        It waits for nothing that goes to the conversation, and nothing waits for it. It is seen
        once at the most: what a gateway may have passed on is ``uncertain`` here as well.
        """
        url = self._url(service_url, conversation)
        attempts = self._attempts("POST", url, activity, _now() + PATIENCE, tries=1)
        return _id_in(_delivered(attempts, await attempts.made()))

    async def update_once(
        self,
        service_url: str,
        conversation: str,
        activity_id: str,
        activity: Mapping[str, object],
    ) -> None:
        """Do as :meth:`update` does, in one attempt; nothing waits for it, and it for nothing."""
        url = self._url(service_url, conversation, activity_id)
        attempts = self._attempts("PUT", url, activity, _now() + PATIENCE, tries=1)
        _delivered(attempts, await attempts.made())

    async def update(
        self,
        service_url: str,
        conversation: str,
        activity_id: str,
        activity: Mapping[str, object],
    ) -> None:
        """Put *activity* in the place of the message *activity_id*."""
        url = self._url(service_url, conversation, activity_id)
        await self._call("PUT", url, conversation, activity)

    async def delete(self, service_url: str, conversation: str, activity_id: str) -> None:
        """Take the message *activity_id* away; that it is gone already is as good."""
        url = self._url(service_url, conversation, activity_id)
        try:
            await self._call("DELETE", url, conversation, None)
        except Undelivered as undelivered:
            if undelivered.reason != "gone":
                raise

    async def try_out(self, service_url: str, conversation: str) -> None:
        """Raise `Undelivered` unless the service takes what leaves nothing behind: that we type."""
        url = self._url(service_url, conversation)
        attempts = self._attempts("POST", url, _TYPING, _now() + PATIENCE, tries=1)
        _delivered(attempts, await attempts.made())

    async def typing(self, service_url: str, conversation: str) -> None:
        """Show that an answer is being made; nothing comes of it if that cannot be shown."""
        under_way = self._locks.get(conversation)
        if under_way is not None and under_way.locked():  # the answer itself is on its way
            return
        try:
            url = self._url(service_url, conversation)
            await self._attempt("POST", url, _written(_TYPING), _now() + TYPING)
        except Undelivered:
            return

    async def close(self) -> None:
        """Close the connections, those of the credentials too."""
        await self._exchange.close()
        await self._credentials.close()

    def _url(self, service_url: str, conversation: str, *message: str) -> str:
        """Return where the messages of *conversation* are, or the one *message*."""
        # An id of dots alone would lead to another folder, and an empty one to its own.
        if not self._allowed(service_url) or not all(
            i.strip(".") for i in (conversation, *message)
        ):
            raise Undelivered("not-allowed")
        path = (quote(part, safe="") for part in (conversation, "activities", *message))
        return "/".join((service_url.rstrip("/"), "v3/conversations", *path))

    async def _call(
        self, method: str, url: str, conversation: str, activity: Mapping[str, object] | None
    ) -> Answer:
        until = _now() + PATIENCE
        attempts = self._attempts(method, url, activity, until)
        async with self._turn_of(conversation, until):
            answer = await attempts.made()
        return _delivered(attempts, answer)

    def _attempts(
        self,
        method: str,
        url: str,
        activity: Mapping[str, object] | None,
        until: float,
        tries: int = TRIES,
    ) -> Attempts:
        body = b"" if activity is None else _written(activity)
        return Attempts(
            lambda: self._attempt(method, url, body, until),
            twice_is_once=method != "POST",
            until=until,
            sleep=self._sleep,
            tries=tries,
        )

    @asynccontextmanager
    async def _turn_of(self, conversation: str, until: float) -> AsyncIterator[None]:
        """Wait until everything that was to go to *conversation* before has gone."""
        lock = self._locks.setdefault(conversation, asyncio.Lock())
        try:
            async with asyncio.timeout_at(until):
                await lock.acquire()
        except TimeoutError:
            raise Undelivered("busy") from None
        try:
            yield
        finally:
            lock.release()

    async def _attempt(self, method: str, url: str, body: bytes, until: float) -> Answer:
        # What may be repeated leaves time for it.
        longest = PATIENCE if method == "POST" else PATIENCE / 2

        async def signed(token: str) -> Answer:
            headers = {"Authorization": f"Bearer {token}"} if token else {}
            headers["Content-Type"] = "application/json"
            within = min(longest, until - _now())
            return await self._exchange.request(
                method, url, headers=headers, body=body, within=within
            )

        token = await self._token(until)
        answer = await signed(token)
        if answer.status == HTTPStatus.UNAUTHORIZED and self._credentials.forget(token):
            answer = await signed(await self._token(until))
        return answer

    async def _token(self, until: float) -> str:
        try:
            async with asyncio.timeout_at(until):
                return await self._credentials.token()
        except TimeoutError:
            raise Undelivered("no-token") from None


def _delivered(attempts: Attempts, answer: Answer) -> Answer:
    """Return *answer*, the last one of *attempts*, or raise why it is none."""
    if reason := attempts.reason(answer):
        raise Undelivered(reason, answer.status, answer.wait)
    return answer


def _id_in(answer: Answer) -> str:
    name = answer.content.get("id")
    return name if isinstance(name, str) else ""


def _now() -> float:
    return asyncio.get_running_loop().time()


def _written(activity: Mapping[str, object]) -> bytes:
    return json.dumps(activity, separators=(",", ":"), allow_nan=False).encode("ascii")
