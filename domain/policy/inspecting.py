"""An edition is inspected for all that could make an outcome wrong, missing or unexplained."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from domain.policy import labelling, noting, proving
from domain.policy.citing import (
    Cited,
    cited_in_document,
    cited_in_layer,
    cited_in_policy,
    lost_citations,
)
from domain.policy.compiling import CompiledEdition
from domain.policy.coverage import Coverage, coverage_of
from domain.policy.document import Document
from domain.policy.edition import Edition
from domain.policy.examples import untrue
from domain.policy.layers import AdviceLayer, ProcessLayer
from domain.policy.paths import count_paths
from domain.policy.proving_forms import form_findings, idle_answers

Found = dict[str, tuple[str, ...]]
"""What was found, by its kind; an empty list is a proof."""


@dataclass(frozen=True, slots=True)
class Inspection:
    """What ``policy check`` found.

    *findings* are faults; *notes* may be meant. Beside them are the figures: *slots*, *nodes* of
    their diagrams, *paths* through the questions, and what was looked at (*asked*, by what it is).
    """

    findings: Found
    notes: Found
    coverage: tuple[Coverage, ...]
    asked: dict[str, int]
    slots: int = 0
    nodes: int = 0
    paths: int = 0
    paths_with_one_unsure: int = 0

    @property
    def clean(self) -> bool:
        """Whether nothing was found."""
        return not any(self.findings.values())


def inspect(policy: CompiledEdition) -> Inspection:
    """Return everything wrong with the edition, and the figures that prove the rest."""
    edition = policy.edition
    # Proving makes nodes that deciding has no use for.
    own = CompiledEdition(edition, policy.ref)
    return Inspection(
        findings=findings_of(own),
        notes={
            "rows that change no value": tuple(noting.shadowed_rows(own)),
            "options that nothing tells apart": tuple(noting.options_alike(own)),
            **_noted(edition, _cited(edition)),
        },
        coverage=coverage_of(edition),
        asked=_asked(edition),
        slots=len(policy.slots),
        nodes=len(policy.diagrams),
        paths=count_paths(own, unsure=0),
        paths_with_one_unsure=count_paths(own, unsure=1),
    )


def findings_of(policy: CompiledEdition) -> Found:
    """Return everything wrong with the edition, by kind; its diagrams grow.

    Each slot's diagram is a function of all facts, so a slot whose diagram has no gap is total for
    every set of answers, not sure included: what is open is every completion of it, and all of
    them lead to a value.
    """
    edition = policy.edition
    return {
        "slots with a gap": tuple(proving.gaps(policy)),
        "values without a named silence": tuple(proving.unnamed_silences(policy)),
        "values that no answers give": tuple(proving.lost_values(policy)),
        "rows that can never apply": tuple(proving.dead_rows(policy)),
        "overlaps not ordered on purpose": tuple(proving.overlaps(policy)),
        "orders that order nothing": tuple(proving.idle_orders(policy)),
        "facts never asked": tuple(proving.idle_facts(policy)),
        "values without a label or route": tuple(labelling.unlabelled(edition)),
        "phrases that cannot be heard": tuple(labelling.lost_phrases(edition)),
        "examples that do not come true": tuple(_untrue(policy)),
        **_in_every_document(edition, _cited(edition), coverage_of(edition), policy),
    }


def _cited(edition: Edition) -> tuple[Cited, ...]:
    return (*cited_in_policy(edition), *cited_in_document(edition))


def inspect_layer(layer: ProcessLayer | AdviceLayer) -> Inspection:
    """Return everything wrong with *layer*: it has no slots, questions or ways through them."""
    coverage = coverage_of(layer)
    cited = (*cited_in_document(layer), *cited_in_layer(layer))
    return Inspection(
        findings=_in_every_document(layer, cited, coverage),
        notes=_noted(layer, cited),
        coverage=coverage,
        asked=_asked(layer),
    )


def _in_every_document(
    document: Document,
    cited: tuple[Cited, ...],
    coverage: tuple[Coverage, ...],
    policy: CompiledEdition | None = None,
) -> Found:
    return {
        **form_findings(document, policy),
        "citations that lead nowhere": tuple(lost_citations(document, cited)),
        "working rows not covered": tuple(
            f"{row.clause} {row.code}" for row in coverage if not row.built_by and not row.excuse
        ),
        "excuses that are stale": tuple(_stale_excuses(document, coverage)),
    }


def _noted(document: Document, cited: tuple[Cited, ...]) -> Found:
    return {
        "names that nothing leans on": tuple(noting.unused_names(document, cited)),
        "answers that are kept and change nothing": tuple(idle_answers(document)),
    }


def _asked(document: Document) -> dict[str, int]:
    """Return how many questions there are, each with its reason and clause: the types see to it."""
    return {
        "questions": len(document.facts) if isinstance(document, Edition) else 0,
        "questions of forms": sum(len(form.question_by_id) for form in document.forms),
        "forms": len(document.forms),
        "duties": len(document.duties),
        "examples": len(document.examples) if isinstance(document, Edition) else 0,
        **(document.counted if isinstance(document, ProcessLayer | AdviceLayer) else {}),
    }


def _untrue(policy: CompiledEdition) -> Iterator[str]:
    return chain.from_iterable(
        (f"{example.id}: {fault}" for fault in untrue(policy, example))
        for example in policy.edition.examples
    )


def _stale_excuses(document: Document, coverage: tuple[Coverage, ...]) -> Iterator[str]:
    for row in coverage:
        if row.built_by and row.excuse:
            yield f"{row.clause} {row.code} is built by {', '.join(row.built_by)}"
    rows = {(row.clause, row.code) for row in coverage}
    for clause, excuses in document.not_yet.items():
        yield from (
            f"{clause} has no code {code}" for code in excuses if (clause, code) not in rows
        )
