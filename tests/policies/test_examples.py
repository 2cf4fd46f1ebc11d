"""The examples of an edition are its own tests, and an independent reading of the policy agrees with each."""

from __future__ import annotations

import pytest

from adapters.editions_files import FileEditions
from domain.policy.examples import untrue
from tests.policies.cases import mismatches
from tests.policies.readings import READINGS

EDITIONS = FileEditions(FileEditions.default_folder())


@pytest.mark.parametrize("policy", EDITIONS.policies())
def test_every_example_comes_true(policy: str) -> None:
    """The check says so too; here it is each policy's own test."""
    found = EDITIONS.current(policy)
    assert found.edition.examples
    assert [
        fault for each in found.edition.examples for fault in untrue(found.compiled, each)
    ] == []


@pytest.mark.parametrize("policy", EDITIONS.policies())
def test_the_plain_reading_says_the_same_of_every_example(policy: str) -> None:
    """An example was not just copied from the engine: who reads the vocabulary plainly agrees."""
    decide = READINGS[policy].decide
    for each in EDITIONS.current(policy).edition.examples:
        assert mismatches(each.expected, decide(each.facts)) == [], each.id


@pytest.mark.parametrize("policy", EDITIONS.policies())
def test_every_example_is_a_matter_of_its_own(policy: str) -> None:
    """None repeats another."""
    facts = [each.facts for each in EDITIONS.current(policy).edition.examples]
    assert all(one not in facts[n + 1 :] for n, one in enumerate(facts))
