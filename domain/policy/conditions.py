"""A condition is one of six closed shapes, and what decides is what explains."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Protocol

from pydantic import PlainValidator, WithJsonSchema

ABSENT = "absent"
GIVEN = "given"
RESERVED = frozenset({"all", "any", "not", "at_least", "result"})


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing that is so, and because of which a row applies.

    *subject* is a fact id, or a slot (``partnership``, ``register.local``) where *is_result* is
    true; *value* is what it is. A ground always states the value held, never the value that a
    condition hoped for.
    """

    subject: str
    value: str
    is_result: bool = False


class Case(Protocol):
    """What a condition may look at: the facts known, and the slots already settled."""

    def fact(self, fact: str) -> str | None:
        """Return the value of *fact*, or None while it is open."""

    def result(self, slot: str) -> str | None:
        """Return the settled value of *slot* (``absent`` for an item that is missing), or None."""

    def term(self, name: str) -> "Condition":
        """Return the condition that *name* stands for."""


class Condition(Protocol):
    """The one interface of all shapes."""

    def holds(self, case: Case) -> bool | None:
        """Return whether the condition holds; None where open facts leave it unsettled."""

    def says(self, case: Case, *, holding: bool = True) -> tuple[Ground, ...]:
        """Return the grounds on which it holds (or, with *holding* false, fails) in *case*."""

    def parts(self) -> Iterator["Condition"]:
        """Yield the conditions directly beneath this one."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """A fact has one of the values named; *is* is the case of a single one."""

    fact: str
    values: tuple[str, ...]

    def holds(self, case: Case) -> bool | None:
        value = case.fact(self.fact)
        return None if value is None else value in self.values

    def says(self, case: Case, *, holding: bool = True) -> tuple[Ground, ...]:
        value = case.fact(self.fact)
        if value is None or (value in self.values) is not holding:
            return ()
        return (Ground(self.fact, value),)

    def parts(self) -> Iterator[Condition]:
        yield from ()


@dataclass(frozen=True, slots=True)
class ResultIs:
    """A slot judged earlier has one of the values named.

    ``given`` stands for any value of an item.
    """

    slot: str
    values: tuple[str, ...]

    def admits(self, value: str) -> bool:
        """Return whether *value* of the slot satisfies this condition."""
        return value in self.values or (GIVEN in self.values and value != ABSENT)

    def holds(self, case: Case) -> bool | None:
        value = case.result(self.slot)
        return None if value is None else self.admits(value)

    def says(self, case: Case, *, holding: bool = True) -> tuple[Ground, ...]:
        value = case.result(self.slot)
        if value is None or self.admits(value) is not holding:
            return ()
        return (Ground(self.slot, value, is_result=True),)

    def parts(self) -> Iterator[Condition]:
        yield from ()


@dataclass(frozen=True, slots=True)
class Term:
    """A condition that the edition has given a name."""

    name: str

    def holds(self, case: Case) -> bool | None:
        return case.term(self.name).holds(case)

    def says(self, case: Case, *, holding: bool = True) -> tuple[Ground, ...]:
        return case.term(self.name).says(case, holding=holding)

    def parts(self) -> Iterator[Condition]:
        yield from ()


@dataclass(frozen=True, slots=True)
class Not:
    """The condition beneath fails."""

    of: Condition

    def holds(self, case: Case) -> bool | None:
        held = self.of.holds(case)
        return None if held is None else not held

    def says(self, case: Case, *, holding: bool = True) -> tuple[Ground, ...]:
        return self.of.says(case, holding=not holding)

    def parts(self) -> Iterator[Condition]:
        yield self.of


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least *count* of the conditions beneath hold: all of them for ``all``, one for ``any``."""

    count: int
    of: tuple[Condition, ...]

    def holds(self, case: Case) -> bool | None:
        found = [part.holds(case) for part in self.of]
        if found.count(True) >= self.count:
            return True
        return False if found.count(False) > len(self.of) - self.count else None

    def says(self, case: Case, *, holding: bool = True) -> tuple[Ground, ...]:
        """Name just as many parts as settle it.

        One that holds settles an ``any``, one that fails an ``all``.
        """
        if self.holds(case) is not holding:
            return ()
        enough = self.count if holding else len(self.of) - self.count + 1
        settling = [part for part in self.of if part.holds(case) is holding][:enough]
        return _distinct(ground for part in settling for ground in part.says(case, holding=holding))

    def parts(self) -> Iterator[Condition]:
        yield from self.of


@dataclass(frozen=True, slots=True)
class Always:
    """Holds whatever the facts are: ``always`` and ``otherwise`` in an edition."""

    def holds(self, case: Case) -> bool | None:
        del case
        return True

    def says(self, case: Case, *, holding: bool = True) -> tuple[Ground, ...]:
        del case, holding
        return ()

    def parts(self) -> Iterator[Condition]:
        yield from ()


def walk(condition: Condition) -> Iterator[Condition]:
    """Yield *condition* and everything beneath it; terms are not followed."""
    yield condition
    for part in condition.parts():
        yield from walk(part)


def condition_from(raw: object) -> Condition:
    """Read a condition as an edition writes it.

    ``name`` is a term; ``always`` and ``otherwise`` hold; ``{fact: value}`` and ``{fact:
    [values]}`` look at facts; ``{all: [..]}``, ``{any: [..]}``, ``{not: ..}``, ``{at_least:
    {count: n, of: [..]}}`` combine; ``{result: {slot: value}}`` looks at a slot judged earlier.
    Several keys in one mapping must all hold.
    """
    if isinstance(raw, str):
        return Always() if raw in {"always", "otherwise"} else Term(raw)
    if not isinstance(raw, Mapping) or not raw:
        message = f"a condition is a name or a mapping, not {raw!r}"
        raise ValueError(message)
    parts = tuple(_reader(str(key))(str(key), value) for key, value in raw.items())
    return parts[0] if len(parts) == 1 else AtLeast(len(parts), parts)


def _reader(key: str) -> Callable[[str, object], Condition]:
    readers: dict[str, Callable[[str, object], Condition]] = {
        "all": lambda _, raw: _counted(None, raw),
        "any": lambda _, raw: _counted(1, raw),
        "not": lambda _, raw: Not(condition_from(raw)),
        "at_least": _at_least,
        "result": _result,
    }
    return readers.get(key, lambda fact, raw: OneOf(fact, _values(fact, raw)))


def _counted(count: int | None, raw: object) -> Condition:
    if not isinstance(raw, list) or not raw:
        message = f"'all' and 'any' take a list of conditions, not {raw!r}"
        raise ValueError(message)
    return AtLeast(len(raw) if count is None else count, tuple(map(condition_from, raw)))


def _at_least(_: str, raw: object) -> Condition:
    if (
        not isinstance(raw, Mapping)
        or set(raw) != {"count", "of"}
        or not isinstance(raw["of"], list)
    ):
        message = f"'at_least' takes {{count: n, of: [..]}}, not {raw!r}"
        raise ValueError(message)
    count, of = raw["count"], tuple(map(condition_from, raw["of"]))
    if type(count) is not int or not 1 <= count <= len(of):
        message = f"'at_least' asks for {count!r} of {len(of)} conditions"
        raise ValueError(message)
    return AtLeast(count, of)


def _result(_: str, raw: object) -> Condition:
    if not isinstance(raw, Mapping) or len(raw) != 1:
        message = f"'result' takes one slot and its value, not {raw!r}"
        raise ValueError(message)
    ((slot, value),) = raw.items()
    return ResultIs(str(slot), _values(str(slot), value))


def _values(subject: str, raw: object) -> tuple[str, ...]:
    values = raw if isinstance(raw, list) else [raw]
    wrong = [value for value in values if not isinstance(value, str)]
    if wrong or not values:
        message = f"{subject}: {raw!r} is not a value; quote yes and no"
        raise ValueError(message)
    return tuple(values)


def _distinct(grounds: Iterator[Ground]) -> tuple[Ground, ...]:
    return tuple(dict.fromkeys(grounds))


SHAPE = "x-shape"
"""Where a JSON Schema of an edition has a condition, which describes itself by itself."""

Written = Annotated[Condition, PlainValidator(condition_from), WithJsonSchema({SHAPE: "condition"})]
