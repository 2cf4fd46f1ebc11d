"""What happened under a process is made for the demonstration by the same acts as in real life."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeAlias

from bot.assistant import App
from bot.demonstration_process import DemonstratedProcess, ProcessStep
from bot.form_answers import question_of
from domain.messages import Act
from domain.policy.filling import Reply
from domain.services.meeting_wishes import Known
from domain.views.risks import RiskRow

_FRIDAY = 4
Acting: TypeAlias = Callable[[str, int, str], Act]
"""Returns the act of somebody, so many days ago, by the name of its step."""


@dataclass(slots=True)
class ProcessSeeding:
    """The demonstration of a process under way: what was logged by which step."""

    app: App
    acting: Acting
    entries: dict[str, str]
    logged: dict[str, str] = field(default_factory=dict)

    def carry_out(self, process: DemonstratedProcess) -> None:
        """Take every step, in order."""
        does: dict[str, Callable[[ProcessStep, str], object]] = {
            "fills in": self._fills_in,
            "plans": self._plans,
            "logs": self._logs,
            "turns on": self._turns_on,
            "asks the leads": self._asks,
            "answers a task": self._answers,
            "judges": self._judges,
            "puts on the log": self._puts_on_the_log,
            "passes on": self._passes_on,
            "decides": self._decides,
        }
        for number, step in enumerate(process.steps):
            does[step.does](step, f"{process.layer}:{number}")

    def _act(self, step: ProcessStep, name: str) -> Act:
        return self.acting(step.by, step.days_ago, name)

    def _fills_in(self, step: ProcessStep, name: str) -> None:
        values = {field: (value,) for field, value in step.fields.items()}
        self.app.life.records.record(self._act(step, name), self.entries[step.of], values)

    def _plans(self, step: ProcessStep, name: str) -> None:
        act = self._act(step, name)
        self.app.life.meetings.plan(act, body=step.body, on=self._day(step), at=step.at)

    def _day(self, step: ProcessStep) -> date:
        """Return the day so many days from today, the Friday before if it is no working day."""
        day = self.app.today + timedelta(days=step.in_days)
        return day - timedelta(days=max(0, day.weekday() - _FRIDAY))

    def _logs(self, step: ProcessStep, name: str) -> None:
        """Begin, answer and log, as a card would in one press."""
        meetings, act = self.app.life.meetings, self._act(step, f"{name}:begin")
        known: Known = {}
        if step.body:
            known["body"] = step.body
        if step.area:
            known["area"] = step.area
        row = self.app.life.notes.begin(act, step.form, **known)
        form = meetings.template_of(row).form
        filled = meetings.prefilled(act.actor, row)
        given = {question: self._reply(said) for question, said in step.answers.items()}
        shown = self.app.desk.audit.shown.keep(
            question_of(tuple(form.question_by_id.values()), form.title).content
        )
        answer = self._act(step, f"{name}:answer")
        meetings.answer(answer, row.id, answers={**filled, **given}, shown=shown)
        meetings.log(self._act(step, f"{name}:log"), row.id)
        if step.id:
            self.logged[step.id] = row.stream

    def _reply(self, said: str | list[str]) -> Reply:
        """Return a reply; a day is written as so many days from today, ``+30`` or ``-3``."""
        if isinstance(said, list):
            return Reply(tuple(said))
        if said[:1] in {"+", "-"} and said[1:].isdecimal():
            day: date = self.app.today + timedelta(days=int(said))
            return Reply((day.isoformat(),))
        return Reply((said,))

    def _turns_on(self, step: ProcessStep, name: str) -> None:
        self.app.life.switches.turn(
            self._act(step, name), step.switch, value="on", minute=step.minute, reason=step.says
        )

    def _asks(self, step: ProcessStep, name: str) -> None:
        act = self._act(step, name)
        self.app.life.notes.ask_leads(act, policing=step.area, on=self._day(step))

    def _answers(self, step: ProcessStep, name: str) -> None:
        """Do the task that came of what was logged by another step, and say how."""
        act, tasks = self._act(step, name), self.app.life.tasks
        mine = next(
            task
            for task in tasks.about(act.actor, self.logged[step.of])
            if task.person == act.actor.id
        )
        tasks.done(act, mine.id, evidence=step.says)

    def _risk(self, step: ProcessStep) -> RiskRow:
        source = self.logged[step.of]
        every = self.app.life.risks.all(self.app.actor(step.by))
        return next(row for row in every if row.source == source)

    def _judges(self, step: ProcessStep, name: str) -> None:
        self.app.life.risks.evaluate(
            self._act(step, name),
            self._risk(step).id,
            significant=step.choice == "yes",
            scopes=step.scopes,
            reason=step.says,
        )

    def _puts_on_the_log(self, step: ProcessStep, name: str) -> None:
        self.app.life.risks.take_on_log(
            self._act(step, name),
            self._risk(step).id,
            mitigations=[{"what": step.says}],
            office=step.office,
        )

    def _passes_on(self, step: ProcessStep, name: str) -> None:
        self.app.life.risks.escalate(
            self._act(step, name),
            self._risk(step).id,
            route=step.route,
            step=step.step,
            reason=step.says,
        )

    def _decides(self, step: ProcessStep, name: str) -> None:
        self.app.life.risks.decide(
            self._act(step, name),
            self._risk(step).id,
            route=step.route,
            step=step.step,
            choice=step.choice,
            reason=step.says,
            minute=step.minute,
        )
