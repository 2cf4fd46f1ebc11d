"""The words in which policies are asked about, and the glossary, are read from their files."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

from domain.policy.glossary import Glossary
from domain.policy.hearing import normalised
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

    def wording(self, named: Glossary) -> Wording:
        """Return how questions are read; what is *named* in several ways may be said in each."""
        same = [Same(each.heard, each.means) for each in self.same]
        for entry in named.term:
            names = tuple(dict.fromkeys(_as_heard(name) for name in entry.names))
            same.append(Same(names, names))
        return Wording(self.aside, self.spelling, same)


def _as_heard(name: str) -> str:
    """Return *name* as phrases are written."""
    return " ".join(re.findall(r"[a-z0-9£']+", normalised(name)))


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
