"""What happens to an edition when something is wished of it, or why it does not."""

from dataclasses import dataclass
from datetime import date
from typing import assert_never

from domain.identity import Actor
from domain.messages import Event
from domain.model.edition.messages import (
    AgreeToPublish,
    EditionAgreed,
    EditionCommand,
    EditionFirstUsed,
    EditionProposed,
    EditionPublished,
    EditionStated,
    EditionWithdrawn,
    UseEdition,
    WithdrawEdition,
)
from domain.model.edition.state import Proposal, UsedEdition
from domain.policy.edition import Period
from domain.policy.publishing import Publication, Publications, published_next, still_needed
from domain.policy.unpublished import AgreedAlready, AgreedOtherwise
from domain.refusals import NothingSaid, NotYourOffice

PUBLISH = "publish-edition"


@dataclass(frozen=True, slots=True)
class Ground:
    """What publishing turns on beside the edition's own events.

    *offices* must agree, *author* is the office that wrote it, *own* are the days that the edition
    says of itself, *published* what of the policy was published before, *affected* the enquiries
    whose outcome it would change.
    """

    actor: Actor
    today: date
    offices: tuple[str, ...]
    author: str
    own: Period
    published: Publications
    affected: tuple[str, ...] = ()


def decide(
    command: EditionCommand, state: UsedEdition, ground: Ground | None = None
) -> list[Event]:
    """Return what happens if *command* is carried out, or refuse it; only publishing has *ground*.

    Only the first use is an event.
    """
    match command:
        case UseEdition():
            return [] if state.used else [EditionFirstUsed(**dict(command))]
        case AgreeToPublish():
            if ground is None:
                raise ValueError("publishing stands on something")
            return _agree(command, state, ground)
        case WithdrawEdition():
            return [] if state.withdrawn == command.until else [EditionWithdrawn(**dict(command))]
        case _:
            assert_never(command)


def _agree(command: AgreeToPublish, state: UsedEdition, ground: Ground) -> list[Event]:
    """Record what one person agrees to, and once all have, that the edition is published."""
    _said(command)
    new = Publication(
        version=command.edition.version, sha256=command.edition.sha256, since=command.since
    )
    mine = [office for office in ground.offices if office in ground.actor.offices]
    if not mine and ground.author not in ground.actor.offices:
        raise NotYourOffice(PUBLISH, ground.offices)
    if not mine and state.published == command.since:
        return _stated(command, state, ground)
    period = published_next(ground.published, new, ground.own, ground.today)[-1]
    proposal, proposed = _proposal(command, state, ground)
    if not mine:
        return [*proposed, *_stated(command, state, ground)]
    office = _speaking_as(mine, proposal, ground)
    happened = [
        *proposed,
        EditionAgreed(edition=command.edition, office=office, statement=command.statement),
    ]
    agreed = (*proposal.agreed, (ground.actor.id, office))
    if still_needed(ground.offices, agreed):
        return happened
    published = EditionPublished(
        edition=command.edition,
        since=period.since,
        until=period.until,
        affected=ground.affected,
    )
    return [*happened, published]


def _speaking_as(mine: list[str], proposal: Proposal, ground: Ground) -> str:
    """Return the office as which a person agrees, who has not done so before."""
    needed = still_needed(ground.offices, proposal.agreed)
    office = next((each for each in mine if each in needed), None)
    if office is None or ground.actor.id in {person for person, _ in proposal.agreed}:
        raise AgreedAlready(needed)
    return office


def _stated(command: AgreeToPublish, state: UsedEdition, ground: Ground) -> list[Event]:
    if command.statement.subject in state.stated:
        return []
    stated = EditionStated(
        edition=command.edition, office=ground.author, statement=command.statement
    )
    return [stated]


def _proposal(
    command: AgreeToPublish, state: UsedEdition, ground: Ground
) -> tuple[Proposal, list[Event]]:
    """Return what is agreed to, and the event that proposes it where nothing else was.

    Whoever alone has agreed so far may propose something else; what others agreed to stands.
    """
    before = state.proposal
    others = before is not None and any(who != ground.actor.id for who, _ in before.agreed)
    if before is not None and not command.anew:
        if (before.since, before.minute) == (command.since, command.minute):
            return before, []
        if others:
            raise AgreedOtherwise(str(before.since), before.minute)
    new = Proposal(command.since, command.minute)
    return new, [EditionProposed(edition=command.edition, since=new.since, minute=new.minute)]


def _said(command: AgreeToPublish) -> None:
    if not command.minute.strip():
        raise NothingSaid("minute")
    if not command.statement.text.strip():
        raise NothingSaid("statement")
