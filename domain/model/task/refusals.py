"""Why something is not done with a task."""

from domain.refusals import Refusal


class NoSuchTask(Refusal, code="no-such-task"):
    """Nothing was opened as a task under this id."""


class NobodyToDoIt(Refusal, code="nobody-to-do-it"):
    """A task is for an office or a person."""


class TaskIsOver(Refusal, code="task-is-over"):
    """The task is done or withdrawn: it is reopened before anything changes."""

    def __init__(self, status: str) -> None:
        super().__init__(status=status)


class TaskIsOpen(Refusal, code="task-is-open"):
    """The task is not done yet: there is nothing to reopen."""


class AnothersTask(Refusal, code="anothers-task"):
    """A task for somebody else is opened for their office, or by what gave it to them."""


class OtherTask(Refusal, code="other-task"):
    """There is a task under this id already, and it is another one."""
