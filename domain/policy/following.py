"""What follows a part of a process names parts that are there: a switch, a form, a duty, a step."""

from collections.abc import Iterator
from typing import Protocol

from domain.policy.duties import Duty
from domain.policy.forms import Form
from domain.policy.processes import Recommendation, Right, Switch
from domain.policy.reports import Report
from domain.policy.routes import ProcessRoute


class Parts(Protocol):
    """As much of a process as is looked at here."""

    @property
    def forms(self) -> tuple[Form, ...]: ...
    @property
    def duties(self) -> tuple[Duty, ...]: ...
    @property
    def routes(self) -> tuple[ProcessRoute, ...]: ...
    @property
    def reports(self) -> tuple[Report, ...]: ...
    @property
    def rights(self) -> tuple[Right, ...]: ...
    @property
    def switches(self) -> tuple[Switch, ...]: ...
    @property
    def recommendations(self) -> tuple[Recommendation, ...]: ...


def faults_of_following(process: Parts) -> Iterator[str]:
    """Yield what the duties, reports, forms and recommendations of *process* name in vain.

    A form keeps a part that is behind no switch: it is never empty.
    """
    forms = {each.id for each in process.forms}
    known = {
        "form": forms,
        "duty": {each.id for each in process.duties},
        "route": {name for each in process.routes for name in _steps(each)},
        "report": {each.id for each in process.reports},
        "switch": {each.id for each in process.switches},
    }
    for where, kind, name in (*_behind(process), *_logs(process), *_of_recommendations(process)):
        if name not in known[kind]:
            yield f"{where}: {name} is not a {kind}"
    for form in process.forms:
        if all(part.behind for part in form.parts):
            yield f"form {form.id} has nothing that is behind no switch"


def _steps(route: ProcessRoute) -> Iterator[str]:
    yield route.id
    yield from (f"{route.id}.{step.id}" for step in route.steps)


def _behind(process: Parts) -> Iterator[tuple[str, str, str]]:
    held = (
        *((f"duty {each.id}", each.behind) for each in process.duties),
        *((f"report {each.id}", each.behind) for each in process.reports),
        *((f"form {f.id}: {part.id}", part.behind) for f in process.forms for part in f.parts),
    )
    yield from ((where, "switch", behind) for where, behind in held if behind)


def _logs(process: Parts) -> Iterator[tuple[str, str, str]]:
    yield from ((f"duty {each.id}", "form", each.log) for each in process.duties if each.log)
    for right in process.rights:
        yield from ((f"right {right.id}", "form", form) for form in right.forms)


def _of_recommendations(process: Parts) -> Iterator[tuple[str, str, str]]:
    for each in process.recommendations:
        named = {
            "duty": each.duties,
            "form": each.forms,
            "route": each.routes,
            "report": each.reports,
            "switch": each.switches,
        }
        for kind, names in named.items():
            yield from ((f"recommendation {each.id}", kind, name) for name in names)
