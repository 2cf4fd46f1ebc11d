"""Microsoft Graph is asked within bounded time, and left alone for as long as it asks to be."""

import json
import re
import time
from collections.abc import Callable, Iterator, Mapping
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from threading import Lock
from typing import Any
from urllib.parse import quote, urlencode

import urllib3
from pydantic import SecretStr
from urllib3.exceptions import HTTPError

PATIENCE = 15.0
"""Seconds that one question may take in all, every page of its answer included."""

CONNECTING, ANSWERING = 3.0, 8.0
"""Seconds for a connection, and for an answer on it."""

PAUSE, LONGEST_PAUSE = 5.0, 300.0
"""Seconds for which Graph is left alone after a failure; as long as it asks for, within bounds."""

SPARE = 60.0
"""Seconds before its end from which a token is not used any more."""

MOST_PAGES, LONGEST = 200, 8_000_000
"""Pages of one answer, and bytes of one page: more is taken for a fault."""

_TOKEN = re.compile(r"[\x21-\x7e]{1,16384}")
_LONGEST_LIFE = 7 * 24 * 3600

# Any: the JSON of an answer, of which each reader checks what it takes.
Json = Mapping[str, Any]


class GraphFailed(Exception):
    """There is no answer now; *wait* says for how many seconds not to ask again."""

    def __init__(self, why: str, wait: float = PAUSE) -> None:
        super().__init__(why)
        self.wait = min(max(wait, PAUSE), LONGEST_PAUSE)


class NotThere(Exception):
    """Graph answers that there is nothing under that address."""


class GraphClient:
    """Asks Graph as an application, by its own id and secret (OAuth's client credentials)."""

    def __init__(
        self,
        url: str,
        *,
        login: str,
        tenant: str,
        app: str,
        secret: SecretStr,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Ask nothing yet; *url* and *login* are where Graph and the sign-in service are."""
        self._url = url.rstrip("/")
        self._login = f"{login.rstrip('/')}/{quote(tenant, safe='')}/oauth2/v2.0/token"
        self._app, self._secret = app, secret
        self._clock = clock
        timeout = urllib3.Timeout(connect=CONNECTING, read=ANSWERING)
        self._pool = urllib3.PoolManager(timeout=timeout, retries=False)
        self._token, self._ends_at = "", clock()
        self._turn = Lock()

    def get(self, path: str, **query: str) -> Json:
        """Return what is at *path*, such as ``users/ID``.

        Raises :class:`NotThere`, or :class:`GraphFailed`.
        """
        return self._read(self._address(path, query), self._clock() + PATIENCE)

    def all(self, path: str, **query: str) -> Iterator[Json]:
        """Yield every item of a list, page by page; raise as :meth:`get` does."""
        address, until = self._address(path, query), self._clock() + PATIENCE
        for _ in range(MOST_PAGES):
            page = self._read(address, until)
            items = page.get("value")
            if not isinstance(items, list):
                raise GraphFailed("a list without items")
            yield from (item for item in items if isinstance(item, dict))
            following = page.get("@odata.nextLink")
            if following is None:
                return
            # The token goes nowhere but to Graph itself, whatever an answer says.
            if not isinstance(following, str) or not following.startswith(f"{self._url}/"):
                raise GraphFailed("the next page is elsewhere")
            address = following
        raise GraphFailed("a list without an end")

    def close(self) -> None:
        """Close the connections."""
        self._pool.clear()

    def _address(self, path: str, query: Mapping[str, str]) -> str:
        asked = {f"${name}": value for name, value in query.items()}
        return f"{self._url}/v1.0/{path}{'?' + urlencode(asked) if asked else ''}"

    def _read(self, address: str, until: float) -> Json:
        status, content, wait = self._asked(address, until)
        if status == HTTPStatus.UNAUTHORIZED:  # the token may have been withdrawn: once anew
            status, content, wait = self._asked(address, until)
        if status == HTTPStatus.NOT_FOUND:
            raise NotThere(address)
        if status != HTTPStatus.OK:
            raise GraphFailed(f"Graph answers {status}", wait)
        return content

    def _asked(self, address: str, until: float) -> tuple[int, Json, float]:
        token = self._signed()
        headers = {"Authorization": f"Bearer {token}"}
        answer = self._exchange("GET", address, headers, b"", until)
        if answer[0] == HTTPStatus.UNAUTHORIZED:
            self._forget(token)
        return answer

    def _signed(self) -> str:
        """Return a token that is good for a while yet, fetched anew where there is none."""
        with self._turn:
            if self._clock() < self._ends_at:
                return self._token
            form = {
                "grant_type": "client_credentials",
                "client_id": self._app,
                "client_secret": self._secret.get_secret_value(),
                "scope": f"{self._url}/.default",
            }
            headers = {"Content-Type": "application/x-www-form-urlencoded"}
            body = urlencode(form).encode("ascii")
            until = self._clock() + PATIENCE
            status, content, wait = self._exchange("POST", self._login, headers, body, until)
            token, life = content.get("access_token"), content.get("expires_in")
            good = isinstance(life, int) and not isinstance(life, bool) and life > 0
            if status != HTTPStatus.OK or not good or not isinstance(token, str):
                raise GraphFailed(f"sign-in answers {status}", wait)
            if not _TOKEN.fullmatch(token):
                raise GraphFailed("a token that is none", wait)
            lasts = min(int(life or 0), _LONGEST_LIFE)
            self._token = token
            self._ends_at = self._clock() + lasts - min(SPARE, lasts / 4)
            return token

    def _forget(self, token: str) -> None:
        with self._turn:
            if token == self._token:
                self._ends_at = self._clock()

    def _exchange(
        self, method: str, address: str, headers: Mapping[str, str], body: bytes, until: float
    ) -> tuple[int, Json, float]:
        """Return the status, the JSON object and the seconds that it asks to wait."""
        left = until - self._clock()
        if left <= 0:
            raise GraphFailed("it takes too long")
        timeout = urllib3.Timeout(connect=min(CONNECTING, left), read=min(ANSWERING, left))
        try:
            answer = self._pool.request(
                method,
                address,
                headers=dict(headers),
                body=body or None,
                timeout=timeout,
                redirect=False,
                preload_content=False,
            )
            try:
                written = answer.read(LONGEST + 1)
            finally:
                answer.release_conn()
        except (HTTPError, OSError) as error:
            raise GraphFailed(type(error).__name__) from error
        if len(written) > LONGEST:
            raise GraphFailed("an answer without an end")
        wait = _seconds(answer.headers.get("Retry-After", ""), answer.headers.get("Date", ""))
        return answer.status, _object(written), wait


def _object(written: bytes) -> Json:
    try:
        content = json.loads(written)
    except (ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def _seconds(said: str, now: str) -> float:
    """Return what ``Retry-After`` asks for, in seconds or as a moment by the server's clock.

    It is 0 where nothing is asked for.
    """
    if said.isascii() and said.strip().isdecimal():
        return float(said)
    try:
        return (parsedate_to_datetime(said) - parsedate_to_datetime(now)).total_seconds()
    except (TypeError, ValueError):
        return 0.0
