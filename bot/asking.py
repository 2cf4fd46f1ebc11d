"""A card is made of the edition's facts; a body known by name is asked like one of them."""

from collections.abc import Sequence

from bot import words
from bot.screens import Choice, Item, Question
from domain.policy.facts import BODY_TYPE, NO_BODY, UNSURE
from domain.policy.policy import Policy


def card_of(policy: Policy, facts: Sequence[str]) -> Question:
    """Return the question that asks *facts*: headed by itself, its group, or its beginning."""
    items = tuple(item_of(policy, fact) for fact in facts)
    groups = {policy.edition.group_of.get(fact) for fact in facts}
    group = next(iter(groups)) if len(groups) == 1 else None
    if len(items) == 1:
        heading = items[0].text if facts[0] == BODY_TYPE else policy.fact(facts[0]).question
    else:
        heading = words.SAID_AT_THE_START if group is None else group.heading
    return Question(heading, items)


def item_of(policy: Policy, fact: str) -> Item:
    """Return *fact* as it stands on a card."""
    if fact == BODY_TYPE:
        return _body_item(policy)
    asked = policy.fact(fact)
    options = tuple(Choice(option.value, option.label, option.means) for option in asked.options)
    return Item(
        fact=asked.id,
        text=asked.item,
        why=asked.why,
        clauses=asked.clauses,
        example=asked.example,
        counter_example=asked.counter_example,
        choices=(*options, Choice(UNSURE, asked.label_of(UNSURE))),
    )


def label_of(item: Item, value: str) -> str:
    """Return what *value* is called on *item*."""
    return next((choice.label for choice in item.choices if choice.value == value), value)


def _body_item(policy: Policy) -> Item:
    bodies = policy.edition.bodies
    named = tuple(Choice(body.id, body.label) for body in bodies if body.id != NO_BODY)
    clauses = tuple(dict.fromkeys(clause for body in bodies for clause in body.clauses))
    return Item(
        fact=BODY_TYPE,
        text=words.BODY,
        why=words.WHY_BODY,
        clauses=clauses,
        example="",
        counter_example="",
        choices=(
            *named,
            Choice(NO_BODY, policy.edition.body_by_id[NO_BODY].label),
            Choice(UNSURE, words.NOT_SURE),
        ),
    )
