"""Whatever stands on a clause says so, and every citation leads to a clause that is there."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from domain.policy.aspects import Scalar
from domain.policy.document import Document
from domain.policy.edition import Edition
from domain.policy.layers import AdviceLayer, ProcessLayer
from domain.policy.representing import cited_in_representing
from domain.policy.reviews import cited_in_reviews
from domain.policy.risk_citing import cited_in_prompts, cited_in_risks

Cited: TypeAlias = tuple[str, tuple[str, ...]]
"""Where something is cited, and what."""


def lost_citations(document: Document, cited: Iterable[Cited]) -> Iterator[str]:
    """Yield those of *cited* that are nowhere in *document*."""
    known = {*document.clauses, *document.elsewhere, *document.assumptions, *document.absent}
    for where, citations in cited:
        yield from (f"{where}: {citation}" for citation in citations if citation not in known)


def cited_in_policy(edition: Edition) -> Iterator[Cited]:
    """Yield what the parts cite that only a policy has."""
    yield from ((fact.id, fact.clauses) for fact in edition.facts)
    yield from ((f"body {body.id}", body.clauses) for body in edition.bodies)
    yield from ((f"area {area.id}", area.clauses) for area in edition.areas)
    yield from ((f"known body {body.id}", body.clauses) for body in edition.known_bodies)
    yield from ((f"term {name}", term.clauses) for name, term in edition.terms.items())
    yield from ((f"right {each.act}", each.clauses) for each in edition.grants)
    seated = ((f"seats of {each.id}", each.seats) for each in edition.offices)
    yield from ((where, seats.clauses) for where, seats in seated if seats is not None)
    yield from ((f"register field {each.id}", each.clauses) for each in edition.register_fields)
    for name, _, clauses in cited_in_reviews(edition.reviews, edition.leaving):
        yield name, clauses
    yield from cited_in_representing(edition)
    yield from ((name, clauses) for name, _, clauses in cited_in_risks(edition.risks))
    yield "what is not said of risks", () if edition.risks is None else edition.risks.unsaid
    for slot, rows in edition.slots():
        for row in rows:
            absent = (row.text_absent,) if row.text_absent else ()
            yield slot, (*row.clauses, *row.looked_in, *absent)
    yield from ((f"split {split.id}", split.clauses) for split in edition.splits)
    for aspect in edition.aspects:
        if isinstance(aspect, Scalar):
            yield from ((f"route {name}", route.clauses) for name, route in aspect.routes.items())


def cited_in_document(document: Document) -> Iterator[Cited]:
    """Yield what the parts cite that a policy, a process and advice may all have."""
    yield from (("a banner", banner.clauses) for banner in document.banners)
    for form in document.forms:
        absent = (form.text_absent,) if form.text_absent else ()
        yield f"form {form.id}", (*form.clauses, *absent)
        questions = form.question_by_id.values()
        yield from ((f"form {form.id}: {each.id}", each.clauses) for each in questions)
    yield from ((f"duty {duty.id}", duty.clauses) for duty in document.duties)
    yield from ((name, clauses) for name, _, clauses in custody_of(document))
    yield from ((f"frequency {each.id}", each.clauses) for each in document.frequencies)
    yield from ((f"every report: {name}", cited) for name, cited in document.report_rules.cited)
    for report in document.reports:
        yield f"report {report.id}", report.clauses
        yield from ((f"report {report.id}: {name}", cited) for name, cited in report.cited)


def custody_of(document: Document) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield what is said of whose it is and whom it binds: its name, its code, its clauses."""
    publishing, scope = document.publishing, document.scope
    yield "the owners", "ROLE", publishing.owners
    if publishing.statement is not None:
        yield "the statement at publishing", "FORM", publishing.statement.clauses
    if publishing.adoption is not None:
        yield "the minute at publishing", "APP", publishing.adoption.clauses
    yield "whom it applies to", "DET", scope.clauses
    yield from (("whom else it tells", "DET", notice.clauses) for notice in scope.notices)


def cited_in_layer(layer: ProcessLayer | AdviceLayer) -> Iterator[Cited]:
    """Yield what the parts cite that only a layer has."""
    yield from ((f"optional field {each.id}", each.clauses) for each in layer.optional_fields)
    if isinstance(layer, AdviceLayer):
        yield from ((f"audience {each.id}", each.clauses) for each in layer.audiences)
        yield from ((f"prompt {each.id}", each.clauses) for each in layer.prompts)
        return
    for route in layer.routes:
        yield f"route {route.id}", route.clauses
        for step in route.steps:
            absent = (step.text_absent,) if step.text_absent else ()
            yield f"route {route.id}: {step.id}", (*step.clauses, *absent)
    yield from ((name, clauses) for name, _, clauses in cited_in_prompts(layer.risk_prompts))
    yield from ((f"required seat {each.id}", each.clauses) for each in layer.wanted_seats)
    yield from ((f"right {each.id}", each.clauses) for each in layer.rights)
    yield from ((f"switch {each.id}", each.clauses) for each in layer.switches)
    for each in layer.recommendations:
        yield f"recommendation {each.id}", each.clauses
    yield from ((f"role card {each.id}", each.clauses) for each in layer.role_cards)
    if layer.endorsed is not None:
        yield "the endorsement", layer.endorsed.clauses
