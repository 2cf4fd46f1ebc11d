"""What people may do with meetings: plan them, say who went, log what came of it, correct that."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, timedelta
from typing import Unpack

from domain.identity import Actor
from domain.messages import Act, Event, PersonalText
from domain.model.arrangement.representation.parts import Named
from domain.model.form.messages import Answered
from domain.model.meeting import decider
from domain.model.meeting.feedback import Subject
from domain.model.meeting.messages import (
    PREFIX,
    STREAM,
    AnswerFeedback,
    Attendance,
    BeginFeedback,
    CancelMeeting,
    CorrectFeedback,
    Kind,
    LeaveFeedback,
    LogFeedback,
    MeetingCommand,
    MoveMeeting,
    PlanMeeting,
    ReassignMeeting,
    RecordAttendance,
    ReinstateMeeting,
    VoidMeeting,
)
from domain.model.meeting.state import UNOPENED, Meeting, evolve
from domain.policy.filling import Reply
from domain.ports import Views
from domain.refusals import Refusal, StaleStream
from domain.services import rights
from domain.services.enquiries import Enquiries
from domain.services.finding import fresh_stream
from domain.services.form_sources import as_reply
from domain.services.handling import Decider, Handling, Order, Story
from domain.services.meeting_following import Following
from domain.services.meeting_resolving import Resolving
from domain.services.meeting_rows import row_of
from domain.services.meeting_templates import LogForms, Template
from domain.services.meeting_wishes import Known
from domain.services.meetings_seen import MeetingsSeen
from domain.services.rights import Right, require
from domain.views.meetings import MEETINGS, MeetingRow

LATELY = timedelta(days=7)
"""How far back it is looked whether what should follow did: further than the longest weekend."""

SWEEP = "sweep"


class Meetings(MeetingsSeen):
    """The diary of everybody's meetings, and what was logged of them. Ids are whole or short."""

    def __init__(
        self,
        handling: Handling,
        enquiries: Enquiries,
        resolving: Resolving,
        forms: LogForms,
        following: Following,
        views: Views,
    ) -> None:
        super().__init__(handling, enquiries, resolving, forms, views)
        self._following = following

    def plan(self, act: Act, kind: Kind = "meeting", **known: Unpack[Known]) -> MeetingRow:
        """Put a meeting in the diary: its body or title, and the day."""
        require(rights.KEEP_MEETINGS, act.actor, self._enquiries.about)
        what = self._resolving.what(act.actor, kind, known, self._today(act))
        command = PlanMeeting(what=what, edition=self._enquiries.use(act).ref)
        return self._carry_out(Order(self._fresh(), command, act, opens=True))

    def move(
        self, act: Act, meeting: str, *, on: date, at: str = "", reason: str = ""
    ) -> MeetingRow:
        """Let it be on another day, or at another time."""
        said = _by(act, reason) if reason else None
        return self._act(act, meeting, MoveMeeting(on=on, at=at, reason=said))

    def cancel(self, act: Act, meeting: str, *, reason: str) -> MeetingRow:
        """Let it not be held."""
        return self._act(act, meeting, CancelMeeting(reason=_by(act, reason)))

    def reinstate(self, act: Act, meeting: str, *, reason: str) -> MeetingRow:
        """Let it be held after all."""
        return self._act(act, meeting, ReinstateMeeting(reason=_by(act, reason)))

    def attendance(
        self,
        act: Act,
        meeting: str,
        attendance: Attendance,
        *,
        person: str = "",
        name: str = "",
        remark: str = "",
    ) -> MeetingRow:
        """Say that whoever was to go went, sent apologies, or was stood in for by somebody."""
        someone = self._resolving.named(act.actor, person, name) if person or name else None
        said = _by(act, remark) if remark else None
        command = RecordAttendance(attendance=attendance, substitute=someone, remark=said)
        return self._act(act, meeting, command)

    def begin(
        self, act: Act, form: str, *, meeting: str = "", **known: Unpack[Known]
    ) -> MeetingRow:
        """Begin to log on *form*, of a *meeting* in the diary or of one that never stood there.

        What is known answers its questions from the start, and can be answered otherwise.
        """
        require(rights.KEEP_MEETINGS, act.actor, self._enquiries.about)
        template = self.template(form)
        self._forms.must_log(act.actor, template)
        self._forms.keep(act, template)
        if meeting:
            row = self.get(act.actor, meeting)
            what, stream = self._resolving.of(act.actor, row.meeting, template.kind), row.stream
        else:
            what = self._resolving.what(
                act.actor, template.kind, known, self._today(act), drafted=True
            )
            stream = self._fresh()
        command = BeginFeedback(form=template.form.id, document=template.document, what=what)
        return self._carry_out(
            Order(stream, command, act, opens=not meeting),
            rights.CHANGE_MEETING if meeting else None,
        )

    def answer(
        self, act: Act, meeting: str, *, answers: Mapping[str, Reply], shown: str
    ) -> MeetingRow:
        """Keep answers as they come, by the questions' ids; what follows from a body is added.

        Without a value a question is left open on purpose.
        """
        row = self.get(act.actor, meeting)
        template = self._forms.of(row.meeting)
        given = {**self._resolving.following(act.actor, template, row, answers), **answers}
        command = AnswerFeedback(answers=self._answered(act, template, given), shown=shown)
        return self._act(act, row.id, command)

    def leave(self, act: Act, meeting: str) -> MeetingRow:
        """Leave it for now: what was answered is kept."""
        return self._act(act, meeting, LeaveFeedback())

    def log(self, act: Act, meeting: str) -> MeetingRow:
        """Let what was answered stand; or add to what is logged what was answered since.

        Its risks are reported, what is to be done becomes a task, and the next meeting is planned:
        each once, however often the same act arrives.
        """
        before = self.get(act.actor, meeting)
        row = self._act(act, before.id, LogFeedback())
        self._following.carry_on(act, row, self._forms.of(row.meeting), self.plan)
        return row

    def correct(
        self,
        act: Act,
        meeting: str,
        *,
        answers: Mapping[str, Reply],
        reason: str,
    ) -> MeetingRow:
        """Let answers that were logged stand otherwise, with the reason; the old ones are kept."""
        row = self.get(act.actor, meeting)
        template = self._forms.of(row.meeting)
        command = CorrectFeedback(
            answers=self._answered(act, template, answers), reason=_by(act, reason)
        )
        corrected = self._act(act, row.id, command)
        self._following.carry_on(act, corrected, template, self.plan)
        return corrected

    def succeed(self, act: Act, meeting: str, *, before: str, person: str, reason: str) -> None:
        """Let a leaver's meeting go on with *person*; whose act it may be was asked before."""
        command = ReassignMeeting(
            before=Named(person=before), member=Named(person=person), reason=_by(act, reason)
        )
        self._carry_out(Order(self.story(act.actor, meeting).stream, command, act))

    def catch_up(self) -> None:
        """Let follow what should have from what was logged lately, and did not: each thing once.

        Who logged it is who tells of it; a process that was stopped half way lost nothing. Where
        something is refused, or others are faster, the rest goes on, and it is tried next time.
        """
        since = self._handling.clock.now() - LATELY
        for row in self._views.where(MEETINGS, "status", "logged"):
            if row.touched_at >= since:
                teller = Actor(id=row.logged_by)
                with suppress(Refusal, StaleStream):
                    self.follow_up(Act(actor=teller, key=row.id, conversation=SWEEP), row)

    def follow_up(self, act: Act, row: MeetingRow) -> None:
        """Let follow what should have from one that is logged; what followed is left as it is."""
        self._following.carry_on(act, row, self._forms.of(row.meeting), self.plan)

    def void(self, act: Act, meeting: str, *, reason: str) -> MeetingRow:
        """Say that it was entered in error."""
        return self._act(act, meeting, VoidMeeting(reason=_by(act, reason)))

    def _answered(
        self, act: Act, template: Template, answers: Mapping[str, Reply]
    ) -> tuple[Answered, ...]:
        asked = template.form.question_by_id
        return tuple(
            Answered(question=name, reply=as_reply(act.actor.id, name, asked.get(name), reply))
            for name, reply in answers.items()
        )

    def _act(self, act: Act, meeting: str, command: MeetingCommand) -> MeetingRow:
        story = self.story(act.actor, meeting)
        return self._carry_out(Order(story.stream, command, act), rights.CHANGE_MEETING)

    def _carry_out(self, order: Order[MeetingCommand], right: Right | None = None) -> MeetingRow:
        act = order.act

        def decide(command: MeetingCommand, story: Story[Meeting]) -> list[Event]:
            if right is not None and story.recorded:
                require(right, act.actor, self._about(row_of(story)))
            return decider.decide(command, story.state, self._subject(act, story.state))

        handled = self._handling.carry_out(order, Decider(UNOPENED, evolve, decide))
        return row_of(handled.story)

    def _subject(self, act: Act, state: Meeting) -> Subject | None:
        if not state.form:
            return None
        template = self._forms.of(state)
        return Subject(
            form=template.form,
            document=template.document,
            resolve=lambda replies: self._resolving.resolved(act.actor, template, state, replies),
            by=state.member.person or act.actor.id,
            today=self._today(act),
        )

    def _fresh(self) -> str:
        return fresh_stream(self._handling.store, self._handling.ids, STREAM, PREFIX)

    def _today(self, act: Act) -> date:
        return act.happened_on or self._handling.clock.today()


def _by(act: Act, text: str) -> PersonalText:
    return PersonalText(subject=act.actor.id, text=text)
