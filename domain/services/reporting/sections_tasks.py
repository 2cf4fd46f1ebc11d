"""What has to be done is told as it stood: what is open, what is late, and what was done."""

from collections.abc import Callable

from domain.services.reporting import standing as read
from domain.services.reporting.paper import Part, Table
from domain.services.reporting.scope import Builder, Scope, SectionId
from domain.views.tasks import TaskRow


def _tasks_where(heading: str, about: Callable[[Scope, TaskRow], bool]) -> Builder:
    """Return the section over the tasks that *about* picks."""

    def build(scope: Scope) -> Part | None:
        rows = [
            row
            for row in scope.read.tasks.all(scope.actor, as_at=scope.then, day=scope.day)
            if about(scope, row) and (not scope.area or row.task.area in scope.areas)
        ]
        open_ = [row for row in rows if row.status == "open"]
        late = [row for row in open_ if row.task.due is not None and row.task.due < scope.day]
        done = [row for row in rows if row.status == "done" and scope.period.holds(row.done_on)]
        if not (open_ or done):
            return None
        columns = ("By", "Number", "What", "Whose")
        return Part(
            heading=heading,
            paragraphs=(f"Open: {len(open_)}. Overdue: {len(late)}. Done: {len(done)}.",),
            figures=(
                (f"{heading.lower()}: open", str(len(open_))),
                (f"{heading.lower()}: overdue", str(len(late))),
            ),
            parts=tuple(
                part
                for part in (
                    Part(
                        heading="Open",
                        table=Table(
                            f"{heading}: open",
                            columns,
                            tuple(
                                (
                                    _by_when(scope, row),
                                    row.short,
                                    row.task.title,
                                    _whose(scope, row),
                                )
                                for row in open_
                            ),
                        ),
                    ),
                    Part(
                        heading="Done",
                        table=Table(
                            f"{heading}: done",
                            ("Done on", "Number", "What", "Shown by"),
                            tuple(
                                (
                                    read.day_or(row.done_on),
                                    row.short,
                                    row.task.title,
                                    row.task.shown,
                                )
                                for row in done
                            ),
                        ),
                    ),
                )
                if part.table is not None and part.table.rows
            ),
        )

    return build


def _by_when(scope: Scope, row: TaskRow) -> str:
    due = row.task.due
    late = " (overdue)" if due is not None and due < scope.day else ""
    return f"{read.day_or(due, 'No day')}{late}"


def _whose(scope: Scope, row: TaskRow) -> str:
    task = row.task
    if task.person:
        return read.person(scope, task.person)
    titles = (scope.office_title(each) for each in (task.office, *task.beside) if each)
    whose = " and ".join(titles)
    return f"{whose} ({scope.area_title(task.seat)})" if task.seat else whose


def _any(scope: Scope, row: TaskRow) -> bool:
    del scope, row
    return True


def _of_review(scope: Scope, row: TaskRow) -> bool:
    del scope
    return row.task.source == "review"


def _on_its_clauses(scope: Scope, row: TaskRow) -> bool:
    return not set(scope.report.clauses).isdisjoint(row.task.clauses)


TASKS_SECTIONS: dict[SectionId, Builder] = {
    "tasks": _tasks_where("Tasks and duties", _any),
    "review_tasks": _tasks_where("What follows from reviews", _of_review),
    "what_is_being_done": _tasks_where("What is being done about it", _on_its_clauses),
}
"""The sections over tasks and duties, by their ids."""
