"""One exchange over HTTP ends in time, keeps little of the answer, and follows no redirect."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from math import inf

import aiohttp
from yarl import URL

LARGEST = 64 * 1024
"""How many bytes of an answer are read: all that is wanted of one is an id or a token."""

CONNECTIONS = 100
"""How many exchanges are under way at once; further ones wait, within their time."""

_SECONDS = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})?")
_NOT_BEGUN = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of an exchange.

    *status* is 0 if nothing came back; *reached* is whether the other side may have had the
    request; *wait* is for how many seconds it asks to be left alone; *content* is the object in
    its JSON, empty for anything else.
    """

    status: int
    reached: bool = True
    wait: float = 0.0
    content: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_success(self) -> bool:
        """Whether the other side says that it has done it."""
        return self.status in range(200, 300)


class Exchange:
    """Connections that are kept open between calls, made at the first call in the running loop."""

    def __init__(self) -> None:
        """Open nothing yet."""
        self._session: aiohttp.ClientSession | None = None
        self._closed = False

    async def request(
        self, method: str, url: str, *, headers: Mapping[str, str], body: bytes, within: float
    ) -> Answer:
        """Return what came of it within *within* seconds; never raise for what the network did.

        *url* goes on the wire as it is given, with its quoting.
        """
        if self._closed or within <= 0:
            return Answer(0, reached=False)
        timeout = aiohttp.ClientTimeout(total=within, ceil_threshold=inf)  # to the moment
        try:
            async with self._open().request(
                method,
                URL(url, encoded=True),
                headers=headers,
                data=body,
                timeout=timeout,
                allow_redirects=False,
            ) as response:
                return Answer(
                    response.status,
                    wait=_asked(response.headers),
                    content=await _content(response),
                )
        except _NOT_BEGUN:
            return Answer(0, reached=False)
        except (aiohttp.ClientError, OSError, ValueError):  # a timeout is an OSError
            return Answer(0)

    async def close(self) -> None:
        """Close what is open; whoever asks later gets no answer."""
        self._closed = True
        if self._session is not None:
            await self._session.close()

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=CONNECTIONS),
                # What one conversation's answers set is none of the next one's business.
                cookie_jar=aiohttp.DummyCookieJar(),
            )
        return self._session


async def _content(response: aiohttp.ClientResponse) -> Mapping[str, object]:
    """Return the object in the body; the status stands, whatever becomes of the body."""
    body = bytearray()
    try:
        async for chunk in response.content.iter_any():
            body += chunk
            if len(body) > LARGEST:
                response.close()
                return {}
        content = json.loads(body)
    except (aiohttp.ClientError, OSError, ValueError, RecursionError):
        response.close()
        return {}
    return content if isinstance(content, dict) else {}


def _asked(headers: Mapping[str, str]) -> float:
    """Return the seconds of ``Retry-After``; a date is compared with the sender's own clock."""
    after = headers.get("Retry-After", "")
    if _SECONDS.fullmatch(after):
        return float(after)
    try:
        until, now = parsedate_to_datetime(after), parsedate_to_datetime(headers.get("Date", ""))
        return max(0.0, (until - now).total_seconds())
    except (OverflowError, TypeError, ValueError):
        return 0.0
