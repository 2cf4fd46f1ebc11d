"""A decided matter and its register entry, with everything about them written out."""

from functools import reduce

from domain.model.arrangement.decider import Matter
from domain.model.arrangement.messages import (
    ArrangementClassified,
    ArrangementRegistered,
    RegisterArrangement,
)
from domain.model.enquiry.messages import OutcomeDetermined
from domain.model.enquiry.state import UNOPENED, evolve
from tests.support.builders import answered, opened, said
from tests.support.toy_policy import TOY

ENQUIRY = "00443214c74254b635cf84653a56d7c6"
ENTRY = "11443214c74254b635cf84653a56d7c6"
OTHER = "22443214c74254b635cf84653a56d7c6"
AUTHOR, KEEPER = "author", "keeper"


def about(text):
    """Return *text* as one about the entry."""
    return said(text, ENTRY)


def decided(registers, *, stage="new", kind="formal", silent=None):
    """Return an enquiry that was decided so."""
    result = {
        "partnership": "yes",
        "kind": kind,
        "approval": {"route": "both_chiefs"},
        "register": registers,
        "silent": silent or {},
    }
    determined = OutcomeDetermined(edition=TOY.ref, answers={"stage": stage}, result=result)
    return reduce(evolve, (opened(), answered("stage", stage), determined), UNOPENED)


FORMAL = decided({"formal": KEEPER, "open": "undetermined"})
MATTER = Matter(ENTRY, FORMAL, AUTHOR)
REGISTER = RegisterArrangement(
    enquiry=ENQUIRY, register_id="formal", title=about("Dog unit"), partners=(about("Merseyside"),)
)
REGISTERED = ArrangementRegistered(
    enquiry=ENQUIRY,
    edition=TOY.ref,
    register_id="formal",
    title=about("Dog unit"),
    partners=(about("Merseyside"),),
    stage="new",
)
CLASSIFIED = ArrangementClassified(
    enquiry=ENQUIRY,
    position=3,
    edition=TOY.ref,
    partnership="yes",
    kind="formal",
    approval="both_chiefs",
    registers={"formal": KEEPER},
    register_id="formal",
    owner=KEEPER,
    ask=AUTHOR,
)
