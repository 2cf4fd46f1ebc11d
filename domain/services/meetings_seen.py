"""Who may read meetings reads all that was logged, and whoever was there what they owe."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Unpack

from domain.identity import Actor
from domain.model.arrangement.representation.parts import Named
from domain.model.meeting.messages import (
    PREFIX,
    STREAM,
    FeedbackBegun,
    Kind,
)
from domain.model.meeting.state import UNOPENED, Meeting, evolve
from domain.policy.filling import Reply
from domain.ports import Views
from domain.refusals import NotYourOffice
from domain.services import rights
from domain.services.due import Due
from domain.services.enquiries import Enquiries
from domain.services.finding import stream_of
from domain.services.handling import Handling, Story
from domain.services.meeting_bodies import BodyOf
from domain.services.meeting_due import due_of
from domain.services.meeting_resolving import Resolving
from domain.services.meeting_rows import in_order, row_of
from domain.services.meeting_templates import LogForms, Template
from domain.services.meeting_wishes import Known
from domain.services.rights import About, require
from domain.views.as_at import rows_as_at
from domain.views.meetings import MEETINGS, MeetingRow

OPEN = {"planned", "draft"}
"""How a meeting stands that is not logged yet."""

__all__ = ["Kind", "MeetingsSeen", "Named"]


class MeetingsSeen:
    """The diary of everybody's meetings, and what was logged of them, as they can be read."""

    def __init__(
        self,
        handling: Handling,
        enquiries: Enquiries,
        resolving: Resolving,
        forms: LogForms,
        views: Views,
    ) -> None:
        self._handling = handling
        self._enquiries = enquiries
        self._resolving = resolving
        self._forms = forms
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

    def get(self, actor: Actor, meeting: str) -> MeetingRow:
        """Return one meeting, whatever became of it; a draft to whoever may go on with it."""
        row = row_of(self.story(actor, meeting))
        if row.status == "draft":
            require(rights.CHANGE_MEETING, actor, self._about(row))
        return row

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
        return self._resolving.prefilled(actor, self._forms.of(row.meeting), row.meeting)

    def foreseen(self, actor: Actor, form: str, **known: Unpack[Known]) -> dict[str, Reply]:
        """Return the same of what nobody began yet, from what is *known*; nothing is recorded."""
        self._may_read(actor)
        template = self._forms.named(form)
        today = self._handling.clock.today()
        what = self._resolving.what(actor, template.kind, known, today, drafted=True)
        begun = FeedbackBegun(form=template.form.id, document=template.document, what=what)
        return self._resolving.prefilled(actor, template, evolve(UNOPENED, begun))

    def is_of(self, actor: Actor, row: MeetingRow, body: str) -> bool:
        """Return whether *row* is a meeting of *body*, by its id or any of its names."""
        meant = self._resolving.bodies.meant(actor, body)
        return meant.is_same(row.meeting.body, row.meeting.title)

    def owed(self, actor: Actor, body: str = "", on: date | None = None) -> MeetingRow | None:
        """Return the actor's meeting in the diary that waits to be logged: of *body*, *on* a day.

        Of several it is the one held last; without a day one held on any day until today.
        """
        today = self._handling.clock.today()
        meant = self._resolving.bodies.meant(actor, body) if body else None
        found = [
            row
            for row in self._views.where(MEETINGS, "person", actor.id)
            if row.status == "planned"
            and row.meeting.on is not None
            and (row.meeting.on <= today if on is None else row.meeting.on == on)
            and (meant is None or meant.is_same(row.meeting.body, row.meeting.title))
        ]
        return min(found, key=in_order, default=None)

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

    def open_of(self, person: str) -> tuple[MeetingRow, ...]:
        """Return the meetings of *person* that are not logged yet, for a service."""
        own = self._views.where(MEETINGS, "person", person)
        return tuple(sorted((row for row in own if row.status in OPEN), key=in_order))

    def about(self, actor: Actor, entry: str) -> tuple[MeetingRow, ...]:
        """Return the meetings about the stream of an entry, newest day first."""
        self._may_read(actor)
        rows = self._views.where(MEETINGS, "about", entry)
        found = (row for row in rows if row.status not in {"draft", "void"})
        return tuple(sorted(found, key=in_order))

    def before(self, actor: Actor, row: MeetingRow) -> MeetingRow | None:
        """Return what was logged last of the same body, held before the day of *row*."""
        day = row.meeting.on or date.max
        met = row.meeting.body
        rows = self._views.where(MEETINGS, "met", met) if met else self.all(actor)
        same = [
            each
            for each in rows
            if each.status == "logged"
            and (met or each.meeting.title == row.meeting.title)
            and each.meeting.on is not None
            and each.meeting.on < day
        ]
        return min(same, key=in_order, default=None)

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

    def _about(self, row: MeetingRow) -> About:
        """Return what a right turns on: who opened it, and who is or was there for us."""
        substitute = row.meeting.substitute or Named()
        people = tuple(each for each in (row.person, substitute.person) if each)
        return replace(self._enquiries.about, opener=row.opener, representatives=people)

    def _may_read(self, actor: Actor) -> None:
        require(rights.READ_MEETINGS, actor, self._enquiries.about)
