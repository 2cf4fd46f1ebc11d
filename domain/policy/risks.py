"""How risks are judged, logged, scored and passed on is data of a policy and of its processes."""

from collections.abc import Iterator
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, model_validator

from domain.policy.facts import Absence, Citations, Name, Part, Words

Scope: TypeAlias = Literal["authority", "partnership"]
"""Whose risk it is: the authority's own, or that of a partnership as a whole."""

Does: TypeAlias = Literal["evaluates", "logs", "escalates", "decides"]
"""What a step does with a risk: judges it, puts it on the log, passes it on, decides what follows.

The first and the last wait for whoever takes them; passing on is for its office to judge.
"""

When: TypeAlias = Literal[
    "always", "young_partnership", "money_without_governance", "accountable_body", "seat_refused"
]
"""When a prompt is shown: with every risk, or with one of such an entry."""


class Listed(Part):
    """One entry of a list to pick from; *named* means that a name is written beside it."""

    id: Name
    label: Words
    named: bool = False
    clauses: Citations


class RiskPrompt(Part):
    """Something to think of while a risk is reported or judged; no answer to it is kept.

    *category* is the one that it is of, where it is of one.
    """

    id: Name
    says: Words
    when: When = "always"
    group: str = ""
    category: Name | None = None
    clauses: Citations


class RiskText(Part):
    """What is said of risks in general, wherever they are judged."""

    id: Name
    says: Words
    clauses: Citations


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


class Interval(Part):
    """After how many months a risk is reviewed: of one *level*, of one flagged high, of any.

    The most particular counts: a level, then the flag, then any.
    """

    level: Name | None = None
    high: bool = False
    every_months: Annotated[int, Field(gt=0)]
    clauses: Citations


class Tolerance(Part):
    """The lowest level that is not simply borne: it is treated, or accepted by somebody named."""

    from_level: Name
    says: Words
    clauses: Citations


class Risks(Part):
    """How risks are dealt with under a policy; what it does not say is not there.

    *evaluator* judges what is reported, *logged_by* puts it on the log (the evaluator, unless
    named), *flagged_by* marks it as high (the evaluator, unless named). *mandatory* are the scopes
    that stand on the log whichever way they are judged. *register_of* says, for the scopes that
    have a register elsewhere, whose that is. *unsaid* are the texts without which nobody can say
    what is significant. *routes* are its own ways up, beside those of a process.
    """

    evaluator: Name
    logged_by: Name | None = None
    flagged_by: Name | None = None
    mandatory: tuple[Scope, ...] = ()
    register_of: dict[Scope, Words] = Field(default_factory=dict)
    categories: tuple[Listed, ...] = ()
    bearers: tuple[Listed, ...] = ()
    scale: Scale | None = None
    intervals: tuple[Interval, ...] = ()
    tolerance: Tolerance | None = None
    prompts: tuple[RiskPrompt, ...] = ()
    texts: tuple[RiskText, ...] = ()
    unsaid: tuple[Absence, ...] = ()
    clauses: Citations
