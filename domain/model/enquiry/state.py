"""An enquiry is what its events leave: evolve takes any event, refuses none, and asks nobody."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pydantic import JsonValue

from domain.messages import Event
from domain.model.enquiry.messages import (
    AnswerChanged,
    EnquiryLeft,
    EnquiryLinked,
    EnquiryMoved,
    EnquiryOpened,
    EnquiryResumed,
    GoalWidened,
    HeardAnswer,
    HearingConfirmed,
    MatterKeptAsConsidered,
    MatterReferred,
    OutcomeDetermined,
    PhrasesHeard,
    PolicyChangeTold,
    QuestionAnswered,
    Source,
)
from domain.model.enquiry.sent_state import SentQuestion, sent_after
from domain.policy.aspects import LEFT_OPEN
from domain.policy.edition import EditionRef


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer that stands for a fact; *shown* is the hash of what its last question showed.

    *version* is that of the enquiry when the answer was last given.
    """

    fact: str
    value: str
    source: Source
    shown: str
    version: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """The last determination, and what it was made on."""

    edition: EditionRef
    goal: str
    answers: Mapping[str, str]
    result: Mapping[str, JsonValue]

    @property
    def registers(self) -> dict[str, str]:
        """The registers that the matter goes on for certain, each with its owner."""
        return _certain(self.result.get("register"))

    @property
    def silences(self) -> dict[str, str]:
        """What the policy does not say for certain, each with the office to ask."""
        return _certain(self.result.get("silent"))

    @property
    def approval(self) -> str:
        """The name of the approval route."""
        match self.result.get("approval"):
            case {"route": str(route)} | str(route):
                return route
            case _:
                return LEFT_OPEN

    @property
    def review(self) -> str:
        """What the outcome says of how often it is reviewed, or nothing."""
        match self.result.get("review"):
            case {"cycle": str(cycle)} | str(cycle):
                return cycle
            case _:
                return ""

    @property
    def unsettled(self) -> dict[str, tuple[str, ...]]:
        """The slots that are not settled, each with the offices to ask."""
        match self.result.get("undetermined"):
            case dict(slots):
                return {slot: _offices(each) for slot, each in slots.items()}
            case _:
                return {}


def _certain(items: JsonValue) -> dict[str, str]:
    if not isinstance(items, dict):
        return {}
    return {item: str(value) for item, value in items.items() if value != LEFT_OPEN}


def _offices(unsettled: JsonValue) -> tuple[str, ...]:
    match unsettled:
        case {"refer_to": list(offices)}:
            return tuple(map(str, offices))
        case _:
            return ()


@dataclass(frozen=True, slots=True)
class Enquiry:
    """Where an enquiry stands: *edition* is pinned until it is moved, *version* counts its events.

    *confirmed* is the version at which what was heard was confirmed, *moved* the one at which it
    was moved last. *referred* and *kept* are what was done about the last outcome; another one
    begins anew. *told* are the editions of which the opener was told, *sent* the questions put to
    an office.
    """

    version: int = 0
    edition: EditionRef | None = None
    goal: str = ""
    heard: tuple[HeardAnswer, ...] = ()
    answers: tuple[Answer, ...] = ()
    outcome: Outcome | None = None
    confirmed: int = 0
    left: bool = False
    links: tuple[str, ...] = ()
    referred: tuple[tuple[str, str], ...] = ()
    kept: bool = False
    moved: int = 0
    told: tuple[EditionRef, ...] = ()
    sent: tuple[SentQuestion, ...] = ()

    @property
    def facts(self) -> dict[str, str]:
        """The value that stands for each answered fact, in the order first answered."""
        return {answer.fact: answer.value for answer in self.answers}

    @property
    def confirming(self) -> bool:
        """Whether something heard awaits the opener's word."""
        return bool(self.heard)

    @property
    def decided(self) -> bool:
        """Whether the last outcome still answers the goal on the answers as they stand."""
        return (
            self.outcome is not None
            and self.outcome.edition == self.edition
            and self.outcome.goal == self.goal
            and self.outcome.answers == self.facts
        )


UNOPENED = Enquiry()


def evolve(state: Enquiry, event: Event) -> Enquiry:
    """Return *state* after *event*; one that makes no sense is counted and changes nothing else."""
    return replace(_after(state, event), version=state.version + 1)


def _after(state: Enquiry, event: Event) -> Enquiry:
    if state.edition is None:
        if isinstance(event, EnquiryOpened):
            return replace(state, edition=event.edition, goal=event.goal)
        return state
    after = replace(state, sent=sent_after(state.sent, event))
    return _gone_on(_closed(after, event), event)


def _closed(state: Enquiry, event: Event) -> Enquiry:
    after = state
    match event:
        case EnquiryLeft() | EnquiryResumed():
            after = replace(state, left=isinstance(event, EnquiryLeft))
        case EnquiryLinked(other=other):
            after = replace(state, links=(*state.links, other))
        case MatterReferred(about=about, office=office):
            after = replace(state, referred=(*state.referred, (about, office)))
        case MatterKeptAsConsidered():
            after = replace(state, kept=True)
        case EnquiryMoved():
            after = _moved(state, event)
        case PolicyChangeTold(edition=edition):
            after = replace(state, told=(*state.told, edition))
        case _:
            pass
    return after


def _gone_on(state: Enquiry, event: Event) -> Enquiry:
    after = state
    match event:
        case PhrasesHeard(heard=heard):
            after = replace(state, heard=heard)
        case HearingConfirmed():
            after = replace(state, heard=(), confirmed=state.version + 1)
        case QuestionAnswered() | AnswerChanged():
            after = replace(state, answers=_answered(state, event))
        case GoalWidened(goal=goal):
            after = replace(state, goal=goal)
        case OutcomeDetermined():
            outcome = Outcome(event.edition, state.goal, event.answers, event.result)
            after = replace(state, outcome=outcome, referred=(), kept=False)
        case _:
            pass
    return after


def _moved(state: Enquiry, event: EnquiryMoved) -> Enquiry:
    return replace(
        state,
        edition=event.edition,
        answers=tuple(each for each in state.answers if each.fact not in event.ignored),
        heard=tuple(each for each in state.heard if each.fact not in event.ignored),
        moved=state.version + 1,
    )


def _answered(state: Enquiry, event: QuestionAnswered | AnswerChanged) -> tuple[Answer, ...]:
    """Return the answers after *event*: a fact keeps its place."""
    answers = state.answers
    given = Answer(event.fact, event.value, event.source, event.shown, state.version + 1)
    if any(answer.fact == given.fact for answer in answers):
        return tuple(given if answer.fact == given.fact else answer for answer in answers)
    return (*answers, given) if isinstance(event, QuestionAnswered) else answers
