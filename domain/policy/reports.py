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


class Marking(Part):
    """The protective marking that stands on every page."""

    text: Words
    clauses: Citations


class Exempt(Part):
    """That a report says whether it is open, or exempt and by which clause of the law.

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
    """By which of these offices a report is released, each time that it leaves.

    Without one it is the office that is asked where the policy is silent.
    """

    offices: tuple[Name, ...] = ()
    clauses: Citations


class ReportRules(Part):
    """What holds for every report of a document unless the report says otherwise."""

    marking: Marking | None = None
    exempt: Exempt | None = None
    cleared_by: Clearance | None = None
    released_by: Release | None = None

    @property
    def offices(self) -> tuple[str, ...]:
        """The offices that it names."""
        cleared = () if self.cleared_by is None else self.cleared_by.offices
        released = () if self.released_by is None else self.released_by.offices
        return (*cleared, *released)

    @property
    def cited(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each thing that holds, by its name, with what it rests on."""
        for name, rule in (
            ("marking", self.marking),
            ("open or exempt", self.exempt),
            ("clearance", self.cleared_by),
            ("release", self.released_by),
        ):
            if rule is not None:
                yield name, rule.clauses


class Report(ReportRules):
    """What is told to *made_for* by *made_by*, how often, in which *months* where they are named.

    An *audience* is named where it is for no office. *for_each* is what there is one for each of.
    Without *how_often* the document names no rhythm. *sections* are what it is made of, in this
    order; *called* are words by which people ask for it. A year *ends* with a month. *flag* is the
    field that puts an entry into it, *fields* are those of an entry that it shows. It comes due for
    nobody while the switch that it is *behind* is off. *bodies* are known bodies that it is about,
    *duties* those whose tasks it tells of.
    """

    id: Name
    title: Words
    made_for: tuple[Name, ...] = ()
    made_by: tuple[Name, ...] = ()
    audience: str = ""
    how_often: Name | None = None
    months: tuple[Month, ...] = ()
    for_each: str = ""
    contains: Annotated[tuple[Words, ...], Field(min_length=1)]
    sections: Annotated[tuple[Name, ...], Field(min_length=1)]
    period: PeriodKind = "as_at"
    ends: Month = "December"
    behind: Name | None = None
    bodies: tuple[Name, ...] = ()
    duties: tuple[Name, ...] = ()
    called: tuple[Words, ...] = ()
    flag: Name | None = None
    fields: tuple[Name, ...] = ()
    clauses: Citations
    waits: Waits | None = None

    @property
    def offices(self) -> tuple[str, ...]:
        """The offices that it names."""
        return (*self.made_for, *self.made_by, *super().offices)

    @model_validator(mode="after")
    def _is_for_somebody(self) -> Self:
        if not (self.made_for or self.audience):
            raise ValueError(f"report {self.id} is for nobody")
        if len(set(self.sections)) != len(self.sections):
            raise ValueError(f"report {self.id} names a section twice")
        return self


def faults_of_reports(reports: Iterable[Report], frequencies: Collection[str]) -> Iterator[str]:
    """Yield what the reports of a document name in vain."""
    for report in reports:
        if report.how_often is not None and report.how_often not in frequencies:
            yield f"report {report.id}: {report.how_often} is not a frequency"


def rules_of(report: Report, *documents: ReportRules) -> ReportRules:
    """Return what holds for *report*: what it says itself, else the first document that says it."""
    said = (report, *documents)
    return ReportRules(
        marking=next((each.marking for each in said if each.marking), None),
        exempt=next((each.exempt for each in said if each.exempt), None),
        cleared_by=next((each.cleared_by for each in said if each.cleared_by), None),
        released_by=next((each.released_by for each in said if each.released_by), None),
    )
