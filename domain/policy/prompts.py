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

    It is one of *called*, alone or followed by *for* or *of* and an area, and has none of the
    words *never* in its name: whoever cannot be told apart is not one.
    """

    id: Name
    title: Words
    called: Annotated[tuple[Words, ...], Field(min_length=1)]
    never: tuple[Words, ...] = ()
    clauses: Citations

    def includes(self, organisation: str) -> bool:
        """Return whether an *organisation* of that name is surely one; without a name it is not."""
        name = _words(organisation)
        if any(_holds(name, _words(each)) for each in self.never):
            return False
        for called in map(_words, self.called):
            behind = name[len(called) :]
            if called and name[: len(called)] == called and (not behind or _an_area(behind)):
                return True
        return False


def _words(text: str) -> tuple[str, ...]:
    return tuple(normalised(text).replace(",", " ").replace("-", " ").split())


def _holds(name: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return any(name[at : at + len(part)] == part for at in range(len(name) - len(part) + 1))


def _an_area(behind: tuple[str, ...]) -> bool:
    return behind[0] in {"for", "of"} and len(behind) > 1
