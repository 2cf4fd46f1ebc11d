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
    "none",
    "change",
    "line",
    "more",
    "register",
    "leave",
    "resume",
    "start again",
    "back",
    "why",
    "answers",
    "help",
    "matters",
    "show",
    "show register",
)
"""What a button can mean.

*line* is as if its line had been typed. *none* answers no to what the card asks and leaves open,
where it can be: its line names those facts. No other verb has a line.
"""

LONGEST_LINE = 200
_STREAM = re.compile(rf"(?:{ENQUIRY}|{ARRANGEMENT})[0-9a-f]{{32}}")
_WITH_LINE = {"line", "none"}
_LONGEST = 1_300
"""Characters of a key: a line of the widest letters, four bytes each, and all the rest."""
_LARGEST = 10**9


@dataclass(frozen=True, slots=True)
class Press:
    """A button that was pressed: the stream it belongs to, its version on the card, the verb.

    A button of no matter has neither stream nor version.
    """

    stream: str
    version: int
    verb: str
    line: str = ""

    @property
    def id(self) -> str:
        """The id within the name of the stream."""
        return self.stream.partition("-")[2]


def encode(press: Press) -> str:
    """Return the key of *press*: letters, digits, hyphens and underscores."""
    parts = [press.stream, press.version, press.verb, press.line]
    written = json.dumps(parts, separators=(",", ":"), ensure_ascii=False)
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
        case [str(stream), int(version), str(verb), str(line)] if (
            not isinstance(version, bool)
            and _belongs(stream, version)
            and verb in VERBS
            and _can_be_typed(verb, line)
        ):
            press = Press(stream, version, verb, line)
            return press if encode(press) == key else None
        case _:
            return None


def _belongs(stream: str, version: int) -> bool:
    """Tell whether there can be a card of *stream* at *version*."""
    if not stream:
        return version == 0
    return _STREAM.fullmatch(stream) is not None and 0 <= version < _LARGEST


def _can_be_typed(verb: str, line: str) -> bool:
    """Tell whether *line* is one that a button with *verb* has."""
    plain = line.isprintable() and len(line) <= LONGEST_LINE
    return plain and (not line or verb in _WITH_LINE)
