"""An example is a matter with what the edition must say of it: the edition's own test."""

from collections.abc import Iterator, Mapping

from pydantic import JsonValue

from domain.policy.compiling import CompiledEdition
from domain.policy.determining import Determination, judged
from domain.policy.edition import Example
from domain.policy.facts import UnknownFact, UnknownValue
from domain.policy.results import as_contract

INCLUDE, EXCLUDE = "_include", "_exclude"
_SHORT_FOR = {"approval": "route", "review": "cycle"}
_OPEN = "undetermined"


def untrue(policy: CompiledEdition, example: Example) -> tuple[str, ...]:
    """Return, one line each, where the edition does not say what *example* expects."""
    try:
        reading = policy.read(example.facts)
    except (UnknownFact, UnknownValue) as error:
        return (str(error),)
    try:
        found = as_contract(Determination(policy, reading, judged(policy, reading)))
    except (IndexError, KeyError):
        return ("no row says it, or no route is there for it",)
    return tuple(mismatches(example.expected, found))


def mismatches(expected: Mapping[str, JsonValue], result: Mapping[str, JsonValue]) -> Iterator[str]:
    """Yield where *result*, of the shape of the decision contract, is not as *expected*.

    Each key of *expected* equals the result's, except: a word for ``approval`` or ``review`` is
    the route or the cycle alone; ``undetermined`` is compared as far as it is given;
    ``KEY_include`` is part of KEY, and no id of ``KEY_exclude`` occurs in it, certain or not.
    """
    for key, wanted in expected.items():
        name = key.removesuffix(INCLUDE).removesuffix(EXCLUDE)
        if name not in result:
            yield f"{key}: the result has nothing of that name"
        elif key.endswith(INCLUDE):
            yield from _not_included(name, wanted, result[name])
        elif key.endswith(EXCLUDE):
            yield from _not_excluded(name, wanted, result)
        elif key == _OPEN:
            yield from _not_open(wanted, result[_OPEN])
        elif key in _SHORT_FOR and isinstance(wanted, str):
            yield from _unequal(key, wanted, _mapping(result[key]).get(_SHORT_FOR[key]))
        else:
            yield from _unequal(key, wanted, result[key])


def _unequal(where: str, wanted: JsonValue, found: JsonValue) -> Iterator[str]:
    if wanted != found:
        yield f"{where}: expected {wanted!r}, found {found!r}"


def _not_included(key: str, wanted: JsonValue, found: JsonValue) -> Iterator[str]:
    if isinstance(wanted, dict):
        for item, detail in wanted.items():
            yield from _unequal(f"{key}.{item}", detail, _mapping(found).get(item))
    else:
        there = _members(found)
        yield from (f"{key}: {item} is missing" for item in _members(wanted) if item not in there)


def _not_excluded(key: str, unwanted: JsonValue, result: Mapping[str, JsonValue]) -> Iterator[str]:
    # A caution that hangs on open facts is in `undetermined` alone, so both places are looked at.
    for item in _members(unwanted):
        if item in _members(result[key]) or f"{key}.{item}" in _members(result[_OPEN]):
            yield f"{key}: {item} should not be there"


def _not_open(wanted: JsonValue, found: JsonValue) -> Iterator[str]:
    for slot, parts in _mapping(wanted).items():
        each = _mapping(found).get(slot)
        if each is None:
            yield f"undetermined.{slot}: is missing"
            continue
        for part, value in _mapping(parts).items():
            yield from _unequal(f"undetermined.{slot}.{part}", value, _mapping(each).get(part))


def _mapping(value: JsonValue) -> Mapping[str, JsonValue]:
    return value if isinstance(value, dict) else {}


def _members(value: JsonValue) -> list[JsonValue]:
    return list(value) if isinstance(value, dict | list) else []
