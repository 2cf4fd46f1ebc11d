"""An arrangement ends in three steps: it is proposed, the way out is checked, and it ends."""

from domain.messages import Event
from domain.model.arrangement.review.messages import (
    ArrangementEnded,
    CheckExit,
    EndArrangement,
    EndingProposed,
    EndingWithdrawn,
    ExitChecked,
    ProposeEnd,
    ReviewCommand,
    WithdrawEnding,
)
from domain.model.arrangement.review.refusals import HasEnded, MustStay, NotEnding
from domain.model.arrangement.review.saying import said
from domain.model.arrangement.review.state import Ending, Review
from domain.model.arrangement.standing import Standing
from domain.policy.reviews import Ground
from domain.refusals import NotOffered

DUTY_ENDED: Ground = "duty_ended"
"""The one ground on which what the law asks us to attend can be left."""


def decide_end(command: ReviewCommand, state: Review, standing: Standing) -> list[Event]:
    """Return what happens if *command*, which is about ending, is carried out, or refuse it."""
    match command:
        case WithdrawEnding():
            said("reason", command.reason)
            if state.ending is None:
                raise NotEnding
            return [EndingWithdrawn(edition=standing.edition, reason=command.reason)]
        case ProposeEnd() | CheckExit() | EndArrangement() if state.ended_on is not None:
            raise HasEnded(state.ended_on)
        case ProposeEnd():
            return [_proposed(command, state, standing)]
        case CheckExit():
            return [_checked(command, state, standing)]
        case EndArrangement():
            return [_ended(command, state, standing)]
        case _:
            raise NotOffered(type(command).__name__, ())


def _proposed(command: ProposeEnd, state: Review, standing: Standing) -> EndingProposed:
    said("reason", command.reason)
    _may_leave(command.ground, state, standing)
    return EndingProposed(
        edition=standing.edition,
        day=standing.day,
        ground=command.ground,
        reason=command.reason,
        planned=command.planned,
    )


def _checked(command: CheckExit, state: Review, standing: Standing) -> ExitChecked:
    if state.ending is None:
        raise NotEnding
    return ExitChecked(
        edition=standing.edition,
        day=standing.day,
        indicators=command.indicators,
        agreed_by_all=command.agreed_by_all,
        answers=command.answers,
        document=command.document,
        form=command.form,
    )


def _ended(command: EndArrangement, state: Review, standing: Standing) -> ArrangementEnded:
    """Let it end; what was not checked or agreed before is recorded with it, and bars nothing."""
    said("reason", command.reason)
    _may_leave(command.ground, state, standing)
    ending: Ending | None = state.ending
    return ArrangementEnded(
        edition=standing.edition,
        day=standing.day,
        ground=command.ground,
        reason=command.reason,
        planned=command.planned,
        approved_by=command.approved_by,
        ask=_to_ask(standing),
        agreed_by_all="" if ending is None else ending.agreed_by_all,
        unchecked=ending is None or ending.checked_on is None,
        document=command.document,
    )


def _to_ask(standing: Standing) -> str:
    """Return whom to ask about its approval, nobody where the policy names who gives it."""
    leaving = standing.leaving
    if leaving is None:
        return standing.contact
    return "" if leaving.approved_by else leaving.ask


def _may_leave(ground: Ground, state: Review, standing: Standing) -> None:
    """Refuse to leave what the law asks us to attend, for as long as it does (CHE-15.8)."""
    rule = standing.reviews
    if rule is None or rule.revisit is None or ground == DUTY_ENDED:
        return
    if rule.must_stay(state.kind):
        raise MustStay(rule.revisit.says)
