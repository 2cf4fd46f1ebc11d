"""What can go wrong with one of the bot's calls, each a way to answer it."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from aiohttp import web

Deliver = Callable[[], Awaitable[web.StreamResponse]]
"""Carries the call out, and returns what Teams would have answered."""

Fault = Callable[[web.Request, Deliver], Awaitable[web.StreamResponse]]


def answers(
    status: int,
    content: Any = None,
    *,
    headers: Mapping[str, str] | None = None,
    text: str | None = None,
    content_type: str = "application/json",
) -> Fault:
    """Answer *status* and do nothing; the body is *content* as JSON, or *text*."""

    async def fault(request: web.Request, deliver: Deliver) -> web.StreamResponse:
        del request, deliver
        if text is not None:
            return web.Response(
                status=status, headers=headers, text=text, content_type=content_type
            )
        body = {"error": {"code": "Injected", "message": "SECRET-OF-TEAMS"}}
        return web.json_response(
            body if content is None else content, status=status, headers=headers
        )

    # By this a test's parameters tell one fault from another.
    fault.__name__ = f"{status} {content_type} {text if content is None else content}"
    return fault


def delivers_then(fault: Fault) -> Fault:
    """Carry the call out, then go wrong all the same."""

    async def delivering(request: web.Request, deliver: Deliver) -> web.StreamResponse:
        await deliver()
        return await fault(request, deliver)

    return delivering


async def resets(request: web.Request, deliver: Deliver) -> web.StreamResponse:
    """Cut the connection without an answer, and do nothing."""
    del deliver
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


class Held:
    """Keeps whoever calls waiting until `go` is set, then carries the call out, or goes on wrong."""

    def __init__(self, then: Fault | None = None) -> None:
        self.then = then
        self.reached = asyncio.Event()
        self.go = asyncio.Event()

    async def __call__(self, request: web.Request, deliver: Deliver) -> web.StreamResponse:
        self.reached.set()
        await self.go.wait()
        return await (self.then(request, deliver) if self.then else deliver())


class Drips:
    """Carries the call out, and keeps whoever calls waiting for the rest of the answer."""

    def __init__(self, status: int = 201) -> None:
        self.status = status
        self.reached = asyncio.Event()
        self.go = asyncio.Event()

    async def __call__(self, request: web.Request, deliver: Deliver) -> web.StreamResponse:
        await deliver()
        response = web.StreamResponse(
            status=self.status, headers={"Content-Type": "application/json"}
        )
        await response.prepare(request)
        await response.write(b"{")
        self.reached.set()
        await self.go.wait()
        await response.write_eof()
        return response


busy = answers(429)
html = answers(200, text="<html><title>Sign in</title></html>", content_type="text/html")
wrong_json = answers(200, ["an", "array"])
broken_json = answers(201, text='{"id": "17')
blocked = answers(
    403,
    {
        "errorCode": 209,
        "message": '{"subCode": "MessageWritesBlocked", "details": "SECRET-OF-TEAMS"}',
    },
)
