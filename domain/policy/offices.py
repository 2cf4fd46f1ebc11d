"""What a policy asks of its offices, and gives to nobody, is read from its own tables."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias, get_args

from domain.policy.aspects import Collection, Row
from domain.policy.compiling import CompiledEdition, RowNumber
from domain.policy.diagrams import Diagrams, Node
from domain.policy.document import Document
from domain.policy.edition import NOBODY, Edition

NO = "no"
Task: TypeAlias = Literal[
    "approves",
    "is_consulted",
    "advises",
    "keeps",
    "leads_review",
    "owns",
    "does",
    "answers",
    "settles",
    "knows",
    "has_text",
]
TASKS: tuple[Task, ...] = get_args(Task)
"""Everything that can be asked of an office, the weightiest first."""


@dataclass(frozen=True, slots=True)
class Charge:
    """Something that is asked of *offices*, in the words of the edition, and on which clauses.

    Where *offices* is empty the policy names nobody for it, and *ask* is who is asked instead.
    """

    task: Task
    about: str
    offices: tuple[str, ...]
    clauses: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    how: str = ""


def charges_of(document: Document) -> tuple[Charge, ...]:
    """Return everything that *document* asks of any office, the weightiest first."""
    charges = [*_of_policy(document)] if isinstance(document, Edition) else []
    charges += [
        Charge("does", duty.title, (duty.owner,), duty.clauses, how=duty.starts)
        for duty in document.duties
    ]
    charges.append(Charge("owns", document.title, document.owners))
    charges.append(Charge("answers", document.title, (document.policy_contact,)))
    charges += [
        Charge("has_text", text.item, (text.ask,), (absence,))
        for absence, text in document.absent.items()
    ]
    return tuple(charges)


def approvers(policy: CompiledEdition) -> tuple[Charge, ...]:
    """Return who approves each kind: in the plainest matter first, then by what else is so."""
    approval = policy.edition.scalar("approval")
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for kind, row in _by_kind(policy, "approval"):
        found[kind, row.value] = (*found.get((kind, row.value), ()), *row.clauses)
    return tuple(
        Charge(
            "approves",
            kind,
            route.offices,
            tuple(dict.fromkeys(clauses)),
            route.refer_to,
            approval.labels[value],
        )
        for (kind, value), clauses in found.items()
        if (route := approval.routes.get(value)) and (route.offices or route.refer_to)
    )


def reviewers(policy: CompiledEdition) -> tuple[Charge, ...]:
    """Return who leads the review of each kind, and how often it is."""
    review = policy.edition.scalar("review")
    return tuple(
        replace(charge, about=kind, how=review.labels[row.value])
        for kind, row in _by_kind(policy, "review")
        if (charge := _review(policy.edition, row)) is not None
    )


def _by_kind(policy: CompiledEdition, slot: str) -> Iterator[tuple[str, Row]]:
    """Yield each kind, as it is called, with every row that gives the *slot* of some such matter.

    The row of the plainest matter of a kind comes first.
    """
    kinds, judged = policy.edition.scalar("kind"), policy.slots[slot]
    met = _met(policy.diagrams, policy.slots["kind"].value, judged.chosen)
    for kind, label in kinds.labels.items():
        places = [at for at in range(len(judged.rows)) if (kind, RowNumber(at)) in met]
        plain = _plainest(policy, kind, judged.chosen) if places else None
        for at in sorted(places, key=lambda at: RowNumber(at) != plain):
            yield label, judged.rows[at]


def _plainest(policy: CompiledEdition, kind: str, wanted: Node) -> Hashable:
    """Return what *wanted* is where no more than needed is said for a matter to be of that *kind*.

    Every fact is no, or else the first of its values, unless the kind needs another.
    """
    diagrams = policy.diagrams
    of_kind, left = policy.slots["kind"].value, wanted
    for number, domain in enumerate(policy.domains.values()):
        values = sorted(range(len(domain)), key=lambda n: domain[n] != NO)
        branches = ((diagrams.branch(of_kind, number, n), n) for n in values)
        of_kind, value = next(
            (node, n) for node, n in branches if kind in diagrams.values(diagrams.reach(node))
        )
        left = diagrams.branch(left, number, value)
    return diagrams.constant(left)


def _of_policy(edition: Edition) -> Iterator[Charge]:
    approval = edition.scalar("approval")
    for name, route in approval.routes.items():
        label = approval.labels[name]
        if route.offices:
            yield Charge("approves", label, route.offices, route.clauses)
        if route.consulting:
            yield Charge("is_consulted", label, route.consulting, route.clauses)
    for item in edition.collection("consult").items:
        if item.id in edition.office_titles:
            rows = item.rows
            yield Charge("advises", "", (item.id,), _clauses(rows), how=rows[0].value)
    yield from _registers(edition)
    led = (_review(edition, row) for row in edition.scalar("review").rows)
    yield from (charge for charge in led if charge is not None)
    for item in edition.collection("silent").items:
        offices = tuple(dict.fromkeys(row.value for row in item.rows))
        yield Charge("settles", item.label, offices, _clauses(item.rows))
    for fact in edition.facts:
        yield Charge("knows", fact.item, (fact.ask,), fact.clauses)


def _registers(edition: Edition) -> Iterator[Charge]:
    silences = edition.collection("silent")
    for item in edition.collection("register").items:
        for row in item.rows:
            keeper = () if row.value in NOBODY else (row.value,)
            ask = _asked_instead(silences, row) or (edition.policy_contact,)
            yield Charge("keeps", item.label, keeper, row.clauses, () if keeper else ask)


def _review(edition: Edition, row: Row) -> Charge | None:
    """Return who leads the review that *row* asks for, if it asks for one."""
    label = edition.scalar("review").labels.get(row.value, "")
    if row.led_by in {None, "not_applicable"} or not label:
        return None
    lead = () if row.led_by in NOBODY else (str(row.led_by),)
    ask = _asked_instead(edition.collection("silent"), row) or (edition.policy_contact,)
    return Charge("leads_review", label, lead, row.clauses, () if lead else ask)


def _asked_instead(silences: Collection, row: Row) -> tuple[str, ...]:
    found = (item for item in silences.items if item.id == row.silence)
    return tuple(dict.fromkeys(each.value for item in found for each in item.rows))


def _clauses(rows: tuple[Row, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(c for row in rows for c in (row.clauses or row.looked_in)))


def _met(diagrams: Diagrams, one: Node, other: Node) -> frozenset[tuple[Hashable, Hashable]]:
    """Return the values that two functions have together for some facts."""
    done: dict[tuple[Node, Node], frozenset[tuple[Hashable, Hashable]]] = {}

    def walk(left: Node, right: Node) -> frozenset[tuple[Hashable, Hashable]]:
        if (left, right) not in done:
            fact = diagrams.first_of(left, right)
            if fact is None:
                met = (diagrams.constant(left), diagrams.constant(right))
                done[left, right] = frozenset({met})
            else:
                done[left, right] = frozenset().union(
                    *(
                        walk(*(diagrams.branch(node, fact, value) for node in (left, right)))
                        for value in range(diagrams.arity(fact))
                    )
                )
        return done[left, right]

    return walk(one, other)
