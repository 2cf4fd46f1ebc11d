"""A scale of risk is likelihood by impact, and every cell of it has one level."""

from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import Field, model_validator

from domain.policy.facts import Citations, Name, Part, Words


class Level(Part):
    """A level of risk: what it is called, and from which score on, or which cells, it is.

    *cells* are pairs of a likelihood and an impact, both counted from one.
    """

    id: Name
    label: Words
    from_score: int | None = None
    cells: tuple[tuple[int, int], ...] = ()


class Scale(Part):
    """How risks are scored: the steps of likelihood and impact, lowest first, and the levels.

    Levels rise. They go by score, which is likelihood times impact counted from one, or by cells:
    all of them one way. Raises ``ValueError`` for a cell with no level, or with two.
    """

    likelihoods: Annotated[tuple[Words, ...], Field(min_length=2)]
    impacts: Annotated[tuple[Words, ...], Field(min_length=2)]
    levels: Annotated[tuple[Level, ...], Field(min_length=2)]
    clauses: Citations

    @property
    def cells(self) -> Iterator[tuple[int, int]]:
        """Every pair of a likelihood and an impact, counted from one."""
        for likelihood in range(1, len(self.likelihoods) + 1):
            yield from ((likelihood, impact) for impact in range(1, len(self.impacts) + 1))

    @property
    def by_score(self) -> bool:
        """Whether the levels go by score."""
        return not any(level.cells for level in self.levels)

    def score(self, likelihood: int, impact: int) -> int:
        """Return the score of a cell."""
        return likelihood * impact

    def level(self, likelihood: int, impact: int) -> Level:
        """Return the level of a cell."""
        if not self.by_score:
            return next(each for each in self.levels if (likelihood, impact) in each.cells)
        score = self.score(likelihood, impact)
        return [each for each in self.levels if (each.from_score or 0) <= score][-1]

    def rank(self, level: str) -> int:
        """Return which level it is, counted from nought, the lowest first."""
        return [each.id for each in self.levels].index(level)

    @model_validator(mode="after")
    def _every_cell_has_one_level(self) -> Self:
        for words in (self.likelihoods, self.impacts, [each.id for each in self.levels]):
            if len(set(words)) < len(words):
                raise ValueError("two steps of the scale are alike")
        if self.by_score:
            scores = [each.from_score for each in self.levels]
            known = [score for score in scores if score is not None]
            if len(known) < len(scores) or known != sorted(set(known)) or known[0] > 1:
                raise ValueError("the levels do not rise from the lowest score")
            return self
        if any(each.from_score is not None for each in self.levels):
            raise ValueError("levels go by score or by cells, not by both")
        held = sorted(cell for each in self.levels for cell in each.cells)
        if held != sorted(self.cells):
            raise ValueError("each cell of the scale needs one level, and no more")
        return self
