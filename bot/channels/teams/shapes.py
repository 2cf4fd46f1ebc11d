"""A field in a shape nobody expected is left out, so that one new field of Teams stops no work."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime

_MOMENT = re.compile(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,7})?(?:Z|[+-]\d\d:\d\d)?", re.ASCII)

Shape = Callable[[object], object]
"""Returns what may be handed on of a value; None leaves the field out."""


def _text(value: object) -> object:
    return value if isinstance(value, str) else None


def _flag(value: object) -> object:
    return value if isinstance(value, bool) else None


def _moment(value: object) -> object:
    if not isinstance(value, str) or not _MOMENT.fullmatch(value):
        return None
    try:
        datetime.fromisoformat(value)
    except ValueError:  # the thirtieth of February
        return None
    return value


def _object(value: object) -> object:
    return value if isinstance(value, dict) else None


def _objects(value: object) -> object:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else None


def _nothing(_: object) -> object:
    return None


def _shaped(shapes: Mapping[str, Shape]) -> Shape:
    return lambda value: reduced(value, shapes) if isinstance(value, dict) else None


_ACCOUNT = _shaped({"id": _text, "name": _text, "aadObjectId": _text, "role": _text})
_CONVERSATION = _shaped(
    {
        "conversationType": _text,
        "id": _text,
        "isGroup": _flag,
        "name": _text,
        "tenantId": _text,
    }
)
_CHANNEL_DATA = _shaped(
    {
        "channel": _object,
        "eventType": _text,
        "meeting": _object,
        "notification": _nothing,
        "onBehalfOf": _nothing,
        "settings": _nothing,
        "team": _object,
        "tenant": _object,
    }
)

ACTIVITY: Mapping[str, Shape] = {
    "action": _text,
    "attachmentLayout": _text,
    "attachments": _objects,
    "callerId": _text,
    "channelData": _CHANNEL_DATA,
    "code": _text,
    "conversation": _CONVERSATION,
    "deliveryMode": _text,
    "entities": _objects,
    "expiration": _moment,
    "from": _ACCOUNT,
    "historyDisclosed": _flag,
    "importance": _text,
    "inputHint": _text,
    "label": _text,
    "listenFor": _nothing,
    "locale": _text,
    "localTimestamp": _moment,
    "localTimezone": _text,
    "membersAdded": _objects,
    "membersRemoved": _objects,
    "reactionsAdded": _objects,
    "reactionsRemoved": _objects,
    "recipient": _ACCOUNT,
    "relatesTo": _nothing,
    "semanticAction": _nothing,
    "speak": _text,
    "suggestedActions": _nothing,
    "summary": _text,
    "textFormat": _text,
    "textHighlights": _nothing,
    "timestamp": _moment,
    "topicName": _text,
    "valueType": _text,
}
"""The fields that botbuilder's model of an activity reads, and which nothing here hangs on.

Some are never read and nested too deep to be worth a look: those are always left out.
"""


def reduced(value: Mapping[str, object], shapes: Mapping[str, Shape]) -> dict[str, object]:
    """Return *value* without the fields named in *shapes* that have another shape, or are null.

    Fields that *shapes* does not name are handed on as they are.
    """
    made: dict[str, object] = {}
    for name, each in value.items():
        shape = shapes.get(name)
        kept = each if shape is None else shape(each)
        if shape is None or kept is not None:
            made[name] = kept
    return made
