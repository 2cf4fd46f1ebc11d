"""Texts are searched by SQLite's full-text search, in memory, ranked by BM25 over word stems."""

import re
import sqlite3
import threading
from collections.abc import Mapping, Sequence

from domain.ports.search import SearchIndex

_SAID, _BESIDE = 1.0, 0.5
"""How much a word weighs in what a text says, and beside it."""


class Fts5Index:
    """Some texts in a table of their own, which no other thread searches at the same time."""

    def __init__(self, texts: Sequence[tuple[str, str]]) -> None:
        """Index *texts*; each is found by its place in them."""
        self._lock = threading.Lock()
        self._table = sqlite3.connect(":memory:", check_same_thread=False)
        self._table.execute(
            "CREATE VIRTUAL TABLE texts USING fts5"
            " (said, beside, tokenize = 'porter unicode61 remove_diacritics 2')"
        )
        self._table.executemany(
            "INSERT INTO texts (rowid, said, beside) VALUES (?, ?, ?)",
            ((place, said, beside) for place, (said, beside) in enumerate(texts)),
        )

    def weigh(self, ways: Sequence[str]) -> Mapping[int, float]:
        """Return the texts with one of the *ways*, by the best that any of them weighs there."""
        best: dict[int, float] = {}
        with self._lock:
            for way in ways:
                for place, rank in self._matches(way):
                    best[place] = max(best.get(place, 0.0), -rank)
        return best

    def _matches(self, way: str) -> list[tuple[int, float]]:
        # Quoted, so that nothing in it is taken for an operator of the query language.
        words = re.findall(r"\w+", way)
        if not words:
            return []
        return self._table.execute(
            "SELECT rowid, bm25(texts, ?, ?) FROM texts WHERE texts MATCH ?",
            (_SAID, _BESIDE, f'"{" ".join(words)}"'),
        ).fetchall()


class Fts5Indexes:
    """Makes such indexes, each kept for as long as it is used."""

    def of(self, texts: Sequence[tuple[str, str]]) -> SearchIndex:
        """Return the index of *texts*."""
        return Fts5Index(texts)
