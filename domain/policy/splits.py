"""A mixed matter is split into linked records, each with answers of its own (A-53)."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field, StringConstraints

from domain.policy.conditions import Written
from domain.policy.facts import Citations, Name, Part, Words


class Share(Part):
    """One of the two records: what it is called, and what is so of it whatever was answered."""

    label: Words
    answers: Mapping[Name, str] = Field(default_factory=dict)


class Split(Part):
    """When a matter is two: *here* stays with its record, *apart* becomes one of its own.

    *carries* are the facts whose answers hold for the other record as well; what neither it nor
    *apart* settles is asked there.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    when: Written
    says: Words
    clauses: Citations
    here: Share
    apart: Share
    carries: tuple[Name, ...] = ()
