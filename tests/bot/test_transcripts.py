"""Six matters from opening to outcome, as a terminal shows them; APPROVE=1 approves what it says."""

import os
from pathlib import Path

import pytest

from tests.support.cases_typed import OPENINGS
from tests.support.person import Person, opened_app

APPROVED = Path(__file__).parent / "approved"


@pytest.mark.parametrize("name", OPENINGS)
def test_a_matter_reads_as_it_was_approved(name, tmp_path):
    """Every screen, every word, every line break."""
    with opened_app(tmp_path) as app:
        said = Person(app).says(*OPENINGS[name]).transcript
    approved = APPROVED / f"{name}.txt"
    if os.environ.get("APPROVE") == "1":
        approved.write_text(said, encoding="utf-8")
    assert said == approved.read_text(encoding="utf-8")


def test_every_approved_transcript_is_of_a_matter():
    """None is left over from a matter that is told no more."""
    assert {path.stem for path in APPROVED.glob("*.txt")} == set(OPENINGS)
