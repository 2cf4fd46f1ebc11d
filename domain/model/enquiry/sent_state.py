"""How a question stands that was sent to an office is what its events leave, here and in lists."""

from datetime import date
from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

from domain.messages import Event, PersonalText
from domain.model.enquiry.sent_messages import (
    QuestionSent,
    SentAnswerOverruled,
    SentAnswerTold,
    SentQuestionAnswered,
    SentQuestionDeclined,
    SentQuestionWithdrawn,
)

SentEvent: TypeAlias = (
    QuestionSent
    | SentQuestionAnswered
    | SentQuestionDeclined
    | SentQuestionWithdrawn
    | SentAnswerOverruled
    | SentAnswerTold
)
"""What happens to a question that was sent."""

SentStatus: TypeAlias = Literal["waiting", "answered", "declined", "withdrawn"]


class SentQuestion(BaseModel):
    """One question as it stands with the office: *by* answered it, *value* is what was answered.

    *was* is what it answered before a correction. *told* says whether the asker knows of it,
    *overruled* why the asker answers otherwise.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    fact: str
    office: str
    seat: str = ""
    asked_on: date
    status: SentStatus = "waiting"
    note: PersonalText | None = None
    by: str = ""
    answered_on: date | None = None
    value: str = ""
    was: str = ""
    said: PersonalText | None = None
    overruled: PersonalText | None = None
    told: bool = True

    @property
    def waiting(self) -> bool:
        """Whether it waits for the office."""
        return self.status == "waiting"

    @property
    def news(self) -> bool:
        """Whether something came of it that the asker was not told yet."""
        return not self.told


def after(sent: SentQuestion | None, event: Event) -> SentQuestion | None:
    """Return the question after *event*, which is about it; none before it is sent."""
    if isinstance(event, QuestionSent):
        return SentQuestion(
            fact=event.fact,
            office=event.office,
            seat=event.seat,
            asked_on=event.asked_on,
            note=event.note,
        )
    if sent is None:
        return None
    changed: dict[str, object] = {}
    match event:
        case SentQuestionAnswered():
            changed = _came(event, "answered", event.note) | {
                "value": event.value,
                "was": event.was or "",
            }
        case SentQuestionDeclined():
            changed = _came(event, "declined", event.why) | {"value": ""}
        case SentQuestionWithdrawn():
            changed = {"status": "withdrawn"}
        case SentAnswerOverruled(reason=reason):
            changed = {"overruled": reason}
        case SentAnswerTold():
            changed = {"told": True}
        case _:
            pass
    return sent.model_copy(update=changed)


def sent_after(sent: tuple[SentQuestion, ...], event: Event) -> tuple[SentQuestion, ...]:
    """Return the questions of one matter after *event*: the last one for each fact."""
    fact = fact_of(event)
    if fact is None:
        return sent
    before = {each.fact: each for each in sent}
    return tuple(
        each
        for each in {**before, fact: after(before.get(fact), event)}.values()
        if each is not None
    )


def fact_of(event: Event) -> str | None:
    """Return the fact whose question *event* is about: none for any other event."""
    return event.fact if isinstance(event, SentEvent) else None


def _came(
    event: SentQuestionAnswered | SentQuestionDeclined,
    status: SentStatus,
    said: PersonalText | None,
) -> dict[str, object]:
    return {
        "status": status,
        "by": event.by,
        "answered_on": event.answered_on,
        "said": said,
        "told": False,
    }
