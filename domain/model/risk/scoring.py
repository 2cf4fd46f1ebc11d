"""How grave a risk is, who bears it as it is, and when it is looked at again."""

from domain.messages import Event
from domain.model.risk.commands import (
    AcceptRisk,
    AskRescoring,
    FlagHigh,
    LapseAcceptance,
    ReviewRisk,
    ScoreRisk,
)
from domain.model.risk.ground import Ground, said
from domain.model.risk.messages import (
    RiskAcceptanceLapsed,
    RiskAccepted,
    RiskHighFlagged,
    RiskRescoringAsked,
    RiskReviewed,
    RiskScored,
)
from domain.model.risk.parts import ScaleUsed
from domain.model.risk.refusals import (
    AlreadyOver,
    NoScale,
    NotAccepted,
    NotScored,
    OffTheScale,
)
from domain.model.risk.state import Risk
from domain.policy.risks import Scale
from domain.refusals import NothingSaid


def score(command: ScoreRisk, risk: Risk, ground: Ground) -> list[Event]:
    """Say how grave it is: whoever bore it bears it no more."""
    scored = _scored(command, ground)
    if command.which == "target":
        return [scored]
    if risk.status == "logged" and not (command.which == "inherent" and "current" in risk.scores):
        due = ground.next_review(scored.level, high=risk.high)
        scored = scored.model_copy(update={"next_review": due})
    lapsed = [] if risk.acceptance is None else [RiskAcceptanceLapsed(because="rescored")]
    return [scored, *lapsed]


def _scored(command: ScoreRisk, ground: Ground) -> RiskScored:
    likelihood, impact, scale = command.likelihood, command.impact, ground.rules.own.scale
    if likelihood is None and impact is None:
        said("words", command.words)
        return RiskScored(which=command.which, words=command.words)
    if scale is None:
        raise NoScale
    if likelihood is None or impact is None:
        raise NothingSaid("impact" if impact is None else "likelihood")
    for what, step, steps in (
        ("likelihood", likelihood, scale.likelihoods),
        ("impact", impact, scale.impacts),
    ):
        if step > len(steps):
            raise OffTheScale(what, len(steps))
    return RiskScored(
        which=command.which,
        likelihood=scale.likelihoods[likelihood - 1],
        impact=scale.impacts[impact - 1],
        score=scale.score(likelihood, impact),
        level=scale.level(likelihood, impact).id,
        scale=_used(scale, ground),
        words=command.words,
    )


def _used(scale: Scale, ground: Ground) -> ScaleUsed:
    return ScaleUsed(
        edition=ground.rules.edition,
        likelihoods=scale.likelihoods,
        impacts=scale.impacts,
        levels=tuple(each.label for each in scale.levels),
    )


def ask(command: AskRescoring, risk: Risk, ground: Ground) -> list[Event]:
    """Ask for a new score, once for each change."""
    del ground
    if command.of in risk.asked_before:
        return []
    return [RiskRescoringAsked(of=command.of, what=command.what)]


def accept(command: AcceptRisk, risk: Risk, ground: Ground) -> list[Event]:
    """Let somebody named bear it as it is scored, until a day."""
    said("reason", command.reason)
    if not command.by.known:
        raise NothingSaid("by")
    if risk.score is None:
        raise NotScored
    if command.until < ground.today:
        raise AlreadyOver
    score = risk.score
    return [RiskAccepted(**dict(command), score=score.score, level=score.level)]


def lapse(command: LapseAcceptance, risk: Risk, ground: Ground) -> list[Event]:
    """Let nobody bear it any more."""
    held = risk.acceptance
    if command.because == "expired":
        over = held is not None and held.until < ground.today
        return [RiskAcceptanceLapsed(because="expired")] if over else []
    said("reason", command.reason)
    if held is None:
        raise NotAccepted
    return [RiskAcceptanceLapsed(because=command.because, reason=command.reason)]


def review(command: ReviewRisk, risk: Risk, ground: Ground) -> list[Event]:
    """Say that it was looked at again."""
    said("remark", command.remark)
    if command.next_review is not None and command.next_review < ground.day:
        raise AlreadyOver
    level = "" if risk.score is None else risk.score.level
    due = command.next_review or ground.next_review(level, high=risk.high)
    return [RiskReviewed(remark=command.remark, next_review=due)]


def flag(command: FlagHigh, risk: Risk, ground: Ground) -> list[Event]:
    """Mark it as high, or as high no more."""
    said("reason", command.reason)
    if command.high == risk.high:
        return []
    level = "" if risk.score is None else risk.score.level
    due = ground.next_review(level, high=command.high) if risk.status == "logged" else None
    return [RiskHighFlagged(**dict(command), office=ground.office, next_review=due)]
