"""An enquiry stays under the edition it began with until its opener moves it, which is an event."""

from collections.abc import Mapping
from typing import Protocol

from domain.messages import Event
from domain.model.enquiry.messages import (
    EnquiryMoved,
    EnquiryResumed,
    MoveEnquiry,
    PolicyChangeTold,
    TellOfChange,
)
from domain.model.enquiry.state import Enquiry
from domain.policy.edition import EditionRef
from domain.refusals import AnotherEdition, NothingToMoveTo, NotOpened


class Target(Protocol):
    """What moving asks of the edition that an enquiry is moved to."""

    @property
    def ref(self) -> EditionRef: ...

    def check(self, facts: Mapping[str, str]) -> None:
        """Raise ``ValueError`` for a fact or a value that the edition does not have."""
        ...


def move(command: MoveEnquiry, state: Enquiry, target: Target) -> list[Event]:
    """Hold the enquiry under *target* from here on; what that does not know is ignored."""
    if state.edition is None:
        raise NotOpened
    if state.edition == target.ref:
        raise NothingToMoveTo
    if (state.edition.policy, command.edition) != (target.ref.policy, target.ref):
        raise AnotherEdition(pinned=command.edition.sha256, given=target.ref.sha256)
    given = [*state.facts.items(), *((heard.fact, heard.value) for heard in state.heard)]
    ignored = dict.fromkeys(fact for fact, value in given if not _knows(target, fact, value))
    moved = EnquiryMoved(was=state.edition, edition=target.ref, ignored=tuple(ignored))
    return [EnquiryResumed(), moved] if state.left else [moved]


def tell(command: TellOfChange, state: Enquiry) -> list[Event]:
    """Record that the opener was told of another edition, once."""
    if command.edition in state.told:
        return []
    return [PolicyChangeTold(edition=command.edition)]


def _knows(target: Target, fact: str, value: str) -> bool:
    try:
        target.check({fact: value})
    except ValueError:
        return False
    return True
