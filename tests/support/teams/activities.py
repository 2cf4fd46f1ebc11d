"""What an activity of Teams looks like, whatever its kind."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tests.support.teams.messages import User

if TYPE_CHECKING:
    from tests.support.teams.chat import Chat

MENTIONS = {
    "first": "<at>{bot}</at> {text}",
    "last": "{text} <at>{bot}</at>",
    "twice": "<at>{bot}</at> {text} <at>{bot}</at>",
    "hard space": "<at>{bot}</at>&nbsp;{text}",
    "line": "<at>{bot}</at>\n{text}\n",
    "none": "{text}",
}
"""The ways in which people name the bot; without any, Teams tells it nothing in a group."""

CLIENT = {
    "type": "clientInfo",
    "locale": "en-GB",
    "country": "GB",
    "platform": "Web",
    "timezone": "Europe/London",
}
NAMED = {"message", "messageUpdate", "messageDelete", "invoke"}
"""The kinds whose sender has a name; of the others Teams tells ids alone."""


def spoken(text: str, mention: str, bot: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields of a message that says *text* and names the bot as *mention* says."""
    said = MENTIONS[mention].format(bot=bot["name"], text=text)
    fields: dict[str, Any] = {"text": said, "textFormat": "plain"}
    if mention != "none":
        named = {"type": "mention", "text": f"<at>{bot['name']}</at>", "mentioned": dict(bot)}
        fields["entities"] = [named]
        # Teams sends what was typed a second time, as a page.
        fields["attachments"] = [{"contentType": "text/html", "content": f"<p>{said}</p>"}]
    return fields


def activity(
    chat: "Chat", user: User, kind: str, conversation: str, fields: Mapping[str, Any]
) -> dict[str, Any]:
    """Return what Teams sends of *kind*; *fields* are added, and replace what is there."""
    teams = chat.teams
    sender = {"id": user.id, "aadObjectId": user.aad}
    where: dict[str, Any] = {
        "id": conversation,
        "conversationType": chat.kind,
        "tenantId": teams.tenant,
    }
    channel_data: dict[str, Any] = {"tenant": {"id": teams.tenant}}
    if chat.kind != "personal":
        where["isGroup"] = True
    if chat.kind == "channel":
        channel_data |= {"team": {"id": chat.id}, "channel": {"id": chat.id}}
    common = {
        "type": kind,
        "id": teams.new_id(message=kind == "message"),
        "timestamp": teams.moment(),
        "channelId": "msteams",
        "serviceUrl": teams.service_url,
        "from": sender | ({"name": user.name} if kind in NAMED else {}),
        "recipient": dict(teams.bot),
        "conversation": where,
        "locale": "en-GB",
    }
    return {
        **common,
        **fields,
        "entities": [CLIENT, *fields.get("entities", [])],
        "channelData": {**channel_data, **fields.get("channelData", {})},
    }
