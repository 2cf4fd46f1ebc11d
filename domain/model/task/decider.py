"""What happens to a task when something is wished of it, or why it does not."""

from domain.messages import Event, PersonalText
from domain.model.task.messages import (
    CompleteTask,
    HandTaskOver,
    OpenTask,
    ReopenTask,
    RescheduleTask,
    SucceedInTask,
    TakeTask,
    TaskCommand,
    TaskCompleted,
    TaskOpened,
    TaskReassigned,
    TaskReopened,
    TaskRescheduled,
    TaskTaken,
    TaskWithdrawn,
    WithdrawTask,
)
from domain.model.task.refusals import (
    NobodyToDoIt,
    NoSuchTask,
    OtherTask,
    TaskIsOpen,
    TaskIsOver,
)
from domain.model.task.state import Task
from domain.refusals import NothingSaid


def decide(command: TaskCommand, state: Task) -> list[Event]:
    """Return what happens if *command* is carried out, or refuse it.

    What stands so already does not happen again: handing a task to whom it belongs changes nothing.
    """
    if isinstance(command, OpenTask):
        return _open(command, state)
    if isinstance(command, SucceedInTask):
        return _succeed(command, state)
    if state.status == "unopened":
        raise NoSuchTask
    if isinstance(command, ReopenTask):
        if state.status == "open":
            raise TaskIsOpen
        _said("reason", command.reason)
        return [TaskReopened(reason=command.reason)]
    if state.status != "open":
        raise TaskIsOver(state.status)
    return _while_open(command, state)


def _open(command: OpenTask, state: Task) -> list[Event]:
    if state.status != "unopened":
        raise OtherTask
    _said("title", command.title)
    if not (command.office or command.person):
        raise NobodyToDoIt
    return [TaskOpened(**dict(command))]


def _while_open(command: TaskCommand, state: Task) -> list[Event]:
    match command:
        case TakeTask(person=person):
            return [] if state.person == person else [TaskTaken(person=person)]
        case HandTaskOver():
            return _hand_over(command, state)
        case RescheduleTask(due=due, reason=reason):
            _said("reason", reason)
            return (
                [] if due == state.due else [TaskRescheduled(was=state.due, now=due, reason=reason)]
            )
        case CompleteTask():
            _said("evidence", command.evidence)
            return [TaskCompleted(**dict(command))]
        case WithdrawTask(reason=reason):
            _said("reason", reason)
            return [TaskWithdrawn(reason=reason)]
        case _:
            raise TypeError(type(command).__name__)


def _hand_over(command: HandTaskOver, state: Task) -> list[Event]:
    _said("reason", command.reason)
    if not (command.office or command.person):
        raise NobodyToDoIt
    if (command.office, command.seat, command.person) == (state.office, state.seat, state.person):
        return []
    return [TaskReassigned(**dict(command))]


def _succeed(command: SucceedInTask, state: Task) -> list[Event]:
    """Leave what is not the leaver's any more as it is."""
    if state.status != "open" or state.person != command.before:
        return []
    return [
        TaskReassigned(
            office=state.office, seat=state.seat, person=command.person, reason=command.reason
        )
    ]


def _said(field: str, text: PersonalText) -> None:
    if not text.text.strip():
        raise NothingSaid(field)
