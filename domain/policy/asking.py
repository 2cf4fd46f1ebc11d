"""What is asked next is the first unanswered fact that can still change what the goal wants."""

from dataclasses import dataclass

from domain.policy.conditions import OneOf, walk
from domain.policy.determining import Determination
from domain.policy.facts import Fact, Group
from domain.policy.goals import GOALS


@dataclass(frozen=True, slots=True)
class Card:
    """The facts asked together next; *group* is None for a fact that stands alone."""

    group: Group | None
    facts: tuple[Fact, ...]


def next_card(found: Determination, goal: str) -> Card | None:
    """Return the next card for *goal*, showing only facts that still matter.

    None when nothing is left to ask.
    """
    askable = to_ask(found, goal)
    if not askable:
        return None
    edition = found.policy.edition
    group = edition.group_of.get(askable[0])
    together = askable[:1] if group is None else tuple(f for f in askable if f in group.facts)
    return Card(group, tuple(edition.fact_by_id[fact] for fact in together))


def cards_left(found: Determination, goal: str) -> int:
    """Return at most how many more cards *goal* can need.

    Never too low while every fact shown is answered.

    Answers only ever remove facts that matter, so each card with a fact that still matters comes
    at most once; what waits for an answer of its own group comes on a card after that.
    """
    edition = found.policy.edition
    unanswered = _unanswered(found, goal)
    cards = set()
    for fact in unanswered:
        if _may_be_asked(found, fact, unanswered) is not False:
            group = edition.group_of.get(fact)
            beside = set() if group is None else set(group.facts) & set(unanswered)
            cards.add((fact if group is None else group.id, bool(_waits_for(found, fact) & beside)))
    return len(cards)


def to_ask(found: Determination, goal: str) -> tuple[str, ...]:
    """Return the facts that may be asked now for *goal*, in asking order.

    A fact that only a later act can answer (``asked_when``) waits until what is known says that
    its time has come, or until nothing it waits for will be asked any more: not sure whether the
    time has come is no reason not to ask.
    """
    unanswered = _unanswered(found, goal)
    return tuple(fact for fact in unanswered if _may_be_asked(found, fact, unanswered))


def _unanswered(found: Determination, goal: str) -> tuple[str, ...]:
    return found.still_to_ask(GOALS[goal], found.policy.edition.asked_with(GOALS[goal]))


def _may_be_asked(found: Determination, fact: str, unanswered: tuple[str, ...]) -> bool | None:
    when = found.policy.edition.fact_by_id[fact].asked_when
    held = True if when is None else when.holds(found.case())
    if when is None or held is not None:
        return held
    return None if _waits_for(found, fact) & set(unanswered) else True


def _waits_for(found: Determination, fact: str) -> set[str]:
    """Return the facts that say whether the time to ask *fact* has come."""
    when = found.policy.edition.fact_by_id[fact].asked_when
    return set() if when is None else {p.fact for p in walk(when) if isinstance(p, OneOf)}
