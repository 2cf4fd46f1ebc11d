"""What a question asks for is read from its words: a place by its number, or things by name."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from domain.policy.hearing import normalised, pattern_of
from domain.policy.passages import Passage, section_of

_PLACE = re.compile(r"\b([A-Z]{3})[- ]([A-Z]?\d[\w.]*?|[A-Z]{1,3}\d[\w.]*?)(?=[\s?!,;:)]|\.?$)", re.I)
_READING = re.compile(r"\b(A|ABS)-(\d+)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\b(?:clause|paragraph|para|rule|section|number)s? (\d+(?:\.\d+)+[a-z]?)\b", re.I)
_SECTION = re.compile(r"\b(?:section|chapter|part) (\d+)\b(?!\.\d)(?! ?[a-z]\b)", re.IGNORECASE)
_APPENDIX = re.compile(r"\bappendix ([a-z]|\d+|one|two|three|four|five)\b", re.IGNORECASE)
_DIGITS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5"}


@dataclass(frozen=True, slots=True)
class Same:
    """Ways in which people say a thing, and those in which a document may."""

    heard: tuple[str, ...]
    means: tuple[str, ...]


class Wording:
    """The words in which questions are put: those that tell nothing, and those that say the same."""

    def __init__(self, aside: str, spelling: Mapping[str, str], same: Sequence[Same]) -> None:
        """Read questions by these; raises ``ValueError`` for a phrase that is none."""
        self._aside = frozenset(aside.split())
        self._spelling = tuple(sorted(spelling.items(), key=lambda pair: -len(pair[0])))
        self._same = tuple(
            (pattern_of(heard), each.means) for each in same for heard in each.heard
        )

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
        for word in re.finditer(r"[a-z0-9£']+", said):
            if not any(taken[word.start() : word.end()]) and word[0] not in self._aside:
                things.append((word.start(), tuple(dict.fromkeys((word[0], self._ours(word[0]))))))
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
