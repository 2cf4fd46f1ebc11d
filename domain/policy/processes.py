"""What a process consists of besides its ways: who may do what, what is switched, what is asked."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from domain.policy.clauses import Waits
from domain.policy.facts import Citation, Citations, Name, Part, Words


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
