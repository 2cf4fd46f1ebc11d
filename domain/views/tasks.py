"""The list of tasks is a fold: one row each, made of its events and of nothing else."""

from datetime import date, datetime

from domain.messages import Recorded
from domain.model.task.messages import PREFIX, STREAM, TaskCompleted, TaskOpened, TaskReopened
from domain.model.task.state import UNOPENED, Status, Task, evolve
from domain.views.view import Numbered, View


class TaskRow(Numbered):
    """One task as a list shows it: how it stands, who opened it when, and who did it when."""

    prefix = PREFIX
    begins = STREAM

    task: Task
    opener: str
    opened_on: date
    touched_at: datetime
    version: int
    done_on: date | None = None
    done_by: str = ""

    @property
    def status(self) -> Status:
        """Whether it is open, done or withdrawn."""
        return self.task.status

    @property
    def held_by(self) -> str:
        """The office and seat that has to do it, ``""`` where a person has."""
        return self.task.held_by

    @property
    def person(self) -> str:
        """The person who has to do it, ``""`` where nobody in particular has."""
        return self.task.person

    @property
    def about(self) -> str:
        """The stream that it belongs to, ``""`` where none."""
        return self.task.about

    @property
    def duty(self) -> str:
        """The duty that it is an occurrence of, ``""`` where it is none."""
        return self.task.duty


def fold(row: TaskRow | None, recorded: Recorded) -> TaskRow | None:
    """Return the row after *recorded*; there is none before the task is opened."""
    event = recorded.event
    if row is None:
        return _opened(recorded, event) if isinstance(event, TaskOpened) else None
    changed: dict[str, object] = {
        "task": evolve(row.task, event),
        "touched_at": recorded.recorded_at,
        "version": recorded.position,
    }
    match event:
        case TaskCompleted():
            changed |= {"done_on": recorded.happened_on, "done_by": recorded.actor.id}
        case TaskReopened():
            changed |= {"done_on": None, "done_by": ""}
        case _:
            pass
    return row.model_copy(update=changed)


def _opened(recorded: Recorded, event: TaskOpened) -> TaskRow:
    return TaskRow(
        id=recorded.stream.removeprefix(STREAM),
        task=evolve(UNOPENED, event),
        opener=recorded.actor.id,
        opened_on=recorded.happened_on,
        touched_at=recorded.recorded_at,
        version=recorded.position,
    )


TASKS = View(
    name="tasks",
    form=1,
    row=TaskRow,
    streams=(STREAM,),
    fold=fold,
    indexed=("status", "held_by", "person", "about", "duty"),
)
"""The list of tasks, found by whose they are, by what they are about, and whether they are open."""
