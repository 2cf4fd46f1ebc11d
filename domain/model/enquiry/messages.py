"""What may be wished of an enquiry, and what may have happened in one."""

from typing import Literal, TypeAlias

from pydantic import BaseModel, JsonValue

from domain.messages import STRICT, Command, Event, PersonalText, Sha256
from domain.policy.edition import EditionRef

STREAM = "enquiry-"
"""The stream of an enquiry is this and its whole id."""

PREFIX = "ENQ"
"""What the short form of an enquiry's id begins with."""

Given: TypeAlias = tuple[str, str]
"""A fact and the value given for it."""

Source: TypeAlias = Literal["heard", "asked", "body"]
"""Whether an answer was heard and confirmed, asked on a card, or is the pick of a named body."""


class HeardAnswer(BaseModel):
    """One answer that the opening sentence was understood to give, and the words that gave it."""

    model_config = STRICT

    fact: str
    value: str
    words: PersonalText


class EnquiryOpened(Event, name="enquiry-opened"):
    """Somebody asked; the edition in force is pinned from here on."""

    edition: EditionRef
    goal: str
    opening: PersonalText


class PhrasesHeard(Event, name="phrases-heard"):
    """The opening was understood to answer these facts; none counts before it is confirmed."""

    heard: tuple[HeardAnswer, ...]


class HearingConfirmed(Event, name="hearing-confirmed"):
    """The opener said which of the heard facts stand as heard, and which do not."""

    kept: tuple[str, ...]
    dropped: tuple[str, ...]


class QuestionAnswered(Event, name="question-answered"):
    """A fact was answered for the first time; *shown* is the hash of what was on the screen."""

    fact: str
    value: str
    source: Source
    shown: Sha256


class AnswerChanged(Event, name="answer-changed"):
    """A fact answered before was answered otherwise; every other answer stands."""

    fact: str
    was: str
    value: str
    shown: Sha256


class GoalWidened(Event, name="goal-widened"):
    """The opener wants other slots settled than before."""

    was: str
    goal: str


class OutcomeDetermined(Event, name="outcome-determined"):
    """The policy answered: the whole result, so that reading it never needs the policy again."""

    edition: EditionRef
    answers: dict[str, str]
    result: dict[str, JsonValue]


class OpenEnquiry(Command):
    """Ask something, in one's own words, with what was heard in them."""

    goal: str
    opening: PersonalText
    heard: tuple[HeardAnswer, ...] = ()


class ConfirmHearing(Command):
    """Let stand what was heard, save what is dropped or corrected.

    *answers* are to what the same card asked besides.
    """

    dropped: tuple[str, ...] = ()
    corrected: tuple[Given, ...] = ()
    answers: tuple[Given, ...] = ()
    shown: Sha256


class AnswerQuestions(Command):
    """Answer the facts of one card."""

    answers: tuple[Given, ...]
    shown: Sha256


class ChangeAnswer(Command):
    """Answer one fact otherwise than before."""

    fact: str
    value: str
    shown: Sha256


class WidenGoal(Command):
    """Go on to settle other slots."""

    goal: str


class DetermineOutcome(Command):
    """Say what the policy says, on the answers so far."""


EnquiryCommand: TypeAlias = (
    OpenEnquiry | ConfirmHearing | AnswerQuestions | ChangeAnswer | WidenGoal | DetermineOutcome
)
