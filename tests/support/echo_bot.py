"""A bot of one page: it repeats what it hears under a card, and knows every way to answer one."""

import asyncio
from typing import Any, Self

import aiohttp
from aiohttp import web

from tests.support.teams.cards import ADAPTIVE

EXECUTED = {"statusCode": 200, "type": ADAPTIVE}
SAID = {"statusCode": 200, "type": "application/vnd.microsoft.activity.message"}


def execute(title: str, **more: Any) -> dict[str, Any]:
    """Return a button, and its like for clients that do not know it."""
    data = {"key": title.lower()}
    submit = {"type": "Action.Submit", "title": title, "data": data}
    return {
        "type": "Action.Execute",
        "title": title,
        "verb": title.lower(),
        "data": data,
        "fallback": submit,
        **more,
    }


def card(heard: str, *, refreshed_for: list[str] | None = None) -> dict[str, Any]:
    """Return a card that says what was *heard*, with an input of each kind and several buttons."""
    choices = [{"title": each.title(), "value": each} for each in ("yes", "no", "unsure")]
    drawn = {
        "type": "AdaptiveCard",
        "version": "1.5",
        "body": [
            {"type": "TextBlock", "text": heard},
            {"type": "Input.Text", "id": "name", "isRequired": True, "maxLength": 10},
            {"type": "Input.Text", "id": "code", "regex": "^[A-Z]+$"},
            {"type": "Input.ChoiceSet", "id": "one", "choices": choices, "value": "no"},
            {"type": "Input.ChoiceSet", "id": "many", "choices": choices, "isMultiSelect": True},
            {"type": "Input.Toggle", "id": "agree", "title": "I agree", "valueOn": "y"},
        ],
        "actions": [
            execute("Send"),
            execute("Back", associatedInputs="none"),
            execute("Tell", associatedInputs="none"),
            execute("Break", associatedInputs="none"),
            {"type": "Action.Submit", "title": "Keep", "data": {"key": "keep"}},
            {
                "type": "Action.Submit",
                "title": "Form",
                "associatedInputs": "none",
                "data": {"key": "form", "msteams": {"type": "task/fetch"}},
            },
            {
                "type": "Action.ShowCard",
                "title": "More",
                "card": {
                    "type": "AdaptiveCard",
                    "body": [{"type": "Input.Text", "id": "note"}],
                    "actions": [execute("Note")],
                },
            },
        ],
    }
    if refreshed_for is not None:
        drawn["refresh"] = {"action": execute("Look"), "userIds": refreshed_for}
    return drawn


def form(title: str) -> dict[str, Any]:
    """Return a dialog."""
    drawn = {
        "type": "AdaptiveCard",
        "version": "1.5",
        "body": [{"type": "Input.Text", "id": "title", "isRequired": True}],
        "actions": [{"type": "Action.Submit", "title": "Save", "data": {"key": "save"}}],
    }
    shown = {"title": title, "card": {"contentType": ADAPTIVE, "content": drawn}}
    return {"task": {"type": "continue", "value": shown}}


class EchoBot:
    """Listens on a free port of loopback."""

    def __init__(self) -> None:
        self.heard: list[dict[str, Any]] = []
        """Every activity that came, oldest first."""
        self.authorizations: list[str | None] = []
        self.refreshed_for: list[str] | None = None
        self.status = 200

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.add_routes([web.post("/api/messages", self._hear)])
        self._http = aiohttp.ClientSession()
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/api/messages"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._http.close()
        await self._runner.cleanup()

    async def call(
        self, method: str, heard: dict[str, Any], path: str = "", activity: Any = None
    ) -> int:
        """Call the connector of an activity's conversation; return the status."""
        conversation = heard["conversation"]["id"].replace(":", "%3A").replace("@", "%40")
        url = f"{heard['serviceUrl']}v3/conversations/{conversation}/activities{path}"
        async with self._http.request(method, url, json=activity) as response:
            await response.read()
            return response.status

    async def reply(self, heard: dict[str, Any], text: str) -> int:
        drawn = card(text, refreshed_for=self.refreshed_for)
        attached = [{"contentType": ADAPTIVE, "content": drawn}]
        activity = {"type": "message", "text": text, "attachments": attached}
        return await self.call("POST", heard, f"/{heard['id']}", activity)

    async def _hear(self, request: web.Request) -> web.Response:
        heard = await request.json()
        self.heard.append(heard)
        self.authorizations.append(request.headers.get("Authorization"))
        if self.status != 200:
            return web.json_response({"error": "as told"}, status=self.status)
        if heard["type"] == "invoke":
            answer = self._invoked(heard["name"], heard["value"])
            return web.Response() if answer is None else web.json_response(answer)
        if heard["type"] == "message" and "value" in heard:
            kept = {"type": "message", "text": f"kept {sorted(heard['value'].items())}"}
            await self.call("PUT", heard, f"/{heard['replyToId']}", kept)
        elif heard["type"] == "message":
            await self.call("POST", heard, activity={"type": "typing"})
            await self.reply(heard, heard["text"])
        elif heard["type"] == "installationUpdate" and heard["action"] == "add":
            await asyncio.gather(self.reply(heard, "welcome"))
        return web.Response(status=202)

    def _invoked(self, name: str, value: dict[str, Any]) -> Any:
        if name == "task/fetch":
            return form("A form")
        if name == "task/submit":
            return {
                "again": form("Another form"),
                "said": {"task": {"type": "message", "value": "Saved"}},
                "done": None,
            }[value["data"]["title"]]
        data, trigger = value["action"]["data"], value["trigger"]
        match data["key"]:
            case "tell":
                return {**SAID, "value": "Told"}
            case "break":
                return {"statusCode": 500, "type": "application/vnd.microsoft.error", "value": {}}
        return {**EXECUTED, "value": card(f"{trigger} {sorted(data.items())}")}
