"""What shows progress with a recommendation is read from tasks, logs, risks and switches alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from domain.identity import Actor
from domain.messages import Recorded
from domain.model.risk.messages import EscalationDecided, RiskEscalated, RiskEvaluated, RiskLogged
from domain.policy.forms import Form
from domain.policy.layers_on import LayersOn
from domain.policy.risk_kinds import Does, Scope
from domain.ports import EventStore, Views
from domain.services.enquiries import Enquiries
from domain.services.meetings import Meetings
from domain.services.recommendations import Trace
from domain.services.risks import Risks
from domain.services.switches import Switches
from domain.services.tasks import Tasks
from domain.views.as_at import rows_as_at
from domain.views.reports import REPORTS
from domain.views.risks import RiskRow


@dataclass(frozen=True, slots=True)
class TracesOf:
    """Reads the traces of each kind of stream, as at a moment if one is given."""

    enquiries: Enquiries
    layers: LayersOn
    tasks: Tasks
    meetings: Meetings
    risks: Risks
    switches: Switches
    store: EventStore
    views: Views

    def all(self, actor: Actor, as_at: datetime | None) -> Iterator[Trace]:
        """Yield every trace there is."""
        yield from self._duties(actor, as_at)
        yield from self._logs(actor, as_at)
        yield from self._routes(actor, as_at)
        yield from self._decisions(actor, as_at)
        yield from self._reports(as_at)

    def _duties(self, actor: Actor, as_at: datetime | None) -> Iterator[Trace]:
        """Yield the tasks that somebody began for a duty: what is still to come shows nothing.

        What a lead member is asked before a meeting shows that the form for the reply is used.
        """
        asking = {form.clauses: form.id for form in self._forms() if form.logs == "briefing"}
        for row in self.tasks.all(actor, as_at=as_at):
            task = row.task
            asked = "" if task.duty or task.about else asking.get(task.clauses, "")
            if not row.version or row.status == "withdrawn":
                continue
            if task.duty or task.source == "person" or asked:
                yield Trace(
                    kind="form" if asked else "duty",
                    name=asked or task.duty,
                    number=row.short,
                    title=task.title,
                    day=row.done_on or row.opened_on,
                    done=row.status == "done",
                    said=task.shown,
                    clauses=task.clauses,
                )

    def _forms(self) -> Iterator[Form]:
        for layer in self.layers.processes(self.enquiries.policy().ref.policy):
            yield from layer.forms

    def _logs(self, actor: Actor, as_at: datetime | None) -> Iterator[Trace]:
        """Yield whatever was logged on a form."""
        for row in self.meetings.all(actor, as_at=as_at):
            logged = row.meeting
            if row.status == "logged" and logged.on is not None:
                yield Trace("form", logged.form, row.short, logged.title, logged.on, done=True)

    def _routes(self, actor: Actor, as_at: datetime | None) -> Iterator[Trace]:
        """Yield each step that was taken with a risk, by the routes on which it goes."""
        for row in self.risks.all(actor, as_at=as_at):
            scopes: tuple[Scope, ...] = row.risk.scopes
            for recorded in self.store.load(row.stream):
                if as_at is None or recorded.recorded_at <= as_at:
                    yield from self._steps(row, scopes, recorded)

    def _decisions(self, actor: Actor, as_at: datetime | None) -> Iterator[Trace]:
        """Yield each decision on a switch."""
        for seen in self.switches.all(actor, as_at=as_at):
            for turned in seen.turns:
                one, said = seen.switch, f"{turned.turn.value}: {turned.turn.minute}"
                yield Trace("switch", one.id, "", one.title, turned.day, done=True, said=said)

    def _reports(self, as_at: datetime | None) -> Iterator[Trace]:
        """Yield each report that was drafted, as done once it was let go."""
        rows = self.views.all(REPORTS) if as_at is None else rows_as_at(self.store, REPORTS, as_at)
        for row in rows:
            one = row.reported
            if one.layer and row.status != "withdrawn":
                day = row.released_by[-1].on if row.released_by else row.drafted_on
                yield Trace("report", one.report, row.short, one.title, day, done=row.final)

    def _steps(
        self, row: RiskRow, scopes: tuple[Scope, ...], recorded: Recorded
    ) -> Iterator[Trace]:
        names: tuple[str, ...] = ()
        match recorded.event:
            case RiskEvaluated(scopes=judged):
                names = self._doing("evaluates", judged)
            case RiskLogged():
                names = self._doing("logs", scopes)
            case RiskEscalated(route=route, step=step) | EscalationDecided(route=route, step=step):
                names = (f"{route}.{step}",)
            case _:
                pass
        for name in names:
            yield Trace("route", name, row.short, row.risk.title, recorded.happened_on, done=True)

    def _doing(self, does: Does, scopes: tuple[Scope, ...]) -> tuple[str, ...]:
        """Return the steps that do that with a risk of *scopes*, as ``route.step``."""
        return tuple(
            f"{route.id}.{step.id}"
            for layer in self.layers.processes(self.enquiries.policy().ref.policy)
            for route in layer.routes
            if route.of_risk in scopes
            for step in route.steps
            if step.does == does
        )
