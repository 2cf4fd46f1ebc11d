"""What people may do with meetings: plan them, say who went, log what came of it, correct that."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
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
    LogFeedback,
    MeetingCommand,
    MoveMeeting,
    PlanMeeting,
    RecordAttendance,
    ReinstateMeeting,
    VoidMeeting,
)
from domain.model.meeting.state import UNOPENED, Meeting, evolve
from domain.policy.filling import Reply
from domain.ports import Views
from domain.refusals import NotYourOffice
from domain.services import rights
from domain.services.due import Due
from domain.services.enquiries import Enquiries
from domain.services.finding import fresh_stream, stream_of
from domain.services.form_sources import as_reply
from domain.services.handling import Decider, Handling, Order, Story
from domain.services.meeting_bodies import BodyOf
from domain.services.meeting_due import due_of
from domain.services.meeting_following import Following
from domain.services.meeting_resolving import Resolving, prefilled
from domain.services.meeting_rows import in_order, row_of
from domain.services.meeting_templates import LogForms, Template
from domain.services.meeting_wishes import Known
from domain.services.rights import About, Right, require
from domain.views.as_at import rows_as_at
from domain.views.meetings import MEETINGS, MeetingRow


class Meetings:
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
        self._handling = handling
        self._enquiries = enquiries
        self._resolving = resolving
        self._forms = forms
        self._following = following
        self._views = views

    def templates(self) -> tuple[Template, ...]:
        """Return what can be logged here: forms of the edition in force and of the layers on."""
        return self._forms.all()

    def template(self, form: str) -> Template:
        """Return the template with that form, or the first that logs that kind of thing.

        Raises :class:`NothingLogsThat`.
        """
        return self._forms.named(form)

    def bodies(self, actor: Actor) -> tuple[BodyOf, ...]:
        """Return the bodies on which *actor* is there for us today."""
        self._may_read(actor)
        return self._resolving.bodies.of(actor)

    def plan(self, act: Act, kind: Kind = "meeting", **known: Unpack[Known]) -> MeetingRow:
        """Put a meeting in the diary: its body or title, and the day."""
        require(rights.KEEP_MEETINGS, act.actor, self._enquiries.about)
        what = self._resolving.what(act, kind, known, self._today(act))
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
        someone = self._resolving.named(act, person, name) if person or name else None
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
        self._forms.keep(act, template)
        if meeting:
            row = self.get(act.actor, meeting)
            what, stream = self._resolving.of(act, row.meeting, template.kind), row.stream
        else:
            what = self._resolving.what(act, template.kind, known, self._today(act), drafted=True)
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

    def void(self, act: Act, meeting: str, *, reason: str) -> MeetingRow:
        """Say that it was entered in error."""
        return self._act(act, meeting, VoidMeeting(reason=_by(act, reason)))

    def get(self, actor: Actor, meeting: str) -> MeetingRow:
        """Return one meeting, whatever became of it."""
        self._may_read(actor)
        return row_of(self.story(actor, meeting))

    def story(self, actor: Actor, meeting: str) -> Story[Meeting]:
        """Return all that happened to one meeting."""
        self._may_read(actor)
        stream = stream_of(self._handling.store, STREAM, PREFIX, meeting)
        return self._handling.story(stream, UNOPENED, evolve)

    def template_of(self, row: MeetingRow) -> Template:
        """Return the template on which *row* goes on: its own, or what took its place since."""
        return self._forms.of(row.meeting)

    def prefilled(self, actor: Actor, row: MeetingRow) -> dict[str, Reply]:
        """Return what is known already of the questions of a draft, by their ids, to confirm."""
        return prefilled(self._forms.of(row.meeting), row.meeting, self.body_of(actor, row))

    def body_of(self, actor: Actor, row: MeetingRow) -> BodyOf:
        """Return the body of a meeting, with by what its member is there."""
        return self._resolving.body_of(actor, row.meeting)

    def all(
        self,
        actor: Actor,
        *,
        as_at: datetime | None = None,
        kinds: Collection[Kind] = (),
    ) -> tuple[MeetingRow, ...]:
        """Return every meeting that stands, newest day first: no drafts, nothing made in error.

        Of *kinds*, or of every kind; *as_at* as they stood then.
        """
        self._may_read(actor)
        rows = (
            self._views.all(MEETINGS)
            if as_at is None
            else rows_as_at(self._handling.store, MEETINGS, as_at)
        )
        found = (
            row
            for row in rows
            if row.status not in {"draft", "void"} and (not kinds or row.kind in kinds)
        )
        return tuple(sorted(found, key=in_order))

    def mine(self, actor: Actor) -> tuple[MeetingRow, ...]:
        """Return the actor's own meetings, drafts among them, newest day first."""
        self._may_read(actor)
        own = self._views.where(MEETINGS, "person", actor.id)
        return tuple(sorted((row for row in own if row.status != "void"), key=in_order))

    def about(self, actor: Actor, entry: str) -> tuple[MeetingRow, ...]:
        """Return the meetings about the stream of an entry, newest day first."""
        self._may_read(actor)
        rows = self._views.where(MEETINGS, "about", entry)
        found = (row for row in rows if row.status not in {"draft", "void"})
        return tuple(sorted(found, key=in_order))

    def due(self, today: date) -> Iterable[Due]:
        """Return what meetings wait for: to be got ready for, and to be logged once held."""
        rows = (
            *self._views.where(MEETINGS, "status", "planned"),
            *self._views.where(MEETINGS, "status", "draft"),
        )
        return tuple(
            due for row in rows for due in due_of(row, today, self._forms.logging(row.kind))
        )

    def may(self, actor: Actor, row: MeetingRow) -> bool:
        """Return whether *actor* may change that meeting, or log it."""
        about = self._about(row)
        try:
            require(rights.CHANGE_MEETING, actor, about)
        except NotYourOffice:
            return False
        return True

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

    def _about(self, row: MeetingRow) -> About:
        """Return what a right turns on: who opened it, and who is or was there for us."""
        substitute = row.meeting.substitute or Named()
        people = tuple(each for each in (row.person, substitute.person) if each)
        return replace(self._enquiries.about, opener=row.opener, representatives=people)

    def _fresh(self) -> str:
        return fresh_stream(self._handling.store, self._handling.ids, STREAM, PREFIX)

    def _today(self, act: Act) -> date:
        return act.happened_on or self._handling.clock.today()

    def _may_read(self, actor: Actor) -> None:
        require(rights.READ_MEETINGS, actor, self._enquiries.about)


def _by(act: Act, text: str) -> PersonalText:
    return PersonalText(subject=act.actor.id, text=text)
