"""Every request is answered with 2xx or 4xx: Teams repeats what failed, and then stops calling."""

import json
from dataclasses import dataclass

from aiohttp import web

from bot.channels.teams import edge_words as words
from bot.channels.teams.arriving import Arrived
from bot.channels.teams.door import FORBIDDEN
from bot.channels.teams.refused import Refused
from bot.channels.teams.tokens import UNAUTHORISED

OK = 200
_OUR_FAULT = 500
_JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Answer:
    """What an activity is answered with: a status, and the JSON body of an invoke's answer."""

    status: int = OK
    body: dict[str, object] | None = None

    def __post_init__(self) -> None:
        """Raise ``ValueError`` for a status that no activity is ever answered with."""
        if not OK <= self.status < _OUR_FAULT:
            raise ValueError(f"No activity is answered with {self.status}.")


def response(answer: Answer) -> web.Response:
    """Return *answer* as HTTP; raise ``ValueError`` or ``TypeError`` for a body that is no JSON."""
    if answer.body is None:
        return web.Response(status=answer.status)
    written = json.dumps(answer.body, allow_nan=False, separators=(",", ":"))
    return web.Response(text=written, status=answer.status, content_type=_JSON)


def refusal(refused: Refused) -> web.Response:
    """Return what whoever is refused reads: what to send instead, or that they may not come in."""
    if refused.status == UNAUTHORISED:
        told = _told(refused.status, "unauthorised")
        told.headers["WWW-Authenticate"] = "Bearer"
        return told
    return _told(refused.status, "forbidden" if refused.status == FORBIDDEN else refused.reason)


def apology(arrived: Arrived, reference: str) -> Answer:
    """Return the last resort: an apology where somebody pressed, nothing for any other activity."""
    said = words.apology(reference)
    if arrived.type != "invoke":
        return Answer()
    if arrived.name.startswith("task/"):
        return Answer(body={"task": {"type": "message", "value": said}})
    if arrived.name.startswith("composeExtension/"):
        return Answer(body={"composeExtension": {"type": "message", "text": said}})
    told = {"code": "defect", "message": said}
    return Answer(
        body={
            "statusCode": _OUR_FAULT,
            "type": "application/vnd.microsoft.error",
            "value": told,
        }
    )


def _told(status: int, code: str) -> web.Response:
    message = words.INSTEAD.get(code, words.REFUSED)
    return response(Answer(status, {"error": {"code": code, "message": message}}))
