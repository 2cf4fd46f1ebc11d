"""What happened to a task, as a timeline says it."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from bot.days import said_day_of
from bot.naming import Names, plain

# Any: the body of an event as JSON, whose fields its own class has checked.
Says: TypeAlias = Mapping[str, Any]


def _opened(says: Says, names: Names) -> str:
    due = f", due {said_day_of(says['due'])}" if says["due"] else ""
    return f"opened the task “{_text(says['title'])}” for {_whose(says, names)}{due}"


def _taken(says: Says, names: Names) -> str:
    del says, names
    return "took the task on"


def _reassigned(says: Says, names: Names) -> str:
    return f"handed the task over to {_whose(says, names)}: “{_text(says['reason'])}”"


def _rescheduled(says: Says, names: Names) -> str:
    del names
    now = f"due {said_day_of(says['now'])}" if says["now"] else "due on no day"
    was = f", was {said_day_of(says['was'])}" if says["was"] else ""
    return f"moved the task: {now}{was} (“{_text(says['reason'])}”)"


def _completed(says: Says, names: Names) -> str:
    del names
    where = f", written in “{_text(says['document'])}”" if says["document"] else ""
    return f"did the task: “{_text(says['evidence'])}”{where}"


def _reopened(says: Says, names: Names) -> str:
    del names
    return f"opened the task again: “{_text(says['reason'])}”"


def _withdrawn(says: Says, names: Names) -> str:
    del names
    return f"withdrew the task: “{_text(says['reason'])}”"


def _whose(says: Says, names: Names) -> str:
    if not says["office"]:
        return says["person"] or "nobody"
    seat = f" ({plain(says['seat'])})" if says["seat"] else ""
    by_name = f", by {says['person']}" if says["person"] else ""
    return f"the {names.office(says['office'])}{seat}{by_name}"


def _text(text: Mapping[str, str]) -> str:
    return " ".join(text["text"].split())


OF_TASKS: dict[str, Callable[[Says, Names], str]] = {
    "task-opened": _opened,
    "task-taken": _taken,
    "task-reassigned": _reassigned,
    "task-rescheduled": _rescheduled,
    "task-completed": _completed,
    "task-reopened": _reopened,
    "task-withdrawn": _withdrawn,
}
"""What is said of each event of a task, by its name."""
