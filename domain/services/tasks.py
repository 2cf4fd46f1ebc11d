"""What people may do with tasks: open, take on, hand over, do, move, reopen and withdraw them."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from functools import reduce
from typing import Unpack

from domain.identity import Actor
from domain.messages import Act, Event, PersonalText
from domain.model.task import decider
from domain.model.task.messages import (
    PREFIX,
    STREAM,
    CompleteTask,
    HandTaskOver,
    OpenTask,
    ReopenTask,
    RescheduleTask,
    Source,
    SucceedInTask,
    TakeTask,
    TaskCommand,
    WithdrawTask,
)
from domain.model.task.refusals import AnothersTask
from domain.model.task.state import UNOPENED, Task, evolve
from domain.policy.duties import Duty
from domain.ports import Views
from domain.refusals import NoSuchId, NotYourOffice, UnknownPerson
from domain.services import rights
from domain.services.due import Due
from domain.services.duties import Duties, Occurrence
from domain.services.enquiries import Enquiries
from domain.services.finding import fresh_stream, stream_of
from domain.services.handling import Decider, Handling, Order, Story
from domain.services.offices import Offices
from domain.services.rights import About, Right, require
from domain.services.task_rows import due_of, foreseen, in_order, row_of
from domain.services.task_wishes import Wished
from domain.views.as_at import rows_as_at
from domain.views.tasks import TASKS, TaskRow


class Tasks:
    """The tasks of everybody. Every id may be given whole or short."""

    def __init__(
        self,
        handling: Handling,
        enquiries: Enquiries,
        offices: Offices,
        duties: Duties,
        views: Views,
    ) -> None:
        self._handling = handling
        self._enquiries = enquiries
        self._offices = offices
        self._duties = duties
        self._views = views

    def open(self, act: Act, **wished: Unpack[Wished]) -> TaskRow:
        """Open a task for an office, or for a person: oneself, unless something else gives it.

        It may be part of another act; the same act opens the same task once.
        """
        require(rights.OPEN_TASK, act.actor, self._enquiries.about)
        source, evidence = wished.get("source", "person"), wished.get("evidence", "")
        seat = wished.get("seat", "")
        command = OpenTask(
            title=_by(act, wished["title"]),
            office=self._known_office(act.actor, wished.get("office", "")),
            seat=seat,
            person=self._known_person(act.actor, wished.get("person", ""), source),
            due=wished.get("due"),
            evidence=_by(act, evidence) if evidence else None,
            about=wished.get("about", ""),
            area=wished.get("area", seat),
            clauses=tuple(wished.get("clauses", ())),
            source=source,
        )
        stream = fresh_stream(self._handling.store, self._handling.ids, STREAM, PREFIX)
        return self._carry_out(Order(stream, command, act.following("task"), opens=True))

    def take_on(self, act: Act, task: str) -> TaskRow:
        """Take on what one's office has to do."""
        return self._act(act, task, TakeTask(person=act.actor.id), rights.DO_TASK)

    def hand_over(
        self,
        act: Act,
        task: str,
        *,
        reason: str,
        office: str = "",
        seat: str = "",
        person: str = "",
    ) -> TaskRow:
        """Let it be another office's, or another person's."""
        known = self._known_person(act.actor, person, "change") if person else ""
        command = HandTaskOver(
            office=self._known_office(act.actor, office),
            seat=seat,
            person=known,
            reason=_by(act, reason),
        )
        return self._act(act, task, command, rights.CHANGE_TASK)

    def move(self, act: Act, task: str, *, due: date | None, reason: str) -> TaskRow:
        """Let it be due on another day, or on none."""
        command = RescheduleTask(due=due, reason=_by(act, reason))
        return self._act(act, task, command, rights.CHANGE_TASK)

    def done(
        self, act: Act, task: str, *, evidence: str, document: str = "", sha256: str = ""
    ) -> TaskRow:
        """Say that it was done, how that is known, and where it is written."""
        command = CompleteTask(
            evidence=_by(act, evidence),
            document=_by(act, document) if document else None,
            sha256=sha256 or None,
        )
        return self._act(act, task, command, rights.DO_TASK)

    def reopen(self, act: Act, task: str, *, reason: str) -> TaskRow:
        """Let what was done or withdrawn be done after all."""
        return self._act(act, task, ReopenTask(reason=_by(act, reason)), rights.CHANGE_TASK)

    def withdraw(self, act: Act, task: str, *, reason: str) -> TaskRow:
        """Let it not be done any more."""
        return self._act(act, task, WithdrawTask(reason=_by(act, reason)), rights.CHANGE_TASK)

    def get(self, actor: Actor, task: str) -> TaskRow:
        """Return one task, done or withdrawn ones included, or a duty that nobody began yet."""
        self._may_read(actor)
        story, opening = self._found(task)
        return foreseen(opening) if opening else row_of(story)

    def story(self, actor: Actor, task: str) -> Story[Task]:
        """Return all that happened to one task."""
        self._may_read(actor)
        return self._found(task)[0]

    def all(
        self, actor: Actor, *, as_at: datetime | None = None, day: date | None = None
    ) -> tuple[TaskRow, ...]:
        """Return every task, the open ones first, by their days; *as_at* as they stood then.

        The duties that come due are among them, as on *day*, which is today unless given.
        """
        self._may_read(actor)
        rows = (
            self._views.all(TASKS)
            if as_at is None
            else rows_as_at(self._handling.store, TASKS, as_at)
        )
        coming = self._coming(rows, day or self._handling.clock.today())
        return tuple(sorted((*rows, *coming), key=in_order))

    def about(self, actor: Actor, stream: str) -> tuple[TaskRow, ...]:
        """Return the tasks that belong to *stream*, the open ones first, by their days."""
        self._may_read(actor)
        return tuple(sorted(self._views.where(TASKS, "about", stream), key=in_order))

    def recorded(self) -> tuple[TaskRow, ...]:
        """Return every task that somebody began."""
        return self._views.all(TASKS)

    def waiting(self, today: date) -> tuple[TaskRow, ...]:
        """Return what is open, and the duties that come due though nobody began them yet."""
        rows = self._views.all(TASKS)
        waiting = (*(row for row in rows if row.status == "open"), *self._coming(rows, today))
        return tuple(sorted(waiting, key=in_order))

    def _coming(self, rows: Iterable[TaskRow], today: date) -> Iterator[TaskRow]:
        """Yield the duties that come due and are none of *rows*: nobody began them yet."""
        begun = {row.id: row.status for row in rows if row.duty}
        over = {each for each, status in begun.items() if status != "open"}
        return (foreseen(due) for due in self._duties.waiting(today, over) if due.id not in begun)

    def due(self, today: date) -> Iterable[Due]:
        """Return what is open or comes due, with the day by which it is."""
        return tuple(map(due_of, self.waiting(today)))

    def mine(self, actor: Actor) -> tuple[TaskRow, ...]:
        """Return what waits for *actor*: as a person, and by the offices held now.

        What another of the same office took on is not among them.
        """
        self._may_read(actor)
        today = self._handling.clock.today()
        return tuple(row for row in self.waiting(today) if due_of(row).waits_for(actor))

    def standing(self, actor: Actor) -> tuple[Duty, ...]:
        """Return what the offices of *actor* do whenever it comes up, on no day of its own."""
        return tuple(
            duty
            for each in self._duties.charged()
            if not (duty := each.duty).dated
            and any(map(actor.holds, (duty.owner, *duty.together_with)))
        )

    def may(self, actor: Actor, row: TaskRow) -> frozenset[str]:
        """Return which of these *actor* may: ``do`` the task, ``change`` whose and when it is."""
        about = self._about(row.task, row.opener)
        rightful = {"do": rights.DO_TASK, "change": rights.CHANGE_TASK}
        if row.task.person == actor.id:
            return frozenset(rightful)
        allowed: set[str] = set()
        for act, right in rightful.items():
            with suppress(NotYourOffice):
                require(right, actor, about)
                allowed.add(act)
        return frozenset(allowed)

    def of_person(self, person: str) -> tuple[TaskRow, ...]:
        """Return the open tasks that are *person*'s by name, by their days."""
        rows = self._views.where(TASKS, "person", person)
        return tuple(sorted((row for row in rows if row.status == "open"), key=in_order))

    def succeed(self, act: Act, task: str, command: SucceedInTask) -> None:
        """Let a leaver's task go on with somebody else; whose act it may be was asked before."""
        self._carry_out(Order(self._found(task)[0].stream, command, act))

    def _act(self, act: Act, task: str, command: TaskCommand, right: Right) -> TaskRow:
        story, opening = self._found(task)
        if opening is not None and opening.edition is not None:
            self._enquiries.use(act)
        return self._carry_out(Order(story.stream, command, act), right, opening)

    def _carry_out(
        self,
        order: Order[TaskCommand],
        right: Right | None = None,
        opening: Occurrence | None = None,
    ) -> TaskRow:
        def decide(command: TaskCommand, story: Story[Task]) -> list[Event]:
            begun = [opening.opening] if opening and not story.recorded else []
            state = reduce(evolve, begun, story.state)
            if right is not None and state.person != order.act.actor.id:
                opener = story.recorded[0].actor.id if story.recorded else ""
                require(right, order.act.actor, self._about(state, opener))
            return [*begun, *decider.decide(command, state)]

        handled = self._handling.carry_out(order, Decider(UNOPENED, evolve, decide))
        return row_of(handled.story)

    def _found(self, written: str) -> tuple[Story[Task], Occurrence | None]:
        """Return the story of a task; of a duty that nobody began yet, beside it which one."""
        try:
            stream = stream_of(self._handling.store, STREAM, PREFIX, written)
        except NoSuchId:
            coming = self._duties.find(written, self._handling.clock.today())
            if coming is None:
                raise
            return self._handling.story(STREAM + coming.id, UNOPENED, evolve), coming
        return self._handling.story(stream, UNOPENED, evolve), None

    def _about(self, task: Task, opener: str) -> About:
        """Return what a right turns on: whose task it is, who opened it, and who is asked else."""
        holders = (task.held_by, *task.beside)
        return replace(self._enquiries.about, opener=opener, holders=holders)

    def _known_office(self, actor: Actor, office: str) -> str:
        if office:
            self._offices.holders(actor, office)
        return office

    def _known_person(self, actor: Actor, person: str, source: Source) -> str:
        if person in {"", actor.id}:
            return person
        if source == "person":
            raise AnothersTask
        if (found := self._offices.person(actor, person)) is None:
            raise UnknownPerson(person)
        return found.id

    def _may_read(self, actor: Actor) -> None:
        require(rights.READ_TASKS, actor, self._enquiries.about)


def _by(act: Act, text: str) -> PersonalText:
    return PersonalText(subject=act.actor.id, text=text)
