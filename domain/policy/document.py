"""A document is what every layer is made of: whose it is, what it says, what it lacks and asks."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from domain.policy.clauses import AbsentText, Assumption, Clause, Elsewhere, Excuse
from domain.policy.custody import Publishing, Scope
from domain.policy.duties import Duty
from domain.policy.facts import Absence, Citation, Name, Part, Words
from domain.policy.forms import Form
from domain.policy.reports import Frequency, Report, ReportRules, faults_of_reports
from domain.policy.seats import Office

POLICY_REVIEW = "policy_review"
"""The duty to review the document itself, due when the document says."""


class EditionRef(Part):
    """Which edition a decision was made under, for ever.

    Policy, version and the sha256 of its bytes.
    """

    policy: Name
    version: Words
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Banner(Part):
    """A standing remark on the whole edition."""

    text: Words
    clauses: tuple[Citation, ...]


class Period(Part):
    """The days on which the edition is in force; *until* is the last of them, or open."""

    since: date
    until: date | None = None


class Document(Part):
    """What the editions of a policy, of a process and of advice have in common.

    Raises ``ValueError`` for an office that is not one, and for a name given twice.
    """

    id: Name
    version: Words
    title: Words
    short_title: Words
    status: Literal["draft", "published"]
    in_force: Period
    review_due: date | None
    owners: tuple[Name, ...]
    policy_contact: Name
    applies_to: tuple[Words, ...]
    own_names: tuple[Words, ...] = ()
    banners: tuple[Banner, ...]
    offices: tuple[Office, ...]
    clauses: dict[Citation, Clause]
    elsewhere: dict[Citation, Elsewhere] = Field(default_factory=dict)
    assumptions: dict[Citation, Assumption]
    absent: dict[Absence, AbsentText]
    not_yet: dict[Citation, dict[str, Excuse]] = Field(default_factory=dict)
    forms: tuple[Form, ...] = ()
    duties: tuple[Duty, ...] = ()
    frequencies: tuple[Frequency, ...] = ()
    reports: tuple[Report, ...] = ()
    report_rules: ReportRules = ReportRules()
    scope: Scope = Scope()
    publishing: Publishing = Publishing()

    @cached_property
    def office_titles(self) -> dict[str, str]:
        """What each office is called on screen."""
        return {office.id: office.title for office in self.offices}

    @cached_property
    def office_by_id(self) -> dict[str, Office]:
        """The offices by their ids."""
        return {office.id: office for office in self.offices}

    @cached_property
    def frequency_by_id(self) -> dict[str, Frequency]:
        """The frequencies by their ids."""
        return {each.id: each for each in self.frequencies}

    @cached_property
    def report_by_id(self) -> dict[str, Report]:
        """The reports by their ids."""
        return {each.id: each for each in self.reports}

    @property
    def may_ask(self) -> tuple[str, ...]:
        """The organisations whose people may ask: its own, and those that are told otherwise."""
        others = (each for notice in self.scope.notices for each in notice.organisations)
        return tuple(dict.fromkeys((*self.applies_to, *others)))

    @property
    def policy_reviews(self) -> tuple[Duty, ...]:
        """The duty to review the document itself, if it has one."""
        return tuple(duty for duty in self.duties if duty.id == POLICY_REVIEW)

    @cached_property
    def form_by_id(self) -> dict[str, Form]:
        """The forms by their ids."""
        return {form.id: form for form in self.forms}

    def gist_of(self, citation: str) -> str:
        """Return what a citation says, in our words."""
        if citation in self.assumptions:
            return self.assumptions[citation].reading
        if citation in self.absent:
            return f"Not in the document: {self.absent[citation].item}."
        return (self.clauses.get(citation) or self.elsewhere[citation]).gist

    @model_validator(mode="after")
    def _every_office_is_one(self) -> Self:
        known = set(self.office_titles)
        faults = [
            f"{at}: {each} is not an office" for at, each in self._named() if each not in known
        ]
        names = [
            *(f"form {each.id}" for each in self.forms),
            *(f"duty {d.id}" for d in self.duties),
            *(f"frequency {each.id}" for each in self.frequencies),
            *(f"report {each.id}" for each in self.reports),
        ]
        faults += faults_of_reports(self.reports, self.frequency_by_id)
        faults += [
            f"form {form.id}: {form.stands_in} is not a report"
            for form in self.forms
            if form.stands_in not in {None, *(each.id for each in self.reports)}
        ]
        faults += [
            f"duty {POLICY_REVIEW} is due on {duty.due}, the review on {self.review_due}"
            for duty in self.policy_reviews
            if duty.due != self.review_due and not duty.every_months
        ]
        faults += [f"{name} is named twice" for name in sorted(set(names)) if names.count(name) > 1]
        if faults:
            raise ValueError("; ".join(faults))
        return self

    def _named(self) -> Iterator[tuple[str, str]]:
        yield "the edition", self.policy_contact
        for office in self.offices:
            yield from ((f"deputy of {office.id}", each) for each in office.deputies)
        yield from (("owner", owner) for owner in self.owners)
        yield from ((absence, text.ask) for absence, text in self.absent.items())
        for form in self.forms:
            asked = ((each.id, each.ask) for each in form.question_by_id.values())
            yield from ((f"form {form.id}: {each}", ask) for each, ask in asked if ask)
            yield from ((f"form {form.id}", each) for each in form.goes_to)
        yield from (("every report", each) for each in self.report_rules.offices)
        for report in self.reports:
            yield from ((f"report {report.id}", each) for each in report.offices)
        for duty in self.duties:
            named = (duty.owner, *duty.together_with, *((duty.for_each,) if duty.for_each else ()))
            yield from ((f"duty {duty.id}", each) for each in named)
