"""How far each recommendation of a process is follows from what was recorded of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias

from domain.identity import Actor
from domain.policy.layers import ProcessLayer
from domain.policy.layers_on import LayersOn
from domain.policy.processes import Recommendation
from domain.services import rights
from domain.services.enquiries import Enquiries
from domain.services.rights import require

TraceKind: TypeAlias = Literal["duty", "form", "route", "report", "switch"]

Status: TypeAlias = Literal["not_begun", "under_way", "done"]
"""Nothing was recorded of it; something was; or all that it asks for has come true."""


@dataclass(frozen=True, slots=True)
class Trace:
    """Something recorded that shows progress: *name* is the duty, form, step, report or switch.

    A task that somebody opened for a duty has no name, but its *clauses*. *number* leads to it
    where anything does, *done* says that it is done and not only begun.
    """

    kind: TraceKind
    name: str
    number: str
    title: str
    day: date
    done: bool
    said: str = ""
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """For how many of *all* it has come true, and what they are called; *open* are the others."""

    done: tuple[str, ...]
    open: tuple[str, ...]

    @property
    def all(self) -> int:
        """How many there are."""
        return len(self.done) + len(self.open)


@dataclass(frozen=True, slots=True)
class RecommendationRow:
    """One recommendation, or a part of one, and how far it is.

    *traces* are in the order of their days. *owner* is the office of its time; *office* that of
    today, ``""`` where nobody said which that is.
    """

    layer: ProcessLayer
    recommendation: Recommendation
    office: str
    traces: tuple[Trace, ...]
    measure: Measure | None
    status: Status

    @property
    def owner_title(self) -> str:
        """What its owner was called."""
        return self.layer.office_titles[self.recommendation.owner]

    @property
    def first(self) -> date | None:
        """The day of what was recorded first."""
        return self.traces[0].day if self.traces else None

    @property
    def last(self) -> date | None:
        """The day of what was recorded last."""
        return self.traces[-1].day if self.traces else None


Traces: TypeAlias = Callable[[Actor, datetime | None], Iterable[Trace]]
"""What was recorded that may show progress, as at a moment if one is given."""

Measures: TypeAlias = Callable[[Actor, Recommendation, datetime | None], Measure | None]
"""For whom a recommendation has come true; none where nothing is counted."""


class Recommendations:
    """The recommendations of the processes that are on."""

    def __init__(
        self,
        enquiries: Enquiries,
        layers: LayersOn,
        traces: Traces,
        measures: Measures,
    ) -> None:
        self._enquiries = enquiries
        self._layers = layers
        self._traces = traces
        self._measures = measures

    def rows(self, actor: Actor, *, as_at: datetime | None = None) -> tuple[RecommendationRow, ...]:
        """Return every recommendation, part by part, in the order of the document."""
        require(rights.READ_TASKS, actor, self._enquiries.about)
        on = self._layers.processes(self._enquiries.policy().ref.policy)
        if not any(layer.recommendations for layer in on):
            return ()
        found = tuple(self._traces(actor, as_at))
        return tuple(
            self._row(actor, layer, each, found, as_at)
            for layer in on
            for each in layer.recommendations
        )

    def _row(
        self,
        actor: Actor,
        layer: ProcessLayer,
        one: Recommendation,
        found: Iterable[Trace],
        as_at: datetime | None,
    ) -> RecommendationRow:
        mine = sorted(
            (trace for trace in found if _shows(layer, one, trace)),
            key=lambda trace: (trace.day, trace.number),
        )
        measure = self._measures(actor, one, as_at)
        return RecommendationRow(
            layer=layer,
            recommendation=one,
            office=self._layers.today(layer.id, one.owner) or "",
            traces=tuple(mine),
            measure=measure,
            status=_status(one, mine, measure),
        )


def _shows(layer: ProcessLayer, one: Recommendation, trace: Trace) -> bool:
    named = {
        "duty": one.duties,
        "form": one.forms,
        "route": one.routes,
        "report": one.reports,
        "switch": one.switches,
    }[trace.kind]
    if trace.name:
        return trace.name in named
    duties = (duty for duty in layer.duties if duty.id in one.duties)
    return trace.kind == "duty" and any(set(d.clauses) <= set(trace.clauses) for d in duties)


def _status(one: Recommendation, traces: Iterable[Trace], measure: Measure | None) -> Status:
    mine = tuple(traces)
    if measure is not None:
        if measure.all and not measure.open:
            return "done"
        return "under_way" if mine or measure.done else "not_begun"
    over = any(trace.done for trace in mine if trace.kind in {"duty", "switch"})
    if over and not one.goes_on:
        return "done"
    return "under_way" if mine else "not_begun"
