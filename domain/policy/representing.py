"""Who speaks for us is appointed by steps, wanted on certain bodies, and asked certain things."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, model_validator

from domain.policy.facts import Citations, Name, Part, Words

Status: TypeAlias = Literal["member", "officer"]
"""A member sits by election or appointment to the body that we are; an officer is employed."""

Doing: TypeAlias = Literal["proposes", "discusses", "agrees", "approves"]


class AppointmentStep(Part):
    """One step of an appointment: what is done, by which office, or by a *body*.

    What a body does is entered for it by *office*, with the day, the minute and the document.
    *when* says in words on which day it can be.
    """

    id: Name
    does: Doing
    says: Words
    office: Name
    body: str = ""
    when: str = ""
    clauses: Citations

    @property
    def decides(self) -> bool:
        """Whether the appointment can fail here."""
        return self.does in {"agrees", "approves"}


class Meanwhile(Part):
    """Who may stand in until an appointment is made."""

    who: Status
    says: Words
    clauses: Citations


class AppointmentRoute(Part):
    """How somebody of a *status* comes to represent us: step by step, in that order.

    *types* are the named bodies that it is for, any where there are none. *every_months* says after
    how long it is made anew. *not_said* is what the document leaves open, *ask* the office to ask.
    """

    id: Name
    title: Words
    of: Annotated[tuple[Status, ...], Field(min_length=1)]
    types: tuple[Name, ...] = ()
    steps: Annotated[tuple[AppointmentStep, ...], Field(min_length=1)]
    every_months: Annotated[int, Field(gt=0)] | None = None
    meanwhile: Meanwhile | None = None
    not_said: str = ""
    ask: Name | None = None
    regard: tuple[Words, ...] = ()
    clauses: Citations

    @model_validator(mode="after")
    def _steps_are_told_apart(self) -> Self:
        ids = [step.id for step in self.steps]
        if len(set(ids)) < len(ids):
            raise ValueError(f"{self.id}: two steps alike")
        if bool(self.not_said) is (self.ask is None):
            raise ValueError(f"{self.id}: what is not said has somebody to ask, and nothing else")
        return self

    def fits(self, status: str, type_: str) -> bool:
        """Return whether it is for somebody of that status, on a body of that type."""
        return status in self.of and (not self.types or type_ in self.types)


Check: TypeAlias = Literal[
    "authority", "authority_written", "delegation", "another_hat", "capacity", "route"
]
"""What can be looked at: may they decide, is that written down, are they delegated in writing, do
they also sit for somebody else, is it said as what they sit there, was the way of appointing kept.
"""


class RepresentativeCheck(Part):
    """Something that is asked of whoever represents us, and what is said where it is not so.

    It never stops anything. *not_said* is what the document leaves open of it, *ask* who is asked.
    """

    id: Name
    check: Check
    question: str = ""
    says: Words
    not_said: str = ""
    ask: Name | None = None
    clauses: Citations


class RequiredSeat(Part):
    """A seat that we want on every body of some *types*, or on *bodies* by their own names.

    *of* is who sits there, *office* the office whose holder it is, *how_many* there are. *usual* is
    the type of the body whose representative is the one to propose.
    """

    id: Name
    title: Words
    types: tuple[Name, ...] = ()
    bodies: tuple[Name, ...] = ()
    of: Status | None = None
    office: Name | None = None
    how_many: Annotated[int, Field(gt=0)] = 1
    strength: Literal["must", "should", "recommended", "if_appropriate"]
    usual: Name | None = None
    clauses: Citations

    @model_validator(mode="after")
    def _is_on_something(self) -> Self:
        if not self.types and not self.bodies:
            raise ValueError(f"{self.id} is on no body")
        return self


class Represents(Part):
    """What a document says of who speaks for us."""

    appointment_routes: tuple[AppointmentRoute, ...] = ()
    representative_checks: tuple[RepresentativeCheck, ...] = ()
    required_seats: tuple[RequiredSeat, ...] = ()


def faults_of_representing(document: Represents, types: Sequence[str]) -> Iterator[str]:
    """Yield what *document* names in vain or twice; *types* are the named bodies there are."""
    routes, seats = document.appointment_routes, document.required_seats
    for kind, ids in (
        ("appointment route", [each.id for each in routes]),
        ("required seat", [each.id for each in seats]),
        ("representative check", [str(each.check) for each in document.representative_checks]),
    ):
        twice = (each for each in sorted(set(ids)) if ids.count(each) > 1)
        yield from (f"{kind} {each} is named twice" for each in twice)
    for route in routes:
        lost = (each for each in route.types if each not in types)
        yield from (f"appointment route {route.id} is for {each}" for each in lost)
    for seat in seats:
        named = (*seat.types, *((seat.usual,) if seat.usual else ()))
        yield from (f"required seat {seat.id} is on {each}" for each in named if each not in types)


def offices_named(document: Represents) -> Iterator[tuple[str, str]]:
    """Yield each office that is named, and where."""
    for route in document.appointment_routes:
        at = f"appointment route {route.id}"
        yield from ((at, step.office) for step in route.steps)
        if route.ask:
            yield at, route.ask
    for check in document.representative_checks:
        if check.ask:
            yield f"representative check {check.id}", check.ask
    for seat in document.required_seats:
        if seat.office:
            yield f"required seat {seat.id}", seat.office


def cited_in_representing(document: Represents) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield where something is cited, and what."""
    for route in document.appointment_routes:
        yield f"appointment route {route.id}", route.clauses
        for step in route.steps:
            yield f"appointment route {route.id}: {step.id}", step.clauses
        if route.meanwhile is not None:
            yield f"appointment route {route.id}: meanwhile", route.meanwhile.clauses
    for check in document.representative_checks:
        yield f"representative check {check.id}", check.clauses
    for seat in document.required_seats:
        yield f"required seat {seat.id}", seat.clauses


def built_by_representing(document: Represents) -> Iterator[tuple[str, str, str]]:
    """Yield each clause that is covered, the code it covers, and by what.

    APP is built by a way of appointing, Q by what is asked of a representative.
    """
    for route in document.appointment_routes:
        cited = dict.fromkeys((*route.clauses, *(c for step in route.steps for c in step.clauses)))
        yield from ((clause, "APP", f"appointment route {route.id}") for clause in cited)
    for check in document.representative_checks:
        if check.question:
            name = f"question of representatives {check.id}"
            yield from ((clause, "Q", name) for clause in check.clauses)
