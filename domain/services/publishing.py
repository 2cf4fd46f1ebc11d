"""An edition is published by those who own it: each says so, and the last puts it into force.

What they agreed to is kept by its bytes; the lock is written after the event, and mended from it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeAlias

from domain.messages import Act, Event, PersonalText
from domain.model.edition.decider import Ground, decide
from domain.model.edition.messages import (
    STREAM,
    AgreeToPublish,
    EditionAgreed,
    EditionCommand,
    EditionPublished,
    WithdrawEdition,
)
from domain.model.edition.state import UNUSED, Proposal, UsedEdition, evolve
from domain.policy.edition import EditionRef
from domain.policy.inspecting import inspect
from domain.policy.policy import Policy
from domain.policy.publishing import (
    Publication,
    Publications,
    faults_of,
    published_next,
    signatories,
    still_needed,
)
from domain.policy.unpublished import ChangedSince, NotProved
from domain.ports import EditionKeeper, PublicationLock, Shelf
from domain.services.handling import Decider, Handling, Order, Story
from domain.services.impact import Impact
from domain.views.enquiries import EnquiryRow

Progress: TypeAlias = Callable[[Sequence[EnquiryRow]], Iterable[EnquiryRow]]
"""Gives the enquiries one after another, and may say how far it is."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Wish:
    """What one person wishes: an edition in force from a day, by a minute, with a statement."""

    policy: str
    version: str
    since: date
    minute: str
    statement: str
    anew: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """Where publishing stands: who is *needed* still, or *published*, and what that changed.

    *replaced* is what was in force before; *stated* says whether the author's own statement is
    there, where *author* is not among those who must agree.
    """

    edition: EditionRef
    since: date
    minute: str
    needed: tuple[str, ...]
    published: bool
    affected: int
    replaced: EditionRef | None
    author: str
    stated: bool


class Publishing:
    """Publishes editions of the policies here."""

    def __init__(
        self,
        handling: Handling,
        shelf: Shelf,
        lock: PublicationLock,
        keeper: EditionKeeper,
        impact: Impact,
    ) -> None:
        self._handling = handling
        self._shelf = shelf
        self._lock = lock
        self._keeper = keeper
        self._impact = impact

    def agree(self, act: Act, wish: Wish, progress: Progress = iter) -> Standing:
        """Record that a person agrees to *wish*; the last of those who must puts it into force.

        Refuses whoever is not to be asked, what is not proved, and what does not fit in time.
        """
        policy = self._shelf.at(wish.policy, wish.version)
        self._mended(act, policy)
        before, published = self._story(policy.ref), self._lock.published(wish.policy)
        command = AgreeToPublish(
            edition=policy.ref,
            since=wish.since,
            minute=wish.minute,
            statement=PersonalText(subject=act.actor.id, text=wish.statement),
            anew=wish.anew,
        )
        foreseen = decide(command, before.state, self._ground(act, policy, published))
        _must_be_sound(policy, wish, published)
        if not wish.anew:
            self._must_be_what_was_agreed_to(act, before, policy.ref)
        self._lock.must_be_writable()
        affected: tuple[str, ...] = ()
        if any(isinstance(event, EditionPublished) for event in foreseen):
            affected = tuple(self._affected(act, policy, wish.since, progress))
        self._keeper.keep(policy.ref.sha256, self._shelf.content(policy.ref))
        ground = self._ground(act, policy, published, affected)
        after = self._carry_out(act, policy.ref, command, ground).state
        replaced = self._put_into_force(act, policy, after)
        needed = still_needed(ground.offices, after.proposal.agreed if after.proposal else ())
        return Standing(
            edition=policy.ref,
            since=wish.since,
            minute=wish.minute,
            needed=() if after.proposal is None else needed,
            published=after.proposal is None,
            affected=0 if after.proposal else len(after.affected),
            replaced=replaced,
            author=ground.author,
            stated=ground.author in ground.offices or bool(after.stated),
        )

    @property
    def today(self) -> date:
        """The day it is in London."""
        return self._handling.clock.today()

    def read(self, policy: str, version: str) -> Policy:
        """Return an edition that is here; raise `UnknownPolicy` or `BadEdition`."""
        return self._shelf.at(policy, version)

    def proposal(self, ref: EditionRef) -> Proposal | None:
        """Return what is to be agreed to of an edition, if anything is."""
        return self._story(ref).state.proposal

    def unlocked(self) -> tuple[EditionRef, ...]:
        """Return what was published by the record, is not withdrawn, and is not in the lock."""
        stories = map(self._read_story, self._handling.store.streams(STREAM))
        return tuple(
            ref
            for each in stories
            if (ref := each.state.edition) is not None
            and each.state.published is not None
            and each.state.withdrawn is None
            and (ref.sha256, each.state.published) not in self._locked(ref.policy)
        )

    def _ground(
        self,
        act: Act,
        policy: Policy,
        published: Publications,
        affected: tuple[str, ...] = (),
    ) -> Ground:
        edition = policy.edition
        return Ground(
            actor=act.actor,
            today=self._handling.clock.today(),
            offices=signatories(edition),
            author=edition.policy_contact,
            own=edition.in_force,
            published=published,
            affected=affected,
        )

    def _must_be_what_was_agreed_to(
        self, act: Act, mine: Story[UsedEdition], ref: EditionRef
    ) -> None:
        """Refuse where another agreed to other bytes of the same version, and to none since."""
        for story in self._others(ref):
            proposal = story.state.proposal
            others = {who for who, _ in proposal.agreed} - {act.actor.id} if proposal else set()
            at = _agreed_at(story)
            if others and at is not None and not _since_then(mine, at):
                raise ChangedSince(ref.version, str(at.date()))

    def _others(self, ref: EditionRef) -> Iterator[Story[UsedEdition]]:
        for story in map(self._read_story, self._handling.store.streams(STREAM)):
            other = story.state.edition
            same = other is not None and (other.policy, other.version) == (ref.policy, ref.version)
            if same and other != ref:
                yield story

    def _affected(self, act: Act, policy: Policy, since: date, progress: Progress) -> Iterator[str]:
        """Yield the enquiries whose outcome it changes against what is in force the day before."""
        before = self._shelf.in_force(policy.ref.policy, since - _DAY)
        if before.ref == policy.ref:
            return
        cases = self._impact.cases(act.actor, policy.ref.policy)
        for case in progress(cases):
            if self._impact.of(case, before, policy).listed:
                yield case.id

    def _put_into_force(self, act: Act, policy: Policy, edition: UsedEdition) -> EditionRef | None:
        """Write the lock, unless it says so already, and tell what is replaced; return that."""
        ref, since = policy.ref, edition.published
        published = self._lock.published(ref.policy)
        locked = since is not None and (ref.sha256, since) in self._locked(ref.policy)
        if since is None or edition.proposal is not None or locked:
            return None
        new = Publication(version=ref.version, sha256=ref.sha256, since=since)
        # That the day was not past was seen to when they agreed.
        after = published_next(published, new, policy.edition.in_force, since - _DAY)
        replaced = None
        if published:
            last = published[-1]
            replaced = EditionRef(policy=ref.policy, version=last.version, sha256=last.sha256)
            wish = WithdrawEdition(edition=replaced, until=since - _DAY, by=ref)
            self._carry_out(act.following("replace"), replaced, wish)
        self._lock.publish(ref.policy, after)
        return replaced

    def _mended(self, act: Act, policy: Policy) -> None:
        """Write the lock where the event was recorded, and the lock never came to be written."""
        state = self._story(policy.ref).state
        if state.withdrawn is None:
            self._put_into_force(act, policy, state)

    def _locked(self, policy: str) -> set[tuple[str, date]]:
        return {(each.sha256, each.since) for each in self._lock.published(policy)}

    def _read_story(self, stream: str) -> Story[UsedEdition]:
        return self._handling.story(stream, UNUSED, evolve)

    def _story(self, ref: EditionRef) -> Story[UsedEdition]:
        return self._read_story(STREAM + ref.sha256)

    def _carry_out(
        self, act: Act, ref: EditionRef, command: EditionCommand, ground: Ground | None = None
    ) -> Story[UsedEdition]:
        def decided(wish: EditionCommand, story: Story[UsedEdition]) -> list[Event]:
            return decide(wish, story.state, ground)

        order = Order(STREAM + ref.sha256, command, act)
        return self._handling.carry_out(order, Decider(UNUSED, evolve, decided)).story


def _must_be_sound(policy: Policy, wish: Wish, published: Publications) -> None:
    faults = [*faults_of(published)]
    if policy.ref.version != wish.version:
        faults.append(f"its folder is {wish.version}, and it calls itself {policy.ref.version}")
    found = inspect(policy.compiled)
    faults += (f"{len(each)} {kind}" for kind, each in found.findings.items() if each)
    if faults:
        raise NotProved("; ".join(faults))


def _agreed_at(story: Story[UsedEdition]) -> datetime | None:
    """Return when somebody last agreed to an edition, if anybody ever did."""
    agreed = (each for each in reversed(story.recorded) if isinstance(each.event, EditionAgreed))
    last = next(agreed, None)
    return None if last is None else last.recorded_at


def _since_then(story: Story[UsedEdition], moment: datetime) -> bool:
    """Tell whether an edition was agreed to at *moment* or after it."""
    at = _agreed_at(story)
    return story.state.proposal is not None and at is not None and at >= moment
