"""A question that somebody is not sure of is put to the office that knows, and stands as theirs."""

from collections.abc import Iterable, Mapping
from typing import Literal, Protocol, assert_never

from pydantic import JsonValue

from domain.messages import Event, PersonalText
from domain.model.enquiry.messages import AnswerChanged, EnquiryMoved, OutcomeDetermined
from domain.model.enquiry.sent_messages import (
    AnswerSentQuestion,
    DeclineSentQuestion,
    OverruleSentAnswer,
    QuestionSent,
    SendQuestion,
    SentAnswerOverruled,
    SentAnswerTold,
    SentCommand,
    SentQuestionAnswered,
    SentQuestionDeclined,
    SentQuestionWithdrawn,
    TellOfAnswers,
    WithdrawQuestion,
)
from domain.model.enquiry.sent_refusals import AnsweredByOffice, AnsweredThere, NotNotSure, NotSent
from domain.model.enquiry.sent_state import SentQuestion
from domain.model.enquiry.state import Answer, Enquiry
from domain.policy.edition import EditionRef
from domain.policy.facts import UNSURE
from domain.refusals import HearingNotConfirmed, NothingSaid, UnknownAnswer

OFFICE: Literal["office"] = "office"
"""Whose an answer is that an office gave."""


class Found(Protocol):
    """What a policy found."""

    def as_record(self) -> dict[str, JsonValue]: ...


class Policy(Protocol):
    """What sending a question asks of the edition that the matter is held under."""

    @property
    def ref(self) -> EditionRef: ...

    def check(self, facts: Mapping[str, str]) -> None: ...

    def determine(self, facts: Mapping[str, str]) -> Found: ...


def decide(command: SentCommand, state: Enquiry, policy: Policy) -> list[Event]:
    """Return what happens if *command* is carried out on an open enquiry, or refuse it.

    Whether somebody may is not asked here: offices are held or not at the moment of the act.
    """
    match command:
        case SendQuestion():
            return _send(command, state, policy)
        case WithdrawQuestion(fact=fact):
            return [_withdrawn(_waiting(state, fact), "asker")]
        case AnswerSentQuestion():
            return _answer(command, state, policy)
        case DeclineSentQuestion():
            return _decline(command, state)
        case OverruleSentAnswer():
            return _overrule(command, state, policy)
        case TellOfAnswers():
            return [SentAnswerTold(fact=each.fact) for each in state.sent if each.news]
        case _:
            assert_never(command)


def overtaken(state: Enquiry, events: Iterable[Event], now: Mapping[str, str]) -> list[Event]:
    """Return the questions taken back because, after *events*, nobody is unsure of them any more.

    *now* are the answers as they stand after them.
    """
    because = "moved" if any(isinstance(each, EnquiryMoved) for each in events) else "answered"
    open_yet = (each for each in state.sent if each.waiting)
    return [_withdrawn(each, because) for each in open_yet if now.get(each.fact) != UNSURE]


def leave_to_office(answer: Answer | None, value: str) -> None:
    """Refuse to replace what an office answered by the way: that needs a reason."""
    if answer is not None and answer.source == OFFICE and answer.value != value:
        raise AnsweredByOffice(answer.fact)


def _send(command: SendQuestion, state: Enquiry, policy: Policy) -> list[Event]:
    if state.confirming:
        raise HearingNotConfirmed
    if state.facts.get(command.fact) != UNSURE:
        raise NotNotSure(command.fact)
    asked = {each.fact: each for each in state.sent if each.waiting}
    before = asked.get(command.fact)
    if before is not None and (before.office, before.seat) == (command.office, command.seat):
        return []
    instead = [] if before is None else [_withdrawn(before, "asker")]
    said = command.model_dump(exclude={"day", "opening", "note"})
    sent = QuestionSent(
        edition=policy.ref,
        opening=command.opening,
        note=_unless_blank(command.note),
        asked_on=command.day,
        **said,
    )
    return [*instead, sent]


def _answer(command: AnswerSentQuestion, state: Enquiry, policy: Policy) -> list[Event]:
    """Let the answer stand as the office's; where there was an outcome, say it anew.

    What its asker overruled stays overruled: the asker is told of the correction.
    """
    sent = _asked(state, command.fact)
    _known(command.fact, command.value, policy)
    reason = _unless_blank(command.reason)
    corrects = sent.status == "answered"
    if corrects and sent.value == command.value and reason is None:
        return []
    if corrects and reason is None:
        raise AnsweredThere(sent.office)
    answered = SentQuestionAnswered(
        fact=sent.fact,
        office=sent.office,
        seat=sent.seat,
        by=command.by,
        value=command.value,
        was=sent.value if corrects else None,
        note=reason or _unless_blank(command.note),
        shown=command.shown,
        answered_on=command.day,
    )
    standing = next((each for each in state.answers if each.fact == sent.fact), None)
    if standing is None or standing.value == command.value:
        return [answered]
    if standing.source != OFFICE and standing.value != UNSURE:
        return [answered]
    changed = AnswerChanged(
        fact=sent.fact,
        was=standing.value,
        value=command.value,
        source=OFFICE,
        shown=command.shown,
    )
    return [answered, changed, *_anew(state, changed, policy)]


def _decline(command: DeclineSentQuestion, state: Enquiry) -> list[Event]:
    sent = _asked(state, command.fact)
    if not command.why.text.strip():
        raise NothingSaid("why")
    if not sent.waiting:
        raise AnsweredThere(sent.office)
    return [
        SentQuestionDeclined(
            fact=sent.fact,
            office=sent.office,
            seat=sent.seat,
            by=command.by,
            why=command.why,
            answered_on=command.day,
        )
    ]


def _overrule(command: OverruleSentAnswer, state: Enquiry, policy: Policy) -> list[Event]:
    sent = next((each for each in state.sent if each.fact == command.fact), None)
    if sent is None or sent.status != "answered":
        raise NotSent(command.fact)
    _known(command.fact, command.value, policy, unsure=True)
    if not command.reason.text.strip():
        raise NothingSaid("reason")
    was = state.facts.get(command.fact, UNSURE)
    if was == command.value:
        return []
    changed = AnswerChanged(
        fact=command.fact, was=was, value=command.value, source="asked", shown=command.shown
    )
    overruled = SentAnswerOverruled(
        fact=command.fact, office=sent.office, was=was, value=command.value, reason=command.reason
    )
    return [overruled, changed, *_anew(state, changed, policy)]


def _anew(state: Enquiry, changed: AnswerChanged, policy: Policy) -> list[Event]:
    """Return the outcome on the changed answer, where there was one on the answer before."""
    if not state.decided or state.confirming:
        return []
    facts = {**state.facts, changed.fact: changed.value}
    result = policy.determine(facts).as_record()
    return [OutcomeDetermined(edition=policy.ref, answers=facts, result=result)]


def _waiting(state: Enquiry, fact: str) -> SentQuestion:
    sent = _asked(state, fact)
    if not sent.waiting:
        raise AnsweredThere(sent.office)
    return sent


def _asked(state: Enquiry, fact: str) -> SentQuestion:
    """Return the question as it stands with its office; refuse one that it is not asked."""
    for each in state.sent:
        if each.fact == fact and each.status != "withdrawn":
            return each
    raise NotSent(fact)


def _withdrawn(sent: SentQuestion, because: str) -> SentQuestionWithdrawn:
    return SentQuestionWithdrawn.model_validate(
        {"fact": sent.fact, "office": sent.office, "because": because}
    )


def _known(fact: str, value: str, policy: Policy, *, unsure: bool = False) -> None:
    if value == UNSURE and not unsure:
        raise UnknownAnswer(fact, value)
    try:
        policy.check({fact: value})
    except ValueError as unknown:
        raise UnknownAnswer(fact, value) from unknown


def _unless_blank(text: PersonalText | None) -> PersonalText | None:
    return text if text is not None and text.text.strip() else None
