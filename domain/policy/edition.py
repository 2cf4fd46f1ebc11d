"""An edition is one policy as it stood, whole.

It cannot be read unless every name in it leads somewhere.
"""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from domain.policy.aspects import Aspect, Collection, Item, Row, Scalar
from domain.policy.clauses import AbsentText, Assumption, Clause, Elsewhere, Excuse
from domain.policy.conditions import Condition, OneOf, ResultIs, Term, Written, walk
from domain.policy.facts import (
    BODY_TYPE,
    NO_BODY,
    Absence,
    Body,
    Citation,
    Fact,
    Group,
    Name,
    Part,
    Words,
)
from domain.policy.goals import EVERYTHING, GOALS

NOBODY = ("not_stated", "not_applicable", "no_owner_stated")
"""What stands where an office would, when the policy names none."""


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


class Office(Part):
    """A role that people hold; the office-holder's name never stands in an edition."""

    id: Name
    title: Words


class Period(Part):
    """The days on which the edition is in force; *until* is the last of them, or open."""

    since: date
    until: date | None = None


class NamedTerm(Part):
    """A condition with a name, and the clauses that define it."""

    when: Written
    clauses: tuple[Citation, ...] = ()


class Edition(Part):
    """Everything one edition says.

    Raises :class:`pydantic.ValidationError` naming every fault of form, and ``ValueError`` for a
    name that leads nowhere; what needs the facts compared (gaps, overlaps, dead rows) is found by
    ``policy check``.
    """

    id: Name
    version: Words
    title: Words
    short_title: Words
    status: Literal["draft", "published"]
    layer: Literal["policy", "process", "advice"]
    in_force: Period
    review_due: date | None
    owners: tuple[Name, ...]
    policy_contact: Name
    applies_to: tuple[Words, ...]
    own_names: tuple[Words, ...] = ()
    banners: tuple[Banner, ...]
    offices: tuple[Office, ...]
    groups: tuple[Group, ...]
    facts: tuple[Fact, ...]
    bodies: tuple[Body, ...]
    terms: dict[Name, NamedTerm]
    aspects: tuple[Aspect, ...]
    clauses: dict[Citation, Clause]
    elsewhere: dict[Citation, Elsewhere] = Field(default_factory=dict)
    assumptions: dict[Citation, Assumption]
    absent: dict[Absence, AbsentText]
    not_yet: dict[Citation, dict[str, Excuse]] = Field(default_factory=dict)

    @cached_property
    def fact_by_id(self) -> dict[str, Fact]:
        """The facts by their ids, in asking order."""
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def body_by_id(self) -> dict[str, Body]:
        """The named bodies by their ids."""
        return {body.id: body for body in self.bodies}

    @cached_property
    def group_of(self) -> dict[str, Group]:
        """The group of each fact that has one."""
        return {fact: group for group in self.groups for fact in group.facts}

    @cached_property
    def office_titles(self) -> dict[str, str]:
        """What each office is called on screen."""
        return {office.id: office.title for office in self.offices}

    def aspect(self, aspect: str) -> Scalar | Collection:
        """Return the aspect with that id."""
        return next(each for each in self.aspects if each.id == aspect)

    def scalar(self, aspect: str) -> Scalar:
        """Return the aspect with that id, which gives one value."""
        found = self.aspect(aspect)
        if not isinstance(found, Scalar):
            raise TypeError(f"{aspect} does not give one value")
        return found

    def collection(self, aspect: str) -> Collection:
        """Return the aspect with that id, which gives any number of items."""
        found = self.aspect(aspect)
        if not isinstance(found, Collection):
            raise TypeError(f"{aspect} does not give items")
        return found

    def slots(self) -> Iterator[tuple[str, tuple[Row, ...]]]:
        """Yield every slot with its rows, in the order judged."""
        for aspect in self.aspects:
            if isinstance(aspect, Scalar):
                yield aspect.id, aspect.rows
            else:
                for item in aspect.items:
                    yield f"{aspect.id}.{item.id}", item.rows

    def item(self, slot: str) -> Item:
        """Return the item that the slot ``aspect.item`` judges."""
        aspect, _, item = slot.partition(".")
        return next(each for each in self.collection(aspect).items if each.id == item)

    def asked_with(self, aspects: frozenset[str]) -> frozenset[str]:
        """Return the slots of other aspects that must not stay open while *aspects* are wanted."""
        return frozenset(
            f"{aspect.id}.{item.id}"
            for aspect in self.aspects
            if isinstance(aspect, Collection)
            for item in aspect.items
            if item.asked_with in aspects
        )

    def gist_of(self, citation: str) -> str:
        """Return what a citation says, in our words."""
        if citation in self.assumptions:
            return self.assumptions[citation].reading
        return (self.clauses.get(citation) or self.elsewhere[citation]).gist

    @model_validator(mode="after")
    def _every_name_leads_somewhere(self) -> Self:
        faults = [*self._faulty_facts(), *self._faulty_conditions(), *self._faulty_offices()]
        faults += [f"{name} is named twice" for name in self._repeated()]
        if set(self._aspect_ids()) != GOALS[EVERYTHING]:
            faults.append(f"the aspects are not just {', '.join(sorted(GOALS[EVERYTHING]))}")
        if faults:
            raise ValueError("; ".join(faults))
        return self

    def _aspect_ids(self) -> list[str]:
        return [aspect.id for aspect in self.aspects]

    def _repeated(self) -> Iterator[str]:
        names = [
            *(f"fact {fact.id}" for fact in self.facts),
            *(f"body {body.id}" for body in self.bodies),
            *(f"slot {slot}" for slot, _ in self.slots()),
            *(f"group for {fact}" for group in self.groups for fact in group.facts),
        ]
        return (name for name in sorted(set(names)) if names.count(name) > 1)

    def _faulty_facts(self) -> Iterator[str]:
        if NO_BODY not in self.body_by_id:
            yield f"no body is {NO_BODY}"
        for group in self.groups:
            yield from (f"{group.id} groups {f}" for f in group.facts if f not in self.fact_by_id)
        for body in self.bodies:
            for fact, value in body.implies.items():
                if fact not in self.fact_by_id or value not in self.fact_by_id[fact].domain:
                    yield f"{body.id} implies {fact}={value}"

    def _faulty_conditions(self) -> Iterator[str]:
        known: set[str] = set()
        for name, term in self.terms.items():
            yield from self._faults_of(f"term {name}", term.when, slots=(), terms=known)
            known.add(name)
        judged: list[str] = []
        for slot, rows in self.slots():
            for row in rows:
                yield from self._faults_of(slot, row.when, slots=judged, terms=known)
            judged.append(slot)
        for fact in self.facts:
            if fact.asked_when is not None:
                yield from self._faults_of(fact.id, fact.asked_when, slots=(), terms=known)

    def _faults_of(
        self, where: str, condition: Condition, *, slots: object, terms: object
    ) -> Iterator[str]:
        assert isinstance(slots, (list, tuple)) and isinstance(terms, set)  # noqa: S101, PT018
        for part in walk(condition):
            match part:
                case OneOf(fact=fact, values=values):
                    if fact == BODY_TYPE:
                        domain: tuple[str, ...] = tuple(self.body_by_id)
                    else:
                        domain = self.fact_by_id[fact].domain if fact in self.fact_by_id else ()
                    yield from (f"{where}: {fact} is never {v}" for v in values if v not in domain)
                case ResultIs(slot=slot) if slot not in slots:
                    yield f"{where}: {slot} is not judged before it"
                case Term(name=name) if name not in terms:
                    yield f"{where}: {name} is not a term defined before it"

    def _faulty_offices(self) -> Iterator[str]:
        known = set(self.office_titles)
        named: list[tuple[str, str | None]] = [(fact.id, fact.ask) for fact in self.facts]
        named += [("the edition", self.policy_contact), *(("owner", o) for o in self.owners)]
        named += [(absence, text.ask) for absence, text in self.absent.items()]
        for slot, rows in self.slots():
            named += [(slot, office) for row in rows for office in row.refer_to]
            named += [(slot, row.led_by) for row in rows if row.led_by not in {None, *NOBODY}]
        for aspect in self.aspects:
            if isinstance(aspect, Collection) and aspect.gives == "office":
                rows_of = [(item.id, row) for item in aspect.items for row in item.rows]
                named += [
                    (f"{aspect.id}.{item}", row.value)
                    for item, row in rows_of
                    if row.value not in NOBODY
                ]
            if isinstance(aspect, Scalar):
                for name, route in aspect.routes.items():
                    offices = (*route.offices, *route.consulting, *route.refer_to)
                    named += [(name, office) for office in offices]
        yield from (
            f"{where}: {office} is not an office" for where, office in named if office not in known
        )
