"""What is said goes out as a message with a card, or as the answer to what was pressed."""

from collections.abc import Mapping
from typing import TypeAlias

from botbuilder.core import TurnContext
from botbuilder.schema import Activity, ConversationReference, InvokeResponse
from pydantic import JsonValue

Json: TypeAlias = dict[str, JsonValue]

ADAPTIVE = "application/vnd.microsoft.card.adaptive"
ERROR = "application/vnd.microsoft.error"
TOLD = "application/vnd.microsoft.activity.message"

_CARD = "card"


class Drawn(Json):
    """JSON that nobody changes any more, so that copies of an activity share it."""

    def __deepcopy__(self, _: object) -> "Drawn":
        """Return the very same: botbuilder copies whatever is sent, card and all."""
        return self


def message(card: Mapping[str, JsonValue], told: str) -> Activity:
    """Return the message that shows *card*; *told* is what a notification of it says."""
    return Activity(type="message", summary=told, channel_data=Drawn({_CARD: dict(card)}))


def written(activity: Activity) -> Json:
    """Return *activity* as JSON, its card as it was drawn."""
    card = (activity.channel_data or {}).get(_CARD)
    activity.channel_data = None
    body: Json = activity.serialize()
    if card is not None:
        body["attachments"] = [attachment(card)]
    return body


def to_somebody(card: Mapping[str, JsonValue], told: str, reference: Json) -> Json:
    """Return as JSON the message that shows *card* where *reference* says, answering nothing."""
    to = ConversationReference().deserialize(reference)
    return written(TurnContext.apply_conversation_reference(message(card, told), to))


def attachment(card: Json) -> Json:
    """Return *card* as messages and dialogs carry it."""
    return {"contentType": ADAPTIVE, "content": card}


def replaced_by(card: Json) -> InvokeResponse:
    """Answer a press: *card* takes the place of the one that was pressed."""
    return _answer({"statusCode": 200, "type": ADAPTIVE, "value": card})


def told(sentence: str) -> InvokeResponse:
    """Answer a press with a *sentence*; the card stays."""
    return _answer({"statusCode": 200, "type": TOLD, "value": sentence})


def failed(status: int, code: str, sentence: str, *, http: int = 200) -> InvokeResponse:
    """Answer a press or a dialog that cannot be served; *http* is what the client is told of it."""
    error: Json = {"code": code, "message": sentence}
    return _answer({"statusCode": status, "type": ERROR, "value": error}, http)


def dialog(title: str, card: Json) -> InvokeResponse:
    """Open, or show again, the dialog with the form *card*."""
    shown: Json = {"title": title, "width": "medium", "height": "medium", "card": attachment(card)}
    return _answer({"task": {"type": "continue", "value": shown}})


def dialog_told(sentence: str) -> InvokeResponse:
    """Close the dialog with a *sentence*."""
    return _answer({"task": {"type": "message", "value": sentence}})


def extension_found(found: list[Json]) -> InvokeResponse:
    """Answer a search from a chat with the list of what was *found*."""
    attachments: list[JsonValue] = [*found]
    return _answer(
        {
            "composeExtension": {
                "type": "result",
                "attachmentLayout": "list",
                "attachments": attachments,
            }
        }
    )


def extension_told(sentence: str) -> InvokeResponse:
    """Answer a search from a chat with a *sentence*."""
    return _answer({"composeExtension": {"type": "message", "text": sentence}})


def _answer(body: Json, http: int = 200) -> InvokeResponse:
    return InvokeResponse(status=http, body=Drawn(body))
