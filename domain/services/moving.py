"""When another edition comes into force, openers are told what it changes, and may move to it."""

from dataclasses import dataclass, replace
from datetime import date

from domain.identity import Actor
from domain.messages import Act, Event
from domain.model.enquiry import decider
from domain.model.enquiry.messages import (
    PREFIX,
    STREAM,
    EnquiryCommand,
    EnquiryMoved,
    MoveEnquiry,
    TellOfChange,
)
from domain.model.enquiry.state import UNOPENED, Enquiry, evolve
from domain.model.handing import whose
from domain.policy.edition import EditionRef
from domain.policy.policy import Policy
from domain.policy.publishing import Publication, in_force_on
from domain.ports import BadEdition, PublicationLock
from domain.refusals import NotOpened, Unreadable
from domain.services import rights
from domain.services.editions import EditionsInUse
from domain.services.enquiries import Enquiries, Seen
from domain.services.finding import stream_of
from domain.services.handling import Decider, Handling, Order, Story
from domain.services.impact import Affected, Impact
from domain.services.rights import require
from domain.views.enquiries import EnquiryRow


@dataclass(frozen=True, slots=True)
class News:
    """That an edition in force *since* a day would change the outcome of a matter, and how."""

    matter: EnquiryRow
    policy: Policy
    since: date
    affected: Affected


@dataclass(frozen=True, slots=True)
class Moved:
    """A matter after it was moved; *ignored* are the facts whose answers count no more."""

    seen: Seen
    ignored: tuple[str, ...]


class Moving:
    """Takes matters from the edition that they began with to the one in force."""

    def __init__(
        self,
        handling: Handling,
        editions: EditionsInUse,
        lock: PublicationLock,
        enquiries: Enquiries,
    ) -> None:
        self._handling = handling
        self._editions = editions
        self._lock = lock
        self._enquiries = enquiries
        self._unaffected: set[tuple[str, int, str]] = set()
        """Matters, with the version at which they were looked at, and the edition."""

    @property
    def today(self) -> date:
        """The day it is in London."""
        return self._handling.clock.today()

    def in_force(self) -> tuple[str, ...]:
        """Return the hash of what was published and is in force today, of each policy that has."""
        found = map(self._publication, self._editions.policies)
        return tuple(each.sha256 for each in found if each is not None)

    def newer(self, seen: Seen) -> tuple[Policy, date] | None:
        """Return the published edition in force, and since when, if *seen* is under another."""
        return self._published_beside(seen.policy.ref)

    def news(self, actor: Actor) -> tuple[News, ...]:
        """Return what the actor has not been told yet of their own matters, newest first."""
        found = []
        for row in self._enquiries.mine(actor):
            beside = self._published_beside(row.edition)
            if beside is None or row.ground is None or beside[0].ref.sha256 in row.told:
                continue
            affected = self._affected(row, beside[0])
            if affected is not None:
                found.append(News(row, *beside, affected))
        return tuple(found)

    def told(self, act: Act, news: News) -> None:
        """Record that the opener was told, once."""
        wish = TellOfChange(edition=news.policy.ref)
        self._carry_out(Order(STREAM + news.matter.id, wish, act), None)

    def move(self, act: Act, enquiry: str) -> Moved:
        """Hold a matter of one's own under the edition in force from here on."""
        stream = stream_of(self._handling.store, STREAM, PREFIX, enquiry)
        seen = self._enquiries.get(act.actor, stream.removeprefix(STREAM))
        target = self._editions.use(act, seen.policy.ref.policy)
        order: Order[EnquiryCommand] = Order(stream, MoveEnquiry(edition=target.ref), act)
        story = self._carry_out(order, target)
        moves = [each.event for each in story.recorded if isinstance(each.event, EnquiryMoved)]
        return Moved(self._enquiries.get(act.actor, seen.id), moves[-1].ignored)

    def _affected(self, row: EnquiryRow, policy: Policy) -> Affected | None:
        key = (row.id, row.version, policy.ref.sha256)
        if key in self._unaffected:
            return None
        try:
            affected = Impact.of(row, self._editions.pinned(row.edition), policy)
        except Unreadable:
            return None
        if affected.effect is None or not affected.listed:
            self._unaffected.add(key)
            return None
        return affected

    def _published_beside(self, ref: EditionRef) -> tuple[Policy, date] | None:
        """Return the published edition in force of the same policy, unless it is *ref*."""
        publication = self._publication(ref.policy)
        if publication is None or publication.sha256 == ref.sha256:
            return None
        try:
            return self._editions.in_force(ref.policy), publication.since
        except (Unreadable, BadEdition):
            return None

    def _publication(self, policy: str) -> Publication | None:
        try:
            published = self._lock.published(policy)
        except BadEdition:
            return None
        return in_force_on(published, self.today)

    def _carry_out(self, order: Order[EnquiryCommand], target: Policy | None) -> Story[Enquiry]:
        """Carry out *order* under *target*, or under the edition that the matter is held under."""

        def decide(wish: EnquiryCommand, story: Story[Enquiry]) -> list[Event]:
            about = replace(self._enquiries.about, opener=whose(story.recorded))
            require(rights.GO_ON_WITH_ENQUIRY, order.act.actor, about)
            ref = story.state.edition
            under = target if target is not None or ref is None else self._editions.pinned(ref)
            if under is None:
                raise NotOpened
            return decider.decide(wish, story.state, under)

        return self._handling.carry_out(order, Decider(UNOPENED, evolve, decide)).story
