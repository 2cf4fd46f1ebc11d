"""Activities as Teams sends them, of every kind, and the many ways in which one can be wrong."""

import json
from copy import deepcopy

SERVICE_URL = "http://127.0.0.1:9/connector/"
TENANT = "11111111-1111-1111-1111-111111111111"
ALICE = {
    "id": "29:alice",
    "name": "Alice Archer",
    "aadObjectId": "aaaaaaaa-0000-4000-8000-000000000001",
}
BOT = {"id": "28:bot", "name": "Partnerships Assistant"}
CARD = "application/vnd.microsoft.card.adaptive"


def activity(kind, *, chat="personal", service_url=SERVICE_URL, person=ALICE, **fields):
    """Return an activity of the type *kind* from *person*, with *fields* over what is usual."""
    conversation = {
        "personal": {"id": f"a:{person['id']}"},
        "groupChat": {"id": "19:group@thread.v2", "isGroup": True},
        "channel": {"id": "19:team@thread.tacv2;messageid=1700000000001", "isGroup": True},
    }[chat]
    data = {"tenant": {"id": TENANT}}
    if chat == "channel":
        team = {
            "id": "19:team@thread.tacv2",
            "name": "Neighbourhood",
            "aadGroupId": ALICE["aadObjectId"],
        }
        data |= {"team": team, "channel": {"id": team["id"]}, "teamsChannelId": team["id"]}
    return {
        "type": kind,
        "id": "1700000000002",
        "timestamp": "2026-04-01T08:15:30.1234567Z",
        "localTimestamp": "2026-04-01T09:15:30.1234567+01:00",
        "localTimezone": "Europe/London",
        "locale": "en-GB",
        "channelId": "msteams",
        "serviceUrl": service_url,
        "from": dict(person),
        "recipient": dict(BOT),
        "conversation": {"conversationType": chat, "tenantId": TENANT, **conversation},
        "channelData": {**data, **fields.pop("channelData", {})},
        "entities": [
            {
                "type": "clientInfo",
                "locale": "en-GB",
                "country": "GB",
                "platform": "Web",
                "timezone": "Europe/London",
            },
            *fields.pop("entities", []),
        ],
        **fields,
    }


def message(text="hello", **fields):
    html = {"contentType": "text/html", "content": f"<p>{text}</p>"}
    return activity("message", text=text, textFormat="plain", **{"attachments": [html], **fields})


def mention(name=BOT["name"], about=BOT["id"]):
    """Return the entity by which Teams tells of a mention."""
    return {
        "type": "mention",
        "text": f"<at>{name}</at>",
        "mentioned": {"id": about, "name": name},
    }


def submit(data, **fields):
    """Return the press of an ``Action.Submit``, which is a message without a text."""
    source = {"source": {"name": "message"}, "legacy": {"replyToId": "1700000000001"}}
    return activity("message", value=data, replyToId="1700000000001", channelData=source, **fields)


def invoke(name, value, **fields):
    return activity("invoke", name=name, value=value, **fields)


def execute(data, *, trigger="manual", **fields):
    """Return the press of an ``Action.Execute``, or the refresh that a client asks for by itself."""
    action = {"type": "Action.Execute", "id": "", "verb": "press", "data": data}
    value = {"action": action, "trigger": trigger}
    return invoke("adaptiveCard/action", value, replyToId="1700000000001", **fields)


def every_kind(data=None, **fields):
    """Return one activity of every kind that Teams is known to send, by name.

    *data* is what buttons carry; *fields* are those of `activity`.
    """
    data = data or {"press": "WyIiLDAsImhlbHAiLCIiXQ", "card": "c1", "conference": "no"}
    theme = {"context": {"theme": "default"}}
    pressed = {**theme, "data": {**data, "type": "task/fetch"}}
    picture = {
        "contentType": "application/vnd.microsoft.teams.file.download.info",
        "contentUrl": "https://example.sharepoint.com/a.png",
        "name": "a.png",
        "content": {"downloadUrl": "https://example.sharepoint.com/a", "fileType": "png"},
    }
    query = {
        "commandId": "search",
        "parameters": [{"name": "q", "value": "dog"}],
        "queryOptions": {"skip": 0, "count": 25},
    }
    meeting = {"id": "MCMx", "joinUrl": "https://teams.microsoft.com/l/1", "title": "Liaison"}
    return {
        "message": message("is a dog unit shared with another force a partnership?", **fields),
        "mention in a channel": message(
            f"<at>{BOT['name']}</at> help", chat="channel", entities=[mention()], **fields
        ),
        "mention in a group": message(
            f"<at>{BOT['name']}</at> hello", chat="groupChat", entities=[mention()], **fields
        ),
        "picture": activity("message", attachments=[picture], **fields),
        "submit": submit(data, **fields),
        "execute": execute(data, **fields),
        "refresh": execute(data, trigger="automatic", **fields),
        "dialog opened": invoke("task/fetch", pressed, **fields),
        "dialog sent": invoke("task/submit", {**theme, "data": data}, **fields),
        "search": invoke("composeExtension/query", query, **fields),
        "unknown invoke": invoke("config/fetch", {}, **fields),
        "member added": activity(
            "conversationUpdate",
            membersAdded=[{"id": "29:bob", "aadObjectId": "bbbbbbbb-0000-4000-8000-000000000002"}],
            channelData={"eventType": "teamMemberAdded"},
            **fields,
        ),
        "bot added": activity("conversationUpdate", membersAdded=[dict(BOT)], **fields),
        "member removed": activity("conversationUpdate", membersRemoved=[dict(ALICE)], **fields),
        "channel renamed": activity(
            "conversationUpdate",
            chat="channel",
            channelData={"eventType": "channelRenamed"},
            **fields,
        ),
        "installed": activity(
            "installationUpdate",
            action="add",
            channelData={"settings": {"selectedChannel": {"id": "19:team@thread.tacv2"}}},
            **fields,
        ),
        "removed": activity("installationUpdate", action="remove", **fields),
        "message changed": activity(
            "messageUpdate",
            text="is it a partnership after all?",
            channelData={"eventType": "editMessage"},
            **fields,
        ),
        "message deleted": activity(
            "messageDelete", channelData={"eventType": "softDeleteMessage"}, **fields
        ),
        "reaction": activity(
            "messageReaction",
            reactionsAdded=[{"type": "like"}],
            replyToId="1700000000001",
            **fields,
        ),
        "typing": activity("typing", **fields),
        "meeting": activity(
            "event",
            name="application/vnd.microsoft.meetingStart",
            value=meeting,
            channelData={"meeting": {"id": "MCMx"}},
            **fields,
        ),
        "unknown type": activity("somethingNew", **fields),
    }


# -- Wrong ones --

TEXTS = (
    "",
    " ",
    "\x00",
    "a\x00b\x1b[31m",
    "\ud800",
    "\udc00\ud800",
    "e\u0301",
    "\u202egnp.exe",
    "\u200b\u2060\ufeff",
    "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{PERSONAL COMPUTER}",
    "a" + "\u0301" * 2000,
    "x" * 5000,
    "line\r\nline\u2028line",
    "'; DROP TABLE events; --",
    "<script>alert(1)</script>",
    "[intranet](https://example.org)",
    "<at>everyone</at>",
    "=1+1",
    "${7*7}{{7*7}}%n",
    "../../etc/passwd",
    "automatic",
    "NaN",
)
WRONG = (
    None,
    True,
    False,
    0,
    -1,
    0.5,
    1e300,
    2**63 - 1,
    -(2**63),
    [],
    [None],
    [[[]]],
    {},
    {"id": {}},
    {"": ""},
    ["x"] * 300,
    {"type": 5, "id": [], "data": "x", "tenant": []},
    *TEXTS,
)
BROKEN_NUMBERS = (b"NaN", b"Infinity", b"-Infinity", b"1e999", b"9" * 5000, b"-0", b"01", b"1.")
_BYTES_ARE_WRONG = 0.15


def malformed(rng, *, data=None, **fields):
    """Return the bytes of an activity with something, or some things, wrong in it.

    *rng* is a `random.Random`; the same one in the same state makes the same bytes. *data* and
    *fields* are those of `every_kind`.
    """
    made = deepcopy(rng.choice(list(every_kind(data, **fields).values())))
    for _ in range(rng.choice((1, 1, 1, 2, 3, 8))):
        _spoil(rng, made)
    escaped = rng.random() < 0.5
    body = json.dumps(made, ensure_ascii=escaped).encode("utf-8", "surrogatepass")
    return _spoilt_bytes(rng, body) if rng.random() < _BYTES_ARE_WRONG else body


def _spoil(rng, made):
    """Change one place in *made*, whatever is there."""
    places = [(made, name) for name in made] + list(_places(made))
    if not places:
        return
    within, name = rng.choice(places)
    if isinstance(within, dict) and name not in within:
        return
    match rng.randrange(7):
        case 0:
            del within[name]
        case 1 | 2 | 3:
            within[name] = deepcopy(rng.choice(WRONG))
        case 4:
            within[name] = rng.choice(([within[name]], {name: within[name]}, str(within[name])))
        case 5 if isinstance(within, dict):
            within[rng.choice((str(name).upper(), f"{name}\x00", f"{name}.{name}"))] = 1
        case _:
            other, there = rng.choice(places)
            within[name] = deepcopy(other[there])


def _places(value):
    """Yield every place within *value*: what it is in, and the key or the index."""
    match value:
        case dict():
            inside = list(value.items())
        case list():
            inside = list(enumerate(value))
        case _:
            return
    for name, each in inside:
        yield value, name
        yield from _places(each)


def _spoilt_bytes(rng, body):
    """Change *body* below the level of JSON."""
    at = rng.randrange(len(body))
    match rng.randrange(9):
        case 0:
            return body[:at]
        case 1:
            return body[:at] + bytes([rng.randrange(256)]) + body[at:]
        case 2:
            return body + rng.choice((b"x", b"{}", b"\x00", b","))
        case 3:
            return rng.choice((b"", b"null", b"[]", b'"x"', b"5", b"{", b"\xff\xfe", b"{}"))
        case 4:
            return b'{"a":' + rng.choice(BROKEN_NUMBERS) + b"," + body[1:]
        case 5:
            return b'{"type":"message",' + body[1:]
        case 6:
            deep = rng.choice((30, 33, 200, 100_000))
            return b'{"a":' + b"[" * deep + b"]" * deep + b"," + body[1:]
        case 7:
            return b'{"a":[' + b"{}," * 9_999 + b"{}]," + body[1:]
        case _:
            return body.decode("utf-8", "replace").encode("utf-16")
