"""An approval is one request: who is asked decides, once, on what was laid before them."""

from datetime import date

import pytest

from domain.model.arrangement.approval.events import (
    ApprovalDelegated,
    ApprovalGiven,
    ApprovalSought,
    ApprovalStaled,
    ConsultationRecorded,
)
from domain.model.arrangement.approval.messages import (
    AskForChanges,
    DeclineApproval,
    DelegateApproval,
    EscalateApproval,
    ExpireApproval,
    GiveApproval,
    RecordConsultation,
    RecordDecision,
    RemindApprovers,
    SeekApproval,
    WithdrawApproval,
)
from domain.model.arrangement.approval.parts import Content, Minute, Seat
from domain.model.arrangement.approval.refusals import (
    AlreadyApproved,
    AlreadyAwaited,
    ConsultFirst,
    DayAhead,
    DecidedAlready,
    DecidedForAnother,
    MinuteNeeded,
    NobodyToAsk,
    NoSuchRequest,
    NotDiscretionary,
    NotYourTurn,
    NudgedToday,
    OwnApproval,
    RequestClosed,
    RequestStale,
    RouteChanged,
)
from domain.model.arrangement.messages import CorrectArrangement
from domain.model.handing import OwnerSucceeded
from domain.refusals import NothingSaid, NotYourOffice
from tests.support.asked import (
    CHAIR,
    CHIEF,
    LAWYER,
    REQUESTER,
    ROUTE,
    TODAY,
    Entry,
    in_office,
    route,
)
from tests.support.builders import said
from tests.support.registers import about
from tests.support.toy_policy import TOY

GIVE = GiveApproval(request=1)
WHY = said("it costs too much")
MINUTE = Minute(minute=about("minute 12"), document=about("minutes.pdf"))
CHIEF_SEAT, CHAIR_SEAT = Seat(office=CHIEF), Seat(office=CHAIR)
CONTENT = Content(
    kind="formal",
    approval="both_chiefs",
    register_id="formal",
    title=about("Dog unit"),
    partners=(about("Merseyside"),),
    stage="new",
    fields={"purpose": ()},
    documents={"purpose": ()},
)


def given(**others):
    whole = {
        "request": 1,
        "edition": TOY.ref,
        "on": TODAY,
        "by": "the-chief",
        "seat": CHIEF_SEAT,
        "complete": False,
        "note": None,
    }
    return ApprovalGiven(**(whole | others))


def test_what_is_laid_before_those_asked_is_frozen_in_the_request():
    """The route, and the plain values of what matters, with their hash."""
    happened = Entry().does(SeekApproval(route=ROUTE, material=("purpose",), note=said("please")))
    assert happened == [
        ApprovalSought(
            request=1,
            edition=TOY.ref,
            on=TODAY,
            by="sgt-1",
            route=ROUTE,
            content=CONTENT,
            sha256=CONTENT.sha256,
            note=said("please"),
        )
    ]


def test_all_of_those_asked_approve_and_then_it_is_approved():
    entry = Entry().sought()
    assert [each.seat.office for each in entry.current.awaited] == [CHIEF, CHAIR]
    assert entry.does(GIVE, in_office(CHIEF)) == [given()]
    assert (entry.current.status, entry.approval.stands) == ("open", "open")
    assert [each.seat.office for each in entry.current.awaited] == [CHAIR]
    done = entry.does(GIVE, in_office(CHAIR))
    assert done == [given(by="the-chair", seat=CHAIR_SEAT, complete=True)]
    assert (entry.current.status, entry.approval.stands) == ("approved", "approved")


def test_any_of_those_asked_approves_where_one_is_enough():
    entry = Entry().sought(route(mode="any")).approved_by(CHAIR)
    assert entry.current.status == "approved"


def test_those_asked_one_after_the_other_are_awaited_one_after_the_other():
    """Since the day on which it became their turn."""
    entry = Entry().sought(route(ordered=True))
    with pytest.raises(NotYourTurn) as told:
        entry.does(GIVE, in_office(CHAIR))
    assert told.value.data == {"office": CHIEF}
    entry.approved_by(CHIEF)
    assert [(each.seat.office, each.since) for each in entry.current.awaited] == [(CHAIR, TODAY)]


@pytest.mark.parametrize(
    "command", [GIVE, DeclineApproval(request=1, reason=WHY), AskForChanges(request=1, reason=WHY)]
)
def test_nobody_decides_without_the_office_and_nobody_on_what_they_asked_for(command):
    entry = Entry().sought()
    with pytest.raises(NotYourOffice) as told:
        entry.does(command, in_office(LAWYER))
    assert told.value.data == {"act": "decide-approval", "may": "chief, chair"}
    with pytest.raises(OwnApproval):
        entry.does(command, in_office(CHIEF, person=REQUESTER.id))


def test_an_office_with_seats_is_decided_for_by_the_very_seat():
    asked = route(offices=(Seat(office=CHIEF, seat="crime"),))
    entry = Entry().sought(asked)
    with pytest.raises(NotYourOffice):
        entry.does(GIVE, in_office(CHIEF, "chief@traffic"))
    (event,) = entry.does(GIVE, in_office(CHIEF, "chief@crime"))
    assert (event.seat.name, event.complete) == ("chief@crime", True)


def test_an_office_decides_once_and_the_other_of_two_holders_is_told():
    entry = Entry().sought().approved_by(CHIEF)
    with pytest.raises(DecidedAlready) as told:
        entry.does(DeclineApproval(request=1, reason=WHY), in_office(CHIEF, person="another"))
    assert told.value.data == {"office": CHIEF, "decision": "approved"}


def test_one_person_in_two_offices_decides_for_one_of_them():
    entry = Entry().sought()
    both = in_office(CHIEF, CHAIR)
    entry.does(GIVE, both)
    with pytest.raises(DecidedForAnother) as told:
        entry.does(GIVE, both)
    assert told.value.data == {"office": CHIEF}


def test_declining_closes_a_request_that_needs_all():
    entry = Entry().sought()
    (event,) = entry.does(DeclineApproval(request=1, reason=WHY), in_office(CHIEF))
    assert (event.complete, event.reason) == (True, WHY)
    assert (entry.current.status, entry.current.awaited) == ("declined", ())
    with pytest.raises(RequestClosed) as told:
        entry.does(GIVE, in_office(CHAIR))
    assert told.value.data == {"status": "declined"}


def test_declining_leaves_the_others_where_one_is_enough():
    entry = Entry().sought(route(mode="any"))
    entry.does(DeclineApproval(request=1, reason=WHY), in_office(CHIEF))
    assert [each.seat.office for each in entry.current.awaited] == [CHAIR]
    entry.does(DeclineApproval(request=1, reason=WHY), in_office(CHAIR))
    assert entry.current.status == "declined"


def test_a_reason_is_not_left_blank():
    entry = Entry().sought()
    for command in (
        DeclineApproval(request=1, reason=said(" ")),
        AskForChanges(request=1, reason=said("")),
        WithdrawApproval(request=1, reason=said("")),
    ):
        by = REQUESTER if isinstance(command, WithdrawApproval) else in_office(CHIEF)
        with pytest.raises(NothingSaid):
            entry.does(command, by)


def test_what_was_sent_back_is_laid_before_them_again_after_the_change():
    entry = Entry().sought()
    entry.does(AskForChanges(request=1, reason=WHY), in_office(CHIEF))
    assert entry.current.status == "changes_asked"
    entry.sought()
    assert (entry.current.number, len(entry.current.awaited)) == (2, 2)
    with pytest.raises(NoSuchRequest):
        entry.does(GIVE, in_office(CHIEF))


def test_the_requester_takes_the_request_back_and_an_approver_their_own_decision():
    entry = Entry().sought().approved_by(CHIEF, CHAIR)
    back = WithdrawApproval(request=1, reason=said("I misread it"))
    entry.does(back, in_office(CHIEF))
    assert (entry.current.status, entry.current.awaited[0].seat.office) == ("open", CHIEF)
    entry.does(back)
    assert entry.current.status == "withdrawn"
    with pytest.raises(NotYourOffice):
        Entry().sought().does(back, in_office(LAWYER))


def test_an_approval_is_sought_once_and_not_again_while_it_holds():
    entry = Entry().sought()
    with pytest.raises(AlreadyAwaited):
        entry.sought()
    entry.approved_by(CHIEF, CHAIR)
    with pytest.raises(AlreadyApproved):
        entry.sought()


def test_where_nobody_is_named_nobody_is_asked():
    """A-9: and who is asked instead is said."""
    silent = route(id="both_chiefs", offices=(), strength="silent", refer_to=("author",))
    with pytest.raises(NobodyToAsk) as told:
        Entry().sought(silent)
    assert told.value.data == {"ask": "author"}


def test_a_route_that_was_read_before_the_entry_changed_is_not_followed():
    for wish in (Entry().sought, Entry().signed):
        with pytest.raises(RouteChanged):
            wish(route(id="another"))


def test_an_office_sends_somebody_for_this_once():
    """Who then decides for it, and the office still may."""
    entry = Entry().sought()
    send = DelegateApproval(request=1, to="deputy-7")
    assert entry.does(send, in_office(CHIEF)) == [
        ApprovalDelegated(
            request=1,
            edition=TOY.ref,
            on=TODAY,
            by="the-chief",
            seat=CHIEF_SEAT,
            to="deputy-7",
            reason=None,
        )
    ]
    assert entry.does(send, in_office(CHIEF)) == []
    assert entry.does(GIVE, in_office("officer", person="deputy-7")) == [given(by="deputy-7")]
    with pytest.raises(OwnApproval):
        Entry().sought().does(DelegateApproval(request=1, to="sgt-1"), in_office(CHIEF))


def test_a_decision_taken_elsewhere_is_recorded_for_the_office_with_its_minute():
    entry = Entry().sought()
    record = RecordDecision(request=1, seat=CHIEF_SEAT, decision="approved", minute=MINUTE)
    day = date(2026, 6, 3)
    happened = entry.does(record, in_office("keeper"), day)
    assert happened == [given(by="the-keeper", on=day, recorded=MINUTE)]
    with pytest.raises(DecidedAlready):
        entry.does(record, in_office("keeper"))
    with pytest.raises(OwnApproval):
        entry.does(record.model_copy(update={"seat": CHAIR_SEAT}))
    for decision, status in (("declined", "declined"), ("changes_asked", "changes_asked")):
        other = Entry().sought()
        with pytest.raises(NothingSaid):
            other.does(record.model_copy(update={"decision": decision}), in_office("keeper"))
        other.does(
            record.model_copy(update={"decision": decision, "reason": WHY}), in_office("keeper")
        )
        assert other.current.status == status


def test_what_a_body_decides_in_a_meeting_is_not_pressed():
    entry = Entry().sought(route(bodies=(CHIEF,)))
    with pytest.raises(MinuteNeeded):
        entry.does(GIVE, in_office(CHIEF))
    entry.does(
        RecordDecision(request=1, seat=CHIEF_SEAT, decision="approved", minute=MINUTE),
        in_office(CHIEF),
    )
    assert entry.current.asked[0].recorded == MINUTE


def test_nothing_is_recorded_of_a_day_to_come():
    with pytest.raises(DayAhead):
        Entry().does(SeekApproval(route=ROUTE), day=date(2026, 7, 2))


def consulting(**others):
    whole = {"office": LAWYER, "strength": "if_appropriate", "said": said("fine")}
    return RecordConsultation(**(whole | others))


@pytest.mark.parametrize(("mode", "enough"), [("any", (CHAIR,)), ("all", (CHAIR, LAWYER))])
def test_a_decision_that_comes_after_consulting_waits_for_it(mode, enough):
    """LAN-RS5: one of two is enough, or both are wanted."""
    asked = route(
        offices=(CHIEF_SEAT,), consulting=(CHAIR, LAWYER), consulting_mode=mode, before="entering"
    )
    entry = Entry().sought(asked)
    with pytest.raises(ConsultFirst) as told:
        entry.does(GIVE, in_office(CHIEF))
    assert told.value.data == {"may": "chair, lawyer"}
    for office in enough:
        entry.does(consulting(office=office, strength="must"))
    entry.does(GIVE, in_office(CHIEF))
    assert entry.current.status == "approved"


def test_consulting_that_a_recorded_decision_did_without_is_missed():
    """It happened, so it is recorded; and so is what was left out."""
    asked = route(offices=(CHIEF_SEAT,), consulting=(CHAIR,), consulting_mode="all")
    entry = Entry().sought(asked)
    record = RecordDecision(request=1, seat=CHIEF_SEAT, decision="approved", minute=MINUTE)
    entry.does(record, in_office("keeper"))
    assert entry.names() == ["approval-sought", "approval-given", "requirement-missed"]
    assert [each.requirement for each in entry.approval.missed] == ["consulting"]


def test_only_what_is_left_to_judgement_is_judged_not_appropriate_and_with_a_reason():
    """CHE-10.2, A-60."""
    entry = Entry()
    judged = consulting(not_appropriate=True, said=said("nothing legal in it"))
    assert entry.does(judged) == [
        ConsultationRecorded(
            edition=TOY.ref,
            on=TODAY,
            by="sgt-1",
            office=LAWYER,
            strength="if_appropriate",
            outcome="not_appropriate",
            whom=None,
            said=said("nothing legal in it"),
        )
    ]
    with pytest.raises(NothingSaid):
        entry.does(consulting(not_appropriate=True, said=said("")))
    with pytest.raises(NotDiscretionary):
        entry.does(consulting(not_appropriate=True, strength="should"))


def test_a_material_change_makes_what_was_approved_stale():
    """Once; it is laid before them anew, as it is now."""
    entry = Entry().sought().approved_by(CHIEF, CHAIR)
    change = CorrectArrangement(partners=(about("Wales"),), reason=said("they left"))
    happened = entry.does(change)
    assert happened[-1] == ApprovalStaled(
        request=1, edition=TOY.ref, on=TODAY, changed=("partners",)
    )
    assert entry.approval.stands == "stale"
    again = CorrectArrangement(title=about("Dogs"), reason=said("its name"))
    assert [e.stored_name for e in entry.does(again)] == ["arrangement-corrected"]
    entry.sought()
    assert (entry.current.number, entry.current.stale) == (2, ())


def test_nobody_decides_on_what_has_changed_since():
    entry = Entry().sought()
    entry.does(CorrectArrangement(title=about("Dogs"), reason=said("its name")))
    with pytest.raises(RequestStale) as told:
        entry.does(GIVE, in_office(CHIEF))
    assert told.value.data == {"changed": "title"}


def test_who_is_awaited_is_reminded_once_of_our_own_accord_and_nudged_once_a_day():
    entry = Entry().sought().approved_by(CHIEF)
    remind = RemindApprovers(request=1)
    (event,) = entry.does(remind)
    assert (event.seats, event.nudge) == ((CHAIR_SEAT,), False)
    assert entry.does(remind) == []
    nudge = RemindApprovers(request=1, nudge=True)
    (event,) = entry.does(nudge)
    assert event.nudge
    with pytest.raises(NudgedToday):
        entry.does(nudge)


def test_silence_is_told_to_others_once_and_then_closes_the_request():
    entry = Entry().sought()
    escalate = EscalateApproval(request=1, seats=(CHIEF_SEAT,), to=("author",))
    (event,) = entry.does(escalate)
    assert (event.seats, event.to) == ((CHIEF_SEAT,), ("author",))
    assert entry.does(escalate) == []
    entry.does(ExpireApproval(request=1))
    assert entry.current.status == "expired"
    with pytest.raises(RequestClosed):
        entry.does(ExpireApproval(request=1))
    entry.sought()
    assert entry.current.number == 2


def test_who_takes_over_the_entry_takes_over_its_request_and_neither_decides_on_it():
    """The leaver is no approver of what they asked for, whatever they hold later."""
    entry = Entry().sought()
    entry.happened(OwnerSucceeded(was="sgt-1", now="insp-2"))
    assert (entry.current.requester, entry.current.askers) == ("insp-2", ("insp-2", "sgt-1"))
    for person in ("sgt-1", "insp-2"):
        with pytest.raises(OwnApproval):
            entry.does(GIVE, in_office(CHIEF, person=person))
    entry.does(
        WithdrawApproval(request=1, reason=said("not mine")), in_office("officer", person="insp-2")
    )
    assert entry.current.status == "withdrawn"
