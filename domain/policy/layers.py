"""A layer stands beside a policy and decides nothing: it has no facts, terms or aspects to do so.

A process says who does what when; advice asks questions to think about.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, model_validator

from domain.policy.document import Banner, Document, EditionRef
from domain.policy.facts import Name, Words
from domain.policy.fields import FieldPart, OptionalField, faults_of_added
from domain.policy.following import faults_of_following
from domain.policy.forms import Form
from domain.policy.naming import misnamed
from domain.policy.processes import (
    Endorsement,
    Recommendation,
    Right,
    RoleCard,
    Switch,
)
from domain.policy.prompts import Audience, Prompt, Theme
from domain.policy.representing import RequiredSeat
from domain.policy.risks import RiskPrompt
from domain.policy.routes import ProcessRoute


class LayerDocument(Document):
    """What both kinds of layer have: the policies beside which they may be switched on.

    Without *beside* it is every policy. *optional_fields* are what an entry may hold besides while
    the layer is on, shown apart from the policy's own.
    """

    beside: tuple[Name, ...] = ()
    optional_parts: tuple[FieldPart, ...] = ()
    optional_fields: tuple[OptionalField, ...] = ()

    def stands_beside(self, policy: str) -> bool:
        """Return whether the layer can be switched on beside *policy*."""
        return not self.beside or policy in self.beside

    def _faulty_fields(self) -> Iterator[str]:
        return faults_of_added(self.id, self.optional_parts, self.optional_fields)


class ProcessLayer(LayerDocument):
    """Forms, routes, reports, duties and rights that a policy does not have.

    Raises ``ValueError`` for a name that leads nowhere, and for a form that would settle, serve or
    fill in anything of a matter: nothing of a process can change an outcome.
    """

    layer: Literal["process"]
    routes: tuple[ProcessRoute, ...] = ()
    rights: tuple[Right, ...] = ()
    switches: tuple[Switch, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    role_cards: tuple[RoleCard, ...] = ()
    wanted_seats: tuple[RequiredSeat, ...] = ()
    risk_prompts: tuple[RiskPrompt, ...] = ()
    endorsed: Endorsement | None = None

    @property
    def counted(self) -> dict[str, int]:
        """How many parts there are of each kind that only a process has."""
        return {
            "routes": len(self.routes),
            "reports": len(self.reports),
            "rights": len(self.rights),
            "role cards": len(self.role_cards),
        }

    @model_validator(mode="after")
    def _every_name_leads_somewhere(self) -> Self:
        parts = (
            *(("route", each.id) for each in self.routes),
            *(("right", each.id) for each in self.rights),
            *(("switch", each.id) for each in self.switches),
            *(("recommendation", each.id) for each in self.recommendations),
            *(("role card", each.id) for each in self.role_cards),
            *(("required seat", each.id) for each in self.wanted_seats),
            *(("risk prompt", each.id) for each in self.risk_prompts),
        )
        faults = [
            *_repeated(parts),
            *self._faulty_forms(),
            *self._faulty_fields(),
            *faults_of_following(self),
        ]
        known = {each.id for each in self.routes}
        for route in self.routes:
            lost = (each for each in route.alongside if each not in known)
            faults += [f"route {route.id}: {each} is not a route" for each in lost]
        if faults:
            raise ValueError("; ".join(faults))
        return self

    def _faulty_forms(self) -> Iterator[str]:
        for form in self.forms:
            if form.subject != "alone":
                yield f"form {form.id} is about a matter, which a process cannot look at"
            if form.serves or form.verdict is not None:
                yield f"form {form.id} would settle something of an outcome"
            yield from _faulty_questions(form)

    def _named(self) -> Iterator[tuple[str, str]]:
        yield from super()._named()
        for route in self.routes:
            for step in route.steps:
                at = f"route {route.id}: {step.id}"
                yield from ((at, each) for each in step.offices)
        yield from ((f"right {right.id}", right.office) for right in self.rights)
        yield from ((f"seat {s.id}", s.office) for s in self.wanted_seats if s.office)
        yield from ((f"switch {each.id}", each.decided_by) for each in self.switches)
        yield from ((f"recommendation {each.id}", each.owner) for each in self.recommendations)
        for card in self.role_cards:
            asked = (card.ask,) if card.ask else ()
            yield from ((f"role card {card.id}", each) for each in (card.office, *asked))
        if self.endorsed is not None:
            yield "the endorsement", self.endorsed.by


class AdviceLayer(LayerDocument):
    """Good-practice questions, shown as such beside an enquiry, and answered nowhere.

    *label* stands wherever any of them is shown; so do the banners, which say where they are from.
    Raises ``ValueError`` for a name that leads nowhere.
    """

    layer: Literal["advice"]
    forms: tuple[()] = ()
    duties: tuple[()] = ()
    banners: Annotated[tuple[Banner, ...], Field(min_length=1)]
    label: Words
    audiences: tuple[Audience, ...] = ()
    themes: Annotated[tuple[Theme, ...], Field(min_length=1)]

    def themes_for(self, organisation: str) -> tuple[Theme, ...]:
        """Return what somebody of that *organisation* may be shown, theme by theme.

        What is meant for one audience is shown only to who surely belongs to it.
        """
        theirs = {each.id for each in self.audiences if each.includes(organisation)}
        shown = (
            theme.model_copy(
                update={
                    "prompts": tuple(
                        each for each in theme.prompts if each.only_for in {None, *theirs}
                    )
                }
            )
            for theme in self.themes
        )
        return tuple(theme for theme in shown if theme.prompts)

    @cached_property
    def prompts(self) -> tuple[Prompt, ...]:
        """Every prompt, in the order shown."""
        return tuple(prompt for theme in self.themes for prompt in theme.prompts)

    @property
    def counted(self) -> dict[str, int]:
        """How many parts there are of each kind that only advice has."""
        return {"themes": len(self.themes), "good-practice questions": len(self.prompts)}

    @model_validator(mode="after")
    def _every_name_leads_somewhere(self) -> Self:
        known = {each.id for each in self.audiences}
        parts = (
            *(("audience", each.id) for each in self.audiences),
            *(("theme", each.id) for each in self.themes),
            *(("prompt", each.id) for each in self.prompts),
        )
        lost = (each for each in self.prompts if each.only_for not in {None, *known})
        faults = [
            *_repeated(parts),
            *self._faulty_fields(),
            *(f"prompt {each.id}: {each.only_for} is not an audience" for each in lost),
        ]
        if faults:
            raise ValueError("; ".join(faults))
        return self


Layer: TypeAlias = Annotated[ProcessLayer | AdviceLayer, Field(discriminator="layer")]


@dataclass(frozen=True, slots=True)
class ReadLayer:
    """A layer, and which edition of it that is."""

    document: ProcessLayer | AdviceLayer
    ref: EditionRef


def _repeated(parts: Iterable[tuple[str, str]]) -> Iterator[str]:
    named = [" ".join(part) for part in parts]
    return (f"{name} is named twice" for name in sorted(set(named)) if named.count(name) > 1)


def _faulty_questions(form: Form) -> Iterator[str]:
    """Yield what a form of a process looks at beyond itself, or would put anywhere else."""
    asked: dict[str, tuple[str, ...]] = {}
    for where, condition, question in form.conditions():
        if condition is not None:
            yield from misnamed(f"form {form.id}: {where}", condition, domains=asked)
        if question is not None:
            asked[question.id] = question.answers
            if question.settles is not None or question.field is not None:
                yield f"form {form.id}: {where} would settle or fill in something of a matter"
