"""What a person may do with enquiries: open one, answer, change, go on, and see their own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain.identity import Actor, short_form
from domain.messages import Act, Event, PersonalText
from domain.model.arrangement.messages import PREFIX as ARRANGEMENT
from domain.model.arrangement.messages import STREAM as ARRANGEMENTS
from domain.model.enquiry import decider
from domain.model.enquiry.messages import (
    PREFIX,
    STREAM,
    AnswerQuestions,
    Carried,
    ChangeAnswer,
    ConfirmHearing,
    DetermineOutcome,
    EnquiryCommand,
    EnquiryOpened,
    Given,
    HeardAnswer,
    KeepAsConsidered,
    LeaveEnquiry,
    LinkEnquiry,
    OpenEnquiry,
    Record,
    ReferMatter,
    ResumeEnquiry,
    Source,
    WidenGoal,
)
from domain.model.enquiry.state import UNOPENED, Enquiry, evolve
from domain.model.handing import whose
from domain.policy.edition import EditionRef
from domain.policy.policy import Policy
from domain.ports import EditionKeeper, Editions, UnknownPolicy, Views
from domain.refusals import LinkedToItself, NoSuchId, NotOpened
from domain.services import rights
from domain.services.editions import EditionsInUse
from domain.services.finding import fresh_stream, stream_of
from domain.services.handling import Decider, Handling, Order, Story
from domain.services.rights import About, Right, about_of, require
from domain.views.enquiries import ENQUIRIES, EnquiryRow


@dataclass(frozen=True, slots=True)
class Seen:
    """An enquiry as its opener sees it, with the edition it is held under."""

    id: str
    opener: str
    opened_at: datetime
    opening: str
    enquiry: Enquiry
    policy: Policy
    acts: frozenset[str]
    """The keys of everything that was done to it."""

    @property
    def short(self) -> str:
        """The id that people read and type."""
        return short_form(PREFIX, self.id)


class Enquiries:
    """Enquiries under the policies here. Every id may be given whole or short."""

    def __init__(
        self,
        handling: Handling,
        editions: Editions,
        keeper: EditionKeeper,
        views: Views,
        policy: str,
    ) -> None:
        self._handling = handling
        self._editions = EditionsInUse(handling, editions, keeper, policy)
        self._views = views

    def open(
        self,
        act: Act,
        *,
        goal: str,
        opening: str,
        heard: Iterable[tuple[str, str, str]] = (),
        policy: str = "",
    ) -> Seen:
        """Open an enquiry under the edition in force of *policy*, or of the usual one.

        *heard* are facts, values and their words.
        """
        require(rights.OPEN_ENQUIRY, act.actor, self.about)
        stream = fresh_stream(self._handling.store, self._handling.ids, STREAM, PREFIX)
        edition = self._editions.use(act, policy)
        by = act.actor.id
        command = OpenEnquiry(
            goal=goal,
            opening=PersonalText(subject=by, text=opening),
            heard=tuple(
                HeardAnswer(fact=fact, value=value, words=PersonalText(subject=by, text=words))
                for fact, value, words in heard
            ),
        )
        order: Order[EnquiryCommand] = Order(stream, command, act, opens=True)
        return self._carry_out(order, edition)

    def confirm(  # noqa: PLR0913 - what a card says, and which card it was
        self,
        act: Act,
        enquiry: str,
        *,
        dropped: Sequence[str] = (),
        corrected: Sequence[Given] = (),
        answers: Sequence[Given] = (),
        shown: str,
        seen_version: int | None = None,
    ) -> Seen:
        """Let stand what was heard, save what is dropped or corrected; *answers* came with it.

        *seen_version* is the enquiry's version on the card that is pressed, here and below.
        """
        command = ConfirmHearing(
            dropped=tuple(dropped),
            corrected=tuple(corrected),
            answers=tuple(answers),
            shown=shown,
            seen_version=seen_version,
        )
        return self._act(act, enquiry, command)

    def answer(
        self,
        act: Act,
        enquiry: str,
        *,
        answers: Sequence[Given],
        shown: str,
        seen_version: int | None = None,
        source: Source = "asked",
    ) -> Seen:
        """Answer the facts of one card, or of what *source* says."""
        command = AnswerQuestions(
            answers=tuple(answers), shown=shown, seen_version=seen_version, source=source
        )
        return self._act(act, enquiry, command)

    def part(
        self, act: Act, enquiry: str, whole: str, *, opening: str, carried: Sequence[Carried]
    ) -> Seen:
        """Open, once, the enquiry *whole* into one's own *enquiry* that was split: alike beside it.

        It is held under the same edition, for the same goal.
        """
        seen, stream = self.get(act.actor, enquiry), STREAM + whole
        if self._handling.store.streams(stream):
            return self.get(act.actor, whole)
        command = OpenEnquiry(
            goal=seen.enquiry.goal,
            opening=PersonalText(subject=act.actor.id, text=opening),
            carried=tuple(carried),
        )
        order: Order[EnquiryCommand] = Order(stream, command, act)
        return self._carry_out(order, seen.policy)

    def change(
        self,
        act: Act,
        enquiry: str,
        *,
        fact: str,
        value: str,
        shown: str,
        seen_version: int | None = None,
    ) -> Seen:
        """Answer one fact otherwise than before; no other answer goes."""
        command = ChangeAnswer(fact=fact, value=value, shown=shown, seen_version=seen_version)
        return self._act(act, enquiry, command)

    def widen(self, act: Act, enquiry: str, *, goal: str) -> Seen:
        """Go on to settle other slots."""
        return self._act(act, enquiry, WidenGoal(goal=goal))

    def determine(self, act: Act, enquiry: str) -> Seen:
        """Record what the policy says on the answers so far."""
        return self._act(act, enquiry, DetermineOutcome())

    def leave(self, act: Act, enquiry: str) -> Seen:
        """Leave it for now; whatever goes on with it takes it up again."""
        return self._act(act, enquiry, LeaveEnquiry())

    def resume(self, act: Act, enquiry: str) -> Seen:
        """Take up again what was left."""
        return self._act(act, enquiry, ResumeEnquiry())

    def link(self, act: Act, enquiry: str, *, other: str, why: str) -> Seen:
        """Say that an enquiry of one's own, or an arrangement, belongs with this one."""
        record, whole = self._record_of(act.actor, other)
        if self._stream_of(enquiry) == STREAM + whole:
            raise LinkedToItself
        text = PersonalText(subject=act.actor.id, text=why)
        return self._act(act, enquiry, LinkEnquiry(record=record, other=whole, why=text))

    def refer(self, act: Act, enquiry: str, *, about: str, office: str, question: str = "") -> Seen:
        """Put what the outcome leaves open to the office that it names."""
        text = PersonalText(subject=act.actor.id, text=question) if question else None
        return self._act(act, enquiry, ReferMatter(about=about, office=office, question=text))

    def keep_as_considered(self, act: Act, enquiry: str) -> Seen:
        """Let a decided matter rest that goes on no register."""
        return self._act(act, enquiry, KeepAsConsidered())

    def get(self, actor: Actor, enquiry: str) -> Seen:
        """Return one enquiry of the actor's own."""
        story = self._handling.story(self._stream_of(enquiry), UNOPENED, evolve)
        self._for_its_opener(rights.READ_ENQUIRY, actor, story)
        return self._seen(story)

    def mine(self, actor: Actor) -> tuple[EnquiryRow, ...]:
        """Return the actor's own enquiries, newest first."""
        require(rights.LIST_OWN_ENQUIRIES, actor, self.about)
        rows = self._views.where(ENQUIRIES, "opener", actor.id)
        return tuple(sorted(rows, key=lambda row: row.opened_at, reverse=True))

    @property
    def about(self) -> About:
        """What the right to ask turns on: whom the policy in force is for, and whom to ask."""
        return about_of(self._editions.in_force().edition)

    def about_under(self, ref: EditionRef) -> About:
        """Return what a right turns on for what stands under *ref*: its policy as in force now."""
        try:
            return about_of(self._editions.in_force(ref.policy).edition)
        except UnknownPolicy:
            return about_of(self._editions.pinned(ref).edition)

    @property
    def policies(self) -> tuple[str, ...]:
        """The ids of the policies that may be asked under, the usual one first."""
        return self._editions.policies

    def policy(self, policy: str = "") -> Policy:
        """Return the edition in force of *policy*, or of the usual one."""
        return self._editions.in_force(policy)

    def use(self, act: Act) -> Policy:
        """Return the usual edition in force, which from here on something is held under."""
        return self._editions.use(act)

    def pinned(self, ref: EditionRef) -> Policy:
        """Return the very edition *ref*."""
        return self._editions.pinned(ref)

    def _act(self, act: Act, enquiry: str, command: EnquiryCommand) -> Seen:
        return self._carry_out(Order(self._stream_of(enquiry), command, act))

    def _carry_out(self, order: Order[EnquiryCommand], opening: Policy | None = None) -> Seen:
        def decide(command: EnquiryCommand, story: Story[Enquiry]) -> list[Event]:
            if story.recorded:
                self._for_its_opener(rights.GO_ON_WITH_ENQUIRY, order.act.actor, story)
            ref = story.state.edition
            policy = opening if ref is None else self._editions.pinned(ref)
            if policy is None:
                raise NotOpened
            return decider.decide(command, story.state, policy)

        handled = self._handling.carry_out(order, Decider(UNOPENED, evolve, decide))
        return self._seen(handled.story)

    def _stream_of(self, written: str) -> str:
        return stream_of(self._handling.store, STREAM, PREFIX, written)

    def _record_of(self, actor: Actor, written: str) -> tuple[Record, str]:
        """Return the kind and whole id of what may be linked: never another's enquiry."""
        try:
            return "enquiry", self.get(actor, written).id
        except NoSuchId:
            store = self._handling.store
            found = stream_of(store, ARRANGEMENTS, ARRANGEMENT, written)
            return "arrangement", found.removeprefix(ARRANGEMENTS)

    def _seen(self, story: Story[Enquiry]) -> Seen:
        first = story.recorded[0]
        if not isinstance(first.event, EnquiryOpened) or story.state.edition is None:
            raise NotOpened
        return Seen(
            id=story.stream.removeprefix(STREAM),
            opener=whose(story.recorded),
            opened_at=first.recorded_at,
            opening=first.event.opening.text,
            enquiry=story.state,
            policy=self._editions.pinned(story.state.edition),
            acts=frozenset(each.command_key for each in story.recorded),
        )

    def _for_its_opener(self, right: Right, actor: Actor, story: Story[Enquiry]) -> None:
        require(right, actor, replace(self.about, opener=whose(story.recorded)))
