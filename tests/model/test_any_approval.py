"""Whatever is wished of an approval: nobody decides who may not, and nothing is hidden."""

from datetime import date
from functools import reduce

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from domain.model.arrangement.approval import state as approving
from domain.model.arrangement.approval.events import (
    AgreementSigned,
    ApprovalDeclined,
    ApprovalGiven,
    ChangesAsked,
)
from domain.model.arrangement.approval.gates import in_time
from domain.model.arrangement.approval.messages import (
    AskForChanges,
    DeclineApproval,
    DelegateApproval,
    EnterArrangement,
    ExpireApproval,
    GiveApproval,
    RecordDecision,
    RemindApprovers,
    SeekApproval,
    SignAgreement,
    VoidStep,
    WithdrawApproval,
)
from domain.model.arrangement.approval.parts import Minute, Seat
from domain.model.arrangement.approval.state import Approval
from domain.model.arrangement.messages import CorrectArrangement
from domain.model.arrangement.state import UNREGISTERED, evolve
from domain.refusals import Refusal
from tests.support.asked import CHAIR, CHIEF, LAWYER, REQUESTER, ROUTE, Entry, in_office, route
from tests.support.builders import said
from tests.support.registers import CLASSIFIED, REGISTERED, about

PEOPLE = (
    REQUESTER,
    in_office(CHIEF),
    in_office(CHAIR),
    in_office(CHIEF, person="chief-2"),
    in_office(CHIEF, CHAIR, person="both"),
    in_office(LAWYER),
    in_office(CHIEF, person=REQUESTER.id),
)
DAYS = tuple(date(2026, 6, day) for day in (1, 8, 15))
ROUTES = (ROUTE, route(mode="any"), route(ordered=True))
WHY = said("because")
people, days = st.sampled_from(PEOPLE), st.sampled_from(DAYS)
numbers = st.integers(1, 3)


class AnyApproval(RuleBasedStateMachine):
    """One entry of which anybody wishes anything, on days in any order."""

    @initialize(asked=st.sampled_from(ROUTES))
    def begin(self, asked):
        self.route, self.entry = asked, Entry()
        self.decided_by = []

    def wish(self, command, by, day):
        before = self.entry.approval
        try:
            happened = self.entry.does(command, by, day)
        except Refusal:
            return
        for event in happened:
            if isinstance(event, ApprovalGiven | ApprovalDeclined | ChangesAsked):
                self.may_decide(event, before, by)
            if isinstance(event, AgreementSigned):
                self.is_told(event, before, happened)

    @staticmethod
    def may_decide(event, before, by):
        """By an office that is asked and had not answered, and by nobody who made the request."""
        request = before.current
        asked = next(each for each in request.asked if each.seat == event.seat)
        assert asked.answer == ""
        assert (request.open, request.stale) == (True, ())
        assert by.id != request.requester
        if event.recorded is None:
            assert by.holds(event.seat.office) or asked.delegate == by.id
            own = [each for each in request.asked if each.by == by.id and each.recorded is None]
            assert own == []

    def is_told(self, event, before, happened):
        """Signed while one that must be there is awaited, it is a breach: now, or known already."""
        missing = in_time(self.route, before, event.on)
        recorded = [e for e in happened if e.stored_name == "breach-recorded"]
        known = [b for b in before.unresolved if before.passing(b.gate)]
        assert bool(recorded or known) >= bool(missing)
        assert [e.missing for e in recorded] in ([], [missing])

    @rule(by=people, day=days)
    def seeks(self, by, day):
        self.wish(SeekApproval(route=self.route, material=("purpose",)), by, day)

    @rule(
        by=people,
        day=days,
        request=numbers,
        answer=st.sampled_from(["give", "decline", "back"]),
    )
    def answers(self, by, day, request, answer):
        command = {
            "give": GiveApproval(request=request),
            "decline": DeclineApproval(request=request, reason=WHY),
            "back": AskForChanges(request=request, reason=WHY),
        }[answer]
        self.wish(command, by, day)

    @rule(by=people, day=days, request=numbers, office=st.sampled_from([CHIEF, CHAIR]))
    def records(self, by, day, request, office):
        minute = Minute(minute=about("minute 4"))
        seat = Seat(office=office)
        command = RecordDecision(request=request, seat=seat, decision="approved", minute=minute)
        self.wish(command, by, day)

    @rule(by=people, day=days, request=numbers, to=people)
    def delegates(self, by, day, request, to):
        self.wish(DelegateApproval(request=request, to=to.id), by, day)

    @rule(by=people, day=days, request=numbers)
    def withdraws(self, by, day, request):
        self.wish(WithdrawApproval(request=request, reason=WHY), by, day)

    @rule(day=days, request=numbers, expires=st.booleans())
    def chases(self, day, request, expires):
        command = ExpireApproval if expires else RemindApprovers
        self.wish(command(request=request), REQUESTER, day)

    @rule(day=days, enters=st.booleans())
    def passes(self, day, enters):
        command = EnterArrangement if enters else SignAgreement
        self.wish(command(route=self.route), REQUESTER, day)

    @rule(day=days, gate=st.sampled_from(["signature", "entering"]))
    def voids(self, day, gate):
        self.wish(VoidStep(gate=gate, reason=WHY), REQUESTER, day)

    @rule(day=days, title=st.sampled_from(["Dogs", "Horses"]))
    def changes(self, day, title):
        self.wish(CorrectArrangement(title=about(title), reason=WHY), REQUESTER, day)

    @invariant()
    def the_state_is_what_the_events_leave(self):
        if not hasattr(self, "entry"):
            return
        events = (REGISTERED, CLASSIFIED, *self.entry.events)
        assert reduce(evolve, events, UNREGISTERED) == self.entry.state
        assert reduce(approving.after, events, Approval()) == self.entry.approval
        written = self.entry.approval.model_dump_json()
        assert Approval.model_validate_json(written) == self.entry.approval

    @invariant()
    def at_most_one_request_is_open(self):
        if hasattr(self, "entry"):
            requests = self.entry.approval.requests
            assert [each.number for each in requests] == list(range(1, len(requests) + 1))
            assert not any(each.open for each in requests[:-1])


AnyApproval.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestAnyApproval = AnyApproval.TestCase
