"""A notice is begun by one alone, and again only after it certainly was not sent, or by wish."""

from domain.messages import Event
from domain.model.notice.messages import (
    BeginNotice,
    DeadLetter,
    DeferNotice,
    GatherNotice,
    NoticeBegun,
    NoticeCommand,
    NoticeDeadLettered,
    NoticeDeferred,
    NoticeEdited,
    NoticeGathered,
    NoticeRaised,
    NoticeRetried,
    NoticeSent,
    NoticeSettled,
    NoticeWithdrawn,
    RaiseNotice,
    ReportEdited,
    ReportSent,
    RetryNotice,
    SettleNotice,
    WithdrawNotice,
)
from domain.model.notice.refusals import NoSuchNotice, NoticeIsOver, NoticeUnderWay
from domain.model.notice.state import Notice

_PERHAPS_SENT = {"uncertain", "silence"}
"""Why it may be dead though it was seen: who sent it may still say so."""


def decide(command: NoticeCommand, state: Notice) -> list[Event]:
    """Return what happens if *command* is carried out, or refuse it.

    To raise what was raised, or to withdraw or gather what does not wait, changes nothing.
    """
    if isinstance(command, RaiseNotice):
        return [] if state.status != "unraised" else [NoticeRaised(**dict(command))]
    if state.status == "unraised":
        raise NoSuchNotice
    match command:
        case WithdrawNotice(reason=reason):
            return [NoticeWithdrawn(reason=reason)] if state.status == "waiting" else []
        case GatherNotice(digest=digest, instance=instance):
            own = state.status == "begun" and state.instance == instance
            return [NoticeGathered(digest=digest)] if own or state.status == "waiting" else []
        case BeginNotice(instance=instance, at=at):
            _waits(state)
            return [NoticeBegun(attempt=state.attempt + 1, instance=instance, at=at)]
        case RetryNotice(reason=reason):
            return _retry(state, NoticeRetried(reason=reason))
        case _:
            return _reported(command, state)


def _waits(state: Notice) -> None:
    if state.status == "begun":
        raise NoticeUnderWay
    if state.status != "waiting":
        raise NoticeIsOver(state.status)


def _retry(state: Notice, again: NoticeRetried) -> list[Event]:
    if state.status != "dead":
        _waits(state)
    return [] if state.status == "waiting" and state.insisted else [again]


def _reported(command: NoticeCommand, state: Notice) -> list[Event]:
    """Take what whoever sends it says; late news counts only where it tells that it was sent."""
    under_way, attempt = state.status == "begun", state.attempt
    match command:
        case ReportSent(message=message):
            perhaps = state.status == "dead" and state.why in _PERHAPS_SENT
            return [NoticeSent(attempt=attempt, message=message)] if under_way or perhaps else []
        case DeferNotice(until=until, reason=reason, said=said) if under_way:
            return [NoticeDeferred(attempt=attempt, until=until, reason=reason, said=said)]
        case DeadLetter(reason=reason, said=said) if under_way:
            return [NoticeDeadLettered(attempt=attempt, reason=reason, said=said)]
        case DeferNotice() | DeadLetter():
            return []
        case SettleNotice():
            return [NoticeSettled()] if state.status == "sent" and not state.settled else []
        case ReportEdited():
            return [NoticeEdited()] if state.settled and not state.edited else []
        case _:
            raise TypeError(type(command).__name__)
