"""The keys that sign for the Bot Connector are fetched seldom, once for all, and kept in need."""

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import dataclass

import aiohttp
import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from bot.channels.teams.addresses import loopback_url
from bot.channels.teams.security import SecurityLog

METADATA = "https://login.botframework.com/v1/.well-known/openidconfiguration"

AGAIN = 300.0
"""Seconds between two fetches that an unknown key, or the age of the known ones, asks for."""

KEPT = 86_400.0
"""Seconds after which the keys are fetched anew."""

TIMEOUT = 3.0
"""Seconds that each of the two documents may take."""

ALGORITHM = "RS256"

_LARGEST = 2**20
_SMALLEST_KEY = 2048
_OK = 200


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A key, and the channels for which it may sign."""

    public: RSAPublicKey
    endorsements: frozenset[str]


class Unfetched(Exception):
    """The keys cannot be had; the text is one kebab-case word that says why."""


class Keys:
    """The signing keys that the document at *metadata_url* leads to.

    *now* counts seconds and never goes back. Without keys every search fetches; with some, an
    unknown key or old ones do, at most every `AGAIN` seconds. A fetch that fails changes nothing:
    the keys that are there stay good. Whoever needs no fetch waits for none.
    """

    def __init__(
        self,
        metadata_url: str = METADATA,
        *,
        log: SecurityLog,
        now: Callable[[], float] = time.monotonic,
        timeout: float = TIMEOUT,
    ) -> None:
        self._metadata_url = metadata_url
        self._local = loopback_url(metadata_url)
        self._log = log
        self._now = now
        self._timeout = aiohttp.ClientTimeout(total=timeout)
        self._keys: dict[str, SigningKey] = {}
        self._fetched_at = 0.0
        self._asked_at: float | None = None
        self._fetching: asyncio.Task[None] | None = None

    async def find(self, kid: str) -> SigningKey | None:
        """Return the key *kid*, or None if there is none, or none can be had."""
        if self._due(kid):
            self._asked_at = self._now() if self._keys else None
            await self._fetch_once()
        elif self._fetching and kid not in self._keys:
            await asyncio.shield(self._fetching)
        return self._keys.get(kid)

    def _due(self, kid: str) -> bool:
        if not self._keys:
            return True
        if self._asked_at is not None and self._now() - self._asked_at < AGAIN:
            return False
        return kid not in self._keys or self._now() - self._fetched_at >= KEPT

    async def _fetch_once(self) -> None:
        if self._fetching is None:
            self._fetching = asyncio.create_task(self._fetch())
            self._fetching.add_done_callback(self._fetch_done)
        # Who gives up waiting takes the fetch from nobody else.
        await asyncio.shield(self._fetching)

    def _fetch_done(self, _: asyncio.Task[None]) -> None:
        self._fetching = None

    async def _fetch(self) -> None:
        try:
            self._keys = await self._fetched()
            self._fetched_at = self._now()
        except Unfetched as why:
            self._log.record("keys-not-fetched", reason=str(why))

    async def _fetched(self) -> dict[str, SigningKey]:
        # Never through a proxy to this machine, and through one to Microsoft where one is set.
        async with aiohttp.ClientSession(
            timeout=self._timeout, trust_env=not self._local
        ) as session:
            metadata = await _document(session, self._metadata_url)
            uri = metadata.get("jwks_uri")
            if not isinstance(uri, str) or not self._trusted(uri):
                raise Unfetched("address-not-trusted")
            jwks = (await _document(session, uri)).get("keys")
        entries = jwks if isinstance(jwks, list) else []
        keys = dict(found for entry in entries if (found := _key(entry)))
        if not keys:
            raise Unfetched("no-keys")
        return keys

    def _trusted(self, uri: str) -> bool:
        return uri.startswith("https://") or (self._local and loopback_url(uri))


async def _document(session: aiohttp.ClientSession, url: str) -> dict[str, object]:
    """Return the JSON object at *url*; raise `Unfetched`."""
    try:
        async with session.get(url, allow_redirects=False) as response:
            if response.status != _OK:
                raise Unfetched("not-answered")
            body = bytearray()
            async for chunk in response.content.iter_any():
                body += chunk
                if len(body) > _LARGEST:
                    raise Unfetched("too-large")
        document = json.loads(body)
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        raise Unfetched("not-reached") from error
    except (ValueError, RecursionError) as error:
        raise Unfetched("not-json") from error
    if not isinstance(document, dict):
        raise Unfetched("not-an-object")
    return document


def _key(entry: object) -> tuple[str, SigningKey] | None:
    """Return the name and the key in *entry*, an item of a key set; None for any other kind."""
    if not isinstance(entry, dict):
        return None
    kid, endorsements = entry.get("kid"), entry.get("endorsements")
    usable = entry.get("use", "sig") == "sig" and entry.get("alg", ALGORITHM) == ALGORITHM
    if not (usable and isinstance(kid, str) and isinstance(endorsements, list)):
        return None
    try:
        public = jwt.PyJWK(entry, ALGORITHM).key
    except (jwt.PyJWTError, ValueError, TypeError):
        return None
    if not isinstance(public, RSAPublicKey) or public.key_size < _SMALLEST_KEY:
        return None
    return kid, SigningKey(
        public, frozenset(each for each in endorsements if isinstance(each, str))
    )
