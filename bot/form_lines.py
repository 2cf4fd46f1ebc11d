"""What a matter's forms say is told in lines: how each stands, and what it brought up."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from bot import form_words
from bot.asking_policy import cited
from bot.days import said_day
from bot.form_actions import RISKS, begin, forms, pressed_only
from bot.screens import Action, Section
from domain.policy.goals import GOALS
from domain.policy.policy import Policy
from domain.services.filled import Filled, Wanted

_MOST_BUTTONS = 3


class _BroughtUp(Protocol):
    """A risk that is proposed, or something to take care of."""

    @property
    def text(self) -> str: ...

    @property
    def clauses(self) -> tuple[str, ...]: ...


class _ToCare(_BroughtUp, Protocol):
    """Something to take care of, and whom to ask."""

    @property
    def ask(self) -> str | None: ...


def standing_of(filled: Filled | None) -> str:
    """Say how a form stands: not begun, how far, or done and what it brought up."""
    if filled is None:
        return form_words.NOT_BEGUN
    completed = filled.state.completed
    if completed is None:
        filling = filled.filling
        return form_words.ANSWERED.format(count=len(filling.answered), asked=len(filling.asked))
    if not filled.state.done:
        return form_words.CHANGED
    on = "" if filled.completed_on is None else said_day(filled.completed_on)
    brought = form_words.brought_up(completed.care, completed.risks)
    return ", ".join((form_words.DONE_ON.format(day=on), *brought))


def shown_forms(wanted: Iterable[Wanted], goal: str) -> tuple[Wanted, ...]:
    """Return the forms that an outcome with *goal* tells of: those it asks for, and those begun."""
    shown = GOALS[goal]
    return tuple(
        each
        for each in wanted
        if each.filled is not None or any(slot.partition(".")[0] in shown for slot in each.asked_by)
    )


def form_sections(policy: Policy, shown: Sequence[Wanted]) -> tuple[Section, ...]:
    """Return how the forms of a matter stand, and all that they brought up."""
    if not shown:
        return ()
    lines = tuple(f"{each.form.title}: {standing_of(each.filled)}" for each in shown)
    completed = [each.filled.state.completed for each in shown if each.filled is not None]
    care = [item for each in completed if each is not None for item in each.care]
    risks = [item for each in completed if each is not None for item in each.risks]
    return (Section(form_words.FORMS, lines), *brought_up_sections(policy, care, risks))


def brought_up_sections(
    policy: Policy, care: Sequence[_ToCare], risks: Sequence[_BroughtUp]
) -> tuple[Section, ...]:
    """Return what is to be taken care of and whom to ask, and the risks that are proposed."""
    edition = policy.edition
    cared = tuple(
        form_words.ASK.format(
            care=each.text, office=edition.office_titles[each.ask or edition.policy_contact]
        )
        + cited(each.clauses)
        for each in care
    )
    proposed = tuple(f"{each.text}{cited(each.clauses)}" for each in risks)
    return (
        *((Section(form_words.TO_CARE, cared),) if cared else ()),
        *((Section(form_words.PROPOSED, (*proposed, form_words.NO_BAR)),) if proposed else ()),
    )


def form_offers(shown: Sequence[Wanted]) -> tuple[Action, ...]:
    """Offer to begin or go on with the forms that are asked for and not done, and to see all."""
    if not shown:
        return ()
    left = [each for each in shown if each.filled is None or not each.filled.state.done]
    asked = [each for each in left if each.asked_by or each.filled is not None]
    first, *others = [begin(each.form, each.filled) for each in asked[:_MOST_BUTTONS]] or [forms()]
    completed = [each.filled.state.completed for each in shown if each.filled is not None]
    brought = any(each.risks for each in completed if each is not None)
    return (
        first,
        *map(pressed_only, others),
        *((forms(),) if asked else ()),
        *((RISKS,) if brought else ()),
    )
