"""Whoever waits for more than a moment is told that something is being done."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Timer
from typing import TextIO, TypeVar

from rich.console import Console
from rich.progress import track

from bot import words
from bot.failures import say

PATIENCE = 2.0
"""Seconds after which a person begins to wonder."""

MANY = 1_000
"""After so many things done it is said how far it is."""

T = TypeVar("T")


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


def followed(each: Iterable[T], total: int, doing: str) -> Iterator[T]:
    """Yield *each*; a bar shows how far it is, or a line now and then where there is no bar."""
    console = Console(file=sys.stderr)
    if console.is_terminal:
        yield from track(each, doing, total=total, console=console, transient=True)
        return
    for n, one in enumerate(each, start=1):
        yield one
        if n % MANY == 0:
            say(f"{doing} {n:,} of {total:,}")
