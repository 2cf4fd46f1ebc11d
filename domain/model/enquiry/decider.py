"""What happens in an enquiry when something is wished of it, or why it does not."""

from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from typing import Protocol, assert_never

from pydantic import JsonValue

from domain.messages import Event
from domain.model.enquiry import closing, moving, sending
from domain.model.enquiry.messages import (
    AnswerChanged,
    AnswerQuestions,
    ChangeAnswer,
    ConfirmHearing,
    DetermineOutcome,
    EnquiryCommand,
    EnquiryOpened,
    EnquiryResumed,
    Given,
    GoalWidened,
    Going,
    HearingConfirmed,
    MoveEnquiry,
    OpenEnquiry,
    OutcomeDetermined,
    PhrasesHeard,
    QuestionAnswered,
    Source,
    WidenGoal,
)
from domain.model.enquiry.sent_messages import SentCommand
from domain.model.enquiry.state import Answer, Enquiry, evolve
from domain.policy.edition import EditionRef
from domain.refusals import (
    AlreadyOpen,
    AnotherEdition,
    AnsweredTwice,
    HearingNotConfirmed,
    NotAnswered,
    NotHeard,
    NothingHeard,
    NotOpened,
    StaleCard,
    UnknownAnswer,
    UnknownGoal,
)

Shown = ConfirmHearing | AnswerQuestions | ChangeAnswer
"""What is answered on a card; one from before a move asks what may not be asked any more."""

_IN_ONES_OWN_WORDS = {"asked", "body", "heard"}

BODY_TYPE = "body_type"
"""The fact that names a body: a short cut, answered like any other."""


class Found(Protocol):
    """What a policy found."""

    def as_record(self) -> dict[str, JsonValue]:
        """Return the whole result, with its reasons, as it will be kept."""
        ...


class Policy(Protocol):
    """What an enquiry asks of the edition it is held under."""

    @property
    def ref(self) -> EditionRef: ...

    @property
    def goals(self) -> Mapping[str, object]:
        """The goals an opener may have, by id."""
        ...

    def check(self, facts: Mapping[str, str]) -> None:
        """Raise ``ValueError`` for a fact or a value that the edition does not have."""
        ...

    def determine(self, facts: Mapping[str, str]) -> Found:
        """Return what the policy says on *facts*."""
        ...


def decide(command: EnquiryCommand, state: Enquiry, policy: Policy) -> list[Event]:
    """Return what happens if *command* is carried out under *policy*, or refuse it.

    To move an enquiry, *policy* is the edition that it is moved to.
    """
    if isinstance(command, OpenEnquiry):
        return _open(command, state, policy)
    if isinstance(command, MoveEnquiry):
        return _with_overtaken(state, moving.move(command, state, policy))
    _held_under(state, policy)
    if isinstance(command, SentCommand):
        return sending.decide(command, state, policy)
    if not isinstance(command, Going):
        return closing.decide(command, state)
    if isinstance(command, Shown) and _older(command.seen_version, state.moved):
        raise StaleCard(())
    # A refusal comes first: an enquiry is not taken up again by what cannot be done.
    happened = _go_on(command, state, policy)
    resumed = [EnquiryResumed()] if state.left else []
    return _with_overtaken(state, [*resumed, *happened])


def _with_overtaken(state: Enquiry, events: list[Event]) -> list[Event]:
    """Return *events*, and the questions taken back of which nobody is unsure any more."""
    if not any(each.waiting for each in state.sent):
        return events
    return [*events, *sending.overtaken(state, events, reduce(evolve, events, state).facts)]


def _go_on(command: Going, state: Enquiry, policy: Policy) -> list[Event]:
    match command:
        case ConfirmHearing():
            return _confirm(command, state, policy)
        case AnswerQuestions():
            return _answer(command, state, policy)
        case ChangeAnswer():
            return _change(command, state, policy)
        case WidenGoal():
            return _widen(command, state, policy)
        case DetermineOutcome():
            return _determine(state, policy)
        case _:
            assert_never(command)


def _held_under(state: Enquiry, policy: Policy) -> None:
    if state.edition is None:
        raise NotOpened
    if state.edition != policy.ref:
        raise AnotherEdition(pinned=state.edition.sha256, given=policy.ref.sha256)


def _open(command: OpenEnquiry, state: Enquiry, policy: Policy) -> list[Event]:
    if state.edition is not None:
        raise AlreadyOpen
    _known_goal(command.goal, policy)
    _known_answers(((heard.fact, heard.value) for heard in command.heard), policy)
    _known_answers(((each.fact, each.value) for each in command.carried), policy)
    opened = EnquiryOpened(edition=policy.ref, goal=command.goal, opening=command.opening)
    heard = [PhrasesHeard(heard=command.heard)] if command.heard else []
    carried = (QuestionAnswered(source="split", **dict(each)) for each in command.carried)
    return [opened, *heard, *carried]


def _confirm(command: ConfirmHearing, state: Enquiry, policy: Policy) -> list[Event]:
    """Let a correction outweigh a removal; one to the value that was heard lets it stand."""
    _may_confirm(command, state)
    heard = {answer.fact: answer.value for answer in state.heard}
    corrected = _known_answers(command.corrected, policy)
    asked = _known_answers(command.answers, policy)
    _only_what_was_heard(heard, (*command.dropped, *corrected))
    if twice := next((fact for fact in asked if fact in heard), None):
        raise AnsweredTwice(twice)
    given = {**{f: v for f, v in heard.items() if f not in command.dropped}, **corrected}
    kept = tuple(fact for fact in heard if given.get(fact) == heard[fact])
    dropped = tuple(fact for fact in heard if fact not in kept)
    sources: dict[str, Source] = dict.fromkeys(kept, "heard")
    answers = {fact: given[fact] for fact in heard if fact in given} | asked
    return [
        HearingConfirmed(kept=kept, dropped=dropped),
        *(
            event
            for fact, value in answers.items()
            for event in _given(state, fact, value, sources.get(fact, "asked"), command.shown)
        ),
    ]


def _may_confirm(command: ConfirmHearing, state: Enquiry) -> None:
    if _older(command.seen_version, state.confirmed):
        raise StaleCard(tuple(answer.fact for answer in state.answers))
    if not state.confirming:
        raise NothingHeard


def _only_what_was_heard(heard: Mapping[str, str], facts: Iterable[str]) -> None:
    for fact in facts:
        if fact not in heard:
            raise NotHeard(fact)


def _answer(command: AnswerQuestions, state: Enquiry, policy: Policy) -> list[Event]:
    """Make each fact of the card its own event; all are one append.

    Any answer given since the card was shown may have made its questions idle.
    """
    if state.confirming:
        raise HearingNotConfirmed
    answers = _known_answers(command.answers, policy)
    if answers.items() - state.facts.items():
        _still_current(command.seen_version, state.answers)
    return [
        event
        for fact, value in answers.items()
        for event in _given(
            state, fact, value, "body" if fact == BODY_TYPE else command.source, command.shown
        )
    ]


def _change(command: ChangeAnswer, state: Enquiry, policy: Policy) -> list[Event]:
    if state.confirming:
        raise HearingNotConfirmed
    if command.fact not in state.facts:
        raise NotAnswered(command.fact)
    _known_answers([(command.fact, command.value)], policy)
    if state.facts[command.fact] != command.value:
        _still_current(command.seen_version, (a for a in state.answers if a.fact == command.fact))
    return list(_given(state, command.fact, command.value, "asked", command.shown))


def _widen(command: WidenGoal, state: Enquiry, policy: Policy) -> list[Event]:
    _known_goal(command.goal, policy)
    if command.goal == state.goal:
        return []
    return [GoalWidened(was=state.goal, goal=command.goal)]


def _determine(state: Enquiry, policy: Policy) -> list[Event]:
    """Determine once for the same answers and goal: their outcome is recorded already."""
    if state.confirming:
        raise HearingNotConfirmed
    if state.decided:
        return []
    facts = state.facts
    result = policy.determine(facts).as_record()
    return [OutcomeDetermined(edition=policy.ref, answers=facts, result=result)]


def _given(state: Enquiry, fact: str, value: str, source: Source, shown: str) -> Iterator[Event]:
    """Yield what an answer makes of *fact*: a first answer, another one, or nothing new."""
    was = state.facts.get(fact)
    if source in _IN_ONES_OWN_WORDS:
        sending.leave_to_office(next((a for a in state.answers if a.fact == fact), None), value)
    if was is None:
        yield QuestionAnswered(fact=fact, value=value, source=source, shown=shown)
    elif was != value:
        yield AnswerChanged(fact=fact, was=was, value=value, source=source, shown=shown)


def _older(seen: int | None, version: int) -> bool:
    return seen is not None and seen < version


def _still_current(seen: int | None, answers: Iterable[Answer]) -> None:
    """Refuse a card shown before one of *answers* was given."""
    if changed := tuple(answer.fact for answer in answers if _older(seen, answer.version)):
        raise StaleCard(changed)


def _known_goal(goal: str, policy: Policy) -> None:
    if goal not in policy.goals:
        raise UnknownGoal(goal)


def _known_answers(given: Iterable[Given], policy: Policy) -> dict[str, str]:
    """Return *given* by fact; refuse what the edition has not, and one fact with two values."""
    answers: dict[str, str] = {}
    for fact, value in given:
        try:
            policy.check({fact: value})
        except ValueError as unknown:
            raise UnknownAnswer(fact, value) from unknown
        if answers.setdefault(fact, value) != value:
            raise AnsweredTwice(fact)
    return answers
