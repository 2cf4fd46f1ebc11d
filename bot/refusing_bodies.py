"""What is said where something of a body of the area is not recorded."""

_AS_IT_STANDS = "Nothing was recorded."

OF_BODIES = {
    "unknown-body": (
        "No body called “{body}” is known here. Type *bodies* to see those that are, or *add a"
        f" body* to make it known. {_AS_IT_STANDS}"
    ),
    "unknown-place": (
        "The policy names no area and no kind of body called “{said}”. Leave it open, or pick one"
        f" that is offered. {_AS_IT_STANDS}"
    ),
    "body-known": (
        f"{{title}} is known already: type *partner {{title}}* to see it. {_AS_IT_STANDS}"
    ),
    "body-gone": (
        f"That body is no more: it was {{how}}. To take that back, open its page. {_AS_IT_STANDS}"
    ),
    "body-stands": f"That body stands: there is nothing to take back. {_AS_IT_STANDS}",
    "same-name": f"Give the name that it has now, which is another. {_AS_IT_STANDS}",
    "into-itself": f"A body becomes part of another one; name that. {_AS_IT_STANDS}",
    "too-few-parts": (
        "Name two bodies at least, other than itself, each once and with a semicolon between."
        f" {_AS_IT_STANDS}"
    ),
    "reason-wanted": f"Say why, in a few words: it is kept with what happened. {_AS_IT_STANDS}",
}
"""The sentence of each refusal about a body, by its code."""
