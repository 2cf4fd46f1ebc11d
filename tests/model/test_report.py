"""A report goes out once everybody who must has cleared the very facts that stand (CAM-0.7, A-50)."""

from datetime import UTC, date, datetime
from functools import reduce

import pytest

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
from domain.model.report.refusals import (
    ClearedElsewhere,
    DraftHasChanged,
    NotCleared,
    NotDrafted,
    OtherReport,
    ReportIsWithdrawn,
    ReportWasReleased,
)
from domain.model.report.state import UNOPENED, Released, evolve
from domain.policy.edition import EditionRef
from domain.refusals import NothingSaid
from tests.support.builders import said
from tests.support.scenario import given_report

FACTS, OTHER_FACTS = "1" * 64, "2" * 64
WISH = DraftReport(
    report="registers",
    layer="",
    start=date(2026, 7, 1),
    end=date(2026, 9, 30),
    called="July to September 2026",
    area="",
)
DRAFTED = ReportDrafted(
    report="registers",
    layer="",
    title=said("How the partnerships stand"),
    start=date(2026, 7, 1),
    end=date(2026, 9, 30),
    called="July to September 2026",
    area="",
    as_at=datetime(2026, 11, 23, 9, 0, tzinfo=UTC),
    sha256=FACTS,
    marking="Not protectively marked",
    exempt=None,
    clears=("chief_executive", "treasurer"),
    releases=("chief_executive",),
    wanted_by=("police_authority",),
    clauses=("CAM-0.7",),
    edition=EditionRef(policy="cambridgeshire", version="2009", sha256="5" * 64),
)
ANEW = DRAFTED.model_copy(update={"sha256": OTHER_FACTS})
FREE = DRAFTED.model_copy(update={"clears": ()})
REASON = said("It was of the wrong quarter.")


def cleared(office, sha256=FACTS):
    return ReportCleared(office=office, sha256=sha256, remark=None)


def clearing(office, sha256=FACTS):
    return ClearReport(office=office, sha256=sha256)


def released(office="chief_executive"):
    return ReportReleased(office=office, sha256=FACTS, to=said("the Authority"), form="docx")


RELEASE = ReleaseReport(
    office="chief_executive", sha256=FACTS, to=said("the Authority"), form="docx"
)
BOTH = (cleared("treasurer"), cleared("chief_executive"))


def test_a_report_is_drafted_as_it_is_written():
    """What it says is no part of the wish."""
    given_report(written=DRAFTED).when(WISH).then(DRAFTED)


def test_drafting_what_stands_already_changes_nothing():
    """Nothing is cleared anew for it."""
    given_report(DRAFTED, written=DRAFTED).when(WISH).then()


def test_a_changed_draft_is_cleared_anew():
    """Whoever cleared it cleared something else."""
    state = reduce(evolve, (DRAFTED, *BOTH, ANEW), UNOPENED)
    assert (state.status, state.cleared, state.drafts) == ("drafted", (), 2)
    given_report(DRAFTED, *BOTH, written=ANEW).when(WISH).then(ANEW)


def test_a_draft_stays_the_report_that_it_is():
    """Another quarter is another draft; how things stand on another day is the same one."""
    other = DRAFTED.model_copy(update={"start": date(2026, 4, 1), "end": date(2026, 6, 30)})
    given_report(DRAFTED, written=other).when(WISH).then_refused(OtherReport())
    one_day = {"start": date(2026, 7, 1), "end": date(2026, 7, 1)}
    next_day = {"start": date(2026, 7, 2), "end": date(2026, 7, 2), "sha256": OTHER_FACTS}
    now, then = DRAFTED.model_copy(update=one_day), DRAFTED.model_copy(update=next_day)
    given_report(now, written=then).when(WISH).then(then)


def test_each_office_clears_once_and_only_those_that_are_asked():
    """CAM-0.7: the Chief Executive and the Treasurer both."""
    given_report(DRAFTED).when(clearing("treasurer")).then(cleared("treasurer"))
    given_report(DRAFTED, cleared("treasurer")).when(clearing("treasurer")).then()
    given_report(DRAFTED).when(clearing("clerk")).then_refused(ClearedElsewhere())


def test_nobody_clears_or_releases_what_they_have_not_seen():
    """The facts are named; a draft that was written anew has others."""
    given_report(DRAFTED, ANEW).when(clearing("treasurer")).then_refused(DraftHasChanged())
    given_report(DRAFTED, *BOTH, ANEW).when(RELEASE).then_refused(DraftHasChanged())


@pytest.mark.parametrize(
    ("events", "waits"),
    [
        ((DRAFTED,), ("chief_executive", "treasurer")),
        ((DRAFTED, cleared("chief_executive")), ("treasurer",)),
        ((DRAFTED, *BOTH, ANEW), None),
    ],
)
def test_it_does_not_go_out_before_everybody_cleared_it(events, waits):
    """And it is said who did not."""
    expected = DraftHasChanged() if waits is None else NotCleared(waits)
    given_report(*events).when(RELEASE).then_refused(expected)


def test_once_cleared_it_goes_out_each_time_to_somebody():
    """To whom is recorded each time; where nobody has to clear it, at once."""
    given_report(DRAFTED, *BOTH).when(RELEASE).then(released())
    given_report(DRAFTED, *BOTH, released()).when(RELEASE).then(released())
    given_report(FREE).when(RELEASE).then(released())
    nobody = RELEASE.model_copy(update={"to": said("  ")})
    given_report(FREE).when(nobody).then_refused(NothingSaid("to"))


def test_what_was_released_stays_as_it_was():
    """Another writing of it is a draft of its own."""
    given_report(DRAFTED, *BOTH, released(), written=ANEW).when(WISH).then_refused(
        ReportWasReleased()
    )


def test_what_is_withdrawn_is_used_no_more():
    """With a reason; what had left has left."""
    withdrawn = ReportWithdrawn(reason=REASON)
    given_report(DRAFTED).when(WithdrawReport(reason=REASON)).then(withdrawn)
    given_report(DRAFTED).when(WithdrawReport(reason=said(" "))).then_refused(NothingSaid("reason"))
    for wish in (clearing("treasurer"), RELEASE, WithdrawReport(reason=REASON)):
        given_report(DRAFTED, withdrawn).when(wish).then_refused(ReportIsWithdrawn())
    given_report(DRAFTED, withdrawn, written=ANEW).when(WISH).then_refused(ReportIsWithdrawn())


@pytest.mark.parametrize("wish", [clearing("treasurer"), RELEASE, WithdrawReport(reason=REASON)])
def test_nothing_is_done_with_a_report_that_nobody_drafted(wish):
    """There is none under that id."""
    given_report().when(wish).then_refused(NotDrafted())


def test_events_that_make_no_sense_change_nothing():
    """evolve refuses none."""
    assert reduce(evolve, (cleared("treasurer"), released()), UNOPENED) == UNOPENED
    state = reduce(evolve, (DRAFTED, cleared("treasurer", OTHER_FACTS)), UNOPENED)
    assert (state.cleared, state.status) == ((), "drafted")


def test_what_stands_says_to_whom_it_went():
    """Each time, in its order."""
    state = reduce(evolve, (DRAFTED, *BOTH, released()), UNOPENED)
    assert state.released == (Released(to="the Authority", form="docx"),)
    assert (state.status, state.uncleared) == ("released", ())
