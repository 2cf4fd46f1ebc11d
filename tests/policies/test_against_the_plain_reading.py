"""Engine and plain reading agree on ten thousand fact sets a policy, in every part of the result."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.policies.builders import often, policy_of
from tests.policies.plain_reading import BODY, UNSURE, PlainReading
from tests.policies.readings import READINGS

Facts = dict[str, str]
Decide = Callable[[Mapping[str, str]], Mapping[str, object]]

SETS = 10_000
SPARSE = 200
CHUNKS = 8
SEED = 20201216
KINDS = {
    "cheshire": {
        "none",
        "statutory",
        "collaboration_s22a",
        "collaboration_other",
        "strategic",
        "operational",
        "undetermined",
    },
    "cambridgeshire": {"none", "statutory", "collaboration", "voluntary", "undetermined"},
    "lancashire": {"covered", "association", "none", "undetermined"},
}


@dataclass(frozen=True)
class Sets:
    """Fact sets of one policy, each sort of them in its own way at random."""

    reading: PlainReading

    def _value(self, fact: str, random: Random) -> str:
        if fact in self.reading.usual and random.random() < 0.85:
            return self.reading.usual[fact]
        return random.choice(self.reading.domain[fact])

    def _some(self, random: Random, fewest: float, most: float) -> list[str]:
        """Give facts in no order: how many lies between two shares of them all."""
        facts = self.reading.facts
        count = random.randint(round(fewest * len(facts)), round(most * len(facts)))
        return random.sample(facts, count)

    def dense(self, random: Random) -> Facts:
        """Nearly all answered."""
        return {fact: self._value(fact, random) for fact in self._some(random, 0.75, 1)}

    def half_way(self, random: Random) -> Facts:
        """The first questions answered, the rest not, as in a conversation."""
        facts = self.reading.facts
        reached = random.randint(round(0.25 * len(facts)), round(0.9 * len(facts)))
        return {f: self._value(f, random) for f in facts[:reached] if random.random() < 0.9}

    def loose(self, random: Random) -> Facts:
        """Some answered, in no order."""
        return {fact: self._value(fact, random) for fact in self._some(random, 0.45, 0.8)}

    def doubtful(self, random: Random) -> Facts:
        """Most touched, and many of them not sure."""
        return {
            fact: UNSURE if random.random() < 0.4 else self._value(fact, random)
            for fact in self._some(random, 0.65, 1)
        }

    def bodied(self, random: Random) -> Facts:
        """A named body, with further facts answered or not sure where it implies nothing."""
        body = random.choice([*self.reading.bodies, UNSURE])
        implied = self.reading.bodies.get(body, {})
        facts = self.loose(random) if random.random() < 0.5 else self.doubtful(random)
        free = {fact: value for fact, value in facts.items() if fact not in implied}
        passed_over = {fact: UNSURE for fact in implied if random.random() < 0.2}
        return free | passed_over | {BODY: body}

    def contradicting(self, random: Random) -> Facts:
        """A named body, and at least one answer against what it implies."""
        bodies = self.reading.bodies
        body = random.choice([name for name, implied in bodies.items() if implied])
        facts = self.loose(random) | {BODY: body}
        against = random.randint(1, 2) if len(bodies[body]) > 1 else 1
        for fact in random.sample(list(bodies[body]), against):
            others = [v for v in self.reading.domain[fact] if v != bodies[body][fact]]
            facts[fact] = random.choice(others)
        return facts

    def sparse(self) -> list[Facts]:
        """The empty set, every fact and body alone, and then two or three at random."""
        random = Random(SEED)
        domain = self.reading.domain
        sets: list[Facts] = [{}]
        sets += [{fact: value} for fact in domain for value in (*domain[fact], UNSURE)]
        while len(sets) < SPARSE:
            some = random.sample(self.reading.facts, random.randint(2, 4))
            sets.append({fact: random.choice((*domain[fact], UNSURE)) for fact in some})
        return sets

    def of(self, chunk: int) -> list[Facts]:
        """Give a chunk's share of the sparse sets, and its own random ones."""
        random = Random(SEED + 1 + chunk)
        sorts = (
            self.dense,
            self.half_way,
            self.loose,
            self.doubtful,
            self.bodied,
            self.contradicting,
        )
        sets = self.sparse()[chunk::CHUNKS]
        return sets + [sorts[n % len(sorts)](random) for n in range(len(sets), SETS // CHUNKS)]


def smallest(facts: Facts, fails: Callable[[Facts], bool]) -> Facts:
    """Leave facts out, one at a time, for as long as it still fails."""
    for fact in list(facts):
        fewer = {other: value for other, value in facts.items() if other != fact}
        if fails(fewer):
            return smallest(fewer, fails)
    return facts


def difference(engine: Decide, plainly: Decide, facts: Facts) -> str:
    """Say in which keys the two results differ, for the fewest facts that show it."""
    fewest = smallest(facts, lambda fewer: engine(fewer) != plainly(fewer))
    found, wanted = engine(fewest), plainly(fewest)
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


@pytest.mark.parametrize("chunk", range(CHUNKS))
@pytest.mark.parametrize("policy", READINGS)
def test_the_whole_result_is_the_same(policy: str, chunk: int) -> None:
    """Two readings of one contract that share no code agree wherever both are right."""
    edition, reading = policy_of(policy), READINGS[policy]

    def engine(facts: Mapping[str, str]) -> Mapping[str, object]:
        return edition.determine(facts).as_contract()

    sets = Sets(reading).of(chunk)
    differing = [facts for facts in sets if engine(facts) != reading.decide(facts)]
    shown = difference(engine, reading.decide, min(differing, key=len)) if differing else ""
    assert not differing, f"{len(differing)} of the sets differ; the smallest:\n{shown}"


def any_facts(reading: PlainReading) -> st.SearchStrategy[Facts]:
    """Give any answers at all; hypothesis makes them fewer by leaving answers out."""
    answers = {
        fact: st.sampled_from((None, *[reading.usual.get(fact)] * 6, *values, UNSURE))
        for fact, values in reading.domain.items()
    }
    return st.fixed_dictionaries(answers).map(
        lambda given: {fact: value for fact, value in given.items() if value is not None}
    )


@often
@given(st.data())
@pytest.mark.parametrize("policy", READINGS)
def test_no_fact_set_can_be_found_that_they_read_differently(
    policy: str, data: st.DataObject
) -> None:
    """As above, with the smallest set that tells them apart searched for."""
    facts = data.draw(any_facts(READINGS[policy]))
    assert policy_of(policy).determine(facts).as_contract() == READINGS[policy].decide(facts)


@pytest.mark.parametrize("policy", READINGS)
def test_the_sets_are_ten_thousand_and_of_every_sort(policy: str) -> None:
    """The sample is only worth what it contains."""
    reading = READINGS[policy]
    sets = [facts for chunk in range(CHUNKS) for facts in Sets(reading).of(chunk)]
    assert len(sets) == SETS
    assert {} in sets
    assert {len(facts) for facts in sets} >= set(range(len(reading.facts) + 1))
    assert {facts.get(BODY) for facts in sets} == {None, UNSURE, *reading.bodies}
    for fact in reading.facts:
        assert {facts.get(fact) for facts in sets} == {None, UNSURE, *reading.domain[fact]}
    results = [reading.decide(facts) for facts in sets[:: CHUNKS * 5]]
    assert {result["kind"] for result in results} == KINDS[policy]


def test_a_difference_is_shown_by_the_fewest_facts() -> None:
    """An engine that is wrong about one answer is caught with that answer alone."""
    plainly = READINGS["cheshire"].decide

    def wrong(facts: Mapping[str, str]) -> dict[str, object]:
        result = plainly(facts)
        return result | {"kind": "strategic"} if facts.get("conference") == "yes" else result

    shown = difference(wrong, plainly, {"stage": "new", "conference": "yes", "formalised": "no"})
    assert shown == "facts: {'conference': 'yes'}\n  kind: engine strategic, plainly none"
