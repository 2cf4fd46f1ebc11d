"""A reduced ordered decision diagram holds functions of the facts, equal ones as one node."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import reduce
from operator import or_

Node = int
FALSE: Node = -1
TRUE: Node = -2


class Diagrams:
    """The nodes of every function of one edition, over its facts in asking order.

    A node is an integer: negative for a leaf, otherwise a question about one fact with one branch
    for each of its values. No node has equal branches and no two nodes are alike, so a function
    depends on just the facts that its node can reach: *support* and *leaves* of a node are exact,
    and are kept as bit masks.
    """

    def __init__(self, arities: Sequence[int]) -> None:
        """Make room for facts numbered from 0, *arities* giving how many values each has."""
        self._arities = list(arities)
        self._facts: list[int] = []
        self._branches: list[tuple[Node, ...]] = []
        self._supports: list[int] = []
        self._reach: list[int] = []
        self._unique: dict[tuple[int, tuple[Node, ...]], Node] = {}
        self._leaf_values: list[Hashable] = [False, True]
        self._leaf_of: dict[Hashable, Node] = {}
        self._chosen: dict[tuple[Node, Node, Node], Node] = {}

    def __len__(self) -> int:
        """Return how many questions are held."""
        return len(self._facts)

    def another(self, arity: int) -> int:
        """Make room for one more fact with *arity* values, and return its number."""
        self._arities.append(arity)
        return len(self._arities) - 1

    def leaf(self, value: Hashable) -> Node:
        """Return the node of the constant *value*."""
        if value not in self._leaf_of:
            self._leaf_values.append(value)
            self._leaf_of[value] = -len(self._leaf_values)
        return self._leaf_of[value]

    def question(self, fact: int, branches: Sequence[Node]) -> Node:
        """Return the node that asks *fact* and goes on with the branch of its value."""
        kept = tuple(branches)
        if len(set(kept)) == 1:
            return kept[0]
        key = (fact, kept)
        found = self._unique.get(key)
        if found is None:
            found = self._unique[key] = len(self._facts)
            self._facts.append(fact)
            self._branches.append(kept)
            self._supports.append(reduce(or_, map(self.support, kept), 1 << fact))
            self._reach.append(reduce(or_, map(self.reach, kept)))
        return found

    def fact_in(self, fact: int, values: Sequence[int]) -> Node:
        """Return the function that is true when *fact* has one of *values*."""
        return self.question(
            fact, [TRUE if value in values else FALSE for value in range(self._arities[fact])]
        )

    def support(self, node: Node) -> int:
        """Return the facts that *node* depends on, as a bit mask."""
        return 0 if node < 0 else self._supports[node]

    def reach(self, node: Node) -> int:
        """Return the leaves that *node* can come to, as a bit mask for :meth:`values`."""
        return 1 << (-node - 1) if node < 0 else self._reach[node]

    def values(self, reach: int) -> Iterator[Hashable]:
        """Yield the constants of the leaves in the bit mask *reach*."""
        return (value for n, value in enumerate(self._leaf_values) if reach >> n & 1)

    def choose(self, guard: Node, then: Node, otherwise: Node) -> Node:
        """Return the function that is *then* where *guard* is true and *otherwise* elsewhere."""
        if guard in {TRUE, FALSE}:
            return then if guard == TRUE else otherwise
        if then == otherwise:
            return then
        key = (guard, then, otherwise)
        if key not in self._chosen:
            fact = min(self._facts[node] for node in key if node >= 0)
            self._chosen[key] = self.question(
                fact,
                [
                    self.choose(*(self.branch(node, fact, value) for node in key))
                    for value in range(self._arities[fact])
                ],
            )
        return self._chosen[key]

    def branch(self, node: Node, fact: int, value: int) -> Node:
        """Return *node* once *fact*, no later than its own, is known to be *value*."""
        if node < 0 or self._facts[node] != fact:
            return node
        return self._branches[node][value]

    def constant(self, leaf: Node) -> Hashable:
        """Return the constant that *leaf* is."""
        return self._leaf_values[-leaf - 1]

    def first_of(self, *nodes: Node) -> int | None:
        """Return the fact that is asked first in *nodes*, or None where they are all constants."""
        return min((self._facts[node] for node in nodes if node >= 0), default=None)

    def arity(self, fact: int) -> int:
        """Return how many values *fact* has."""
        return self._arities[fact]

    def both(self, one: Node, other: Node) -> Node:
        """Return the function that is true where both are."""
        return self.choose(one, other, FALSE)

    def either(self, one: Node, other: Node) -> Node:
        """Return the function that is true where one of them is."""
        return self.choose(one, TRUE, other)

    def at_least(self, count: int, parts: Sequence[Node]) -> Node:
        """Return the function that is true where *count* of *parts* are.

        They are counted from the last: ``reached[n]`` says whether n more of those after are true.
        """
        reached = [TRUE, *[FALSE] * count]
        for part in reversed(parts):
            reached = [
                TRUE,
                *(self.choose(part, reached[n - 1], reached[n]) for n in range(1, count + 1)),
            ]
        return reached[count]

    def negated(self, node: Node) -> Node:
        """Return the function that is true where *node* is false."""
        return self.choose(node, FALSE, TRUE)

    def relabelled(self, node: Node, label: Callable[[Hashable], Hashable]) -> Node:
        """Return *node* with each constant replaced by what *label* makes of it."""
        done: dict[Node, Node] = {}

        def walk(at: Node) -> Node:
            if at not in done:
                done[at] = (
                    self._constant(label(self._leaf_values[-at - 1]))
                    if at < 0
                    else self.question(self._facts[at], [walk(kid) for kid in self._branches[at]])
                )
            return done[at]

        return walk(node)

    def asked_at(self, node: Node) -> tuple[int, tuple[Node, ...]]:
        """Return the fact that *node* asks about, and the branch of each of its values."""
        return self._facts[node], self._branches[node]

    def constant_at(self, node: Node) -> Hashable:
        """Return the constant of the leaf *node*."""
        return self._leaf_values[-node - 1]

    def below(self, nodes: Iterable[Node]) -> Iterator[Node]:
        """Yield each question that *nodes* can come to, themselves included, once."""
        met: set[Node] = set()
        waiting = list(nodes)
        while waiting:
            node = waiting.pop()
            if node >= 0 and node not in met:
                met.add(node)
                yield node
                waiting.extend(self._branches[node])

    def with_fact(
        self, node: Node, fact: int, value: int, done: dict[tuple[Node, int, int], Node]
    ) -> Node:
        """Return what is left of *node* once *fact* is *value*; *done* remembers across calls."""
        if not self.support(node) >> fact & 1:
            return node
        key = (node, fact, value)
        if key not in done:
            own, branches = self._facts[node], self._branches[node]
            done[key] = (
                branches[value]
                if own == fact
                else self.question(
                    own, [self.with_fact(kid, fact, value, done) for kid in branches]
                )
            )
        return done[key]

    def _constant(self, value: Hashable) -> Node:
        if value is True or value is False:
            return TRUE if value else FALSE
        return self.leaf(value)


class Restriction:
    """What is left of functions once some facts are known.

    Its nodes die with it, so memory stays bounded.
    """

    def __init__(self, diagrams: Diagrams, known: Sequence[int]) -> None:
        """Fix each fact to the number of its value in *known*; -1 leaves it open."""
        self._base = diagrams
        self._known = known
        self._mask = sum(1 << fact for fact, value in enumerate(known) if value >= 0)
        self._left: dict[Node, Node] = {}
        self._own: dict[tuple[int, tuple[Node, ...]], Node] = {}
        self._measures: dict[Node, tuple[int, int]] = {}
        self._next = len(diagrams)

    def of(self, node: Node) -> Node:
        """Return what is left of *node*, reduced; give it to :meth:`support` and :meth:`reach`."""
        base = self._base
        if node < 0 or not base._supports[node] & self._mask:  # noqa: SLF001 - one structure in two classes
            return node
        left = self._left.get(node)
        if left is None:
            fact, branches = base._facts[node], base._branches[node]  # noqa: SLF001
            value = self._known[fact]
            left = self.of(branches[value]) if value >= 0 else self._asked(fact, branches)
            self._left[node] = left
        return left

    def support(self, left: Node) -> int:
        """Return the open facts on which *left* still depends, as a bit mask."""
        found = self._measures.get(left)
        return self._base.support(left) if found is None else found[0]

    def reach(self, left: Node) -> int:
        """Return the leaves that *left* can still come to, as a bit mask."""
        found = self._measures.get(left)
        return self._base.reach(left) if found is None else found[1]

    def _asked(self, fact: int, branches: tuple[Node, ...]) -> Node:
        kept = tuple(self.of(branch) for branch in branches)
        first = kept[0]
        if kept.count(first) == len(kept):
            return first
        key = (fact, kept)
        found = self._base._unique.get(key)  # noqa: SLF001
        if found is None:
            found = self._own.get(key)
        if found is None:
            found = self._own[key] = self._next
            self._next += 1
            support, reach = 1 << fact, 0
            for node in kept:
                support |= self.support(node)
                reach |= self.reach(node)
            self._measures[found] = (support, reach)
        return found
