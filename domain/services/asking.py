"""A question about the policy is answered with what the documents say, or that they do not."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from domain.policy.document import Document
from domain.policy.glossary import Entry, Glossary
from domain.policy.lookup import Wording, named_in, without_places
from domain.policy.passages import Passage, passages_of
from domain.ports import SearchIndex, SearchIndexes

MOST = 4
"""How many passages answer a question: more would not be read."""
_NEAREST = 2
MOST_NAMED = 20
"""How many passages of a section are shown at once."""
ENOUGH = 0.55
"""Which part of what is asked a passage must speak of to answer it; a rarer word counts more.

Measured on the questions kept for the policies: lower, and more of those that no policy answers
are answered; higher, and more of those that it does answer are not.
"""
_SOMETHING = 0.35
"""Which part it must speak of to be shown as what comes nearest, where nothing answers."""
_NEAR = 0.55
"""How near to the best a passage must come to be shown beside it."""
_WEIGHTS = {"A": 0.9, "ABS": 0.8}
"""What our readings and texts that are not there weigh beside the policy's own."""
_BESIDE = 0.8
"""What a document beside the policy weighs."""
_OTHERWISE = 0.7
"""What another way of saying a thing weighs."""
_SHELVES = 16
"""How many sets of documents are kept ready; an edition that changed leaves its old one behind."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What answers a question: a meaning from the glossary, passages, nearest first, or nothing.

    *near* is what comes nearest where nothing answers. *named* says that the question named the
    passages by number; *left* is how many more there are of these.
    """

    meaning: Entry | None = None
    passages: tuple[Passage, ...] = ()
    near: tuple[Passage, ...] = ()
    named: bool = False
    left: int = 0

    @property
    def silent(self) -> bool:
        """Whether nothing answers it."""
        return self.meaning is None and not self.passages


@dataclass(frozen=True, slots=True)
class _Shelf:
    passages: tuple[Passage, ...]
    index: SearchIndex


@dataclass(frozen=True, slots=True)
class _Found:
    """Passages, each with its weight and the part of what was asked that it speaks of."""

    passages: tuple[tuple[float, float, Passage], ...]

    def best(self, part: float, most: int) -> tuple[Passage, ...]:
        """Return at most *most* that speak of that *part*, of about the weight of the best."""
        enough = [(weight, p) for weight, spoken_of, p in self.passages if spoken_of >= part]
        least = _NEAR * max((weight for weight, _ in enough), default=0.0)
        ranked = sorted(enough, key=lambda each: -each[0])
        return tuple(p for weight, p in ranked if weight >= least)[:most]


class AskingPolicy:
    """Answers questions about policies and the documents beside them."""

    def __init__(self, indexes: SearchIndexes, wording: Wording, glossary: Glossary) -> None:
        """Search with *indexes*, reading questions by *wording*."""
        self._indexes = indexes
        self._wording = wording
        self._glossary = glossary
        self._shelves: dict[tuple[int, ...], tuple[tuple[Document, ...], _Shelf]] = {}
        self._lock = Lock()

    @property
    def glossary(self) -> Glossary:
        """What abbreviations and names mean."""
        return self._glossary

    def ask(self, question: str, policy: Document, beside: Sequence[Document] = ()) -> Answer:
        """Return what *policy*, and the documents *beside* it, say to *question*.

        A place that is named by its number comes alone, the meaning of a name before passages.
        """
        shelf = self._shelf((policy, *beside))
        named = named_in(question, shelf.passages)
        if named:
            return Answer(passages=named[:MOST_NAMED], named=True, left=len(named[MOST_NAMED:]))
        if not self._wording.ways(without_places(question)):
            return Answer()  # a place alone, which is not there, or nothing at all
        meaning = self._glossary.asked_for(question)
        names = {policy.id, *(word for name in policy.own_names for word in name.split())}
        found = self._found(question, shelf, policy.short_title, names)
        passages = found.best(ENOUGH, MOST)
        near = () if passages or meaning else found.best(_SOMETHING, _NEAREST)
        return Answer(meaning, passages, near)

    def _found(self, question: str, shelf: _Shelf, own: str, names: set[str]) -> _Found:
        weighed: dict[int, float] = {}
        spoken_of: dict[int, float] = {}
        asked = 0.0
        for ways in self._wording.ways(question):
            if ways[0] in names:
                continue
            found = _weighed(shelf.index, ways)
            rarity = _rarity(len(found), len(shelf.passages))
            asked += rarity
            for place, weight in found.items():
                weighed[place] = weighed.get(place, 0.0) + weight
                spoken_of[place] = spoken_of.get(place, 0.0) + rarity
        parts = {place: spoken_of[place] / asked for place in weighed}
        return _Found(
            tuple(
                (
                    weighed[place] * part * _weight_of(shelf.passages[place], own),
                    part,
                    shelf.passages[place],
                )
                for place, part in parts.items()
            )
        )

    def _shelf(self, documents: tuple[Document, ...]) -> _Shelf:
        """Return the passages of *documents* with their index, made once for the same ones."""
        key = tuple(map(id, documents))
        with self._lock:
            if key not in self._shelves:
                passages = tuple(p for document in documents for p in passages_of(document))
                texts = [(f"{p.place}. {p.gist}", p.beside) for p in passages]
                # The documents are kept beside, so that no other ever has the same identity.
                self._shelves[key] = documents, _Shelf(passages, self._indexes.of(texts))
                if len(self._shelves) > _SHELVES:
                    del self._shelves[next(iter(self._shelves))]
            return self._shelves[key][1]


def _weighed(index: SearchIndex, ways: tuple[str, ...]) -> dict[int, float]:
    """Return what the first of *ways*, as it was said, weighs, and the others a little less."""
    weighed = dict(index.weigh(ways[:1]))
    for place, weight in index.weigh(ways[1:]).items():
        weighed[place] = max(weighed.get(place, 0.0), _OTHERWISE * weight)
    return weighed


def _rarity(found: int, among: int) -> float:
    """Return how much a word tells that *found* of *among* passages have: BM25's own measure."""
    return math.log(1 + (among - found + 0.5) / (found + 0.5))


def _weight_of(passage: Passage, own: str) -> float:
    kind = _WEIGHTS.get(passage.citation.partition("-")[0], 1.0)
    return kind if passage.document == own else kind * _BESIDE
