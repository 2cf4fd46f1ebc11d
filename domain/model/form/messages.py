"""What may be wished of a form, and what may have happened to one."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, Field, PositiveInt

from domain.identity import OpaqueId
from domain.messages import STRICT, Command, Event, PersonalText, Sha256
from domain.policy.edition import EditionRef
from domain.policy.filling import Reply

STREAM = "form-"
"""The stream of a form is this and its whole id."""

PREFIX = "FRM"
"""What the short form of a form's id begins with."""

HeldBy: TypeAlias = Literal["form", "matter", "register"]
"""Where an answer of a form was given: in it, before in the matter, or in its register entry."""

Pounds: TypeAlias = Annotated[Decimal, Field(ge=0, max_digits=15, decimal_places=2)]
"""An amount of money."""


class FormReply(BaseModel):
    """One answer: what was picked, or what was written in words, in pounds or as a day.

    With none of them the question was left open on purpose. *applies* is false where it was said
    not to apply.
    """

    model_config = STRICT

    values: tuple[str, ...] = ()
    text: PersonalText | None = None
    amount: Pounds | None = None
    day: date | None = None
    applies: bool = True

    @property
    def plain(self) -> Reply:
        """The reply as the form's own rules look at it."""
        written = (
            None if self.text is None else self.text.text,
            None if self.amount is None else f"{self.amount:f}",
            None if self.day is None else self.day.isoformat(),
        )
        said = (each for each in written if each is not None)
        return Reply((*self.values, *said), self.applies)

    @property
    def given(self) -> tuple[str, ...]:
        """In which of the ways something was given."""
        ways = {
            "values": self.values,
            "text": self.text,
            "amount": self.amount is not None,
            "day": self.day,
        }
        return tuple(way for way, there in ways.items() if there)


class Answered(BaseModel):
    """A question of the form and its answer."""

    model_config = STRICT

    question: str
    reply: FormReply


class CompletedAnswer(Answered):
    """An answer of a completed form, where it was given, and by whom on which day if in the form.

    *by* is an id in the directory.
    """

    source: HeldBy
    by: OpaqueId | None = None
    on: date | None = None


class Care(BaseModel):
    """Something to take care of, and the office to ask about it; *question* brought it up."""

    model_config = STRICT

    question: str
    text: str
    clauses: tuple[str, ...]
    ask: str


class Risk(BaseModel):
    """A risk that an answer proposes, in the words of the form."""

    model_config = STRICT

    question: str
    text: str
    clauses: tuple[str, ...]


class FormOpened(Event, name="form-opened", shape=2):
    """Somebody began a form, about a matter, an *entry* of the register or, with neither, alone."""

    enquiry: OpaqueId | None
    form: str
    edition: EditionRef
    entry: OpaqueId | None = None


class FormAnswered(Event, name="form-answered"):
    """A question was answered for the first time; *shown* is the hash of what was on the screen."""

    question: str
    reply: FormReply
    shown: Sha256


class FormAnswerChanged(Event, name="form-answer-changed"):
    """A question answered before was answered otherwise; every other answer stands."""

    question: str
    was: FormReply
    reply: FormReply
    shown: Sha256


class FormLeft(Event, name="form-left"):
    """Whoever fills it in will come back to it."""


class FormResumed(Event, name="form-resumed"):
    """They came back to it, by saying so or by going on."""


class RiskProposed(Event, name="risk-proposed"):
    """A completed form has an adverse answer; whether it becomes a risk is for others to say."""

    edition: EditionRef
    enquiry: OpaqueId | None
    risk: Risk


class RiskProposalWithdrawn(Event, name="risk-proposal-withdrawn"):
    """The form was completed again, without the answer that proposed the risk."""

    question: str


class CareItemOpened(Event, name="care-item-opened"):
    """A completed form has an answer that is not clear, and so something to take care of."""

    edition: EditionRef
    enquiry: OpaqueId | None
    care: Care


class CareItemClosed(Event, name="care-item-closed"):
    """The form was completed again, without the answer that asked for care."""

    question: str


class FormCompleted(Event, name="form-completed"):
    """The form says all that it asks: the whole of it, so that reading it needs no policy.

    *verdict* is the fact that the form as a whole settles and its value, *settled* every fact of
    the matter that its answers are, *fields* those of the register. *idle* are questions that were
    answered and are not asked any more.
    """

    edition: EditionRef
    enquiry: OpaqueId | None
    form: str
    answers: tuple[CompletedAnswer, ...]
    idle: tuple[str, ...]
    care: tuple[Care, ...]
    risks: tuple[Risk, ...]
    verdict: tuple[str, str] | None
    settled: dict[str, str]
    fields: dict[str, PersonalText]
    shown: Sha256


class FormReopened(Event, name="form-reopened"):
    """A completed form is being changed; what it said stands until it is completed again."""


class OpenForm(Command):
    """Begin a form, once for each matter, or about an entry each time anew."""

    enquiry: OpaqueId | None
    form: str
    entry: OpaqueId | None = None


class AnswerForm(Command):
    """Answer questions of the form, as a rule those of one card.

    *seen_version* counts the events of the form when the card was shown, here and below.
    """

    answers: tuple[Answered, ...]
    shown: Sha256
    seen_version: PositiveInt | None = None


class LeaveForm(Command):
    """Leave it for now."""


class ResumeForm(Command):
    """Come back to it."""


class CompleteForm(Command):
    """Say that the answers stand as they were shown."""

    shown: Sha256
    seen_version: PositiveInt | None = None


class ReopenForm(Command):
    """Change what was completed."""


FormCommand: TypeAlias = OpenForm | AnswerForm | LeaveForm | ResumeForm | CompleteForm | ReopenForm
