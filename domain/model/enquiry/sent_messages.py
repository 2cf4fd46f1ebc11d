"""What may be wished of a question that was sent to an office, and what may have happened to it."""

from datetime import date
from typing import Literal, TypeAlias

from domain.identity import OpaqueId
from domain.messages import Command, Event, PersonalText, Sha256
from domain.policy.edition import EditionRef

Because: TypeAlias = Literal["asker", "answered", "moved"]
"""Why a question is taken back: its asker wants it, knows it by now, or it is not asked any more.
"""


class QuestionSent(Event, name="question-sent"):
    """Somebody who was not sure asked the office that knows.

    Along went the question as *shown* (a hash), the sentence that the matter *opening* began with,
    and what the asker added; nothing else of the matter.
    """

    edition: EditionRef
    fact: str
    office: str
    seat: str
    asker: OpaqueId
    opening: PersonalText
    note: PersonalText | None
    shown: Sha256
    asked_on: date


class SentQuestionAnswered(Event, name="sent-question-answered"):
    """The office answered; *was* is its own answer before, where it corrects that."""

    fact: str
    office: str
    seat: str
    by: OpaqueId
    value: str
    was: str | None
    note: PersonalText | None
    shown: Sha256
    answered_on: date


class SentQuestionDeclined(Event, name="sent-question-declined"):
    """The office cannot tell either, and says why."""

    fact: str
    office: str
    seat: str
    by: OpaqueId
    why: PersonalText
    answered_on: date


class SentQuestionWithdrawn(Event, name="sent-question-withdrawn"):
    """The question waits for nobody any more."""

    fact: str
    office: str
    because: Because


class SentAnswerOverruled(Event, name="sent-answer-overruled"):
    """The asker answers otherwise than the office did, and says why."""

    fact: str
    office: str
    was: str
    value: str
    reason: PersonalText


class SentAnswerTold(Event, name="sent-answer-told"):
    """The asker was told what came of the question."""

    fact: str


class SendQuestion(Command):
    """Ask the office that knows; *day* is the day on which it is asked."""

    fact: str
    office: str
    seat: str = ""
    asker: OpaqueId
    opening: PersonalText
    note: PersonalText | None = None
    shown: Sha256
    day: date


class WithdrawQuestion(Command):
    """Take back what was asked."""

    fact: str


class AnswerSentQuestion(Command):
    """Answer as the office asked; *reason* says why, where its own answer is corrected."""

    fact: str
    value: str
    note: PersonalText | None = None
    reason: PersonalText | None = None
    by: OpaqueId
    shown: Sha256
    day: date


class DeclineSentQuestion(Command):
    """Say that the office cannot tell either."""

    fact: str
    why: PersonalText
    by: OpaqueId
    day: date


class OverruleSentAnswer(Command):
    """Answer otherwise than the office did."""

    fact: str
    value: str
    reason: PersonalText
    shown: Sha256


class TellOfAnswers(Command):
    """Say that the asker was told of every answer so far."""


SentCommand: TypeAlias = (
    SendQuestion
    | WithdrawQuestion
    | AnswerSentQuestion
    | DeclineSentQuestion
    | OverruleSentAnswer
    | TellOfAnswers
)
"""What is done about a question that is put to an office."""
