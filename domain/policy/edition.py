"""An edition is one policy as it stood, whole.

It cannot be read unless every name in it leads somewhere.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, JsonValue, model_validator

from domain.policy.aspects import Aspect, Collection, Item, Row, Scalar
from domain.policy.conditions import Condition, Written
from domain.policy.document import Banner, Document, EditionRef, Period
from domain.policy.facts import BODY_TYPE, NO_BODY, Body, Citation, Fact, Group, Name, Part, Words
from domain.policy.fields import ENTRY_FIELDS, FieldPart, RegisterField
from domain.policy.forms import Form
from domain.policy.goals import EVERYTHING, GOALS
from domain.policy.known import Area, KnownBody, faults_of_known
from domain.policy.naming import misnamed
from domain.policy.representing import Represents, faults_of_representing, offices_named
from domain.policy.reviews import Leaving, ReviewRule, misplaced, offices_of
from domain.policy.rights import Grant
from domain.policy.risks import Risks
from domain.policy.seats import Office
from domain.policy.splits import Split

__all__ = ["NOBODY", "Banner", "Edition", "EditionRef", "NamedTerm", "Office", "Period"]

NOBODY = ("not_stated", "not_applicable", "no_owner_stated")
"""What stands where an office would, when the policy names none."""


class NamedTerm(Part):
    """A condition with a name, and the clauses that define it."""

    when: Written
    clauses: tuple[Citation, ...] = ()


class Example(Part):
    """A matter in a sentence, its *facts*, and what is *expected* of the outcome.

    *expected* has the keys of the decision contract, as far as the example settles them.
    """

    id: Name
    says: Words
    facts: dict[str, str]
    expected: Annotated[dict[str, JsonValue], Field(min_length=1)]


class Edition(Document, Represents):
    """Everything one edition of a policy says.

    Raises :class:`pydantic.ValidationError` naming every fault of form, and ``ValueError`` for a
    name that leads nowhere; what needs the facts compared (gaps, overlaps, dead rows) is found by
    ``policy check``.
    """

    layer: Literal["policy"]
    groups: tuple[Group, ...]
    facts: tuple[Fact, ...]
    bodies: tuple[Body, ...]
    terms: dict[Name, NamedTerm]
    aspects: tuple[Aspect, ...]
    examples: tuple[Example, ...] = ()
    splits: tuple[Split, ...] = ()
    register_parts: tuple[FieldPart, ...] = ()
    register_fields: tuple[RegisterField, ...] = ()
    reviews: tuple[ReviewRule, ...] = ()
    leaving: Leaving | None = None
    grants: tuple[Grant, ...] = ()
    areas: tuple[Area, ...] = ()
    known_bodies: tuple[KnownBody, ...] = ()
    risks: Risks | None = None
    openings: tuple[Words, ...] = ()
    """What a person might begin with: examples to show."""

    @cached_property
    def fact_by_id(self) -> dict[str, Fact]:
        """The facts by their ids, in asking order."""
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def body_by_id(self) -> dict[str, Body]:
        """The named bodies by their ids."""
        return {body.id: body for body in self.bodies}

    @cached_property
    def field_by_id(self) -> dict[str, RegisterField]:
        """The fields of the registers by their ids, in the order shown."""
        return {field.id: field for field in self.register_fields}

    @cached_property
    def grant_of(self) -> dict[str, Grant]:
        """What is granted for each act that the edition names."""
        return {grant.act: grant for grant in self.grants}

    @cached_property
    def group_of(self) -> dict[str, Group]:
        """The group of each fact that has one."""
        return {fact: group for group in self.groups for fact in group.facts}

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

    @model_validator(mode="after")
    def _every_name_leads_somewhere(self) -> Self:
        faults = [*self._faulty_facts(), *self._faulty_conditions()]
        faults += [f"{name} is named twice" for name in self._repeated()]
        faults += faults_of_representing(self, tuple(self.body_by_id))
        faults += faults_of_known(self.areas, self.known_bodies, tuple(self.body_by_id))
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
            *(f"example {example.id}" for example in self.examples),
            *(f"split {split.id}" for split in self.splits),
            *(f"group for {fact}" for group in self.groups for fact in group.facts),
            *(f"register field {field.id}" for field in self.register_fields),
            *(f"register part {part.id}" for part in self.register_parts),
            *(f"grant of {grant.act}" for grant in self.grants),
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
        for split in self.splits:
            where = f"split {split.id}"
            yield from self._faults_of(where, split.when, slots=judged, terms=known)
            told = [*split.here.answers.items(), *split.apart.answers.items()]
            yield from (f"{where}: {f}={v}" for f, v in told if v not in self._domain_of(f))
            yield from (f"{where} carries {f}" for f in split.carries if f not in self.fact_by_id)
        for form in self.forms:
            yield from self._faults_of_form(form, judged, known)
        yield from self._faulty_fields(judged, known)
        yield from misplaced(
            self.reviews,
            self.leaving,
            values=self.scalar("review").labels,
            kinds=self.scalar("kind").labels,
            forms={form.id for form in self.forms if form.subject == "entry"},
            fields=self.field_by_id,
        )

    def _faulty_fields(self, slots: list[str], terms: set[str]) -> Iterator[str]:
        """Yield what the fields of the register name in vain."""
        for field in self.register_fields:
            yield from self._faults_of_field(field, slots, terms)

    def _faults_of_field(
        self, field: RegisterField, slots: list[str], terms: set[str]
    ) -> Iterator[str]:
        where = f"register field {field.id}"
        registers = {item.id for item in self.collection("register").items}
        if field.id in ENTRY_FIELDS:
            yield f"{where} is what every entry has already"
        yield from (f"{where} is of register {r}" for r in field.registers if r not in registers)
        if field.part not in {part.id for part in self.register_parts}:
            yield f"{where} stands under {field.part}"
        if field.slot is not None and field.slot not in slots:
            yield f"{where} is asked for by {field.slot}"
        if field.mirrors not in {None, BODY_TYPE, *self.fact_by_id}:
            yield f"{where} mirrors {field.mirrors}"
        if field.when is not None:
            yield from self._faults_of(where, field.when, slots=slots, terms=terms)

    def _domain_of(self, fact: str) -> tuple[str, ...]:
        return self.fact_by_id[fact].domain if fact in self.fact_by_id else ()

    def _faults_of_form(self, form: Form, slots: list[str], terms: set[str]) -> Iterator[str]:
        """Yield what a form's conditions, and what it settles, name in vain."""
        yield from (f"form {form.id} serves {slot}" for slot in form.serves if slot not in slots)
        if form.verdict is not None:
            fact, values = form.verdict.fact, form.verdict.values
            domain = self.fact_by_id[fact].domain if fact in self.fact_by_id else ()
            yield from (f"form {form.id} settles {fact}={v}" for v in values if v not in domain)
        asked: dict[str, tuple[str, ...]] = {}
        for where, condition, question in form.conditions():
            yield from (
                self._faults_of(
                    f"form {form.id}: {where}", condition, slots=slots, terms=terms, asked=asked
                )
                if condition is not None
                else ()
            )
            if question is not None:
                asked[question.id] = question.answers
                if question.settles is not None:
                    fact = question.settles
                    domain = self.fact_by_id[fact].domain if fact in self.fact_by_id else ()
                    if question.domain != domain:
                        yield f"form {form.id}: {question.id} has not the options of {fact}"

    def _faults_of(
        self,
        where: str,
        condition: Condition,
        *,
        slots: Sequence[str],
        terms: set[str],
        asked: Mapping[str, tuple[str, ...]] | None = None,
    ) -> Iterator[str]:
        domains = {**{fact.id: fact.domain for fact in self.facts}, **(asked or {})}
        domains[BODY_TYPE] = tuple(self.body_by_id)
        return misnamed(where, condition, domains=domains, slots=slots, terms=terms)

    def _named(self) -> Iterator[tuple[str, str]]:
        yield from super()._named()
        yield from offices_named(self)
        yield from ((fact.id, fact.ask) for fact in self.facts)
        yield from ((field.id, field.ask) for field in self.register_fields if field.ask)
        yield from offices_of(self.reviews, self.leaving)
        yield from () if self.risks is None else self.risks.offices()
        yield from ((f"grant of {each.act}", o) for each in self.grants for o in each.offices)
        for slot, rows in self.slots():
            for row in rows:
                yield from ((slot, office) for office in row.refer_to)
                if row.led_by not in {None, *NOBODY}:
                    yield slot, str(row.led_by)
        for aspect in self.aspects:
            if isinstance(aspect, Collection) and aspect.gives == "office":
                given = ((item.id, row.value) for item in aspect.items for row in item.rows)
                yield from ((f"{aspect.id}.{i}", v) for i, v in given if v not in NOBODY)
            if isinstance(aspect, Scalar):
                for name, route in aspect.routes.items():
                    offices = (*route.offices, *route.consulting, *route.refer_to)
                    yield from ((name, office) for office in offices)
