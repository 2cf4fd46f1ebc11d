"""What is told to whom, by whom, how often, and in which sections is data of a policy or layer."""

from collections.abc import Collection, Iterable, Iterator
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, model_validator

from domain.policy.clauses import Waits
from domain.policy.facts import Citations, Name, Part, Words

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

MONTHS: tuple[Month, ...] = (
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
)

PeriodKind: TypeAlias = Literal[
    "as_at", "fortnight", "month", "two_months", "quarter", "six_months", "year"
]
"""Of which stretch of days a report tells; *as_at* of none: how it stands."""


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


class Exempt(Part):
    """That a report says whether it is open, and by which clause it is not where it is exempt.

    *clause* is what a report of this kind is exempt by, "" where it is open unless somebody says
    otherwise.
    """

    clause: str = ""
    clauses: Citations


class Clearance(Part):
    """Without which offices, all of them, a report does not go out."""

    offices: Annotated[tuple[Name, ...], Field(min_length=1)]
    clauses: Citations


class Release(Part):
    """Who of these offices releases a report, by name, each time that it leaves."""

    offices: Annotated[tuple[Name, ...], Field(min_length=1)]
    clauses: Citations


class ReportRules(Part):
    """What holds for every report of a policy unless a report says otherwise."""

    marking: Words | None = None
    exempt: Exempt | None = None
    cleared_by: Clearance | None = None
    released_by: Release | None = None

    @property
    def offices(self) -> tuple[str, ...]:
        """The offices that it names."""
        cleared = () if self.cleared_by is None else self.cleared_by.offices
        released = () if self.released_by is None else self.released_by.offices
        return (*cleared, *released)


class Report(Part):
    """What is told to *made_for* by *made_by*, how often, in which *months* where they are named.

    *for_each* is what there is one for each of. Without *how_often* the document names no rhythm.
    *sections* are what it is made of, in this order; *called* are words by which people ask for it.
    A year *ends* with a month. What it says of marking, exemption, clearance and release stands in
    place of what its document says for every report.
    """

    id: Name
    title: Words
    made_for: Annotated[tuple[Name, ...], Field(min_length=1)]
    made_by: Annotated[tuple[Name, ...], Field(min_length=1)]
    how_often: Name | None = None
    months: tuple[Month, ...] = ()
    for_each: str = ""
    contains: Annotated[tuple[Words, ...], Field(min_length=1)]
    sections: tuple[Name, ...] = ()
    period: PeriodKind = "as_at"
    ends: Month = "December"
    called: tuple[Words, ...] = ()
    marking: Words | None = None
    exempt: Exempt | None = None
    cleared_by: Clearance | None = None
    released_by: Release | None = None
    clauses: Citations
    waits: Waits | None = None

    @property
    def offices(self) -> tuple[str, ...]:
        """The offices that it names."""
        cleared = () if self.cleared_by is None else self.cleared_by.offices
        released = () if self.released_by is None else self.released_by.offices
        return (*self.made_for, *self.made_by, *cleared, *released)

    @model_validator(mode="after")
    def _says_once_which_sections(self) -> Self:
        if len(set(self.sections)) != len(self.sections):
            raise ValueError(f"report {self.id} names a section twice")
        return self


def faults_of_reports(reports: Iterable[Report], frequencies: Collection[str]) -> Iterator[str]:
    """Yield what the reports of a document name in vain."""
    for report in reports:
        if report.how_often is not None and report.how_often not in frequencies:
            yield f"report {report.id}: {report.how_often} is not a frequency"
