"""What may be wished of a meeting, and what may have happened to one."""

from datetime import date
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, StringConstraints

from domain.messages import STRICT, Command, Event, PersonalText, Sha256
from domain.model.arrangement.representation.parts import Named
from domain.model.form.messages import Answered
from domain.policy.edition import EditionRef
from domain.policy.forms import LogKind

STREAM = "meeting-"
"""The stream of a meeting is this and its whole id."""

PREFIX = "MTG"
"""What the short form of a meeting's id begins with."""

Kind: TypeAlias = LogKind

Attendance: TypeAlias = Literal["attended", "substitute", "apologies"]
"""Whether whoever was to go went, sent somebody, or sent apologies."""

Clock: TypeAlias = Annotated[str, StringConstraints(pattern=r"^(?:|(?:[01]\d|2[0-3]):[0-5]\d)$")]
"""A time of day in London, ``18:30``, or ``""`` where none is known."""


class What(BaseModel):
    """What a meeting is: which kind, of what, where, when, and who is there for us.

    *body* is a known body's id, ``""`` where it is none of them; *about* the stream of the entry,
    ``""`` without one. *office* and *seat* are by what the member goes.
    """

    model_config = STRICT

    kind: Kind
    title: PersonalText
    body: str
    about: str
    area: str
    on: date
    at: Clock
    member: Named
    office: str
    seat: str


class Line(BaseModel):
    """A question as it was asked, and what was answered in words: readable without any policy."""

    model_config = STRICT

    question: str
    asked: str
    answered: PersonalText


class Content(BaseModel):
    """What was logged, whole.

    *says* is by what each question tells reports, with the labels of what was picked, *lines* is
    every answer as it was asked. *to* are offices of today, *report* the report in which it will
    stand, ``""`` where in none; *left_out* then says why, where the form does.
    """

    model_config = STRICT

    form: str
    document: EditionRef
    what: What
    answers: tuple[Answered, ...]
    says: dict[str, PersonalText]
    lines: tuple[Line, ...]
    to: tuple[str, ...]
    report: str
    left_out: str


class MeetingPlanned(Event, name="meeting-planned"):
    """It was put in the diary; *edition* is the policy's as it stood."""

    what: What
    edition: EditionRef


class MeetingMoved(Event, name="meeting-moved"):
    """It is on another day, or at another time."""

    was: date
    was_at: Clock
    on: date
    at: Clock
    reason: PersonalText | None


class MeetingCancelled(Event, name="meeting-cancelled"):
    """It will not be held, or was not."""

    reason: PersonalText


class MeetingReinstated(Event, name="meeting-reinstated"):
    """It is held after all."""

    reason: PersonalText


class MeetingReassigned(Event, name="meeting-reassigned"):
    """Somebody else goes, or logs what was begun."""

    was: Named
    member: Named
    reason: PersonalText


class AttendanceRecorded(Event, name="attendance-recorded"):
    """Whoever was to go went, sent somebody (*substitute*), or sent apologies."""

    attendance: Attendance
    substitute: Named | None
    remark: PersonalText | None


class FeedbackBegun(Event, name="feedback-begun"):
    """Somebody began to log what came of it, on a *form* of the edition or layer *document*."""

    form: str
    document: EditionRef
    what: What


class FeedbackAnswered(Event, name="feedback-answered"):
    """Questions of the form were answered, or answered anew; *shown* is the hash of the screen.

    Kept as it comes, so that nothing is lost before the whole is logged.
    """

    answers: tuple[Answered, ...]
    shown: Sha256


class FeedbackLeft(Event, name="feedback-left"):
    """Whoever logs it will come back to it; what was answered is kept."""


class FeedbackLogged(Event, name="feedback-logged"):
    """What came of it stands, whole."""

    content: Content


class FeedbackAdded(Event, name="feedback-added"):
    """Questions left open before were answered; *content* is the whole as it stands now."""

    content: Content
    added: tuple[str, ...]


class FeedbackCorrected(Event, name="feedback-corrected"):
    """Something stands otherwise; *was* are the lines of *changed* as they stood before."""

    content: Content
    changed: tuple[str, ...]
    was: tuple[Line, ...]
    reason: PersonalText


class MeetingVoided(Event, name="meeting-voided"):
    """It leaves the lists; what happened to it stays on record."""

    reason: PersonalText


class MeetingCommand(Command):
    """A wish that is about a meeting."""


class PlanMeeting(MeetingCommand):
    """Put it in the diary."""

    what: What
    edition: EditionRef


class MoveMeeting(MeetingCommand):
    """Let it be on another day, or at another time."""

    on: date
    at: Clock
    reason: PersonalText | None = None


class CancelMeeting(MeetingCommand):
    """Let it not be held."""

    reason: PersonalText


class ReinstateMeeting(MeetingCommand):
    """Let it be held after all."""

    reason: PersonalText


class ReassignMeeting(MeetingCommand):
    """Let somebody else go, or log what *before* began; what is not theirs any more stays."""

    before: Named
    member: Named
    reason: PersonalText


class RecordAttendance(MeetingCommand):
    """Say who went for us."""

    attendance: Attendance
    substitute: Named | None = None
    remark: PersonalText | None = None


class BeginFeedback(MeetingCommand):
    """Begin to log what came of it; one that stands in the diary goes on from there."""

    form: str
    document: EditionRef
    what: What


class AnswerFeedback(MeetingCommand):
    """Answer questions of the form, as a rule those of one card or one line."""

    answers: tuple[Answered, ...]
    shown: Sha256


class LeaveFeedback(MeetingCommand):
    """Leave it for now."""


class LogFeedback(MeetingCommand):
    """Let what was answered stand.

    Logged already, it is added to: what was left open may be answered, nothing else changes.
    """


class CorrectFeedback(MeetingCommand):
    """Let answers stand otherwise, with the reason."""

    answers: tuple[Answered, ...]
    reason: PersonalText


class VoidMeeting(MeetingCommand):
    """Say that it was entered in error."""

    reason: PersonalText
