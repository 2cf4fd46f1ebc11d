"""What happens to a meeting when something is wished of it, or why it does not."""

from domain.messages import Event, PersonalText
from domain.model.meeting.feedback import FeedbackCommand, Subject, decide_feedback
from domain.model.meeting.messages import (
    AttendanceRecorded,
    CancelMeeting,
    MeetingCancelled,
    MeetingCommand,
    MeetingMoved,
    MeetingPlanned,
    MeetingReassigned,
    MeetingReinstated,
    MeetingVoided,
    MoveMeeting,
    PlanMeeting,
    ReassignMeeting,
    RecordAttendance,
    ReinstateMeeting,
    VoidMeeting,
    What,
)
from domain.model.meeting.refusals import (
    MeetingExists,
    MeetingIsOver,
    MeetingStands,
    NobodyNamed,
    NoSuchMeeting,
)
from domain.model.meeting.state import Meeting
from domain.refusals import NothingSaid

__all__ = ["Subject", "decide"]


def decide(command: MeetingCommand, state: Meeting, subject: Subject | None = None) -> list[Event]:
    """Return what happens if *command* is carried out, or refuse it.

    What is wished of feedback looks at its form, the *subject*. What stands so already does not
    happen again.
    """
    if isinstance(command, PlanMeeting):
        return _plan(command, state)
    if state.status == "void":
        raise MeetingIsOver("void")
    if isinstance(command, FeedbackCommand):
        return decide_feedback(command, state, subject)
    if state.status == "unopened":
        raise NoSuchMeeting
    if isinstance(command, VoidMeeting):
        _said("reason", command.reason)
        return [MeetingVoided(reason=command.reason)]
    return _keep_diary(command, state)


def _plan(command: PlanMeeting, state: Meeting) -> list[Event]:
    if state.status != "unopened":
        raise MeetingExists
    must_say_what(command.what)
    return [MeetingPlanned(what=command.what, edition=command.edition)]


def _keep_diary(command: MeetingCommand, state: Meeting) -> list[Event]:
    match command:
        case MoveMeeting():
            return _move(command, state)
        case CancelMeeting(reason=reason):
            _said("reason", reason)
            _must_be(state, "planned", "draft")
            return [MeetingCancelled(reason=reason)]
        case ReinstateMeeting(reason=reason):
            _said("reason", reason)
            if state.status != "cancelled":
                raise MeetingStands
            return [MeetingReinstated(reason=reason)]
        case ReassignMeeting():
            return _reassign(command, state)
        case RecordAttendance():
            return _attend(command, state)
        case _:
            raise TypeError(type(command).__name__)


def _reassign(command: ReassignMeeting, state: Meeting) -> list[Event]:
    """Leave what is not theirs any more, or is over, as it is."""
    _said("reason", command.reason)
    if state.member != command.before or state.status not in {"planned", "draft"}:
        return []
    return [MeetingReassigned(was=command.before, member=command.member, reason=command.reason)]


def _move(command: MoveMeeting, state: Meeting) -> list[Event]:
    _must_be(state, "planned")
    if state.on is None or (command.on, command.at) == (state.on, state.at):
        return []
    return [
        MeetingMoved(
            was=state.on, was_at=state.at, on=command.on, at=command.at, reason=command.reason
        )
    ]


def _attend(command: RecordAttendance, state: Meeting) -> list[Event]:
    _must_be(state, "planned", "draft", "logged")
    named = command.substitute is not None and command.substitute.known
    if named is not (command.attendance == "substitute"):
        raise NobodyNamed
    remark = command.remark.text if command.remark else ""
    stands = (state.attendance, state.substitute, state.remark)
    if (command.attendance, command.substitute, remark) == stands:
        return []
    return [AttendanceRecorded(**dict(command))]


def must_say_what(what: What) -> None:
    """Refuse a meeting of which nobody says what it is, or who is there."""
    _said("title", what.title)
    if not what.member.known:
        raise NobodyNamed


def _must_be(state: Meeting, *statuses: str) -> None:
    if state.status not in statuses:
        raise MeetingIsOver(state.status)


def _said(field: str, text: PersonalText) -> None:
    if not text.text.strip():
        raise NothingSaid(field)
