"""The token for the bot's own calls is fetched before it is needed, once for all, off their way."""

import asyncio
import logging
import re
import time
from collections.abc import Callable
from urllib.parse import quote, urlencode

from pydantic import SecretStr

from bot.channels.teams.exchange import Answer, Exchange
from bot.channels.teams.undelivered import Undelivered

SCOPE = "https://api.botframework.com/.default"
"""What a token of Microsoft's has to be for, so that the Bot Connector takes it."""

TIMEOUT = 5.0
"""Seconds for fetching a token: half of what a call has in all."""

AHEAD = 300.0
"""Seconds before its end from which a token is renewed, beside the calls that use it."""

SPARE = 30.0
"""Seconds before its end from which a token is not used any more: it might end on the way."""

PAUSE, LONGEST_PAUSE = 5.0, 60.0
"""Seconds for which, after a failure, no other token is asked for; the longer, if asked to wait."""

_TOKEN = re.compile(r"[\x21-\x7e]{1,16384}")
_LONGEST_LIFE = 7 * 24 * 3600
_LOG = logging.getLogger("partnerships")


class NoBearer:
    """No token, where the bot answers on loopback without credentials."""

    async def token(self) -> str:
        """Return "": calls are not signed."""
        return ""

    def forget(self, token: str) -> bool:  # noqa: ARG002 - there is only the one
        """Return False: there is no other."""
        return False

    async def close(self) -> None:
        """Do nothing: nothing is open."""


class Bearer:
    """Signs in with the app's own id and secret, as OAuth's client credentials."""

    def __init__(
        self,
        login: str,
        tenant: str,
        app: str,
        secret: SecretStr,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Fetch nothing yet; *login* is the URL that sign-in is at, *clock* counts seconds."""
        self._url = f"{login.rstrip('/')}/{quote(tenant, safe='')}/oauth2/v2.0/token"
        self._app = app
        self._secret = secret
        self._clock = clock
        self._exchange = Exchange()
        self._token = ""
        self._renew_at = self._ends_at = self._not_before = clock()
        self._fetched_at = clock()
        self._status = 0
        self._renewing: asyncio.Task[None] | None = None

    async def token(self) -> str:
        """Return a token that is good for a while yet.

        Raises :class:`Undelivered` with the reason ``no-token`` if there is none and none can be
        had. While there is one, renewing it keeps nobody waiting, and nobody hears if that fails.
        """
        if self._clock() < self._ends_at:
            if self._clock() >= self._renew_at:
                self._renewal()
            return self._token
        if renewing := self._renewal():
            await asyncio.wait([renewing])  # who is cancelled here stops it for nobody
        if self._clock() < self._ends_at:
            return self._token
        raise Undelivered("no-token", self._status)

    def forget(self, token: str) -> bool:
        """Let go of *token*, which was refused; tell whether another is worth a try.

        It is not if that one is new: then it is not its age that is wrong with it.
        """
        if token == self._token:
            if self._clock() < self._fetched_at + LONGEST_PAUSE:
                return False
            self._ends_at = self._clock()
        return True

    async def close(self) -> None:
        """Stop fetching, and close what is open."""
        if self._renewing is not None:
            self._renewing.cancel()
            await asyncio.wait([self._renewing])
        await self._exchange.close()

    def _renewal(self) -> asyncio.Task[None] | None:
        """Return the renewal under way, which is begun if it may be, or None."""
        if self._renewing is None or self._renewing.done():
            if self._clock() < self._not_before:
                return None
            self._renewing = asyncio.create_task(self._renew())
        return self._renewing

    async def _renew(self) -> None:
        form = {
            "grant_type": "client_credentials",
            "client_id": self._app,
            "client_secret": self._secret.get_secret_value(),
            "scope": SCOPE,
        }
        answer = await self._exchange.request(
            "POST",
            self._url,
            headers={"Content-Type": "application/x-www-form-urlencoded"},
            body=urlencode(form).encode("ascii"),
            within=TIMEOUT,
        )
        now, life, token = self._clock(), _life(answer), answer.content.get("access_token")
        if life and isinstance(token, str) and _TOKEN.fullmatch(token):
            self._token, self._fetched_at = token, now
            self._ends_at = now + life - min(SPARE, life / 4)
            self._renew_at = now + life - min(AHEAD, life / 2)
            return
        self._status = answer.status
        self._not_before = now + min(max(PAUSE, answer.wait), LONGEST_PAUSE)
        _LOG.warning("The bot could not sign in: %s.", answer.status or "no answer")


def _life(answer: Answer) -> float:
    """Return for how many seconds the token is good, 0 if *answer* brings none."""
    life = answer.content.get("expires_in")
    if not answer.is_success or isinstance(life, bool) or not isinstance(life, int | float):
        return 0
    return life if 0 < life <= _LONGEST_LIFE else 0
