"""The ways through a policy are walked over all slots at once, and counted without a list."""

from functools import reduce
from operator import or_

from domain.policy.compiling import CompiledEdition
from domain.policy.diagrams import Node


def count_paths(policy: CompiledEdition, *, unsure: int) -> int:
    """Return in how many ways the questions can be gone through, *unsure* of them not sure.

    Every question is asked only while it can still change a slot. A not-sure answer leaves its
    fact open and is not asked again; where the policy reads not sure as a value, it counts as one
    more way to that value.
    """
    return _Walk(policy).from_here(tuple(slot.value for slot in policy.slots.values()), unsure, 1)


class _Walk:
    """One walk of the joint tree; states met before are not walked again."""

    def __init__(self, policy: CompiledEdition) -> None:
        self._policy = policy
        self._diagrams = policy.diagrams
        self._counted: dict[tuple[tuple[Node, ...], int, int], int] = {}
        self._left: dict[tuple[Node, int, int], Node] = {}

    def from_here(self, state: tuple[Node, ...], unsure: int, passed: int) -> int:
        """Count from *state*; *passed* masks the facts that are not asked (again)."""
        open_facts = reduce(or_, map(self._diagrams.support, state), 0) & ~passed
        if not open_facts:
            return 1
        key = (state, unsure, passed)
        if key not in self._counted:
            fact = (open_facts & -open_facts).bit_length() - 1
            self._counted[key] = self._through(state, unsure, passed, fact)
        return self._counted[key]

    def _through(self, state: tuple[Node, ...], unsure: int, passed: int, fact: int) -> int:
        name = self._policy.order[fact]
        domain = self._policy.domains[name]
        found = sum(
            self.from_here(self._known(state, fact, value), unsure, passed)
            for value in range(len(domain))
        )
        if not unsure:
            return found
        reads_as = self._policy.edition.fact_by_id[name].unsure_as
        if reads_as is None:
            return found + self.from_here(state, unsure - 1, passed | 1 << fact)
        return found + self.from_here(
            self._known(state, fact, domain.index(reads_as)), unsure - 1, passed
        )

    def _known(self, state: tuple[Node, ...], fact: int, value: int) -> tuple[Node, ...]:
        left = (self._diagrams.with_fact(node, fact, value, self._left) for node in state)
        return tuple(dict.fromkeys(node for node in left if node >= 0))
