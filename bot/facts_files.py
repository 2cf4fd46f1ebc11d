"""A facts file is read strictly: what cannot mean facts is named, and nothing is guessed."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NoReturn

LONGEST = 1_000_000
"""Bytes in one document or line: thousands of times what every fact of a policy needs."""

_WIDEST_ID = 15
"""Digits up to which every reader of JSON reads a whole number as the same number."""

_SHOWN = 60
_BESIDE_FACTS = frozenset({"id", "policy"})


class BadFacts(Exception):
    """What was given is not facts; the text says what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Matter:
    """The facts of one matter, and the id under which its result is given back."""

    facts: Mapping[str, str]
    id: str | int | None = None


class _Number(str):
    """A number as it was written: it is never a fact, so it is never worked out."""

    __slots__ = ()


def read_matter(raw: bytes, policy: str) -> Matter:
    """Return the matter in *raw*, one JSON object; raise :class:`BadFacts` unless it is sound.

    The object is the facts themselves, or holds them under ``facts``; ``id`` and ``policy`` (no
    other than *policy*) may stand beside them.
    """
    given = _parsed(raw)
    beside = {key: value for key, value in given.items() if key in _BESIDE_FACTS}
    rest = {key: value for key, value in given.items() if key not in _BESIDE_FACTS}
    if "facts" in rest:
        facts = rest.pop("facts")
        for key in rest:
            raise BadFacts(
                f"{shown(key)} does not belong beside facts; leave only id, policy and facts"
            )
        if not isinstance(facts, dict):
            raise BadFacts(
                f"facts is {_kind(facts)}; make it an object of fact ids and their values"
            )
        rest = facts
    _check_policy(beside, policy)
    return Matter({fact: _value(fact, value) for fact, value in rest.items()}, _id(beside))


def lines_of(stream: BinaryIO) -> Iterator[bytes | None]:
    """Yield each line of *stream* without its end; None for one that is too long to be read."""
    while line := stream.readline(LONGEST + 1):
        if len(line) > LONGEST and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = stream.readline(LONGEST)
            yield None
        else:
            yield line.rstrip(b"\r\n")


def whole(stream: BinaryIO) -> bytes:
    """Return all of *stream*; raise :class:`BadFacts` when that is more than facts can be."""
    raw = stream.read(LONGEST + 1)
    if len(raw) > LONGEST:
        raise BadFacts(f"it is longer than {LONGEST:,} bytes; give one matter, or one on each line")
    return raw


def open_file(path: Path) -> BinaryIO:
    """Return *path* opened; raise :class:`BadFacts` saying why it cannot be."""
    try:
        return path.open("rb")
    except FileNotFoundError:
        problem = "there is no such file; check the path"
    except IsADirectoryError:
        problem = "it is a folder; name a file in it"
    except PermissionError:
        problem = "you may not read it; ask its owner for the right to"
    except (OSError, ValueError):
        problem = "it cannot be opened; check the path"
    raise BadFacts(problem)


def shown(text: str) -> str:
    """Return *text* as a message may repeat it: quoted, on one line, and not too long."""
    short = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."
    return json.dumps(short)


def _parsed(raw: bytes) -> dict[str, object]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadFacts(
            f"it is not UTF-8 text (at byte {error.start + 1}); save it as UTF-8"
        ) from error
    if not text.strip():
        raise BadFacts("it is empty; give a JSON object of facts, such as {}")
    try:
        found = json.loads(
            text,
            object_pairs_hook=_distinct,
            parse_int=_Number,
            parse_float=_Number,
            parse_constant=_no_constant,
        )
    except json.JSONDecodeError as error:
        raise BadFacts(
            f"it is not JSON: {error.msg} at line {error.lineno}, column {error.colno};"
            " mend it there"
        ) from error
    except RecursionError as error:
        raise BadFacts("it is nested too deeply; facts are one flat JSON object") from error
    if not isinstance(found, dict):
        raise BadFacts(f"it is {_kind(found)}; give a JSON object of facts")
    return found


def _distinct(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise BadFacts(f"the key {shown(key)} is given twice; leave one of them")
        found[key] = value
    return found


def _no_constant(name: str) -> NoReturn:
    raise BadFacts(f"{name} is not JSON; give a value of the fact as a string")


def _check_policy(beside: Mapping[str, object], policy: str) -> None:
    if "policy" not in beside:
        return
    named = beside["policy"]
    if not isinstance(named, str) or isinstance(named, _Number):
        raise BadFacts(f"policy is {_kind(named)}; give its name as a string, or leave it out")
    if named != policy:
        raise BadFacts(
            f"it is for the policy {shown(named)}, not {shown(policy)};"
            " decide it under its own with --policy"
        )


def _id(beside: Mapping[str, object]) -> str | int | None:
    if "id" not in beside:
        return None
    given = beside["id"]
    if isinstance(given, _Number):
        if given.removeprefix("-").isdecimal() and len(given) <= _WIDEST_ID:
            return int(given)
    elif isinstance(given, str):
        return given
    raise BadFacts(f"id is {_kind(given)}; give a string or a whole number, or leave it out")


def _value(fact: str, value: object) -> str:
    if isinstance(value, str) and not isinstance(value, _Number):
        return value
    raise BadFacts(
        f"{shown(fact)} is {_kind(value)}; give one of its values as a string, or leave it out"
    )


def _kind(value: object) -> str:
    match value:
        case None:
            return "null"
        case True | False:
            return str(value).lower()
        case _Number():
            return f"the number {value if len(value) <= _SHOWN else value[:_SHOWN] + '...'}"
        case str():
            return "a string"
        case dict():
            return "an object"
        case _:
            return "a list"
