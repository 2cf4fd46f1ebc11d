"""Matters from opening to outcome, as a terminal shows them; APPROVE=1 approves what it says."""

import os
from pathlib import Path

import pytest

from tests.support import cases_typed, cases_typed_cambridgeshire, cases_typed_lancashire
from tests.support.person import Person, opened_app

APPROVED = Path(__file__).parent / "approved"
TYPED = {
    "cheshire": cases_typed.OPENINGS,
    "cambridgeshire": cases_typed_cambridgeshire.OPENINGS,
    "lancashire": cases_typed_lancashire.OPENINGS,
}
MATTERS = {name: policy for policy, openings in TYPED.items() for name in openings}


@pytest.mark.parametrize(("name", "policy"), MATTERS.items())
def test_a_matter_reads_as_it_was_approved(name, policy, tmp_path):
    """Every screen, every word, every line break."""
    with opened_app(tmp_path, policy=policy) as app:
        said = Person(app).says(*TYPED[policy][name]).transcript
    approved = APPROVED / f"{name}.txt"
    if os.environ.get("APPROVE") == "1":
        approved.write_text(said, encoding="utf-8")
    assert said == approved.read_text(encoding="utf-8")


def test_every_approved_transcript_is_of_a_matter():
    """None is left over from a matter that is told no more."""
    assert {path.stem for path in APPROVED.glob("*.txt")} == set(MATTERS)
