"""What became of the demonstration's entries is made by the same acts as in real life."""

from collections.abc import Callable
from datetime import timedelta
from typing import TypeAlias

from bot.assistant import App
from bot.demonstration import Step
from domain.messages import Act
from domain.services.reviews import CHANGE_KINDS

_Does: TypeAlias = Callable[[App, str, Step, Act], object]


def live(app: App, entry: str, step: Step, act: Act) -> None:
    """Do to *entry* what *step* says, as *act*."""
    _DOES[step.does](app, entry, step, act)


def _fills_in(app: App, entry: str, step: Step, act: Act) -> None:
    values = {name: (value,) for name, value in step.fields.items()}
    app.desk.records.record(act, entry, values)


def _approves(app: App, entry: str, _: Step, act: Act) -> None:
    number = len(app.desk.approvals.of(act.actor, entry).state.requests)
    app.desk.approvals.give(act, entry, number)


def _reports(app: App, entry: str, step: Step, act: Act) -> None:
    kind = next(each for each in CHANGE_KINDS if each == step.change)
    app.desk.reviews.changed(act, entry, kind=kind, what=step.says)


def _opens_a_task(app: App, entry: str, step: Step, act: Act) -> None:
    due = app.today + timedelta(days=step.in_days)
    app.desk.tasks.open(
        act, title=step.says, office=step.office, due=due, about=f"arrangement-{entry}"
    )


_DOES: dict[str, _Does] = {
    "fills in": _fills_in,
    "notes": lambda app, entry, step, act: app.desk.records.note(act, entry, step.says),
    "seeks": lambda app, entry, step, act: app.desk.approvals.seek(act, entry, note=step.says),
    "approves": _approves,
    "signs": lambda app, entry, _, act: app.desk.approvals.sign(act, entry),
    "reports": _reports,
    "opens a task": _opens_a_task,
}
