"""Of a task or a duty, whoever has to do it is told when it comes to them."""

from domain.identity import short_form
from domain.messages import Recorded
from domain.model.task.messages import PREFIX, STREAM
from domain.model.task.state import UNOPENED, Task, evolve
from domain.views.news import News, OutboxRow, turned


def heard(row: OutboxRow, recorded: Recorded) -> OutboxRow:
    """Return *row* after an event of a task."""
    before = row.task or UNOPENED
    now = evolve(before, recorded.event)
    number = short_form(PREFIX, recorded.stream.removeprefix(STREAM))
    found = turned(_turns(row.id, before), _turns(row.id, now))
    return row.with_news(recorded, found, task=now, title=now.title, number=number)


def _turns(stream: str, task: Task) -> dict[str, News]:
    """Return whom an open task waits for: its person, or else its office and those beside it."""
    if task.status != "open":
        return {}
    offices = () if task.person else tuple(filter(None, (task.held_by, *task.beside)))
    people = (task.person,) if task.person else ()
    return {
        " ".join((*people, *offices)): News(
            kind="duty" if task.duty else "task",
            offices=offices,
            people=people,
            matter=f"{stream} task",
            due=task.due,
        )
    }
