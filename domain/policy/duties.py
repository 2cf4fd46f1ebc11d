"""A duty is something that an office has to do, once or again and again, and can show."""

from datetime import date
from typing import Annotated

from pydantic import Field

from domain.policy.clauses import Waits
from domain.policy.facts import Citations, Name, Part, Words


class Duty(Part):
    """What *owner* has to do, by when or how often, and what shows that it was done.

    *due* is a day, *every_months* how many months lie between one time and the next; *starts* says
    in words what sets it off where neither does. *together_with* do it beside the owner. *waits*
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
    waits: Waits | None = None
