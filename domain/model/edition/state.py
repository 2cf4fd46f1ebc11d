"""An edition is what its events leave: evolve takes any event, refuses none, and asks nobody."""

from dataclasses import dataclass, replace
from datetime import date

from domain.messages import Event
from domain.model.edition.messages import (
    EditionAgreed,
    EditionFirstUsed,
    EditionProposed,
    EditionPublished,
    EditionStated,
    EditionWithdrawn,
)
from domain.policy.edition import EditionRef


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is to be agreed to; *agreed* are the people who did, each with the office."""

    since: date
    minute: str
    agreed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class UsedEdition:
    """Where an edition stands with us; *version* counts its events.

    *published* is the day from which it was in force last, and *affected* whom that concerned.
    """

    version: int = 0
    edition: EditionRef | None = None
    used: bool = False
    proposal: Proposal | None = None
    published: date | None = None
    affected: tuple[str, ...] = ()
    withdrawn: date | None = None
    stated: tuple[str, ...] = ()
    """Who, not among those who must agree, stated that it meets the law."""


UNUSED = UsedEdition()


def evolve(state: UsedEdition, event: Event) -> UsedEdition:
    """Return *state* after *event*; one that makes no sense is counted and changes nothing else."""
    return replace(_after(state, event), version=state.version + 1)


def _after(state: UsedEdition, event: Event) -> UsedEdition:
    after = state
    match event:
        case EditionFirstUsed(edition=edition):
            after = replace(state, edition=edition, used=True)
        case EditionProposed(edition=edition, since=since, minute=minute):
            after = replace(state, edition=edition, proposal=Proposal(since, minute))
        case EditionAgreed() if state.proposal is not None:
            agreed = (*state.proposal.agreed, (event.statement.subject, event.office))
            after = replace(state, proposal=replace(state.proposal, agreed=agreed))
        case EditionStated():
            after = replace(state, stated=(*state.stated, event.statement.subject))
        case EditionPublished(since=since, affected=affected):
            after = replace(
                state, proposal=None, published=since, affected=affected, withdrawn=None
            )
        case EditionWithdrawn(until=until):
            after = replace(state, withdrawn=until)
        case _:
            pass
    return after
