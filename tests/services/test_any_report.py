"""Whatever is done to a report in whatever order, nothing leaves that was not cleared as it left."""

from datetime import date
from functools import reduce

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from domain.model.report.decider import decide
from domain.model.report.messages import (
    ClearReport,
    DraftReport,
    ReleaseReport,
    ReportCleared,
    ReportDrafted,
    ReportReleased,
    ReportWithdrawn,
    WithdrawReport,
)
from domain.model.report.state import UNOPENED, evolve
from domain.refusals import Refusal
from tests.model.test_report import DRAFTED
from tests.support.builders import said

HASHES = st.sampled_from(["1" * 64, "2" * 64])
OFFICES = st.sampled_from(["chief_executive", "treasurer", "clerk"])
TEXTS = st.sampled_from(["somebody", " "])
WISH = DraftReport(
    report="registers",
    layer="",
    start=date(2026, 7, 1),
    end=date(2026, 9, 30),
    called="July to September 2026",
    area="",
)


class AnyReport(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.events = []

    @property
    def state(self):
        return reduce(evolve, self.events, UNOPENED)

    def wish(self, command, written=None):
        try:
            happened = decide(command, self.state, written)
        except Refusal:
            return
        for event in happened:
            assert evolve(self.state, event) != self.state
            self.events.append(event)

    @rule(sha256=HASHES, quarter=st.sampled_from([7, 4]))
    def draft(self, sha256, quarter):
        start = date(2026, quarter, 1)
        changed = {"sha256": sha256, "start": start, "end": date(2026, quarter + 2, 30)}
        self.wish(WISH, DRAFTED.model_copy(update=changed))

    @rule(office=OFFICES, sha256=HASHES)
    def clear(self, office, sha256):
        self.wish(ClearReport(office=office, sha256=sha256))

    @rule(sha256=HASHES, to=TEXTS)
    def release(self, sha256, to):
        self.wish(ReleaseReport(office="chief_executive", sha256=sha256, to=said(to)))

    @rule(reason=TEXTS)
    def withdraw(self, reason):
        self.wish(WithdrawReport(reason=said(reason)))

    @invariant()
    def what_left_was_cleared_as_it_left(self):
        cleared, facts, out = set(), "", False
        for event in self.events:
            match event:
                case ReportDrafted():
                    assert not out
                    cleared, facts = set(), event.sha256
                case ReportCleared():
                    assert event.sha256 == facts
                    assert event.office not in cleared
                    cleared.add(event.office)
                case ReportReleased():
                    out = True
                    assert event.sha256 == facts
                    assert cleared == {"chief_executive", "treasurer"}
                    assert event.to.text.strip()
        assert set(self.state.cleared) == cleared

    @invariant()
    def nothing_happens_after_it_was_withdrawn(self):
        withdrawn = [isinstance(event, ReportWithdrawn) for event in self.events]
        assert not any(withdrawn[:-1])

    @invariant()
    def it_stays_the_report_that_it_is(self):
        drafts = [event for event in self.events if isinstance(event, ReportDrafted)]
        assert len({(event.start, event.end) for event in drafts}) <= 1


TestAnyReport = AnyReport.TestCase
