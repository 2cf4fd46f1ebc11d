"""A duty is something that an office has to do, once or again and again, and can show."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import Field

from domain.policy.clauses import Waits
from domain.policy.cycles import due_days
from domain.policy.facts import Citations, Name, Part, Words


class Duty(Part):
    """What *owner* has to do, by when or how often, and what shows that it was done.

    *due* is a day, *every_months* how many months lie between one time and the next; *starts* says
    in words what sets it off where neither does. *together_with* do it beside the owner. *behind*
    is the switch of the process while which is off nobody has it, and *log* the form that shows
    that it was done, for each holder of the office *for_each* where it is for each of them. *waits*
    says from which step on the program sees to it.
    """

    id: Name
    title: Words
    owner: Name
    together_with: tuple[Name, ...] = ()
    clauses: Citations
    due: date | None = None
    every_months: Annotated[int, Field(gt=0)] | None = None
    starts: str = ""
    evidence: Words
    behind: Name | None = None
    log: Name | None = None
    for_each: Name | None = None
    waits: Waits | None = None

    @property
    def dated(self) -> bool:
        """Whether its days can be told: those of the others depend on what happens."""
        return self.due is not None or self.every_months is not None

    def days(self, in_force: date) -> Iterator[date]:
        """Yield each day by which it is due, in order, while the document is in force from a day.

        What comes again is counted from its *due* day, which is the first, or else from the day on
        which the document came into force (decision 0031). They end with the calendar.
        """
        if self.due is not None:
            yield self.due
        if self.every_months is not None:
            yield from due_days(self.due or in_force, self.every_months)
