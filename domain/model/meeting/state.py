"""A meeting is what its events leave: evolve takes any event and refuses none."""

from collections.abc import Mapping
from datetime import date
from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from domain.messages import Event
from domain.model.arrangement.representation.parts import Named
from domain.model.form.messages import FormReply
from domain.model.meeting.messages import (
    Attendance,
    AttendanceRecorded,
    Content,
    FeedbackAdded,
    FeedbackAnswered,
    FeedbackBegun,
    FeedbackCorrected,
    FeedbackLeft,
    FeedbackLogged,
    Kind,
    Line,
    MeetingCancelled,
    MeetingMoved,
    MeetingPlanned,
    MeetingReassigned,
    MeetingReinstated,
    MeetingVoided,
    What,
)
from domain.policy.edition import EditionRef

Status: TypeAlias = Literal["unopened", "planned", "draft", "logged", "cancelled", "void"]


class Meeting(BaseModel):
    """Where a meeting stands; the fields are those of its events.

    *before* is what it was before it was cancelled, *corrections* how often it was corrected;
    *left* says that whoever logs it will come back to it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    status: Status = "unopened"
    kind: Kind = "meeting"
    form: str = ""
    document: EditionRef | None = None
    title: str = ""
    body: str = ""
    about: str = ""
    area: str = ""
    on: date | None = None
    at: str = ""
    member: Named = Named()
    office: str = ""
    seat: str = ""
    attendance: Attendance | None = None
    substitute: Named | None = None
    remark: str = ""
    replies: Mapping[str, FormReply] = Field(default_factory=dict)
    says: Mapping[str, str] = Field(default_factory=dict)
    lines: tuple[Line, ...] = ()
    to: tuple[str, ...] = ()
    report: str = ""
    left_out: str = ""
    corrections: int = 0
    planned: bool = False
    left: bool = False
    before: Status = "unopened"

    @property
    def logged(self) -> frozenset[str]:
        """The questions whose answers stand in what was logged; the others are open."""
        return frozenset(line.question for line in self.lines)

    @property
    def logged_replies(self) -> dict[str, FormReply]:
        """The answers that stand in what was logged, without what was answered since."""
        logged = self.logged
        return {name: reply for name, reply in self.replies.items() if name in logged}

    @property
    def in_report(self) -> bool:
        """Whether it will stand in a report."""
        return bool(self.report)


UNOPENED = Meeting()


def evolve(state: Meeting, event: Event) -> Meeting:
    """Return *state* after *event*; one that makes no sense changes nothing."""
    changed = _begun(state, event) if state.status == "unopened" else _changed(state, event)
    return state.model_copy(update=changed) if changed else state


def _begun(state: Meeting, event: Event) -> dict[str, object]:
    match event:
        case MeetingPlanned():
            return {**_what(event.what), "status": "planned", "planned": True}
        case FeedbackBegun():
            return _draft(state, event)
        case _:
            return {}


def _changed(state: Meeting, event: Event) -> dict[str, object]:
    match event:
        case FeedbackBegun():
            return _draft(state, event)
        case FeedbackAnswered():
            given = {each.question: each.reply for each in event.answers}
            return {"replies": {**state.replies, **given}, "left": False}
        case FeedbackLeft():
            return {"left": True}
        case FeedbackLogged() | FeedbackAdded() | FeedbackCorrected():
            corrections = state.corrections + isinstance(event, FeedbackCorrected)
            return {**_content(event.content), "corrections": corrections}
        case MeetingVoided():
            return {"status": "void"}
        case _:
            return _diary(state, event)


def _diary(state: Meeting, event: Event) -> dict[str, object]:
    match event:
        case MeetingMoved():
            return {"on": event.on, "at": event.at}
        case MeetingCancelled():
            return {"status": "cancelled", "before": state.status}
        case MeetingReinstated() if state.status == "cancelled":
            return {"status": state.before}
        case MeetingReassigned(member=member):
            return {"member": member}
        case AttendanceRecorded(attendance=attendance, substitute=substitute, remark=remark):
            said = remark.text if remark else ""
            return {"attendance": attendance, "substitute": substitute, "remark": said}
        case _:
            return {}


def _draft(state: Meeting, event: FeedbackBegun) -> dict[str, object]:
    """Begin a draft; one begun again, on a form that changed since, keeps what was answered."""
    begun = {"form": event.form, "document": event.document, "replies": state.replies}
    return {**_what(event.what), **begun, "status": "draft", "left": False}


def _what(what: What) -> dict[str, object]:
    return {**dict(what), "title": what.title.text}


def _content(content: Content) -> dict[str, object]:
    return {
        **_what(content.what),
        "status": "logged",
        "left": False,
        "form": content.form,
        "document": content.document,
        "replies": {each.question: each.reply for each in content.answers},
        "says": {tells: text.text for tells, text in content.says.items()},
        "lines": content.lines,
        "to": content.to,
        "report": content.report,
        "left_out": content.left_out,
    }
