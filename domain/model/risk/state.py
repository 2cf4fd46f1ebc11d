"""A risk is what its events leave: evolve takes any event and refuses none."""

from datetime import date
from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from domain.model.risk.parts import (
    Awaited,
    Choice,
    Named,
    ScaleUsed,
    Scope,
    Treatment,
    Which,
)
from domain.policy.edition import EditionRef

Status: TypeAlias = Literal["unopened", "reported", "evaluated", "logged", "closed", "void"]


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Mitigating(_Kept):
    """One thing done about it: *done* on which day, *shown* how that is known.

    One that was *dropped* counts for nothing.
    """

    number: int
    what: str
    office: str = ""
    owner: Named | None = None
    due: date | None = None
    done: date | None = None
    shown: str = ""
    document: str = ""
    dropped: str = ""

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return self.done is None and not self.dropped


class Score(_Kept):
    """How grave it is; *words* where no scale says it."""

    likelihood: str = ""
    impact: str = ""
    score: int | None = None
    level: str = ""
    scale: ScaleUsed | None = None
    words: str = ""


class Acceptance(_Kept):
    """Who bears it as it is, at which score, and until when."""

    by: Named
    office: str
    score: int | None
    level: str
    until: date
    reason: str


class Escalation(_Kept):
    """That it was passed on by the step of a route, and what came of it.

    *decided* is whether anything did; *choice* and *said* are that. *step* and *to_office* stay
    those by which it was passed on; *decided_at* is the step that decided, *went_to* where it went.
    """

    route: str
    step: str
    from_office: str
    to_office: str
    reason: str
    clauses: tuple[str, ...] = ()
    minute: str = ""
    decided: bool = False
    decided_at: str = ""
    choice: Choice | None = None
    said: str = ""
    went_to: str = ""


class Asked(_Kept):
    """Why it is to be scored anew."""

    of: str
    what: str


class Link(_Kept):
    """A stream that it belongs with, and why."""

    other: str
    why: str


class Risk(_Kept):
    """Where a risk stands.

    *significant* is none until somebody judged it; *judged* is why it was judged so. *awaits* is
    whose turn it was said to be at the last step. *rescoring* is what asked for a new score since
    the last one. *asked_before* are all that ever did. *before_closing* is where it stood then.
    """

    status: Status = "unopened"
    title: str = ""
    what: str = ""
    scopes: tuple[Scope, ...] = ()
    categories: tuple[str, ...] = ()
    bearers: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    about: str = ""
    source: str = ""
    area: str = ""
    evaluator: str = ""
    edition: EditionRef | None = None
    prompt: str = ""
    significant: bool | None = None
    judged: str = ""
    office: str = ""
    owner: Named | None = None
    treatment: Treatment | None = None
    mitigations: tuple[Mitigating, ...] = ()
    external: str = ""
    next_review: date | None = None
    scores: dict[Which, Score] = Field(default_factory=dict)
    rescoring: tuple[Asked, ...] = ()
    asked_before: tuple[str, ...] = ()
    acceptance: Acceptance | None = None
    escalations: tuple[Escalation, ...] = ()
    awaits: tuple[Awaited, ...] = ()
    high: bool = False
    high_reason: str = ""
    links: tuple[Link, ...] = ()
    closed: str = ""
    before_closing: Status = "unopened"
    voided: str = ""
    corrections: int = 0

    @property
    def standing(self) -> bool:
        """Whether it is a risk still: neither closed nor reported in error."""
        return self.status in {"reported", "evaluated", "logged"}

    @property
    def mitigated(self) -> tuple[Mitigating, ...]:
        """What is done about it, or was; not what was dropped."""
        return tuple(each for each in self.mitigations if not each.dropped)

    @property
    def score(self) -> Score | None:
        """How grave it is as it stands: the score that counts."""
        return self.scores.get("current") or self.scores.get("inherent")

    def accepted_on(self, day: date) -> Acceptance | None:
        """Return the acceptance that holds on *day*, if one does."""
        held = self.acceptance
        return held if held is not None and day <= held.until else None


UNREPORTED = Risk()
