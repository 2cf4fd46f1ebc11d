"""A route says who hands what on to whom, step by step, of a policy or of a process."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from domain.policy.clauses import Waits
from domain.policy.facts import Absence, Citations, Name, Part, Words
from domain.policy.representing import Status
from domain.policy.risk_kinds import Does, Scope


class Step(Part):
    """One step of a route: from which office, to which, when, and what must be there first.

    *decided_by* judges whether the step is taken, *gate* is what it is not taken without. *does* is
    what it does with a risk. Passing one on is for *decided_by* to judge, unless it is *always* so.
    *text_absent* is the missing text without which nobody can say by what it is judged.
    """

    id: Name
    says: Words
    from_office: Name
    to_office: Name
    when: Words
    gate: Words
    decided_by: Name
    does: Does | None = None
    always: bool = False
    text_absent: Absence | None = None
    clauses: Citations

    @property
    def offices(self) -> tuple[str, str, str]:
        """The offices that it names."""
        return self.from_office, self.to_office, self.decided_by


class ProcessRoute(Part):
    """How something is escalated, or somebody appointed: step by step, in that order.

    *alongside* are the routes that run for the same thing where both apply. Of an appointment *of*
    says who is appointed, and *every_months* after how long it is made anew. *of_risk* says which
    risks go this way: each of its steps then says what it does with them.
    """

    id: Name
    kind: Literal["escalation", "appointment"]
    title: Words
    starts: Words
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    alongside: tuple[Name, ...] = ()
    of: Status | None = None
    every_months: Annotated[int, Field(gt=0)] | None = None
    of_risk: Scope | None = None
    clauses: Citations
    waits: Waits | None = None

    @model_validator(mode="after")
    def _each_step_does_something(self) -> Self:
        doing = [step.does is not None for step in self.steps]
        if any(doing) is not (self.of_risk is not None) or not (all(doing) or not any(doing)):
            raise ValueError(f"route {self.id}: each step of the way of a risk says what it does")
        pairs = zip((None, *self.steps), self.steps, strict=False)
        if any(e.does == "decides" and (b is None or b.does != "escalates") for b, e in pairs):
            raise ValueError(f"route {self.id}: nothing was passed on that could be decided")
        return self
