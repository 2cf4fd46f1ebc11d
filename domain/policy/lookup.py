"""What a question asks for is read from its words: a place by its number, or things by name."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.policy.hearing import normalised, pattern_of
from domain.policy.passages import Passage, section_of

_SPACED = re.compile(r"\b([a-z]{3}) (?=[a-z]{0,3}\d)")
_PLACED = re.compile(r"[a-z]{1,3}-[a-z0-9][a-z0-9.\-]*")
_NUMBERED = re.compile(r"\b(?:clause|para(?:graph)?|section|rule) (\d+(?:\.\d+)+[a-z]?\d?)\b")
_SECTION = re.compile(r"\b(?:section|chapter) (\d+)\b(?![.]\d)(?! of the (?:\w+ )+act\b)")
_APPENDIX = re.compile(r"\bappendix ([a-z]\b|\d+|one|two|three|four|five)")
_IN_FIGURES = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5"}


@dataclass(frozen=True, slots=True)
class Same:
    """Ways in which people say a thing, and those in which a document may."""

    heard: tuple[str, ...]
    means: tuple[str, ...]


class Wording:
    """How questions are put: in words that tell nothing, and in some that say the same."""

    def __init__(self, aside: str, spelling: Mapping[str, str], same: Sequence[Same]) -> None:
        """Read questions by these; raises ``ValueError`` for a phrase that is none."""
        self._aside = frozenset(aside.split())
        self._spelling = tuple(sorted(spelling.items(), key=lambda pair: -len(pair[0])))
        self._same = tuple((pattern_of(heard), each.means) for each in same for heard in each.heard)

    def ways(self, question: str) -> tuple[tuple[str, ...], ...]:
        """Return what *question* asks about, thing by thing, each in the ways it may be said.

        >>> Wording("is a the", {}, [Same(("pull* out",), ("exit",))]).ways("is pulling out a risk")
        (('pulling out', 'exit'), ('risk',))
        """
        said = re.sub(r"[.!?;:,]", " ", normalised(question)).replace("'s ", " ")
        things: list[tuple[int, tuple[str, ...]]] = []
        taken = [False] * len(said)
        for start, end, means in self._longest(said):
            if not any(taken[start:end]):
                taken[start:end] = [True] * (end - start)
                things.append((start, tuple(dict.fromkeys((said[start:end], *means)))))
        things += [
            (word.start(), tuple(dict.fromkeys((word[0], self._ours(word[0])))))
            for word in re.finditer(r"[a-z0-9£']+", said)
            if not any(taken[word.start() : word.end()]) and word[0] not in self._aside
        ]
        return tuple(dict.fromkeys(ways for _, ways in sorted(things)))

    def _longest(self, said: str) -> list[tuple[int, int, tuple[str, ...]]]:
        found = [
            (match.start(), match.end(), means)
            for pattern, means in self._same
            for match in pattern.finditer(said)
        ]
        return sorted(found, key=lambda each: (each[0] - each[1], each[0]))

    def _ours(self, word: str) -> str:
        for theirs, ours in self._spelling:
            if word.endswith(theirs) and len(word) > len(theirs) + 2:
                return word.removesuffix(theirs) + ours
        return word


def named_in(question: str, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return the passages that *question* names by clause, section or appendix, as they stand.

    The first of *passages* says to which document a bare number belongs.
    """
    said = " ".join(question.casefold().split())
    return (
        _by_citation(said, passages) or _in_section(said, passages) or _in_appendix(said, passages)
    )


def without_places(question: str) -> str:
    """Return *question* without the clauses, sections and appendices that it names by number.

    >>> without_places("Show me section 99 and CHE-99.1")
    'show me and'
    """
    said = _SPACED.sub(r"\1-", " ".join(question.casefold().split()))
    for place in (_NUMBERED, _SECTION, _APPENDIX, _PLACED):
        said = place.sub(" ", said)
    return " ".join(said.split())


def _by_citation(said: str, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    prefixes = Counter(p.citation.partition("-")[0] for p in passages if _is_of(p, passages[0]))
    prefix = prefixes.most_common(1)[0][0].casefold()
    named = {each.strip(".-") for each in _PLACED.findall(_SPACED.sub(r"\1-", said))}
    named |= {f"{prefix}-{number}" for number in _NUMBERED.findall(said)}
    exact = tuple(p for p in passages if p.citation.casefold() in named)
    # Readings have the same numbers everywhere: the policy's own is meant.
    exact = tuple(p for p in exact if _is_of(p, passages[0])) or exact
    # A row of the policy's text may be cut finer than people cite it: 6.3 has its a, b and c.
    return exact or tuple(
        p for p in passages if re.sub(r"[a-z]\d*$", "", p.citation.casefold()) in named
    )


def _in_section(said: str, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    numbers = set(_SECTION.findall(said))
    own = (p for p in passages if _is_of(p, passages[0]))
    return tuple(p for p in own if section_of(p) in numbers)


def _in_appendix(said: str, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    numbers = {_IN_FIGURES.get(each, each) for each in _APPENDIX.findall(said)}
    placed, told = [], []
    for passage in passages:
        if numbers & _appendices(passage.place):
            placed.append(passage)
        elif numbers & _appendices(passage.gist):
            told.append(passage)
    return tuple(placed or told)


def _appendices(text: str) -> set[str]:
    return {_IN_FIGURES.get(each, each) for each in _APPENDIX.findall(text.casefold())}


def _is_of(passage: Passage, first: Passage) -> bool:
    return passage.document == first.document
