"""The words in which policies are asked about, and the glossary, are read from their files."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

from domain.policy.glossary import Glossary
from domain.policy.lookup import Same, Wording

Whose: TypeAlias = Literal["keeps", "approves", "leads_review", "owns", "advises"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Same(_Part):
    heard: tuple[str, ...]
    means: tuple[str, ...]


class Who(_Part):
    """Phrases that ask which office does one thing."""

    task: Whose
    heard: tuple[str, ...]


class AskingWords(_Part):
    """How people ask about a policy: words aside, spellings, other words, whom and whose."""

    aside: str
    spelling: dict[str, str]
    same: tuple[_Same, ...]
    who: tuple[Who, ...]
    role: tuple[str, ...]

    @property
    def wording(self) -> Wording:
        """How questions are read."""
        same = tuple(Same(each.heard, each.means) for each in self.same)
        return Wording(self.aside, self.spelling, same)


@cache
def asking_words() -> AskingWords:
    """Return the words that travel with the program."""
    return AskingWords.model_validate(_read("asking.toml"))


@cache
def glossary() -> Glossary:
    """Return the glossary that travels with the program."""
    return Glossary.model_validate(_read("glossary.toml"))


def _read(name: str) -> dict[str, object]:
    file = Path(__file__).resolve().parent / "data" / name
    return tomllib.loads(file.read_text(encoding="utf-8"))
