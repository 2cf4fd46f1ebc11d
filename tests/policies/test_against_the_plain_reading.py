"""The engine and the plain reading agree on ten thousand fact sets, in every part of the result."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from random import Random

import pytest

from adapters.editions_files import FileEditions
from domain.policy.policy import Policy
from tests.policies.plain_reading import (
    BODIES,
    DOMAIN,
    EXCLUSIONS,
    FACTS,
    UNSURE,
    decide_plainly,
)

Facts = dict[str, str]
Decide = Callable[[Mapping[str, str]], Mapping[str, object]]

SETS = 10_000
SPARSE = 200
CHUNKS = 8
SEED = 20201216


def _value(fact: str, random: Random) -> str:
    """An exclusion is rarely so: with one yes nearly everything else is settled."""
    if fact in EXCLUSIONS and random.random() < 0.85:
        return "no"
    return random.choice(DOMAIN[fact])


def _some(random: Random, fewest: int, most: int) -> list[str]:
    return random.sample(FACTS, random.randint(fewest, most))


def dense(random: Random) -> Facts:
    """Nearly all answered."""
    return {fact: _value(fact, random) for fact in _some(random, 17, 22)}


def half_way(random: Random) -> Facts:
    """The first questions answered, the rest not, as in a conversation."""
    reached = random.randint(6, 20)
    return {fact: _value(fact, random) for fact in FACTS[:reached] if random.random() < 0.9}


def loose(random: Random) -> Facts:
    """Some answered, in no order."""
    return {fact: _value(fact, random) for fact in _some(random, 10, 18)}


def doubtful(random: Random) -> Facts:
    """Most touched, and many of them not sure."""
    return {
        fact: UNSURE if random.random() < 0.4 else _value(fact, random)
        for fact in _some(random, 14, 22)
    }


def bodied(random: Random) -> Facts:
    """A named body, with further facts answered or not sure where it implies nothing."""
    body = random.choice([*BODIES, UNSURE])
    implied = BODIES.get(body, {})
    facts = loose(random) if random.random() < 0.5 else doubtful(random)
    free = {fact: value for fact, value in facts.items() if fact not in implied}
    passed_over = {fact: UNSURE for fact in implied if random.random() < 0.2}
    return free | passed_over | {"body_type": body}


def contradicting(random: Random) -> Facts:
    """A named body, and at least one answer against what it implies."""
    body = random.choice([name for name, implied in BODIES.items() if implied])
    facts = loose(random) | {"body_type": body}
    for fact in random.sample(
        list(BODIES[body]), random.randint(1, 2) if len(BODIES[body]) > 1 else 1
    ):
        facts[fact] = random.choice([v for v in DOMAIN[fact] if v != BODIES[body][fact]])
    return facts


@cache
def sparse_sets() -> list[Facts]:
    """The empty set, every single fact and every body alone, and then two or three at random."""
    random = Random(SEED)
    sets: list[Facts] = [{}]
    sets += [{fact: value} for fact in FACTS for value in (*DOMAIN[fact], UNSURE)]
    sets += [{"body_type": body} for body in (*BODIES, UNSURE)]
    while len(sets) < SPARSE:
        sets.append({fact: random.choice((*DOMAIN[fact], UNSURE)) for fact in _some(random, 2, 4)})
    return sets


def sets_of(chunk: int) -> list[Facts]:
    """Give a chunk's share of the sparse sets, and its own random ones."""
    random = Random(SEED + 1 + chunk)
    styles = (dense, half_way, loose, doubtful, bodied, contradicting)
    sets = sparse_sets()[chunk::CHUNKS]
    return sets + [styles[n % len(styles)](random) for n in range(len(sets), SETS // CHUNKS)]


def smallest(facts: Facts, fails: Callable[[Facts], bool]) -> Facts:
    """Leave facts out, one at a time, for as long as it still fails."""
    for fact in list(facts):
        fewer = {other: value for other, value in facts.items() if other != fact}
        if fails(fewer):
            return smallest(fewer, fails)
    return facts


def difference(engine: Decide, facts: Facts) -> str:
    """Say in which keys the two results differ, for the fewest facts that show it."""
    fewest = smallest(facts, lambda fewer: engine(fewer) != decide_plainly(fewer))
    found, wanted = engine(fewest), decide_plainly(fewest)
    lines = [f"facts: {fewest}"]
    for key in sorted({*found, *wanted}):
        one, other = found.get(key), wanted.get(key)
        if key == "undetermined" and isinstance(one, dict) and isinstance(other, dict):
            lines += [
                f"  undetermined.{slot}: engine {one.get(slot)}, plainly {other.get(slot)}"
                for slot in sorted({*one, *other})
                if one.get(slot) != other.get(slot)
            ]
        elif one != other:
            lines.append(f"  {key}: engine {one}, plainly {other}")
    return "\n".join(lines)


@pytest.fixture(scope="module")
def engine() -> Decide:
    """Give the engine on the edition in force, as the product loads it."""
    policy: Policy = FileEditions(FileEditions.default_folder()).current("cheshire")
    return lambda facts: policy.determine(facts).as_contract()


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_the_whole_result_is_the_same(chunk: int, engine: Decide) -> None:
    """Two readings of one contract that share no code agree wherever both are right."""
    differing = [facts for facts in sets_of(chunk) if engine(facts) != decide_plainly(facts)]
    shown = difference(engine, min(differing, key=len)) if differing else ""
    assert not differing, f"{len(differing)} of the sets differ; the smallest:\n{shown}"


def test_the_sets_are_ten_thousand_and_of_every_sort() -> None:
    """The sample is only worth what it contains."""
    sets = [facts for chunk in range(CHUNKS) for facts in sets_of(chunk)]
    assert len(sets) == SETS
    assert {} in sets
    assert {len(facts) for facts in sets} >= set(range(23))
    assert {facts.get("body_type") for facts in sets} == {None, UNSURE, *BODIES}
    for fact in FACTS:
        assert {facts.get(fact) for facts in sets} == {None, UNSURE, *DOMAIN[fact]}
    results = [decide_plainly(facts) for facts in sets[:: CHUNKS * 5]]
    assert {result["kind"] for result in results} == {
        "none",
        "statutory",
        "collaboration_s22a",
        "collaboration_other",
        "strategic",
        "operational",
        "undetermined",
    }


def test_a_difference_is_shown_by_the_fewest_facts() -> None:
    """An engine that is wrong about one answer is caught with that answer alone."""

    def wrong(facts: Mapping[str, str]) -> dict[str, object]:
        result = decide_plainly(facts)
        return result | {"kind": "strategic"} if facts.get("conference") == "yes" else result

    shown = difference(wrong, {"stage": "new", "conference": "yes", "formalised": "no"})
    assert shown == "facts: {'conference': 'yes'}\n  kind: engine strategic, plainly none"
