"""A button carries one opaque key: whose card it is, how far that was, and what pressing means."""

import base64
import binascii
import json
import re
from dataclasses import dataclass

ENQUIRY = "enquiry-"
ARRANGEMENT = "arrangement-"
FORM = "form-"
TASK = "task-"
ASSOCIATION = "association-"
OFFICE = "office-"
BODY = "body-"
MEETING = "meeting-"
RISK = "risk-"
REPORT = "report-"
NOTICE = "notice-"
"""What the name of a stream begins with, before its id."""

VERBS = (
    "confirm",
    "answer",
    "none",
    "change",
    "line",
    "anew",
    "more",
    "register",
    "complete",
    "fill",
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
    "advice",
    "process",
    "do",
)
"""What a button can mean.

*line* is as if its line had been typed. *anew* begins another matter with it, whatever is in front.
*none* answers no to what the card asks and leaves open, where it can be: its line names those
facts. *do* carries out the deed that its line holds. No other verb has a line.
"""

LONGEST_LINE = 200
LONGEST_OPENING = 600
"""Characters of the line that begins a matter: such a one is told in a few sentences."""

_BY_ID = (ENQUIRY, ARRANGEMENT, FORM, TASK, ASSOCIATION, MEETING, RISK, REPORT, NOTICE)
_STREAM = re.compile(
    rf"(?:{'|'.join(_BY_ID)})[0-9a-f]{{32}}"
    rf"|(?:{OFFICE}|{BODY})[a-z][a-z0-9_]{{0,79}}"
)
_WITH_LINE = {"line", "none", "anew", "do"}
_LONGEST = 1_300
"""Characters of a key: a line of the widest letters, four bytes each, and all the rest."""
_LARGEST = 10**9
_FURTHEST = (f"{ENQUIRY}{'0' * 32}", _LARGEST - 1)
"""The card whose keys are longest."""


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


def fits(verb: str, line: str) -> bool:
    """Tell whether the key of a button of any card can hold *verb* and *line*."""
    press = Press(*_FURTHEST, verb, line)
    return decode(encode(press)) == press


def _belongs(stream: str, version: int) -> bool:
    """Tell whether there can be a card of *stream* at *version*."""
    if not stream:
        return version == 0
    return _STREAM.fullmatch(stream) is not None and 0 <= version < _LARGEST


def _can_be_typed(verb: str, line: str) -> bool:
    """Tell whether *line* is one that a button with *verb* has."""
    longest = LONGEST_OPENING if verb == "anew" else LONGEST_LINE
    plain = line.isprintable() and len(line) <= longest
    return plain and (not line or verb in _WITH_LINE)
