"""A prompt is a good-practice question to think about; no answer to it is kept or counted."""

from typing import Annotated, Literal

from pydantic import Field

from domain.policy.facts import Citations, Name, Part, Words
from domain.policy.hearing import normalised


class Prompt(Part):
    """One question to think about, why, and its clauses.

    *risk* is what may go amiss where the answer is no. *only_for* names the audience to whom alone
    it is shown; without one it is everybody's.
    """

    id: Name
    question: Words
    why: Words
    risk: Words | None = None
    only_for: Name | None = None
    clauses: Citations


class Theme(Part):
    """Prompts under one heading, and the moment at which they are worth most."""

    id: Name
    heading: Words
    moment: Literal["deciding", "entering", "reviewing"]
    prompts: Annotated[tuple[Prompt, ...], Field(min_length=1)]


class Audience(Part):
    """An organisation of one kind, known by what it is called.

    It is one of *called*, alone or followed by *for* or *of* and an area whose name has none of the
    words *never*: whoever cannot be told for one is not one.
    """

    id: Name
    title: Words
    called: Annotated[tuple[Words, ...], Field(min_length=1)]
    never: tuple[Words, ...] = ()
    clauses: Citations

    def includes(self, organisation: str) -> bool:
        """Return whether an *organisation* of that name is surely one; without a name it is not."""
        name = _words(organisation)
        for called in map(_words, self.called):
            if name[: len(called)] == called:
                behind = name[len(called) :]
                return not behind or self._is_an_area(behind)
        return False

    def _is_an_area(self, behind: tuple[str, ...]) -> bool:
        preposition, *area = behind
        never = {word for each in self.never for word in _words(each)}
        return preposition in {"for", "of"} and bool(area) and not never & set(area)


def _words(text: str) -> tuple[str, ...]:
    spelt = normalised(text.replace("&", " and "))
    return tuple(spelt.replace(",", " ").replace("-", " ").split())
