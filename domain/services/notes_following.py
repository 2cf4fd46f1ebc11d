"""What is logged beside meetings goes on: leads hear of a trigger, and a duty is shown as done."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from domain.messages import Act
from domain.policy.forms import Tells
from domain.policy.layers_on import LayersOn
from domain.refusals import KeyReused
from domain.services.enquiries import Enquiries
from domain.services.meeting_templates import Template
from domain.services.process_people import ProcessPeople, Seated
from domain.services.tasks import Tasks
from domain.views.meetings import MeetingRow
from domain.views.tasks import TaskRow

_SHORT = 120


@dataclass(frozen=True, slots=True)
class NotesFollowing:
    """Lets each thing follow once from something logged: its key is made of the log and the step.

    *answer* is what whoever hears of a trigger is asked for where it calls for nothing else.
    """

    enquiries: Enquiries
    layers: LayersOn
    tasks: Tasks
    people: ProcessPeople
    answer: str = "What was done about it, or that it was only to be known"

    def __call__(self, act: Act, row: MeetingRow, template: Template) -> None:
        """Open a task for each lead member a trigger is for; say that a duty was done."""
        if row.status != "logged":
            return
        if row.kind == "trigger":
            for seated, person in self._concerned(row.area):
                with suppress(KeyReused):
                    self._tell(act, row, template, seated, person)
        if row.kind == "briefing":
            self._reply(act, row, template)
        self._show(act, row)

    def _concerned(self, area: str) -> Iterator[tuple[Seated, str]]:
        """Yield each who leads the area, ``""`` for a seat that is vacant; all without an area."""
        for seated in self.people.leads(area):
            yield from ((seated, each.id) for each in seated.people)
            if not seated.people:
                yield seated, ""

    def _tell(
        self, act: Act, row: MeetingRow, template: Template, seated: Seated, person: str
    ) -> None:
        says = row.meeting.says
        self.tasks.open(
            _step(act, row, f"lead:{person or seated.seat}"),
            title=_short(says.get("development", row.meeting.title)),
            office=seated.office,
            seat=seated.seat,
            person=person,
            due=_day(row, template, "by_when"),
            evidence=says.get("calls_for", self.answer),
            about=row.stream,
            area=seated.seat,
            clauses=template.form.clauses,
            source="meeting",
        )

    def _reply(self, act: Act, row: MeetingRow, template: Template) -> None:
        """Let what asked for a reply before be done by it: of the area, and the replier's own."""
        asked = (
            task
            for task in self.tasks.recorded()
            if task.status == "open"
            and task.task.area == row.area
            and set(template.form.clauses) <= set(task.task.clauses)
            and "do" in self.tasks.may(act.actor, task)
            and self._asked_before(act, task, row)
        )
        for task in asked:
            said = row.meeting.says.get("answer", "")
            self._done(_step(act, row, f"reply:{task.id}"), row, task, said)

    def _asked_before(self, act: Act, task: TaskRow, row: MeetingRow) -> bool:
        """Return whether the reply came after it was asked for: what is asked later waits."""
        asked_at = self.tasks.story(act.actor, task.id).recorded[0].recorded_at
        return row.logged_at is None or asked_at <= row.logged_at

    def _show(self, act: Act, row: MeetingRow) -> None:
        """Let the time of a duty that is nearest to the day be done, where the actor may do it."""
        on = row.meeting.on or row.logged_on
        shown = set(self._duties_shown(row.meeting.form))
        if on is None or not shown:
            return
        waiting = [
            task
            for task in self.tasks.waiting(on)
            if task.duty in shown and "do" in self.tasks.may(act.actor, task)
        ]
        if waiting:
            nearest = min(waiting, key=lambda task: _away(task, on))
            self._done(_step(act, row, "shown"), row, nearest, row.meeting.title)

    def _duties_shown(self, form: str) -> Iterator[str]:
        policy = self.enquiries.policy().ref.policy
        for layer in self.layers.processes(policy):
            yield from (duty.id for duty in layer.duties if duty.log == form and duty.dated)

    def _done(self, act: Act, row: MeetingRow, task: TaskRow, said: str) -> None:
        evidence = f"{row.short}: {_short(said)}" if said else row.short
        with suppress(KeyReused):
            self.tasks.done(act, task.id, evidence=evidence)


def _step(act: Act, row: MeetingRow, step: str) -> Act:
    return act.model_copy(
        update={
            "key": f"{row.stream}:{step}",
            "correlation_id": act.correlation_id or act.key,
            "causation_id": act.key,
        }
    )


def _day(row: MeetingRow, template: Template, tells: Tells) -> date | None:
    asked = template.telling(tells)
    reply = row.meeting.logged_replies.get(asked.id) if asked else None
    return None if reply is None else reply.day


def _away(task: TaskRow, on: date) -> int:
    return abs(((task.task.due or on) - on).days)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHORT else f"{line[: _SHORT - 1].rstrip()}…"
