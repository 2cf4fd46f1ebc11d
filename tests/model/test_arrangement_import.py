"""A row of a spreadsheet becomes an entry once, undecided, and is decided like any other later."""

import pytest

from domain.model.arrangement.decider import Matter
from domain.model.arrangement.messages import (
    ArrangementCorrected,
    ArrangementImported,
    ClassifyArrangement,
    CorrectArrangement,
    EntryVoided,
    ImportArrangement,
    ImportedField,
)
from domain.model.arrangement.record.messages import DocumentAttached, FieldRecorded
from domain.model.arrangement.state import UNREGISTERED, evolve
from domain.refusals import AlreadyRegistered, NothingSaid, NotOffered
from tests.support.builders import said
from tests.support.registers import (
    AUTHOR,
    CLASSIFIED,
    ENQUIRY,
    ENTRY,
    KEEPER,
    MATTER,
    about,
    decided,
)
from tests.support.scenario import given_entry
from tests.support.toy_policy import TOY

FILE = "5a" * 32
ROW = {
    "edition": TOY.ref,
    "register_id": "formal",
    "title": about("Dog unit"),
    "partners": (about("Merseyside"),),
    "kind": "informal",
    "stage": "existing",
    "day": None,
    "reference": about("7"),
    "owner": KEEPER,
    "ask": AUTHOR,
    "file": FILE,
    "line": 2,
}
IMPORT = ImportArrangement(**ROW)
IMPORTED = ArrangementImported(**ROW)
BARE = Matter(ENTRY, contact=AUTHOR)


def test_a_row_becomes_an_entry_that_nobody_decided():
    """There is no enquiry, and no classification."""
    given_entry(matter=BARE).when(IMPORT).then(IMPORTED)
    state = evolve(UNREGISTERED, IMPORTED)
    assert (state.standing, state.register_id, state.classified) == (True, "formal", None)


def test_what_the_cells_say_of_fields_is_recorded_with_it():
    """In one append, with where it comes from; what refers to a document is a document."""
    fields = (
        ImportedField(field="cost", values=("1200.00",)),
        ImportedField(field="paper", values=(about("W:/a.docx"),), refers=True),
        ImportedField(field="none", values=()),
    )
    command = IMPORT.model_copy(update={"fields": fields})
    imported, cost, paper, document = given_entry(matter=BARE).when(command)._happened
    assert imported == IMPORTED
    assert isinstance(cost, FieldRecorded)
    assert (cost.field, cost.now, cost.source, cost.reason) == (
        "cost",
        ("1200.00",),
        "import",
        None,
    )
    assert (paper.field, paper.now) == ("paper", (about("W:/a.docx"),))
    assert isinstance(document, DocumentAttached)
    assert document.reference == about("W:/a.docx")


@pytest.mark.parametrize("after", [(), (EntryVoided(edition=TOY.ref, reason=said("twice")),)])
def test_a_row_is_taken_over_once(after):
    """Not again when the entry was closed since: somebody meant that."""
    given_entry(IMPORTED, *after, matter=BARE).when(IMPORT).then_refused(
        AlreadyRegistered("ARR-CFCDEFGH")
    )


def test_a_row_without_a_title_is_no_entry():
    given_entry(matter=BARE).when(IMPORT.model_copy(update={"title": about(" ")})).then_refused(
        NothingSaid("title")
    )


def test_partners_are_named_once():
    twice = IMPORT.model_copy(update={"partners": (about("A"), about(" "), about("A"))})
    given_entry(matter=BARE).when(twice).then(
        IMPORTED.model_copy(update={"partners": (about("A"),)})
    )


def test_it_is_corrected_like_any_entry():
    given_entry(IMPORTED, matter=BARE).when(
        CorrectArrangement(title=about("Dogs"), reason=said("import"))
    ).then(
        ArrangementCorrected(
            edition=TOY.ref,
            field="title",
            was=about("Dog unit"),
            now=about("Dogs"),
            reason=said("import"),
        )
    )


def test_an_outcome_decides_it_on_the_register_that_it_is_on():
    """From then on it is as if it had been registered with that outcome."""
    given_entry(IMPORTED, matter=MATTER).when(ClassifyArrangement(enquiry=ENQUIRY)).then(CLASSIFIED)
    state = evolve(evolve(UNREGISTERED, IMPORTED), CLASSIFIED)
    assert (state.classified, state.imported) == (CLASSIFIED, IMPORTED)


def test_where_the_outcome_puts_it_elsewhere_it_moves_there():
    """To the only other register; of several, to the one that is named."""
    on_open = IMPORTED.model_copy(update={"register_id": "open"})
    given_entry(on_open, matter=MATTER).when(ClassifyArrangement(enquiry=ENQUIRY)).then(CLASSIFIED)
    two = Matter(ENTRY, decided({"formal": KEEPER, "local": KEEPER}), AUTHOR)
    given_entry(on_open, matter=two).when(ClassifyArrangement(enquiry=ENQUIRY)).then_refused(
        NotOffered("open", ("formal", "local"))
    )
    named = ClassifyArrangement(enquiry=ENQUIRY, register_id="local")
    (classified,) = given_entry(on_open, matter=two).when(named)._happened
    assert classified.register_id == "local"
