"""Boxes on levels are placed so that few lines cross, none overlap, and each is near its lines."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean
from typing import TypeAlias

Point: TypeAlias = tuple[float, int]
"""How far to the right, in columns from 0, and on which level."""

_BEND = 0.5
"""How much of a column a line takes that passes by."""

_SWEEPS = 24


def layered(
    levels: Sequence[int], lines: Sequence[tuple[int, int]]
) -> tuple[list[Point], list[list[Point]]]:
    """Return where each box stands, and by which points each line goes from box to box.

    *levels* are those of the boxes, and each of *lines* leads from one to one further down.
    """
    over = list(levels)
    courses: list[list[int]] = []
    for start, end in lines:
        # A line over several levels goes round what lies between, by a bend on each.
        bends = list(range(len(over), len(over) + levels[end] - levels[start] - 1))
        over += range(levels[start] + 1, levels[end])
        courses.append([start, *bends, end])
    placing = _Placing(over, [pair for course in courses for pair in pairwise(course)], len(levels))
    columns = placing.columns()
    points = list(zip(columns, over, strict=True))
    return points[: len(levels)], [[points[at] for at in course] for course in courses]


class _Placing:
    """Boxes and bends on their levels, ordered and then moved to where their lines are short."""

    def __init__(self, levels: list[int], lines: list[tuple[int, int]], boxes: int) -> None:
        self._boxes = boxes
        self._above: dict[int, list[int]] = defaultdict(list)
        self._below: dict[int, list[int]] = defaultdict(list)
        for start, end in lines:
            self._below[start].append(end)
            self._above[end].append(start)
        self._rows: list[list[int]] = [[] for _ in range(max(levels, default=-1) + 1)]
        for at in self._in_depth(len(levels)):
            self._rows[levels[at]].append(at)

    def columns(self) -> list[float]:
        """Return how far to the right each stands."""
        self._order()
        columns = {at: float(n) for row in self._rows for n, at in enumerate(row)}
        for _ in range(_SWEEPS):
            for rows in (self._rows, self._rows[::-1]):
                for row in rows:
                    self._move(row, columns)
        left = min(columns.values(), default=0.0)
        return [columns[at] - left for at in range(len(columns))]

    def _in_depth(self, count: int) -> list[int]:
        """Return all in the order in which they are met going down from the top, left first."""
        met: dict[int, None] = {}
        waiting = [at for at in reversed(range(count)) if not self._above[at]]
        while waiting:
            at = waiting.pop()
            if at not in met:
                met[at] = None
                waiting.extend(reversed(self._below[at]))
        return list(met)

    def _order(self) -> None:
        """Put each between those that its lines lead to, and keep the order that crosses least."""
        best = [list(row) for row in self._rows]
        fewest = self._crossings()
        for sweep in range(_SWEEPS):
            if not fewest:
                break
            down = sweep % 2 == 0
            near = self._above if down else self._below
            for row, other in pairwise(self._rows if down else self._rows[::-1]):
                place = {at: n for n, at in enumerate(row)}
                own = {at: n for n, at in enumerate(other)}
                other.sort(key=lambda at: _mean([place[n] for n in near[at]], own[at]))
            crossings = self._crossings()
            if crossings < fewest:
                best, fewest = [list(row) for row in self._rows], crossings
        self._rows = best

    def _crossings(self) -> int:
        found = 0
        for row, other in pairwise(self._rows):
            place = {at: n for n, at in enumerate(other)}
            ends = [sorted(place[to] for to in self._below[at]) for at in row]
            for n, these in enumerate(ends):
                for those in ends[n + 1 :]:
                    found += sum(one > another for one in these for another in those)
        return found

    def _move(self, row: list[int], columns: dict[int, float]) -> None:
        """Move a row as near to its lines as the room between its neighbours allows.

        Neighbours that would come too near are moved together to the middle of where they would be.
        """
        groups: list[tuple[float, int]] = []
        offset, offsets = 0.0, []
        for n, at in enumerate(row):
            offset += self._apart(row[n - 1], at) if n else 0.0
            offsets.append(offset)
            near = [columns[to] for to in (*self._above[at], *self._below[at])]
            wish, size = _mean(near, columns[at]) - offset, 1
            while groups and groups[-1][0] > wish:
                before, count = groups.pop()
                wish = (before * count + wish * size) / (count + size)
                size += count
            groups.append((wish, size))
        places = [wish for wish, size in groups for _ in range(size)]
        for at, place, over in zip(row, places, offsets, strict=True):
            columns[at] = place + over

    def _apart(self, one: int, other: int) -> float:
        return (self._half(one) + self._half(other)) / 2

    def _half(self, at: int) -> float:
        return 1.0 if at < self._boxes else _BEND


def _mean(values: Sequence[float], otherwise: float) -> float:
    return fmean(values) if values else otherwise
