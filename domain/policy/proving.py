"""Each slot of an edition is proved by its diagrams: total, ordered, named, and not in vain."""

from collections.abc import Iterator

from domain.policy.aspects import LEFT_OPEN, SILENT
from domain.policy.compiling import NO_ROW, CompiledEdition, RowNumber, Slot
from domain.policy.conditions import ABSENT, Always
from domain.policy.diagrams import FALSE, Node
from domain.policy.facts import BODY_TYPE

NOT_SAID = frozenset({SILENT, LEFT_OPEN, "none_stated"})
"""Values that say that the policy says nothing: each must name its silence."""


def leaves(policy: CompiledEdition, node: Node) -> tuple[object, ...]:
    """Return the constants that *node* can come to."""
    return policy.leaves_of(policy.diagrams.reach(node))


def gaps(policy: CompiledEdition) -> Iterator[str]:
    """Yield each slot to which no row applies for some facts."""
    for slot in policy.slots.values():
        if not slot.is_item and NO_ROW in leaves(policy, slot.chosen):
            yield f"{slot.id}: no row applies for some facts"


def unnamed_silences(policy: CompiledEdition) -> Iterator[str]:
    """Yield each value that says nothing, and can come without saying whom to ask."""
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
            if policy.diagrams.both(chosen_is(policy, slot, at), unsaid) != FALSE:
                yield f"{slot.id} = {row.value} can come without silent.{row.silence}"


def chosen_is(policy: CompiledEdition, slot: Slot, at: int) -> Node:
    """Return where the row numbered *at* gives the value."""
    return policy.diagrams.relabelled(slot.chosen, lambda row: row == RowNumber(at))


def dead_rows(policy: CompiledEdition) -> Iterator[str]:
    """Yield each row that no facts choose."""
    for slot in policy.slots.values():
        reached = leaves(policy, slot.chosen)
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


def lost_values(policy: CompiledEdition) -> Iterator[str]:
    """Yield each value that has a row, and that no answers give."""
    for slot in policy.slots.values():
        reached = leaves(policy, slot.value)
        lost = dict.fromkeys(row.value for row in slot.rows if row.value not in reached)
        yield from (f"{slot.id}: {value}" for value in lost)


def overlaps(policy: CompiledEdition) -> Iterator[str]:
    """Yield each two rows that may both apply, and whose order is no purpose."""
    for slot in policy.slots.values():
        for at, row in enumerate(slot.rows):
            if isinstance(row.when, Always):
                continue
            for value in sorted(_overlapping(policy, slot, at) - set(row.after)):
                yield f"{slot.id}: {row.value} (row {at + 1}) overlaps {value} before it"


def idle_orders(policy: CompiledEdition) -> Iterator[str]:
    """Yield each order of two rows that never meet."""
    for slot in policy.slots.values():
        for at, row in enumerate(slot.rows):
            idle = sorted(set(row.after) - _overlapping(policy, slot, at))
            yield from (
                f"{slot.id}: {row.value} comes after {value}, and never meets it" for value in idle
            )


def idle_facts(policy: CompiledEdition) -> Iterator[str]:
    """Yield each fact that can change no slot."""
    asked = 0
    for slot in policy.slots.values():
        asked |= policy.diagrams.support(slot.value)
    used = set(policy.facts_of(asked))
    yield from (fact for fact in policy.order if fact not in used | {BODY_TYPE})
