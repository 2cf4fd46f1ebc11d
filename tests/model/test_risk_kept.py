"""A risk on the log is scored, borne, acted on and looked at again, by the policy's own figures."""

from datetime import date
from functools import reduce

import pytest

from domain.model.risk.commands import (
    AcceptRisk,
    AddMitigation,
    AskRescoring,
    ChangeTreatment,
    CompleteMitigation,
    DropMitigation,
    FlagHigh,
    LapseAcceptance,
    LinkRisk,
    ReassignRisk,
    ReviewRisk,
    ScoreRisk,
    UnlinkRisk,
)
from domain.model.risk.evolving import evolve
from domain.model.risk.ground import Ground
from domain.model.risk.messages import (
    MitigationAdded,
    MitigationCompleted,
    MitigationDropped,
    RiskAcceptanceLapsed,
    RiskAccepted,
    RiskClosed,
    RiskHighFlagged,
    RiskLinked,
    RiskReassigned,
    RiskRescoringAsked,
    RiskReviewed,
    RiskScored,
    RiskTreatmentChanged,
    RiskUnlinked,
)
from domain.model.risk.parts import Mitigation, Named, ScaleUsed
from domain.model.risk.refusals import (
    AlreadyOver,
    BeyondTolerance,
    LinkedAlready,
    NobodyLooksAfterIt,
    NoScale,
    NoSuchMitigation,
    NotAccepted,
    NothingDoneAboutIt,
    NotOnLog,
    NotScored,
    OffTheScale,
)
from domain.model.risk.state import UNREPORTED, Acceptance, Asked, Mitigating, Score
from domain.refusals import NothingSaid
from tests.model.test_risk import DAY, EVALUATED, GROUND, LOGGED, ON_LOG, REPORTED, WHY
from tests.support.builders import said
from tests.support.risky import rules_written
from tests.support.scenario import given_risk
from tests.support.toy_policy import TOY

USED = ScaleUsed(
    edition=TOY.ref,
    likelihoods=("seldom", "at times", "often"),
    impacts=("slight", "felt", "grave"),
    levels=("Low", "Medium", "High"),
)
HIGH = RiskScored(
    which="current",
    likelihood="often",
    impact="grave",
    score=9,
    level="high",
    scale=USED,
    next_review=date(2027, 1, 1),
)
UNTIL = date(2026, 12, 31)
ANN = Named(person="ann")
ACCEPT = AcceptRisk(by=ANN, office="chief", until=UNTIL, reason=WHY)
ACCEPTED = RiskAccepted(by=ANN, office="chief", score=9, level="high", until=UNTIL, reason=WHY)
RESCORED = RiskAcceptanceLapsed(because="rescored")


def given(*events, ground=GROUND):
    return given_risk(*events, ground=ground)


def after(*events):
    return reduce(evolve, events, UNREPORTED)


def scored(likelihood, impact, which="current", words=None):
    return ScoreRisk(which=which, likelihood=likelihood, impact=impact, words=words)


def test_a_score_keeps_the_scale_by_which_it_was_given_and_moves_the_next_review():
    """The level has the shortest interval that applies to it."""
    given(*ON_LOG).when(scored(3, 3)).then(HIGH)
    assert after(*ON_LOG, HIGH).score == Score(
        likelihood="often", impact="grave", score=9, level="high", scale=USED
    )
    assert after(*ON_LOG, HIGH).next_review == date(2027, 1, 1)
    low = HIGH.model_copy(
        update={"likelihood": "seldom", "impact": "felt", "score": 2, "level": "low"}
        | {"next_review": date(2027, 7, 1)}
    )
    given(*ON_LOG).when(scored(1, 2)).then(low)


@pytest.mark.parametrize("events", [(REPORTED,), (REPORTED, EVALUATED)])
def test_a_risk_is_scored_before_it_is_on_the_log_without_a_review(events):
    """There is nothing to look at again yet."""
    given(*events).when(scored(3, 3)).then(HIGH.model_copy(update={"next_review": None}))


def test_what_is_aimed_for_is_scored_without_touching_the_rest():
    """Neither the review nor whoever bears it."""
    aimed = HIGH.model_copy(
        update={"which": "target", "likelihood": "seldom", "impact": "slight", "score": 1}
        | {"level": "low", "next_review": None}
    )
    given(*ON_LOG, HIGH, ACCEPTED).when(scored(1, 1, "target")).then(aimed)
    kept = after(*ON_LOG, HIGH, ACCEPTED, aimed)
    assert (kept.score.score, kept.scores["target"].score, kept.acceptance.until) == (9, 1, UNTIL)


def test_a_first_score_is_told_apart_from_the_one_that_counts():
    """Once there is a current one, the inherent one moves no review."""
    first = HIGH.model_copy(update={"which": "inherent"})
    given(*ON_LOG).when(scored(3, 3, "inherent")).then(first)
    assert after(*ON_LOG, first).score.score == 9
    later = first.model_copy(update={"next_review": None})
    given(*ON_LOG, HIGH).when(scored(3, 3, "inherent")).then(later)


def test_without_a_scale_how_grave_it_is_is_said_in_words():
    """A-56: no policy has one of its own."""
    bare = Ground(rules=rules_written(scale=None, intervals=[], tolerance=None), day=DAY, today=DAY)
    words = ScoreRisk(which="current", words=said("likely, and bad"))
    told = RiskScored(which="current", words=said("likely, and bad"))
    given(*ON_LOG, ground=bare).when(words).then(told)
    given(*ON_LOG, ground=bare).when(scored(1, 1)).then_refused(NoScale())
    given(*ON_LOG, ground=bare).when(ScoreRisk(which="current")).then_refused(NothingSaid("words"))
    assert after(*ON_LOG, told).score == Score(words="likely, and bad")


def test_a_score_lies_on_the_scale():
    """Both steps of it are said."""
    given(*ON_LOG).when(scored(4, 1)).then_refused(OffTheScale("likelihood", 3))
    given(*ON_LOG).when(scored(1, 4)).then_refused(OffTheScale("impact", 3))
    given(*ON_LOG).when(scored(1, None)).then_refused(NothingSaid("impact"))
    given(*ON_LOG).when(scored(None, 1)).then_refused(NothingSaid("likelihood"))


def test_somebody_named_bears_it_as_it_is_scored_until_a_day():
    """And no longer."""
    given(*ON_LOG, HIGH).when(ACCEPT).then(ACCEPTED)
    held = after(*ON_LOG, HIGH, ACCEPTED)
    assert held.acceptance == Acceptance(
        by=ANN, office="chief", score=9, level="high", until=UNTIL, reason="because"
    )
    assert held.accepted_on(UNTIL) == held.acceptance
    assert held.accepted_on(date(2027, 1, 1)) is None
    given(*ON_LOG).when(ACCEPT).then_refused(NotScored())
    gone = ACCEPT.model_copy(update={"until": date(2026, 6, 30)})
    given(*ON_LOG, HIGH).when(gone).then_refused(AlreadyOver())
    nobody = ACCEPT.model_copy(update={"by": Named()})
    given(*ON_LOG, HIGH).when(nobody).then_refused(NothingSaid("by"))


def test_a_new_score_ends_the_acceptance_even_if_it_is_the_same():
    """Whoever bore it bore it as it was scored then."""
    given(*ON_LOG, HIGH, ACCEPTED).when(scored(3, 3)).then(HIGH, RESCORED)
    assert after(*ON_LOG, HIGH, ACCEPTED, HIGH, RESCORED).acceptance is None


def test_an_acceptance_ends_when_its_time_is_over_and_not_before():
    """It is swept away once, or taken back with the reason."""
    over = LapseAcceptance(because="expired")
    later = Ground(rules=GROUND.rules, day=date(2027, 1, 1), today=date(2027, 1, 1))
    given(*ON_LOG, HIGH, ACCEPTED).when(over).then()
    expired = RiskAcceptanceLapsed(because="expired")
    given(*ON_LOG, HIGH, ACCEPTED, ground=later).when(over).then(expired)
    given(*ON_LOG, HIGH, ACCEPTED, expired, ground=later).when(over).then()
    back = LapseAcceptance(because="withdrawn", reason=WHY)
    lapsed = RiskAcceptanceLapsed(because="withdrawn", reason=WHY)
    given(*ON_LOG, HIGH, ACCEPTED).when(back).then(lapsed)
    given(*ON_LOG, HIGH).when(back).then_refused(NotAccepted())
    silent = LapseAcceptance(because="withdrawn")
    given(*ON_LOG, HIGH, ACCEPTED).when(silent).then_refused(NothingSaid("reason"))


def test_beyond_the_line_a_risk_is_borne_only_if_somebody_named_accepted_it():
    """The tolerance line of the policy."""
    bear = ChangeTreatment(treatment="tolerate", reason=WHY)
    given(*ON_LOG, HIGH).when(bear).then_refused(BeyondTolerance("high"))
    changed = RiskTreatmentChanged(treatment="tolerate", reason=WHY)
    given(*ON_LOG, HIGH, ACCEPTED).when(bear).then(changed)
    given(*ON_LOG).when(bear).then(changed)
    given(*ON_LOG, changed).when(bear).then()
    given(REPORTED, EVALUATED).when(bear).then_refused(NotOnLog("treasurer"))


def test_a_change_of_what_it_is_about_asks_for_a_new_score_once():
    """The score then given answers all that asked."""
    ask = AskRescoring(of="arrangement-1 a", what=said("the grant fell"))
    asked = RiskRescoringAsked(of="arrangement-1 a", what=said("the grant fell"))
    given(*ON_LOG, HIGH).when(ask).then(asked)
    given(*ON_LOG, HIGH, asked).when(ask).then()
    waiting = after(*ON_LOG, HIGH, asked)
    assert waiting.rescoring == (Asked(of="arrangement-1 a", what="the grant fell"),)
    assert after(*ON_LOG, HIGH, asked, HIGH).rescoring == ()
    given(*ON_LOG, HIGH, asked, HIGH).when(ask).then()


def test_more_is_done_about_it_and_one_thing_at_least_stays():
    """What was done stays done; what was dropped counts for nothing."""
    lobby = Mitigation(what=said("ask the minister"), owner=ANN)
    added = MitigationAdded(mitigation=lobby)
    given(*ON_LOG).when(AddMitigation(mitigation=lobby)).then(added)
    given(REPORTED, EVALUATED).when(AddMitigation(mitigation=lobby)).then_refused(
        NotOnLog("treasurer")
    )
    done = MitigationCompleted(number=1, on=DAY, evidence=WHY, document=said("letter 4"))
    finish = CompleteMitigation(number=1, evidence=WHY, document=said("letter 4"))
    given(*ON_LOG).when(finish).then(done)
    given(*ON_LOG, done).when(finish).then_refused(NoSuchMitigation(1))
    given(*ON_LOG).when(DropMitigation(number=1, reason=WHY)).then_refused(NothingDoneAboutIt())
    dropped = MitigationDropped(number=1, reason=WHY)
    given(*ON_LOG, added).when(DropMitigation(number=1, reason=WHY)).then(dropped)
    given(*ON_LOG).when(DropMitigation(number=2, reason=WHY)).then_refused(NoSuchMitigation(2))
    assert after(*ON_LOG, added, done, MitigationDropped(number=2, reason=WHY)).mitigations == (
        Mitigating(
            number=1,
            what="ask for a renewal",
            office="clerk",
            due=date(2026, 9, 1),
            done=DAY,
            shown="because",
            document="letter 4",
        ),
        Mitigating(number=2, what="ask the minister", owner=ANN, dropped="because"),
    )


def test_a_risk_is_looked_at_again_by_its_level_or_by_a_day_that_is_named():
    """The day named lies ahead."""
    looked = RiskReviewed(remark=WHY, next_review=date(2027, 1, 1))
    given(*ON_LOG, HIGH).when(ReviewRisk(remark=WHY)).then(looked)
    named = RiskReviewed(remark=WHY, next_review=date(2026, 8, 1))
    given(*ON_LOG, HIGH).when(ReviewRisk(remark=WHY, next_review=date(2026, 8, 1))).then(named)
    past = ReviewRisk(remark=WHY, next_review=date(2026, 6, 1))
    given(*ON_LOG).when(past).then_refused(AlreadyOver())
    assert after(*ON_LOG, HIGH, named).next_review == date(2026, 8, 1)


def test_a_risk_marked_as_high_is_looked_at_more_often():
    """LAN-RK6: by the office that marks it, with the reason."""
    mark = FlagHigh(high=True, reason=WHY)
    marked = RiskHighFlagged(
        high=True, office="treasurer", reason=WHY, next_review=date(2026, 10, 1)
    )
    given(*ON_LOG).when(mark).then(marked)
    given(*ON_LOG, marked).when(mark).then()
    held = after(*ON_LOG, marked)
    assert (held.high, held.high_reason, held.next_review) == (True, "because", date(2026, 10, 1))
    no_more = RiskHighFlagged(
        high=False, office="treasurer", reason=WHY, next_review=date(2027, 7, 1)
    )
    given(*ON_LOG, marked).when(FlagHigh(high=False, reason=WHY)).then(no_more)
    early = marked.model_copy(update={"next_review": None})
    given(REPORTED).when(mark).then(early)


def test_a_risk_is_given_to_another_to_look_after():
    """Whose it is already, it is not given again."""
    give = ReassignRisk(owner=ANN, reason=WHY)
    given(*ON_LOG).when(give).then(RiskReassigned(office="", owner=ANN, reason=WHY))
    given(*ON_LOG).when(ReassignRisk(office="clerk", reason=WHY)).then()
    given(*ON_LOG).when(ReassignRisk(reason=WHY)).then_refused(NobodyLooksAfterIt())


def test_a_risk_belongs_with_other_things_until_somebody_says_that_it_does_not():
    """Once each."""
    linked = RiskLinked(other="form-3", why=WHY)
    given(REPORTED).when(LinkRisk(other="form-3", why=WHY)).then(linked)
    given(REPORTED, linked).when(LinkRisk(other="form-3", why=WHY)).then_refused(LinkedAlready())
    given(REPORTED).when(LinkRisk(other="arrangement-1", why=WHY)).then_refused(LinkedAlready())
    unlinked = RiskUnlinked(other="form-3", reason=WHY)
    given(REPORTED, linked).when(UnlinkRisk(other="form-3", reason=WHY)).then(unlinked)
    given(REPORTED).when(UnlinkRisk(other="form-3", reason=WHY)).then()
    assert after(REPORTED, linked, unlinked).links == ()


def test_closing_ends_what_somebody_bears():
    """And events that make no sense change nothing."""
    lapsed = RiskAcceptanceLapsed(because="closed")
    closed = after(*ON_LOG, HIGH, ACCEPTED, lapsed, RiskClosed(reason=WHY))
    assert (closed.status, closed.acceptance) == ("closed", None)
    assert after(LOGGED, HIGH, ACCEPTED) == UNREPORTED
    assert after(REPORTED, REPORTED) == after(REPORTED)
