"""Two records of one determination are the same when they say the same, slot by slot.

What a record of that shape never had is no difference: later software may say more.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import JsonValue

CERTAIN = "certain"
"""What stands for a caution that is there, since it has no value of its own."""

_ITEMS = (
    "assessment",
    "consult",
    "agreement",
    "governance",
    "representation",
    "register",
    "silent",
    "undetermined",
    "answers",
    "filled_from_named_body",
    "reasons",
    "assumptions",
)
"""The parts that map each of their items to what holds of it: all of them, or it is another."""

_KEYS = {
    1: frozenset(
        {
            *_ITEMS,
            *("policy", "partnership", "kind", "approval", "review", "high_risk", "cautions"),
            *("still_to_ask", "shape", "edition", "unsure", "named_body"),
            *("contradicts_named_body", "banners"),
        }
    )
}
"""What a record of each shape has."""

_FIELDS = {
    1: frozenset(
        {
            *("route", "offices", "mode", "strength", "before", "consulting", "consulting_mode"),
            *("refer_to", "cycle", "led_by", "possible", "depends_on", "version", "sha256"),
            *("policy", "value", "clauses", "certain", "grounds", "looked_in", "text_absent"),
            *("fact", "slot"),
        }
    )
}
"""What an object within a record of each shape may have."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two records part: the slot, what was recorded, and what the replay says.

    *slot* is an aspect (``kind``), one item of it (``register.local``), or another part of the
    record with its item (``answers.stage``, ``reasons.kind``); nothing is None.
    """

    slot: str
    recorded: JsonValue
    replayed: JsonValue


def differences(
    recorded: Mapping[str, JsonValue], replayed: Mapping[str, JsonValue]
) -> tuple[Difference, ...]:
    """Return where *replayed* does not say what was *recorded*, in the order of the record.

    Objects are compared without order, lists in theirs. A record of a shape that this software does
    not know differs in its ``shape``, whatever else it says.
    """
    if recorded == replayed:
        return ()
    shape = recorded.get("shape")
    if not isinstance(shape, int) or shape not in _KEYS:
        return (Difference("shape", shape, replayed.get("shape")),)
    said = {**recorded, "shape": replayed.get("shape")}
    known = [key for key in replayed if key in _KEYS[shape] and key not in recorded]
    return tuple(
        found
        for key in (*recorded, *known)
        for found in _parted(key, said.get(key), replayed.get(key), _FIELDS[shape])
    )


def _parted(
    key: str, recorded: JsonValue, replayed: JsonValue, fields: frozenset[str]
) -> Iterator[Difference]:
    """Yield the differences of one part: by its items where it has any, otherwise as a whole."""
    if key == "cautions":
        recorded, replayed = _present(recorded), _present(replayed)
    if key in {"cautions", *_ITEMS} and isinstance(recorded, dict) and isinstance(replayed, dict):
        for item in dict.fromkeys((*recorded, *replayed)):
            was, now = recorded.get(item), replayed.get(item)
            if not _same(was, now, fields):
                yield Difference(f"{key}.{item}", was, now)
    elif not _same(recorded, replayed, fields):
        yield Difference(key, recorded, replayed)


def _present(cautions: JsonValue) -> JsonValue:
    """Return a list of items as a map of them."""
    if not isinstance(cautions, list) or len(set(map(str, cautions))) != len(cautions):
        return cautions
    return dict.fromkeys(map(str, cautions), CERTAIN)


def _same(recorded: JsonValue, replayed: JsonValue, fields: frozenset[str]) -> bool:
    if isinstance(recorded, dict) and isinstance(replayed, dict):
        keys = recorded.keys() | (replayed.keys() & fields)
        return all(
            key in recorded and key in replayed and _same(recorded[key], replayed[key], fields)
            for key in keys
        )
    if isinstance(recorded, Sequence) and not isinstance(recorded, str):
        return (
            isinstance(replayed, Sequence)
            and not isinstance(replayed, str)
            and len(recorded) == len(replayed)
            and all(_same(a, b, fields) for a, b in zip(recorded, replayed, strict=True))
        )
    return recorded == replayed
