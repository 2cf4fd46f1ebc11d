"""What is no fault, and may be no purpose either, is noted: whatever has no effect."""

from collections.abc import Iterable, Iterator
from itertools import chain, combinations

from domain.policy.citing import Cited
from domain.policy.compiling import CompiledEdition, RowNumber
from domain.policy.conditions import Condition, OneOf, ResultIs, Term, walk
from domain.policy.diagrams import Node
from domain.policy.document import Document
from domain.policy.edition import Edition
from domain.policy.proving import chosen_is, leaves


def shadowed_rows(policy: CompiledEdition) -> Iterator[str]:
    """Yield each row without which its slot would have the same value for all facts.

    Such a row may still be wanted, for the clause that it shows.
    """
    for slot in policy.slots.values():
        for at, row in enumerate(slot.rows):
            others = tuple(each for each in enumerate(slot.guards) if each[0] != at)
            chosen = policy.first_of(others)
            if policy.value_of(chosen, slot.rows) != slot.value:
                continue
            here = policy.diagrams.choose(
                chosen_is(policy, slot, at), chosen, policy.diagrams.leaf(None)
            )
            instead = [each.at + 1 for each in leaves(policy, here) if isinstance(each, RowNumber)]
            if instead:
                told = ", ".join(map(str, sorted(instead)))
                yield f"{slot.id}: row {at + 1} ({row.value}): row {told} would say the same"


def options_alike(policy: CompiledEdition) -> Iterator[str]:
    """Yield the options of each fact that no row and no question tells apart."""
    apart: dict[str, set[tuple[int, int]]] = {fact: set() for fact in policy.order}
    for node in policy.diagrams.below(_looking(policy)):
        number, branches = policy.diagrams.asked_at(node)
        apart[policy.order[number]].update(
            (one, other)
            for one, other in combinations(range(len(branches)), 2)
            if branches[one] != branches[other]
        )
    for fact in policy.edition.facts:
        every = set(combinations(range(len(fact.domain)), 2))
        if apart[fact.id]:  # what matters to nothing is a finding, whole
            yield from (
                f"{fact.id}: {fact.domain[one]} and {fact.domain[other]}"
                for one, other in sorted(every - apart[fact.id])
            )


def unused_names(document: Document, cited: Iterable[Cited]) -> Iterator[str]:
    """Yield, a line for each kind, the readings, missing texts and terms that nothing names."""
    used = {citation for _, citations in cited for citation in citations}
    named = set(_terms_named(document)) if isinstance(document, Edition) else set()
    for kind, ids in (
        ("readings", [each for each in document.assumptions if each not in used]),
        ("clauses elsewhere", [each for each in document.elsewhere if each not in used]),
        ("missing texts", [each for each in document.absent if each not in used]),
        (
            "terms",
            [each for each in document.terms if each not in named]
            if isinstance(document, Edition)
            else [],
        ),
    ):
        if ids:
            yield f"{kind}: {', '.join(ids)}"


def _looking(policy: CompiledEdition) -> Iterator[Node]:
    """Yield whatever looks at facts: which row gives each slot, and when each question is asked."""
    yield from (slot.chosen for slot in policy.slots.values())
    whens = chain(
        (fact.asked_when for fact in policy.edition.facts),
        (when for form in policy.edition.forms for _, when, _ in form.conditions()),
    )
    for when in whens:
        if when is not None:
            yield from _of_facts(policy, when)


def _of_facts(policy: CompiledEdition, when: Condition) -> Iterator[Node]:
    """Yield the nodes of those parts of *when* that look at the policy; a form has its own too."""
    for part in walk(when):
        match part:
            case OneOf(fact=fact) if fact in policy.order:
                yield policy.node_of(part)
            case ResultIs() | Term():
                yield policy.node_of(part)
            case _:
                pass


def _terms_named(edition: Edition) -> Iterator[str]:
    conditions = chain(
        (term.when for term in edition.terms.values()),
        (row.when for _, rows in edition.slots() for row in rows),
        (fact.asked_when for fact in edition.facts),
        (when for form in edition.forms for _, when, _ in form.conditions()),
    )
    parts = chain.from_iterable(walk(when) for when in conditions if when is not None)
    return (part.name for part in parts if isinstance(part, Term))
