"""Approvals over a real edition: who is asked, what is missing, what a signature too early leaves."""

from datetime import UTC, date, datetime

import pytest

from adapters.clock import FixedClock
from bot.settings import Settings
from bot.wiring import wire
from domain.messages import Act
from domain.model.arrangement.approval.parts import Seat
from domain.model.arrangement.approval.refusals import (
    ConsultFirst,
    DecidedAlready,
    MinuteNeeded,
    NobodyToAsk,
    OwnApproval,
    ReasonNeeded,
)
from domain.model.office.refusals import UnknownSeat
from domain.refusals import NotOffered, NotYourOffice
from domain.services.approvals import Approvals
from domain.services.arrangements import Arrangements
from domain.services.handling import Handling
from tests.support.overtaken import Overtaken
from tests.support.person import CountingIds

WEDNESDAY = datetime(2026, 4, 1, 8, 0, tzinfo=UTC)
S22A = {
    "professional_network": "no",
    "supplier_contract": "no",
    "conference": "no",
    "consultative_group": "no",
    "statutory_basis": "no",
    "collaboration": "yes",
    "agreement_basis": "s22a_23_23a",
    "stage": "new",
    "agreement_signed": "no",
    "grant_funding": "yes",
}
CHIEF, COMMISSIONER = "demo-chief-constable", "demo-commissioner"
WHO = "demo-sergeant"


class Force:
    """The assistant in a file, on a day that can be moved on, with an entry of a collaboration."""

    def __init__(self, folder, policy="cheshire", who=WHO, facts=S22A):
        self._folder, self._keys, self._policy = folder, 0, policy
        self.on(WEDNESDAY)
        seen = self.app.enquiries.open(self.act(who), goal="everything", opening="dogs")
        answers = tuple(facts.items())
        self.app.enquiries.answer(self.act(who), seen.id, answers=answers, shown="ab" * 32)
        card = True
        while card:
            seen = self.app.enquiries.get(self.app.actor(who), seen.id)
            card = seen.policy.determine(seen.enquiry.facts).next_card("everything")
            if card:
                no = tuple((f.id, "no" if "no" in f.domain else f.domain[0]) for f in card.facts)
                self.app.enquiries.answer(self.act(who), seen.id, answers=no, shown="ab" * 32)
        self.app.enquiries.determine(self.act(who), seen.id)
        actor = self.app.actor(who)
        register = self.app.arrangements.offers(actor, seen.id)[0].register
        row = self.app.arrangements.register(
            self.act(who), seen.id, register=register, title="Dog unit", partners=["Merseyside"]
        )
        self.id = row.id

    def on(self, now):
        self.now = now
        store = f"sqlite:///{self._folder}/force.sqlite"
        if hasattr(self, "app"):
            self.app.close()
        ids = CountingIds() if not hasattr(self, "_ids") else self._ids
        self._ids = ids
        self.app = wire(Settings(store=store, now=now, policy=self._policy), ids)
        self.approvals = self.app.desk.approvals
        return self

    def act(self, person, day=None):
        self._keys += 1
        return Act(
            actor=self.app.actor(person),
            key=f"key-{self._keys}",
            conversation="test",
            happened_on=day,
        )

    def names(self):
        return [each.name for each in self.app.store.load(f"arrangement-{self.id}")][2:]


@pytest.fixture
def force(tmp_path):
    made = Force(tmp_path)
    yield made
    made.app.close()


def test_the_route_is_frozen_as_the_edition_has_it(force):
    """S01: both chiefs, before signature; who is consulted stands beside."""
    seen = force.approvals.seek(force.act(WHO), force.id, note="please")
    request = seen.request
    assert [each.seat.office for each in request.asked] == ["chief_constable", "commissioner"]
    route = request.route
    assert (route.mode, route.strength, route.before) == ("all", "must", "signature")
    assert route.advised == {
        "head_of_legal_services": "if_appropriate",
        "chief_finance_officer": "if_appropriate",
        "assistant_chief_officer": "if_appropriate",
    }
    assert route.refer_to == ("chief_of_staff", "head_of_legal_services")
    assert {"CHE-6.12", "CHE-8.3"} <= set(route.clauses)
    assert seen.unheard == tuple(route.advised)


def test_what_waits_is_told_to_whom_it_waits_for_and_to_nobody_else(force):
    """Whoever asked is no approver, whatever they hold."""
    force.approvals.seek(force.act(WHO), force.id)
    waits = force.approvals.waiting_for(force.app.actor(CHIEF))
    assert [(each.what, each.seat.office, each.since) for each in waits] == [
        ("approval", "chief_constable", date(2026, 4, 1))
    ]
    assert force.approvals.waiting_for(force.app.actor(WHO)) == ()
    due = list(force.approvals.due(date(2026, 4, 1)))
    assert [(each.kind, each.office) for each in due] == [
        ("approval", "chief_constable"),
        ("approval", "commissioner"),
    ]
    force.approvals.give(force.act(CHIEF), force.id, 1)
    assert force.approvals.waiting_for(force.app.actor(CHIEF)) == ()


def test_a_decision_is_for_whoever_holds_the_office_and_never_for_the_requester(force):
    force.approvals.seek(force.act(WHO), force.id)
    with pytest.raises(NotYourOffice):
        force.approvals.give(force.act("demo-head-of-legal"), force.id, 1)
    with pytest.raises(OwnApproval):
        force.approvals.give(force.act(WHO), force.id, 1)


def test_s19_a_signature_before_the_commissioner_approved_is_a_breach_that_is_referred(force):
    """CHE-6.12, CHE-8.3, A-57: nothing is blocked in retrospect, and the register shows it."""
    force.approvals.seek(force.act(WHO), force.id)
    force.approvals.give(force.act(CHIEF, date(2026, 3, 20)), force.id, 1)
    seen = force.approvals.sign(force.act(WHO, date(2026, 3, 25)), force.id)
    (breach,) = seen.state.unresolved
    assert [each.office for each in breach.missing] == ["commissioner"]
    assert breach.refer_to == ("chief_of_staff", "head_of_legal_services")
    assert {"CHE-6.12", "CHE-8.3", "A-57"} <= set(breach.clauses)
    assert seen.state.stands == "incomplete"
    ((row, state),) = force.approvals.all(force.app.actor(WHO))
    assert (row.kind, state.stands) == ("collaboration_s22a", "incomplete")
    (told,) = force.approvals.waiting_for(force.app.actor("demo-head-of-legal"))
    assert (told.what, told.breach) == ("breach", breach)
    force.approvals.give(force.act(COMMISSIONER), force.id, 1)
    assert force.approvals.of(force.app.actor(WHO), force.id).state.stands == "late"


def test_what_else_must_be_there_is_recorded_as_missed_when_it_is_signed(force):
    """The grant agreement, finance binding in law, and the protocol's criteria."""
    seen = force.approvals.sign(force.act(WHO), force.id)
    missed = {each.requirement for each in seen.state.missed if each.strength == "must"}
    assert "assessment.protocol_criteria" in missed
    assert {each for each in missed if "grant" in each}
    assert {each for each in missed if "financ" in each or "binding" in each}


def test_the_second_of_two_holders_is_told_how_the_first_decided(force):
    force.app.offices.appoint(
        force.act("demo-head-of-policy"), "chief_constable", person="demo-inspector"
    )
    force.approvals.seek(force.act(WHO), force.id)
    force.approvals.give(force.act(CHIEF), force.id, 1)
    with pytest.raises(DecidedAlready):
        force.approvals.decline(force.act("demo-inspector"), force.id, 1, reason="no")


def test_a_decision_on_paper_is_entered_by_the_keeper_and_not_by_the_requester(force):
    force.approvals.seek(force.act(WHO), force.id)
    paper = {
        "seat": Seat(office="commissioner"),
        "decision": "approved",
        "minute": "letter of 3 March",
    }
    with pytest.raises(NotYourOffice):
        force.approvals.record(force.act("demo-inspector"), force.id, 1, **paper)
    seen = force.approvals.record(
        force.act("demo-risk-manager", date(2026, 3, 3)), force.id, 1, **paper
    )
    (asked,) = [each for each in seen.request.asked if each.answer]
    assert (asked.on, asked.by) == (date(2026, 3, 3), "demo-risk-manager")
    assert asked.recorded.minute.text == "letter of 3 March"


def test_what_waits_is_reminded_then_escalated_then_closed_by_working_days(force):
    """Good Friday and Easter Monday are none: the fifth working day is a Friday."""
    force.approvals.seek(force.act(WHO), force.id)
    steps = {}
    for day in range(1, 78):
        now = datetime.fromordinal(WEDNESDAY.date().toordinal() + day).replace(hour=9, tzinfo=UTC)
        force.on(now)
        for each in (*force.app.sweeping.sweep(), *force.app.sweeping.sweep()):
            steps.setdefault(each.step, []).append((now.date(), each.to))
    assert steps == {
        "reminded": [(date(2026, 4, 10), ())],
        "escalated": [(date(2026, 4, 17), ("opcc_head_of_policy_and_partnerships",))],
        "expired": [(date(2026, 5, 18), ())],
    }
    assert force.approvals.of(force.app.actor(WHO), force.id).request.status == "expired"


def test_of_two_who_decide_for_one_office_at_once_one_does_and_the_other_is_told(force):
    """The slower one's page was loaded before the other's decision: it is decided on again."""
    head = "demo-head-of-policy"
    force.app.offices.appoint(force.act(head), "chief_constable", person="demo-inspector")
    force.approvals.seek(force.act(WHO), force.id)
    slow = Overtaken(force.app.store)
    handling = Handling(slow, FixedClock(force.now), force._ids, "test")
    arrangements = Arrangements(handling, force.app.enquiries, force.app.views)
    slower = Approvals(handling, arrangements, force.app.views, force.app.offices)
    slow.after = f"arrangement-{force.id}"
    slow.waiting.append(lambda: force.approvals.give(force.act(CHIEF), force.id, 1))
    with pytest.raises(DecidedAlready) as told:
        slower.decline(force.act("demo-inspector"), force.id, 1, reason="no")
    assert told.value.data == {"office": "chief_constable", "decision": "approved"}
    assert force.names() == ["approval-sought", "approval-given"]


def test_two_offices_that_decide_at_once_are_both_heard(force):
    force.approvals.seek(force.act(WHO), force.id)
    slow = Overtaken(force.app.store)
    handling = Handling(slow, FixedClock(force.now), force._ids, "test")
    arrangements = Arrangements(handling, force.app.enquiries, force.app.views)
    slower = Approvals(handling, arrangements, force.app.views, force.app.offices)
    slow.after = f"arrangement-{force.id}"
    slow.waiting.append(lambda: force.approvals.give(force.act(CHIEF), force.id, 1))
    seen = slower.give(force.act(COMMISSIONER), force.id, 1)
    assert seen.request.status == "approved"
    assert [each.by for each in seen.request.asked] == [CHIEF, COMMISSIONER]


STRATEGIC = {
    "professional_network": "no",
    "supplier_contract": "no",
    "conference": "no",
    "consultative_group": "no",
    "statutory_basis": "no",
    "collaboration": "no",
    "formalised": "yes",
    "core_objectives": "yes",
    "stage": "new",
}
COVERED = {
    "single_event": "no",
    "shared_procurement": "no",
    "professional_network": "no",
    "consultation_group": "no",
    "agreement": "yes",
    "independent_bodies": "yes",
    "work_collectively": "yes",
    "shared_risk": "yes",
    "residents_benefit": "yes",
    "led_by": "other",
    "active_member": "yes",
    "stage": "new",
}
SECTION_23 = {
    "independent_bodies": "yes",
    "common_goal": "yes",
    "separate_structure": "yes",
    "joint_programme": "yes",
    "shares_information": "yes",
    "pools_risk_reward": "yes",
    "collaboration": "yes",
    "regional_police_areas": "fewer_than_three",
    "statutory_basis": "no",
    "stage": "new",
    "resource_allocation": "yes",
}
OPERATIONAL = STRATEGIC | {"formalised": "no", "core_objectives": "no", "local_issue": "yes"}


@pytest.fixture
def made(tmp_path, request):
    made = Force(tmp_path, **request.param)
    yield made
    made.app.close()


@pytest.mark.parametrize("made", [{"facts": STRATEGIC}], indirect=True)
def test_a_strategic_approval_asks_which_portfolio_and_only_that_seat_decides(made):
    """CHE-8.5: should, before entering; the Chief of Staff beside."""
    with pytest.raises(UnknownSeat):
        made.approvals.seek(made.act(WHO), made.id)
    seats = {"chief_officer_portfolio_holder": "crime"}
    seen = made.approvals.seek(made.act(WHO), made.id, seats=seats)
    assert [each.seat.name for each in seen.request.asked] == [
        "chief_officer_portfolio_holder@crime",
        "chief_of_staff",
    ]
    with pytest.raises(NotYourOffice):
        made.approvals.give(made.act("demo-portfolio-holder"), made.id, 1)
    made.approvals.give(made.act("demo-portfolio-holder-crime"), made.id, 1)
    with pytest.raises(ReasonNeeded):
        made.approvals.enter(made.act(WHO), made.id)
    seen = made.approvals.enter(made.act(WHO), made.id, reason="it could not wait")
    assert (seen.state.breaches, seen.row.stage) == ((), "existing")


@pytest.mark.parametrize("made", [{"facts": OPERATIONAL}], indirect=True)
def test_where_the_policy_names_nobody_nobody_is_asked_and_an_answer_is_kept(made):
    """A-9."""
    contact = "opcc_head_of_policy_and_partnerships"
    with pytest.raises(NobodyToAsk) as told:
        made.approvals.seek(made.act(WHO), made.id)
    assert told.value.data == {"ask": contact}
    seen = made.approvals.advise(made.act(WHO), made.id, office=contact, said="the inspector")
    ((office, _, said),) = seen.state.advice
    assert (office, said.text) == (contact, "the inspector")
    with pytest.raises(NotOffered):
        made.approvals.advise(made.act(WHO), made.id, office="chief_of_staff", said="x")


@pytest.mark.parametrize(
    "made",
    [{"policy": "lancashire", "who": "demo-officer", "facts": COVERED}],
    indirect=True,
)
def test_the_chief_executive_decides_after_consulting_the_chair_or_the_vice_chair(made):
    """LAN-RS5: one of the two is enough, and it is recorded first."""
    officer, chief = "demo-officer", "demo-chief-executive"
    made.approvals.seek(made.act(officer), made.id)
    with pytest.raises(ConsultFirst):
        made.approvals.give(made.act(chief), made.id, 1)
    (told,) = made.approvals.waiting_for(made.app.actor("demo-vice-chair"))
    assert (told.what, told.seat.office) == ("consultation", "vice_chair")
    made.approvals.consult(made.act("demo-vice-chair"), made.id, office="vice_chair", said="yes")
    seen = made.approvals.give(made.act(chief), made.id, 1)
    assert seen.request.status == "approved"
    assert made.approvals.waiting_for(made.app.actor("demo-vice-chair")) == ()
    seen = made.approvals.enter(made.act(officer), made.id)
    missed = {each.requirement for each in seen.state.missed}
    assert "assessment.key_principles" in missed


@pytest.mark.parametrize(
    "made",
    [{"policy": "cambridgeshire", "who": "demo-officer", "facts": SECTION_23}],
    indirect=True,
)
def test_what_the_authority_decides_is_entered_by_its_clerk_with_the_minute(made):
    """CAM-9.4C1, CAM-9.4C6: in conjunction with the Chief Constable, and never pressed."""
    officer, clerk = "demo-officer", "demo-clerk"
    made.approvals.seek(made.act(officer), made.id)
    made.approvals.consult(
        made.act("demo-chief-constable"), made.id, office="chief_constable", said="together"
    )
    with pytest.raises(MinuteNeeded):
        made.approvals.give(made.act(clerk), made.id, 1)
    seen = made.approvals.record(
        made.act(clerk, date(2026, 3, 12)),
        made.id,
        1,
        seat=Seat(office="police_authority"),
        decision="approved",
        minute="minute 7 of 12 March",
    )
    assert seen.request.status == "approved"
    assert seen.request.asked[0].recorded.minute.text == "minute 7 of 12 March"
