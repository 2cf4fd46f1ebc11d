"""Each plain reading gives the worked cases, and every short cut in it is the definition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from random import Random

import pytest

from tests.policies.cases import Case, load_cases, mismatches
from tests.policies.plain_reading import ABSENT, PRESENT, Known, PlainReading, Slot
from tests.policies.plain_reading_cheshire import READING
from tests.policies.readings import READINGS

CASES = [(policy, case) for policy in READINGS for case in load_cases(policy)]
SLOTS = [(reading, slot) for reading in READINGS.values() for slot in reading.all_slots]
STRATEGIC = {
    "professional_network": "no",
    "supplier_contract": "no",
    "conference": "no",
    "consultative_group": "no",
    "statutory_basis": "no",
    "collaboration": "no",
    "formalised": "yes",
    "core_objectives": "yes",
}
NO_FAMILY = STRATEGIC | {"formalised": "no", "local_issue": "no"}


class Watched(Mapping[str, str]):
    """A full assignment that remembers which facts were read."""

    def __init__(self, facts: dict[str, str]) -> None:
        self.facts = facts
        self.read: set[str] = set()

    def __getitem__(self, fact: str) -> str:
        self.read.add(fact)
        return self.facts[fact]

    def __iter__(self) -> Iterator[str]:
        return iter(self.facts)

    def __len__(self) -> int:
        return len(self.facts)


def any_assignment(reading: PlainReading, random: Random) -> dict[str, str]:
    """Every fact answered; half the time as is usual, or the rest would hardly be seen."""
    facts = {fact: random.choice(values) for fact, values in reading.domain.items()}
    return facts | reading.usual if random.random() < 0.5 else facts


@pytest.mark.parametrize(("policy", "case"), CASES, ids=str)
def test_it_gives_every_worked_case(policy: str, case: Case) -> None:
    """The examples were written by somebody else, so they hold the reading to its words."""
    assert mismatches(case.expected, READINGS[policy].decide(case.facts)) == []


@pytest.mark.parametrize(("reading", "slot"), SLOTS, ids=str)
def test_a_slot_reads_the_facts_that_it_declares_and_no_others(
    reading: PlainReading, slot: Slot
) -> None:
    """Leaving the other facts out of the completions is only right when they are never read."""
    random = Random(slot.name)
    read: set[str] = set()
    for _ in range(800):
        watched = Watched(any_assignment(reading, random))
        slot.value(watched)
        read |= watched.read
    assert read == set(slot.reads)


def by_definition(reading: PlainReading, slot: Slot, known: Known) -> tuple[set[str], list[str]]:
    """Every completion of every open fact, and every two of them that differ in one alone."""
    open_facts = [fact for fact in reading.facts if fact not in known.answered]
    values = {
        completion: slot.value(known.answered | dict(zip(open_facts, completion, strict=True)))
        for completion in product(*(reading.domain[fact] for fact in open_facts))
    }
    matters = [
        fact
        for place, fact in enumerate(open_facts)
        if any(
            values[one] != values[(*one[:place], other, *one[place + 1 :])]
            for one in values
            for other in reading.domain[fact]
        )
    ]
    return set(values.values()), sorted(matters)


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("reading", READINGS.values(), ids=str)
def test_the_written_out_tables_say_what_the_definition_says(
    reading: PlainReading, seed: int
) -> None:
    """With few facts open the definition itself can be walked, over facts never read as well."""
    random = Random(seed)
    facts = any_assignment(reading, random)
    for fact in random.sample(reading.facts, 5):
        del facts[fact]
    known = reading.read_answers(facts)
    for slot in reading.all_slots:
        judged = reading.judge(slot.name, known)
        found = set(judged.values), list(judged.matters)
        assert found == by_definition(reading, slot, known), slot.name


def test_a_matter_that_no_family_fits_is_left_open_by_the_policy() -> None:
    """With nothing open there is nothing to depend on, and the policy's contact is asked."""
    result = READING.decide(NO_FAMILY)
    left_open = {"possible": [], "depends_on": [], "refer_to": [READING.contact]}
    assert result["partnership"] == "undetermined"
    assert result["approval"] == {"route": "undetermined"}
    assert result["review"] == {"cycle": "undetermined"}
    assert result["silent"] == {"kind": READING.contact}
    assert result["undetermined"] == dict.fromkeys(
        ("partnership", "kind", "approval", "review"), left_open
    )
    assert result["still_to_ask"] == []


def test_an_unsure_fact_names_whom_to_ask_and_an_unanswered_one_is_asked() -> None:
    """Both are open, and only the first is referred."""
    unsure = READING.decide(
        STRATEGIC | {"consultative_group": "yes", "delivery_function": "unsure"}
    )
    asked = READING.decide(STRATEGIC | {"consultative_group": "yes"})
    hanging = {"possible": ["no", "yes"], "depends_on": ["delivery_function"]}
    assert (
        mismatches(
            {
                "undetermined": {
                    "partnership": hanging | {"refer_to": [READING.ask["delivery_function"]]}
                }
            },
            unsure,
        )
        == []
    )
    assert mismatches({"undetermined": {"partnership": hanging | {"refer_to": []}}}, asked) == []
    assert "delivery_function" not in unsure["still_to_ask"]
    assert asked["still_to_ask"][0] == "delivery_function"


def test_unsure_whether_a_collaboration_reads_as_could_be_either() -> None:
    """It is then an answer like any other, so nothing hangs on it and nobody is asked about it."""
    unsure = READING.decide(STRATEGIC | {"collaboration": "unsure"})
    assert unsure == READING.decide(STRATEGIC | {"collaboration": "could_be_either"})
    assert "collaboration_or_strategic_show_both_routes" in unsure["cautions"]


def test_a_named_body_fills_in_what_is_unanswered_or_unsure() -> None:
    """A fact that the body implies is known, whether it was passed over or not known."""
    named = READING.decide({"body_type": "lsp"})
    assert named == READING.decide(READING.bodies["lsp"])
    assert named == READING.decide({"body_type": "lsp", "formalised": "unsure"})
    assert named == READING.decide({"body_type": "lsp", "collaboration": "unsure"})
    assert named["kind"] == "strategic"


def test_an_answer_stands_against_the_named_body_and_is_remarked_on() -> None:
    """The person is believed, and told."""
    result = READING.decide({"body_type": "mappa", "supplier_contract": "yes"})
    assert result["partnership"] == "no"
    assert result["cautions"] == [
        "answer_contradicts_named_body",
        "avoid_the_word_partnership",
        "policy_past_review_date",
    ]


def test_no_body_named_or_not_sure_which_is_none_of_these() -> None:
    """A body is a short cut, so being unsure of it asks nobody anything."""
    assert READING.decide({"body_type": "unsure"}) == READING.decide({})
    assert READING.decide({"body_type": "none_of_these"}) == READING.decide({})


def test_with_nothing_known_everything_that_can_matter_is_asked_in_order() -> None:
    """Each of the facts can change something, so all are asked, and nobody is referred to."""
    result = READING.decide({})
    assert result["still_to_ask"] == READING.facts
    assert result["cautions"] == ["policy_past_review_date"]
    hanging = result["undetermined"]
    assert set(hanging) == set(READING.slots) - {"high_risk", "cautions.policy_past_review_date"}
    assert hanging["cautions.two_kinds_both_gates_apply"]["possible"] == [ABSENT, PRESENT]
    assert hanging["partnership"]["refer_to"] == [READING.contact]
    assert hanging["review"]["possible"] == [
        "annual",
        "annual_and_on_change",
        "none_stated",
        "not_applicable",
    ]
    assert set(hanging["approval"]["possible"]) == set(READING.routes)


@pytest.mark.parametrize(
    "facts",
    [
        {"colour": "yes"},
        {"conference": "perhaps"},
        {"body_type": "club"},
        {"stage": ""},
        {"undetermined": "unsure"},
    ],
    ids=str,
)
def test_an_unknown_fact_or_value_is_an_error(facts: dict[str, str]) -> None:
    """Nothing unknown is ever ignored."""
    with pytest.raises(ValueError, match="unknown"):
        READING.decide(facts)
