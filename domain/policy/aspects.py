"""An aspect is one thing an outcome says, as a table of rows that read like their clauses."""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from domain.policy.conditions import ABSENT, GIVEN, Written
from domain.policy.facts import Absence, Citation, Name, Part, Words

LEFT_OPEN = "undetermined"
SILENT = "silent"


class Strength(StrEnum):
    """How far the text goes; only *must* blocks (A-60)."""

    MUST = "must"
    SHOULD = "should"
    RECOMMENDED = "recommended"
    IF_APPROPRIATE = "if_appropriate"


class Row(Part):
    """When *when* holds, the slot has *value*, on the authority of *clauses*.

    *after* names the rows that come first on purpose although both may hold; a row that says
    ``otherwise`` comes after all of them. Where no clause says anything, *looked_in* says where
    one would have stood. *silence* names
    the item of the aspect ``silent`` that says whom to ask; *advice* is a next step.
    """

    value: Words
    when: Written
    clauses: tuple[Citation, ...] = ()
    looked_in: tuple[Citation, ...] = ()
    after: tuple[Words, ...] = ()
    silence: Name | None = None
    led_by: Name | None = None
    refer_to: tuple[Name, ...] = ()
    text_absent: Absence | None = None
    advice: Words | None = None

    @model_validator(mode="after")
    def _stands_on_something(self) -> Self:
        if not self.clauses and not self.looked_in:
            message = (
                f"the row for {self.value!r} cites no clause and no place where one was looked for"
            )
            raise ValueError(message)
        return self


class Route(Part):
    """Whose approval is needed, before what, after consulting whom.

    *ordered* offices are asked one after the other, as they stand here.
    """

    offices: tuple[Name, ...] = ()
    mode: Literal["all", "any", "none"] = "none"
    strength: Literal["must", "should", "silent", "not_applicable", "none_now"]
    before: Literal["signature", "entering", "not_stated", "not_applicable"]
    consulting: tuple[Name, ...] = ()
    consulting_mode: Literal["all", "any", "in_conjunction", "none"] = "none"
    refer_to: tuple[Name, ...] = ()
    clauses: tuple[Citation, ...] = ()
    ordered: bool = False


class Scalar(Part):
    """One value: that of the first row that holds."""

    id: Name
    hit: Literal["first"]
    title: Words
    rows: Annotated[tuple[Row, ...], Field(min_length=1)]
    routes: dict[str, Route] = Field(default_factory=dict)
    labels: dict[str, Words]


class Item(Part):
    """One member of a collection: there when a row holds, with that row's value.

    Otherwise absent.
    """

    id: Name
    label: Words
    rows: Annotated[tuple[Row, ...], Field(min_length=1)]
    asked_with: Name | None = None
    """The aspect without which this must not stay open: a breach is asked with the approval."""


class Collection(Part):
    """Any number of items, each judged on its own."""

    id: Name
    hit: Literal["collect"]
    title: Words
    gives: Literal["strength", "office", "caution"]
    items: tuple[Item, ...]

    @model_validator(mode="after")
    def _values_are_of_the_kind(self) -> Self:
        for item in self.items:
            for row in item.rows:
                wrong = self.gives == "strength" and row.value not in set(Strength)
                if wrong or row.value in {ABSENT, GIVEN, LEFT_OPEN}:
                    message = f"{self.id}.{item.id}: {row.value!r} is no {self.gives}"
                    raise ValueError(message)
        return self


Aspect = Annotated[Scalar | Collection, Field(discriminator="hit")]
