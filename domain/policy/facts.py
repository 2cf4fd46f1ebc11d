"""A fact is something a person can be asked, with a small closed set of values.

*unsure* is always one more answer.
"""

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from domain.policy.conditions import Written

UNSURE = "unsure"
BODY_TYPE = "body_type"
NO_BODY = "none_of_these"

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][A-Za-z0-9_]*$")]
Citation = Annotated[str, StringConstraints(pattern=r"^([A-Z]{3}-[A-Za-z0-9.]+(-[a-z])?|A-\d+)$")]
Citations = Annotated[tuple[Citation, ...], Field(min_length=1)]
Absence = Annotated[str, StringConstraints(pattern=r"^ABS-\d+$")]
Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Part(BaseModel):
    """A piece of an edition: never changed, nothing unknown in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class UnknownFact(ValueError):
    """A fact that the edition does not have."""


class UnknownValue(ValueError):
    """A value that is not in the fact's domain."""


class Option(Part):
    """One value of a fact: what it is called, and the words in which people say it."""

    value: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
    label: Words
    means: str = ""
    heard: tuple[Words, ...] = ()


class Fact(Part):
    """A question: wording, why it is asked, examples, options, and the office to ask."""

    id: Name
    question: Words
    item: Words
    why: Words
    example: Words
    counter_example: Words
    options: Annotated[tuple[Option, ...], Field(min_length=2)]
    unsure_as: str | None = None
    ask: Name
    clauses: Citations
    asked_when: Written | None = None

    @model_validator(mode="after")
    def _options_are_distinct(self) -> Self:
        if len(set(self.domain)) < len(self.domain) or UNSURE in self.domain:
            message = f"{self.id}: two options are alike, or one is called {UNSURE}"
            raise ValueError(message)
        if self.unsure_as is not None and self.unsure_as not in self.domain:
            message = f"{self.id}: not sure reads as {self.unsure_as}, which is no option of it"
            raise ValueError(message)
        return self

    @property
    def domain(self) -> tuple[str, ...]:
        """The values, in the order shown."""
        return tuple(option.value for option in self.options)

    def label_of(self, value: str) -> str:
        """Return what *value* is called on screen."""
        if value == UNSURE:
            return "Not sure"
        return next(option.label for option in self.options if option.value == value)


class Group(Part):
    """Facts that are asked on one card."""

    id: Name
    heading: Words
    facts: Annotated[tuple[Name, ...], Field(min_length=2)]


class Body(Part):
    """A body known by name, and the facts that its name settles."""

    id: Name
    label: Words
    clauses: tuple[Citation, ...] = ()
    heard: tuple[Words, ...] = ()
    implies: Mapping[str, str] = Field(default_factory=dict)


def checked(
    facts: Mapping[str, Fact], bodies: Mapping[str, Body], given: Mapping[str, object]
) -> dict[str, str]:
    """Return *given* as facts and values of the edition; raise for what it does not have."""
    answers: dict[str, str] = {}
    for fact, value in given.items():
        if fact != BODY_TYPE and fact not in facts:
            message = f"{fact!r} is not a fact of this policy"
            raise UnknownFact(message)
        domain = tuple(bodies) if fact == BODY_TYPE else facts[fact].domain
        if not isinstance(value, str) or value not in (*domain, UNSURE):
            message = f"{value!r} is not a value of {fact}; it takes {', '.join((*domain, UNSURE))}"
            raise UnknownValue(message)
        answers[fact] = value
    return answers
