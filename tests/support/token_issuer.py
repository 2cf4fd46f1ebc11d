"""An issuer of test tokens signs as the Bot Connector does, and serves its keys on this machine."""

import asyncio
import json
from functools import cache

import jwt
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric import rsa

from adapters.clock import SystemClock

APP_ID = "22222222-2222-2222-2222-222222222222"
TENANT = "11111111-1111-1111-1111-111111111111"
ISSUER = "https://api.botframework.com"
METADATA, KEYS = "/openid", "/keys"


@cache
def rsa_key(name, size=2048):
    """Return the private key *name*; making one takes a while, so each is made once."""
    return rsa.generate_private_key(public_exponent=65537, key_size=size)


def seconds():
    """Return the seconds since 1970, as tokens count them."""
    return int(SystemClock().now().timestamp())


def jwk(kid, **more):
    """Return the public part of the key *kid* as a key set has it."""
    made = jwt.algorithms.RSAAlgorithm.to_jwk(rsa_key(kid).public_key(), as_dict=True)
    return {**made, "kid": kid, "use": "sig", "endorsements": ["msteams"], **more}


class TokenIssuer:
    """Use it with ``async with``; then `metadata_url` leads to the keys that `sign` signs with."""

    def __init__(self):
        self.kid = "key-1"
        self.keys = [jwk("key-1")]
        self.asked = []
        """The documents asked for, in order."""

        self.answers = {}
        """A response, by path, to give instead of the document."""

        self.arrived = asyncio.Event()
        self.go_on = asyncio.Event()
        self.go_on.set()

    async def __aenter__(self):
        app = web.Application()
        app.router.add_get("/{name}", self._answer)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0]
        self.url = f"http://{host}:{port}"
        self.metadata_url = self.url + METADATA
        self.metadata = {"issuer": ISSUER, "jwks_uri": self.url + KEYS}
        return self

    async def __aexit__(self, *_):
        self.go_on.set()
        await self._runner.cleanup()

    def hold(self):
        """Answer nobody until `go_on` is set; `arrived` is set when somebody asks."""
        self.arrived.clear()
        self.go_on.clear()

    def rotate(self, kid):
        """Sign with another key from now on, the only one that is served."""
        self.kid, self.keys = kid, [jwk(kid)]

    def claims(self, service_url, **over):
        """Return the claims of a good token; one that is None is left out."""
        now = seconds()
        good = {
            "serviceurl": service_url,
            "iss": ISSUER,
            "aud": APP_ID,
            "iat": now - 10,
            "nbf": now - 10,
            "exp": now + 3600,
        }
        return {name: claim for name, claim in (good | over).items() if claim is not None}

    def sign(self, service_url, *, key=None, alg="RS256", headers=None, **over):
        """Return a token for the bot that answers at *service_url*, good unless told otherwise."""
        claims = self.claims(service_url, **over)
        headers = {"kid": self.kid, **(headers or {})}
        return jwt.encode(claims, key or rsa_key(self.kid), algorithm=alg, headers=headers)

    async def _answer(self, request):
        self.asked.append(request.path)
        self.arrived.set()
        await self.go_on.wait()
        if request.path in self.answers:
            return self.answers[request.path]()
        found = {METADATA: self.metadata, KEYS: {"keys": self.keys}}[request.path]
        return web.Response(text=json.dumps(found), content_type="application/json")
