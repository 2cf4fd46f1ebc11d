"""What comes of a wish about the approval of an arrangement."""

from collections.abc import Callable, Mapping

from domain.messages import Event, PersonalText
from domain.model.arrangement.approval import asking, deciding, gates
from domain.model.arrangement.approval import messages as wish
from domain.model.arrangement.approval.events import (
    ApprovalAdvised,
    ConsultationRecorded,
    DiscretionUsed,
)
from domain.model.arrangement.approval.messages import ApprovalCommand
from domain.model.arrangement.approval.refusals import DayAhead, NotDiscretionary
from domain.model.arrangement.approval.state import Approval
from domain.model.arrangement.standing import Standing
from domain.refusals import NothingSaid, NotOffered

LEFT_TO_JUDGEMENT = ("recommended", "if_appropriate")
"""How far the policy goes where whoever acts judges whether something is appropriate (A-60)."""


def decide(command: ApprovalCommand, state: Approval, standing: Standing) -> list[Event]:
    """Return what happens if *command* is carried out, or refuse it."""
    if standing.day > standing.today:
        raise DayAhead
    decided = _DECIDERS.get(type(command))
    if decided is None:
        raise NotOffered(type(command).__name__, ())
    return decided(command, state, standing)


def _advised(command: wish.RecordAdvice, state: Approval, standing: Standing) -> list[Event]:
    del state
    _said("said", command.said)
    return [
        ApprovalAdvised(
            edition=standing.edition,
            on=standing.day,
            by=standing.by.id,
            office=command.office,
            said=command.said,
        )
    ]


def _judged(command: wish.UseDiscretion, state: Approval, standing: Standing) -> list[Event]:
    del state
    _said("reason", command.reason)
    return [
        DiscretionUsed(
            edition=standing.edition,
            on=standing.day,
            by=standing.by.id,
            about=command.about,
            reason=command.reason,
        )
    ]


def _consulted(
    command: wish.RecordConsultation, state: Approval, standing: Standing
) -> list[Event]:
    """Keep what came of a consultation; only what is left to judgement is judged away."""
    del state
    if command.not_appropriate and command.strength not in LEFT_TO_JUDGEMENT:
        raise NotDiscretionary(command.office)
    _said("reason" if command.not_appropriate else "said", command.said)
    told = ConsultationRecorded(
        edition=standing.edition,
        on=standing.day,
        by=standing.by.id,
        office=command.office,
        strength=command.strength,
        outcome="not_appropriate" if command.not_appropriate else "consulted",
        whom=command.whom,
        said=command.said,
    )
    return [told]


def following(before: Approval, after: Approval, was: Standing, standing: Standing) -> list[Event]:
    """Return what must follow here from what happened elsewhere in the arrangement.

    *was* is how the entry stood before, *standing* how it stands now.
    """
    del before, was
    return list(asking.staled(after, standing))


def _said(field: str, text: PersonalText) -> None:
    if not text.text.strip():
        raise NothingSaid(field)


# Each takes the command that it is the decider of.
_DECIDERS: Mapping[type[ApprovalCommand], Callable[..., list[Event]]] = {
    wish.SeekApproval: asking.seek,
    wish.GiveApproval: deciding.give,
    wish.DeclineApproval: deciding.decline,
    wish.AskForChanges: deciding.ask_for_changes,
    wish.RecordDecision: deciding.record,
    wish.DelegateApproval: deciding.delegate,
    wish.WithdrawApproval: asking.withdraw,
    wish.RemindApprovers: asking.remind,
    wish.EscalateApproval: asking.escalate,
    wish.ExpireApproval: asking.expire,
    wish.RecordConsultation: _consulted,
    wish.RecordAdvice: _advised,
    wish.UseDiscretion: _judged,
    wish.SignAgreement: gates.sign,
    wish.EnterArrangement: gates.enter,
    wish.VoidStep: gates.void,
    wish.AnswerBreach: gates.answer_breach,
}
