"""A button carries one opaque key: whose card it is, how far that was, and what pressing means."""

import base64
import binascii
import json
import re
from dataclasses import dataclass

ENQUIRY = "enquiry-"
ARRANGEMENT = "arrangement-"
"""What the name of a stream begins with, before its id."""

VERBS = (
    "confirm",
    "answer",
    "change",
    "more",
    "register",
    "leave",
    "resume",
    "start again",
    "back",
    "why",
    "answers",
    "help",
    "show",
)
"""What a button can mean."""

_STREAM = re.compile(rf"(?:{ENQUIRY}|{ARRANGEMENT})[0-9a-f]{{32}}")
_LONGEST = 400
_LARGEST = 10**9


@dataclass(frozen=True, slots=True)
class Press:
    """A button that was pressed: the stream it belongs to, its version on the card, the verb."""

    stream: str
    version: int
    verb: str

    @property
    def id(self) -> str:
        """The id within the name of the stream."""
        return self.stream.partition("-")[2]


def encode(press: Press) -> str:
    """Return the key of *press*: letters, digits, hyphens and underscores."""
    written = json.dumps([press.stream, press.version, press.verb], separators=(",", ":"))
    return base64.urlsafe_b64encode(written.encode()).decode("ascii").rstrip("=")


def decode(key: str) -> Press | None:
    """Return the press whose key is *key*, or None for anything that is no key."""
    if len(key) > _LONGEST or not key.isascii():
        return None
    try:
        written = base64.urlsafe_b64decode(key + "=" * (-len(key) % 4))
        parts = json.loads(written)
    except (binascii.Error, ValueError, RecursionError):
        return None
    match parts:
        case [str(stream), int(version), str(verb)] if (
            _STREAM.fullmatch(stream)
            and not isinstance(version, bool)
            and 0 <= version < _LARGEST
            and verb in VERBS
        ):
            press = Press(stream, version, verb)
            return press if encode(press) == key else None
        case _:
            return None
