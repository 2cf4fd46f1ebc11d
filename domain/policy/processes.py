"""What a process consists of: who hands what on to whom, who reports to whom, who may do what."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from domain.policy.clauses import Waits
from domain.policy.facts import Absence, Citation, Citations, Name, Part, Words
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


class Right(Part):
    """What the holders of an office may do, and nobody else unless another right says so.

    *forms* are those that they log; one that no right names is logged by anybody of the staff.
    """

    id: Name
    office: Name
    may: Words
    forms: tuple[Name, ...] = ()
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


class Recommendation(Part):
    """A recommendation of the document, or a part of one, and what shows how far it is.

    *number* is as the document writes it. *duties*, *forms*, *routes* (as ``route.step``),
    *reports* and *switches* leave their trace when something is done about it. One that *goes_on*
    is never over; of another, *measured* counts for whom it has to come true: the bodies of that
    *type* in an *area* on which we have a seat (the first option of the register's *field* says so
    too); partners or councils whose status is one of those *settled*; or members. Without it, one
    that does not go on is over once a duty of it was done, or its switch was decided on.
    """

    id: Name
    number: Words
    title: Words
    owner: Name
    goes_on: bool = False
    duties: tuple[Name, ...] = ()
    forms: tuple[Name, ...] = ()
    routes: tuple[Annotated[str, Field(pattern=r"^[a-z_]+(\.[a-z_]+)?$")], ...] = ()
    reports: tuple[Name, ...] = ()
    switches: tuple[Name, ...] = ()
    measured: Literal["seats", "protocols", "councils", "members"] | None = None
    area: Name | None = None
    type: Name | None = None
    field: Name | None = None
    settled: tuple[Name, ...] = ()
    clauses: Citations


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
