"""Whoever waits for more than a moment is told that something is being done."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer
from typing import TextIO

from bot import words

PATIENCE = 2.0
"""Seconds after which a person begins to wonder."""


@contextmanager
def patience(writing: TextIO | None = None, after: float = PATIENCE) -> Iterator[None]:
    """Say on *writing* (stderr, as a rule) that it takes longer, if what is done here does."""
    told = sys.stderr if writing is None else writing

    def tell() -> None:
        told.write(words.ONE_MOMENT + "\n")
        told.flush()

    timer = Timer(after, tell)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
