"""A measurement is many timings of one call, with the garbage collector as the product has it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import median, quantiles
from time import perf_counter_ns
from typing import TypeVar

Given = TypeVar("Given")
Ready = TypeVar("Ready")


@dataclass(frozen=True)
class Timings:
    """How long one thing took, time after time, in nanoseconds."""

    taken: tuple[int, ...]

    @property
    def median(self) -> float:
        """The middle one, in milliseconds."""
        return median(self.taken) / 1e6

    @property
    def p99(self) -> float | None:
        """The one that one in a hundred exceeds, in milliseconds; None of fewer than a hundred."""
        return quantiles(self.taken, n=100)[98] / 1e6 if len(self.taken) >= 100 else None

    @property
    def worst(self) -> float:
        """The longest, in milliseconds: nothing is left out of it, collections included."""
        return max(self.taken) / 1e6


def timed(work: Callable[[Given], object], inputs: Iterable[Given]) -> Timings:
    """Time *work* on each of *inputs*, after one untimed call on the first of them."""
    return timed_after(lambda given: given, work, inputs)


def timed_after(
    prepare: Callable[[Given], Ready], work: Callable[[Ready], object], inputs: Iterable[Given]
) -> Timings:
    """Time *work* on what *prepare* makes of each input, which itself is not timed.

    What was made is let go before the next one: a heap that only a benchmark fills would be
    collected at the cost of whatever is timed just then.
    """
    given = list(inputs)
    work(prepare(given[0]))
    taken = []
    for each in given:
        ready = prepare(each)
        start = perf_counter_ns()
        work(ready)
        taken.append(perf_counter_ns() - start)
    return Timings(tuple(taken))
