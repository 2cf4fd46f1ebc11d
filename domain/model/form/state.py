"""A form is what its events leave: evolve takes any event, refuses none, and asks nobody."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from domain.messages import Event
from domain.model.form.messages import (
    FormAnswerChanged,
    FormAnswered,
    FormCompleted,
    FormLeft,
    FormOpened,
    FormReopened,
    FormReply,
    FormResumed,
)
from domain.policy.edition import EditionRef


@dataclass(frozen=True, slots=True)
class FormAnswer:
    """The answer that stands for a question; *version* is the form's when it was last given."""

    question: str
    reply: FormReply
    shown: str
    version: int


@dataclass(frozen=True, slots=True)
class FilledForm:
    """Where a form stands: *edition* is pinned at its opening, *version* counts its events.

    *completed* is what it said when it was last completed; it stands while the form is reopened.
    """

    version: int = 0
    edition: EditionRef | None = None
    enquiry: str | None = None
    entry: str | None = None
    form: str = ""
    answers: tuple[FormAnswer, ...] = ()
    left: bool = False
    done: bool = False
    completed: FormCompleted | None = None

    @property
    def replies(self) -> Mapping[str, FormReply]:
        """The reply that stands for each question, in the order first answered."""
        return {answer.question: answer.reply for answer in self.answers}


UNOPENED = FilledForm()


def evolve(state: FilledForm, event: Event) -> FilledForm:
    """Return *state* after *event*; one that makes no sense is counted and changes nothing else."""
    return replace(_after(state, event), version=state.version + 1)


def _after(state: FilledForm, event: Event) -> FilledForm:
    if state.edition is None:
        if isinstance(event, FormOpened):
            return replace(
                state,
                edition=event.edition,
                enquiry=event.enquiry,
                entry=event.entry,
                form=event.form,
            )
        return state
    after = state
    match event:
        case FormAnswered() | FormAnswerChanged():
            after = replace(state, answers=_answered(state, event))
        case FormLeft() | FormResumed():
            after = replace(state, left=isinstance(event, FormLeft))
        case FormCompleted():
            after = replace(state, done=True, completed=event)
        case FormReopened():
            after = replace(state, done=False)
        case _:
            pass
    return after


def _answered(state: FilledForm, event: FormAnswered | FormAnswerChanged) -> tuple[FormAnswer, ...]:
    """Return the answers after *event*: a question keeps its place."""
    given = FormAnswer(event.question, event.reply, event.shown, state.version + 1)
    if event.question in state.replies:
        return tuple(
            given if answer.question == given.question else answer for answer in state.answers
        )
    return (*state.answers, given) if isinstance(event, FormAnswered) else state.answers
