"""Every slot is a plain function of all the facts, judged over every completion of the open ones.

This is the slow, independent reading against which the engine is held: the rows of each policy are
written out again by hand, in a module of their own, and nothing here knows how the engine works.
The only economy is a written-out table of each slot's values, over the facts that the slot reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

BODY: Final = "body_type"
UNSURE: Final = "unsure"
UNDETERMINED: Final = "undetermined"
ABSENT: Final = "absent"
PRESENT: Final = "present"  # the plain opposite of absent: a caution has no other detail
SCALARS: Final = ("partnership", "kind", "high_risk")
MAPS: Final = (
    "assessment",
    "consult",
    "agreement",
    "governance",
    "representation",
    "register",
    "silent",
)


@dataclass(frozen=True)
class Slot:
    """One slot: its value for a full assignment, and the facts it may read for it."""

    name: str
    reads: tuple[str, ...]
    value: Callable[[Mapping[str, str]], str]

    def __str__(self) -> str:
        return self.name


def item(name: str, gives: str, when: Callable[[Mapping[str, str]], bool], *reads: str) -> Slot:
    """Give the slot of an item that is there, with that detail, when *when* holds."""
    return Slot(name, reads, lambda facts: gives if when(facts) else ABSENT)


def always(facts: Mapping[str, str]) -> bool:  # noqa: ARG001 - that is its meaning
    """Hold, whatever the facts are."""
    return True


class Judged(NamedTuple):
    """What all completions of the open facts say of one slot."""

    values: frozenset[str]
    matters: tuple[str, ...]


class Known(NamedTuple):
    """The facts after the named body and ``unsure_as``: what is answered, and what is unsure.

    The named body stands among the answers: it is never open.
    """

    answered: dict[str, str]
    unsure: frozenset[str]
    contradicts_body: bool


@dataclass(frozen=True, eq=False)
class PlainReading:
    """One policy, read plainly: its vocabulary as data, and its slots as code.

    *led_by* tells who leads each review cycle; *usual* are the answers of an ordinary matter, from
    which examples stray seldom, since with another answer nearly everything is settled.
    """

    policy: str
    all_slots: Iterable[Slot]
    led_by: Mapping[str, str]
    usual: Mapping[str, str]

    def __str__(self) -> str:
        return self.policy

    @cached_property
    def slots(self) -> dict[str, Slot]:
        """The slots by name."""
        return {slot.name: slot for slot in self.all_slots}

    @cached_property
    def _vocabulary(self) -> Any:
        path = Path(__file__).parent / "data" / f"{self.policy}-vocabulary.yaml"
        return yaml.safe_load(path.read_text(encoding="utf-8"))

    @cached_property
    def facts(self) -> list[str]:
        """The facts in asking order."""
        return [fact["id"] for fact in self._vocabulary["facts"]]

    @cached_property
    def domain(self) -> dict[str, list[str]]:
        """The values of each fact, and the named bodies."""
        found = {fact["id"]: list(fact["domain"]) for fact in self._vocabulary["facts"]}
        return found | {BODY: list(self.bodies)}

    @cached_property
    def ask(self) -> dict[str, str]:
        """The office to ask about each fact."""
        return {fact["id"]: fact["ask"] for fact in self._vocabulary["facts"]}

    @cached_property
    def unsure_as(self) -> dict[str, str]:
        """What being unsure of a fact reads as, where it reads as anything."""
        facts = self._vocabulary["facts"]
        return {fact["id"]: fact["unsure_as"] for fact in facts if "unsure_as" in fact}

    @property
    def bodies(self) -> dict[str, dict[str, str]]:
        """The named bodies, and what each implies."""
        found: dict[str, dict[str, str]] = self._vocabulary["body_type"]
        return found

    @property
    def routes(self) -> dict[str, dict[str, object]]:
        """The approval routes."""
        found: dict[str, dict[str, object]] = self._vocabulary["approval_routes"]
        return found

    @property
    def contact(self) -> str:
        """The office to ask where the policy leaves a matter open."""
        found: str = self._vocabulary["policy_contact"]
        return found

    def read_answers(self, facts: Mapping[str, str]) -> Known:
        """Check ids and values, fill in from the named body, then apply ``unsure_as``."""
        self._check(facts)
        answers = dict(facts)
        named = answers.get(BODY, UNSURE)
        answers[BODY] = "none_of_these" if named == UNSURE else named
        contradicts = False
        for fact, implied in self.bodies[answers[BODY]].items():
            if answers.get(fact, UNSURE) == UNSURE:
                answers[fact] = implied
            elif answers[fact] != implied:
                contradicts = True
        for fact, value in self.unsure_as.items():
            if answers.get(fact) == UNSURE:
                answers[fact] = value
        return Known(
            {fact: value for fact, value in answers.items() if value != UNSURE},
            frozenset(fact for fact, value in answers.items() if value == UNSURE),
            contradicts,
        )

    def _check(self, facts: Mapping[str, str]) -> None:
        for fact, value in facts.items():
            allowed = self.domain.get(fact)
            if allowed is None:
                raise ValueError(f"unknown fact: {fact}")
            if value not in (UNSURE, *allowed):
                raise ValueError(f"unknown value of {fact}: {value}")

    # --- a slot over every completion of its open facts ---------------------------------------

    def judge(self, name: str, known: Known) -> Judged:
        """Judge one slot over every completion of the facts that are not answered."""
        reads = self.slots[name].reads
        return self._judge(name, tuple(known.answered.get(fact) for fact in reads))

    @cache  # noqa: B019 - a reading lives as long as the tests
    def _table(self, name: str) -> tuple[bytes, tuple[str, ...]]:
        """Write out the slot's value for each combination of the facts that it reads.

        The combinations are in the order of ``itertools.product``: the last fact turns fastest.
        Each value is kept as its number in the list given beside it.
        """
        slot = self.slots[name]
        numbers: dict[str, int] = {}
        table = bytearray()
        for combination in product(*(self.domain[fact] for fact in slot.reads)):
            value = slot.value(dict(zip(slot.reads, combination, strict=True)))
            table.append(numbers.setdefault(value, len(numbers)))
        return bytes(table), tuple(numbers)

    @lru_cache(maxsize=20_000)  # noqa: B019 - likewise
    def _judge(self, name: str, known: tuple[str | None, ...]) -> Judged:
        """Judge one slot, given a value or None (open) for each fact that it reads, in order."""
        reads = self.slots[name].reads
        seen, values = self._table(name)
        block = len(seen)
        for fact, value in zip(reads, known, strict=True):
            size = len(self.domain[fact])
            if value is not None:
                seen = _taking(self.domain[fact].index(value), seen, block, size)
            block //= size
        matters = []
        block = len(seen)
        for fact, value in zip(reads, known, strict=True):
            if value is None:
                size = len(self.domain[fact])
                first, *others = (_taking(turn, seen, block, size) for turn in range(size))
                if any(other != first for other in others):
                    matters.append(fact)
                block //= size
        return Judged(frozenset(values[number] for number in set(seen)), tuple(sorted(matters)))

    # --- the whole result ---------------------------------------------------------------------

    def decide(self, facts: Mapping[str, str]) -> dict[str, Any]:
        """Give the whole result of the contract for any facts."""
        known = self.read_answers(facts)
        judged = {name: self.judge(name, known) for name in self.slots}
        settled = {
            name: next(iter(slot.values))
            for name, slot in judged.items()
            if len(slot.values) == 1 and UNDETERMINED not in slot.values
        }
        hung_on = {fact for slot in judged.values() for fact in slot.matters}
        led_by = {cycle: {"led_by": leads} for cycle, leads in self.led_by.items()}
        return {
            "policy": self.policy,
            **{aspect: settled.get(aspect, UNDETERMINED) for aspect in SCALARS},
            "approval": _with_detail("route", settled.get("approval"), self.routes),
            "review": _with_detail("cycle", settled.get("review"), led_by),
            **{aspect: self._map(aspect, settled) for aspect in MAPS},
            "cautions": _cautions(settled, known),
            "undetermined": {
                name: self._hanging(slot, known)
                for name, slot in judged.items()
                if name not in settled
            },
            "still_to_ask": [
                fact
                for fact in self.facts
                if fact in hung_on and fact not in known.answered and fact not in known.unsure
            ],
        }

    def _map(self, aspect: str, settled: Mapping[str, str]) -> dict[str, str]:
        slots = {
            name.removeprefix(f"{aspect}."): name
            for name in self.slots
            if name.startswith(f"{aspect}.")
        }
        return {
            item: settled.get(name, UNDETERMINED)
            for item, name in slots.items()
            if settled.get(name) != ABSENT
        }

    def _hanging(self, slot: Judged, known: Known) -> dict[str, list[str]]:
        offices = {self.ask[fact] for fact in slot.matters if fact in known.unsure}
        if UNDETERMINED in slot.values:
            offices.add(self.contact)
        return {
            "possible": sorted(slot.values - {UNDETERMINED}),
            "depends_on": list(slot.matters),
            "refer_to": sorted(offices),
        }


def _taking(turn: int, seen: bytes, block: int, size: int) -> bytes:
    """Give the completions in which one fact takes its value number *turn*, in their order.

    Within each block the fact takes its *size* values in turn and the parts are otherwise alike,
    so what is given for two turns stands side by side: completions that differ in that fact alone.
    """
    part = block // size
    skip = turn * part
    if part > len(seen) // block:
        return b"".join(seen[at : at + part] for at in range(skip, len(seen), block))
    taken = bytearray(len(seen) // size)  # many small parts: the same, place by place
    for place in range(part):
        taken[place::part] = seen[skip + place :: block]
    return bytes(taken)


def _with_detail(
    key: str, value: str | None, details: Mapping[str, Mapping[str, object]]
) -> dict[str, object]:
    return {key: UNDETERMINED} if value is None else {key: value, **details[value]}


def _cautions(settled: Mapping[str, str], known: Known) -> list[str]:
    certain = {
        name.removeprefix("cautions.") for name, value in settled.items() if value == PRESENT
    }
    if known.contradicts_body:
        certain.add("answer_contradicts_named_body")
    return sorted(certain)
