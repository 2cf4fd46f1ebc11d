"""A decision is traced through its questions: by one slot's diagram, or card by card for a goal."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from domain.policy.asking import Card
from domain.policy.compiling import CompiledEdition, Space
from domain.policy.conditions import OneOf, walk
from domain.policy.diagrams import FALSE, TRUE, Node
from domain.policy.facts import BODY_TYPE, NO_BODY
from domain.policy.goals import GOALS
from domain.policy.policy import Policy
from domain.policy.regions import Way, ways_to


@dataclass(frozen=True, slots=True)
class Step:
    """A question in the decision of a slot, where it still matters.

    *answers* are its values, those that go on alike together, each with the number of the step
    that follows or the value that comes out.
    """

    number: int
    fact: str
    answers: tuple[tuple[tuple[str, ...], "int | str"], ...]


def steps_of(policy: CompiledEdition, slot: str) -> tuple[Step, ...]:
    """Return the decision of *slot* in asking order, for no body known by name.

    A question stands once for all the ways that come to it and go on alike. No step at all is a
    slot that has one value whatever the facts are.
    """
    diagrams = policy.diagrams
    body = policy.domains[BODY_TYPE].index(NO_BODY)
    root = diagrams.with_fact(policy.slots[slot].value, 0, body, {})
    nodes = sorted(diagrams.below([root]), key=lambda node: (diagrams.asked_at(node)[0], node))
    numbers = {node: number for number, node in enumerate(nodes)}
    return tuple(
        Step(numbers[node], policy.order[fact], tuple(_answers(policy, fact, branches, numbers)))
        for node in nodes
        for fact, branches in [diagrams.asked_at(node)]
    )


def _answers(
    policy: CompiledEdition, fact: int, branches: tuple[Node, ...], numbers: Mapping[Node, int]
) -> Iterator[tuple[tuple[str, ...], int | str]]:
    domain = policy.domains[policy.order[fact]]
    for branch in dict.fromkeys(branches):
        values = [v for v, other in zip(domain, branches, strict=True) if other == branch]
        end = numbers[branch] if branch >= 0 else str(policy.diagrams.constant_at(branch))
        yield tuple(values), end


@dataclass(frozen=True, slots=True)
class Follows:
    """That after one card another may come (*after* and *then* are their first facts), or the end.

    *ways* are answers to the first card on which it may, and *more* that there are others.
    """

    after: str
    then: str | None
    ways: tuple[Way, ...]
    more: bool


def cards_of(policy: Policy, goal: str) -> tuple[dict[str, tuple[str, ...]], tuple[Follows, ...]]:
    """Return the cards that *goal* may need, each with all facts that it may show, and their order.

    A card goes by its group, or by the fact that stands alone. Every answer is known: not sure
    leaves a fact open, and asks no more than that.
    """
    trace = _Trace(policy, goal)
    trace.walk()
    place = policy.compiled.order.index
    cards = {
        card: tuple(sorted(facts, key=place))
        for card, facts in sorted(trace.cards.items(), key=lambda each: min(map(place, each[1])))
    }
    follows = []
    for (after, then), where in trace.leads.items():
        ways, more = ways_to(trace.own, where, TRUE, most=2)
        follows.append(Follows(after, then, ways, more))
    return cards, tuple(follows)


_State = tuple[Node, ...]


class _Trace:
    """One walk through every set of answers, card by card; what is left to decide is met once."""

    def __init__(self, policy: Policy, goal: str) -> None:
        self._policy = policy
        self._compiled = policy.compiled
        self._goal = goal
        self._waited_for = _waited_for(policy)
        self._left: dict[tuple[Node, int, int], Node] = {}
        self._card_of: dict[object, Card | None] = {}
        self._waiting: list[tuple[_State, dict[str, str], Card]] = []
        self.own = Space.of(policy.edition)
        self.cards: dict[str, set[str]] = {}
        self.leads: dict[tuple[str, str | None], Node] = {}

    def walk(self) -> None:
        beside = self._policy.edition.asked_with(GOALS[self._goal])
        wanted = tuple(
            each.value
            for slot, each in self._compiled.slots.items()
            if slot.partition(".")[0] in GOALS[self._goal] or slot in beside
        )
        self._card(self._known(wanted, BODY_TYPE, NO_BODY), {})
        while self._waiting:
            self._answered(*self._waiting.pop())

    def _answered(self, nodes: _State, facts: dict[str, str], card: Card) -> None:
        name = _name(card)
        self.cards.setdefault(name, set()).update(fact.id for fact in card.facts)
        for values in product(*(fact.domain for fact in card.facts)):
            answers = dict(zip((fact.id for fact in card.facts), values, strict=True))
            left = nodes
            for fact, value in answers.items():
                left = self._known(left, fact, value)
            following = self._card(left, facts | answers)
            lead = (name, None if following is None else _name(following))
            self.leads[lead] = self.own.diagrams.either(
                self.leads.get(lead, FALSE), self._where(answers)
            )

    def _card(self, nodes: _State, facts: dict[str, str]) -> Card | None:
        """Return the card that comes once *facts* are known, and wait to answer it if it is new."""
        key = (nodes, tuple((f, facts[f]) for f in sorted(self._waited_for & facts.keys())))
        if key not in self._card_of:
            card = self._policy.determine(facts).next_card(self._goal) if nodes else None
            self._card_of[key] = card
            if card is not None:
                self._waiting.append((nodes, facts, card))
        return self._card_of[key]

    def _known(self, nodes: _State, fact: str, value: str) -> _State:
        number, place = self._compiled.order.index(fact), self._compiled.domains[fact].index(value)
        diagrams = self._compiled.diagrams
        left = (diagrams.with_fact(node, number, place, self._left) for node in nodes)
        return tuple(sorted({node for node in left if node >= 0}))

    def _where(self, answers: Mapping[str, str]) -> Node:
        found, domains = TRUE, self.own.domains
        for fact, value in answers.items():
            number = self._compiled.order.index(fact)
            here = self.own.diagrams.fact_in(number, [domains[fact].index(value)])
            found = self.own.diagrams.both(found, here)
        return found


def _waited_for(policy: Policy) -> set[str]:
    """Return the facts on which it depends whether a question may be asked yet."""
    whens = (fact.asked_when for fact in policy.edition.facts)
    return {
        part.fact
        for when in whens
        if when is not None
        for part in walk(when)
        if isinstance(part, OneOf)
    }


def _name(card: Card) -> str:
    return card.facts[0].id if card.group is None else card.group.id
