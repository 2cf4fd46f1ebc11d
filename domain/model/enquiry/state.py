"""An enquiry is what its events leave: evolve takes any event, refuses none, and asks nobody."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pydantic import JsonValue

from domain.messages import Event
from domain.model.enquiry.messages import (
    AnswerChanged,
    EnquiryOpened,
    GoalWidened,
    HeardAnswer,
    HearingConfirmed,
    OutcomeDetermined,
    PhrasesHeard,
    QuestionAnswered,
    Source,
)
from domain.policy.edition import EditionRef


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer that stands for a fact; *shown* is the hash of what its last question showed."""

    fact: str
    value: str
    source: Source
    shown: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The last determination, and what it was made on."""

    edition: EditionRef
    goal: str
    answers: Mapping[str, str]
    result: Mapping[str, JsonValue]


@dataclass(frozen=True, slots=True)
class Enquiry:
    """Where an enquiry stands: *edition* is pinned at its opening, *version* counts its events."""

    version: int = 0
    edition: EditionRef | None = None
    goal: str = ""
    heard: tuple[HeardAnswer, ...] = ()
    answers: tuple[Answer, ...] = ()
    outcome: Outcome | None = None

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
            and self.outcome.goal == self.goal
            and self.outcome.answers == self.facts
        )


UNOPENED = Enquiry()


def evolve(state: Enquiry, event: Event) -> Enquiry:
    """Return *state* after *event*; one that makes no sense is counted and changes nothing else."""
    return replace(_after(state, event), version=state.version + 1)


def _after(state: Enquiry, event: Event) -> Enquiry:
    after = state
    if state.edition is None:
        if isinstance(event, EnquiryOpened):
            after = replace(state, edition=event.edition, goal=event.goal)
        return after
    match event:
        case PhrasesHeard(heard=heard):
            after = replace(state, heard=heard)
        case HearingConfirmed():
            after = replace(state, heard=())
        case QuestionAnswered() | AnswerChanged():
            after = replace(state, answers=_answered(state.answers, event))
        case GoalWidened(goal=goal):
            after = replace(state, goal=goal)
        case OutcomeDetermined():
            outcome = Outcome(event.edition, state.goal, event.answers, event.result)
            after = replace(state, outcome=outcome)
        case _:
            pass
    return after


def _answered(
    answers: tuple[Answer, ...], event: QuestionAnswered | AnswerChanged
) -> tuple[Answer, ...]:
    """Return *answers* after *event*: a fact keeps its place, a changed answer was asked for."""
    source: Source = event.source if isinstance(event, QuestionAnswered) else "asked"
    given = Answer(event.fact, event.value, source, event.shown)
    if any(answer.fact == given.fact for answer in answers):
        return tuple(given if answer.fact == given.fact else answer for answer in answers)
    return (*answers, given) if isinstance(event, QuestionAnswered) else answers
