"""A decision is proved by deciding again: the same answers, the same edition, the same result."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from domain.identity import Actor, short_form
from domain.model.enquiry.messages import PREFIX, STREAM, OutcomeDetermined
from domain.model.enquiry.state import UNOPENED, Enquiry, evolve
from domain.policy.comparing import Difference, differences
from domain.policy.edition import EditionRef
from domain.policy.policy import Policy
from domain.ports import Happening, Histories
from domain.refusals import Unreadable
from domain.services import rights
from domain.services.enquiries import Enquiries
from domain.services.past import happenings_of
from domain.services.rights import require


@dataclass(frozen=True, slots=True)
class Redecided:
    """One outcome decided again: the *n*-th of its enquiry, at a position of it, under *edition*.

    *trouble* says why it could not be decided again at all, and what to do; then nothing is known
    of any difference.
    """

    n: int
    position: int
    edition: EditionRef
    differences: tuple[Difference, ...] = ()
    trouble: Unreadable | None = None

    @property
    def same(self) -> bool:
        """Whether it was decided again with the same result."""
        return not self.differences and self.trouble is None


@dataclass(frozen=True, slots=True)
class Replayed:
    """An enquiry whose outcomes were decided again; *unreadable* are the events that are lost."""

    id: str
    outcomes: tuple[Redecided, ...]
    unreadable: tuple[Unreadable, ...] = ()

    @property
    def short(self) -> str:
        """The id that people read and type."""
        return short_form(PREFIX, self.id)

    @property
    def same(self) -> bool:
        """Whether nothing is lost, and every outcome is what it was."""
        return not self.unreadable and all(each.same for each in self.outcomes)


class Replaying:
    """Decides again what was decided; it changes nothing, and shows nobody's words."""

    def __init__(self, histories: Histories, enquiries: Enquiries) -> None:
        """Read *histories*; the pinned editions come from *enquiries*."""
        self._histories = histories
        self._enquiries = enquiries
        self._lost: dict[EditionRef, Unreadable] = {}

    def one(self, actor: Actor, stream: str) -> Replayed:
        """Return the enquiry of *stream*, decided again."""
        self._may_replay(actor)
        return next(self._replayed(stream))

    def all(self, actor: Actor) -> Iterator[Replayed]:
        """Yield every enquiry, decided again, in the order of their ids.

        The log is read once, some hundred events at a time; no more than one enquiry is held.
        """
        self._may_replay(actor)
        return self._replayed(STREAM)

    def _replayed(self, beginning: str) -> Iterator[Replayed]:
        told = happenings_of(self._histories, beginning)
        for stream, story in groupby(told, key=lambda each: each.stream):
            yield self._again(stream.removeprefix(STREAM), story)

    def _again(self, enquiry: str, story: Iterable[Happening]) -> Replayed:
        state, lost = UNOPENED, list[Unreadable]()
        outcomes = list[Redecided]()
        for each in story:
            if isinstance(each.event, Unreadable):
                lost.append(each.event)
                continue
            event = each.event.event
            if isinstance(event, OutcomeDetermined):
                redecide = partial(self._redecided, len(outcomes) + 1, each.position)
                outcomes.append(redecide(event, None if lost else state))
            state = _without_outcome(evolve(state, event))
        return Replayed(enquiry, tuple(outcomes), tuple(lost))

    def _redecided(
        self, n: int, position: int, event: OutcomeDetermined, state: Enquiry | None
    ) -> Redecided:
        """Decide again on the answers given before, or on the outcome's own where some are lost."""
        ref = event.edition
        facts = event.answers if state is None else state.facts
        apart = () if state is None else tuple(_apart(event, state))
        try:
            result = self._pinned(ref).determine(facts).as_record()
        except Unreadable as trouble:
            return Redecided(n, position, ref, apart, trouble)
        except ValueError as unknown:
            never = Unreadable(f"the answers of outcome {n}", str(unknown), _NOT_OF_IT)
            return Redecided(n, position, ref, apart, never)
        return Redecided(n, position, ref, (*apart, *differences(event.result, result)))

    def _pinned(self, ref: EditionRef) -> Policy:
        """Return the very edition; one that is lost is not looked for again."""
        if (lost := self._lost.get(ref)) is not None:
            raise lost
        try:
            return self._enquiries.pinned(ref)
        except Unreadable as trouble:
            self._lost[ref] = trouble
            raise

    def _may_replay(self, actor: Actor) -> None:
        about = self._enquiries.about
        require(rights.REPLAY_DECISIONS, actor, about)


_NOT_OF_IT = "Keep the store as it is; an answer in it was never one of that policy's."


def _without_outcome(state: Enquiry) -> Enquiry:
    """Return *state* without what nothing here looks at, and is most of it."""
    return replace(state, outcome=None)


def _apart(event: OutcomeDetermined, state: Enquiry) -> Iterator[Difference]:
    """Yield where the outcome names another edition or other answers than those given before."""
    if state.edition != event.edition:
        pinned = None if state.edition is None else state.edition.model_dump(mode="json")
        yield Difference("edition", event.edition.model_dump(mode="json"), pinned)
    given = state.facts
    for fact in dict.fromkeys((*event.answers, *given)):
        if event.answers.get(fact) != given.get(fact):
            yield Difference(f"given.{fact}", event.answers.get(fact), given.get(fact))
