"""The sign-in service, as an app asks it for a token: each is new, and good for as long as told."""

import itertools
from collections import deque
from typing import Self

from aiohttp import web

from tests.support.teams.faults import Fault

TENANT = "33333333-3333-4333-8333-333333333333"
APP = "22222222-2222-4222-8222-222222222222"
SECRET = "canary+secret/of the=app&"  # noqa: S105 - nobody's; with all that a form must quote


class FakeLogin:
    """Answers one app of one tenant with ``token-1``, ``token-2`` and so on."""

    def __init__(self) -> None:
        self.asked: list[dict[str, str]] = []
        """The forms that came, oldest first."""
        self.life: object = 3600
        self._faults: deque[Fault] = deque()
        self._numbers = itertools.count(1)

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.add_routes([web.post("/{tenant}/oauth2/v2.0/token", self._token)])
        self._runner = web.AppRunner(
            app, access_log=None, handler_cancellation=True, shutdown_timeout=0.1
        )
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    def fail(self, *faults: Fault) -> None:
        """Let the next requests go wrong, one after the other."""
        self._faults.extend(faults)

    async def _token(self, request: web.Request) -> web.StreamResponse:
        form = {name: str(value) for name, value in (await request.post()).items()}
        self.asked.append(form)

        async def deliver() -> web.StreamResponse:
            ours = (request.match_info["tenant"], form.get("client_id"), form.get("client_secret"))
            if ours != (TENANT, APP, SECRET) or form.get("grant_type") != "client_credentials":
                return web.json_response({"error": "invalid_client"}, status=401)
            token = f"token-{next(self._numbers)}"
            told = {"token_type": "Bearer", "access_token": token, "expires_in": self.life}
            return web.json_response(told)

        fault = self._faults.popleft() if self._faults else None
        return await (fault(request, deliver) if fault else deliver())
