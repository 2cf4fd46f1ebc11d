"""A picture shows every question and outcome of a decision, in boxes, in Mermaid and in words alike."""

from itertools import pairwise
from random import Random
from xml.etree import ElementTree as ET

import pytest

from adapters.editions_files import FileEditions
from bot.officer_layout import layered
from bot.officer_mermaid import mermaid
from bot.officer_pictures import Box, Line, Picture, cards, decision, pictures_of
from bot.officer_svg import svg
from domain.policy.goals import GOALS
from domain.policy.tracing import steps_of
from tests.policies.builders import cheshire, random_facts

SVG = "{http://www.w3.org/2000/svg}"
EDITIONS = FileEditions(FileEditions.default_folder())
SMALL = Picture(
    "small",
    "A small one",
    "Two answers.",
    (Box("q0", "Is it?", 0), Box("q0o1", "It is", 1, is_outcome=True), Box("q0o2", "Is not", 1, is_outcome=True)),
    (Line("q0", "q0o1", "Yes"), Line("q0", "q0o2", "No")),
)  # fmt: skip


def test_a_picture_as_mermaid():
    """Title and description for screen readers, boxes, lines, and outcomes set apart by their edge."""
    assert mermaid(SMALL) == (
        "flowchart TD\n"
        "  accTitle: A small one\n"
        "  accDescr: Two answers.\n"
        '  q0["Is it?"]\n'
        '  q0o1(["It is"])\n'
        '  q0o2(["Is not"])\n'
        '  q0 -->|"Yes"| q0o1\n'
        '  q0 -->|"No"| q0o2\n'
        "  classDef outcome stroke-width:3px\n"
        "  class q0o1,q0o2 outcome\n"
    )


def test_a_picture_in_words():
    """Each box with what follows on which answer."""
    assert list(SMALL.told()) == ["Is it? Yes: It is; No: Is not."]


@pytest.mark.parametrize("policy", EDITIONS.policies())
def test_every_drawing_is_well_formed_and_told_in_words(policy):
    """Who cannot see it hears the title, what it is, and every question with what follows."""
    for picture in pictures_of(EDITIONS.current(policy)):
        root = ET.fromstring(svg(picture))  # noqa: S314 - our own
        assert (root.tag, root.get("role"), root.get("aria-labelledby")) == (
            f"{SVG}svg",
            "img",
            "title about",
        )
        title, about = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
        assert (title is not None and title.text) == picture.title
        assert about is not None
        assert all(box.text in str(about.text) for box in picture.boxes)
        boxes = root.findall(f"{SVG}rect[@class='box']") + root.findall(
            f"{SVG}rect[@class='outcome']"
        )
        assert len(boxes) == len(picture.boxes)


@pytest.mark.parametrize("slot", ["partnership", "kind", "approval", "register.local"])
def test_a_traced_decision_is_the_decision(slot):
    """Following the answers from step to step comes to what is determined."""
    policy, random = cheshire(), Random(11)
    steps = {step.number: step for step in steps_of(policy.compiled, slot)}
    for _ in range(200):
        facts = {f.id: random.choice(f.domain) for f in policy.edition.facts}
        facts |= random_facts(random, doubt=0, bodies=False)
        at: int | str = 0
        while isinstance(at, int):
            step = steps[at]
            at = next(end for values, end in step.answers if facts[step.fact] in values)
        settled = policy.determine(facts).settled(slot)
        assert at == (settled or "undetermined")


@pytest.mark.parametrize("goal", sorted(GOALS))
def test_the_cards_drawn_are_those_that_come(goal):
    """Whoever answers at random never meets a card, or an order of two, that is not in the picture."""
    policy, random = cheshire(), Random(13)
    edition = policy.edition
    picture = cards(policy, goal)
    drawn = {(line.start, line.end) for line in picture.lines}
    names = {box.text.split("\n")[0]: box.id for box in picture.boxes}
    for _ in range(60):
        facts: dict[str, str] = {}
        before = ""
        while (card := policy.determine(facts).next_card(goal)) is not None:
            heading = card.facts[0].question if card.group is None else card.group.heading
            name = names[heading]
            assert not before or name == before or (before, name) in drawn
            before = name
            facts |= {fact.id: random.choice(fact.domain) for fact in card.facts}
        assert (before, names["The outcome"]) in drawn
    assert len(edition.facts) >= len(picture.boxes)


def test_a_decision_that_asks_nothing_has_no_question():
    """High risk has no category in this policy: one row, always."""
    assert decision(cheshire(), "high_risk").lines == ()


def test_boxes_of_a_level_stand_apart_and_lines_reach_them():
    """Each a column from the next, whatever lines pass between; a line bends on each level it passes."""
    levels = [0, 1, 1, 1, 2, 2, 3]
    lines = [(0, 1), (0, 2), (0, 3), (1, 4), (2, 5), (3, 6), (0, 6), (4, 6), (5, 6)]
    points, courses = layered(levels, lines)
    for level in set(levels):
        row = sorted(x for x, at in points if at == level)
        assert all(after - before >= 0.999 for before, after in pairwise(row))
    for (start, end), course in zip(lines, courses, strict=True):
        assert (course[0], course[-1]) == (points[start], points[end])
        assert [at for _, at in course] == list(range(levels[start], levels[end] + 1))
    assert min(x for course in courses for x, _ in course) >= 0
