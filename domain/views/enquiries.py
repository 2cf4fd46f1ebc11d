"""The list of enquiries is a fold: one row each, made of its events and of nothing else."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

from domain.messages import Event, Recorded
from domain.model.enquiry.messages import (
    PREFIX,
    STREAM,
    AnswerChanged,
    EnquiryLeft,
    EnquiryLinked,
    EnquiryMoved,
    EnquiryOpened,
    EnquiryResumed,
    GoalWidened,
    HearingConfirmed,
    MatterKeptAsConsidered,
    MatterReferred,
    OutcomeDetermined,
    PhrasesHeard,
    PolicyChangeTold,
    QuestionAnswered,
)
from domain.model.handing import OwnerSucceeded
from domain.policy.edition import EditionRef
from domain.views.view import Numbered, View

Standing: TypeAlias = Literal["confirming", "asking", "decided"]


class Ground(BaseModel):
    """What the last outcome was determined on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    goal: str
    answers: Mapping[str, str]
    edition: EditionRef


class EnquiryRow(Numbered):
    """One enquiry as a list shows it.

    *partnership* and *kind* are those of the last outcome, which may be older than the last answer;
    *referred* are the offices that it was put to, *links* the ids of what belongs with it. *told*
    are the hashes of the editions of which its opener was told, *heard* the facts that await them.
    *opener* is whose it is now: another than who opened it where it was *handed_over*.
    """

    prefix = PREFIX
    begins = STREAM

    opener: str
    opened_at: datetime
    opening: str
    goal: str
    edition: EditionRef
    heard: tuple[str, ...] = ()
    answers: Mapping[str, str] = {}
    ground: Ground | None = None
    partnership: str | None = None
    kind: str | None = None
    touched_at: datetime
    version: int
    left: bool = False
    kept_as_considered: bool = False
    referred: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    handed_over: bool = False

    @property
    def confirming(self) -> bool:
        """Whether something heard awaits the opener's word."""
        return bool(self.heard)

    @property
    def state(self) -> Standing:
        """Whether it awaits confirmation of what was heard, more answers, or nothing."""
        if self.confirming:
            return "confirming"
        now = Ground(goal=self.goal, answers=self.answers, edition=self.edition)
        return "decided" if self.ground == now else "asking"


def fold(row: EnquiryRow | None, recorded: Recorded) -> EnquiryRow | None:
    """Return the row after *recorded*; there is none before the enquiry is opened."""
    event = recorded.event
    if row is None:
        return _opened(recorded, event) if isinstance(event, EnquiryOpened) else None
    changed: dict[str, object] = {}
    match event:
        case PhrasesHeard(heard=heard):
            changed = {"heard": tuple(each.fact for each in heard)}
        case HearingConfirmed():
            changed = {"heard": ()}
        case QuestionAnswered() | AnswerChanged():
            changed = {"answers": {**row.answers, event.fact: event.value}}
        case GoalWidened(goal=goal):
            changed = {"goal": goal}
        case OutcomeDetermined():
            changed = _determined(row, event)
        case EnquiryMoved() | PolicyChangeTold():
            changed = _moved(row, event)
        case _:
            changed = _closed(row, event)
    touched = {"touched_at": recorded.recorded_at, "version": recorded.position}
    return EnquiryRow.model_validate({**dict(row), **changed, **touched})


def _opened(recorded: Recorded, event: EnquiryOpened) -> EnquiryRow:
    return EnquiryRow(
        id=recorded.stream.removeprefix(STREAM),
        opener=recorded.actor.id,
        opened_at=recorded.recorded_at,
        opening=event.opening.text,
        goal=event.goal,
        edition=event.edition,
        touched_at=recorded.recorded_at,
        version=recorded.position,
    )


def _closed(row: EnquiryRow, event: Event) -> dict[str, object]:
    match event:
        case EnquiryLeft() | EnquiryResumed():
            return {"left": isinstance(event, EnquiryLeft)}
        case EnquiryLinked(other=other):
            return {"links": (*row.links, other)}
        case MatterReferred(office=office):
            return {"referred": (*row.referred, office)}
        case OwnerSucceeded(now=now):
            return {"opener": now, "handed_over": True}
        case MatterKeptAsConsidered():
            return {"kept_as_considered": True}
        case _:
            return {}


def _moved(row: EnquiryRow, event: EnquiryMoved | PolicyChangeTold) -> dict[str, object]:
    if isinstance(event, PolicyChangeTold):
        return {"told": (*row.told, event.edition.sha256)}
    return {
        "edition": event.edition,
        "answers": {f: value for f, value in row.answers.items() if f not in event.ignored},
        "heard": tuple(fact for fact in row.heard if fact not in event.ignored),
    }


def _determined(row: EnquiryRow, event: OutcomeDetermined) -> dict[str, object]:
    """Raise for a result without partnership or kind: such an event is parked, not shown."""
    return {
        "ground": Ground(goal=row.goal, answers=event.answers, edition=event.edition),
        "partnership": event.result["partnership"],
        "kind": event.result["kind"],
        "kept_as_considered": False,
        "referred": (),
    }


ENQUIRIES = View(
    name="enquiries",
    form=4,
    row=EnquiryRow,
    streams=(STREAM,),
    fold=fold,
    indexed=("opener",),
)
"""The list of enquiries; its rows say the edition since the third form, whose since the fourth."""
