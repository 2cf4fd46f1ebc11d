"""A gate that was passed too early is recorded as that: never blocked, never hidden."""

from datetime import date

import pytest

from domain.model.arrangement.approval.events import (
    AgreementSigned,
    ArrangementEntered,
    BreachAnswered,
    BreachRecorded,
    BreachResolved,
    DiscretionUsed,
    RequirementMissed,
)
from domain.model.arrangement.approval.messages import (
    AnswerBreach,
    EnterArrangement,
    RecordDecision,
    SignAgreement,
    VoidStep,
)
from domain.model.arrangement.approval.parts import Minute, Requirement, Seat, Signatory
from domain.model.arrangement.approval.refusals import NothingPassed, PassedAlready, ReasonNeeded
from domain.model.arrangement.messages import CorrectArrangement
from domain.refusals import NotYourOffice
from tests.support.asked import CHAIR, CHIEF, LAWYER, OWNER, ROUTE, TODAY, Entry, in_office, route
from tests.support.builders import said
from tests.support.registers import about
from tests.support.toy_policy import TOY

LAST_WEEK, BEFORE = date(2026, 6, 24), date(2026, 6, 20)
GRANT = Requirement(id="field.grant", label="The grant agreement", clauses=("TOY-2",))
CHIEF_SEAT, CHAIR_SEAT = Seat(office=CHIEF), Seat(office=CHAIR)


def breach(*missing, gate="signature", on=TODAY):
    return BreachRecorded(
        edition=TOY.ref,
        on=on,
        gate=gate,
        route="both_chiefs",
        missing=missing,
        refer_to=(LAWYER, OWNER),
        clauses=("TOY-1", "A-57"),
    )


def test_a_signature_after_every_approval_is_just_that():
    entry = Entry().sought().approved_by(CHIEF, CHAIR)
    signed = SignAgreement(
        route=ROUTE,
        signatories=(Signatory(who=about("the Chief"), for_whom=about("the force")),),
        document=about("agreement.pdf"),
    )
    assert entry.does(signed) == [
        AgreementSigned(
            edition=TOY.ref,
            on=TODAY,
            by="sgt-1",
            signatories=signed.signatories,
            document=about("agreement.pdf"),
        )
    ]
    assert (entry.approval.stands, entry.approval.breaches) == ("approved", ())


def test_a_signature_before_one_of_two_approvals_is_a_breach_and_is_referred():
    """S19: CHE-6.12, CHE-8.3, A-57."""
    entry = Entry().sought().approved_by(CHIEF, day=BEFORE)
    assert entry.signed(day=LAST_WEEK)[1:] == [breach(CHAIR_SEAT, on=LAST_WEEK)]
    assert entry.approval.stands == "incomplete"
    entry.approved_by(CHAIR)
    assert entry.approval.stands == "late"
    assert entry.approval.unresolved[0].missing == (CHAIR_SEAT,)


def test_a_signature_that_nobody_was_asked_about_is_a_breach_of_them_all():
    assert Entry().signed()[1:] == [breach(CHIEF_SEAT, CHAIR_SEAT)]


def test_what_changed_after_it_was_approved_was_not_approved():
    entry = Entry().sought().approved_by(CHIEF, CHAIR, day=BEFORE)
    entry.does(CorrectArrangement(partners=(), reason=said("they left")), day=BEFORE)
    assert entry.signed()[1:] == [breach(CHIEF_SEAT, CHAIR_SEAT)]


def test_an_approval_counts_by_the_day_it_was_given_and_not_by_when_it_was_recorded():
    """The signature of last week is recorded today; an approval of yesterday came after it."""
    entry = Entry().sought().approved_by(CHIEF, CHAIR)
    assert entry.signed(day=LAST_WEEK)[1:] == [breach(CHIEF_SEAT, CHAIR_SEAT, on=LAST_WEEK)]


def test_approvals_that_were_in_time_and_recorded_late_resolve_a_breach():
    entry = Entry().sought().approved_by(CHIEF, day=BEFORE)
    entry.signed(day=LAST_WEEK)
    record = RecordDecision(
        request=1, seat=CHAIR_SEAT, decision="approved", minute=Minute(minute=about("12"))
    )
    happened = entry.does(record, in_office("keeper"), BEFORE)
    assert happened[1:] == [BreachResolved(edition=TOY.ref, on=BEFORE, gate="signature")]
    assert (entry.approval.stands, entry.approval.unresolved) == ("approved", ())


def test_an_approval_before_entering_does_not_come_before_the_signature():
    asked = route(before="entering")
    entry = Entry().sought(asked)
    assert [e.stored_name for e in entry.signed(asked)] == ["agreement-signed"]
    entered = entry.does(EnterArrangement(route=asked))
    assert entered == [
        ArrangementEntered(edition=TOY.ref, on=TODAY, by="sgt-1"),
        breach(CHIEF_SEAT, CHAIR_SEAT, gate="entering"),
    ]
    assert entry.state.stage == "existing"


def test_one_breach_is_recorded_once_though_both_gates_are_passed():
    entry = Entry()
    entry.signed()
    assert [e.stored_name for e in entry.does(EnterArrangement(route=ROUTE))] == [
        "arrangement-entered"
    ]


def test_going_on_without_an_approval_that_should_be_there_needs_a_reason():
    """CHE-8.5 says should: no breach, but a judgement that somebody answers for."""
    asked = route(strength="should", before="entering")
    entry = Entry().sought(asked)
    with pytest.raises(ReasonNeeded):
        entry.does(EnterArrangement(route=asked))
    happened = entry.does(EnterArrangement(route=asked, reason=said("it could not wait")))
    assert happened[1:] == [
        DiscretionUsed(
            edition=TOY.ref,
            on=TODAY,
            by="sgt-1",
            about="approval",
            reason=said("it could not wait"),
        )
    ]
    assert entry.approval.breaches == ()


def test_anything_else_that_must_be_there_is_recorded_as_missed_once():
    entry = Entry().sought().approved_by(CHIEF, CHAIR)
    assert entry.signed(missing=(GRANT,))[1:] == [
        RequirementMissed(
            edition=TOY.ref,
            on=TODAY,
            gate="signature",
            requirement="field.grant",
            label="The grant agreement",
            strength="must",
            clauses=("TOY-2",),
        )
    ]
    entered = entry.does(EnterArrangement(route=ROUTE, missing=(GRANT,)))
    assert [e.stored_name for e in entered] == ["arrangement-entered"]


def test_a_gate_is_passed_once_and_taken_back_with_what_came_of_it():
    entry = Entry()
    entry.signed(missing=(GRANT,))
    with pytest.raises(PassedAlready) as told:
        entry.signed()
    assert told.value.data == {"gate": "signature", "on": "2026-07-01"}
    entry.does(VoidStep(gate="signature", reason=said("that was another agreement")))
    assert (entry.approval.breaches, entry.approval.missed, entry.approval.passed) == ((), (), ())
    with pytest.raises(NothingPassed):
        entry.does(VoidStep(gate="signature", reason=said("again")))


def test_what_is_renewed_is_signed_again():
    entry = Entry().sought().approved_by(CHIEF, CHAIR)
    entry.signed()
    entry.does(CorrectArrangement(stage="renewal", reason=said("it runs out")))
    entry.does(CorrectArrangement(partners=(), reason=said("they left")))
    entry.sought()
    assert [e.stored_name for e in entry.signed()] == ["agreement-signed", "breach-recorded"]


def test_those_a_breach_was_referred_to_say_what_is_to_come_of_it():
    entry = Entry()
    entry.signed()
    answer = AnswerBreach(gate="signature", said=said("the Chair is asked now"))
    with pytest.raises(NotYourOffice) as told:
        entry.does(answer)
    assert told.value.data == {"act": "answer-breach", "may": "lawyer, owner"}
    assert entry.does(answer, in_office(OWNER)) == [
        BreachAnswered(
            edition=TOY.ref,
            on=TODAY,
            by="the-owner",
            gate="signature",
            office=OWNER,
            said=said("the Chair is asked now"),
        )
    ]
    with pytest.raises(NothingPassed):
        Entry().does(answer, in_office(OWNER))
