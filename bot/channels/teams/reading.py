"""Bytes become one JSON object that every store and screen can take, or they are refused."""

import json
import math
import re
from typing import NoReturn

from bot.channels.teams.refused import Refused

LARGEST = 256 * 1024
"""Bytes; an activity of Teams has a few thousand, and 100 KB is the most a message may have."""

DEEPEST = 32
"""Objects and lists inside each other."""

PARTS = 5_000
"""Values and lists in the whole body: one for each comma and each opening bracket."""

BIGGEST = 2**63
"""The integers of every store: from minus this up to, and without, this."""

_LONGEST_NUMBER = 40

BAD_REQUEST, TOO_LARGE = 400, 413

# Every string, and everything else that is no bracket and no comma. A string without an end goes to
# the end of the text, so that no part of the text is looked at twice.
_BESIDE_BRACKETS = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[^"\[\]{},]++', re.DOTALL)
_NEEDS_CLEANING = re.compile(r"\\(?:u(?:00[01]|d[89a-f])|[bf])", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def read(body: bytes) -> dict[str, object]:
    """Return the JSON object in *body*; raise `Refused` (400, or 413 if it is too much of it).

    Every key and every text in it is normalised as `plain` says.
    """
    if len(body) > LARGEST:
        raise Refused(TOO_LARGE, "too-large")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(BAD_REQUEST, "not-utf-8") from error
    _measure(text)
    try:
        value = _JSON.decode(text)
    except ValueError as error:
        raise Refused(BAD_REQUEST, "not-json") from error
    if not isinstance(value, dict):
        raise Refused(BAD_REQUEST, "not-an-object")
    return _cleaned_object(value) if _NEEDS_CLEANING.search(text) else value


def plain(text: str) -> str:
    """Return *text* without what no store takes.

    NUL and the other C0 signs are gone, except tab, newline and return; half a surrogate pair
    becomes U+FFFD. Everything else is kept as it was typed, other scripts' marks among it.
    """
    return _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", _CONTROLS.sub("", text))


def _measure(text: str) -> None:
    """Refuse *text* if it is too deep or too much, before anything is built of it."""
    brackets = _BESIDE_BRACKETS.sub("", text)
    depth = parts = 0
    for sign in brackets:
        if sign in "]}":
            depth -= 1
            continue
        parts += 1
        if parts > PARTS:
            raise Refused(TOO_LARGE, "too-many-parts")
        if sign != ",":
            depth += 1
            if depth > DEEPEST:
                raise Refused(BAD_REQUEST, "too-deep")


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise Refused(BAD_REQUEST, "key-twice")
    return made


def _integer(written: str) -> int:
    if len(written) > _LONGEST_NUMBER or not -BIGGEST <= (number := int(written)) < BIGGEST:
        raise Refused(BAD_REQUEST, "number-too-big")
    return number


def _decimal(written: str) -> float:
    if len(written) > _LONGEST_NUMBER or not math.isfinite(number := float(written)):
        raise Refused(BAD_REQUEST, "number-too-big")
    return number


def _constant(_: str) -> NoReturn:
    raise Refused(BAD_REQUEST, "not-a-number")


_JSON = json.JSONDecoder(
    object_pairs_hook=_object,
    parse_int=_integer,
    parse_float=_decimal,
    parse_constant=_constant,
)


def _cleaned_object(value: dict[str, object]) -> dict[str, object]:
    """Return *value* cleaned; two keys that become one are one key written twice."""
    return _object([(plain(key), _cleaned(each)) for key, each in value.items()])


def _cleaned(value: object) -> object:
    match value:
        case str():
            return plain(value)
        case dict():
            return _cleaned_object(value)
        case list():
            return [_cleaned(each) for each in value]
        case _:
            return value
