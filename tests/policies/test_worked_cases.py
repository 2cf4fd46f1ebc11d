"""The engine gives every worked case of its policy, and the comparison misses nothing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.policies.builders import policy_of
from tests.policies.cases import Case, flatten, load_cases, mismatches
from tests.policies.readings import READINGS

CASES = {policy: load_cases(policy) for policy in READINGS}

RESULT: dict[str, Any] = {
    "kind": "strategic",
    "approval": {"route": "silent", "mode": "none"},
    "review": {"cycle": "undetermined"},
    "consult": {"chief_constable": "must", "treasurer": "undetermined"},
    "cautions": ["first", "second"],
    "undetermined": {
        "review": {"possible": ["annual"], "depends_on": ["stage"], "refer_to": []},
        "cautions.third": {"possible": [], "depends_on": ["stage"], "refer_to": []},
    },
}


@pytest.mark.parametrize(
    ("policy", "case"),
    [(policy, case) for policy, found in CASES.items() for case in found],
    ids=str,
)
def test_the_engine_gives_every_case(policy: str, case: Case) -> None:
    """What a case settles, the determination says; what it leaves out is free."""
    found = policy_of(policy).determine(case.facts).as_contract()
    assert mismatches(case.expected, found) == []


def test_every_determination_is_among_them() -> None:
    """A case that falls out of the loading would otherwise pass unseen."""
    assert {policy: " ".join(case.id for case in found) for policy, found in CASES.items()} == {
        "cheshire": "S01 S03 S05 S07 S09 S11 S13 S21 S25 S29",
        "cambridgeshire": "C01 C03 C05 C07 C09 C11 C13 C17",
        "lancashire": "L01 L03 L05 L07 L09 L11 L17 L19",
    }


def test_a_mixed_matter_is_one_case_for_each_record_and_a_lifecycle_is_none() -> None:
    """Each record has facts and results of its own; a life in words has neither."""
    entries: list[dict[str, Any]] = [
        {"id": "A", "policy": "p", "type": "lifecycle", "given": "a register entry"},
        {
            "id": "B",
            "policy": "p",
            "items": [
                {"facts": {"stage": "new"}, "expected": {"kind": "one"}},
                {"facts": {"stage": "ending"}, "expected": {"kind": "two"}},
            ],
        },
        {"id": "C", "policy": "q", "facts": {}, "expected": {}},
        {"id": "D", "policy": "p", "facts": {}, "expected": {"kind": "three"}},
    ]
    assert flatten("p", entries) == [
        Case("B.1", {"stage": "new"}, {"kind": "one"}),
        Case("B.2", {"stage": "ending"}, {"kind": "two"}),
        Case("D", {}, {"kind": "three"}),
    ]


@pytest.mark.parametrize(
    "expected",
    [
        {},
        {"kind": "strategic", "cautions": ["first", "second"]},
        {"approval": "silent", "review": "undetermined"},
        {"approval": {"mode": "none", "route": "silent"}},
        {"consult_include": {"chief_constable": "must"}, "cautions_include": ["second"]},
        {"consult_exclude": ["chief_of_staff"], "cautions_exclude": ["fourth"]},
        {"undetermined": {"review": {"possible": ["annual"]}, "cautions.third": {}}},
    ],
    ids=str,
)
def test_a_result_that_answers_to_a_case_has_no_mismatch(expected: dict[str, Any]) -> None:
    """What a case leaves out, the result may have."""
    assert mismatches(expected, RESULT) == []


@pytest.mark.parametrize(
    "expected",
    [
        {"kind": "operational"},
        {"partnership": "yes"},
        {"cautions": ["first"]},
        {"consult": {"chief_constable": "must"}},
        {"approval": "none_now"},
        {"approval": {"route": "silent"}},
        {"review": "annual"},
        {"consult_include": {"chief_constable": "should"}},
        {"consult_include": {"chief_of_staff": "must"}},
        {"cautions_include": ["fourth"]},
        {"consult_exclude": ["chief_constable"]},
        {"consult_exclude": ["treasurer"]},
        {"cautions_exclude": ["first"]},
        {"cautions_exclude": ["third"]},
        {"undetermined": {"kind": {}}},
        {"undetermined": {"review": {"depends_on": []}}},
        {"undetermined": {"review": {"possible": ["annual", "none"]}}},
    ],
    ids=str,
)
def test_a_result_that_differs_from_a_case_in_one_thing_has_one_mismatch(
    expected: dict[str, Any],
) -> None:
    """Every rule of the comparison can fail."""
    assert len(mismatches(expected, RESULT)) == 1
