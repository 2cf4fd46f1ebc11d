"""An edition is used for the first time once."""

from domain.model.edition.decider import decide
from domain.model.edition.messages import EditionFirstUsed, UseEdition
from domain.model.edition.state import UNUSED, UsedEdition, evolve
from tests.support.builders import opened
from tests.support.toy_policy import TOY

USE = UseEdition(edition=TOY.ref, title="Toy policy", status="draft")
USED = EditionFirstUsed(edition=TOY.ref, title="Toy policy", status="draft")


def test_the_first_use_is_recorded_and_no_later_one():
    """With what the edition calls itself."""
    assert decide(USE, UNUSED) == [USED]
    assert decide(USE, evolve(UNUSED, USED)) == []


def test_an_event_that_makes_no_sense_is_counted_and_changes_nothing():
    """A stream that makes no sense still loads."""
    assert evolve(UNUSED, opened()) == UsedEdition(version=1)
