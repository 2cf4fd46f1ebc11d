"""A screen is what should be seen, before any channel decides how."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal, TypeAlias

from bot.grids import Grid

YES, NO = "yes", "no"

MOST_PICKED = 20
"""How many things are offered to be picked at once: the others are found by their words."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be picked: the value recorded, what it is called, and what it means."""

    value: str
    label: str
    means: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One fact on a card, with its choices; *not sure* is always the last of them."""

    fact: str
    text: str
    why: str
    clauses: tuple[str, ...]
    example: str
    counter_example: str
    choices: tuple[Choice, ...]

    @property
    def is_yes_no(self) -> bool:
        """Whether it can be answered by yes or no."""
        return {YES, NO} <= {choice.value for choice in self.choices}


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked on one card: one item, or several under a heading, numbered from *first*."""

    heading: str
    items: tuple[Item, ...]
    first: int = 1

    @property
    def asked(self) -> str:
        """Its facts, as the line of a button that answers no to them names them."""
        return " ".join(item.fact for item in self.items)

    @property
    def shown(self) -> str:
        """The sha256 of what the person saw."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def content(self) -> bytes:
        """What the person saw, to be kept: wording, choices, why, clauses, as JSON."""
        return json.dumps(asdict(self), sort_keys=True, ensure_ascii=False).encode()


@dataclass(frozen=True, slots=True)
class Section:
    """A headed list."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done from here: what to type, and what it does.

    *label* is what its button says where there are buttons, none without it; *verb* is what that
    button means, one of ``presses.VERBS``: without one it is as if *says* had been typed. What
    *says* nothing is offered as a button alone. *line* is what the button takes along.
    """

    says: str
    does: str
    label: str = ""
    verb: str = ""
    line: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """Something that was heard and waits to be confirmed: the item, its value, and the words."""

    item: Item
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Pick:
    """One of several things to open or to change: each choice's value is the line to type."""

    label: str
    button: str
    choices: tuple[Choice, ...]

    @classmethod
    def among(cls, label: str, button: str, choices: Iterable[Choice]) -> "Pick | None":
        """Return the pick among the first of *choices*, if there are any."""
        offered = tuple(choices)[:MOST_PICKED]
        return cls(label, button, offered) if offered else None


FieldKind: TypeAlias = Literal["line", "choice", "choices", "day", "amount"]


@dataclass(frozen=True, slots=True)
class Field:
    """Something to fill in: the name it is given by, its label, and what is suggested for it.

    A *line* is written, or picked where it offers choices; of *choices* several can be picked, and
    are given with commas between. *hint* stands in an empty line, *aside* beneath the field.
    """

    name: str
    label: str
    value: str = ""
    hint: str = ""
    longest: int = 200
    required: bool = False
    kind: FieldKind = "line"
    choices: tuple[Choice, ...] = ()
    aside: str = ""


def other_of(field: Field) -> str:
    """Return the name under which a card gives what was written in place of an offered choice."""
    return f"{field.name}_other"


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a channel with inputs asks at once, where typing asks for one thing after another.

    Pressed, it means *verb* with its *line*, what was filled in and what is *given* already. It
    stands in place of the title, paragraphs, question and progress of its screen.
    """

    title: str
    about: tuple[str, ...]
    fields: tuple[Field, ...]
    verb: str
    button: str
    given: tuple[tuple[str, str], ...] = ()
    progress: str = ""
    line: str = ""


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen: what has just changed or went wrong, what it is about, and what can be done."""

    title: str
    notice: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    question: Question | None = None
    progress: str = ""
    actions: tuple[Action, ...] = ()
    ends: bool = False
    below: "Screen | None" = None
    """What still waits for an answer, shown again beneath something that was only looked at."""
    said: tuple[Said, ...] = ()
    """What was heard, where it is to be confirmed; the paragraphs say the same in lines."""
    pick: Pick | None = None
    """What of the lists can be opened or changed by one choice."""
    inputs: Inputs | None = None
    grid: Grid | None = None
    """What is counted by two scales: drawn where there are pictures, a table elsewhere."""
    answering: str = ""
    """What its answers mean, one of ``presses.VERBS``: answer, change or confirm."""
    how: str = ""
    """How its question is answered by typing, where that is not as every question is."""
    stream: str = ""
    version: int = 0
    """Of which matter it is, and how far that was: what the keys of its buttons are made of."""
