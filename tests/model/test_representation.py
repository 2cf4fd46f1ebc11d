"""Who represents us is proposed, goes from step to step, ends and is corrected; nothing else stops it."""

from datetime import date

import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from domain.identity import Actor
from domain.model.arrangement.representation.decider import decide
from domain.model.arrangement.representation.messages import (
    AppointmentStepTaken,
    AppointmentWithdrawn,
    AppointRepresentative,
    CorrectRepresentative,
    EndRepresentative,
    EndStandIn,
    NameStandIn,
    ProposeRepresentative,
    RepresentativeAppointed,
    RepresentativeCorrected,
    RepresentativeEnded,
    RepresentativeProposed,
    StandInEnded,
    StandInNamed,
    TakeAppointmentStep,
    WithdrawAppointment,
)
from domain.model.arrangement.representation.parts import Named, Terms, Time, Way, WayStep, Written
from domain.model.arrangement.representation.refusals import (
    AlreadyRepresents,
    DaysReversed,
    NobodyNamed,
    NoSuchRepresentative,
    NothingAwaited,
    NotItsTurn,
    OwnAppointment,
    StepOfOthers,
    WhereWritten,
)
from domain.model.arrangement.representation.state import Representation, after
from domain.model.arrangement.standing import Standing
from domain.refusals import NothingSaid, Refusal
from tests.support.builders import said
from tests.support.registers import ENTRY
from tests.support.toy_policy import TOY

DAY, LATER = date(2026, 7, 1), date(2027, 3, 1)
MANAGER = Actor(id="manager-1", offices=("managers",))
CHIEF = Actor(id="chief-2", offices=("chief_executive",))
OFFICER = Actor(id="officer-3", offices=("performance_officer",))
KHAN = Named(name=said("Member Khan", f"{ENTRY}/1"))
SHAW = Named(person="insp-2")
MEMBER, AS_OFFICER = Terms(status="member"), Terms(status="officer")


def step(name, does, office, body=""):
    return WayStep(id=name, does=does, says=f"somebody {does}", office=office, body=body)


OF_MEMBERS = Way(
    route="member",
    title="Appointing a member",
    steps=(
        step("discussed", "discusses", "performance_officer", "Member Development"),
        step("agreed", "agrees", "performance_officer", "General Meeting"),
    ),
    every_months=12,
)
OF_OFFICERS = Way(
    route="officer",
    title="Appointing an officer",
    steps=(
        step("proposed", "proposes", "managers"),
        step("approved", "approves", "chief_executive"),
    ),
)
MINUTE = Written(minute=said("minute 4"))


def standing(by=MANAGER, day=DAY):
    return Standing(id=ENTRY, edition=TOY.ref, by=by, day=day, today=LATER)


def happened(*events):
    state = Representation()
    for event in events:
        state = after(state, event)
    return state


def wish(command, *events, by=MANAGER, day=DAY):
    return decide(command, happened(*events), standing(by, day))


def refused(refusal, command, *events, by=MANAGER, day=DAY):
    with pytest.raises(type(refusal)) as why:
        wish(command, *events, by=by, day=day)
    assert why.value == refusal


PROPOSED = RepresentativeProposed(
    edition=TOY.ref,
    number=1,
    who=KHAN,
    terms=MEMBER,
    way=OF_MEMBERS,
    proposed_on=DAY,
    proposed_by="manager-1",
)
OFFICER_PROPOSED = PROPOSED.model_copy(
    update={"who": SHAW, "terms": AS_OFFICER, "way": OF_OFFICERS}
)
DISCUSSED = AppointmentStepTaken(
    number=1,
    step="discussed",
    office="performance_officer",
    body="Member Development",
    outcome="done",
    day=DAY,
    written=MINUTE,
    note=None,
)
FIRST_TAKEN = AppointmentStepTaken(
    number=1,
    step="proposed",
    office="managers",
    body="",
    outcome="done",
    day=DAY,
    written=Written(),
    note=None,
)
APPOINTED = RepresentativeAppointed(
    edition=TOY.ref,
    number=1,
    who=SHAW,
    terms=AS_OFFICER,
    time=Time(since=DAY),
    route="",
    written=Written(),
    renew_by=None,
)
PROPOSE = ProposeRepresentative(who=KHAN, terms=MEMBER, way=OF_MEMBERS)
DISCUSS = TakeAppointmentStep(number=1, step="discussed", written=MINUTE)
AGREE = TakeAppointmentStep(number=1, step="agreed", written=MINUTE)
APPROVE = TakeAppointmentStep(number=1, step="approved")


def test_a_member_goes_through_member_development_and_then_the_general_meeting():
    """L13: each is entered by the recorder with its minute; after the last the member sits there."""
    assert wish(PROPOSE) == [PROPOSED]
    assert wish(DISCUSS, PROPOSED, by=OFFICER) == [DISCUSSED]
    agreed = DISCUSSED.model_copy(
        update={"step": "agreed", "body": "General Meeting", "day": LATER}
    )
    appointed = APPOINTED.model_copy(
        update={
            "who": KHAN,
            "terms": MEMBER,
            "time": Time(since=LATER),
            "route": "member",
            "written": MINUTE,
            "renew_by": date(2028, 3, 1),
        }
    )
    assert wish(AGREE, PROPOSED, DISCUSSED, by=OFFICER, day=LATER) == [agreed, appointed]
    through = happened(PROPOSED, DISCUSSED, agreed, appointed)
    assert through.on(LATER)[0].who == KHAN
    assert through.on(DAY) == ()
    assert through.awaited == ()


def test_an_officer_is_put_forward_by_a_manager_and_approved_by_the_chief_executive():
    """To propose is the first step, and only a manager takes it."""
    propose = ProposeRepresentative(who=SHAW, terms=AS_OFFICER, way=OF_OFFICERS)
    assert wish(propose) == [OFFICER_PROPOSED, FIRST_TAKEN]
    refused(StepOfOthers("managers"), propose, by=OFFICER)
    approved = FIRST_TAKEN.model_copy(update={"step": "approved", "office": "chief_executive"})
    appointed = APPOINTED.model_copy(update={"route": "officer"})
    before = (OFFICER_PROPOSED, FIRST_TAKEN)
    assert wish(APPROVE, *before, by=CHIEF) == [approved, appointed]
    refused(StepOfOthers("chief_executive"), APPROVE, *before)


def test_nobody_decides_on_their_own_proposal_or_appointment():
    """Whoever holds both offices has somebody else decide."""
    both = Actor(id="manager-1", offices=("managers", "chief_executive"))
    refused(OwnAppointment(), APPROVE, OFFICER_PROPOSED, FIRST_TAKEN, by=both)
    shaw = Actor(id="insp-2", offices=("chief_executive",))
    refused(OwnAppointment(), APPROVE, OFFICER_PROPOSED, FIRST_TAKEN, by=shaw)


def test_a_step_has_its_turn_its_minute_and_its_end():
    """What comes later waits; what a body did is written somewhere; what is through is through."""
    refused(NotItsTurn("somebody discusses"), AGREE, PROPOSED, by=OFFICER)
    unwritten = DISCUSS.model_copy(update={"written": Written()})
    refused(WhereWritten("Member Development"), unwritten, PROPOSED, by=OFFICER)
    blank = DISCUSS.model_copy(update={"written": Written(minute=said("  "))})
    refused(WhereWritten("Member Development"), blank, PROPOSED, by=OFFICER)
    declined = DISCUSSED.model_copy(update={"outcome": "declined"})
    decline = DISCUSS.model_copy(update={"outcome": "declined"})
    assert wish(decline, PROPOSED, by=OFFICER) == [declined]
    refused(NothingAwaited(), AGREE, PROPOSED, declined, by=OFFICER)
    refused(NoSuchRepresentative(1), AGREE, by=OFFICER)


def test_an_appointment_is_let_rest_with_a_reason():
    """Then no step is taken any more."""
    rest = WithdrawAppointment(number=1, reason=said("moved away"))
    gone = AppointmentWithdrawn(number=1, reason=said("moved away"))
    assert wish(rest, PROPOSED) == [gone]
    refused(NothingAwaited(), rest, PROPOSED, gone)
    refused(NothingAwaited(), DISCUSS, PROPOSED, gone, by=OFFICER)
    refused(NothingSaid("reason"), rest.model_copy(update={"reason": said(" ")}), PROPOSED)


def test_whoever_represents_us_is_recorded_whatever_is_missing():
    """S23: no authority to decide is told of elsewhere, and stops nothing here."""
    terms = Terms(status="officer", authority="no")
    command = AppointRepresentative(who=SHAW, terms=terms, time=Time(since=DAY))
    assert wish(command) == [APPOINTED.model_copy(update={"terms": terms})]
    refused(AlreadyRepresents(), command, APPOINTED)
    refused(AlreadyRepresents(), command, OFFICER_PROPOSED)
    refused(NobodyNamed(), command.model_copy(update={"who": Named(name=said(" "))}))
    backwards = command.model_copy(update={"time": Time(since=LATER, until=DAY)})
    refused(DaysReversed(), backwards)
    over_by_then = RepresentativeEnded(number=1, until=date(2026, 6, 30), reason=said("left"))
    assert len(wish(command, APPOINTED, over_by_then)) == 1


def test_a_representative_ends_and_is_corrected_with_a_reason():
    """The same again is nothing new."""
    end = EndRepresentative(number=1, until=LATER, reason=said("retires"))
    ended = RepresentativeEnded(number=1, until=LATER, reason=said("retires"))
    assert wish(end, APPOINTED) == [ended]
    assert wish(end, APPOINTED, ended) == []
    refused(NothingSaid("reason"), end.model_copy(update={"reason": said("")}), APPOINTED)
    refused(DaysReversed(), end.model_copy(update={"until": date(2026, 6, 30)}), APPOINTED)
    refused(NoSuchRepresentative(1), end)
    now = Terms(status="officer", rank="deputy", other_hats=(said("the council"),))
    correct = CorrectRepresentative(
        number=1, who=SHAW, now=now, time=Time(since=DAY), reason=said("a slip")
    )
    corrected = RepresentativeCorrected(
        number=1, who=SHAW, now=now, time=Time(since=DAY), reason=said("a slip")
    )
    assert wish(correct, APPOINTED) == [corrected]
    assert wish(correct, APPOINTED, corrected) == []
    assert happened(APPOINTED, corrected).on(DAY)[0].terms == now


def test_an_officer_stands_in_for_somebody_or_for_a_seat_that_is_empty():
    """From when to when, and why; nobody stands in for themselves."""
    time = Time(since=DAY, until=LATER)
    name = NameStandIn(who=KHAN, status="officer", time=time, why=said("until the meeting"))
    named = StandInNamed(
        number=1,
        instead_of=None,
        who=KHAN,
        status="officer",
        time=time,
        why=said("until the meeting"),
    )
    assert wish(name) == [named]
    for_shaw = name.model_copy(update={"instead_of": 1})
    assert wish(for_shaw, APPOINTED) == [named.model_copy(update={"number": 2, "instead_of": 1})]
    refused(AlreadyRepresents(), for_shaw.model_copy(update={"who": SHAW}), APPOINTED)
    refused(NoSuchRepresentative(1), for_shaw)
    refused(NothingSaid("why"), name.model_copy(update={"why": said("")}))
    end = EndStandIn(number=1, until=DAY)
    assert wish(end, named) == [StandInEnded(number=1, until=DAY)]
    state = happened(named, StandInEnded(number=1, until=DAY))
    assert (len(state.standing_in(DAY)), state.standing_in(LATER)) == (1, ())


WISHES = st.sampled_from(
    [
        PROPOSE,
        ProposeRepresentative(who=SHAW, terms=AS_OFFICER, way=OF_OFFICERS),
        DISCUSS,
        AGREE,
        APPROVE,
        DISCUSS.model_copy(update={"number": 2}),
        AGREE.model_copy(update={"number": 2}),
        APPROVE.model_copy(update={"number": 2, "outcome": "declined"}),
        WithdrawAppointment(number=1, reason=said("no")),
        AppointRepresentative(who=SHAW, terms=AS_OFFICER, time=Time(since=DAY)),
        EndRepresentative(number=1, until=DAY, reason=said("left")),
        NameStandIn(who=KHAN, status="member", time=Time(since=DAY), why=said("ill")),
        EndStandIn(number=3, until=DAY),
    ]
)
BY = st.sampled_from([MANAGER, CHIEF, OFFICER])


@over(st.lists(st.tuples(WISHES, BY), max_size=14))
def test_whatever_is_wished_nobody_is_appointed_past_a_step_and_no_number_is_given_twice(wishes):
    """Whoever came by a way went through each of its steps, in order."""
    state = Representation()
    for command, by in wishes:
        try:
            events = decide(command, state, standing(by))
        except Refusal:
            continue
        for event in events:
            state = after(state, event)
    numbers = [*(e.number for e in state.representatives), *(e.number for e in state.stand_ins)]
    assert len(set(numbers)) == len(numbers)
    for one in state.representatives:
        if one.route:
            way = next(e for e in state.appointments if e.number == one.number)
            assert [t.step for t in way.taken] == [s.id for s in way.way.steps]
            assert way.standing == "appointed"
    there = [each.who for each in state.on(DAY)]
    assert all(not a.is_same(b) for i, a in enumerate(there) for b in there[i + 1 :])
