"""What a person may do with enquiries: open one, answer, change, go on, and see their own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.identity import Actor, NotAnId, beginning_of, short_form
from domain.messages import Act, Event, PersonalText
from domain.model.enquiry import decider
from domain.model.enquiry.messages import (
    PREFIX,
    STREAM,
    AnswerQuestions,
    ChangeAnswer,
    ConfirmHearing,
    DetermineOutcome,
    EnquiryCommand,
    EnquiryOpened,
    Given,
    HeardAnswer,
    OpenEnquiry,
    WidenGoal,
)
from domain.model.enquiry.state import UNOPENED, Enquiry, evolve
from domain.policy.edition import EditionRef
from domain.policy.policy import Policy
from domain.ports import EditionKeeper, Editions, Views
from domain.refusals import NoSuchId, NotOpened, NotYours
from domain.services.handling import Decider, Handling, Order, Story
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

    @property
    def short(self) -> str:
        """The id that people read and type."""
        return short_form(PREFIX, self.id)


class Enquiries:
    """Enquiries under one policy. Every id may be given whole or short."""

    def __init__(
        self,
        handling: Handling,
        editions: Editions,
        keeper: EditionKeeper,
        views: Views,
        policy: str,
    ) -> None:
        self._handling = handling
        self._editions = editions
        self._keeper = keeper
        self._views = views
        self._policy = policy
        self._compiled: dict[EditionRef, Policy] = {}

    def open(
        self, act: Act, *, goal: str, opening: str, heard: Iterable[tuple[str, str, str]] = ()
    ) -> Seen:
        """Open an enquiry under the edition in force; *heard* are facts, values and their words."""
        edition = self._editions.current(self._policy)
        self._keep(edition.ref)
        by = act.actor.id
        command = OpenEnquiry(
            goal=goal,
            opening=PersonalText(subject=by, text=opening),
            heard=tuple(
                HeardAnswer(fact=fact, value=value, words=PersonalText(subject=by, text=words))
                for fact, value, words in heard
            ),
        )
        order: Order[EnquiryCommand] = Order(self._new_stream(), command, act, opens=True)
        return self._carry_out(order, edition)

    def confirm(
        self,
        act: Act,
        enquiry: str,
        *,
        dropped: Sequence[str] = (),
        corrected: Sequence[Given] = (),
        answers: Sequence[Given] = (),
        shown: str,
    ) -> Seen:
        """Let stand what was heard, save what is dropped or corrected; *answers* came with it."""
        command = ConfirmHearing(
            dropped=tuple(dropped),
            corrected=tuple(corrected),
            answers=tuple(answers),
            shown=shown,
        )
        return self._act(act, enquiry, command)

    def answer(self, act: Act, enquiry: str, *, answers: Sequence[Given], shown: str) -> Seen:
        """Answer the facts of one card."""
        return self._act(act, enquiry, AnswerQuestions(answers=tuple(answers), shown=shown))

    def change(self, act: Act, enquiry: str, *, fact: str, value: str, shown: str) -> Seen:
        """Answer one fact otherwise than before; no other answer goes."""
        return self._act(act, enquiry, ChangeAnswer(fact=fact, value=value, shown=shown))

    def widen(self, act: Act, enquiry: str, *, goal: str) -> Seen:
        """Go on to settle other slots."""
        return self._act(act, enquiry, WidenGoal(goal=goal))

    def determine(self, act: Act, enquiry: str) -> Seen:
        """Record what the policy says on the answers so far."""
        return self._act(act, enquiry, DetermineOutcome())

    def get(self, actor: Actor, enquiry: str) -> Seen:
        """Return one enquiry of the actor's own."""
        story = self._handling.story(self._stream_of(enquiry), UNOPENED, evolve)
        _only_for_its_opener(actor, story)
        return self._seen(story)

    def mine(self, actor: Actor) -> tuple[EnquiryRow, ...]:
        """Return the actor's own enquiries, newest first."""
        rows = self._views.where(ENQUIRIES, "opener", actor.id)
        return tuple(sorted(rows, key=lambda row: row.opened_at, reverse=True))

    def _act(self, act: Act, enquiry: str, command: EnquiryCommand) -> Seen:
        return self._carry_out(Order(self._stream_of(enquiry), command, act))

    def _carry_out(self, order: Order[EnquiryCommand], opening: Policy | None = None) -> Seen:
        def decide(command: EnquiryCommand, story: Story[Enquiry]) -> list[Event]:
            if story.recorded:
                _only_for_its_opener(order.act.actor, story)
            ref = story.state.edition
            policy = opening if ref is None else self._pinned(ref)
            if policy is None:
                raise NotOpened
            return decider.decide(command, story.state, policy)

        handled = self._handling.carry_out(order, Decider(UNOPENED, evolve, decide))
        return self._seen(handled.story)

    def _pinned(self, ref: EditionRef) -> Policy:
        """Return the very edition, from the bytes kept of it: a new image changes nothing."""
        if ref not in self._compiled:
            self._compiled[ref] = self._editions.by_hash(ref, self._keeper.kept(ref.sha256))
        return self._compiled[ref]

    def _keep(self, ref: EditionRef) -> None:
        """Keep the bytes before any event names them: an edition kept in vain harms nobody."""
        if self._keeper.kept(ref.sha256) is None:
            self._keeper.keep(ref.sha256, self._editions.bytes_of_current(self._policy))

    def _new_stream(self) -> str:
        """Return a stream whose short form nobody has: 40 bits are few enough to look first."""
        while True:
            whole = self._handling.ids.new()
            beginning = beginning_of(PREFIX, short_form(PREFIX, whole))
            if not self._handling.store.streams(STREAM + beginning):
                return STREAM + whole

    def _stream_of(self, written: str) -> str:
        try:
            beginning = beginning_of(PREFIX, written)
        except NotAnId as unread:
            raise NoSuchId(written) from unread
        streams = self._handling.store.streams(STREAM + beginning)
        if len(streams) != 1:
            raise NoSuchId(written)
        return streams[0]

    def _seen(self, story: Story[Enquiry]) -> Seen:
        first = story.recorded[0]
        if not isinstance(first.event, EnquiryOpened) or story.state.edition is None:
            raise NotOpened
        return Seen(
            id=story.stream.removeprefix(STREAM),
            opener=first.actor.id,
            opened_at=first.recorded_at,
            opening=first.event.opening.text,
            enquiry=story.state,
            policy=self._pinned(story.state.edition),
        )


def _only_for_its_opener(actor: Actor, story: Story[Enquiry]) -> None:
    if story.recorded[0].actor.id != actor.id:
        raise NotYours
