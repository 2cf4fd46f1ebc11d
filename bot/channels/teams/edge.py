"""Nothing gets in but a whole activity that the door admits, and nothing breaks on the way."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from aiohttp import web
from aiohttp.http import HttpProcessingError

from bot.channels.teams.answers import OK, Answer, apology, refusal, response
from bot.channels.teams.arriving import Arrived, arrive
from bot.channels.teams.door import FORBIDDEN, Caller, Door
from bot.channels.teams.reading import BAD_REQUEST, LARGEST, TOO_LARGE, read
from bot.channels.teams.refused import Refused
from bot.channels.teams.security import SecurityLog
from bot.failures import log as log_trace
from bot.failures import reference_of

MESSAGES = "/api/messages"
HEALTH = "/healthz"

PATIENCE = 10.0
"""Seconds in which a body must be here; Teams itself waits for at most fifteen."""

_LONGEST_HEADER = 128 * 1024
_LINGERING = 1.0
_STOPPING = 10.0
_JSON = "application/json"
_FORWARDING = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Origin")
_NOT_READY = 503
_NOT_FOUND, _WRONG_METHOD, _TOO_SLOW, _UNSUPPORTED = 404, 405, 408, 415

Receive = Callable[[Arrived], Awaitable[Answer]]
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def application(
    receive: Receive,
    door: Door,
    log: SecurityLog,
    *,
    ready: Callable[[], bool] = lambda: True,
    patience: float = PATIENCE,
) -> web.Application:
    """Return the web application that hands to *receive* what *door* admits.

    Activities come by POST to `MESSAGES`; whether it is *ready* is told at `HEALTH`. *patience* is
    how many seconds a body may take. What *receive* raises is answered as `apology` says.
    """
    edge = _Edge(receive, door, log, patience)

    async def health(_: web.Request) -> web.Response:
        is_ready = ready()
        return web.Response(
            text="ok" if is_ready else "not ready", status=OK if is_ready else _NOT_READY
        )

    made = web.Application(client_max_size=LARGEST, middlewares=[edge.guarded])
    made.on_response_prepare.append(_anonymous)
    made.router.add_post(MESSAGES, edge.messages)
    made.router.add_get(HEALTH, health)
    return made


def server(
    made: web.Application, log: SecurityLog, *, stop_within: float = _STOPPING
) -> web.AppRunner:
    """Return what serves *made*: it unpacks nothing, reads long headers, and lingers on nobody.

    What the server itself refuses, because it is no HTTP, stands in *log* too. When it is stopped,
    requests under way have *stop_within* seconds to come to their end.
    """
    troubles = logging.Logger("edge")  # noqa: LOG001 - one for each server, none for the process
    troubles.addHandler(_Troubles(log))
    return web.AppRunner(
        made,
        access_log=None,
        handle_signals=False,
        shutdown_timeout=stop_within,
        auto_decompress=False,
        lingering_time=_LINGERING,
        logger=troubles,
        max_field_size=_LONGEST_HEADER,
    )


class _Troubles(logging.Handler):
    """Writes what the server complains of as we do: it would quote what was sent, with a trace."""

    def __init__(self, log: SecurityLog) -> None:
        super().__init__()
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        trouble = record.exc_info[1] if record.exc_info else None
        if isinstance(trouble, HttpProcessingError):
            peer = record.args[0] if isinstance(record.args, tuple) and record.args else None
            self._log.record("refused", reason="not-http", status=BAD_REQUEST, peer=peer)
        elif trouble is not None:
            _recorded(self._log, "failed", trouble)


class _Edge:
    def __init__(self, receive: Receive, door: Door, log: SecurityLog, patience: float) -> None:
        self._receive = receive
        self._door = door
        self._log = log
        self._patience = patience

    async def messages(self, request: web.Request) -> web.Response:
        """Take in one activity and answer it."""
        arrived: Arrived | None = None
        try:
            arrived = arrive(read(await _body(request, self._patience)))
            arrived = await self._admitted(_caller(request), arrived)
        except Refused as refused:
            return self._refusal(request, refused, arrived)
        try:
            return response(await self._receive(arrived))
        except Exception as defect:  # noqa: BLE001 - the last resort
            return response(apology(arrived, _recorded(self._log, "failed", defect)))

    @web.middleware
    async def guarded(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        """Refuse whatever is no request of ours."""
        if "Upgrade" in request.headers:
            return self._refusal(request, Refused(BAD_REQUEST, "no-upgrade"))
        try:
            return await handler(request)
        except web.HTTPMethodNotAllowed as wrong:
            # Clients look whether somebody is there before they speak: nothing is logged of that.
            refused = _told(request, Refused(_WRONG_METHOD, "wrong-method"))
            refused.headers["Allow"] = wrong.headers["Allow"]
            return refused
        except web.HTTPNotFound:
            return _told(request, Refused(_NOT_FOUND, "not-found"))

    async def _admitted(self, caller: Caller, arrived: Arrived) -> Arrived:
        try:
            return await self._door.admit(caller, arrived)
        except Refused:
            raise
        except Exception as defect:
            # A door that breaks stays shut.
            _recorded(self._log, "door-failed", defect)
            raise Refused(FORBIDDEN, "door-broken") from defect

    def _refusal(
        self, request: web.Request, refused: Refused, arrived: Arrived | None = None
    ) -> web.Response:
        claimed = arrived.facts if arrived else {}
        self._log.record(
            "refused", reason=refused.reason, status=refused.status, peer=request.remote, **claimed
        )
        return _told(request, refused)


def _told(request: web.Request, refused: Refused) -> web.Response:
    told = refusal(refused)
    if not request.content.is_eof():
        told.force_close()
    return told


def _recorded(log: SecurityLog, event: str, defect: BaseException) -> str:
    """Log *defect*, and return the reference under which it stands there."""
    reference = reference_of(defect)
    log_trace(defect, reference)
    log.record(event, reference=reference)
    return reference


async def _body(request: web.Request, patience: float) -> bytes:
    """Return the body of *request*, if it is what it should be as far as its headers tell."""
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise Refused(_UNSUPPORTED, "encoded")
    charset = request.charset or "utf-8"
    if request.content_type != _JSON or charset.lower() not in {"utf-8", "utf8"}:
        raise Refused(_UNSUPPORTED, "wrong-content-type")
    if (request.content_length or 0) > LARGEST:
        raise Refused(TOO_LARGE, "too-large")
    try:
        async with asyncio.timeout(patience):
            return await request.read()
    except TimeoutError as error:
        raise Refused(_TOO_SLOW, "body-too-slow") from error
    except web.HTTPRequestEntityTooLarge as error:
        raise Refused(TOO_LARGE, "too-large") from error
    except (web.RequestPayloadError, ConnectionError) as error:
        raise Refused(BAD_REQUEST, "body-broken") from error


def _caller(request: web.Request) -> Caller:
    tokens = request.headers.getall("Authorization", [])
    return Caller(
        # Two of them could be read differently by whoever stands before us.
        authorization=tokens[0] if len(tokens) == 1 else None,
        peer=request.remote or "",
        host=request.host,
        forwarded=any(name in request.headers for name in _FORWARDING),
    )


async def _anonymous(_: web.Request, made: web.StreamResponse) -> None:
    """Leave out of the response *made* which server, in which version, made it."""
    made.headers.pop("Server", None)
