"""Approvals over a real edition: who is asked, what is missing, what a signature too early leaves."""

from datetime import UTC, date, datetime

import pytest

from adapters.clock import FixedClock
from bot.settings import Settings
from bot.wiring import wire
from domain.messages import Act
from domain.model.arrangement.approval.parts import Seat
from domain.model.arrangement.approval.refusals import DecidedAlready, OwnApproval
from domain.refusals import NotYourOffice
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

    def __init__(self, folder, now=WEDNESDAY, facts=S22A, register="collaboration"):
        self._folder, self._keys = folder, 0
        self.on(now)
        seen = self.app.enquiries.open(self.act(WHO), goal="everything", opening="dogs")
        answers = tuple(facts.items())
        self.app.enquiries.answer(self.act(WHO), seen.id, answers=answers, shown="ab" * 32)
        card = True
        while card:
            seen = self.app.enquiries.get(self.app.actor(WHO), seen.id)
            card = seen.policy.determine(seen.enquiry.facts).next_card("everything")
            if card:
                no = tuple((f.id, "no" if "no" in f.domain else f.domain[0]) for f in card.facts)
                self.app.enquiries.answer(self.act(WHO), seen.id, answers=no, shown="ab" * 32)
        self.app.enquiries.determine(self.act(WHO), seen.id)
        row = self.app.arrangements.register(
            self.act(WHO), seen.id, register=register, title="Dog unit", partners=["Merseyside"]
        )
        self.id = row.id

    def on(self, now):
        self.now = now
        store = f"sqlite:///{self._folder}/force.sqlite"
        if hasattr(self, "app"):
            self.app.close()
        ids = CountingIds() if not hasattr(self, "_ids") else self._ids
        self._ids = ids
        self.app = wire(Settings(store=store, now=now, policy="cheshire"), ids)
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
