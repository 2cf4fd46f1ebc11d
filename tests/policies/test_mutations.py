"""An edition changed in one place is noticed: by a worked case, or by the plain reading on a fixed sample."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from domain.policy.determining import judged
from domain.policy.policy import Outcome
from tests.policies.builders import (
    BODY,
    UNSURE,
    compiled,
    shipped_edition,
    slot_rows,
    slots_of,
)
from tests.policies.cases import Case, load_cases, mismatches
from tests.policies.readings import READINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from domain.policy.compiling import CompiledEdition

Written = dict[str, Any]
Change = tuple[str, "Callable[[Written], object]"]

SAMPLE = 300
FEWEST = 10
"""A sort of change that finds no more places than that has lost its way."""
SURVIVORS = {
    "lancashire": {
        "partnership row 12 dropped",
        "partnership row 12: shared_procurement yes -> no",
        "partnership row 12: for_own_use no -> yes",
    },
}
"""Changes that alter no outcome. Row 12 gives what the rows after it give, and cites the clause on
commissioning where that is what the matter is about."""


@cache
def sample(policy: str) -> list[tuple[dict[str, str], dict[str, Any]]]:
    """Give the fixed fact sets with what the plain reading says, half of them fully answered."""
    random, reading = Random(7), READINGS[policy]
    sets: list[dict[str, str]] = [{}]
    sets += [{BODY: body} for body in reading.bodies]
    while len(sets) < SAMPLE:
        facts = {fact: random.choice(reading.domain[fact]) for fact in reading.facts}
        facts |= {f: value for f, value in reading.usual.items() if random.random() < 0.95}
        if len(sets) % 2:
            answered = random.choice((0.3, 0.6, 0.9, 1.0))
            facts = {f: value for f, value in facts.items() if random.random() < answered}
            facts |= {fact: UNSURE for fact in facts if random.random() < 0.2}
            if random.random() < 0.3:
                facts[BODY] = random.choice(reading.domain[BODY])
        sets.append(facts)
    return [(facts, reading.decide(facts)) for facts in sets]


@cache
def cases(policy: str) -> list[Case]:
    return load_cases(policy)


def decided(policy: CompiledEdition, facts: dict[str, str]) -> dict[str, Any]:
    reading = policy.read(facts)
    return Outcome(policy, reading, judged(policy, reading)).as_contract()


def noticed(policy: str, change: Callable[[Written], object]) -> bool:
    """Say whether a changed edition is refused, fails a case, or differs from the plain reading."""
    written = shipped_edition(policy)
    change(written)
    try:
        edition = compiled(written)
        if any(mismatches(c.expected, decided(edition, c.facts)) for c in cases(policy)):
            return True
        return any(decided(edition, facts) != plainly for facts, plainly in sample(policy))
    except (ValidationError, KeyError, IndexError):  # a name, a route or a row is not there
        return True


def conditions_within(
    raw: Any, path: tuple[Any, ...] = ()
) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Give the place and value of every option that a condition names."""
    if isinstance(raw, list):
        for at, part in enumerate(raw):
            yield from conditions_within(part, (*path, at))
    elif isinstance(raw, dict):
        for key, part in raw.items():
            if key in {"all", "any", "not", "result"}:
                yield from conditions_within(part, (*path, key))
            elif isinstance(part, list):
                yield from (((*path, key, at), value) for at, value in enumerate(part))
            else:
                yield (*path, key), part


def put(raw: Any, path: tuple[Any, ...], value: object) -> None:
    for step in path[:-1]:
        raw = raw[step]
    raw[path[-1]] = value


def others(written: Written, subject: str, value: str) -> list[str]:
    """Give the other options of a fact, the other bodies, or the other values of a slot."""
    if subject == BODY:
        return [each["id"] for each in written["bodies"] if each["id"] != value]
    for fact in written["facts"]:
        if fact["id"] == subject:
            return [each["value"] for each in fact["options"] if each["value"] != value]
    found = {row["value"] for row in slot_rows(written, subject)} | {"absent"}
    return sorted(found - {value, "undetermined"})


def other_office(written: Written, office: str) -> str:
    """Give an office of the edition that is not that one."""
    return next(each["id"] for each in written["offices"] if each["id"] != office)


def values_of(written: Written, slot: str, value: str) -> list[str]:
    """Give one other value that a row of this slot might have given."""
    name = slot.partition(".")[0]
    aspect = next(each for each in written["aspects"] if each["id"] == name)
    if aspect["hit"] == "first":
        return [each for each in aspect["labels"] if each != value][:1]
    if aspect["gives"] == "strength":
        return [each for each in ("must", "should", "recommended") if each != value][:1]
    if aspect["gives"] == "office":
        return [each["id"] for each in written["offices"] if each["id"] != value][:1]
    return []  # a caution has no value but being shown


def in_conditions(written: Written) -> Iterator[Change]:
    """Swap each option that a row or a term looks for, one at a time."""
    places = [
        (f"{slot} row {at + 1}", row["when"], lambda w, s=slot, a=at: slot_rows(w, s)[a])
        for slot in slots_of(written)
        for at, row in enumerate(slot_rows(written, slot))
    ]
    places += [
        (f"term {name}", term["when"], lambda w, n=name: w["terms"][n])
        for name, term in written["terms"].items()
    ]
    for where, when, home in places:
        for path, value in conditions_within(when):
            subject = next(step for step in reversed(path) if isinstance(step, str))
            for other in others(written, subject, value)[:1]:
                yield (
                    f"{where}: {subject} {value} -> {other}",
                    lambda w, h=home, p=path, o=other: put(h(w)["when"], p, o),
                )


def in_rows(written: Written) -> Iterator[Change]:
    """Flip each row's value and who leads; drop each row."""
    for slot in slots_of(written):
        for at, row in enumerate(slot_rows(written, slot)):
            for other in values_of(written, slot, row["value"]):
                yield (
                    f"{slot} row {at + 1}: {row['value']} -> {other}",
                    lambda w, s=slot, a=at, o=other: slot_rows(w, s)[a].update(value=o),
                )
            yield f"{slot} row {at + 1} dropped", lambda w, s=slot, a=at: slot_rows(w, s).pop(a)
            if "led_by" in row:
                other = other_office(written, row["led_by"])
                yield (
                    f"{slot} row {at + 1}: led by another",
                    lambda w, s=slot, a=at, o=other: slot_rows(w, s)[a].update(led_by=o),
                )


def in_bodies_and_facts(written: Written) -> Iterator[Change]:
    """Drop or swap each thing that a body implies; send each doubt to another office."""
    for at, body in enumerate(written["bodies"]):
        for fact, value in body.get("implies", {}).items():
            yield (
                f"{body['id']} no longer implies {fact}",
                lambda w, a=at, f=fact: w["bodies"][a]["implies"].pop(f),
            )
            other = others(written, fact, value)[0]
            yield (
                f"{body['id']} implies {fact} {other}",
                lambda w, a=at, f=fact, o=other: w["bodies"][a]["implies"].update({f: o}),
            )
    for at, fact in enumerate(written["facts"]):
        if "unsure_as" in fact:  # then nobody is asked: not sure is an answer
            yield (
                f"{fact['id']}: not sure stays open",
                lambda w, a=at: w["facts"][a].pop("unsure_as"),
            )
            continue
        other = other_office(written, fact["ask"])
        yield (
            f"{fact['id']}: another is asked",
            lambda w, a=at, o=other: w["facts"][a].update(ask=o),
        )


def in_routes(written: Written) -> Iterator[Change]:
    """Change each part of each approval route."""
    at = next(n for n, each in enumerate(written["aspects"]) if each["id"] == "approval")
    for name, route in written["aspects"][at]["routes"].items():
        for part in (part for part in ("offices", "refer_to") if part in route):
            yield (
                f"route {name}: {part}",
                lambda w, n=name, p=part: w["aspects"][at]["routes"][n][p].pop(),
            )
        for part, value in (("strength", "must"), ("before", "signature"), ("mode", "any")):
            other = {"must": "should", "signature": "entering"}.get(value, value)
            new = other if route.get(part) == value else value
            yield (
                f"route {name}: {part} {new}",
                lambda w, n=name, p=part, v=new: w["aspects"][at]["routes"][n].update({p: v}),
            )


@pytest.mark.parametrize("sort", [in_rows, in_conditions, in_bodies_and_facts, in_routes])
@pytest.mark.parametrize("policy", READINGS)
def test_every_single_change_is_noticed(
    policy: str, sort: Callable[[Written], Iterator[Change]]
) -> None:
    """Flip one value, drop one row, swap one option: nothing in the edition is there for nothing."""
    changes = list(sort(shipped_edition(policy)))
    assert len(changes) > FEWEST
    unnoticed = {name for name, change in changes if not noticed(policy, change)}
    assert unnoticed == SURVIVORS.get(policy, set()) & {name for name, _ in changes}


@pytest.mark.parametrize("policy", READINGS)
def test_the_edition_unchanged_is_not_noticed(policy: str) -> None:
    """Otherwise every change would be."""
    assert not noticed(policy, lambda written: written)
