"""An edition is inspected for all that could make an outcome wrong, missing or unexplained."""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.policy.aspects import LEFT_OPEN, SILENT, Scalar
from domain.policy.citing import Cited, cited_in_document, cited_in_layer, lost_citations
from domain.policy.compiling import NO_ROW, CompiledEdition, RowNumber, Slot
from domain.policy.conditions import ABSENT, Always
from domain.policy.coverage import Coverage, coverage_of
from domain.policy.diagrams import FALSE, Node
from domain.policy.document import Document
from domain.policy.edition import Edition
from domain.policy.facts import BODY_TYPE
from domain.policy.hearing import pattern_of
from domain.policy.layers import AdviceLayer, ProcessLayer
from domain.policy.paths import count_paths

NOT_SAID = frozenset({SILENT, LEFT_OPEN, "none_stated"})
"""Values that say that the policy says nothing: each must name its silence."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """What ``policy check`` found.

    *findings* by kind (empty lists are proofs), and the figures beside them.
    """

    findings: dict[str, tuple[str, ...]]
    coverage: tuple[Coverage, ...]
    slots: int
    questions: int
    paths: int
    paths_with_one_unsure: int

    @property
    def clean(self) -> bool:
        """Whether nothing was found."""
        return not any(self.findings.values())


def inspect(policy: CompiledEdition) -> Inspection:
    """Return everything wrong with the edition, and the figures that prove the rest.

    Each slot's diagram is a function of all facts, so a slot whose diagram has no gap is total for
    every set of answers, not sure included: what is open is every completion of it, and all of
    them lead to a value.
    """
    coverage = coverage_of(policy.edition)
    return Inspection(
        findings={
            "slots with a gap": tuple(_gaps(policy)),
            "values without a named silence": tuple(_unnamed_silences(policy)),
            "rows that can never apply": tuple(_dead_rows(policy)),
            "overlaps not ordered on purpose": tuple(_overlaps(policy)),
            "orders that order nothing": tuple(_idle_orders(policy)),
            "facts never asked": tuple(_idle_facts(policy)),
            "values without a label or route": tuple(_unlabelled(policy.edition)),
            "citations that lead nowhere": tuple(
                lost_citations(policy.edition, _cited(policy.edition))
            ),
            "phrases that cannot be heard": tuple(_lost_phrases(policy.edition)),
            **_uncovered(policy.edition, coverage),
        },
        coverage=coverage,
        slots=len(policy.slots),
        questions=len(policy.diagrams),
        paths=count_paths(policy, unsure=0),
        paths_with_one_unsure=count_paths(policy, unsure=1),
    )


def inspect_layer(layer: ProcessLayer | AdviceLayer) -> Inspection:
    """Return everything wrong with *layer*: it has no slots, questions or ways through them."""
    coverage = coverage_of(layer)
    cited = (*cited_in_document(layer), *cited_in_layer(layer))
    return Inspection(
        findings={
            "citations that lead nowhere": tuple(lost_citations(layer, cited)),
            **_uncovered(layer, coverage),
        },
        coverage=coverage,
        slots=0,
        questions=0,
        paths=0,
        paths_with_one_unsure=0,
    )


def _uncovered(document: Document, coverage: tuple[Coverage, ...]) -> dict[str, tuple[str, ...]]:
    return {
        "working rows not covered": tuple(
            f"{row.clause} {row.code}" for row in coverage if not row.built_by and not row.excuse
        ),
        "excuses that are stale": tuple(_stale_excuses(document, coverage)),
    }


def _leaves(policy: CompiledEdition, node: Node) -> tuple[object, ...]:
    return policy.leaves_of(policy.diagrams.reach(node))


def _gaps(policy: CompiledEdition) -> Iterator[str]:
    for slot in policy.slots.values():
        if not slot.is_item and NO_ROW in _leaves(policy, slot.chosen):
            yield f"{slot.id}: no row applies for some facts"


def _unnamed_silences(policy: CompiledEdition) -> Iterator[str]:
    for slot in policy.slots.values():
        for at, row in enumerate(slot.rows):
            if row.silence is None:
                if (row.value in NOT_SAID and not slot.is_item) or row.led_by == "not_stated":
                    yield f"{slot.id} = {row.value} names no silence"
                continue
            named = policy.slots.get(f"silent.{row.silence}")
            if named is None:
                yield f"{slot.id} = {row.value}: silent.{row.silence} is not there"
                continue
            unsaid = policy.diagrams.relabelled(named.value, lambda value: value == ABSENT)
            if policy.diagrams.both(_chosen_is(policy, slot, at), unsaid) != FALSE:
                yield f"{slot.id} = {row.value} can come without silent.{row.silence}"


def _chosen_is(policy: CompiledEdition, slot: Slot, at: int) -> Node:
    return policy.diagrams.relabelled(slot.chosen, lambda row: row == RowNumber(at))


def _dead_rows(policy: CompiledEdition) -> Iterator[str]:
    for slot in policy.slots.values():
        reached = _leaves(policy, slot.chosen)
        for at, row in enumerate(slot.rows):
            if RowNumber(at) not in reached:
                yield f"{slot.id}: row {at + 1} ({row.value})"


def _overlapping(policy: CompiledEdition, slot: Slot, later: int) -> set[str]:
    """Return the other values of earlier rows that hold together with the row numbered *later*."""
    return {
        slot.rows[at].value
        for at in range(later)
        if slot.rows[at].value != slot.rows[later].value
        and policy.diagrams.both(slot.guards[at], slot.guards[later]) != FALSE
    }


def _overlaps(policy: CompiledEdition) -> Iterator[str]:
    for slot in policy.slots.values():
        for at, row in enumerate(slot.rows):
            if isinstance(row.when, Always):
                continue
            for value in sorted(_overlapping(policy, slot, at) - set(row.after)):
                yield f"{slot.id}: {row.value} (row {at + 1}) overlaps {value} before it"


def _idle_orders(policy: CompiledEdition) -> Iterator[str]:
    for slot in policy.slots.values():
        for at, row in enumerate(slot.rows):
            idle = sorted(set(row.after) - _overlapping(policy, slot, at))
            yield from (
                f"{slot.id}: {row.value} comes after {value}, and never meets it" for value in idle
            )


def _idle_facts(policy: CompiledEdition) -> Iterator[str]:
    asked = 0
    for slot in policy.slots.values():
        asked |= policy.diagrams.support(slot.value)
    used = set(policy.facts_of(asked))
    yield from (fact for fact in policy.order if fact not in used | {BODY_TYPE})


def _unlabelled(edition: Edition) -> Iterator[str]:
    for aspect in edition.aspects:
        if isinstance(aspect, Scalar):
            values = {row.value for row in aspect.rows} - {LEFT_OPEN}
            yield from (
                f"{aspect.id}: no label for {value}"
                for value in sorted(values - set(aspect.labels))
            )
            yield from (
                f"{aspect.id}: no row gives {value}"
                for value in sorted(set(aspect.labels) - values)
            )
            if aspect.id == "approval" and set(aspect.routes) != values:
                yield f"approval: routes and values differ by {sorted(set(aspect.routes) ^ values)}"


def _cited(edition: Edition) -> Iterator[Cited]:
    yield from ((fact.id, fact.clauses) for fact in edition.facts)
    yield from ((f"body {body.id}", body.clauses) for body in edition.bodies)
    yield from ((f"term {name}", term.clauses) for name, term in edition.terms.items())
    for slot, rows in edition.slots():
        for row in rows:
            absent = (row.text_absent,) if row.text_absent else ()
            yield slot, (*row.clauses, *row.looked_in, *absent)
    for aspect in edition.aspects:
        if isinstance(aspect, Scalar):
            yield from ((f"route {name}", route.clauses) for name, route in aspect.routes.items())
    yield from ((f"split {split.id}", split.clauses) for split in edition.splits)
    yield from cited_in_document(edition)


def _lost_phrases(edition: Edition) -> Iterator[str]:
    for fact in edition.facts:
        meant: dict[str, str] = {}
        for option in fact.options:
            for phrase in option.heard:
                if meant.setdefault(phrase, option.value) != option.value:
                    yield f"{fact.id}: {phrase!r} stands for {meant[phrase]} and {option.value}"
    phrases = [p for fact in edition.facts for option in fact.options for p in option.heard]
    for phrase in (*phrases, *(p for body in edition.bodies for p in body.heard)):
        try:
            pattern_of(phrase)
        except ValueError as error:
            yield str(error)


def _stale_excuses(document: Document, coverage: tuple[Coverage, ...]) -> Iterator[str]:
    for row in coverage:
        if row.built_by and row.excuse:
            yield f"{row.clause} {row.code} is built by {', '.join(row.built_by)}"
    rows = {(row.clause, row.code) for row in coverage}
    for clause, excuses in document.not_yet.items():
        yield from (
            f"{clause} has no code {code}" for code in excuses if (clause, code) not in rows
        )
