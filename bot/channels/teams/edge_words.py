"""What the edge tells a program that sends it what it cannot take: what to send instead."""

REFUSED = "This request is not accepted."
"""Said whenever somebody may not come in; why is nobody's business but ours."""

TRY_AGAIN = "Send the request again."

INSTEAD = {
    "body-broken": TRY_AGAIN,
    "body-too-slow": "Send the whole body at once.",
    "encoded": "Send the body without a Content-Encoding.",
    "field-missing": "Send an activity with type, channelId, serviceUrl and conversation.id; a "
    "message or an invoke also has id and from.id, and an invoke has a name.",
    "field-unreadable": "Send every field of the activity in the type that the Bot Framework's "
    "Activity schema gives it.",
    "key-twice": "Write each key of an object once.",
    "no-upgrade": "Send the request without an Upgrade.",
    "not-a-number": "Write numbers as JSON does; NaN and Infinity are none.",
    "not-an-object": "Send one activity, which is a JSON object.",
    "not-found": "Send activities to /api/messages.",
    "not-json": "Send the activity as JSON.",
    "not-utf-8": "Send the activity in UTF-8.",
    "number-too-big": "Send numbers that fit into 64 bits.",
    "too-deep": "Nest objects and lists at most 32 deep.",
    "too-large": "Send at most 256 KB.",
    "too-many-parts": "Send at most 5,000 values.",
    "wrong-content-type": "Send the activity as application/json in UTF-8.",
    "wrong-method": "Send activities by POST.",
}
"""What to do, by the reason for which a request was not taken."""


def apology(reference: str) -> str:
    """Return what a person reads when nothing else could be said."""
    return f"Sorry, something went wrong. Please try again; if it stays so, report {reference}."
