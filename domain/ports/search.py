"""A search index knows which texts hold words, and how much these weigh in each."""

from collections.abc import Mapping, Sequence
from typing import Protocol


class SearchIndex(Protocol):
    """Some texts, ready to be searched; endings of words and capitals make no difference."""

    def weigh(self, ways: Sequence[str]) -> Mapping[int, float]:
        """Return the texts that hold one of the *ways* of saying a thing.

        Each is a word or a few in a row. The texts are given by their places in the order they
        came, each with how much it says of that: above nought, more for a rarer word.
        """
        ...


class SearchIndexes(Protocol):
    """Makes search indexes."""

    def of(self, texts: Sequence[tuple[str, str]]) -> SearchIndex:
        """Return the index of *texts*: what each says, and words beside it that weigh less."""
        ...
