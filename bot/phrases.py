"""The words in which people wish for things are a table, read from the top."""

import re
import tomllib
from pathlib import Path
from typing import Literal, Self, TypeAlias

from pydantic import BaseModel, ConfigDict, model_validator

from domain.policy.hearing import pattern_of

Intent: TypeAlias = Literal[
    "determine",
    "feedback",
    "register_find",
    "register_add",
    "approval_status",
    "risk_report",
    "risk_find",
    "tasks_due",
    "report",
    "policy_question",
    "replay",
    "help",
    "greeting",
    "control",
    "unknown",
]
_POLITE = (
    "please|and|so|but|well|ok|okay|hi|hello|hey|sorry|also|then|now|can you tell me|could you tell"
    " me|can you say|do you know|tell me|i wonder|just|quick question|good morning|good afternoon"
)
_BEGINS = rf"(?:\A|[.!?;:,] )(?:(?:{_POLITE})\b(?: ,)? )*"
_AT_THE_START, _AND = "^ ", " & "
Said: TypeAlias = tuple[re.Pattern[str], ...]
"""What a line must hold, all of it, to say a phrase."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Wish(_Part):
    """Phrases that say what a line wishes: its *intent*, or those that it may *likely* be.

    With *facts* it takes, without any phrase, a line in which the policy hears a fact; with *words*
    only lines of at most so many.
    """

    intent: Intent | None = None
    likely: tuple[Intent, ...] = ()
    facts: bool = False
    words: int | None = None
    phrases: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _says_what_it_takes_for_what(self) -> Self:
        if (self.intent is None) is not bool(self.likely) or self.facts is bool(self.phrases):
            raise ValueError("a row has an intent or likely ones, and phrases or facts")
        return self


class Wanted(_Part):
    """Phrases that speak of one goal of an enquiry."""

    goal: str
    phrases: tuple[str, ...]


class Phrases(_Part):
    """The table of wishes, and the goals, the widest first."""

    wish: tuple[Wish, ...]
    goal: tuple[Wanted, ...]


def read_phrases() -> Phrases:
    """Return the phrases that travel with the program."""
    file = Path(__file__).resolve().parent / "data" / "phrases.toml"
    return Phrases.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))


def said_by(phrase: str) -> Said:
    """Return the patterns of *phrase*, all of which a line has that says it.

    One behind a ``^`` is said only where a sentence begins. Raises ``ValueError`` for anything that
    is no phrase.
    """
    return tuple(_pattern(part) for part in phrase.split(_AND))


def _pattern(part: str) -> re.Pattern[str]:
    if not part.startswith(_AT_THE_START):
        return pattern_of(part)
    return re.compile(_BEGINS + pattern_of(part.removeprefix(_AT_THE_START)).pattern)
