"""What a process consists of: who hands what on to whom, who reports to whom, who may do what."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from domain.policy.clauses import Waits
from domain.policy.facts import Absence, Citation, Citations, Name, Part, Words
from domain.policy.representing import Status
from domain.policy.risk_kinds import Does, Scope

Month = Literal[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


class Frequency(Part):
    """A word for how often, as the document has it, and how it is read.

    Read as a number of months or of days between one time and the next.
    """

    id: Name
    said: Words
    read_as: Words
    every_months: Annotated[int, Field(gt=0)] | None = None
    every_days: Annotated[int, Field(gt=0)] | None = None
    clauses: Citations

    @model_validator(mode="after")
    def _is_read_one_way(self) -> Self:
        if (self.every_months is None) is (self.every_days is None):
            raise ValueError(f"{self.id} is read neither as months nor as days, or as both")
        return self


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


class Report(Part):
    """What is told to *made_for* by *made_by*, how often, in which *months* where they are named.

    *for_each* is what there is one for each of. Without *how_often* the document names no rhythm.
    """

    id: Name
    title: Words
    made_for: Annotated[tuple[Name, ...], Field(min_length=1)]
    made_by: Annotated[tuple[Name, ...], Field(min_length=1)]
    how_often: Name | None = None
    months: tuple[Month, ...] = ()
    for_each: str = ""
    contains: Annotated[tuple[Words, ...], Field(min_length=1)]
    clauses: Citations
    waits: Waits | None = None


class Right(Part):
    """What the holders of an office may do, and nobody else unless another right says so."""

    id: Name
    office: Name
    may: Words
    clauses: Citations
    waits: Waits | None = None


class Switch(Part):
    """A part of the process that is on or off until an office decides."""

    id: Name
    title: Words
    at_first: Literal["on", "off"]
    decided_by: Name
    clauses: Citations
    waits: Waits | None = None


class Endorsement(Part):
    """Who endorsed the document, on which day, under which minute."""

    by: Name
    day: date
    minute: Words
    clauses: Citations


class RoleCard(Part):
    """What an office does in a body, in a few lines, for whoever asks what their role is there.

    Without *bodies* it is meant for every one; *audience* says for whom it is written. Where the
    document names a role without saying what it is, *ask* is the office that knows.
    """

    id: Name
    title: Words
    office: Name
    audience: Words
    bodies: tuple[Words, ...] = ()
    lines: Annotated[tuple[Words, ...], Field(min_length=1)]
    ask: Name | None = None
    clauses: tuple[Citation, ...] = Field(min_length=1)
