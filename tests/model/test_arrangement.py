"""A register entry holds what an enquiry decided for certain, once, and is never unsaid."""

import pytest

from domain.model.arrangement.decider import Matter
from domain.model.arrangement.messages import (
    ArrangementCorrected,
    ArrangementLinked,
    ClassifyArrangement,
    CorrectArrangement,
    EntryVoided,
    LinkArrangement,
    VoidEntry,
)
from domain.model.arrangement.state import UNREGISTERED, Arrangement, evolve
from domain.model.enquiry.messages import AnswerChanged
from domain.model.enquiry.state import UNOPENED
from domain.model.enquiry.state import evolve as evolve_enquiry
from domain.refusals import (
    AlreadyRegistered,
    EnteredInError,
    LinkedToItself,
    NotDecided,
    NothingSaid,
    NotOffered,
    NotRegistered,
    StillExploring,
)
from tests.support.builders import SHOWN, said
from tests.support.registers import (
    AUTHOR,
    CLASSIFIED,
    ENQUIRY,
    ENTRY,
    FORMAL,
    MATTER,
    OTHER,
    REGISTER,
    REGISTERED,
    about,
    decided,
)
from tests.support.scenario import given_entry
from tests.support.toy_policy import TOY

CHANGED = AnswerChanged(fact="stage", was="new", value="existing", shown=SHOWN)
BLANK = said(" \n")
WHY = said("typed too fast")
VOIDED = EntryVoided(edition=TOY.ref, reason=WHY)
LINKED = ArrangementLinked(edition=TOY.ref, other=OTHER, why=WHY)
ON_IT = (REGISTERED, CLASSIFIED)


def _with(**others):
    return REGISTER.model_copy(update=others)


def test_a_decided_matter_is_registered_with_its_outcome():
    """Both events are one append: no entry is ever without its kind."""
    given_entry(matter=MATTER).when(REGISTER).then(REGISTERED, CLASSIFIED)


def test_a_matter_goes_on_a_register_once():
    """The refusal says which entry it is."""
    given_entry(*ON_IT, matter=MATTER).when(REGISTER).then_refused(
        AlreadyRegistered("ARR-CFCDEFGH")
    )


@pytest.mark.parametrize("register", ["open", "local", "riches"])
def test_only_a_certain_register_takes_a_matter(register):
    """One that still hangs on answers, one that is not in the outcome, one that is nowhere."""
    given_entry(matter=MATTER).when(_with(register_id=register)).then_refused(
        NotOffered(register, ("formal",))
    )


def test_what_is_only_explored_is_not_registered():
    """Whatever its outcome offers."""
    exploring = decided({"formal": "keeper"}, stage="exploring")
    given_entry(matter=Matter(ENTRY, exploring, AUTHOR)).when(REGISTER).then_refused(
        StillExploring()
    )


@pytest.mark.parametrize("enquiry", [None, UNOPENED, evolve_enquiry(FORMAL, CHANGED)])
def test_a_matter_without_an_outcome_on_its_answers_is_not_registered(enquiry):
    """There is none, or it is older than the last answer."""
    given_entry(matter=Matter(ENTRY, enquiry, AUTHOR)).when(REGISTER).then_refused(NotDecided())


def test_an_entry_needs_a_title_and_leaves_out_blank_partners():
    """A partner named twice is one partner."""
    given_entry(matter=MATTER).when(_with(title=BLANK)).then_refused(NothingSaid("title"))
    partners = (about("Merseyside"), about(" "), about("Merseyside"))
    given_entry(matter=MATTER).when(_with(partners=partners)).then(REGISTERED, CLASSIFIED)


def test_where_no_owner_is_stated_the_office_that_the_policy_leaves_it_to_is_kept():
    """A-14"""
    silent = decided({"formal": "no_owner_stated"}, silent={"register_owner": "chief"})
    owned = CLASSIFIED.model_copy(
        update={"registers": {"formal": "no_owner_stated"}, "owner": "no_owner_stated"}
    )
    given_entry(matter=Matter(ENTRY, silent, AUTHOR)).when(REGISTER).then(
        REGISTERED, owned.model_copy(update={"ask": "chief"})
    )


def test_each_field_that_was_wrong_is_corrected_with_the_reason():
    """What stays as it was is no event; the old words stay in the log."""
    given_entry(*ON_IT, matter=Matter(ENTRY)).when(
        CorrectArrangement(
            title=about("Joint dog unit"),
            partners=(about("Merseyside"),),
            stage="existing",
            reason=WHY,
        )
    ).then(
        ArrangementCorrected(
            edition=TOY.ref,
            field="title",
            was=about("Dog unit"),
            now=about("Joint dog unit"),
            reason=WHY,
        ),
        ArrangementCorrected(edition=TOY.ref, field="stage", was="new", now="existing", reason=WHY),
    )


@pytest.mark.parametrize(
    ("command", "blank"),
    [
        (CorrectArrangement(title=about("x"), reason=BLANK), "reason"),
        (CorrectArrangement(title=BLANK, reason=WHY), "title"),
        (LinkArrangement(other=OTHER, why=BLANK), "why"),
        (VoidEntry(reason=BLANK), "reason"),
    ],
)
def test_a_correction_a_link_and_a_voiding_say_why(command, blank):
    """A blank is no reason."""
    given_entry(*ON_IT, matter=Matter(ENTRY)).when(command).then_refused(NothingSaid(blank))


def test_two_entries_of_one_matter_are_linked_once():
    """A-53"""
    link = LinkArrangement(other=OTHER, why=WHY)
    given_entry(*ON_IT, matter=Matter(ENTRY)).when(link).then(LINKED)
    given_entry(*ON_IT, LINKED, matter=Matter(ENTRY)).when(link).then()
    itself = LinkArrangement(other=ENTRY, why=WHY)
    given_entry(*ON_IT, matter=Matter(ENTRY)).when(itself).then_refused(LinkedToItself())


def test_an_entry_made_in_error_is_voided_and_nothing_more_is_done_with_it():
    """Neither corrected, nor linked, nor voided again."""
    given_entry(*ON_IT, matter=Matter(ENTRY)).when(VoidEntry(reason=WHY)).then(VOIDED)
    voided = given_entry(*ON_IT, VOIDED, matter=Matter(ENTRY))
    voided.when(VoidEntry(reason=WHY)).then_refused(EnteredInError())
    voided.when(CorrectArrangement(stage="ending", reason=WHY)).then_refused(EnteredInError())


def test_what_was_voided_may_be_registered_again_and_is_the_same_entry():
    """An entry voided by mistake is not lost."""
    given_entry(*ON_IT, VOIDED, matter=MATTER).when(REGISTER).then(REGISTERED, CLASSIFIED)


def test_another_outcome_reclassifies_the_entry_and_moves_it_to_the_only_register_offered():
    """A-54"""
    outcome = decided({"open": "no_owner_stated"}, kind="informal")
    moved = CLASSIFIED.model_copy(
        update={
            "enquiry": OTHER,
            "kind": "informal",
            "registers": {"open": "no_owner_stated"},
            "register_id": "open",
            "owner": "no_owner_stated",
        }
    )
    given_entry(*ON_IT, matter=Matter(ENTRY, outcome, AUTHOR)).when(
        ClassifyArrangement(enquiry=OTHER)
    ).then(moved)


def test_an_entry_stays_on_its_register_while_the_outcome_offers_it():
    """Two registers are offered; the same outcome again is nothing new."""
    both = decided({"open": "no_owner_stated", "formal": "keeper"})
    again = CLASSIFIED.model_copy(
        update={"registers": {"open": "no_owner_stated", "formal": "keeper"}}
    )
    given_entry(*ON_IT, matter=Matter(ENTRY, both, AUTHOR)).when(
        ClassifyArrangement(enquiry=ENQUIRY)
    ).then(again)
    given_entry(*ON_IT, matter=MATTER).when(ClassifyArrangement(enquiry=ENQUIRY)).then()


def test_an_outcome_that_offers_no_register_reclassifies_nothing():
    """Two others and none of its own, or none at all: a person has to say what is meant."""
    for registers in ({}, {"a": "x", "b": "y"}):
        given_entry(*ON_IT, matter=Matter(ENTRY, decided(registers), AUTHOR)).when(
            ClassifyArrangement(enquiry=OTHER)
        ).then_refused(NotOffered("formal", tuple(registers)))


@pytest.mark.parametrize(
    "command",
    [
        ClassifyArrangement(enquiry=ENQUIRY),
        CorrectArrangement(stage="ending", reason=WHY),
        LinkArrangement(other=OTHER, why=WHY),
        VoidEntry(reason=WHY),
    ],
)
def test_nothing_is_done_with_an_entry_that_is_not_there(command):
    """It has to be registered first."""
    given_entry(matter=Matter(ENTRY, FORMAL)).when(command).then_refused(NotRegistered())


@pytest.mark.parametrize("event", [CLASSIFIED, LINKED, VOIDED])
def test_before_a_registration_every_event_is_counted_and_changes_nothing(event):
    """A stream that makes no sense still loads."""
    assert evolve(UNREGISTERED, event) == Arrangement(version=1)


def test_a_correction_that_does_not_fit_its_field_changes_nothing():
    """The field keeps what it had."""
    state = evolve(evolve(UNREGISTERED, REGISTERED), CLASSIFIED)
    odd = ArrangementCorrected(
        edition=TOY.ref, field="title", was=about("Dog unit"), now="ending", reason=WHY
    )
    assert evolve(state, odd).title == about("Dog unit")
