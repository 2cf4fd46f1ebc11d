"""What somebody still had to do when they left goes on with their successor."""

from dataclasses import dataclass

from domain.messages import Act, PersonalText
from domain.model.task.messages import SucceedInTask
from domain.services.handing_over import Handing
from domain.services.tasks import Tasks

REASON = "Whose it was has left."


@dataclass(frozen=True, slots=True)
class LeaversTasks:
    """The open tasks that are somebody's by name, as what a leaver hands over."""

    tasks: Tasks

    def belonging(self, person: str) -> tuple[Handing, ...]:
        """Return the open tasks of *person*, by their days."""
        return tuple(
            Handing("task", row.stream, row.short, row.task.title)
            for row in self.tasks.of_person(person)
        )

    def hand_over(self, act: Act, handing: Handing, *, person: str, to: str) -> None:
        """Give a task from *person* to *to*, once; what is not *person*'s any more stays."""
        reason = PersonalText(subject=person, text=REASON)
        command = SucceedInTask(before=person, person=to, reason=reason)
        self.tasks.succeed(act.following(handing.step), handing.number, command)
