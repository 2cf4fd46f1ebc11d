"""What may be wished of an enquiry, and what may have happened in one."""

from typing import Literal, TypeAlias

from pydantic import BaseModel, JsonValue, PositiveInt

from domain.identity import OpaqueId
from domain.messages import STRICT, Command, Event, PersonalText, Sha256
from domain.model.enquiry.sent_messages import SentCommand
from domain.policy.edition import EditionRef

STREAM = "enquiry-"
"""The stream of an enquiry is this and its whole id."""

PREFIX = "ENQ"
"""What the short form of an enquiry's id begins with."""

Given: TypeAlias = tuple[str, str]
"""A fact and the value given for it."""

Source: TypeAlias = Literal["heard", "asked", "body", "split", "form", "office"]
"""Whether an answer was heard and confirmed, asked on a card, is the pick of a named body, came
with the splitting of a matter, is what a completed form says, or an office's that was asked.
"""


Record: TypeAlias = Literal["enquiry", "arrangement"]
"""What a matter may be linked to."""

Openness: TypeAlias = Literal["silent", "not_settled"]
"""Why something is put to an office: the policy does not say, or it hangs on what nobody knew."""


class HeardAnswer(BaseModel):
    """One answer that the opening sentence was understood to give, and the words that gave it."""

    model_config = STRICT

    fact: str
    value: str
    words: PersonalText


class Carried(BaseModel):
    """An answer that a matter begins with, and the hash of what was shown where it was given."""

    model_config = STRICT

    fact: str
    value: str
    shown: Sha256


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


class AnswerChanged(Event, name="answer-changed", shape=2):
    """A fact answered before was answered otherwise; every other answer stands."""

    fact: str
    was: str
    value: str
    source: Source = "asked"
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


class EnquiryLeft(Event, name="enquiry-left"):
    """The opener will come back to it."""


class EnquiryResumed(Event, name="enquiry-resumed"):
    """The opener came back to it, by saying so or by going on."""


class EnquiryLinked(Event, name="enquiry-linked"):
    """Another record holds another part of the same matter, or bears on it (A-53)."""

    record: Record
    other: OpaqueId
    why: PersonalText


class MatterReferred(Event, name="matter-referred"):
    """What the outcome leaves open was put to the office that it names."""

    edition: EditionRef
    about: str
    office: str
    because: Openness
    question: PersonalText | None


class MatterKeptAsConsidered(Event, name="matter-kept-as-considered"):
    """The outcome puts the matter on no register, and the opener lets it rest at that."""

    edition: EditionRef
    partnership: str
    kind: str


class EnquiryMoved(Event, name="enquiry-moved"):
    """It is held under another edition of its policy from here on.

    *ignored* are the facts whose answers that edition does not know: they stay as history.
    """

    was: EditionRef
    edition: EditionRef
    ignored: tuple[str, ...]


class PolicyChangeTold(Event, name="policy-change-told"):
    """The opener was told that *edition* came into force, and changes the outcome."""

    edition: EditionRef


class OpenEnquiry(Command):
    """Ask something, in one's own words, with what was heard in them."""

    goal: str
    opening: PersonalText
    heard: tuple[HeardAnswer, ...] = ()
    carried: tuple[Carried, ...] = ()


class ConfirmHearing(Command):
    """Let stand what was heard, save what is dropped or corrected.

    *answers* are to what the same card asked besides.
    *seen_version* counts the events of the enquiry when the card was shown, here and below.
    """

    dropped: tuple[str, ...] = ()
    corrected: tuple[Given, ...] = ()
    answers: tuple[Given, ...] = ()
    shown: Sha256
    seen_version: PositiveInt | None = None


class AnswerQuestions(Command):
    """Answer the facts of one card."""

    answers: tuple[Given, ...]
    shown: Sha256
    seen_version: PositiveInt | None = None
    source: Source = "asked"


class ChangeAnswer(Command):
    """Answer one fact otherwise than before."""

    fact: str
    value: str
    shown: Sha256
    seen_version: PositiveInt | None = None


class WidenGoal(Command):
    """Go on to settle other slots."""

    goal: str


class DetermineOutcome(Command):
    """Say what the policy says, on the answers so far."""


class LeaveEnquiry(Command):
    """Leave it for now."""


class ResumeEnquiry(Command):
    """Come back to it."""


class LinkEnquiry(Command):
    """Say that another record belongs with this one."""

    record: Record
    other: OpaqueId
    why: PersonalText


class ReferMatter(Command):
    """Put what the outcome leaves open to an office that it names."""

    about: str
    office: str
    question: PersonalText | None = None


class KeepAsConsidered(Command):
    """Let a matter rest that goes on no register."""


class MoveEnquiry(Command):
    """Hold it under another edition of its policy, the one in force."""

    edition: EditionRef


class TellOfChange(Command):
    """Say that *edition* came into force, and changes the outcome."""

    edition: EditionRef


Going: TypeAlias = ConfirmHearing | AnswerQuestions | ChangeAnswer | WidenGoal | DetermineOutcome
"""What goes on with an enquiry, and so takes it up again when it was left."""

Closing: TypeAlias = (
    LeaveEnquiry | ResumeEnquiry | LinkEnquiry | ReferMatter | KeepAsConsidered | TellOfChange
)
"""What is done about an enquiry, beside its answers."""

EnquiryCommand: TypeAlias = OpenEnquiry | Going | Closing | MoveEnquiry | SentCommand
