"""The Bot Connector, as a bot calls it: a server that keeps what it is told, or goes wrong."""

import asyncio
import itertools
import json
from collections import deque
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.support.teams.faults import Fault, blocked
from tests.support.teams.messages import Message, User

LARGEST = 28 * 1024
EVERYTHING_BUT_TYPING = frozenset({"send", "update", "delete", "member"})
BASE = "/uk"  # a service URL has a path, as Microsoft's have


@dataclass
class Call:
    """A call of the bot's; *status* is what it was answered, 0 while or if it was not."""

    kind: str
    method: str
    path: str
    headers: Mapping[str, str]
    activity: Any = None
    status: int = 0


@dataclass
class Place:
    """A conversation as the connector knows it."""

    id: str
    members: list[User]
    personal: bool
    messages: list[Message] = field(default_factory=list)
    typing: int = 0
    installed: bool = True
    """Whether the bot is there; where it is not it cannot write."""
    blocked: bool = False
    """Whether its user has blocked the bot."""
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)


Handler = Callable[[web.Request, Place, Call], Awaitable[web.Response]]


class FakeConnector:
    """Serves on a free port of loopback between `start` and `stop`."""

    def __init__(self) -> None:
        self.places: dict[str, Place] = {}
        self.calls: list[Call] = []
        self.bearer: str | None = None
        """The only token that is taken, if it is not None."""
        self._faults: deque[tuple[Fault, Collection[str]]] = deque()
        self._ids = itertools.count(1_700_000_000_000)

    async def start(self, port: int = 0) -> None:
        """Serve on a free port, or on that of before."""
        app = web.Application(client_max_size=2**22)
        activities = f"{BASE}/v3/conversations/{{c}}/activities"
        app.add_routes(
            [
                web.post(activities, self._handle(self._send)),
                web.post(f"{activities}/{{a}}", self._handle(self._send)),
                web.put(f"{activities}/{{a}}", self._handle(self._update)),
                web.delete(f"{activities}/{{a}}", self._handle(self._delete)),
                web.get(f"{BASE}/v3/conversations/{{c}}/members/{{m}}", self._handle(self._member)),
            ]
        )
        self._runner = web.AppRunner(
            app, access_log=None, handler_cancellation=True, shutdown_timeout=0.1
        )
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}{BASE}/"

    async def stop(self) -> None:
        await self._runner.cleanup()

    async def goes_down(self) -> int:
        """Serve nobody any more; return the port to `start` on once it is back."""
        port: int = self._runner.addresses[0][1]
        await self.stop()
        return port

    def fail(self, *faults: Fault, of: Collection[str] = EVERYTHING_BUT_TYPING) -> None:
        """Let the next calls of the kinds *of* go wrong, one after the other."""
        self._faults.extend((fault, of) for fault in faults)

    def _handle(self, handler: Handler) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def handled(request: web.Request) -> web.StreamResponse:
            raw = await request.read()
            activity = json.loads(raw) if raw else None
            kind = handler.__name__.strip("_")
            if kind == "send" and activity.get("type") == "typing":
                kind = "typing"
            path = request.rel_url.raw_path.removeprefix(BASE)
            call = Call(kind, request.method, path, dict(request.headers), activity)
            self.calls.append(call)

            async def deliver() -> web.StreamResponse:
                return await self._delivered(handler, request, call, len(raw))

            fault = self._fault(kind)
            response = await (fault(request, deliver) if fault else deliver())
            call.status = response.status
            return response

        return handled

    def _fault(self, kind: str) -> Fault | None:
        for queued in self._faults:
            if kind in queued[1]:
                self._faults.remove(queued)
                return queued[0]
        return None

    async def _delivered(
        self, handler: Handler, request: web.Request, call: Call, size: int
    ) -> web.StreamResponse:
        authorization = call.headers.get("Authorization")
        if self.bearer is not None and authorization != f"Bearer {self.bearer}":
            return _error(401, "Unauthorized")
        # What stands behind the semicolon is a thread of the channel.
        place = self.places.get(request.match_info["c"].partition(";")[0])
        if place is None:
            return _error(404, "ConversationNotFound")
        if place.blocked:
            return await blocked(request, _nothing)
        if not place.installed:
            return _error(403, "BotNotInConversationRoster")
        if size > LARGEST:
            return _error(413, "MessageSizeTooBig")
        async with place.changed:
            response = await handler(request, place, call)
            place.changed.notify_all()
        return response

    async def _send(self, request: web.Request, place: Place, call: Call) -> web.Response:
        if call.kind == "typing":
            place.typing += 1
            return web.json_response({"id": ""}, status=201)
        only = place.members[0] if place.personal else None
        message = Message(
            id=str(next(self._ids)),
            conversation=request.match_info["c"],
            activity=call.activity,
            reply_to=request.match_info.get("a"),
            only=only,
        )
        place.messages.append(message)
        return web.json_response({"id": message.id}, status=201)

    async def _update(self, request: web.Request, place: Place, call: Call) -> web.Response:
        message = _message(request, place)
        if message is None:
            return _error(404, "ActivityNotFoundInConversation")
        message.update(call.activity)
        return web.json_response({"id": message.id})

    async def _delete(self, request: web.Request, place: Place, call: Call) -> web.Response:
        del call
        message = _message(request, place)
        if message is None:
            return _error(404, "ActivityNotFoundInConversation")
        message.deleted = True
        return web.Response()

    async def _member(self, request: web.Request, place: Place, call: Call) -> web.Response:
        del call
        wanted = request.match_info["m"]
        for user in place.members:
            if wanted in {user.id, user.aad}:
                told = {"id": user.id, "name": user.name, "aadObjectId": user.aad}
                return web.json_response(told)
        return _error(404, "MemberNotFoundInConversation")


def _message(request: web.Request, place: Place) -> Message | None:
    wanted = request.match_info["a"]
    return next((m for m in place.messages if m.id == wanted and not m.deleted), None)


def _error(status: int, code: str) -> web.Response:
    return web.json_response({"error": {"code": code, "message": "SECRET-OF-TEAMS"}}, status=status)


async def _nothing() -> web.StreamResponse:
    return web.Response()
