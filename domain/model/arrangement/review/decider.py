"""What comes of a wish about the reviews of an arrangement."""

from datetime import date

from domain.messages import Event, PersonalText
from domain.model.arrangement.review.ending import decide_end
from domain.model.arrangement.review.messages import (
    ArrangementReviewed,
    ChangeVoided,
    EndingProposed,
    FileReview,
    HighRiskMarked,
    HighRiskUnmarked,
    MarkHighRisk,
    ReportChange,
    ReviewCommand,
    ReviewVoided,
    SignificantChangeReported,
    UnmarkHighRisk,
    VoidChange,
    VoidReview,
)
from domain.model.arrangement.review.refusals import (
    HasEnded,
    MarkedAlready,
    MustStay,
    NoHighRisk,
    NoSuchReview,
    NotMarked,
    StillToCome,
    WhatIsAmended,
)
from domain.model.arrangement.review.saying import said
from domain.model.arrangement.review.state import PastReview, ReportedChange, Review
from domain.model.arrangement.standing import Standing
from domain.policy.cycles import next_due
from domain.policy.reviews import Cycle
from domain.refusals import NotOffered

BY_ITSELF = "As the outcome of the matter has it."
"""Why it is marked or not where that is what another outcome found."""

FROM_REVIEW = "As the review found."
"""Why it is to end where a review says so."""


def decide(command: ReviewCommand, state: Review, standing: Standing) -> list[Event]:
    """Return what happens if *command* is carried out, or refuse it."""
    if standing.day > standing.today:
        raise StillToCome(standing.day)
    match command:
        case VoidReview(number=number):
            _standing_one(state.held, number, command.reason)
            return [ReviewVoided(edition=standing.edition, number=number, reason=command.reason)]
        case VoidChange(number=number):
            _standing_one(state.changes, number, command.reason)
            return [ChangeVoided(edition=standing.edition, number=number, reason=command.reason)]
        case FileReview() | ReportChange() | MarkHighRisk() | UnmarkHighRisk():
            if (ended := state.ended_on) is not None and standing.day >= ended:
                raise HasEnded(ended)
            return _of_running(command, state, standing)
        case _:
            return decide_end(command, state, standing)


def _of_running(
    command: FileReview | ReportChange | MarkHighRisk | UnmarkHighRisk,
    state: Review,
    standing: Standing,
) -> list[Event]:
    match command:
        case FileReview():
            return _file(command, state, standing)
        case ReportChange():
            said("what", command.what)
            rule = standing.reviews
            asks = () if rule is None else rule.on_change
            return [
                SignificantChangeReported(
                    edition=standing.edition,
                    kind=command.kind,
                    day=standing.day,
                    what=command.what,
                    source=command.source,
                    review_due=bool(asks),
                    clauses=asks,
                )
            ]
        case MarkHighRisk():
            return [_marked(command.reason, state, standing)]
        case UnmarkHighRisk():
            said("reason", command.reason)
            if state.high_risk_since is None:
                raise NotMarked
            return [
                HighRiskUnmarked(
                    edition=standing.edition, since=standing.day, reason=command.reason
                )
            ]


def begun(state: Review, standing: Standing) -> list[Event]:
    """Return what follows here from the registration: the mark, if it is high risk from then on."""
    if standing.reviews is None or not standing.reviews.high_risk:
        return []
    return [_marked(PersonalText(subject=standing.id, text=BY_ITSELF), state, standing)]


def following(before: Review, after: Review, was: Standing, standing: Standing) -> list[Event]:
    """Return what must follow here from what happened elsewhere in the arrangement.

    *was* is how the entry stood before, *standing* how it stands now. Another outcome may find it
    high risk, or no more: the mark follows it (A-54).
    """
    del before
    found_before = was.reviews is not None and was.reviews.high_risk
    found = standing.reviews is not None and standing.reviews.high_risk
    if found and not found_before and after.high_risk_since is None:
        return begun(after, standing)
    if found_before and not found and after.high_risk_since is not None:
        reason = PersonalText(subject=standing.id, text=BY_ITSELF)
        return [HighRiskUnmarked(edition=standing.edition, since=standing.day, reason=reason)]
    return []


def _standing_one(
    entered: tuple[PastReview, ...] | tuple[ReportedChange, ...], number: int, reason: PersonalText
) -> None:
    said("reason", reason)
    if not any(each.number == number and not each.voided for each in entered):
        raise NoSuchReview


def _file(command: FileReview, state: Review, standing: Standing) -> list[Event]:
    """Put it on record; one that is to end has its ending proposed with it."""
    rule, kind = standing.reviews, state.kind
    cycle = None if rule is None else rule.cycle(command.cycle)
    if command.cycle and cycle is None:
        raise NotOffered(command.cycle, () if rule is None else tuple(c.id for c in rule.cycles))
    said("led_by", command.led_by)
    agreed = "" if command.agreed_with is None else command.agreed_with.text.strip()
    if command.outcome == "amend" and not agreed:
        raise WhatIsAmended
    stays = rule is not None and rule.must_stay(kind)
    if command.outcome == "end" and stays and rule is not None and rule.revisit is not None:
        raise MustStay(rule.revisit.says)
    if command.outcome == "revisit" and not stays:
        raise NotOffered("revisit", ("continue", "amend", "end"))
    reviewed = ArrangementReviewed(
        edition=standing.edition,
        cycle=command.cycle,
        whole=cycle is None or not cycle.while_high_risk,
        day=standing.day,
        led_by=command.led_by,
        outcome=command.outcome,
        adds_value=command.adds_value,
        answers=command.answers,
        agreed_with=command.agreed_with,
        document=command.document,
        form=command.form,
        next_due=_next(cycle, state, standing),
        clauses=() if cycle is None else cycle.clauses,
    )
    if command.outcome != "end" or state.ending is not None:
        return [reviewed]
    proposed = EndingProposed(
        edition=standing.edition,
        day=standing.day,
        ground="no_value" if command.adds_value == "no" else "other",
        reason=PersonalText(subject=standing.id, text=FROM_REVIEW),
        planned=True,
    )
    return [reviewed, proposed]


def _next(cycle: Cycle | None, state: Review, standing: Standing) -> date | None:
    """Return the next due day, which an older review that is recorded late does not move."""
    if cycle is None:
        return None
    last = state.last(cycle.id)
    day = standing.day if last is None else max(last.day, standing.day)
    return next_due(day, cycle.every_months)


def _marked(reason: PersonalText, state: Review, standing: Standing) -> HighRiskMarked:
    said("reason", reason)
    rule = standing.reviews
    if rule is None or rule.marking is None:
        raise NoHighRisk
    if state.high_risk_since is not None:
        raise MarkedAlready(state.high_risk_since)
    extra = next((each for each in rule.cycles if each.while_high_risk), None)
    return HighRiskMarked(
        edition=standing.edition,
        since=standing.day,
        reason=reason,
        next_due=None if extra is None else next_due(standing.day, extra.every_months),
        clauses=rule.marking.clauses,
    )
