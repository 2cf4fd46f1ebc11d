"""What the register holds of an entry changes with a reason, and nothing that stood is unsaid."""

import hashlib

import pytest

from domain.model.arrangement.messages import (
    CorrectArrangement,
    EntryVoided,
    LinkArrangement,
    VoidEntry,
)
from domain.model.arrangement.record.messages import (
    AddNote,
    AttachDocument,
    CorrectNote,
    DocumentRemoved,
    MergeEntry,
    MergeReversed,
    NoteCorrected,
    RecordFields,
    RemoveDocument,
    ReverseMerge,
)
from domain.model.arrangement.record.refusals import (
    AttachedBefore,
    MergedAway,
    MergedIntoItself,
    NoSuchDocument,
    NoSuchNote,
    NotMerged,
    ReasonNeeded,
)
from domain.refusals import AnsweredTwice, EnteredInError, NothingSaid, NotRegistered
from tests.support.builders import said
from tests.support.records import (
    KEPT,
    LINK,
    MERGED,
    ON_IT,
    WHY,
    attached,
    noted,
    recorded_in,
    recording,
)
from tests.support.registers import ENTRY, OTHER, about
from tests.support.scenario import given_entry
from tests.support.toy_policy import TOY

BLANK = said(" \n")
EXIT = about("Six months' notice")
LOCAL = recorded_in("scope", (), ("local",))


def given(*events):
    return given_entry(*ON_IT, *events, matter=KEPT)


def test_what_was_empty_is_filled_in_without_a_reason_each_field_an_event():
    """Blanks are nothing, and nobody is named twice."""
    given().when(
        recording(scope=["local"], exit_planned=[EXIT], partners_kinds=["b", " ", "b", "a"])
    ).then(
        LOCAL,
        recorded_in("exit_planned", (), (EXIT,)),
        recorded_in("partners_kinds", (), ("b", "a")),
    )


def test_what_stands_already_is_no_event():
    """Nor is emptying what is empty."""
    given(LOCAL).when(recording(scope=["local"], aims=[], owner=[about(" ")])).then()


def test_what_stood_is_changed_or_emptied_with_the_reason():
    """A field that was empty before has none: nothing was changed there."""
    given(LOCAL).when(recording(reason=WHY, scope=["regional"], exit_planned=[EXIT])).then(
        recorded_in("scope", ("local",), ("regional",), reason=WHY),
        recorded_in("exit_planned", (), (EXIT,)),
    )
    given(LOCAL).when(recording(reason=WHY, scope=[])).then(
        recorded_in("scope", ("local",), (), reason=WHY)
    )


@pytest.mark.parametrize("reason", [None, BLANK])
def test_without_a_reason_nothing_that_stood_is_changed(reason):
    """Nor is anything else that was said with it."""
    given(LOCAL, recorded_in("aims", (), (about("Dogs"),))).when(
        recording(reason=reason, scope=["regional"], aims=[], owner=[about("PC Hound")])
    ).then_refused(ReasonNeeded(("scope", "aims")))


@pytest.mark.parametrize("source", ["form", "matter"])
def test_what_a_form_or_an_answer_said_changes_with_it_without_another_reason(source):
    """The reason is there; what somebody said since is theirs, and theirs to give reasons for."""
    held = recorded_in("scope", (), ("local",), source)
    given(held).when(recording(source, scope=["regional"])).then(
        recorded_in("scope", ("local",), ("regional",), source)
    )
    given(held).when(recording(scope=["regional"])).then_refused(ReasonNeeded(("scope",)))
    given(LOCAL).when(recording(source, scope=["regional"])).then_refused(ReasonNeeded(("scope",)))


def test_one_card_says_one_thing_of_a_field():
    """Two would each undo the other."""
    one, other = recording(scope=["local"]).fields[0], recording(scope=["regional"]).fields[0]
    given().when(RecordFields(fields=(one, other))).then_refused(AnsweredTwice("scope"))


def test_a_field_that_refers_to_a_document_keeps_it_with_the_hash_of_the_reference():
    """Once, however many fields refer to it."""
    given().when(
        recording(refers=("agreement", "protocol"), agreement=[about(LINK)], protocol=[about(LINK)])
    ).then(
        recorded_in("agreement", (), (about(LINK),)),
        attached(1, field="agreement"),
        recorded_in("protocol", (), (about(LINK),)),
    )
    assert attached(1).sha256 == hashlib.sha256(LINK.encode()).hexdigest()
    again = attached(1, "old.pdf")
    removed = DocumentRemoved(edition=TOY.ref, number=1, reason=WHY)
    given(again, removed).when(recording(refers=("agreement",), agreement=[about(LINK)])).then(
        recorded_in("agreement", (), (about(LINK),)), attached(2, field="agreement")
    )


def test_a_document_is_attached_once_under_a_title_or_its_reference():
    """With the hash of its content where that is known."""
    given().when(AttachDocument(title=about("Agreement"), reference=about(LINK))).then(
        attached(1, title="Agreement")
    )
    given().when(AttachDocument(title=BLANK, reference=about(LINK), sha256="7c" * 32)).then(
        attached(1, sha256="7c" * 32)
    )
    given(attached(1)).when(
        AttachDocument(title=about("Again"), reference=about(LINK))
    ).then_refused(AttachedBefore(1))
    given().when(AttachDocument(title=about("Nothing"), reference=BLANK)).then_refused(
        NothingSaid("reference")
    )


def test_a_document_is_removed_with_the_reason_and_its_number_is_nobodys_again():
    """It stays in the log."""
    removed = DocumentRemoved(edition=TOY.ref, number=1, reason=WHY)
    wish = RemoveDocument(number=1, reason=WHY)
    given(attached(1)).when(wish).then(removed)
    given(attached(1), removed).when(wish).then_refused(NoSuchDocument(1))
    given(attached(1), removed).when(
        AttachDocument(title=about("Agreement"), reference=about(LINK))
    ).then(attached(2, title="Agreement"))
    given(attached(1)).when(RemoveDocument(number=1, reason=BLANK)).then_refused(
        NothingSaid("reason")
    )


def test_notes_are_numbered_and_kept_and_say_whose_they_are():
    """By whom, and on which day."""
    given().when(AddNote(text=about("The van is at Winsford."))).then(
        noted(1, "The van is at Winsford.")
    )
    given(noted(1, "a")).when(AddNote(text=about("b"))).then(noted(2, "b"))
    given().when(AddNote(text=BLANK)).then_refused(NothingSaid("note"))


def test_a_note_is_corrected_with_the_reason():
    """The old words stay in the log."""
    given(noted(1, "One van.")).when(
        CorrectNote(number=1, text=about("Two vans."), reason=WHY)
    ).then(
        NoteCorrected(
            edition=TOY.ref, number=1, was=about("One van."), now=about("Two vans."), reason=WHY
        )
    )
    for wish, refusal in (
        (CorrectNote(number=2, text=about("x"), reason=WHY), NoSuchNote(2)),
        (CorrectNote(number=1, text=BLANK, reason=WHY), NothingSaid("note")),
        (CorrectNote(number=1, text=about("x"), reason=BLANK), NothingSaid("reason")),
    ):
        given(noted(1, "One van.")).when(wish).then_refused(refusal)


def test_an_entry_is_merged_into_another_with_the_reason():
    """Never into itself."""
    given().when(MergeEntry(into=OTHER, reason=WHY)).then(MERGED)
    given().when(MergeEntry(into=ENTRY, reason=WHY)).then_refused(MergedIntoItself())
    given().when(MergeEntry(into=OTHER, reason=BLANK)).then_refused(NothingSaid("reason"))


@pytest.mark.parametrize(
    "wish",
    [
        recording(scope=["local"]),
        AddNote(text=about("x")),
        AttachDocument(title=about("x"), reference=about("y")),
        MergeEntry(into=OTHER, reason=WHY),
        CorrectArrangement(title=about("x"), reason=WHY),
        LinkArrangement(other=OTHER, why=WHY),
        VoidEntry(reason=WHY),
    ],
    ids=lambda wish: type(wish).__name__,
)
def test_nothing_is_done_any_more_with_an_entry_that_was_merged(wish):
    """The refusal says where everything is done now."""
    given(MERGED).when(wish).then_refused(MergedAway("ARR-EJCDEFGH"))


def test_a_merger_is_reversed_with_the_reason_and_all_that_was_held_stands_again():
    """What was never merged is not parted."""
    parted = MergeReversed(edition=TOY.ref, into=OTHER, reason=WHY)
    given(MERGED).when(ReverseMerge(reason=WHY)).then(parted)
    given(MERGED).when(ReverseMerge(reason=BLANK)).then_refused(NothingSaid("reason"))
    given().when(ReverseMerge(reason=WHY)).then_refused(NotMerged())
    given(LOCAL, MERGED, parted).when(recording(scope=["regional"])).then_refused(
        ReasonNeeded(("scope",))
    )


def test_nothing_is_held_of_what_is_on_no_register_or_was_put_there_in_error():
    """As for everything else that is done with an entry."""
    wish = AddNote(text=about("x"))
    given_entry(matter=KEPT).when(wish).then_refused(NotRegistered())
    given(EntryVoided(edition=TOY.ref, reason=WHY)).when(wish).then_refused(EnteredInError())
