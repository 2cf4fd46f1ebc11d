"""A screen is what should be seen, before any channel decides how."""

import hashlib
import json
from dataclasses import asdict, dataclass

YES, NO = "yes", "no"


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
    def shown(self) -> str:
        """The sha256 of what the person saw: wording, choices, why, clauses."""
        seen = json.dumps(asdict(self), sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(seen.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Section:
    """A headed list."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done from here: what to press or type, and what it does."""

    says: str
    does: str


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
    stream: str = ""
    version: int = 0
    """Of which matter it is, and how far that was: what the keys of its buttons are made of."""
