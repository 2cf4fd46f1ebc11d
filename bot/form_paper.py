"""A form in hand is known by its number and how it was shown; its events hold everything else."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.policy.forms import FormPart, FormQuestion
from domain.services.filled import Filled

PREFIX = "q_"
"""What the names of a form's inputs begin with, so that none is like another of the card."""

ASKED = "asked"
"""The name under which a card says which questions were on it."""


@dataclass(frozen=True, slots=True)
class Paper:
    """The form in hand: the version on the last card, and what is being changed.

    *typed* is what was given on a card and could not be taken, to be mended there. *done* says
    that it was complete when it was shown.
    """

    id: str
    shown_at: int = 0
    changing: tuple[str, ...] = ()
    typed: tuple[tuple[str, str], ...] = ()
    done: bool = False

    @property
    def given(self) -> Mapping[str, str]:
        """What was typed, by question."""
        return dict(self.typed)


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked on one card: of which part, and the questions of it."""

    part: FormPart
    questions: tuple[FormQuestion, ...]

    @property
    def run(self) -> tuple[FormQuestion, ...]:
        """What is asked at once where people type: choices that follow each other, or just one."""
        first = self.questions[0]
        if first.kind != "choice":
            return (first,)
        run = []
        for each in self.questions:
            if each.kind != "choice":
                break
            run.append(each)
        return tuple(run)


def asking(filled: Filled, paper: Paper) -> Asking | None:
    """Return what is asked now: what is being changed, or the next part with an open question.

    None once nothing is open, so that all of it is to be checked.
    """
    filling = filled.filling
    missing = {question.id for question in filling.missing}
    for part in filling.parts:
        changing = tuple(each for each in part.questions if each.id in paper.changing)
        if changing:
            return Asking(part.part, changing)
    for part in filling.parts:
        lacking = tuple(
            each for each in part.questions if each.id not in filling.replies or each.id in missing
        )
        if lacking:
            return Asking(part.part, lacking)
    return None


def part_before(filled: Filled, now: Asking | None, *, changing: bool) -> tuple[str, ...]:
    """Return what was answered before what is asked *now*: of its own part, else the part before.

    Before the whole that is checked comes the last part.
    """
    parts = filled.filling.parts
    if now is None:
        return tuple(each.id for each in parts[-1].questions) if parts else ()
    at = next(n for n, each in enumerate(parts) if each.part.id == now.part.id)
    open_yet = {each.id for each in now.questions}
    own = tuple(each.id for each in parts[at].questions if each.id not in open_yet)
    if own and not changing:
        return own
    return tuple(each.id for each in parts[at - 1].questions) if at else ()
