"""A picture is boxes from the top down with lines between them, and all of it told in words too."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot import officer_wording as wording
from bot.words import listed
from domain.policy.edition import Edition
from domain.policy.policy import Policy
from domain.policy.regions import Way
from domain.policy.tracing import Follows, cards_of, steps_of

DRAWN = ("partnership", "kind", "approval")
"""The aspects that are drawn unless another is asked for."""

_OUTCOME = "The outcome"
_GOALS = {
    "partnership": "The cards for: is it a partnership?",
    "approval": "The cards for: which approval does it need?",
    "everything": "The cards for: everything",
}


@dataclass(frozen=True, slots=True)
class Box:
    """A question, a card or an outcome; *level* is how far down it stands, from 0."""

    id: str
    text: str
    level: int
    is_outcome: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """That from one box another follows, and on which answers."""

    start: str
    end: str
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Boxes and the lines between them; *id* names its file, *about* says what it shows."""

    id: str
    title: str
    about: str
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]

    def told(self) -> Iterator[str]:
        """Yield the picture in words: each box with what follows on which answer."""
        texts = {box.id: box.text for box in self.boxes}
        for box in self.boxes:
            leads = [line for line in self.lines if line.start == box.id]
            if leads:
                told = "; ".join(f"{x.text or 'then'}: {texts[x.end]}" for x in leads)
                yield f"{box.text} {told}."


def pictures_of(policy: Policy, slots: tuple[str, ...] = DRAWN) -> Iterator[Picture]:
    """Yield the decision of each of *slots*, and the cards of each goal."""
    for slot in slots:
        yield decision(policy, slot)
    for goal in _GOALS:
        yield cards(policy, goal)


def decision(policy: Policy, slot: str) -> Picture:
    """Return what *slot* comes to, question by question in asking order.

    A question stands once for all the ways that come to it and go on alike; an outcome stands
    beneath each question that leads to it.
    """
    edition = policy.edition
    steps = steps_of(policy.compiled, slot)
    rank = {fact: level for level, fact in enumerate(dict.fromkeys(step.fact for step in steps))}
    boxes: list[Box] = []
    lines: list[Line] = []
    for step in steps:
        fact, level = edition.fact_by_id[step.fact], rank[step.fact]
        start = f"q{step.number}"
        boxes.append(Box(start, fact.question, level))
        for values, end in step.answers:
            if isinstance(end, int):
                name = f"q{end}"
            else:
                name = f"{start}o{len(boxes)}"
                said = wording.value_said(edition, slot, end)
                boxes.append(Box(name, said, level + 1, is_outcome=True))
            lines.append(Line(start, name, listed([fact.label_of(v) for v in values], " or ")))
    about = f"{edition.short_title}: what is decided, question by question in the order asked."
    return Picture(
        slot.replace(".", "-"), wording.slot_said(edition, slot), about, tuple(boxes), tuple(lines)
    )


def cards(policy: Policy, goal: str) -> Picture:
    """Return which card may follow on which, for *goal*; cards that come again are not drawn twice.

    A line says on which answers of the card it is taken, at most; one without words may always be.
    """
    found, follows = cards_of(policy, goal)
    levels = {card: level for level, card in enumerate(found)}
    boxes = [
        Box(f"c{levels[card]}", _card_said(policy.edition, card, facts), levels[card])
        for card, facts in found.items()
    ]
    boxes.append(Box(f"c{len(levels)}", _OUTCOME, len(levels), is_outcome=True))
    onward = [f for f in follows if f.then is None or levels[f.then] > levels[f.after]]
    lines = [
        Line(
            f"c{levels[each.after]}",
            f"c{len(levels) if each.then is None else levels[each.then]}",
            _ways_said(policy.edition, each, found[each.after]),
        )
        for each in onward
    ]
    about = f"{policy.edition.short_title}: which card comes after which, until all is settled."
    return Picture(f"cards-{goal}", _GOALS[goal], about, tuple(boxes), tuple(lines))


def _card_said(edition: Edition, card: str, facts: tuple[str, ...]) -> str:
    """Return the heading of a card and what it asks, a line each; or the one question."""
    heading = next((group.heading for group in edition.groups if group.id == card), None)
    if heading is None:
        return edition.fact_by_id[card].question
    return "\n".join((heading, *(f"- {edition.fact_by_id[fact].item}" for fact in facts)))


def _ways_said(edition: Edition, follows: Follows, asked: tuple[str, ...]) -> str:
    """Say on which answers a line is taken: one way, and whether there are others."""
    ways = [_way_said(edition, way, asked) for way in follows.ways]
    if "" in ways:
        return ""
    return f"{ways[0]}; or otherwise" if follows.more or len(ways) > 1 else ways[0]


def _way_said(edition: Edition, way: Way, asked: tuple[str, ...]) -> str:
    """Say the answers of a way to a card with the questions *asked*, as short as can be."""
    facts = [
        fact for fact in edition.facts if fact.id in way and set(way[fact.id]) < set(fact.domain)
    ]
    if len(asked) == 1 and facts:
        return listed([facts[0].label_of(value) for value in way[facts[0].id]], " or ")
    if len(facts) > 2 and len({way[fact.id] for fact in facts}) == 1:  # noqa: PLR2004 - a list of the same is no help
        others = [edition.fact_by_id[fact].item for fact in asked if fact not in way]
        some = f"all but “{listed(others)}”" if others else "all of them"
        return f"{some}: {facts[0].label_of(way[facts[0].id][0])}"
    return wording.way_said((edition,), {fact.id: way[fact.id] for fact in facts})
