"""What happens about an enquiry beside its answers: left, taken up, linked, referred, let rest."""

from typing import assert_never

from domain.messages import Event
from domain.model.enquiry.messages import (
    Closing,
    EnquiryLeft,
    EnquiryLinked,
    EnquiryResumed,
    KeepAsConsidered,
    LeaveEnquiry,
    LinkEnquiry,
    MatterKeptAsConsidered,
    MatterReferred,
    Openness,
    ReferMatter,
    ResumeEnquiry,
    TellOfChange,
)
from domain.model.enquiry.moving import tell
from domain.model.enquiry.state import Enquiry, Outcome
from domain.refusals import GoesOnRegister, NotDecided, NothingSaid, NotReferable


def decide(command: Closing, state: Enquiry) -> list[Event]:
    """Return what happens if *command* is carried out on an open enquiry, or refuse it."""
    match command:
        case LeaveEnquiry():
            return [] if state.left else [EnquiryLeft()]
        case ResumeEnquiry():
            return [EnquiryResumed()] if state.left else []
        case LinkEnquiry():
            return _link(command, state)
        case ReferMatter():
            return _refer(command, state)
        case KeepAsConsidered():
            return _keep(state)
        case TellOfChange():
            return tell(command, state)
        case _:
            assert_never(command)


def _link(command: LinkEnquiry, state: Enquiry) -> list[Event]:
    if not command.why.text.strip():
        raise NothingSaid("why")
    if command.other in state.links:
        return []
    return [EnquiryLinked(**dict(command))]


def _refer(command: ReferMatter, state: Enquiry) -> list[Event]:
    """Refer only what the outcome leaves open, and only to an office that it names for it."""
    outcome = _outcome(state)
    because: Openness
    if outcome.silences.get(command.about) == command.office:
        because = "silent"
    elif command.office in outcome.unsettled.get(command.about, ()):
        because = "not_settled"
    else:
        raise NotReferable(command.about, command.office)
    if (command.about, command.office) in state.referred:
        return []
    return [MatterReferred(edition=outcome.edition, because=because, **dict(command))]


def _keep(state: Enquiry) -> list[Event]:
    outcome = _outcome(state)
    if outcome.registers:
        raise GoesOnRegister(tuple(outcome.registers))
    if state.kept:
        return []
    return [
        MatterKeptAsConsidered(
            edition=outcome.edition,
            partnership=str(outcome.result.get("partnership", "")),
            kind=str(outcome.result.get("kind", "")),
        )
    ]


def _outcome(state: Enquiry) -> Outcome:
    if state.outcome is None or state.confirming or not state.decided:
        raise NotDecided
    return state.outcome
